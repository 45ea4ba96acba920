//! The skills of a text: for each label the run of words that it is likest to, and the best skills, not all of the same words.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::index::{Index, Label};
use super::stem::stem;
use crate::vocabulary::tokens::{Gap, Tokens};

/// The rarity of a word that no label has, in thousandths of the natural logarithm.
const RARITY_OF_UNKNOWN: u64 = 7_000;
/// A label is compared with at most this many words in a row.
const MAX_RUN: usize = 6;
/// Words of this rarity in posts, together, make a label count half.
const RARITY_FOR_HALF: u64 = 8_000;
/// How much less a skill counts whose words another skill has already, in thousandths.
const TAKEN: u64 = 200;
/// How many labels are looked at closely, and how many skills are weighed against each other for each that is wanted.
const LABELS_MAX: usize = 1_500;
const SKILLS_FOR_EACH: usize = 6;

/// A word of the text that could be part of a label.
#[derive(Debug)]
struct Word {
    /// Its place among all words of the text, and the number of breaks before it.
    at: usize,
    part: usize,
    square: u64,
}

/// A text made ready to be compared.
#[derive(Debug, Default)]
struct Asked {
    words: Vec<Word>,
    /// For each stem of a label that is like words of the text, those words and how like they are.
    alike: BTreeMap<u32, Vec<(usize, u64)>>,
}

/// Where a label is found in the text and how like it is there.
#[derive(Clone, Debug, Default)]
struct Found {
    likeness: u64,
    words: Vec<usize>,
}

/// The skills that a text is likest to, best first, each with its likeness in thousandths.
pub(super) fn rank(index: &Index, text: &str, top: usize) -> Vec<(u32, u16)> {
    let asked = Asked::of(index, text);
    let mut skills: BTreeMap<u32, Found> = BTreeMap::new();
    for label in promising(index, &asked) {
        let found = asked.find(index, &index.labels[label]);
        let known = skills.entry(index.labels[label].skill).or_default();
        if found.likeness > known.likeness {
            *known = found;
        }
    }
    let mut skills: Vec<(u32, Found)> = skills.into_iter().filter(|(_, found)| found.likeness > 0).collect();
    skills.sort_by_key(|(skill, found)| (Reverse(found.likeness), *skill));
    skills.truncate(top.saturating_mul(SKILLS_FOR_EACH));
    of_different_words(skills, top)
}

/// The labels that could be likest, by their shared stems alone wherever those stand.
fn promising(index: &Index, asked: &Asked) -> Vec<usize> {
    let mut sums = vec![(0_u64, 0_u64); index.labels.len()];
    for (&stem, words) in &asked.alike {
        let likeness = words.iter().map(|&(_, likeness)| likeness).max().unwrap_or(0);
        let square = (likeness * u64::from(index.rarities[stem as usize]) / 1000).pow(2);
        for &label in &index.postings[stem as usize] {
            let sum = &mut sums[label as usize];
            sum.0 += square;
            sum.1 += likeness * u64::from(index.post_rarities[stem as usize]) / 1000;
        }
    }
    let bound = |(label, (square, rarity)): (usize, (u64, u64))| {
        let likeness = (square * 1_000_000 / index.labels[label].square).isqrt().min(1000);
        (Reverse(counted(likeness, rarity, &index.labels[label])), label)
    };
    let mut bounds: Vec<(Reverse<u64>, usize)> =
        sums.into_iter().enumerate().filter(|&(_, (square, _))| square > 0).map(bound).collect();
    if bounds.len() > LABELS_MAX {
        bounds.select_nth_unstable(LABELS_MAX);
        bounds.truncate(LABELS_MAX);
    }
    bounds.into_iter().map(|(_, label)| label).collect()
}

/// A likeness as far as the shared words say anything in a post, and as far as the label is trusted.
fn counted(likeness: u64, rarity: u64, label: &Label) -> u64 {
    likeness * rarity / (rarity + RARITY_FOR_HALF) * u64::from(label.trust) / 100
}

