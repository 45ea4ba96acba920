//! A conditional random field over the labels of a sentence, trained one sentence at a time.
//!
//! Steps shrink with what each weight has seen (AdaGrad); a penalty on the sum of sizes keeps weights at 0 that the data do not ask for,
//! taken when a weight is next touched.

use extract::mentions::decode::may_follow;
use extract::mentions::model::{INSIDE, LABELS, OUTSIDE};
use extract::mentions::sentence::Gap;

use super::examples::Draw;
use super::exp::exp;

/// A sentence as numbers.
#[derive(Clone, Debug, Default)]
pub(in crate::train) struct Chain {
    /// For each word, the numbers of its features.
    pub(in crate::train) features: Vec<Vec<u32>>,
    pub(in crate::train) gaps: Vec<Gap>,
    pub(in crate::train) labels: Vec<usize>,
}

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub(in crate::train) struct Schedule {
    pub(in crate::train) epochs: u32,
    pub(in crate::train) rate: f64,
    /// The penalty on the size of each weight, for each sentence seen.
    pub(in crate::train) penalty: f64,
}

/// The weights.
#[derive(Clone, Debug)]
pub(in crate::train) struct Field {
    pub(in crate::train) weights: Vec<[f64; LABELS]>,
    pub(in crate::train) steps: Vec<f64>,
    squares: Vec<[f64; LABELS]>,
    step_squares: Vec<f64>,
    touched: Vec<u32>,
    clock: u32,
}

type Row = [f64; LABELS];

impl Field {
    /// Trains on the chains; features have numbers below `count`.
    pub(in crate::train) fn train(chains: &[Chain], count: usize, schedule: Schedule) -> Self {
        let steps = Gap::COUNT * LABELS * LABELS;
        let mut field = Self {
            weights: vec![[0.0; LABELS]; count],
            steps: vec![0.0; steps],
            squares: vec![[1e-3; LABELS]; count],
            step_squares: vec![1e-3; steps],
            touched: vec![0; count],
            clock: 0,
        };
        let mut order: Vec<usize> = (0..chains.len()).collect();
        let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
        let mut mean = (vec![[0.0; LABELS]; count], vec![0.0; steps]);
        let from = schedule.epochs / 2;
        for epoch in 0..schedule.epochs {
            for last in (1..order.len()).rev() {
                order.swap(last, draw.below(last + 1));
            }
            for &at in &order {
                field.learn(&chains[at], schedule);
            }
            if epoch >= from {
                let share = 1.0 / f64::from(schedule.epochs - from);
                field.add_to(&mut mean, share, schedule);
            }
        }
        (field.weights, field.steps) = mean;
        field
    }

    /// Adds a share of the weights as they are now to a mean.
    fn add_to(&mut self, mean: &mut (Vec<Row>, Vec<f64>), share: f64, schedule: Schedule) {
        for feature in 0..self.weights.len() {
            self.settle(feature, schedule);
            for (sum, weight) in mean.0[feature].iter_mut().zip(&self.weights[feature]) {
                *sum += share * weight;
            }
        }
        for (sum, step) in mean.1.iter_mut().zip(&self.steps) {
            *sum += share * step;
        }
    }

