//! How well chances were foretold.

use serde::Serialize;

/// How many groups of like chances calibration is looked at in.
const GROUPS: usize = 10;

/// How well chances were foretold, each between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// The mean square of what was foretold less what came (Brier 1950); 0 is perfect, and lower is better.
    pub brier: f64,
    /// Of all pairs of a yes and a no, the share in which the yes was foretold the higher chance; .5 is chance.
    pub auc: f64,
    /// The mean gap between foretold and come in ten groups of like chances.
    pub calibration_gap: f64,
}

impl Measures {
    /// Of chances and what came.
    pub(super) fn of(mut foretold: Vec<(f64, bool)>) -> Self {
        foretold.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let count = number(foretold.len()).max(1.0);
        let came = |is_yes: bool| if is_yes { 1.0 } else { 0.0 };
        let brier =
            foretold.iter().map(|&(chance, is_yes)| (chance - came(is_yes)) * (chance - came(is_yes))).sum::<f64>();
        let mut gap = 0.0;
        for group in foretold.chunks(foretold.len().div_ceil(GROUPS).max(1)) {
            let sum = |of: fn(&(f64, bool)) -> f64| group.iter().map(of).sum::<f64>();
            gap += (sum(|one| one.0) - sum(|one| f64::from(u8::from(one.1)))).abs();
        }
        Self { brier: rounded(brier / count), auc: rounded(auc(&foretold)), calibration_gap: rounded(gap / count) }
    }
}

/// By the ranks of the yes among all, where equal chances share their ranks.
fn auc(sorted: &[(f64, bool)]) -> f64 {
    let yes = number(sorted.iter().filter(|one| one.1).count());
    let no = number(sorted.len()) - yes;
    let (mut ranks, mut before) = (0.0, 0.0);
    for equal in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let size = number(equal.len());
        ranks += number(equal.iter().filter(|one| one.1).count()) * (before + f64::midpoint(size, 1.0));
        before += size;
    }
    if yes * no > 0.0 { (ranks - yes * (yes + 1.0) / 2.0) / (yes * no) } else { 0.5 }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// To four decimals, below which a sum's order would show.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_perfect_a_blind_and_a_reversed_forecast() {
        let measured = |chances: [f64; 4]| Measures::of(chances.into_iter().zip([true, true, false, false]).collect());
        assert_eq!(measured([1.0, 1.0, 0.0, 0.0]), Measures { brier: 0.0, auc: 1.0, calibration_gap: 0.0 });
        assert_eq!(measured([0.5; 4]), Measures { brier: 0.25, auc: 0.5, calibration_gap: 0.5 });
        assert_eq!(measured([0.1, 0.2, 0.8, 0.9]), Measures { brier: 0.725, auc: 0.0, calibration_gap: 0.85 });
    }
}
