//! Titles as directions in the space of occupations: what their words mean each by itself, what known titles they are like as a
//! whole, which groups of occupations that comes to, and a little of the words themselves. All in integers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Titles, ranking, section};
use crate::Span;
use crate::vocabulary::OccupationId;

/// The length of a direction while it is put together.
pub const UNIT: u64 = (1 << 12) - 1;
/// The length of a finished one: its parts fit into 16 bits.
const LENGTH: u64 = 1 << 15;
/// Likeness is in parts per million.
const MILLION: u64 = 1_000_000;
/// A direction keeps its longest parts only, so that very many of them fit into memory.
const MAX_PARTS: usize = 80;

/// How much the words one by one count beside the known titles that are like the whole.
const WORDS_TO_WHOLE: (u64, u64) = (2, 1);
/// How much the occupations, their groups of four and of three digits, and the words themselves count.
const OCCUPATIONS: u64 = 10;
const GROUPS_OF_FOUR: u64 = 3;
const GROUPS_OF_THREE: u64 = 5;
const WORDS: u64 = 3;
/// The last word of a title ("engineer") is shared by many that have little in common: it counts half.
const HEAD_PERCENT: u64 = 50;
/// The rarity of a word that no title has, in thousandths.
const RARITY_OF_UNKNOWN: u64 = 8_000;

/// A length of 12 bits stands above the number of an occupation of 12 bits in [`section::MEANINGS`].
pub const MEANING_ID_BITS: u32 = 12;

/// The parts of a direction are numbered: occupations by their id, the others from here.
const PART_GROUP_OF_FOUR: u16 = 1 << MEANING_ID_BITS;
const PART_GROUP_OF_THREE: u16 = PART_GROUP_OF_FOUR + 10_000;
const PART_WORD: u16 = 1 << 14;
const PART_UNKNOWN_WORD: u16 = 1 << 15;

/// What a title or a whole record means, as a direction: those that point the same way mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TitleVector {
    /// Numbers of parts and their lengths, by number.
    parts: Box<[(u16, u16)]>,
}

impl TitleVector {
    /// Whether it points nowhere: the text has no word that could be part of a title.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// How alike two titles are, in parts per million: the whole for titles that mean the same, 0 for a text without words.
    pub fn likeness(&self, other: &Self) -> u32 {
        if self == other {
            return if self.is_empty() { 0 } else { 1_000_000 };
        }
        let (mut left, mut right) = (self.parts.iter().peekable(), other.parts.iter().peekable());
        let mut product = 0_u64;
        while let (Some(&&(a, x)), Some(&&(b, y))) = (left.peek(), right.peek()) {
            if a <= b {
                left.next();
            }
            if b <= a {
                right.next();
            }
            if a == b {
                product += u64::from(x) * u64::from(y);
            }
        }
        in_millionths(product)
    }

    /// How far it points to an occupation.
    pub fn toward(&self, occupation: OccupationId) -> u16 {
        self.parts.binary_search_by_key(&occupation.0, |&(part, _)| part).map_or(0, |at| self.parts[at].1)
    }
}

/// A direction that is compared with very many.
#[derive(Clone, Debug)]
pub struct SpreadVector {
    vector: TitleVector,
    /// The length of every part, by its number.
    lengths: Box<[u16]>,
}

impl SpreadVector {
    /// Spreads a direction out.
    pub fn of(vector: TitleVector) -> Self {
        let count = vector.parts.last().map_or(0, |&(part, _)| usize::from(part) + 1);
        let mut lengths = vec![0; count].into_boxed_slice();
        for &(part, length) in &vector.parts {
            lengths[usize::from(part)] = length;
        }
        Self { vector, lengths }
    }

    /// Whether it points nowhere.
    pub fn is_empty(&self) -> bool {
        self.vector.is_empty()
    }

    /// As [`TitleVector::likeness`], in fewer steps.
    pub fn likeness(&self, other: &TitleVector) -> u32 {
        if self.vector == *other {
            return self.vector.likeness(other);
        }
        let length = |part: u16| self.lengths.get(usize::from(part)).copied().unwrap_or(0);
        in_millionths(other.parts.iter().map(|&(part, other)| u64::from(length(part)) * u64::from(other)).sum())
    }
}

