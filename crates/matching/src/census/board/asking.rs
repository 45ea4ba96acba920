//! One person against what postings have in common: each different thing is judged once, when it is first met.

use super::full::{FullBoard, FullRow, Run};
use super::sections::Look;
use crate::census::full::{Rules, standing};
use crate::census::people::{Kind, PersonRow, PersonView};
use crate::census::postings::{Asked, PostingRow, Postings};
use crate::criteria::employer::Standing;
use crate::criteria::{max_of, person_slots_where, team_slots_where};
use crate::receipt::{Criterion, Side, Sides, State, Verdict};
use crate::tally::chances;
use crate::weights::{Permille, WHOLE, points, product};

/// Years of use that are told apart, and one to spare.
const YEARS: usize = 16;

/// What a skill of one kind counts for each number of years asked for.
type Shares = [Permille; YEARS];

/// What skills do for each other, ready to be added up.
#[derive(Clone, Debug)]
pub(super) struct SkillTables {
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
    pub(super) fn of(postings: &Postings, rules: Rules<'_>) -> Self {
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

    /// What the person's skills count for each that postings need, at least what one counts that is not shown.
    pub(super) fn needed(&self, person: PersonView<'_>) -> Vec<(u16, Shares)> {
        let mut helped = Vec::with_capacity(person.skills.len() * 8);
        for (&skill, kind) in person.skills.iter().zip(person.kinds) {
            let held = usize::from(skill);
            if let (Some(&start), Some(&end)) = (self.starts.get(held), self.starts.get(held + 1)) {
                let shown = &self.helped[start as usize..end as usize];
                helped.extend(shown.iter().map(|&(needed, relation)| (needed, relation, kind.code())));
            }
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

/// What each criterion besides the skills can earn on the team's side.
#[derive(Clone, Copy)]
struct TeamMaxima {
    experience: u16,
    title: u16,
    start: u16,
}

/// What each criterion can earn on the person's side.
struct PersonMaxima {
    pay: u16,
    place: u16,
    remote: u16,
    title: u16,
    employer: u16,
}

/// Verdicts by a number, each judged when it is first asked for.
struct Judged(Box<[Option<Verdict>]>);

impl Judged {
    fn of(count: usize) -> Self {
        Self(vec![None; count].into())
    }

    fn at(&mut self, number: usize, judge: impl FnOnce() -> Verdict) -> Verdict {
        *self.0[number].get_or_insert_with(judge)
    }
}

/// A person with their verdicts.
pub(super) struct Asking<'a> {
    person: &'a PersonRow,
    rules: Rules<'a>,
    /// Of postings that do not and that do state a longest notice.
    team: [TeamMaxima; 2],
    max: PersonMaxima,
    years: Judged,
    pays: Judged,
    starts: Judged,
    /// By the mode's code; see [`Self::mode`].
    remote: [Verdict; 5],
    titles: TitlePoints,
    /// By the occupation of the posting, where it was asked for last.
    of_occupation: crate::census::Tiny,
}

/// What the title of a posting earns: on the team's side without and with a longest notice, and on the person's.
#[derive(Clone, Copy)]
struct TitlePoints {
    team: [u16; 2],
    person: u16,
}

impl<'a> Asking<'a> {
    pub(super) fn of(person: &'a PersonRow, board: &FullBoard<'_>, rules: Rules<'a>) -> Self {
        let team = [false, true].map(|is_notice_stated| {
            let slots = team_slots_where(rules.weights, |one| one == Criterion::Start && is_notice_stated);
            let max = |criterion| max_of(&slots, criterion);
            TeamMaxima {
                experience: max(Criterion::Experience),
                title: max(Criterion::Title),
                start: max(Criterion::Start),
            }
        });
        let slots = person_slots_where(rules.weights, person.sizes != 0);
        let max = |criterion| max_of(&slots, criterion);
        let max = PersonMaxima {
            pay: max(Criterion::Pay),
            place: max(Criterion::Place),
            remote: max(Criterion::Remote),
            title: max(Criterion::Title),
            employer: max(Criterion::Employer),
        };
        let mode = |code| PostingRow { remote: crate::census::Tiny::of(code), ..PostingRow::default() };
        let mut this = Self {
            person,
            rules,
            team,
            max,
            years: Judged::of(board.years),
            pays: Judged::of(board.pays),
            starts: Judged::of(usize::from(u8::MAX) + 1),
            remote: [0, 1, 2, 3, 4].map(|code| rules.remote(&mode(code), person)),
            titles: TitlePoints { team: [0; 2], person: 0 },
            of_occupation: crate::census::Tiny::UNKNOWN,
        };
        this.titles = this.title_points(crate::census::Tiny::UNKNOWN);
        this
    }

    /// The remote mode as a small number; the last one is for all that are not known.
    pub(super) fn mode(row: &PostingRow) -> u8 {
        row.remote.code().min(4)
    }

    /// Who wishes for no place may be wherever a place is named.
    pub(super) const fn look(&self) -> Look {
        Look::at(if self.person.places == 0 { u64::MAX } else { self.person.places })
    }

    /// The score of a posting whose skills come to `skills`; `None` where a constraint is violated.
    pub(super) fn score(&mut self, posting: &FullRow, skills: u16) -> Option<u32> {
        let (rules, person, row) = (self.rules, self.person, &posting.row);
        if standing(row, person) == Standing::Blocked {
            return None;
        }
        if row.occupation != self.of_occupation {
            (self.titles, self.of_occupation) = (self.title_points(row.occupation), row.occupation);
        }
        let is_notice_stated = usize::from(row.notice_days_max.known().is_some());
        let team = self.team[is_notice_stated];
        let experience = self.years.at(posting.years as usize, || rules.experience(row, person));
        let start = self.starts.at(usize::from(row.notice_days_max.code()), || rules.start(row, person));
        let pay = self.pays.at(posting.pay as usize, || rules.pay(row, person));
        let place = rules.place(row, person);
        let remote = self.remote[usize::from(Self::mode(row))];
        if [experience, start, pay, place, remote].iter().any(|verdict| verdict.state == State::Violated) {
            return None;
        }
        let employer = if self.max.employer > 0 { rules.employer(row, person).points(self.max.employer) } else { 0 };
        let points = Sides {
            team: skills
                + experience.points(team.experience)
                + self.titles.team[is_notice_stated]
                + start.points(team.start),
            person: pay.points(self.max.pay)
                + place.points(self.max.place)
                + remote.points(self.max.remote)
                + self.titles.person
                + employer,
        };
        Some(chances(points, rules.weights).1.ppm())
    }

    /// The most that a posting of the run can score whose skills come to `skills`; `None` where none is eligible.
    pub(super) fn score_max(&self, run: &Run, skills: u16) -> Option<u32> {
        let max = self.points_max(run)?;
        let points = Sides { team: (max.team + skills).min(WHOLE), person: max.person };
        Some(chances(points, self.rules.weights).1.ppm())
    }

    /// What the skills of a posting of the run have to come to at least for a score of `least`.
    pub(super) fn skills_needed(&self, run: &Run, least: u32) -> u16 {
        let Some(max) = self.points_max(run) else { return u16::MAX };
        let score = |team| chances(Sides { team, person: max.person }, self.rules.weights).1.ppm();
        let (mut low, mut high) = (0, WHOLE + 1);
        while low < high {
            let middle = u16::midpoint(low, high);
            if score(middle) < least { low = middle + 1 } else { high = middle }
        }
        if low > WHOLE { u16::MAX } else { low.saturating_sub(max.team) }
    }

    /// The points besides the skills that a posting of the run has at most.
    fn points_max(&self, run: &Run) -> Option<Sides<u16>> {
        let titles = self.title_points(run.occupation);
        let team = |at: usize| self.team[at].experience + titles.team[at] + self.team[at].start;
        let is_possible = |&code: &usize| run.modes >> code & 1 == 1 && self.remote[code].state != State::Violated;
        let remote = (0..5).filter(is_possible).map(|code| self.remote[code].points(self.max.remote)).max()?;
        let floor = self.person.floor.known();
        let pay = floor.map_or_else(
            || Verdict::unknown(self.rules.prior(Side::Person, Criterion::Pay)).points(self.max.pay),
            |_| self.max.pay,
        );
        let person = pay + self.max.place + remote + titles.person + self.max.employer;
        Some(Sides { team: team(0).max(team(1)), person: person.min(WHOLE) })
    }

    fn title_points(&self, occupation: crate::census::Tiny) -> TitlePoints {
        let row = PostingRow { occupation, ..PostingRow::default() };
        let held = self.rules.title_held(&row, self.person);
        TitlePoints {
            team: self.team.map(|team| held.points(team.title)),
            person: self.rules.title_wished(&row, self.person).points(self.max.title),
        }
    }
}
