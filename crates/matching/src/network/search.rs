//! The best of many members: those whose bound promises most are judged first, and nobody whose bound cannot reach the best is judged.

use std::cmp::Ordering;

use crate::tally::Grade;

/// A member of the other side with the grade of its pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) grade: Grade,
    /// Where the member stands in memory.
    pub(super) place: usize,
}

/// A member that is not yet judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// No grade that it may turn out to have is better.
    pub(super) bound: Grade,
    place: u32,
}

impl Candidate {
    pub(super) fn new(bound: Grade, place: usize) -> Self {
        Self { bound, place: u32::try_from(place).expect("fewer members than four thousand million fit into memory") }
    }

    pub(super) const fn place(self) -> usize {
        self.place as usize
    }
}

/// What decides between two members with equal grades.
pub(super) trait Tie: Fn(usize, usize) -> Ordering {}

impl<F: Fn(usize, usize) -> Ordering> Tie for F {}

impl Ranked {
    /// The order of rankings.
    pub(super) fn order(&self, other: &Self, tie: &impl Tie) -> Ordering {
        self.grade.cmp(&other.grade).then_with(|| tie(self.place, other.place))
    }
}

/// How many are judged before the first bound is looked at.
const FIRST: usize = 64;

/// The best of the candidates, at most `most`, best first. `judge` is told the worst grade that is still among the best, and may answer
/// `None` for whoever cannot reach it.
pub(super) fn best(
    mut candidates: Vec<Candidate>,
    most: usize,
    mut judge: impl FnMut(usize, Option<Grade>) -> Option<Grade>,
    tie: &impl Tie,
) -> Vec<Ranked> {
    let mut found: Vec<Ranked> = Vec::new();
    let mut last: Option<Grade> = None;
    let mut judged_next = most.saturating_mul(2).max(FIRST);
    if most == 0 {
        return found;
    }
    while !candidates.is_empty() {
        let kept = candidates.len() - judged_next.min(candidates.len());
        if kept > 0 {
            candidates.select_nth_unstable_by_key(kept, |one| std::cmp::Reverse(one.bound));
        }
        found.extend(candidates.drain(kept..).filter_map(|candidate| {
            let place = candidate.place();
            Some(Ranked { grade: judge(place, last)?, place })
        }));
        keep_best(&mut found, most, tie);
        last = found.iter().map(|one| one.grade).max().filter(|_| found.len() == most);
        if let Some(last) = last {
            candidates.retain(|one| one.bound <= last);
        }
        judged_next = judged_next.saturating_mul(2);
    }
    found.sort_unstable_by(|a, b| a.order(b, tie));
    found
}

fn keep_best(found: &mut Vec<Ranked>, most: usize, tie: &impl Tie) {
    if most < found.len() {
        found.select_nth_unstable_by(most, |a, b| a.order(b, tie));
        found.truncate(most);
    }
}

/// How many of `ranked`, which are in order, come before `one`.
pub(super) fn before(one: &Ranked, ranked: &[Ranked], tie: &impl Tie) -> usize {
    ranked.partition_point(|other| other.order(one, tie).is_lt())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chance::Chance;

    fn grade(score: u32) -> Grade {
        Grade::of(false, Chance::from_ppm(score), 0, 0)
    }

    proptest! {
        #[test]
        fn the_best_are_those_of_the_whole_order(
            members in prop::collection::vec((0_u32..60, 0_u32..30), 0..400), most in 0_usize..120,
        ) {
            // Among equals whoever stands farther behind comes first, so that the order of arrival cannot do instead of the tie.
            let tie = |a: usize, b: usize| b.cmp(&a);
            let bound = |(place, &(score, above)): (usize, &(u32, u32))| Candidate::new(grade(score + above), place);
            let candidates: Vec<Candidate> = members.iter().enumerate().map(bound).collect();
            let ranked = |(place, &(score, _)): (usize, &(u32, u32))| Ranked { grade: grade(score), place };
            let mut all: Vec<Ranked> = members.iter().enumerate().map(ranked).collect();
            all.sort_by(|a, b| a.order(b, &tie));
            let judge = |place: usize, last: Option<Grade>| {
                Some(grade(members[place].0)).filter(|grade| last.is_none_or(|last| *grade <= last))
            };
            let places = |ranked: &[Ranked]| ranked.iter().map(|one| one.place).collect::<Vec<_>>();
            let found = best(candidates, most, judge, &tie);
            prop_assert_eq!(places(&found), places(&all[..most.min(all.len())]));
            for one in &found {
                prop_assert_eq!(found[before(one, &all, &tie)].place, one.place);
            }
        }
    }

    #[test]
    fn whoever_cannot_be_among_the_best_is_not_judged() {
        let candidates = (0..10_000).map(|place| Candidate::new(grade(u32::try_from(place).unwrap()), place)).collect();
        let mut judged = 0;
        let judge = |place: usize, _: Option<Grade>| {
            judged += 1;
            Some(grade(u32::try_from(place).unwrap()))
        };
        let found = best(candidates, 3, judge, &|a: usize, b: usize| a.cmp(&b));
        assert_eq!(found.iter().map(|one| one.place).collect::<Vec<_>>(), [9_999, 9_998, 9_997]);
        assert_eq!(judged, FIRST);
    }
}
