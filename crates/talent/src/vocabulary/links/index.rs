//! What linking looks up: stems by their letters, labels by their stems.

use std::collections::BTreeMap;

use super::section;
use crate::vocabulary::pack::Pack;

/// Letters in a row by which two stems are compared.
const GRAM: usize = 3;
/// Stems shorter than this are alike only if they are the same.
const LEAST_BYTES: usize = 5;
/// Stems less alike than this, in thousandths, are different words.
const LEAST_LIKENESS: u32 = 620;

/// The labels with the lists that lead to them.
#[derive(Debug)]
pub(super) struct Index {
    stems: BTreeMap<Box<str>, u32>,
    /// For each three letters of stems, the stems that have them.
    grams: BTreeMap<[u8; GRAM], Vec<u32>>,
    gram_counts: Vec<u32>,
    pub(super) rarities: Vec<u32>,
    pub(super) post_rarities: Vec<u32>,
    /// For each stem the labels that hold it.
    pub(super) postings: Vec<Vec<u32>>,
    pub(super) labels: Vec<Label>,
    /// The stems of all labels, one label after the other.
    words: Vec<u32>,
}

/// A label of a skill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    begin: usize,
    end: usize,
    pub(super) skill: u32,
    /// How much it counts, in hundredths.
    pub(super) trust: u8,
    /// The sum of the squares of its words' rarities.
    pub(super) square: u64,
}

impl Index {
    pub(super) fn of(pack: &Pack) -> Self {
        let strings = pack.strings(section::STEMS);
        let count = strings.len();
        let mut index = Self {
            stems: BTreeMap::new(),
            grams: BTreeMap::new(),
            gram_counts: Vec::with_capacity(count),
            rarities: (0..count).map(|at| pack.numbers(section::RARITIES).at(at)).collect(),
            post_rarities: (0..count).map(|at| pack.numbers(section::POST_RARITIES).at(at)).collect(),
            postings: vec![Vec::new(); count],
            labels: Vec::new(),
            words: Vec::new(),
        };
        for (at, number) in (0..count).zip(0_u32..) {
            let stem = strings.at(at);
            let grams = grams(stem);
            index.gram_counts.push(u32::try_from(grams.len()).unwrap_or(u32::MAX));
            for gram in grams {
                index.grams.entry(gram).or_default().push(number);
            }
            index.stems.insert(stem.into(), number);
        }
        index.add_labels(pack);
        index
    }

    fn add_labels(&mut self, pack: &Pack) {
        let (ends, words) = (pack.numbers(section::LABEL_ENDS), pack.numbers(section::LABEL_WORDS));
        let skills = pack.numbers(section::LABEL_SKILLS);
        let trusts = pack.section(section::LABEL_TRUSTS);
        let mut first = 0;
        for (at, number) in (0..ends.len()).zip(0_u32..) {
            let (begin, mut square) = (self.words.len(), 0);
            for word in (first..ends.at(at)).map(|word| words.at(word as usize)) {
                let Some(postings) = self.postings.get_mut(word as usize) else { continue };
                postings.push(number);
                self.words.push(word);
                square += u64::from(self.rarities[word as usize]).pow(2);
            }
            first = ends.at(at);
            let trust = trusts.get(at).copied().unwrap_or(0);
            let label = Label { begin, end: self.words.len(), skill: skills.at(at), trust, square: square.max(1) };
            self.labels.push(label);
        }
    }

    /// The stems of a label.
    pub(super) fn words(&self, label: &Label) -> &[u32] {
        self.words.get(label.begin..label.end).unwrap_or_default()
    }

    /// The stems that a stem is like, each with the likeness in thousandths; the same one alone if it is known and short.
    pub(super) fn like(&self, stem: &str) -> Vec<(u32, u32)> {
        let same = self.stems.get(stem).copied();
        let own = grams(stem);
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        for other in own.iter().filter_map(|gram| self.grams.get(gram)).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        let own = u32::try_from(own.len()).unwrap_or(u32::MAX);
        let likeness = |(other, shared): (u32, u32)| (other, shared * 2000 / (own + self.gram_counts[other as usize]));
        let alike = shared.into_iter().map(likeness).filter(|&(other, n)| n >= LEAST_LIKENESS && same != Some(other));
        same.map(|same| (same, 1000)).into_iter().chain(alike).collect()
    }
}

/// The three letters in a row of a stem and of its beginning; none for a short one.
fn grams(stem: &str) -> Vec<[u8; GRAM]> {
    if stem.len() < LEAST_BYTES {
        return Vec::new();
    }
    let marked: Vec<u8> = std::iter::once(b'^').chain(stem.bytes()).collect();
    let mut grams: Vec<[u8; GRAM]> = marked.windows(GRAM).map(|gram| [gram[0], gram[1], gram[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}