/// The product of two directions of [`LENGTH`].
fn in_millionths(product: u64) -> u32 {
    u32::try_from(product * MILLION / (LENGTH * LENGTH)).map_or(1_000_000, |likeness| likeness.min(1_000_000))
}

impl Titles {
    /// The occupations in whose titles a word stands, each by how much of those titles the word is.
    pub(super) fn meaning(&self, word: u32) -> impl Iterator<Item = (u16, u64)> {
        let (meanings, ends) = (self.0.numbers(section::MEANINGS), self.0.numbers(section::MEANING_ENDS));
        let first = word.checked_sub(1).map_or(0, |before| ends.at(before as usize) as usize);
        (first..ends.at(word as usize) as usize).map(move |at| {
            let packed = meanings.at(at);
            let [low, high, ..] = (packed & ((1 << MEANING_ID_BITS) - 1)).to_le_bytes();
            (u16::from_le_bytes([low, high]), u64::from(packed >> MEANING_ID_BITS))
        })
    }

    /// The direction of a title. `places` are the spans of places in it.
    pub(in crate::vocabulary) fn vector(&self, written: &str, places: &[Span]) -> TitleVector {
        let (key, known) = self.keyed(written, places);
        let (occupations, words) = self.meant(&key, known);
        self.finished(&occupations, words)
    }

    /// The occupations that a title's key means, [`UNIT`] long, and its words. `known` is the title that it is, where it is known word for word.
    pub(super) fn meant(&self, key: &[String], known: Option<usize>) -> (BTreeMap<u16, u64>, BTreeMap<u16, u64>) {
        let (mut occupations, mut words) = (BTreeMap::new(), BTreeMap::new());
        for (i, word) in key.iter().enumerate() {
            let Some(number) = self.phrases().word(word) else {
                let unknown = word.bytes().fold(7_u16, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
                *words.entry(PART_UNKNOWN_WORD | unknown).or_default() += cube(RARITY_OF_UNKNOWN);
                continue;
            };
            let rarity = cube(self.0.numbers(section::RARITIES).at(number as usize).into());
            let weight = if i + 1 == key.len() { rarity * HEAD_PERCENT / 100 } else { rarity };
            let part = u16::try_from(number).unwrap_or(u16::MAX) % PART_WORD;
            *words.entry(PART_WORD | part).or_default() += weight;
            for (id, length) in self.meaning(number) {
                *occupations.entry(id).or_default() += weight * length;
            }
        }
        let whole = self.whole(key, known);
        let meant = mixed([(scaled(occupations, UNIT), WORDS_TO_WHOLE.0), (scaled(whole, UNIT), WORDS_TO_WHOLE.1)]);
        (scaled(meant, UNIT), words)
    }

    /// The occupations of the known titles that are like the whole title; the likest stand out.
    fn whole(&self, key: &[String], known: Option<usize>) -> BTreeMap<u16, u64> {
        let mut scores: BTreeMap<u16, u64> =
            ranking::scores(self, key).into_iter().map(|(id, score)| (id, u64::from(score))).collect();
        for (id, weight) in known.into_iter().flat_map(|title| self.occupations_of(title)) {
            *scores.entry(id).or_default() += 1000 + u64::from(weight) * 100;
        }
        for score in scores.values_mut() {
            *score = (*score * *score / 1000).pow(2);
        }
        scores
    }

    /// A direction of the occupations, their groups and these words.
    pub(super) fn finished(&self, occupations: &BTreeMap<u16, u64>, words: BTreeMap<u16, u64>) -> TitleVector {
        let (mut fours, mut threes) = (BTreeMap::new(), BTreeMap::new());
        for (&id, &length) in occupations {
            if let Some(group) = self.isco(OccupationId(id)) {
                *fours.entry(PART_GROUP_OF_FOUR + group).or_default() += length;
                *threes.entry(PART_GROUP_OF_THREE + group / 10).or_default() += length;
            }
        }
        let mut parts: Vec<(u16, u64)> =
            [(occupations.clone(), OCCUPATIONS), (fours, GROUPS_OF_FOUR), (threes, GROUPS_OF_THREE), (words, WORDS)]
                .into_iter()
                .flat_map(|(parts, share)| scaled(parts, UNIT).into_iter().map(move |(part, n)| (part, n * share)))
                .collect();
        parts.sort_unstable_by_key(|&(part, length)| (std::cmp::Reverse(length), part));
        parts.truncate(MAX_PARTS);
        let parts = scaled(parts.into_iter().collect(), LENGTH);
        TitleVector { parts: parts.into_iter().filter_map(|(part, n)| Some((part, u16::try_from(n).ok()?))).collect() }
    }
}

/// The sum of directions, each so many times.
pub(super) fn mixed<const N: usize>(directions: [(BTreeMap<u16, u64>, u64); N]) -> BTreeMap<u16, u64> {
    let mut sum = BTreeMap::new();
    for (direction, times) in directions {
        for (id, length) in direction {
            *sum.entry(id).or_default() += times * length;
        }
    }
    sum
}

/// A rarity in thousandths to the third power, so that the rarer words decide.
fn cube(rarity: u64) -> u64 {
    rarity.pow(3) / 1_000_000
}

/// The same direction, `length` long; parts that come to nothing are left out.
pub fn scaled<K: Ord>(parts: BTreeMap<K, u64>, length: u64) -> BTreeMap<K, u64> {
    let longest = parts.values().max().copied().unwrap_or(0);
    // Squares of at most 2^24 each leave room for any number of parts.
    let shift = (64 - longest.leading_zeros()).saturating_sub(24);
    let norm = parts.values().map(|&n| (n >> shift).pow(2)).sum::<u64>().isqrt().max(1);
    parts.into_iter().map(|(part, n)| (part, (n >> shift) * length / norm)).filter(|&(_, n)| n > 0).collect()
}

#[cfg(test)]
mod tests {
    use crate::vocabulary::{TitleVector, Vocabulary};

