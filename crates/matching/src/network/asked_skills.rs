//! The skills of people against those that one opening asks for.

use std::cell::{Cell, RefCell};

use talent::Years;
use talent::vocabulary::Relation;

use super::people::HeldRow;
use super::values::Shared;
use super::wants::Want;
use crate::criteria::skills;
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::weights::{Permille, Weights, product};

/// The requirements of an opening, ready for very many people.
pub(super) struct AskedSkills<'a> {
    shared: &'a Shared,
    weights: &'a Weights,
    prior: Permille,
    each: Vec<Requirement>,
    /// The years that requirements ask for, each once.
    years: Vec<Option<Years>>,
    /// For each skill that people hold where in `helped` begins what it shows or helps with; it ends where the next begins.
    helped_from: Vec<u32>,
    helped: Vec<Helped>,
    /// For each of the years what each use of a skill counts, once it was looked at.
    counted: Vec<Cell<Permille>>,
    /// What all of them earn while they are unknown.
    unknown: Tally,
    shares: RefCell<Vec<Permille>>,
}

struct Requirement {
    /// Which of the years it asks for.
    years: usize,
    points_max: u16,
}

/// A requirement that a held skill shows or helps with, and what the relation counts.
#[derive(Clone, Copy)]
struct Helped {
    which: u32,
    relation: Permille,
}

const NOT_YET: Permille = Permille::MAX;

impl<'a> AskedSkills<'a> {
    /// Of the skills among `wants`.
    pub(super) fn of(wants: &[(Want, u16)], shared: &'a Shared, weights: &'a Weights) -> Self {
        let prior = weights.criterion(Side::Team, Criterion::Skills).prior;
        let (mut each, mut years, mut helped) = (Vec::new(), Vec::new(), Vec::new());
        for (want, points_max) in wants {
            let Want::Skill(key, asked) = want else { continue };
            let known = years.iter().position(|one| one == asked);
            let at = known.unwrap_or_else(|| {
                years.push(*asked);
                years.len() - 1
            });
            let same = shared.skills_held.number(key).map(|number| (number, Relation::Same));
            let which = u32::try_from(each.len()).expect("a posting names fewer skills than four thousand million");
            let helpers = shared.helpers.get(key).into_iter().flatten().copied();
            let counted =
                same.into_iter().chain(helpers).map(|(number, relation)| (number, weights.relation(relation)));
            // What counts no more than an unknown skill does, however long and lately it was used, need not be looked at.
            let counted = counted.filter(|&(_, relation)| relation > prior);
            helped.extend(counted.map(|(number, relation)| (number, Helped { which, relation })));
            each.push(Requirement { years: at, points_max: *points_max });
        }
        helped.sort_unstable_by_key(|&(number, _)| number);
        let unknown =
            |one: &Requirement| Tally::of(Side::Team, Criterion::Skills, Verdict::unknown(prior), one.points_max);
        Self {
            prior,
            helped_from: starts(helped.iter().map(|&(number, _)| number), shared.skills_held.numbers()),
            helped: helped.into_iter().map(|(_, helped)| helped).collect(),
            counted: vec![Cell::new(NOT_YET); years.len() * shared.uses_held.numbers()],
            unknown: each.iter().map(unknown).fold(Tally::default(), |sum, one| sum + one),
            each,
            years,
            shares: RefCell::default(),
            shared,
            weights,
        }
    }

    /// What the skills of a person come to.
    pub(super) fn tally(&self, skills: &[HeldRow]) -> Tally {
        let shares = &mut *self.shares.borrow_mut();
        shares.clear();
        shares.resize(self.each.len(), 0);
        for held in skills {
            let number = held.number as usize;
            let helped = self.helped_from[number] as usize..self.helped_from[number + 1] as usize;
            for &Helped { which, relation } in &self.helped[helped] {
                let which = which as usize;
                let share = product(relation, self.counted(self.each[which].years, held.used));
                shares[which] = shares[which].max(share);
            }
        }
        let shown = self.each.iter().zip(&*shares).filter(|&(_, &share)| share > self.prior);
        shown.fold(self.unknown, |sum, (one, &share)| {
            let tally = |verdict| Tally::of(Side::Team, Criterion::Skills, verdict, one.points_max);
            let verdict = skills::judge(share, &self.weights.skills, self.prior);
            sum + (tally(verdict) - tally(Verdict::unknown(self.prior)))
        })
    }

    fn counted(&self, years: usize, used: u32) -> Permille {
        let counted = &self.counted[years * self.shared.uses_held.numbers() + used as usize];
        if counted.get() == NOT_YET {
            let &(held, months_ago) = self.shared.uses_held.value(used).expect("whoever holds a skill has used it so");
            counted.set(skills::evidence_share(held, months_ago, self.years[years], &self.weights.skills));
        }
        counted.get()
    }
}

/// For each number below `count` how many of `numbers`, which are in order, come before it; at last how many there are.
fn starts(numbers: impl Iterator<Item = u32>, count: usize) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    for number in numbers {
        starts[number as usize + 1] += 1;
    }
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    starts
}
