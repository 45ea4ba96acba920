//! The model of one side and how it is fitted: one coordinate after the other by Newton's steps, with nothing but the four basic
//! operations, so that every machine learns the same.

use super::{Outcome, criteria};
use crate::receipt::Side;
use crate::weights::{Weights, WeightsError};

/// How often each number is improved. The problem is convex; far fewer rounds come to rest.
const ROUNDS: usize = 60;

/// How strongly numbers are drawn towards the given ones: as an example in doubt, with the whole of a criterion at stake, so many times.
const DRAWN: f64 = 10.0;

/// The middle and the scale of a given table are read off here, in points.
const READ_AT: [u16; 2] = [300, 700];

/// A table says what is foretold for this place of a list.
const TABLE_FOR_RANK: usize = 3;

/// A criterion keeps at least this share of its given weight, for a weights file knows no zero.
const LEAST_KEPT: f64 = 0.05;

/// A match of a list as a side saw it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Example {
    pub(super) list: String,
    rank: usize,
    /// For each criterion of the side, points earned of points that could be; nothing could be where it does not apply.
    shares: Vec<(u16, u16)>,
    pub(super) is_yes: bool,
}

impl Example {
    pub(super) fn of(outcome: &Outcome, side: Side, is_yes: bool, weights: &Weights) -> Self {
        let shares = criteria(side, weights).into_iter().map(|criterion| {
            let of = outcome.shown.reasons.iter().filter(|reason| reason.side == side && reason.criterion == criterion);
            of.fold((0_u16, 0_u16), |(earned, most), reason| {
                let points = reason.points.min(reason.points_max);
                (earned.saturating_add(points), most.saturating_add(reason.points_max))
            })
        });
        Self { list: outcome.list.clone(), rank: outcome.shown.rank.max(1), shares: shares.collect(), is_yes }
    }

    /// The share of a criterion; `None` where it does not apply.
    fn share(&self, criterion: usize) -> Option<f64> {
        let (earned, most) = self.shares[criterion];
        (most > 0).then(|| f64::from(earned) / f64::from(most))
    }

    fn answer(&self) -> f64 {
        f64::from(u8::from(self.is_yes))
    }
}

/// How much more a match is looked at for its place in a list, 1 for the first. A team sees the applications, not their places.
fn nearness(rank: usize, side: Side) -> f64 {
    match side {
        Side::Person => 1.0 / f64::from(u32::try_from(rank).unwrap_or(u32::MAX)),
        Side::Team => 0.0,
    }
}

/// The chance of a side's yes: the logistic function of `middle + scale x share + first x nearness`, where the share is the weighted mean
/// of the criteria that apply.
#[derive(Clone, Debug)]
pub(super) struct Model {
    side: Side,
    weights: Vec<f64>,
    middle: f64,
    scale: f64,
    first: f64,
}

impl Model {
    /// What a file of weights says.
    pub(super) fn given(side: Side, weights: &Weights) -> Self {
        let own =
            criteria(side, weights).into_iter().map(|one| f64::from(weights.criterion(side, one).weight)).collect();
        let [low, high] = READ_AT.map(|points| log_odds(weights.table(side)[usize::from(points)]));
        let [low_at, high_at] = READ_AT.map(|points| f64::from(points) / 1000.0);
        let scale = (high - low) / (high_at - low_at);
        Self { side, weights: own, middle: low - scale * low_at, scale, first: 0.0 }
    }

    /// Fitted to examples, from a file of weights on: first how much each criterion tells beside the others, then how the sum of them
    /// becomes a chance.
    pub(super) fn fitted(examples: &[Example], side: Side, weights: &Weights) -> Self {
        let given = Self::given(side, weights);
        let sum: f64 = given.weights.iter().sum();
        let nearness: Vec<f64> = examples.iter().map(|example| nearness(example.rank, side)).collect();
        let answers: Vec<f64> = examples.iter().map(Example::answer).collect();
        let mut columns: Vec<Column> = (given.weights.iter().enumerate())
            .map(|(criterion, weight)| Column {
                values: centred(examples, criterion),
                number: given.scale * weight / sum,
                drawn_to: given.scale * weight / sum,
                drawn: DRAWN,
                least: given.scale * weight / sum * LEAST_KEPT,
            })
            .collect();
        columns.push(Column::free(nearness.clone()));
        columns.push(Column::free(vec![1.0; examples.len()]));
        fit(&mut columns, &answers);
        let told: Vec<f64> = columns[..given.weights.len()].iter().map(|column| column.number).collect();
        let model = Self { weights: told, ..given };
        let shares = examples.iter().map(|example| model.share(example)).collect();
        let scale = Column {
            values: shares,
            number: model.scale,
            drawn_to: model.scale,
            drawn: DRAWN,
            least: model.scale * LEAST_KEPT,
        };
        let mut columns = [scale, Column::free(nearness), Column::free(vec![1.0; examples.len()])];
        fit(&mut columns, &answers);
        let [scale, first, middle] = columns.map(|column| column.number);
        Self { middle, scale, first, ..model }
    }