    const TITLES: [&str; 9] = [
        "pastry chef", "Senior Java Developer", "tax lawyer", "Night Porter (Whitby)", "hydrologist", "head of people",
        "truck driver", "Zookeeper, reptiles", "Flurbsmith",
    ];

    fn vectors(titles: &[&str]) -> Vec<TitleVector> {
        titles.iter().map(|title| Vocabulary::embedded().title_vector(title)).collect()
    }

    /// The title that is liker to the first than the other is.
    fn check_liker(title: &str, liker: &str, other: &str) {
        let [title, liker, other] = &vectors(&[title, liker, other])[..] else { panic!("three titles") };
        let (near, far) = (title.likeness(liker), title.likeness(other));
        assert!(near > far, "{near} > {far}");
    }

    #[test]
    fn a_title_is_most_like_itself_and_likeness_has_no_direction() {
        let vectors = vectors(&TITLES);
        for (i, one) in vectors.iter().enumerate() {
            assert_eq!(one.likeness(one), 1_000_000, "{}", TITLES[i]);
            for other in vectors.iter().skip(i + 1) {
                assert!(one.likeness(other) < 1_000_000);
                assert_eq!(one.likeness(other), other.likeness(one));
            }
        }
    }

    #[test]
    fn titles_without_a_word_in_common_are_compared_by_what_they_mean() {
        check_liker("attorney", "barrister", "accountant");
        check_liker("hairdresser", "barber", "postman");
        check_liker("talent acquisition specialist", "recruiter", "data analyst");
    }

    #[test]
    fn the_rarer_word_decides() {
        check_liker("drilling engineer", "driller", "firmware engineer");
    }

    #[test]
    fn the_same_titles_in_another_order_have_the_same_vectors() {
        let mut backwards = TITLES;
        backwards.reverse();
        let mut vectors_backwards = vectors(&backwards);
        vectors_backwards.reverse();
        assert_eq!(vectors(&TITLES), vectors_backwards);
    }

    #[test]
    fn what_holds_no_words_is_like_nothing() {
        let long = "porter ".repeat(1_000);
        for vector in vectors(&["", " \t ", "🧁🧁", "-- / --", &long]) {
            assert!(vector.is_empty());
            assert_eq!(vector.likeness(&vector), 0);
        }
    }
}
