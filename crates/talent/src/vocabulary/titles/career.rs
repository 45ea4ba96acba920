//! What a whole record comes to: the titles that were held and the words about what was done, as one direction in the space of
//! occupations. Words enter as the occupations in whose titles they stand, and leave no other trace.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::vector::{MEANING_ID_BITS, Meant, TitleVector, UNIT, mixed, scaled};
use super::{Titles, section, words};
use crate::Span;
use crate::vocabulary::OccupationId;
use crate::vocabulary::tokens::Tokens;

/// How much all titles together and all words together count.
const TITLES_TO_WORDS: (u64, u64) = (1, 2);
/// Of how many occupations it is known which piece speaks for them.
const GROUNDS_MAX: usize = 12;
/// What is counted is finer than a word by this, so that roots leave something of it.
const FINENESS: u64 = 1 << 16;

/// Words that say who somebody is rather than what was done. Some stand in titles too ("HE lecturer"), where no pronoun is meant.
const PERSONAL: &[&str] = &[
    "boy", "boys", "daughter", "divorced", "father", "female", "females", "gentleman", "girl", "girls", "he", "her",
    "hers", "herself", "him", "himself", "his", "husband", "ladies", "lady", "male", "males", "man", "married", "men",
    "miss", "mother", "mr", "mrs", "ms", "mx", "she", "single", "son", "their", "theirs", "them", "themself",
    "themselves", "they", "widowed", "wife", "woman", "women",
];

/// A piece of a record that says what a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareerPiece<'a> {
    /// A title that was held.
    Title(&'a str),
    /// Words about what was done.
    Text(&'a str),
}

/// What a whole record comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Career {
    /// Where it points.
    pub direction: TitleVector,
    /// The occupations that it points to most, and the number of the piece that says so most, by the occupations.
    pub grounds: Vec<(OccupationId, usize)>,
}

/// What one piece says: what a title means, or the words of a text with how often they stand there.
enum Said {
    Title(Meant),
    Words(BTreeMap<String, u64>),
}

