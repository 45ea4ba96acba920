//! What verdicts come to: the sums that make a score, and what decides the order of a ranking.

use std::ops::{Add, AddAssign, Sub};

use crate::chance::Chance;
use crate::receipt::{Criterion, Side, Sides, State, Verdict};
use crate::weights::Weights;

/// The sums of a pair's verdicts, or of some of them, in one number, so that two sums are added at once: the points of the team and of the
/// person, 16 bits each, how many verdicts are not unknown, 16 bits of the team's and 4 of the person's, and a bit for each criterion
/// that is violated. No pair reaches the end of any of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally(u64);

const PERSON_POINTS: u32 = 16;
const TEAM_KNOWN: u32 = 32;
const PERSON_KNOWN: u32 = 48;
const VIOLATED: u32 = 52;

impl Tally {
    /// Of one verdict.
    pub(crate) fn of(side: Side, criterion: Criterion, verdict: Verdict, points_max: u16) -> Self {
        let (points, known) = match side {
            Side::Team => (0, TEAM_KNOWN),
            Side::Person => (PERSON_POINTS, PERSON_KNOWN),
        };
        let is_known = u64::from(verdict.state != State::Unknown);
        let violated = if verdict.state == State::Violated { violated_by(criterion) } else { 0 };
        Self(u64::from(verdict.points(points_max)) << points | is_known << known | violated)
    }

    /// Of the team's verdicts that are all unknown and earn so many points together.
    pub(crate) fn unknown_of_team(points: u32) -> Self {
        Self(u64::from(points))
    }

    pub(crate) fn count(&mut self, side: Side, criterion: Criterion, verdict: Verdict, points_max: u16) {
        *self += Self::of(side, criterion, verdict, points_max);
    }

    pub(crate) fn points(self) -> Sides<u16> {
        Sides { team: self.part(0), person: self.part(PERSON_POINTS) }
    }

    /// How many verdicts are not unknown.
    pub(crate) fn known(self) -> Sides<u16> {
        Sides { team: self.part(TEAM_KNOWN), person: self.part(PERSON_KNOWN) & 15 }
    }

    fn part(self, from: u32) -> u16 {
        u16::try_from(self.0 >> from & 0xFFFF).expect("16 bits are as many as fit")
    }

    /// A constraint is violated.
    pub(crate) const fn is_excluded(self) -> bool {
        self.0 >> VIOLATED != 0
    }

    /// The one criterion that is violated; `None` where none or several are.
    pub(crate) fn only_violation(self) -> Option<Criterion> {
        let violated = self.0 >> VIOLATED << VIOLATED;
        Criterion::ALL.into_iter().find(|&criterion| violated == violated_by(criterion))
    }

    /// What the team may see of the sums: nothing that tells a pay floor. `None` where the person blocks the employer.
    pub(crate) fn for_team(self) -> Option<Self> {
        if self.0 & violated_by(Criterion::BlockedEmployer) != 0 {
            return None;
        }
        Some(Self(self.0 & !violated_by(Criterion::Pay) & !(15 << PERSON_KNOWN)))
    }

    pub(crate) fn grade(self, weights: &Weights) -> Grade {
        let (points, known) = (self.points(), self.known());
        let score = chances(points, weights).1;
        Grade::of(self.is_excluded(), score, points.team + points.person, known.team + known.person)
    }
}

const fn violated_by(criterion: Criterion) -> u64 {
    1 << (VIOLATED + criterion as u32)
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

/// What has to be added to `other` to get this; a sum only once it was added.
impl Sub for Tally {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.wrapping_sub(other.0))
    }
}

/// What decides where a pair stands in a ranking before the sources do, in one number; the least comes first: who is not excluded, then
/// the higher score, the more points of both sides together, the more that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Grade(u64);

const GRADE_SCORE: u32 = 32;
const GRADE_EXCLUDED: u32 = 63;
const GRADE_POINTS: u32 = 16;

impl Grade {
    pub(crate) fn of(excluded: bool, score: Chance, points: u16, known: u16) -> Self {
        let missed = u64::from(Chance::CERTAIN.ppm() - score.ppm());
        let (points, known) = (u64::from(u16::MAX - points), u64::from(u16::MAX - known));
        Self(u64::from(excluded) << GRADE_EXCLUDED | missed << GRADE_SCORE | points << GRADE_POINTS | known)
    }

    pub(crate) const fn is_excluded(self) -> bool {
        self.0 >> GRADE_EXCLUDED != 0
    }

    pub(crate) fn score(self) -> Chance {
        let missed = (self.0 >> GRADE_SCORE) & ((1 << (GRADE_EXCLUDED - GRADE_SCORE)) - 1);
        Chance::from_ppm(Chance::CERTAIN.ppm() - u32::try_from(missed).expect("a score misses a million at most"))
    }
}

/// The chance of each side's yes, and of both.
pub(crate) fn chances(points: Sides<u16>, weights: &Weights) -> (Sides<Chance>, Chance) {
    let chance = |side, points: u16| Chance::from_ppm(weights.table(side)[usize::from(points)]);
    let chances = Sides { team: chance(Side::Team, points.team), person: chance(Side::Person, points.person) };
    (chances, chances.team.and(chances.person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_kept_apart() {
        let partly = Verdict::partly(500);
        let mut tally = Tally::of(Side::Team, Criterion::Skills, partly, 600);
        tally.count(Side::Team, Criterion::Title, Verdict::unknown(250), 400);
        tally.count(Side::Person, Criterion::Pay, Verdict::VIOLATED, 350);
        tally.count(Side::Person, Criterion::Place, Verdict::SATISFIED, 650);
        assert_eq!(tally.points(), Sides { team: 400, person: 650 });
        assert_eq!(tally.known(), Sides { team: 1, person: 2 });
        assert!(tally.is_excluded());
        assert_eq!(tally.only_violation(), Some(Criterion::Pay));
        let seen = tally.for_team().unwrap();
        assert_eq!(
            (seen.is_excluded(), seen.points(), seen.known()),
            (false, tally.points(), Sides { team: 1, person: 0 })
        );
        tally.count(Side::Person, Criterion::BlockedEmployer, Verdict::VIOLATED, 0);
        assert_eq!((tally.for_team(), tally.only_violation()), (None, None));
        let paid = Tally::of(Side::Person, Criterion::Pay, Verdict::SATISFIED, 350);
        let unpaid = Tally::of(Side::Person, Criterion::Pay, Verdict::VIOLATED, 350);
        assert_eq!((tally + (paid - unpaid)).only_violation(), Some(Criterion::BlockedEmployer));
    }

    #[test]
    fn who_is_not_excluded_comes_first_then_score_points_and_what_is_known() {
        let grade = |excluded, ppm, points, known| Grade::of(excluded, Chance::from_ppm(ppm), points, known);
        let rising = [
            grade(false, 900_000, 1000, 3),
            grade(false, 900_000, 1000, 2),
            grade(false, 900_000, 999, 9),
            grade(false, 0, 2000, 9),
            grade(true, 1_000_000, 2000, 9),
            grade(true, 0, 0, 0),
        ];
        assert!(rising.is_sorted_by(|a, b| a < b));
        assert_eq!(rising.map(|grade| grade.score().ppm()), [900_000, 900_000, 900_000, 0, 1_000_000, 0]);
        assert_eq!(rising.map(Grade::is_excluded), [false, false, false, false, true, true]);
    }
}
