//! The model that tells mentions of skills: a conditional random field over the sentences of SkillSpan.
//!
//! Reads `skills/skillspan_train.jsonl` and, in `vocabulary/`, the names of ESCO and O*NET; nothing else of DIR, so that neither what
//! figures are measured on nor anybody's résumé can enter the model.

mod classes;
mod clusters;
pub(in crate::train) mod crf;
mod examples;
mod exp;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context as _, Result};
use extract::mentions::Model;
use extract::mentions::features::features;
use extract::mentions::model::{LABELS, OUTSIDE, Parts};
use talent::vocabulary::Vocabulary;

use classes::Known;
use crf::{Chain, Field, Schedule};
use examples::{Draw, Example};

/// What fewer documents have could tell of one of them and is left out.
const DOCUMENTS_MIN: usize = 5;

/// Weights are whole multiples of one part in so many.
const WEIGHT_UNIT: f64 = 256.0;

/// Taken from every step to a word outside of mentions: those who marked the sentences passed over more than they marked in vain.
const AGAINST_OUTSIDE: i16 = 48;

/// Chosen on documents held out of `skillspan_train.jsonl`.
const SCHEDULE: Schedule = Schedule { epochs: 16, rate: 0.05, penalty: 2e-5 };

/// The model's file.
pub(super) fn train(dir: &Path) -> Result<Vec<u8>> {
    let examples = examples::read(&dir.join("skills/skillspan_train.jsonl"))?;
    let known = classes::build(&dir.join("vocabulary"), &examples)?;
    model(examples, known, Vocabulary::embedded())
}

/// The model that sentences and what is known of their words make.
fn model(mut examples: Vec<Example>, known: Known, vocabulary: &Vocabulary) -> Result<Vec<u8>> {
    let mut draw = Draw(1);
    let varied: Vec<Example> = examples.iter().filter_map(|example| example.varied(&known.names, &mut draw)).collect();
    examples.extend(varied);
    let mut parts = Parts { classes: known.words, pairs: known.pairs, ..Parts::default() };
    let unweighted = Model::from_bytes(Cow::Owned(parts.write())).context("a model without weights is a model")?;
    let seen: Vec<Vec<Vec<u32>>> = examples
        .iter()
        .map(|example| features(&example.text, &example.words, &unweighted.classes(), vocabulary))
        .collect();
    let kept = frequent(&examples, &seen);
    let field = Field::train(&chains(&examples, &seen, &kept), kept.len(), SCHEDULE);
    parts = weighed(parts, kept, &field, AGAINST_OUTSIDE);
    Ok(parts.write())
}

/// A model with the weights of a field whose features are numbered by their places in `kept`.
pub(in crate::train) fn weighed(mut parts: Parts, kept: Vec<u32>, field: &Field, against_outside: i16) -> Parts {
    let rows = field.weights.iter().map(|row| row.map(whole));
    parts.weights = kept.into_iter().zip(rows).filter(|(_, row)| *row != [0; LABELS]).collect();
    parts.steps = field.steps.iter().map(|step| whole(*step)).collect();
    for step in parts.steps.iter_mut().skip(OUTSIDE).step_by(LABELS) {
        *step = step.saturating_sub(against_outside);
    }
    parts
}

/// The features that enough documents have, ascending.
fn frequent(examples: &[Example], seen: &[Vec<Vec<u32>>]) -> Vec<u32> {
    let in_documents = examples.iter().zip(seen).flat_map(|(example, features)| {
        features.iter().flatten().filter(|feature| **feature != 0).map(|feature| (*feature, example.document))
    });
    let mut pairs: Vec<(u32, u32)> = in_documents.collect();
    pairs.sort_unstable();
    pairs.dedup();
    let features = pairs.chunk_by(|a, b| a.0 == b.0);
    features.filter(|documents| documents.len() >= DOCUMENTS_MIN).map(|documents| documents[0].0).collect()
}

fn chains(examples: &[Example], seen: &[Vec<Vec<u32>>], kept: &[u32]) -> Vec<Chain> {
    let number = |feature: &u32| kept.binary_search(feature).ok().and_then(|at| u32::try_from(at).ok());
    let chain = |(example, seen): (&Example, &Vec<Vec<u32>>)| Chain {
        features: seen.iter().map(|features| features.iter().filter_map(number).collect()).collect(),
        gaps: example.words.iter().map(|word| word.gap).collect(),
        labels: example.labels.clone(),
    };
    examples.iter().zip(seen).map(chain).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "the range is cut before")]
fn whole(weight: f64) -> i16 {
    (weight * WEIGHT_UNIT).round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16
}
