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

use talent::vocabulary::Vocabulary;

pub use decode::{Mention, Reading};
pub use model::Model;

const EMBEDDED: &[u8] = include_bytes!("../../data/mentions.bin");

impl Model {
    /// The model that the program carries.
    pub fn embedded() -> &'static Self {
        static MODEL: LazyLock<Model> =
            LazyLock::new(|| Model::trusted(EMBEDDED).expect("a test opens and verifies the embedded model"));
        &MODEL
    }

    /// The best reading of a sentence of `text`.
    pub fn read(&self, text: &str, words: &[sentence::Word], vocabulary: &Vocabulary) -> Reading {
        let features = features::features(text, words, &self.classes(), vocabulary);
        let scores: Vec<_> = features.iter().map(|features| self.score(features)).collect();
        decode::read(words, &scores, |gap, from, to| self.step(gap, from, to))
    }
}
