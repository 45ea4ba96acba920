//! The model that reads the sentences of a résumé for skills of the person: a conditional random field, as that of postings is.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};
use extract::mentions::Model;
use extract::mentions::model::{BEGIN, INSIDE, OUTSIDE, Parts};
use extract::mentions::sentence::Word;
use extract::{Context, SkillSentence};
use talent::Span;
use talent::vocabulary::Vocabulary;

use super::marked::{Marked, RESUMES_MIN, identity, resumes};
use crate::train::mentions::crf::{Chain, Field, Schedule};
use crate::train::mentions::weighed;

/// Chosen on résumés held out of the even-numbered ones.
const SCHEDULE: Schedule = Schedule { epochs: 8, rate: 0.05, penalty: 1e-4 };

/// Taken from every step to a word outside of mentions: what is read is judged again afterwards, so it is better to read too much.
const AGAINST_OUTSIDE: i16 = 250;

/// The model's file.
pub(in crate::train) fn train(dir: &Path) -> Result<Vec<u8>> {
    let resumes = resumes(&dir.join("resumes/labelled"))?;
    let seen = seen(&resumes);
    Ok(bytes(&seen.iter().collect::<Vec<_>>()))
}

/// A résumé's sentences with the labels of their words.
#[derive(Debug)]
pub(super) struct Seen {
    sentences: Vec<SkillSentence>,
    labels: Vec<Vec<usize>>,
}

/// What the model sees of the résumés.
pub(super) fn seen(resumes: &[Marked]) -> Vec<Seen> {
    let identity = identity(resumes);
    // No skill depends on the day.
    let context = Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 1, 1) };
    let seen = |marked: &Marked| {
        let sentences = extract::resume_skill_sentences(&marked.text, &|word: &str| identity.contains(word), context);
        let labels = labels(&sentences, &marked.skills().collect::<Vec<_>>());
        Seen { sentences, labels }
    };
    resumes.iter().map(seen).collect()
}

/// A model that was trained on these résumés.
pub(super) fn model(seen: &[&Seen]) -> Result<Model> {
    Model::from_bytes(Cow::Owned(bytes(seen))).context("what was trained is a model")
}

fn bytes(seen: &[&Seen]) -> Vec<u8> {
    let kept = frequent(seen);
    let number = |feature: &u32| kept.binary_search(feature).ok().and_then(|at| u32::try_from(at).ok());
    let chain = |(sentence, labels): (&SkillSentence, &Vec<usize>)| Chain {
        features: sentence.features.iter().map(|features| features.iter().filter_map(number).collect()).collect(),
        gaps: sentence.words.iter().map(|word| word.gap).collect(),
        labels: labels.clone(),
    };
    let chains: Vec<Chain> = seen.iter().flat_map(|seen| seen.sentences.iter().zip(&seen.labels).map(chain)).collect();
    let field = Field::train(&chains, kept.len(), SCHEDULE);
    weighed(Parts::default(), kept, &field, AGAINST_OUTSIDE).write()
}

/// The features that enough résumés have, ascending.
fn frequent(seen: &[&Seen]) -> Vec<u32> {
    let mut pairs: Vec<(u32, usize)> = Vec::new();
    for (at, seen) in seen.iter().enumerate() {
        let features: BTreeSet<u32> =
            seen.sentences.iter().flat_map(|sentence| sentence.features.iter().flatten().copied()).collect();
        pairs.extend(features.into_iter().filter(|feature| *feature != 0).map(|feature| (feature, at)));
    }
    pairs.sort_unstable();
    let features = pairs.chunk_by(|a, b| a.0 == b.0);
    features.filter(|resumes| resumes.len() >= RESUMES_MIN).map(|resumes| resumes[0].0).collect()
}

/// The labels of the words. Who marks a skill in one place of a résumé passes over it in others: all that are written alike are marked.
fn labels(sentences: &[SkillSentence], marked: &[Span]) -> Vec<Vec<usize>> {
    let around =
        |word: &Word| marked.iter().position(|span| span.start <= word.span.start && word.span.start < span.end);
    let words_of = |span: &Span| -> Vec<&str> {
        let within = |word: &&Word| span.start <= word.span.start && word.span.start < span.end;
        sentences.iter().flat_map(|sentence| &sentence.words).filter(within).map(|word| word.folded.as_str()).collect()
    };
    let phrases: BTreeSet<Vec<&str>> = marked.iter().map(words_of).filter(|words| !words.is_empty()).collect();
    let longest = phrases.iter().map(Vec::len).max().unwrap_or(0);
    let of_sentence = |sentence: &SkillSentence| {
        let words = &sentence.words;
        let mut labels = Vec::with_capacity(words.len());
        let mut before = None;
        for word in words {
            let mark = around(word);
            labels.push(match mark {
                None => OUTSIDE,
                Some(_) if mark != before || !word.gap.joins() => BEGIN,
                Some(_) => INSIDE,
            });
            before = mark;
        }
        let mut at = 0;
        while at < words.len() {
            let again = (1..=longest.min(words.len() - at)).rev().find(|count| {
                let run = &words[at..at + count];
                labels[at..at + count].iter().all(|label| *label == OUTSIDE)
                    && run[1..].iter().all(|word| word.gap.joins())
                    && phrases.contains(&run.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>())
            });
            if let Some(count) = again {
                labels[at] = BEGIN;
                labels[at + 1..at + count].fill(INSIDE);
            }
            at += again.unwrap_or(1);
        }
        labels
    };
    sentences.iter().map(of_sentence).collect()
}
