//! Titles: occupations of ESCO, those of O*NET that ESCO lacks, and ours, with every title that means one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use talent::vocabulary::pack::{Kind, PackWriter};
use talent::vocabulary::phrases::PhrasesWriter;
use talent::vocabulary::titles::SINGLE;
use talent::vocabulary::titles::words::key;
use talent::vocabulary::tokens::Tokens;

use super::meanings;
use super::onet_titles::{self, Onet};
use super::table::{items, read};

/// How much a title's source says about its occupation.
const WEIGHT_OURS: u32 = 7;
/// For a title of ours that is the very label of an occupation of ESCO.
const WEIGHT_ITSELF: u32 = 9;
const WEIGHT_PREFERRED: u32 = 3;
const WEIGHT_ALTERNATIVE: u32 = 2;
pub(super) const WEIGHT_ONET: u32 = 1;
/// A word that ends this many titles is one by which a title is known ("engineer").
const MIN_TITLES_OF_HEAD: usize = 5;
/// Words by which a title is known though most titles begin with them.
const HEADS: [&str; 14] = [
    "lead", "head", "director", "vp", "svp", "avp", "president", "intern", "trainee", "apprentice", "ceo", "cto",
    "cfo", "coo",
];
/// Titles that are a rung and nothing else mean no occupation.
const RUNGS: [&str; 12] = [
    "intern", "trainee", "apprentice", "lead", "senior", "junior", "associate", "principal", "head", "staff",
    "fresher", "graduate",
];
/// Likeness of one of our occupations and the ESCO occupations beside it, and of occupations that share titles.
const LIKENESS_OURS: u32 = 850;
const LIKENESS_SHARED_MOST: u32 = 840;
/// Of occupations that share this part of their titles, in thousandths, half the most: one title in common ("assistant") says little.
const SHARED_FOR_HALF: u32 = 100;
/// Less than this is no likeness.
const LIKENESS_LEAST: u32 = 80;

#[derive(Clone, Debug, Default)]
pub(super) struct Occupation {
    pub(super) label: String,
    pub(super) esco: String,
    pub(super) isco: u32,
}

/// Occupations and the titles that mean them.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) occupations: Vec<Occupation>,
    pub(super) titles: BTreeMap<Vec<String>, BTreeMap<u32, u32>>,
    pairs: BTreeMap<(u32, u32), u32>,
    pub(super) onet: Onet,
}

impl Draft {
    pub(super) fn add_occupation(&mut self, occupation: Occupation) -> u32 {
        self.occupations.push(occupation);
        u32::try_from(self.occupations.len() - 1).expect("a few thousand occupations")
    }

    pub(super) fn add_title(&mut self, key: Vec<String>, occupation: u32, weight: u32) {
        if key.iter().all(|word| RUNGS.contains(&word.as_str())) {
            return;
        }
        let known = self.titles.entry(key).or_default().entry(occupation).or_default();
        *known = weight.max(*known);
    }
}

pub(super) fn title_key(title: &str) -> Vec<String> {
    key(Tokens::of(title).words())
}

pub(super) fn build(public: &Path, ours: &Path) -> Result<Vec<u8>> {
    let mut draft = Draft::default();
    add_esco(&mut draft, &public.join("esco_occupation_labels.tsv"))?;
    onet_titles::add(&mut draft, public)?;
    add_shared_titles(&mut draft);
    add_ours(&mut draft, &ours.join("titles.tsv"))?;
    Ok(write(&draft))
}

fn add_esco(draft: &mut Draft, path: &Path) -> Result<()> {
    let rows = read::<4>(path)?;
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    for [concept, isco, kind, label] in &rows {
        if kind == "preferred" {
            let isco = isco.parse().with_context(|| format!("the ISCO group of {label}"))?;
            let occupation = Occupation { label: label.clone(), esco: concept.clone(), isco };
            numbers.insert(concept, draft.add_occupation(occupation));
        }
    }
    for [concept, _, kind, label] in &rows {
        let weight = if kind == "preferred" { WEIGHT_PREFERRED } else { WEIGHT_ALTERNATIVE };
        if let Some(&number) = numbers.get(concept.as_str()) {
            draft.add_title(title_key(label), number, weight);
        }
    }
    Ok(())
}

/// Our titles win over what others say of them.
fn add_ours(draft: &mut Draft, path: &Path) -> Result<()> {
    let labels: BTreeMap<String, u32> =
        draft.occupations.iter().map(|occupation| occupation.label.to_lowercase()).zip(0..).collect();
    let mut ours: BTreeMap<Vec<String>, BTreeMap<u32, u32>> = BTreeMap::new();
    for [title, aliases, isco, esco] in read::<4>(path)? {
        let beside: Vec<u32> = items(&esco)
            .map(|label| {
                let number = labels.get(&label.to_lowercase()).copied();
                number.with_context(|| format!("{}: {title}: ESCO has no occupation {label:?}", path.display()))
            })
            .collect::<Result<_>>()?;
        let number = if let Some(&number) = labels.get(&title.to_lowercase()) {
            number
        } else {
            let isco = isco.parse().with_context(|| format!("{}: the ISCO group of {title}", path.display()))?;
            let esco = beside.first().map(|&first| draft.occupations[first as usize].esco.clone());
            draft.add_occupation(Occupation { label: title.clone(), esco: esco.unwrap_or_default(), isco })
        };
        let mut meanings = BTreeMap::from([(number, WEIGHT_OURS)]);
        for (&other, rank) in beside.iter().zip(0_u32..) {
            meanings.entry(other).or_insert(WEIGHT_OURS.saturating_sub(3 + rank).max(1));
            if other != number {
                draft.pairs.insert((number.min(other), number.max(other)), LIKENESS_OURS);
            }
        }
        for written in std::iter::once(title.as_str()).chain(items(&aliases)) {
            let key = title_key(written);
            let known = ours.entry(key).or_default();
            if let Some(&itself) = labels.get(&written.to_lowercase()) {
                known.insert(itself, WEIGHT_ITSELF);
            }
            for (&number, &weight) in &meanings {
                let known = known.entry(number).or_default();
                *known = weight.max(*known);
            }
        }
    }
    draft.titles.extend(ours);
    Ok(())
}

