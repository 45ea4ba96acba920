//! Job titles: their rung, and the occupations that they may mean.

mod career;
mod cleaning;
mod ranking;
pub mod vector;
pub mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::pack::{Kind, Numbers, Pack, VocabularyError};
use super::phrases::Phrases;
use super::{OccupationId, TitleReading};
use crate::Span;
pub use career::{Career, CareerPiece};
pub use vector::{SpreadVector, TitleVector};

/// Where the parts of the titles' pack lie.
pub mod section {
    use crate::vocabulary::phrases::SECTIONS;

    /// The labels of occupations.
    pub const LABELS: usize = 0;
    /// Their ESCO concepts as text, empty where there is none.
    pub const ESCO: usize = 2;
    /// Their groups in ISCO-08, 0 where unknown.
    pub const ISCO: usize = 4;
    /// Lists of the occupations of a title: their number, then each with its weight above the low 16 bits.
    pub const LISTS: usize = 5;
    /// For each title the start of its list, or its only occupation with [`super::SINGLE`].
    pub const TITLE_LISTS: usize = 6;
    /// For each title the sum of the rarities of its words.
    pub const TITLE_RARITIES: usize = 7;
    /// For each word its rarity, in thousandths of the natural logarithm.
    pub const RARITIES: usize = 8;
    /// For each word one past its last posting.
    pub const POSTING_ENDS: usize = 9;
    /// The titles that hold a word.
    pub const POSTINGS: usize = 10;
    /// For each word 1 if titles end in it ("engineer").
    pub const HEADS: usize = 11;
    /// Pairs of occupations that share titles, the smaller number first and above the low 16 bits, sorted.
    pub const PAIRS: usize = 12;
    /// How alike each pair is, in thousandths.
    pub const PAIR_LIKENESS: usize = 13;
    /// Titles as keys; a payload is the title's number plus 1.
    pub const PHRASES: usize = 14;
    /// For each word one past its last meaning.
    pub const MEANING_ENDS: usize = PHRASES + SECTIONS;
    /// The occupations in whose titles a word stands and how much it is of them: see [`super::vector::MEANING_ID_BITS`].
    pub const MEANINGS: usize = MEANING_ENDS + 1;
    /// The occupations of O*NET by their codes without points and dashes, sorted.
    pub const ONET: usize = MEANINGS + 1;
    /// As [`LISTS`] and [`TITLE_LISTS`], with the occupations of O*NET whose title it is, by their numbers in [`ONET`].
    pub const ONET_LISTS: usize = ONET + 1;
    /// See [`ONET_LISTS`].
    pub const ONET_TITLE_LISTS: usize = ONET_LISTS + 1;
    /// The stems of the words of titles of O*NET, sorted.
    pub const STEMS: usize = ONET_TITLE_LISTS + 1;
    /// For each stem its rarity, in thousandths of the natural logarithm.
    pub const STEM_RARITIES: usize = STEMS + 2;
    /// As [`MEANING_ENDS`] and [`MEANINGS`], for stems and the occupations of O*NET.
    pub const STEM_MEANING_ENDS: usize = STEM_RARITIES + 1;
    /// See [`STEM_MEANING_ENDS`].
    pub const STEM_MEANINGS: usize = STEM_MEANING_ENDS + 1;
}

/// In [`section::TITLE_LISTS`]: no list, but the only entry itself.
pub const SINGLE: u32 = 1 << 23;

/// How alike two occupations of one ISCO group of 4, 3, 2 or 1 digits are, in thousandths.
const LIKENESS_BY_DIGITS: [(u32, u16); 4] = [(1, 700), (10, 450), (100, 250), (1000, 80)];
/// How many occupations a reading lists.
const MAX_OCCUPATIONS: usize = 5;
/// How sure a title is whose first part alone is known.
const CONFIDENCE_FIRST_PART: u16 = 900;

/// The sum of the shares of a title that names many occupations ("manager").
const SHARES_OF_VAGUE: u16 = 300;

#[derive(Debug)]
pub(super) struct Titles(Pack);

