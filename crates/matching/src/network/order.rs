//! The order of a ranking before any receipt is made: by grade, then by source, at last by key.

use std::cmp::Ordering;
use std::ops::Range;

use super::Network;
use crate::tally::Grade;

/// A member of the other side with the grade of its pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) grade: Grade,
    /// Where the member stands in memory.
    pub(super) place: usize,
}

/// The members at `ranks` of the order, best first; `tie` decides between equal grades.
pub(super) fn page(mut ranked: Vec<Ranked>, ranks: Range<usize>, tie: impl Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let order = |a: &Ranked, b: &Ranked| a.grade.cmp(&b.grade).then_with(|| tie(a.place, b.place));
    if ranks.is_empty() || ranks.start >= ranked.len() {
        return Vec::new();
    }
    if ranks.end < ranked.len() {
        ranked.select_nth_unstable_by(ranks.end, order);
        ranked.truncate(ranks.end);
    }
    ranked.sort_unstable_by(order);
    ranked[ranks.start..].iter().map(|one| one.place).collect()
}

impl<K: Ord + Copy> Network<'_, K> {
    /// Between two openings with equal grades for one person.
    pub(super) fn tie_of_openings(&self, a: usize, b: usize) -> Ordering {
        let source = |place: usize| {
            let source = &self.openings.values[place].card.source;
            (&source.file, source.start, source.end, self.openings.keys[place])
        };
        source(a).cmp(&source(b))
    }

    /// Between two people with equal grades for one opening.
    pub(super) fn tie_of_people(&self, a: usize, b: usize) -> Ordering {
        let source = |place: usize| (&self.people.values[place].source.file, self.people.keys[place]);
        source(a).cmp(&source(b))
    }
}
