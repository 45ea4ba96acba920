//! How far a mean could be off: the middle 95 of 100 means of values drawn again with putting back.

use std::fmt;

use super::share;
use crate::bench::dice::Dice;

/// How often the values are drawn again.
const DRAWS: usize = 10_000;

/// A mean with the ends of its interval.
#[derive(Clone, Copy, Debug)]
pub(super) struct Interval {
    mean: f64,
    low: f64,
    high: f64,
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.3} ({:.3} to {:.3})", self.mean, self.low, self.high)
    }
}

pub(super) fn plain_mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / share(values.len().max(1), 1)
}

/// The mean of the values and its interval. Differences of two rankings on the same queries make a paired comparison.
pub(super) fn mean(values: &[f64]) -> Interval {
    let mut dice = Dice(7);
    let mut means: Vec<f64> = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let drawn = (0..values.len()).map(|_| values[dice.below(values.len())]).sum::<f64>();
        means.push(drawn / share(values.len().max(1), 1));
    }
    means.sort_by(f64::total_cmp);
    Interval { mean: plain_mean(values), low: means[DRAWS / 40], high: means[DRAWS - DRAWS / 40 - 1] }
}