impl Titles {
    pub(super) fn open(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Self, VocabularyError> {
        let open = if trusted { Pack::open_trusted } else { Pack::open };
        open(Kind::Titles, bytes).map(Self)
    }

    pub(super) fn pack(&self) -> &Pack {
        &self.0
    }

    pub(super) fn occupation_count(&self) -> usize {
        self.0.strings(section::LABELS).len()
    }

    fn phrases(&self) -> Phrases<'_> {
        Phrases::of(&self.0, section::PHRASES)
    }

    /// The occupations of a known title with their weights.
    fn occupations_of(&self, title: usize) -> impl Iterator<Item = (u16, u32)> {
        self.listed(title, section::LISTS, section::TITLE_LISTS)
    }

    /// The occupations of O*NET of a known title.
    fn onet_of(&self, title: usize) -> impl Iterator<Item = (u16, u32)> {
        self.listed(title, section::ONET_LISTS, section::ONET_TITLE_LISTS)
    }

    fn listed(&self, title: usize, lists: usize, starts: usize) -> impl Iterator<Item = (u16, u32)> {
        let lists: Numbers<'_> = self.0.numbers(lists);
        let start = self.0.numbers(starts).at(title);
        let single = (start & SINGLE != 0).then_some(start & !SINGLE);
        let start = start as usize;
        let count = if single.is_some() { 0 } else { lists.at(start) as usize };
        let listed = (start + 1..=start + count).take_while(move |&at| at < lists.len()).map(move |at| lists.at(at));
        single.into_iter().chain(listed).map(|entry| {
            let [low, high, ..] = entry.to_le_bytes();
            (u16::from_le_bytes([low, high]), entry >> 16)
        })
    }

    /// The number of the title in exactly these words.
    fn known(&self, key: &[String]) -> Option<usize> {
        let words: Vec<&str> = key.iter().map(String::as_str).collect();
        self.phrases().exact(&words).map(|payload| payload as usize - 1)
    }

    pub(super) fn read(&self, written: &str, places: &[Span]) -> TitleReading {
        let cleaned = cleaning::clean(written, places);
        let normalised = cleaned.words.join(" ");
        let seniority = cleaned.seniority;
        let whole: Vec<String> = cleaned.parts.concat();
        let exact = [(&whole, 1000), (&cleaned.words, 1000), (&cleaned.first, CONFIDENCE_FIRST_PART)]
            .into_iter()
            .find_map(|(words, confidence)| self.known(&key_of(words)).map(|title| (title, confidence)));
        let key = key_of(&cleaned.words);
        let (scores, confidence, total) = match exact {
            Some((title, confidence)) => {
                let weights = self.occupations_of(title).map(|(id, weight)| (id, weight * 100));
                (weights.collect(), confidence, confidence)
            }
            None if cleaned.sentence => Default::default(),
            None => ranking::rank(self, &key_of(&whole), &key),
        };
        let total = if ranking::is_vague(self, &key) { total.min(SHARES_OF_VAGUE) } else { total };
        TitleReading { normalised, seniority, occupations: shares(scores, total), confidence }
    }

    /// What remains of a title as a key, and the known title that it is.
    fn keyed(&self, written: &str, places: &[Span]) -> (Vec<String>, Option<usize>) {
        let cleaned = cleaning::clean(written, places);
        let ways = [&cleaned.parts.concat(), &cleaned.words, &cleaned.first];
        let known = ways.into_iter().find_map(|words| self.known(&key_of(words)));
        (key_of(&cleaned.words), known)
    }

    /// Occupations by likeness of their titles, the likeliest first, whether or not the text is a title.
    pub(super) fn candidates(&self, written: &str, places: &[Span], top: usize) -> Vec<(OccupationId, u16)> {
        let (key, known) = self.keyed(written, places);
        let mut scores = ranking::scores(self, &key);
        if let Some(title) = known {
            for (id, weight) in self.occupations_of(title) {
                *scores.entry(id).or_default() += 1000 + weight * 100;
            }
        }
        let ranked = best_first(scores);
        let most = ranked.first().map_or(1, |&(_, score)| score.max(1000));
        let scaled = |(id, score): (u16, u32)| (OccupationId(id), u16::try_from(score * 1000 / most).unwrap_or(1000));
        ranked.into_iter().take(top).map(scaled).collect()
    }

