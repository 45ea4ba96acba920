//! Titles as directions in the space of occupations, ours and those of O*NET beside them: what their words mean each by itself, what
//! known titles they are like as a whole, which groups of occupations that comes to, and a little of the words themselves. All in
//! integers.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Titles, ranking, section, words};
use crate::Span;
use crate::vocabulary::OccupationId;

/// The length of a direction while it is put together.
pub const UNIT: u64 = (1 << 12) - 1;
/// The length of a finished one: its parts fit into 16 bits.
const LENGTH: u64 = 1 << 15;
/// Likeness is in parts per million.
const MILLION: u64 = 1_000_000;
/// A direction keeps its longest parts only, so that very many of them fit into memory.
const MAX_PARTS: usize = 100;

/// How much the words one by one count beside the known titles that are like the whole.
const WORDS_TO_WHOLE: (u64, u64) = (3, 2);
/// How much the occupations, their groups of four and of three digits, and the words themselves count.
const OCCUPATIONS: u64 = 10;
const GROUPS_OF_FOUR: u64 = 3;
const GROUPS_OF_THREE: u64 = 5;
const WORDS: u64 = 3;
/// The same for the occupations of O*NET and their groups of six and of four digits.
const ONET: u64 = 6;
const ONET_OF_SIX: u64 = 2;
const ONET_OF_FOUR: u64 = 3;
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
const PART_ONET: u16 = PART_UNKNOWN_WORD | 1 << 14;
const PART_ONET_OF_SIX: u16 = PART_ONET + (1 << MEANING_ID_BITS);
const PART_ONET_OF_FOUR: u16 = PART_ONET_OF_SIX + (1 << MEANING_ID_BITS);

