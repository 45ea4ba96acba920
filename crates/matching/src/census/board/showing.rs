//! What skills do for each other.

use crate::census::full::Rules;
use crate::census::people::{Kind, PersonView};
use crate::census::postings::{Asked, Postings};
use crate::receipt::{Criterion, Side};
use crate::weights::{Permille, WHOLE, points, product};

/// Years of use that are told apart, and one to spare.
const YEARS: usize = 16;

/// What a skill of one kind counts for each number of years asked for.
type Shares = [Permille; YEARS];

/// What skills do for each other, ready to be added up.
#[derive(Clone, Debug)]
pub(in crate::census) struct SkillTables {
    /// By the code of a kind, of the same skill.
    by_kind: Box<[Shares]>,
    /// The skills that a held skill shows or helps with, by the number of the held one.
    helped: Box<[(u16, Permille)]>,
    starts: Box<[u32]>,
    /// What a requirement that is not shown earns, by its points.
    unshown: Box<[u16]>,
    prior: Permille,
}

impl SkillTables {
    pub(in crate::census) fn of(postings: &Postings, rules: Rules<'_>) -> Self {
        let by_kind = Kind::all().map(|kind| {
            let mut shares = [0; YEARS];
            for (share, years) in shares.iter_mut().zip(0..=Asked::YEARS_MAX) {
                *share = rules.evidence_share(kind, years);
            }
            shares
        });
        let mut needed: Vec<u16> =
            postings.iter().flat_map(|posting| posting.asked.iter().map(|asked| asked.skill)).collect();
        needed.sort_unstable();
        needed.dedup();
        let shown = |needed: &u16| {
            let needed = *needed;
            rules.skills.showing(needed).map(move |(held, relation)| (held, needed, rules.weights.relation(relation)))
        };
        let mut helped: Vec<(u16, u16, Permille)> = needed.iter().flat_map(shown).collect();
        helped.sort_unstable();
        let count = helped.last().map_or(0, |&(held, ..)| u32::from(held) + 1);
        let start = |held: u32| helped.partition_point(|&(one, ..)| u32::from(one) < held);
        let prior = rules.prior(Side::Team, Criterion::Skills);
        Self {
            by_kind: by_kind.collect(),
            starts: (0..=count).map(|held| u32::try_from(start(held)).expect("relations are few")).collect(),
            helped: helped.iter().map(|&(_, needed, relation)| (needed, relation)).collect(),
            unshown: (0..=WHOLE).map(|points_max| points(points_max, prior)).collect(),
            prior,
        }
    }

    /// The skills that a held skill shows or helps with, and how much of its own share it counts for each.
    pub(in crate::census) fn helped(&self, held: u16) -> &[(u16, Permille)] {
        let held = usize::from(held);
        match (self.starts.get(held), self.starts.get(held + 1)) {
            (Some(&start), Some(&end)) => &self.helped[start as usize..end as usize],
            _ => &[],
        }
    }

    /// What a skill of a kind counts for itself, by the years asked for.
    pub(in crate::census) fn shares(&self, kind: Kind) -> &Shares {
        &self.by_kind[usize::from(kind.code())]
    }

    /// What the person's skills count for each that postings need, at least what one counts that is not shown.
    pub(super) fn needed(&self, person: PersonView<'_>) -> Vec<(u16, Shares)> {
        let mut helped = Vec::with_capacity(person.skills.len() * 8);
        for (&skill, kind) in person.skills.iter().zip(person.kinds) {
            helped.extend(self.helped(skill).iter().map(|&(needed, relation)| (needed, relation, kind.code())));
        }
        helped.sort_unstable();
        let best = |helpers: &[(u16, Permille, u8)]| {
            let mut best = [self.prior; YEARS];
            for &(_, relation, kind) in helpers {
                let shares = &self.by_kind[usize::from(kind)];
                for (best, &share) in best.iter_mut().zip(shares) {
                    *best = product(relation, share).max(*best);
                }
            }
            (helpers[0].0, best)
        };
        let better = |(_, shares): &(u16, Shares)| shares.iter().any(|&share| share > self.prior);
        helped.chunk_by(|a, b| a.0 == b.0).map(best).filter(better).collect()
    }

    /// What a requirement of so many points earns that is not shown.
    pub(super) fn unshown(&self, points_max: u16) -> u16 {
        self.unshown[usize::from(points_max.min(WHOLE))]
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.by_kind) + size_of_val(&*self.helped) + size_of_val(&*self.starts)
    }
}
