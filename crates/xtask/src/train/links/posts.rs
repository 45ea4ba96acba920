//! How rare words are in the sentences of job posts: what every post says ("experience", "team") tells little.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;
use talent::vocabulary::links::stem::stem;
use talent::vocabulary::tokens::Tokens;

use crate::vocabulary::titles::rarity;

/// A word in fewer sentences than this counts as if it were in this many less one: nothing of a single post is kept.
const LEAST_SENTENCES: usize = 5;

/// How rare stems are in sentences of posts.
pub(super) struct Rarities {
    sentences: usize,
    with: BTreeMap<String, usize>,
}

impl Rarities {
    /// In thousandths of the natural logarithm.
    pub(super) fn of(&self, stem: &str) -> u32 {
        let with = self.with.get(stem).copied().filter(|&with| with >= LEAST_SENTENCES);
        rarity(self.sentences, with.unwrap_or(0))
    }
}

/// From sentences as JSON lines with `tokens`.
pub(super) fn rarities(path: &Path) -> Result<Rarities> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut rarities = Rarities { sentences: 0, with: BTreeMap::new() };
    for (number, line) in text.lines().enumerate() {
        let at = || format!("{}:{}: no JSON with tokens", path.display(), number + 1);
        let record: Value = serde_json::from_str(line).with_context(at)?;
        let tokens = record["tokens"].as_array().with_context(at)?;
        // `<ORGANIZATION>` stands for a name that was taken out; nobody wrote it.
        let is_written = |word: &&str| !word.starts_with('<');
        let words: Vec<&str> = tokens.iter().filter_map(Value::as_str).filter(is_written).collect();
        let stems: BTreeSet<String> = Tokens::of(&words.join(" ")).words().filter_map(stem).collect();
        for stem in stems {
            *rarities.with.entry(stem).or_default() += 1;
        }
        rarities.sentences += 1;
    }
    Ok(rarities)
}