    pub(super) fn label(&self, id: OccupationId) -> Option<&str> {
        Some(self.0.strings(section::LABELS).at(id.0.into())).filter(|label| !label.is_empty())
    }

    pub(super) fn esco(&self, id: OccupationId) -> Option<&str> {
        Some(self.0.strings(section::ESCO).at(id.0.into())).filter(|esco| !esco.is_empty())
    }

    pub(super) fn isco(&self, id: OccupationId) -> Option<u16> {
        u16::try_from(self.0.numbers(section::ISCO).at(id.0.into())).ok().filter(|&group| group > 0)
    }

    pub(super) fn likeness(&self, a: OccupationId, b: OccupationId) -> u16 {
        if a == b {
            return 1000;
        }
        by_group(self.isco(a), self.isco(b)).max(self.shared_titles(a.min(b), a.max(b)))
    }

    /// The likeness of every occupation to `a`, by its number.
    pub(super) fn likenesses(&self, a: OccupationId) -> Vec<u16> {
        let group = self.isco(a);
        let occupations = (0..self.occupation_count()).filter_map(|at| u16::try_from(at).ok().map(OccupationId));
        let mut row: Vec<u16> =
            occupations.map(|b| if a == b { 1000 } else { by_group(group, self.isco(b)) }).collect();
        let (pairs, likenesses) = (self.0.numbers(section::PAIRS), self.0.numbers(section::PAIR_LIKENESS));
        for at in 0..pairs.len() {
            let (one, other) = (pairs.at(at) >> 16, pairs.at(at) & 0xffff);
            let partner = match u32::from(a.0) {
                a if a == one => other,
                a if a == other => one,
                _ => continue,
            };
            if let Some(likeness) = row.get_mut(partner as usize) {
                *likeness = u16::try_from(likenesses.at(at)).unwrap_or(0).max(*likeness);
            }
        }
        row
    }

    fn shared_titles(&self, a: OccupationId, b: OccupationId) -> u16 {
        let (pairs, wanted) = (self.0.numbers(section::PAIRS), u32::from(a.0) << 16 | u32::from(b.0));
        let (mut low, mut high) = (0, pairs.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if pairs.at(middle) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let found = low < pairs.len() && pairs.at(low) == wanted;
        if found { u16::try_from(self.0.numbers(section::PAIR_LIKENESS).at(low)).unwrap_or(0) } else { 0 }
    }
}

/// How alike two occupations are by their groups in ISCO-08.
fn by_group(a: Option<u16>, b: Option<u16>) -> u16 {
    let (Some(a), Some(b)) = (a, b) else { return 0 };
    let shared = LIKENESS_BY_DIGITS.iter().find(|&&(unit, _)| u32::from(a) / unit == u32::from(b) / unit);
    shared.map_or(0, |&(_, likeness)| likeness)
}

fn key_of(words: &[String]) -> Vec<String> {
    words::key(words.iter().map(String::as_str))
}

fn best_first(scores: BTreeMap<u16, u32>) -> Vec<(u16, u32)> {
    let mut ranked: Vec<(u16, u32)> = scores.into_iter().collect();
    ranked.sort_by_key(|&(id, score)| (std::cmp::Reverse(score), id));
    ranked
}

/// Shares of `total` by the squares of the scores, so that the best stand out.
fn shares(scores: BTreeMap<u16, u32>, total: u16) -> Vec<(OccupationId, u16)> {
    let mut ranked = best_first(scores);
    ranked.truncate(MAX_OCCUPATIONS);
    let square = |score: u32| u64::from(score) * u64::from(score);
    let sum: u64 = ranked.iter().map(|&(_, score)| square(score)).sum();
    let share = |score: u32| u16::try_from(square(score) * u64::from(total) / sum.max(1)).unwrap_or(total);
    ranked.into_iter().map(|(id, score)| (OccupationId(id), share(score))).filter(|&(_, share)| share > 0).collect()
}
