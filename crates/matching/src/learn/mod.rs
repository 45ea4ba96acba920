//! Weights from outcomes: how much each criterion counts and how points become a chance, learned from what became of matches that were
//! shown.
//!
//! The model of a side is the score itself: the chance of a yes is the logistic function of `middle + scale x points`, where the points
//! are the weighted shares of the criteria, so that every learned number stands in the weights file and can be read there. No weight is
//! negative, and all are drawn towards the published ones, from which few outcomes do not lead away. What is shown first is looked at
//! more often: the person's side therefore has one more term, for the place in the list, which is left out of the file again.
//!
//! A person's yes is that they applied; a team's, once they did, that it went on with them. Held-out lists say whether the learned weights
//! foretell more than the published ones; where they do not, there is nothing to write.

mod fit;
mod measure;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::fold::fingerprint;
use crate::rank::Match;
use crate::receipt::{Criterion, Side};
use crate::weights::{Weights, WeightsError};
use fit::{Example, Model};
pub use measure::Measures;

/// Fewer answers of either kind than these teach nothing.
pub const ANSWERS_LEAST: usize = 50;

/// Lists are held out in so many parts, each part once.
const PARTS: u64 = 5;

/// What became of a match that was shown: the furthest that it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It was in a list.
    Shown,
    /// The person opened it.
    Viewed,
    /// The person kept it.
    Saved,
    /// The person applied.
    Applied,
    /// The team asked for a conversation.
    Invited,
    /// The person answered.
    Answered,
    /// They met.
    Interviewed,
    /// They work together.
    Hired,
}

/// A match that was shown, as `rolecall match --format json` prints it, with the list that it was in and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What tells lists apart.
    pub list: String,
    /// How far it went.
    pub outcome: Stage,
    /// The match.
    #[serde(flatten)]
    pub shown: Match,
}

/// What was learned of one side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lesson {
    /// The side.
    pub side: Side,
    /// How many matches it was learned from, and how many of them were a yes.
    pub examples: usize,
    /// Of the examples.
    pub yes: usize,
    /// How well held-out lists are foretold by the published weights and by learned ones.
    pub published: Measures,
    /// By weights learned from the other lists.
    pub learned: Measures,
    /// Whether the new file holds what was learned: it foretells held-out lists better.
    pub taken: bool,
}

/// A new file of weights and how good it is.
#[derive(Clone, Debug)]
pub struct Learned {
    /// The weights; of a side from which nothing was taken they are the given ones.
    pub weights: Weights,
    /// For each side that had enough answers.
    pub lessons: Vec<Lesson>,
}

/// Learns from outcomes, starting from given weights. The same outcomes in any order give the same file.
pub fn learn(outcomes: &[Outcome], weights: &Weights) -> Result<Learned, WeightsError> {
    let mut learned = weights.clone();
    let mut lessons = Vec::new();
    for side in [Side::Team, Side::Person] {
        let examples = examples(outcomes, side, weights);
        let yes = examples.iter().filter(|example| example.is_yes).count();
        if yes.min(examples.len() - yes) < ANSWERS_LEAST {
            continue;
        }
        let (published, fitted) = held_out(&examples, side, weights);
        let taken = fitted.brier < published.brier;
        if taken {
            learned = Model::fitted(&examples, side, weights).into_weights(learned)?;
        }
        lessons.push(Lesson { side, examples: examples.len(), yes, published, learned: fitted, taken });
    }
    if lessons.iter().any(|lesson| lesson.taken) {
        learned.version += 1;
        learned.about = about(&lessons, weights.version);
        "of a side that was learned, by its fitted middle and scale; of the other, as in the version before"
            .clone_into(&mut learned.table_recipe);
    }
    Ok(Learned { weights: learned, lessons })
}

/// What a learned file says of itself.
fn about(lessons: &[Lesson], from: u32) -> String {
    let taken = lessons.iter().filter(|lesson| lesson.taken).map(|lesson| {
        let Lesson { side, examples, yes, published, learned, .. } = lesson;
        format!(
            "{side}: {yes} yes of {examples}, Brier score on held-out lists {} where version {from} has {}, area under the curve {} and {}",
            learned.brier, published.brier, learned.auc, published.auc
        )
    });
    format!("Learned from outcomes, starting from version {from}. {}.", taken.collect::<Vec<_>>().join("; "))
}

/// What a side can be learned from: of the team's, the matches for which the person applied.
fn examples(outcomes: &[Outcome], side: Side, weights: &Weights) -> Vec<Example> {
    let is_asked = |outcome: &&Outcome| side == Side::Person || outcome.outcome >= Stage::Applied;
    let is_yes = |outcome: &Outcome| match side {
        Side::Person => outcome.outcome >= Stage::Applied,
        Side::Team => outcome.outcome >= Stage::Invited,
    };
    let mut examples: Vec<Example> =
        outcomes.iter().filter(is_asked).map(|outcome| Example::of(outcome, side, is_yes(outcome), weights)).collect();
    examples.sort();
    examples
}

/// The chances that the given weights and those learned without a list's part foretell for it.
fn held_out(examples: &[Example], side: Side, weights: &Weights) -> (Measures, Measures) {
    let part = |example: &Example| fingerprint(example.list.bytes()) % PARTS;
    let given = Model::given(side, weights);
    let (mut by_given, mut by_learned) = (Vec::new(), Vec::new());
    for held in examples.iter().map(part).collect::<BTreeSet<u64>>() {
        let others: Vec<Example> = examples.iter().filter(|example| part(example) != held).cloned().collect();
        let model = Model::fitted(&others, side, weights);
        // The given weights know nothing of places in lists: their chance is left as it is.
        for example in examples.iter().filter(|example| part(example) == held) {
            by_given.push((given.chance(example), example.is_yes));
            by_learned.push((model.chance(example), example.is_yes));
        }
    }
    (Measures::of(by_given), Measures::of(by_learned))
}

/// The criteria of a side that carry weight.
fn criteria(side: Side, weights: &Weights) -> Vec<Criterion> {
    Criterion::ALL.into_iter().filter(|&criterion| weights.criterion(side, criterion).weight > 0).collect()
}
