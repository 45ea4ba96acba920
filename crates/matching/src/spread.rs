//! Spread: an optional correction for congestion, so that the lists of many people do not all begin with the same few postings.
//!
//! The definition: go through all pairs from the highest score to the lowest, ties by the person's number and then the posting's, and
//! write a posting on a person's list where the list has fewer than `top` and the posting stands on fewer than `most` lists. Since both
//! sides order pairs by the same score, this is the one stable assignment: no person and posting that are not together would both rank
//! higher than the least that each has. It never brings in a pair that was not among the given ones.

use std::cmp::Reverse;

use serde::Serialize;

use crate::chance::Chance;

/// How long lists are and on how many a posting may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Postings on a person's list.
    pub top: usize,
    /// Lists on which a posting may stand.
    pub most: usize,
}

/// Lists and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lists {
    /// For each person the numbers of the postings with their scores, the highest first.
    pub lists: Vec<Vec<(usize, Chance)>>,
    /// The sum of all scores on the lists, in parts per million: how many matches the lists are expected to come to if each is tried.
    pub utility: u64,
    /// On how many lists the posting stands that stands on most.
    pub crowd: usize,
}

/// The lists as everybody would have them, and as the correction leaves them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Each person's best, whatever the others have.
    pub before: Lists,
    /// Corrected.
    pub after: Lists,
}

impl Spread {
    /// What the correction costs of the utility, in thousandths rounded up; nothing where there was none.
    pub fn cost(&self) -> u64 {
        let lost = self.before.utility.saturating_sub(self.after.utility);
        (lost * 1000).div_ceil(self.before.utility.max(1))
    }
}

/// Spreads the pairs that each person may have: for each the numbers of postings, below `postings`, with their scores.
pub fn spread(pairs: &[Vec<(usize, Chance)>], postings: usize, limits: Limits) -> Spread {
    let mut sorted: Vec<(Reverse<Chance>, usize, usize)> = pairs
        .iter()
        .enumerate()
        .flat_map(|(person, of)| of.iter().map(move |&(posting, score)| (Reverse(score), person, posting)))
        .collect();
    sorted.sort_unstable();
    sorted.dedup();
    let people = pairs.len();
    Spread {
        before: taken(&sorted, people, postings, Limits { most: usize::MAX, ..limits }),
        after: taken(&sorted, people, postings, limits),
    }
}

fn taken(sorted: &[(Reverse<Chance>, usize, usize)], people: usize, postings: usize, limits: Limits) -> Lists {
    let mut lists = vec![Vec::new(); people];
    let mut uses = vec![0; postings];
    let mut utility = 0;
    for &(Reverse(score), person, posting) in sorted {
        if lists[person].len() < limits.top && uses[posting] < limits.most {
            lists[person].push((posting, score));
            uses[posting] += 1;
            utility += u64::from(score.ppm());
        }
    }
    Lists { lists, utility, crowd: uses.into_iter().max().unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(rows: &[&[u32]]) -> Vec<Vec<(usize, Chance)>> {
        rows.iter().map(|row| row.iter().map(|&ppm| Chance::from_ppm(ppm)).enumerate().collect()).collect()
    }

    fn numbers(lists: &Lists) -> Vec<Vec<usize>> {
        lists.lists.iter().map(|list| list.iter().map(|&(posting, _)| posting).collect()).collect()
    }

    #[test]
    fn the_crowd_before_one_posting_is_spread_and_the_cost_is_told() {
        let everybody_wants_the_first = pairs(&[&[900, 100, 80], &[800, 700, 10], &[700, 600, 500]]);
        let spread = spread(&everybody_wants_the_first, 3, Limits { top: 1, most: 1 });
        assert_eq!(numbers(&spread.before), [[0], [0], [0]]);
        assert_eq!(numbers(&spread.after), [[0], [1], [2]]);
        assert_eq!((spread.before.crowd, spread.after.crowd), (3, 1));
        assert_eq!((spread.before.utility, spread.after.utility, spread.cost()), (2400, 2100, 125));
    }

    #[test]
    fn without_a_crowd_nothing_changes_and_nothing_is_lost() {
        let spread = spread(&pairs(&[&[900, 100], &[100, 900]]), 2, Limits { top: 1, most: 1 });
        assert_eq!(spread.before, spread.after);
        assert_eq!(spread.cost(), 0);
    }

    proptest! {
        #[test]
        fn no_pair_that_is_apart_would_both_rather_be_together(
            rows in proptest::collection::vec(proptest::collection::vec(0_u32..40, 4), 1..9), top in 1_usize..3, most in 1_usize..4,
        ) {
            let rows: Vec<&[u32]> = rows.iter().map(Vec::as_slice).collect();
            let pairs = pairs(&rows);
            let lists = spread(&pairs, 4, Limits { top, most }).after.lists;
            let of_posting = |posting: usize| lists.iter().enumerate().filter_map(move |(person, list)| {
                list.iter().find(|one| one.0 == posting).map(|one| (Reverse(one.1), person, posting))
            });
            for (person, row) in pairs.iter().enumerate() {
                prop_assert!(lists[person].len() <= top);
                for &(posting, score) in row {
                    prop_assert!(of_posting(posting).count() <= most);
                    let key = (Reverse(score), person, posting);
                    let is_together = lists[person].iter().any(|one| one.0 == posting);
                    let worst = |keys: &mut dyn Iterator<Item = (Reverse<Chance>, usize, usize)>| keys.max();
                    let has_room = lists[person].len() < top
                        || worst(&mut lists[person].iter().map(|one| (Reverse(one.1), person, one.0))) > Some(key);
                    let is_open = of_posting(posting).count() < most || worst(&mut of_posting(posting)) > Some(key);
                    prop_assert!(is_together || !has_room || !is_open, "{person} and {posting}");
                }
            }
        }
    }
}
