//! Decisions for a generator, taken from a list of numbers: equal numbers make equal texts, and smaller numbers simpler ones.

use proptest::prelude::*;

/// A generator asks for this many decisions at most; behind them everything is as simple as can be.
const DECISIONS_MAX: usize = 2_000;

/// Lists of decisions.
pub(super) fn decisions() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(any::<u16>(), DECISIONS_MAX)
}

/// The decisions not yet taken.
pub(super) struct Choices<'d> {
    left: std::slice::Iter<'d, u16>,
}

impl<'d> Choices<'d> {
    pub(super) fn new(decisions: &'d [u16]) -> Self {
        Self { left: decisions.iter() }
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (usize::from(self.left.next().copied().unwrap_or_default()) * limit) >> 16
    }

    /// True in one of `cases` cases.
    pub(super) fn one_in(&mut self, cases: usize) -> bool {
        self.below(cases) + 1 == cases
    }

    /// One of several.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// Several different ones, in any order.
    pub(super) fn several<T: Copy>(&mut self, from: &[T], count: usize) -> Vec<T> {
        let mut left = from.to_vec();
        (0..count.min(left.len()))
            .map(|_| {
                let at = self.below(left.len());
                left.swap_remove(at)
            })
            .collect()
    }
}