impl Titles {
    pub(in crate::vocabulary) fn career(
        &self,
        pieces: &[CareerPiece<'_>],
        places: impl Fn(&str) -> Vec<Span>,
    ) -> Career {
        let said: Vec<Said> = pieces.iter().map(|piece| self.said(*piece, &places)).collect();
        let (mut titles, mut counts): (Meant, BTreeMap<&str, u64>) = Default::default();
        for one in &said {
            match one {
                Said::Title(meant) => {
                    meant.ours.iter().for_each(|(&id, n)| *titles.ours.entry(id).or_default() += n);
                    meant.onet.iter().for_each(|(&id, n)| *titles.onet.entry(id).or_default() += n);
                }
                Said::Words(words) => words.iter().for_each(|(word, n)| *counts.entry(word).or_default() += n),
            }
        }
        let (mut words, mut stems): (BTreeMap<u32, u64>, BTreeMap<usize, u64>) = Default::default();
        for (word, count) in counts {
            words.extend(self.phrases().word(word).map(|number| (number, count)));
            if let Some(stem) = self.stem(word) {
                *stems.entry(stem).or_default() += count;
            }
        }
        let ours = words.into_iter().map(|(word, count)| (self.meaning(word), self.word_weight(word, count)));
        let onet = stems.into_iter().map(|(stem, count)| (self.meaning_of_stem(stem), self.stem_weight(stem, count)));
        let (of_titles, of_words) = TITLES_TO_WORDS;
        let both = |titles: BTreeMap<u16, u64>, words: BTreeMap<u16, u64>| {
            mixed([(scaled(titles, UNIT), of_titles), (scaled(words, UNIT), of_words)])
        };
        let meant = Meant { ours: both(titles.ours, spoken(ours)), onet: both(titles.onet, spoken(onet)) };
        let grounds = self.grounds(&meant.ours, &said);
        Career { direction: self.finished(&meant, BTreeMap::new()), grounds }
    }

    fn said(&self, piece: CareerPiece<'_>, places: &impl Fn(&str) -> Vec<Span>) -> Said {
        match piece {
            CareerPiece::Title(written) => {
                let (key, known) = self.keyed(written, &places(written));
                Said::Title(self.meant(&key, known))
            }
            CareerPiece::Text(written) => {
                let tokens = Tokens::of(written);
                let mut counts = BTreeMap::new();
                let done = tokens.words().filter(|word| PERSONAL.binary_search(word).is_err());
                for word in words::key(done) {
                    *counts.entry(word).or_default() += 1;
                }
                Said::Words(counts)
            }
        }
    }

    fn word_weight(&self, word: u32, count: u64) -> u64 {
        weight(self.0.numbers(section::RARITIES).at(word as usize), count)
    }

    fn stem_weight(&self, stem: usize, count: u64) -> u64 {
        weight(self.0.numbers(section::STEM_RARITIES).at(stem), count)
    }

    /// For the occupations that count most the piece that speaks most for each, the earlier of equal ones.
    fn grounds(&self, occupations: &BTreeMap<u16, u64>, said: &[Said]) -> Vec<(OccupationId, usize)> {
        let mut ranked: Vec<(u64, u16)> = occupations.iter().map(|(&id, &length)| (length, id)).collect();
        ranked.sort_unstable_by_key(|&(length, id)| (Reverse(length), id));
        ranked.truncate(GROUNDS_MAX);
        let mut best: BTreeMap<u16, (u64, usize)> = ranked.into_iter().map(|(_, id)| (id, (0, 0))).collect();
        for (at, one) in said.iter().enumerate() {
            let spoken = match one {
                Said::Title(meant) => meant.ours.iter().map(|(&id, &length)| (id, length * FINENESS)).collect(),
                Said::Words(words) => {
                    let mut sums: BTreeMap<u16, u64> = BTreeMap::new();
                    let known = words.iter().filter_map(|(word, &count)| Some((self.phrases().word(word)?, count)));
                    for (word, count) in known {
                        let weight = self.word_weight(word, count);
                        for (id, length) in self.meaning(word).filter(|(id, _)| best.contains_key(id)) {
                            *sums.entry(id).or_default() += weight * length;
                        }
                    }
                    sums
                }
            };
            for (id, much) in spoken {
                if let Some(best) = best.get_mut(&id).filter(|(most, _)| much > *most) {
                    *best = (much, at);
                }
            }
        }
        best.into_iter().filter(|(_, (most, _))| *most > 0).map(|(id, (_, at))| (OccupationId(id), at)).collect()
    }
}

/// The rarer the more, and the second time less than the first.
fn weight(rarity: u32, count: u64) -> u64 {
    (count * u64::from(rarity) * FINENESS).isqrt()
}

/// The sum of meanings, each so many times. Side by side and not in a map: this is most of the work for a long record.
fn spoken<M: Iterator<Item = (u16, u64)>>(meanings: impl Iterator<Item = (M, u64)>) -> BTreeMap<u16, u64> {
    let mut sums = vec![0_u64; 1 << MEANING_ID_BITS];
    for (meaning, times) in meanings {
        for (id, length) in meaning {
            sums[usize::from(id)] += times * length;
        }
    }
    (0..).zip(sums).filter(|(_, length)| *length > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    fn direction(text: &str) -> TitleVector {
        Vocabulary::embedded().career(&[CareerPiece::Text(text)]).direction
    }

    #[test]
    fn words_are_sorted_for_the_search() {
        assert!(PERSONAL.is_sorted());
    }

    #[test]
    fn a_pronoun_says_nothing_of_what_was_done() {
        let told = direction("mended hulls and taught welding");
        assert!(!told.is_empty());
        for pronoun in ["He", "She", "They", "A man who"] {
            assert_eq!(direction(&format!("{pronoun} mended hulls and taught welding")), told, "{pronoun}");
        }
        assert!(direction("he, his wife and their sons; she, her mother and the ladies").is_empty());
    }
}
