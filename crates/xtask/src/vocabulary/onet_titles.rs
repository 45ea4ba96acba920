//! The titles of O*NET: each goes to the ESCO occupation that its own occupation shares titles with and that it is likest to. What
//! their words mean among the occupations of O*NET themselves is kept beside.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use talent::vocabulary::pack::PackWriter;
use talent::vocabulary::titles::words::stem;

use super::meanings;
use super::table::read;
use super::titles::{Draft, Occupation, WEIGHT_ONET, lists, rarity, title_key};

/// How many ESCO occupations are tried for the titles of one O*NET occupation.
const MAX_CANDIDATES: usize = 12;
/// How much the shared titles count beside the likeness of words, in thousandths.
const VOTES_WEIGHT: u32 = 300;

/// How much every title says about its occupation of O*NET.
const WEIGHT: u32 = 3;

/// The occupations of O*NET by their codes, and by their titles.
#[derive(Debug, Default)]
pub(super) struct Onet {
    codes: Vec<u32>,
    titles: BTreeMap<Vec<String>, BTreeMap<u32, u32>>,
}

impl Onet {
    fn of(titles_of: &BTreeMap<String, Vec<String>>) -> Result<Self> {
        let mut onet = Self::default();
        for ((code, titles), number) in titles_of.iter().zip(0_u32..) {
            let digits: String = code.chars().filter(char::is_ascii_digit).collect();
            onet.codes.push(digits.parse().with_context(|| format!("the code {code:?} of O*NET"))?);
            for key in titles.iter().map(|title| title_key(title)).filter(|key| !key.is_empty()) {
                onet.titles.entry(key).or_default().insert(number, WEIGHT);
            }
        }
        ensure!(onet.codes.is_sorted(), "the codes of O*NET do not sort as numbers");
        Ok(onet)
    }

    /// Writes which of these titles are whose, and what the stems of words mean.
    pub(super) fn write<'a>(&self, titles: impl Iterator<Item = &'a Vec<String>>, pack: &mut PackWriter) {
        let nothing = BTreeMap::new();
        let (lists, starts) = lists(titles.map(|key| self.titles.get(key).unwrap_or(&nothing)));
        let stemmed: Vec<(BTreeSet<&str>, &BTreeMap<u32, u32>)> =
            self.titles.iter().map(|(key, numbers)| (key.iter().map(|word| stem(word)).collect(), numbers)).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for stem in stemmed.iter().flat_map(|(stems, _)| stems) {
            *counts.entry(stem).or_default() += 1;
        }
        let rarities = counts.into_iter().map(|(stem, count)| (stem, rarity(self.titles.len(), count))).collect();
        let meanings = meanings::of(&stemmed, &rarities);
        let stems: Vec<&str> = rarities.keys().copied().collect();
        pack.numbers(self.codes.iter().copied());
        pack.numbers(lists);
        pack.numbers(starts);
        pack.strings(stems.iter().copied());
        pack.numbers(rarities.values().copied());
        meanings::write(&stems, &meanings, pack);
    }
}

/// Adds the titles of O*NET, and as occupations those that share no title with ESCO.
pub(super) fn add(draft: &mut Draft, public: &Path) -> Result<()> {
    let mut titles_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for [code, title, _] in read::<3>(&public.join("onet_occupations.tsv"))? {
        titles_of.entry(code).or_default().push(title);
    }
    for [code, title, ..] in read::<4>(&public.join("onet_alternate_titles.tsv"))? {
        titles_of.entry(code).or_default().push(title);
    }
    draft.onet = Onet::of(&titles_of)?;
    let esco = Esco::of(draft);
    let mut added = Vec::new();
    for titles in titles_of.values() {
        let keys: Vec<Vec<String>> = titles.iter().map(|title| title_key(title)).collect();
        let votes = votes(draft, &keys);
        let own = votes
            .is_empty()
            .then(|| draft.add_occupation(Occupation { label: titles[0].clone(), ..Occupation::default() }));
        for key in keys.into_iter().filter(|key| !draft.titles.contains_key(key)) {
            let number = own.or_else(|| esco.likest(&key, &votes));
            added.extend(number.map(|number| (key, number)));
        }
    }
    for (key, number) in added {
        draft.add_title(key, number, WEIGHT_ONET);
    }
    Ok(())
}

/// For each ESCO occupation how many of these titles mean it, in thousandths of all that mean any; the most voted first.
fn votes(draft: &Draft, keys: &[Vec<String>]) -> Vec<(u32, u32)> {
    let mut votes: BTreeMap<u32, u32> = BTreeMap::new();
    for meanings in keys.iter().filter_map(|key| draft.titles.get(key)) {
        let many = u32::try_from(meanings.len()).unwrap_or(u32::MAX);
        for (&number, &weight) in meanings {
            *votes.entry(number).or_default() += weight * 1000 / many;
        }
    }
    let all = votes.values().sum::<u32>().max(1);
    let mut votes: Vec<(u32, u32)> = votes.into_iter().map(|(number, votes)| (number, votes * 1000 / all)).collect();
    votes.sort_by_key(|&(number, votes)| (std::cmp::Reverse(votes), number));
    votes.truncate(MAX_CANDIDATES);
    votes
}

/// The titles of ESCO, by occupation, and the rarities of their words.
struct Esco {
    titles: BTreeMap<u32, Vec<BTreeSet<String>>>,
    rarities: BTreeMap<String, u32>,
    unknown: u32,
}

impl Esco {
    fn of(draft: &Draft) -> Self {
        let (mut titles, mut counts): (BTreeMap<u32, Vec<_>>, BTreeMap<String, usize>) = Default::default();
        for (key, meanings) in &draft.titles {
            let words: BTreeSet<String> = key.iter().cloned().collect();
            for word in &words {
                *counts.entry(word.clone()).or_default() += 1;
            }
            for &number in meanings.keys() {
                titles.entry(number).or_default().push(words.clone());
            }
        }
        let all = draft.titles.len();
        let rarities = counts.into_iter().map(|(word, count)| (word, rarity(all, count))).collect();
        Self { titles, rarities, unknown: rarity(all, 0) }
    }

    fn likest(&self, key: &[String], votes: &[(u32, u32)]) -> Option<u32> {
        let words: BTreeSet<String> = key.iter().cloned().collect();
        let score = |&(number, votes): &(u32, u32)| {
            let titles = self.titles.get(&number).map_or(&[][..], Vec::as_slice);
            let likest = titles.iter().map(|title| self.likeness(&words, title)).max().unwrap_or(0);
            (likest + votes * VOTES_WEIGHT / 1000, std::cmp::Reverse(number))
        };
        votes.iter().max_by_key(|vote| score(vote)).map(|&(number, _)| number)
    }

    fn likeness(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> u32 {
        let rarity = |word: &String| self.rarities.get(word).copied().unwrap_or(self.unknown);
        let shared: u32 = a.intersection(b).map(rarity).sum();
        shared * 2000 / (a.iter().chain(b).map(rarity).sum::<u32>()).max(1)
    }
}