    /// The weighted mean of the shares of the criteria that apply; nothing where none does.
    fn share(&self, example: &Example) -> f64 {
        let (mut sum, mut applied) = (0.0, 0.0);
        for (criterion, weight) in self.weights.iter().enumerate() {
            if let Some(share) = example.share(criterion) {
                sum += weight * share;
                applied += weight;
            }
        }
        if applied > 0.0 { sum / applied } else { 0.0 }
    }

    /// The chance that is foretold for a match at its place.
    pub(super) fn chance(&self, example: &Example) -> f64 {
        logistic(self.middle + self.scale * self.share(example) + self.first * nearness(example.rank, self.side))
    }

    /// A file of weights with this side's numbers instead of the given ones.
    pub(super) fn into_weights(self, weights: Weights) -> Result<Weights, WeightsError> {
        let sum: f64 = self.weights.iter().sum();
        let whole = |weight: f64| whole(weight / sum * 1000.0).max(1);
        let criteria = criteria(self.side, &weights).into_iter().zip(&self.weights);
        let criteria: Vec<_> = criteria
            .map(|(criterion, &weight)| (criterion, u16::try_from(whole(weight)).unwrap_or(u16::MAX)))
            .collect();
        let seen = self.first * nearness(TABLE_FOR_RANK, self.side);
        let chance =
            |points: u16| whole_million(logistic(self.middle + self.scale * f64::from(points) / 1000.0 + seen));
        weights.with_side(self.side, &criteria, (0..=1000).map(chance).collect())
    }
}

/// One number of a model and what it is multiplied with in each example.
struct Column {
    values: Vec<f64>,
    number: f64,
    drawn_to: f64,
    drawn: f64,
    least: f64,
}

impl Column {
    /// A number that only the examples settle. The little that it is drawn to nothing keeps it finite where all answers are one.
    fn free(values: Vec<f64>) -> Self {
        Self { values, number: 0.0, drawn_to: 0.0, drawn: 0.01, least: f64::NEG_INFINITY }
    }
}

/// The numbers for which the answers are likeliest.
fn fit(columns: &mut [Column], answers: &[f64]) {
    let mut odds: Vec<f64> =
        (0..answers.len()).map(|at| columns.iter().map(|column| column.number * column.values[at]).sum()).collect();
    for _ in 0..ROUNDS {
        for column in columns.iter_mut() {
            let mut slope = column.drawn * (column.number - column.drawn_to);
            let mut bend = column.drawn;
            for ((odds, value), answer) in odds.iter().zip(&column.values).zip(answers) {
                let chance = logistic(*odds);
                slope += (chance - answer) * value;
                bend += chance * (1.0 - chance) * value * value;
            }
            let number = (column.number - slope / bend).max(column.least);
            for (odds, value) in odds.iter_mut().zip(&column.values) {
                *odds += (number - column.number) * value;
            }
            column.number = number;
        }
    }
}

/// The shares of a criterion less their mean; 0 where it does not apply.
fn centred(examples: &[Example], criterion: usize) -> Vec<f64> {
    let (mut sum, mut count) = (0.0, 0.0);
    for share in examples.iter().filter_map(|example| example.share(criterion)) {
        sum += share;
        count += 1.0;
    }
    let mean = if count > 0.0 { sum / count } else { 0.0 };
    examples.iter().map(|example| example.share(criterion).map_or(0.0, |share| share - mean)).collect()
}

/// `1 / (1 + exp(-odds))`, by the four operations.
pub(super) fn logistic(odds: f64) -> f64 {
    let part = 1.0 / (1.0 + exp(-odds.abs()));
    if odds < 0.0 { 1.0 - part } else { part }
}

/// The exponential function of a number that is not positive: by halving until its series is short, then squaring back.
fn exp(number: f64) -> f64 {
    const HALVINGS: u32 = 10;
    const TERMS: u32 = 8;
    let small = number.max(-700.0) / f64::from(1_u32 << HALVINGS);
    let series = (1..=TERMS).rev().fold(1.0, |sum, term| 1.0 + small / f64::from(term) * sum);
    (0..HALVINGS).fold(series, |value, _| value * value)
}

/// The log-odds of a chance in parts per million, by bisection.
fn log_odds(ppm: u32) -> f64 {
    let chance = f64::from(ppm.clamp(1, 999_999)) / 1_000_000.0;
    let (mut low, mut high) = (-20.0, 20.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if logistic(middle) < chance { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the callers' numbers lie between 0 and a million"
)]
fn whole(number: f64) -> u32 {
    (number + 0.5) as u32
}

fn whole_million(chance: f64) -> u32 {
    whole(chance * 1_000_000.0).min(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logistic_function_is_what_it_is_called() {
        for odds in [-30.0, -4.0, -0.5, 0.0, 0.25, 3.0, 12.0] {
            let known = 1.0 / (1.0 + f64::exp(-odds));
            assert!((logistic(odds) - known).abs() < 1e-12, "{odds}");
        }
        assert!((log_odds(880_797) - 2.0).abs() < 1e-5);
    }
}