    fn learn(&mut self, chain: &Chain, schedule: Schedule) {
        self.clock += 1;
        for feature in chain.features.iter().flatten() {
            self.settle(*feature as usize, schedule);
        }
        let odds: Vec<Row> = chain.features.iter().map(|features| self.odds(features)).collect();
        let moves: Vec<[Row; LABELS]> = chain.gaps.iter().map(|gap| self.moves(*gap)).collect();
        let (before, after) = (forward(&odds, &moves), backward(&odds, &moves));
        for at in 0..chain.labels.len() {
            let likely = share(std::array::from_fn(|label| before[at][label] * after[at][label]));
            let gold = chain.labels[at];
            for (label, likely) in likely.into_iter().enumerate() {
                let slope = likely - f64::from(u8::from(label == gold));
                for feature in &chain.features[at] {
                    let feature = *feature as usize;
                    let square = &mut self.squares[feature][label];
                    *square += slope * slope;
                    self.weights[feature][label] -= schedule.rate * slope / square.sqrt();
                }
            }
            let from = at.checked_sub(1).map(|previous| (before[previous], chain.labels[previous]));
            let (known, gold_from) = from.unwrap_or(([1.0, 0.0, 0.0], OUTSIDE));
            self.learn_step(chain.gaps[at], (gold_from, gold), &known, &moves[at], &odds[at], &after[at], schedule);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the seven parts of one formula")]
    fn learn_step(
        &mut self,
        gap: Gap,
        gold: (usize, usize),
        before: &Row,
        moves: &[Row; LABELS],
        odds: &Row,
        after: &Row,
        schedule: Schedule,
    ) {
        let mut pairs = [[0.0; LABELS]; LABELS];
        let mut sum = 0.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                pairs[from][to] = before[from] * moves[from][to] * odds[to] * after[to];
                sum += pairs[from][to];
            }
        }
        for (from, row) in pairs.iter().enumerate() {
            for (to, pair) in row.iter().enumerate() {
                let slope = pair / sum - f64::from(u8::from((from, to) == gold));
                let at = (gap.seen() as usize * LABELS + from) * LABELS + to;
                self.step_squares[at] += slope * slope;
                self.steps[at] -= schedule.rate * slope / self.step_squares[at].sqrt();
            }
        }
    }

    /// Takes the penalty since the last touch.
    fn settle(&mut self, feature: usize, schedule: Schedule) {
        let since = f64::from(self.clock - self.touched[feature]);
        self.touched[feature] = self.clock;
        for label in 0..LABELS {
            let weight = &mut self.weights[feature][label];
            let taken = schedule.penalty * since * schedule.rate / self.squares[feature][label].sqrt();
            *weight = if *weight > taken {
                *weight - taken
            } else if *weight < -taken {
                *weight + taken
            } else {
                0.0
            };
        }
    }

    /// The exponentials of a word's sums, scaled so that none overflows.
    fn odds(&self, features: &[u32]) -> Row {
        let mut sums = [0.0; LABELS];
        for feature in features {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*feature as usize]) {
                *sum += weight;
            }
        }
        let most = sums.iter().copied().fold(f64::MIN, f64::max);
        sums.map(|sum| exp(sum - most))
    }

    fn moves(&self, gap: Gap) -> [Row; LABELS] {
        std::array::from_fn(|from| {
            std::array::from_fn(|to| {
                let possible = may_follow(from, to, gap);
                if possible { exp(self.steps[(gap.seen() as usize * LABELS + from) * LABELS + to]) } else { 0.0 }
            })
        })
    }
}

/// The shares of the sums of all ways up to each word's labels.
fn forward(odds: &[Row], moves: &[[Row; LABELS]]) -> Vec<Row> {
    let mut made: Vec<Row> = Vec::with_capacity(odds.len());
    for (at, odds) in odds.iter().enumerate() {
        let row = match made.last() {
            None => std::array::from_fn(|to| if to == INSIDE { 0.0 } else { moves[at][OUTSIDE][to] * odds[to] }),
            Some(before) => std::array::from_fn(|to| {
                let sum: f64 = (0..LABELS).map(|from| before[from] * moves[at][from][to]).sum();
                sum * odds[to]
            }),
        };
        made.push(share(row));
    }
    made
}

/// The shares of the sums of all ways from each word's labels to the end.
fn backward(odds: &[Row], moves: &[[Row; LABELS]]) -> Vec<Row> {
    let mut made = vec![[1.0; LABELS]; odds.len()];
    for at in (0..odds.len().saturating_sub(1)).rev() {
        let row = std::array::from_fn(|from| {
            (0..LABELS).map(|to| moves[at + 1][from][to] * odds[at + 1][to] * made[at + 1][to]).sum()
        });
        made[at] = share(row);
    }
    made
}

fn share(row: Row) -> Row {
    let sum: f64 = row.iter().sum();
    row.map(|value| value / sum)
}