fn add_shared_titles(draft: &mut Draft) {
    let mut counts: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for meanings in draft.titles.values().filter(|meanings| meanings.len() > 1) {
        let numbers: Vec<u32> = meanings.keys().copied().collect();
        for (i, &a) in numbers.iter().enumerate() {
            for &b in &numbers[i + 1..] {
                *counts.entry((a, b)).or_default() += 1;
            }
        }
    }
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    for &number in draft.titles.values().flat_map(BTreeMap::keys) {
        *sizes.entry(number).or_default() += 1;
    }
    for ((a, b), count) in counts {
        let shared = count * 1000 / (sizes[&a] * sizes[&b]).isqrt().max(1);
        let likeness = LIKENESS_SHARED_MOST * shared / (shared + SHARED_FOR_HALF);
        if likeness >= LIKENESS_LEAST {
            draft.pairs.insert((a, b), likeness);
        }
    }
}

/// The rarity of a word in thousandths of the natural logarithm.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small positive numbers"
)]
pub(crate) fn rarity(titles: usize, with_word: usize) -> u32 {
    ((1.0 + titles as f64 / (1.0 + with_word as f64)).ln() * 1000.0).round() as u32
}

/// The lists of what titles mean, and for each title the start of its list or its only meaning.
pub(super) fn lists<'a>(titles: impl Iterator<Item = &'a BTreeMap<u32, u32>>) -> (Vec<u32>, Vec<u32>) {
    let (mut lists, mut starts) = (Vec::new(), Vec::new());
    for meanings in titles {
        if let Some((number, weight)) = meanings.first_key_value().filter(|_| meanings.len() == 1) {
            starts.push(number | weight << 16 | SINGLE);
            continue;
        }
        starts.push(u32::try_from(lists.len()).expect("lists are far shorter than 2^32"));
        lists.push(u32::try_from(meanings.len()).expect("a title means few occupations"));
        lists.extend(meanings.iter().map(|(number, weight)| number | weight << 16));
    }
    (lists, starts)
}

fn write(draft: &Draft) -> Vec<u8> {
    let mut phrases = PhrasesWriter::default();
    for (key, number) in draft.titles.keys().zip(1_u32..) {
        phrases.add(key.clone(), number);
    }
    let words = phrases.numbered_words();
    let mut postings: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    let mut heads: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, title) in draft.titles.keys().zip(0_u32..) {
        for word in key {
            postings.entry(word).or_default().insert(title);
        }
        *heads.entry(key.last().expect("a title has words")).or_default() += 1;
    }
    let rarities: BTreeMap<&str, u32> =
        postings.iter().map(|(&word, titles)| (word, rarity(draft.titles.len(), titles.len()))).collect();
    let sum =
        |key: &Vec<String>| key.iter().collect::<BTreeSet<_>>().iter().map(|word| rarities[word.as_str()]).sum::<u32>();
    let (lists, starts) = lists(draft.titles.values());
    let mut end = 0;
    let ends = words.iter().map(|word| {
        end += u32::try_from(postings[word].len()).expect("fewer titles than 2^32");
        end
    });
    let mut pack = PackWriter::default();
    pack.strings(draft.occupations.iter().map(|occupation| occupation.label.as_str()));
    pack.strings(draft.occupations.iter().map(|occupation| occupation.esco.as_str()));
    pack.numbers(draft.occupations.iter().map(|occupation| occupation.isco));
    pack.numbers(lists);
    pack.numbers(starts);
    pack.numbers(draft.titles.keys().map(sum));
    pack.numbers(words.iter().map(|word| rarities[word]));
    pack.numbers(ends);
    pack.numbers(words.iter().flat_map(|word| postings[word].iter().copied()));
    let is_head = |word: &&str| {
        HEADS.contains(word)
            || heads
                .get(*word)
                .is_some_and(|&titles| titles >= MIN_TITLES_OF_HEAD && titles * 2 >= postings[*word].len())
    };
    pack.bytes(words.iter().map(|word| u8::from(is_head(word))).collect());
    pack.numbers(draft.pairs.keys().map(|(a, b)| a << 16 | b));
    pack.numbers(draft.pairs.values().copied());
    phrases.write(&mut pack);
    let titles = draft.titles.iter().map(|(key, meanings)| (key.iter().map(String::as_str).collect(), meanings));
    meanings::write(&words, &meanings::of(&titles.collect::<Vec<_>>(), &rarities), &mut pack);
    draft.onet.write(draft.titles.keys(), &mut pack);
    pack.finish(Kind::Titles)
}
