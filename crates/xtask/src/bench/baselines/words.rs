//! Texts as bags of words, ranked by BM25 and by the cosine of words weighted by rarity.

use std::collections::BTreeMap;

use talent::vocabulary::tokens::Tokens;

use super::share;

/// How fast a word said again stops counting, and how much the length of a text counts: the usual values.
const SATURATION: f64 = 1.2;
const LENGTH: f64 = 0.75;

/// Texts as how often each word stands in them.
pub(super) struct Texts {
    numbers: BTreeMap<String, usize>,
    counts: Vec<BTreeMap<usize, usize>>,
    /// The same, weighted.
    pub(super) rows: Vec<BTreeMap<usize, f64>>,
    /// For each word in how many texts it stands.
    holding: Vec<usize>,
}

impl Texts {
    pub(super) fn of(texts: &[String]) -> Self {
        let mut all = Self { numbers: BTreeMap::new(), counts: Vec::new(), rows: Vec::new(), holding: Vec::new() };
        for text in texts {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for word in Tokens::of(text).words() {
                let next = all.numbers.len();
                let number = *all.numbers.entry(word.to_owned()).or_insert(next);
                *counts.entry(number).or_default() += 1;
            }
            all.holding.resize(all.numbers.len(), 0);
            for &word in counts.keys() {
                all.holding[word] += 1;
            }
            all.counts.push(counts);
        }
        all.rows = all.counts.iter().map(|counts| all.weighted(counts)).collect();
        all
    }

    pub(super) fn word_count(&self) -> usize {
        self.holding.len()
    }

    /// The known words of a query, each with how often it stands there.
    fn asked(&self, words: &str) -> BTreeMap<usize, usize> {
        let mut asked = BTreeMap::new();
        for number in Tokens::of(words).words().filter_map(|word| self.numbers.get(word)) {
            *asked.entry(*number).or_default() += 1;
        }
        asked
    }

    /// Words weighted by how often they stand in a text and how rare they are, one unit long.
    fn weighted(&self, counts: &BTreeMap<usize, usize>) -> BTreeMap<usize, f64> {
        let weight = |word: usize, count: usize| {
            (1.0 + share(count, 1).ln()) * share(self.counts.len() + 1, self.holding[word]).ln()
        };
        let weights: BTreeMap<usize, f64> = counts.iter().map(|(&word, &count)| (word, weight(word, count))).collect();
        let length = weights.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        weights.into_iter().map(|(word, weight)| (word, weight / length)).collect()
    }

    /// A query as weighted words.
    pub(super) fn weighted_query(&self, words: &str) -> BTreeMap<usize, f64> {
        self.weighted(&self.asked(words))
    }

    pub(super) fn cosine(&self, words: &str) -> Vec<f64> {
        let asked = self.weighted_query(words);
        let product = |text: &BTreeMap<usize, f64>| {
            asked.iter().filter_map(|(word, weight)| Some(weight * text.get(word)?)).sum()
        };
        self.rows.iter().map(product).collect()
    }

    pub(super) fn bm25(&self, words: &str) -> Vec<f64> {
        let asked = self.asked(words);
        let length = |counts: &BTreeMap<usize, usize>| counts.values().sum::<usize>();
        let mean = share(self.counts.iter().map(length).sum(), self.counts.len().max(1));
        let score = |counts: &BTreeMap<usize, usize>| {
            let norm = SATURATION * (1.0 - LENGTH + LENGTH * share(length(counts), 1) / mean);
            let of_word = |&word: &usize| {
                let count = share(*counts.get(&word)?, 1);
                let without = share(self.counts.len() - self.holding[word], 1);
                let rarity = (1.0 + (without + 0.5) / (share(self.holding[word], 1) + 0.5)).ln();
                Some(rarity * count * (SATURATION + 1.0) / (count + norm))
            };
            asked.keys().filter_map(of_word).sum()
        };
        self.counts.iter().map(score).collect()
    }
}
