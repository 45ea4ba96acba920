//! Which words of a résumé are skills of the person: logistic regression on the traits that the reader sees, from the even-numbered résumés
//! in which people marked skills.

mod marked;
pub(super) mod mentions;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use extract::Context;
use extract::mentions::Model;
use talent::vocabulary::Vocabulary;

use marked::{Marked, RESUMES_MIN, identity, resumes};

/// In so many rounds a part of the résumés is read by a model that the others trained: what a model makes of those that it knows says
/// nothing of how far it is to be believed.
const ROUNDS_HELD_OUT: usize = 5;
/// How much a large weight costs.
const RIDGE: f64 = 50.0;
/// Passes over all examples; the weights hardly move in the last of them.
const ROUNDS: usize = 300;
const STEP: f64 = 0.3;
/// Weights are kept as integers, in 1/1000.
const UNIT: f64 = 1000.0;

/// Traits that quote a word of the text.
const QUOTING: [&str; 6] = ["word ", "end ", "label ", "after ", "before ", "line of "];

/// One group of words of one résumé, with whether it is marked as a skill.
struct Example {
    resume: usize,
    traits: Vec<String>,
    skill: bool,
}

/// The table of weights.
pub(super) fn train(dir: &Path) -> Result<Vec<u8>> {
    let resumes = resumes(&dir.join("resumes/labelled"))?;
    let examples = examples(&resumes)?;
    let names = names(&examples, &identity(&resumes));
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|example| {
            let known = example.traits.iter().filter_map(|name| index.get(name.as_str()).copied());
            (known.collect(), f64::from(u8::from(example.skill)))
        })
        .collect();
    let (bias, weights) = fit(&rows, names.len());
    let mut table = format!("\t{}\n", kept(bias));
    for (name, weight) in names.iter().zip(weights) {
        if kept(weight) != 0 {
            writeln!(table, "{name}\t{}", kept(weight))?;
        }
    }
    Ok(table.into_bytes())
}

#[expect(clippy::cast_possible_truncation, reason = "a weight is far smaller than what fits")]
fn kept(weight: f64) -> i32 {
    (weight * UNIT).round() as i32
}

fn examples(resumes: &[Marked]) -> Result<Vec<Example>> {
    let seen = mentions::seen(resumes);
    let mut examples: Vec<Example> = Vec::new();
    for round in 0..ROUNDS_HELD_OUT {
        let is_held_out = |at: usize| at % ROUNDS_HELD_OUT == round;
        let known: Vec<_> = seen.iter().enumerate().filter(|(at, _)| !is_held_out(*at)).map(|(_, seen)| seen).collect();
        let model = mentions::model(&known)?;
        let held_out = resumes.iter().enumerate().filter(|(at, _)| is_held_out(*at));
        examples.extend(held_out.flat_map(|(at, marked)| examples_of(at, marked, &model)));
    }
    examples.sort_by_key(|example| example.resume);
    Ok(examples)
}

fn examples_of(resume: usize, marked: &Marked, model: &Model) -> Vec<Example> {
    // No skill depends on the day.
    let context = Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 1, 1) };
    let skills: Vec<String> = marked.skills().map(|span| plain(span.of(&marked.text).unwrap_or_default())).collect();
    let candidates = extract::resume_skill_candidates(&marked.text, model, context).into_iter();
    let example = |candidate: extract::SkillCandidate| {
        let words = plain(&candidate.words);
        let skill = skills.iter().any(|marked| overlap(marked, &words));
        Example { resume, traits: candidate.traits, skill }
    };
    candidates.map(example).collect()
}

/// The words in small letters, without the signs between them that say nothing.
fn plain(words: &str) -> String {
    let signs = |c: char| if c.is_alphanumeric() || matches!(c, '+' | '#' | '.' | '&' | '/' | '-') { c } else { ' ' };
    let plain: String = words.to_lowercase().chars().map(signs).collect();
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.trim_matches([' ', '.', '-', '/', '&']).to_owned()
}

/// One contains the other and has at least half its characters.
fn overlap(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && long.contains(short) && short.chars().count() * 2 >= long.chars().count()
}

/// The traits that the table may hold, sorted.
fn names(examples: &[Example], identity: &BTreeSet<String>) -> Vec<String> {
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for example in examples {
        for name in &example.traits {
            seen.entry(name).or_default().insert(example.resume);
        }
    }
    let quotes = |name: &str| {
        let quoted = QUOTING.iter().find_map(|kind| name.strip_prefix(kind));
        quoted.is_some_and(|words| words.split(' ').any(|word| identity.contains(word)))
    };
    let general = |(name, resumes): &(&str, BTreeSet<usize>)| resumes.len() >= RESUMES_MIN && !quotes(name);
    seen.into_iter().filter(general).map(|(name, _)| name.to_owned()).collect()
}

/// The bias and the weights of the traits: steps down the slope, each weight's own as long as its slope has been shallow so far.
fn fit(rows: &[(Vec<usize>, f64)], count: usize) -> (f64, Vec<f64>) {
    let mut weights = vec![0.0; count];
    let mut steepness = vec![1e-8; count];
    let (mut bias, mut bias_steepness) = (0.0, 1e-8);
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| RIDGE * weight).collect();
        let mut bias_slope = 0.0;
        for (traits, skill) in rows {
            let error = logistic(bias + traits.iter().map(|at| weights[*at]).sum::<f64>()) - skill;
            bias_slope += error;
            for at in traits {
                slope[*at] += error;
            }
        }
        for at in 0..count {
            steepness[at] += slope[at] * slope[at];
            weights[at] -= STEP * slope[at] / steepness[at].sqrt();
        }
        bias_steepness += bias_slope * bias_slope;
        bias -= STEP * bias_slope / f64::sqrt(bias_steepness);
    }
    (bias, weights)
}

/// 1 / (1 + e^-x), by operations whose rounding IEEE 754 fixes: e^x is (1 + x/1024)^1024, close enough for a slope.
fn logistic(x: f64) -> f64 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0).abs() / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    if x < 0.0 { 1.0 / (1.0 + power) } else { power / (1.0 + power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_skills_apart_gets_the_weight() {
        let rows: Vec<(Vec<usize>, f64)> =
            (0..40).map(|at| (vec![at % 2, 2], f64::from(u8::from(at % 2 == 0)))).collect();
        let (_, weights) = fit(&rows, 3);
        assert!(weights[0] > 0.1 && weights[1] < -0.1 && weights[2].abs() < 0.05, "{weights:?}");
    }
}
