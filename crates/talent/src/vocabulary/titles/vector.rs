//! Titles as directions in the space of occupations: what their words mean each by itself, what known titles they are like as a
//! whole, which groups of occupations that comes to, and a little of the words themselves. All in integers.

use std::collections::BTreeMap;

use super::{Titles, ranking, section};
use crate::Span;
use crate::vocabulary::OccupationId;

/// The length of a direction while it is put together.
const UNIT: u64 = 1 << 12;
/// The length of a finished one.
const LENGTH: u64 = 1 << 20;
/// Likeness is in parts per million.
const MILLION: u64 = 1_000_000;
/// A direction keeps its longest parts only, so that a long list of titles fits into memory.
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

/// The parts of a direction are numbered: occupations by their id, the others from here.
const PART_GROUP_OF_FOUR: u32 = 1 << 20;
const PART_GROUP_OF_THREE: u32 = 2 << 20;
const PART_WORD: u32 = 1 << 30;
const PART_UNKNOWN_WORD: u32 = 1 << 31;

/// What a title means, as a direction: titles that point the same way mean the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleVector {
    /// Numbers of parts and their lengths, by number.
    parts: Vec<(u32, u32)>,
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
        u32::try_from(product / LENGTH * MILLION / LENGTH).map_or(1_000_000, |likeness| likeness.min(1_000_000))
    }
}

/// Makes directions of titles, and remembers what each word means.
#[derive(Debug)]
pub(in crate::vocabulary) struct Directions<'a> {
    titles: &'a Titles,
    /// For each occupation the root of the number of its titles.
    breadths: Vec<u64>,
    meanings: BTreeMap<u32, Vec<(u16, u64)>>,
}

impl<'a> Directions<'a> {
    pub(super) fn of(titles: &'a Titles) -> Self {
        let mut breadths = vec![0_u64; titles.occupation_count()];
        for title in 0..titles.0.numbers(section::TITLE_LISTS).len() {
            for (id, _) in titles.occupations_of(title) {
                if let Some(count) = breadths.get_mut(usize::from(id)) {
                    *count += 1;
                }
            }
        }
        let breadths = breadths.into_iter().map(|count: u64| count.isqrt().max(1)).collect();
        Self { titles, breadths, meanings: BTreeMap::new() }
    }

    /// The occupations in whose titles a word stands, each by how much of those titles the word is.
    fn meaning(&mut self, word: u32) -> &[(u16, u64)] {
        let (titles, breadths) = (self.titles, &self.breadths);
        self.meanings.entry(word).or_insert_with(|| {
            let rarity = u64::from(titles.0.numbers(section::RARITIES).at(word as usize));
            let rarities = titles.0.numbers(section::TITLE_RARITIES);
            let mut sums: BTreeMap<u16, u64> = BTreeMap::new();
            for title in titles.titles_with(word) {
                let share = rarity * 1000 / u64::from(rarities.at(title)).max(1);
                for (id, weight) in titles.occupations_of(title) {
                    *sums.entry(id).or_default() += share * u64::from(weight * 256).isqrt();
                }
            }
            for (&id, sum) in &mut sums {
                let breadth = breadths.get(usize::from(id)).copied().unwrap_or(1);
                *sum = ((*sum << 16) / breadth).isqrt().isqrt();
            }
            scaled(sums, UNIT).into_iter().collect()
        })
    }

    /// The direction of a title. `places` are the spans of places in it.
    pub(in crate::vocabulary) fn of_title(&mut self, written: &str, places: &[Span]) -> TitleVector {
        let (key, known) = self.titles.keyed(written, places);
        self.vector(&key, known)
    }

    /// The direction of a title's key. `known` is the title that it is, where it is known word for word.
    fn vector(&mut self, key: &[String], known: Option<usize>) -> TitleVector {
        let (mut occupations, mut words) = (BTreeMap::new(), BTreeMap::new());
        for (i, word) in key.iter().enumerate() {
            let Some(number) = self.titles.phrases().word(word) else {
                let unknown = word.bytes().fold(7_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
                *words.entry(PART_UNKNOWN_WORD | unknown >> 1).or_default() += cube(RARITY_OF_UNKNOWN);
                continue;
            };
            let rarity = cube(self.titles.0.numbers(section::RARITIES).at(number as usize).into());
            let weight = if i + 1 == key.len() { rarity * HEAD_PERCENT / 100 } else { rarity };
            *words.entry(PART_WORD | number).or_default() += weight;
            for &(id, length) in self.meaning(number) {
                *occupations.entry(id).or_default() += weight * length;
            }
        }
        let whole = self.whole(key, known);
        let mut meant: BTreeMap<u16, u64> = BTreeMap::new();
        for (id, length) in scaled(occupations, UNIT) {
            *meant.entry(id).or_default() += WORDS_TO_WHOLE.0 * length;
        }
        for (id, length) in scaled(whole, UNIT) {
            *meant.entry(id).or_default() += WORDS_TO_WHOLE.1 * length;
        }
        self.finished(scaled(meant, UNIT), words)
    }

    /// The occupations of the known titles that are like the whole title; the likest stand out.
    fn whole(&self, key: &[String], known: Option<usize>) -> BTreeMap<u16, u64> {
        let mut scores: BTreeMap<u16, u64> =
            ranking::scores(self.titles, key).into_iter().map(|(id, score)| (id, u64::from(score))).collect();
        for (id, weight) in known.into_iter().flat_map(|title| self.titles.occupations_of(title)) {
            *scores.entry(id).or_default() += 1000 + u64::from(weight) * 100;
        }
        for score in scores.values_mut() {
            *score = (*score * *score / 1000).pow(2);
        }
        scores
    }

    fn finished(&self, occupations: BTreeMap<u16, u64>, words: BTreeMap<u32, u64>) -> TitleVector {
        let (mut fours, mut threes) = (BTreeMap::new(), BTreeMap::new());
        for (&id, &length) in &occupations {
            if let Some(group) = self.titles.isco(OccupationId(id)).map(u32::from) {
                *fours.entry(PART_GROUP_OF_FOUR + group).or_default() += length;
                *threes.entry(PART_GROUP_OF_THREE + group / 10).or_default() += length;
            }
        }
        let occupations: BTreeMap<u32, u64> = occupations.into_iter().map(|(id, length)| (id.into(), length)).collect();
        let mut parts: Vec<(u32, u64)> =
            [(occupations, OCCUPATIONS), (fours, GROUPS_OF_FOUR), (threes, GROUPS_OF_THREE), (words, WORDS)]
                .into_iter()
                .flat_map(|(parts, share)| scaled(parts, UNIT).into_iter().map(move |(part, n)| (part, n * share)))
                .collect();
        parts.sort_unstable_by_key(|&(part, length)| (std::cmp::Reverse(length), part));
        parts.truncate(MAX_PARTS);
        let parts = scaled(parts.into_iter().collect(), LENGTH);
        TitleVector { parts: parts.into_iter().filter_map(|(part, n)| Some((part, u32::try_from(n).ok()?))).collect() }
    }
}

/// A rarity in thousandths to the third power, so that the rarer words decide.
fn cube(rarity: u64) -> u64 {
    rarity.pow(3) / 1_000_000
}

/// The same direction, `length` long.
fn scaled<K: Ord>(parts: BTreeMap<K, u64>, length: u64) -> BTreeMap<K, u64> {
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
        let mut space = Vocabulary::embedded().title_space();
        titles.iter().map(|title| space.vector(title)).collect()
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
