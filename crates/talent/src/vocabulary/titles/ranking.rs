//! Occupations for a title that is not known word for word: by the rarity of the words that it shares with known titles.

use std::collections::BTreeMap;

use super::{Titles, section};

/// A word that no title has counts as this rare, so that unknown words lower the likeness.
const RARITY_OF_UNKNOWN: u32 = 6_000;
/// Titles less alike than this (in thousandths) are left out.
const MIN_LIKENESS: u32 = 250;
/// How many more titles of an occupation count besides its likest, and how much, in thousandths.
const FURTHER_TITLES: usize = 3;
const FURTHER_WEIGHT: u32 = 300;
/// Confidence where the last word is one that ends titles, and where such a word stands elsewhere; plus a share of the likeness.
const CONFIDENCE_HEAD_LAST: u16 = 400;
const CONFIDENCE_HEAD_ELSEWHERE: u16 = 200;
/// A word in more titles than this is frequent.
const MAX_POSTINGS_OF_RARE: usize = 1_500;
/// How much a known title at the end of a longer one counts, in thousandths.
const LIKENESS_OF_ENDING: u32 = 700;
/// A single word in this many titles is vague.
const MIN_TITLES_OF_VAGUE: u32 = 150;
/// More words than this without a known title are rather a sentence.
const MAX_TITLE_WORDS: usize = 9;

/// The scores of occupations, how sure it is that the words are a title at all, and how sure the occupations are together, both
/// in thousandths; nothing where no word is one that ends titles. `whole` is the key with the rung, `key` the one without.
pub(super) fn rank(titles: &Titles, whole: &[String], key: &[String]) -> (BTreeMap<u16, u32>, u16, u16) {
    let heads = titles.0.section(section::HEADS);
    let is_head = |word: &String| {
        titles.phrases().word(word).is_some_and(|number| heads.get(number as usize).is_some_and(|&head| head > 0))
    };
    let base = match whole {
        _ if key.len() > MAX_TITLE_WORDS => return Default::default(),
        [.., last] if is_head(last) => CONFIDENCE_HEAD_LAST,
        _ if whole.iter().any(is_head) => CONFIDENCE_HEAD_ELSEWHERE,
        _ => return Default::default(),
    };
    let scores = scores(titles, key);
    match scores.values().max().map(|&best| u16::try_from(best).unwrap_or(1000).min(1000)) {
        Some(best) => (scores, base + best / 20 * 9, best),
        None => Default::default(),
    }
}

/// Whether the words are one word that stands in so many titles that it says little ("manager").
pub(super) fn is_vague(titles: &Titles, key: &[String]) -> bool {
    let [word] = key else { return false };
    let ends = titles.0.numbers(section::POSTING_ENDS);
    titles.phrases().word(word).is_some_and(|word| {
        let first = if word == 0 { 0 } else { ends.at(word as usize - 1) };
        ends.at(word as usize) - first >= MIN_TITLES_OF_VAGUE
    })
}

/// For each occupation the likeness of its likest title, and a part of that of the next ones, in thousandths.
pub(super) fn scores(titles: &Titles, key: &[String]) -> BTreeMap<u16, u32> {
    scores_by(&like_titles(titles, key), |title| titles.occupations_of(title))
}

/// The same from titles and their likeness, for the occupations that `of` says they mean.
pub(super) fn scores_by<I: Iterator<Item = (u16, u32)>>(
    like: &[(usize, u32)],
    of: impl Fn(usize) -> I,
) -> BTreeMap<u16, u32> {
    let mut by_occupation: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
    for &(title, likeness) in like {
        for (id, weight) in of(title) {
            by_occupation.entry(id).or_default().push(likeness * (27 + weight) / 30);
        }
    }
    let score = |mut likenesses: Vec<u32>| {
        likenesses.sort_unstable_by_key(|&likeness| std::cmp::Reverse(likeness));
        let further: u32 = likenesses.iter().skip(1).take(FURTHER_TITLES).sum();
        likenesses[0] + further / 3 * FURTHER_WEIGHT / 1000
    };
    by_occupation.into_iter().map(|(id, likenesses)| (id, score(likenesses))).collect()
}

/// "Assistant sales manager" ends in a known title of several words: it is rather that than anything else.
fn known_ending(titles: &Titles, key: &[String]) -> Option<(usize, u32)> {
    let endings = (1..key.len().saturating_sub(1)).map(|start| &key[start..]);
    let mut known = endings.filter_map(|ending| titles.known(ending));
    known.next().map(|title| (title, LIKENESS_OF_ENDING))
}

/// Known titles and their likeness: twice the rarity of the shared words over that of all words, in thousandths. A known title that
/// the key ends in comes once more.
pub(super) fn like_titles(titles: &Titles, key: &[String]) -> Vec<(usize, u32)> {
    let rarities = titles.0.numbers(section::RARITIES);
    let mut words: Vec<Option<u32>> = key.iter().map(|word| titles.phrases().word(word)).collect();
    words.sort_unstable();
    words.dedup_by(|a, b| a.is_some() && a == b);
    let rarity = |word: &Option<u32>| word.map_or(RARITY_OF_UNKNOWN, |word| rarities.at(word as usize));
    let asked: u32 = words.iter().map(rarity).sum();
    let mut known: Vec<u32> = words.into_iter().flatten().collect();
    known.sort_by_key(|&word| (std::cmp::Reverse(rarities.at(word as usize)), word));
    let mut shared = Vec::new();
    for word in known {
        shared = with_postings(titles, &shared, word, rarities.at(word as usize));
    }
    let title_rarities = titles.0.numbers(section::TITLE_RARITIES);
    let likeness = |(title, shared): (u32, u32)| {
        let all = (asked + title_rarities.at(title as usize)).max(1);
        (title as usize, shared.saturating_mul(2000) / all)
    };
    let like = shared.into_iter().map(likeness).filter(|&(_, likeness)| likeness >= MIN_LIKENESS);
    like.chain(known_ending(titles, key)).collect()
}

/// Titles with the rarity that they share so far, and `rarity` more for those that hold `word`. A frequent word brings no titles
/// that share none of the rarer words.
fn with_postings(titles: &Titles, shared: &[(u32, u32)], word: u32, rarity: u32) -> Vec<(u32, u32)> {
    let (postings, ends) = (titles.0.numbers(section::POSTINGS), titles.0.numbers(section::POSTING_ENDS));
    let first = if word == 0 { 0 } else { ends.at(word as usize - 1) as usize };
    let posted = (first..ends.at(word as usize) as usize).map(|at| postings.at(at));
    let brings = shared.is_empty() || posted.len() <= MAX_POSTINGS_OF_RARE;
    let mut merged = Vec::with_capacity(shared.len() + if brings { posted.len() } else { 0 });
    let mut shared = shared.iter().copied().peekable();
    for title in posted {
        while let Some(before) = shared.next_if(|&(other, _)| other < title) {
            merged.push(before);
        }
        match shared.next_if(|&(other, _)| other == title) {
            Some((_, so_far)) => merged.push((title, so_far + rarity)),
            None if brings => merged.push((title, rarity)),
            None => {}
        }
    }
    merged.extend(shared);
    merged
}
