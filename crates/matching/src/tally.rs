//! What verdicts come to: the sums that make a score, and what decides the order of a ranking.

use std::cmp::Reverse;

use crate::chance::Chance;
use crate::receipt::{Criterion, Side, Sides, State, Verdict};
use crate::weights::Weights;

/// The sums of a pair's verdicts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) points: Sides<u16>,
    /// How many verdicts are not unknown.
    pub(crate) known: Sides<u16>,
    violated: Violated,
}

/// The criteria that a pair violates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Violated(u16);

impl Violated {
    const fn by(criterion: Criterion) -> Self {
        Self(1 << criterion as u16)
    }
}

impl Tally {
    pub(crate) fn add(&mut self, side: Side, criterion: Criterion, verdict: Verdict, points_max: u16) {
        let (points, known) = match side {
            Side::Team => (&mut self.points.team, &mut self.known.team),
            Side::Person => (&mut self.points.person, &mut self.known.person),
        };
        *points += verdict.points(points_max);
        *known += u16::from(verdict.state != State::Unknown);
        if verdict.state == State::Violated {
            self.violated.0 |= Violated::by(criterion).0;
        }
    }

    /// A constraint is violated.
    pub(crate) const fn is_excluded(&self) -> bool {
        self.violated.0 != 0
    }

    /// The one criterion that is violated; `None` where none or several are.
    pub(crate) fn only_violation(&self) -> Option<Criterion> {
        Criterion::ALL.into_iter().find(|&criterion| self.violated == Violated::by(criterion))
    }

    /// What the team may see of the sums: nothing that tells a pay floor. `None` where the person blocks the employer.
    pub(crate) fn for_team(mut self) -> Option<Self> {
        if self.violated.0 & Violated::by(Criterion::BlockedEmployer).0 != 0 {
            return None;
        }
        self.violated.0 &= !Violated::by(Criterion::Pay).0;
        self.known.person = 0;
        Some(self)
    }

    pub(crate) fn grade(&self, weights: &Weights) -> Grade {
        Grade {
            excluded: self.is_excluded(),
            score: Reverse(chances(self.points, weights).1),
            points: Reverse(self.points.team + self.points.person),
            known: Reverse(self.known.team + self.known.person),
        }
    }
}

/// What decides where a pair stands in a ranking before the sources do; the least comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Grade {
    pub(crate) excluded: bool,
    pub(crate) score: Reverse<Chance>,
    /// Of both sides together.
    pub(crate) points: Reverse<u16>,
    /// How many reasons are known.
    pub(crate) known: Reverse<u16>,
}

/// The chance of each side's yes, and of both.
pub(crate) fn chances(points: Sides<u16>, weights: &Weights) -> (Sides<Chance>, Chance) {
    let chance = |side, points: u16| Chance::from_ppm(weights.table(side)[usize::from(points)]);
    let chances = Sides { team: chance(Side::Team, points.team), person: chance(Side::Person, points.person) };
    (chances, chances.team.and(chances.person))
}