impl Asked {
    fn of(index: &Index, text: &str) -> Self {
        let tokens = Tokens::of(text);
        let mut asked = Self::default();
        let mut known: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut part = 0;
        for (at, token) in tokens.all().iter().enumerate() {
            part += usize::from(matches!(token.gap, Gap::Break | Gap::Comma | Gap::Dot));
            let Some(stem) = stem(tokens.folded(token)) else { continue };
            let alike = known.entry(stem).or_insert_with_key(|stem| index.like(stem));
            let rarity = alike.first().map_or(RARITY_OF_UNKNOWN, |&(like, _)| index.rarities[like as usize].into());
            for &(like, likeness) in &*alike {
                asked.alike.entry(like).or_default().push((asked.words.len(), likeness.into()));
            }
            asked.words.push(Word { at, part, square: rarity.pow(2) });
        }
        asked
    }

    /// The run of words that a label is likest to.
    fn find(&self, index: &Index, label: &Label) -> Found {
        let mut hits: Vec<(usize, u32, u64)> = Vec::new();
        for stem in index.words(label) {
            let words = self.alike.get(stem).into_iter().flatten();
            hits.extend(words.map(|&(word, likeness)| (word, *stem, likeness)));
        }
        hits.sort_unstable();
        let mut best = Found::default();
        for first in 0..hits.len() {
            let start = &self.words[hits[first].0];
            let mut shared: Vec<(u32, u64, usize)> = Vec::new();
            for &(at, stem, likeness) in &hits[first..] {
                let word = &self.words[at];
                if word.part != start.part || word.at - start.at >= MAX_RUN {
                    break;
                }
                match shared.iter_mut().find(|(other, ..)| *other == stem) {
                    Some(known) if known.1 >= likeness => continue,
                    Some(known) => *known = (stem, likeness, at),
                    None => shared.push((stem, likeness, at)),
                }
                let likeness = self.likeness(index, label, &shared, hits[first].0..=at);
                if likeness > best.likeness {
                    best = Found { likeness, words: shared.iter().map(|&(.., at)| at).collect() };
                }
            }
        }
        best
    }

    /// How like a label is to a run of words that shares these stems with it.
    fn likeness(
        &self,
        index: &Index,
        label: &Label,
        shared: &[(u32, u64, usize)],
        run: std::ops::RangeInclusive<usize>,
    ) -> u64 {
        let (mut product, mut rarity) = (0, 0);
        for &(stem, likeness, at) in shared {
            let of_stem = u64::from(index.rarities[stem as usize]);
            product += likeness * of_stem * self.words[at].square.isqrt();
            rarity += likeness * u64::from(index.post_rarities[stem as usize]) / 1000;
        }
        let square: u64 = self.words[run].iter().map(|word| word.square).sum();
        let lengths = square.isqrt() * label.square.isqrt();
        counted((product / lengths.max(1)).min(1000), rarity, label)
    }
}

/// The best skills, each counting less as far as its words are those of a better one.
fn of_different_words(mut skills: Vec<(u32, Found)>, top: usize) -> Vec<(u32, u16)> {
    let mut chosen: Vec<(u32, Found)> = Vec::new();
    while chosen.len() < top && !skills.is_empty() {
        let remains = |found: &Found| {
            let taken =
                chosen.iter().map(|(_, other)| found.words.iter().filter(|at| other.words.contains(at)).count());
            let taken = taken.max().unwrap_or(0) as u64 * TAKEN / (found.words.len() as u64).max(1);
            found.likeness * (1000 - taken) / 1000
        };
        let best = (0..skills.len()).min_by_key(|&at| (Reverse(remains(&skills[at].1)), at)).unwrap_or(0);
        let likeness = remains(&skills[best].1);
        let (skill, found) = skills.remove(best);
        chosen.push((skill, Found { likeness, ..found }));
    }
    chosen.sort_by_key(|(skill, found)| (Reverse(found.likeness), *skill));
    chosen.into_iter().map(|(skill, found)| (skill, u16::try_from(found.likeness).unwrap_or(1000))).collect()
}
