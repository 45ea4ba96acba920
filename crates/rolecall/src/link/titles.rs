//! Titles linked to occupations, and titles ranked by their likeness to one another.

use std::collections::BTreeMap;

use serde::Serialize;
use talent::vocabulary::{OccupationId, SpreadVector, TitleVector, Vocabulary};

use super::{Candidate, Scored, thousandths};

/// How many occupations are asked for each concept that is wanted: several of ours may have one ESCO concept.
const OCCUPATIONS_PER_CONCEPT: usize = 3;

/// How many lines of a list say in other words what is asked for.
const LIKEST: usize = 5;
/// The likeness of titles that mean the same.
const MILLION: u32 = 1_000_000;

/// The occupations of the vocabulary as concepts.
pub(super) struct Concepts {
    vocabulary: &'static Vocabulary,
    /// The label of the ESCO occupation that a concept is.
    labels: BTreeMap<&'static str, &'static str>,
}

impl Concepts {
    pub(super) fn of(vocabulary: &'static Vocabulary) -> Self {
        let mut labels = BTreeMap::new();
        for id in vocabulary.occupations() {
            if let (Some(esco), Some(label)) = (vocabulary.occupation_esco(id), vocabulary.occupation_label(id)) {
                labels.entry(esco).or_insert(label);
            }
        }
        Self { vocabulary, labels }
    }

    /// The concepts whose titles are likest to a title, each once.
    pub(super) fn rank(&self, title: &str, top: usize) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for (id, score) in self.vocabulary.title_candidates(title, top.saturating_mul(OCCUPATIONS_PER_CONCEPT)) {
            let candidate = self.candidate(id, score);
            if !candidates.iter().any(|other| candidate.esco.is_some() && other.esco == candidate.esco) {
                candidates.push(candidate);
            }
        }
        candidates.truncate(top);
        candidates
    }

    fn candidate(&self, id: OccupationId, score: u16) -> Candidate {
        let esco = self.vocabulary.occupation_esco(id);
        let words = self.vocabulary.occupation_label(id).unwrap_or_default().to_lowercase();
        Candidate {
            id: words
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("-"),
            label: None,
            esco: esco.map(str::to_owned),
            esco_label: esco.and_then(|esco| self.labels.get(esco)).map(|&label| label.to_owned()),
            score: thousandths(score),
        }
    }
}

/// A line of the list, counted from 0.
#[derive(Debug, Serialize)]
pub(super) struct Line {
    pub(super) line: usize,
    score: f64,
}

impl Scored for Line {
    fn score(&self) -> f64 {
        self.score
    }
}

/// A list of titles to rank by likeness.
pub(super) struct Among {
    vectors: Vec<TitleVector>,
}

impl Among {
    pub(super) fn of(list: &[String]) -> Self {
        Self { vectors: list.iter().map(|title| Vocabulary::embedded().title_vector(title)).collect() }
    }

    /// The lines by their likeness to a title, the likest first; all of them if `top` allows, none for a text without words. What the
    /// likest lines mean counts as much as the title itself, for they say in other words what is asked for.
    pub(super) fn rank(&self, title: &str, top: usize) -> Vec<Line> {
        let asked = Vocabulary::embedded().title_vector(title);
        if asked.is_empty() {
            return Vec::new();
        }
        let likeness = self.likeness(&asked);
        let mut ranked: Vec<(u32, usize)> = likeness.iter().copied().zip(0..).collect();
        sort(&mut ranked);
        let likest: Vec<(&TitleVector, u32)> =
            ranked.iter().take(LIKEST).map(|&(likeness, line)| (&self.vectors[line], likeness)).collect();
        let leaning = self.likeness(&asked.leaning(&likest));
        for (counted, line) in &mut ranked {
            *counted = if likeness[*line] == MILLION { MILLION } else { leaning[*line].min(MILLION - 1) };
        }
        sort(&mut ranked);
        let line = |(millionths, line)| Line { line, score: f64::from(millionths) / f64::from(MILLION) };
        ranked.into_iter().take(top).map(line).collect()
    }

    fn likeness(&self, direction: &TitleVector) -> Vec<u32> {
        let direction = SpreadVector::of(direction.clone());
        self.vectors.iter().map(|other| direction.likeness(other)).collect()
    }
}

/// The likest first, the earlier line of equal ones.
fn sort(ranked: &mut [(u32, usize)]) {
    ranked.sort_unstable_by_key(|&(likeness, line)| (std::cmp::Reverse(likeness), line));
}