/// Directions of words among our occupations and among those of O*NET.
#[derive(Clone, Debug, Default)]
pub(super) struct Meant {
    pub(super) ours: BTreeMap<u16, u64>,
    pub(super) onet: BTreeMap<u16, u64>,
}

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

    /// The direction half way from this one to the mean of others, each of which counts so many times.
    #[must_use]
    pub fn leaning(&self, others: &[(&Self, u32)]) -> Self {
        let all: u64 = others.iter().map(|&(_, times)| u64::from(times)).sum();
        let mut sum = BTreeMap::new();
        for (vector, times) in std::iter::once((self, all.max(1))).chain(others.iter().map(|&(v, n)| (v, n.into()))) {
            for &(part, length) in &vector.parts {
                *sum.entry(part).or_default() += u64::from(length) * times;
            }
        }
        Self::of(sum)
    }

    /// The direction of these parts.
    fn of(parts: BTreeMap<u16, u64>) -> Self {
        let parts = scaled(parts, LENGTH);
        Self { parts: parts.into_iter().filter_map(|(part, n)| Some((part, u16::try_from(n).ok()?))).collect() }
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
        self.packed(word as usize, section::MEANINGS, section::MEANING_ENDS)
    }

    /// The same for the stem of a word and the occupations of O*NET.
    pub(super) fn meaning_of_stem(&self, stem: usize) -> impl Iterator<Item = (u16, u64)> {
        self.packed(stem, section::STEM_MEANINGS, section::STEM_MEANING_ENDS)
    }

    fn packed(&self, number: usize, meanings: usize, ends: usize) -> impl Iterator<Item = (u16, u64)> {
        let (meanings, ends) = (self.0.numbers(meanings), self.0.numbers(ends));
        let first = number.checked_sub(1).map_or(0, |before| ends.at(before) as usize);
        (first..ends.at(number) as usize).map(move |at| {
            let packed = meanings.at(at);
            let [low, high, ..] = (packed & ((1 << MEANING_ID_BITS) - 1)).to_le_bytes();
            (u16::from_le_bytes([low, high]), u64::from(packed >> MEANING_ID_BITS))
        })
    }

    /// The number of a word's stem.
    pub(super) fn stem(&self, word: &str) -> Option<usize> {
        self.0.strings(section::STEMS).find_sorted(words::stem(word))
    }

    /// The direction of a title. `places` are the spans of places in it.
    pub(in crate::vocabulary) fn vector(&self, written: &str, places: &[Span]) -> TitleVector {
        let (key, known) = self.keyed(written, places);
        self.finished(&self.meant(&key, known), self.worded(&key))
    }

    /// What a title's key means, each direction [`UNIT`] long. `known` is the title that it is, where it is known word for word.
    pub(super) fn meant(&self, key: &[String], known: Option<usize>) -> Meant {
        let mut one_by_one = Meant::default();
        for (i, word) in key.iter().enumerate() {
            let percent = if i + 1 == key.len() { HEAD_PERCENT } else { 100 };
            if let Some(number) = self.phrases().word(word) {
                let weight = cube(self.0.numbers(section::RARITIES).at(number as usize).into()) * percent / 100;
                add(&mut one_by_one.ours, self.meaning(number), weight);
            }
            if let Some(stem) = self.stem(word) {
                let weight = cube(self.0.numbers(section::STEM_RARITIES).at(stem).into()) * percent / 100;
                add(&mut one_by_one.onet, self.meaning_of_stem(stem), weight);
            }
        }
        let like = ranking::like_titles(self, key);
        let ours = whole(&like, known, |title| self.occupations_of(title));
        let onet = whole(&like, known, |title| self.onet_of(title));
        Meant { ours: with_whole(one_by_one.ours, ours), onet: with_whole(one_by_one.onet, onet) }
    }

    /// The words of a key by themselves.
    fn worded(&self, key: &[String]) -> BTreeMap<u16, u64> {
        let mut words = BTreeMap::new();
        for (i, word) in key.iter().enumerate() {
            let Some(number) = self.phrases().word(word) else {
                let unknown = word.bytes().fold(7_u16, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
                *words.entry(PART_UNKNOWN_WORD | (unknown % PART_WORD)).or_default() += cube(RARITY_OF_UNKNOWN);
                continue;
            };
            let rarity = cube(self.0.numbers(section::RARITIES).at(number as usize).into());
            let part = u16::try_from(number).unwrap_or(u16::MAX) % PART_WORD;
            *words.entry(PART_WORD | part).or_default() +=
                if i + 1 == key.len() { rarity * HEAD_PERCENT / 100 } else { rarity };
        }
        words
    }

    /// A direction of the occupations, their groups and these words.
    pub(super) fn finished(&self, meant: &Meant, words: BTreeMap<u16, u64>) -> TitleVector {
        let isco = |id: u16| self.isco(OccupationId(id));
        let mut parts: Vec<(u16, u64)> = [
            (meant.ours.clone(), OCCUPATIONS),
            (grouped(&meant.ours, |id| Some(PART_GROUP_OF_FOUR + isco(id)?)), GROUPS_OF_FOUR),
            (grouped(&meant.ours, |id| Some(PART_GROUP_OF_THREE + isco(id)? / 10)), GROUPS_OF_THREE),
            (words, WORDS),
            (grouped(&meant.onet, |id| Some(PART_ONET + id)), ONET),
            (grouped(&meant.onet, |id| PART_ONET_OF_SIX.checked_add(self.onet_group(id, 100)?)), ONET_OF_SIX),
            (grouped(&meant.onet, |id| PART_ONET_OF_FOUR.checked_add(self.onet_group(id, 10_000)?)), ONET_OF_FOUR),
        ]
        .into_iter()
        .flat_map(|(parts, share)| scaled(parts, UNIT).into_iter().map(move |(part, n)| (part, n * share)))
        .collect();
        parts.sort_unstable_by_key(|&(part, length)| (std::cmp::Reverse(length), part));
        parts.truncate(MAX_PARTS);
        TitleVector::of(parts.into_iter().collect())
    }

    /// The first occupation of O*NET whose code is the same but for the digits below `unit`.
    fn onet_group(&self, id: u16, unit: u32) -> Option<u16> {
        let codes = self.0.numbers(section::ONET);
        let group = codes.at(id.into()) / unit;
        let (mut low, mut high) = (0, codes.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if codes.at(middle) / unit < group {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        u16::try_from(low).ok()
    }
}

/// Adds what a word means, so many times.
fn add(sum: &mut BTreeMap<u16, u64>, meaning: impl Iterator<Item = (u16, u64)>, times: u64) {
    for (id, length) in meaning {
        *sum.entry(id).or_default() += times * length;
    }
}

/// The occupations of the known titles that are like a whole title; the likest stand out.
fn whole<I: Iterator<Item = (u16, u32)>>(
    like: &[(usize, u32)],
    known: Option<usize>,
    of: impl Fn(usize) -> I,
) -> BTreeMap<u16, u64> {
    let mut scores: BTreeMap<u16, u64> =
        ranking::scores_by(like, &of).into_iter().map(|(id, score)| (id, u64::from(score))).collect();
    for (id, weight) in known.into_iter().flat_map(of) {
        *scores.entry(id).or_default() += 1000 + u64::from(weight) * 100;
    }
    for score in scores.values_mut() {
        *score = (*score * *score / 1000).pow(2);
    }
    scores
}

/// What words mean one by one and as a whole, [`UNIT`] long.
fn with_whole(one_by_one: BTreeMap<u16, u64>, whole: BTreeMap<u16, u64>) -> BTreeMap<u16, u64> {
    scaled(mixed([(scaled(one_by_one, UNIT), WORDS_TO_WHOLE.0), (scaled(whole, UNIT), WORDS_TO_WHOLE.1)]), UNIT)
}

/// How much of a direction falls to each group.
fn grouped(direction: &BTreeMap<u16, u64>, group: impl Fn(u16) -> Option<u16>) -> BTreeMap<u16, u64> {
    let mut groups = BTreeMap::new();
    for (&id, &length) in direction {
        if let Some(group) = group(id) {
            *groups.entry(group).or_default() += length;
        }
    }
    groups
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
    fn a_direction_that_leans_to_another_is_liker_to_it_and_to_what_it_is_like() {
        let [asked, likest, behind] = &vectors(&["pastry chef", "sous chef", "line cook"])[..] else { panic!() };
        let leaning = asked.leaning(&[(likest, 700_000)]);
        for other in [likest, behind] {
            assert!(leaning.likeness(other) > asked.likeness(other));
        }
        assert!(leaning.likeness(asked) > asked.likeness(likest));
        assert_eq!(asked.leaning(&[]).likeness(likest).abs_diff(asked.likeness(likest)) / 100, 0);
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
