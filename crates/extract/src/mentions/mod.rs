//! Mentions of skills in sentences: a linear model, trained by `cargo xtask train`, says which words mean a skill.
//!
//! The way of a sentence: its words ([`sentence`]), what there is to see around each ([`features`]), what the model makes of that
//! ([`model`]), and the best reading of all of it ([`decode`]). Scores are sums of integers: equal texts give equal readings everywhere.

pub mod classes;
pub mod decode;
pub mod features;
pub mod model;
pub mod sentence;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use talent::vocabulary::{SkillName, SkillText, Vocabulary};

pub use decode::{Mention, Reading};
pub use model::Model;
use sentence::Word;

const EMBEDDED: &[u8] = include_bytes!("../../data/mentions.bin");

/// A sentence and what was found out about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// What they mean.
    pub reading: Reading,
}

impl Model {
    /// The model that the program carries.
    pub fn embedded() -> &'static Self {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| Model::trusted(EMBEDDED).expect("a test opens and verifies the embedded model"));
        &MODEL
    }

    /// The best readings of the sentences of a text, in order.
    pub fn read(&self, text: &str, vocabulary: &Vocabulary) -> Vec<Sentence> {
        self.read_named(text, &vocabulary.skill_text(text))
    }

    /// The same for a text whose words were looked up already.
    pub(crate) fn read_named(&self, text: &str, named: &SkillText<'_>) -> Vec<Sentence> {
        let mut first = 0;
        let read = |words: Vec<Word>| {
            let within = named.names(first..first + words.len());
            first += words.len();
            let reading = self.read_sentence(text, &words, &within);
            Sentence { words, reading }
        };
        sentence::sentences_of(text, named.tokens()).into_iter().map(read).collect()
    }

    /// The best reading of words of which there is this to see.
    pub(crate) fn read_seen(&self, words: &[Word], seen: &[Vec<u32>]) -> Reading {
        let scores: Vec<_> = seen.iter().map(|features| self.score(features)).collect();
        decode::read(words, &scores, |gap, from, to| self.step(gap, from, to))
    }

    fn read_sentence(&self, text: &str, words: &[Word], names: &[SkillName]) -> Reading {
        let mut scores = Vec::with_capacity(words.len());
        features::each(text, words, &self.classes(), names, |features| scores.push(self.score(features)));
        decode::read(words, &scores, |gap, from, to| self.step(gap, from, to))
    }
}
