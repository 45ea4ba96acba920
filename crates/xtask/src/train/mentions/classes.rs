//! What kind of word a word is: where it stands in the names of skills and titles of ESCO and O*NET, and what stands beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use extract::mentions::classes::{KINDS, hash, pair_hash};
use talent::vocabulary::tokens::Tokens;

use super::clusters::Texts;
use super::examples::Example;
use crate::vocabulary::table::read;

/// A word that fewer names have says nothing of names in general; for pairs of words that is so below [`PAIR_NAMES_MIN`].
const NAMES_MIN: u32 = 5;
const PAIR_NAMES_MIN: u32 = 2;
/// Longer names are put into no sentence.
const NAME_WORDS_MAX: usize = 4;
/// How many groups of neighbours are told apart, coarsely and finely.
const GROUPS: [u8; 2] = [60, 250];

/// The classes of words and of pairs of words, ascending by hash.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) words: Vec<(u32, [u8; KINDS])>,
    pub(super) pairs: Vec<(u32, u8)>,
    /// Names of knowledge and technologies.
    pub(super) names: Vec<String>,
}

/// How often a word or pair stands in names of each kind, and where.
#[derive(Clone, Debug, Default)]
struct Use {
    knowledge: u32,
    skill: u32,
    technology: u32,
    title: u32,
    first_of_skill: u32,
    last_of_knowledge: u32,
    last_of_title: u32,
    groups: BTreeMap<String, u32>,
}

impl Use {
    fn all(&self) -> u32 {
        self.knowledge + self.skill + self.technology + self.title
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Knowledge,
    Skill,
    Technology,
    Title,
}

#[derive(Default)]
struct Uses {
    words: BTreeMap<String, Use>,
    pairs: BTreeMap<(String, String), Use>,
    texts: Texts,
    names: Vec<String>,
}

impl Uses {
    fn add(&mut self, name: &str, kind: Kind) {
        let tokens = Tokens::of(name);
        let words: Vec<&str> = tokens.words().collect();
        self.texts.add(words.iter().copied());
        if matches!(kind, Kind::Knowledge | Kind::Technology) && words.len() <= NAME_WORDS_MAX {
            self.names.push(name.to_owned());
        }
        let count = |known: &mut Use| match kind {
            Kind::Knowledge => known.knowledge += 1,
            Kind::Skill => known.skill += 1,
            Kind::Technology => known.technology += 1,
            Kind::Title => known.title += 1,
        };
        for (at, word) in words.iter().enumerate() {
            let known = self.words.entry((*word).to_owned()).or_default();
            count(known);
            let last = u32::from(at + 1 == words.len());
            known.first_of_skill += u32::from(kind == Kind::Skill && at == 0);
            known.last_of_knowledge += if kind == Kind::Knowledge { last } else { 0 };
            known.last_of_title += if kind == Kind::Title { last } else { 0 };
        }
        for pair in words.windows(2) {
            count(self.pairs.entry((pair[0].to_owned(), pair[1].to_owned())).or_default());
        }
    }
}

/// The classes of all words that the names of `vocabulary` and the examples use.
pub(super) fn build(vocabulary: &Path, examples: &[Example]) -> Result<Known> {
    let mut uses = names(vocabulary)?;
    let mut documents: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for example in examples {
        uses.texts.add(example.words.iter().map(|word| word.folded.as_str()));
        for word in &example.words {
            documents.entry(&word.folded).or_default().insert(example.document);
        }
    }
    let clusters = uses.texts.clusters(NAMES_MIN, &GROUPS);
    let fields: BTreeSet<&str> =
        uses.words.values().flat_map(|known| known.groups.keys().map(String::as_str)).collect();
    let numbers: BTreeMap<&str, u8> = fields.into_iter().zip(1..).collect();
    let unused = Use::default();
    let mut words: Vec<(u32, [u8; KINDS])> = Vec::new();
    for (word, clusters) in &clusters {
        let known = uses.words.get(*word).unwrap_or(&unused);
        let read = documents.get(word).map_or(0, BTreeSet::len);
        if !word.is_empty() && (known.all() >= NAMES_MIN || read >= super::DOCUMENTS_MIN) {
            words.push((hash(word), [role(known), field(known, &numbers), clusters[0], clusters[1]]));
        }
    }
    words.sort_unstable();
    words.dedup_by_key(|(hash, _)| *hash);
    let frequent = uses.pairs.iter().filter(|(_, known)| known.all() >= PAIR_NAMES_MIN);
    let mut pairs: Vec<(u32, u8)> = frequent.map(|((a, b), known)| (pair_hash(a, b), pair_class(known))).collect();
    pairs.sort_unstable();
    pairs.dedup_by_key(|(hash, _)| *hash);
    Ok(Known { words, pairs, names: uses.names })
}

fn names(vocabulary: &Path) -> Result<Uses> {
    let mut uses = Uses::default();
    let rows = read::<4>(&vocabulary.join("esco_skill_labels.tsv"))?;
    let groups: BTreeMap<&str, &str> =
        rows.iter().filter(|row| row[1] == "preferredLabel").map(|row| (row[0].as_str(), row[3].as_str())).collect();
    let mut seen: BTreeSet<(String, &str)> = BTreeSet::new();
    for [concept, _, label, _] in &rows {
        let group = groups.get(concept.as_str()).copied().unwrap_or_default();
        uses.add(label, if group.starts_with('K') { Kind::Knowledge } else { Kind::Skill });
        for word in Tokens::of(label).words() {
            if seen.insert((word.to_owned(), concept)) {
                let broad = group.split(',').nth(1).unwrap_or(group).to_owned();
                *uses.words.entry(word.to_owned()).or_default().groups.entry(broad).or_default() += 1;
            }
        }
    }
    for row in &read::<5>(&vocabulary.join("onet_technology_skills.tsv"))? {
        uses.add(&row[1], Kind::Technology);
    }
    for row in &read::<4>(&vocabulary.join("onet_alternate_titles.tsv"))? {
        uses.add(&row[1], Kind::Title);
    }
    for row in &read::<4>(&vocabulary.join("esco_occupation_labels.tsv"))? {
        uses.add(&row[3], Kind::Title);
    }
    Ok(uses)
}

/// Where the word stands in names, in one number.
fn role(known: &Use) -> u8 {
    let third = |part: u32, whole: u32| match (part, whole) {
        (_, 0) | (0, _) => 0,
        (part, whole) if part * 2 < whole => 1,
        _ => 2,
    };
    let names = known.knowledge + known.skill;
    let knowledge = if names < NAMES_MIN { 0 } else { 1 + (known.knowledge * 3 / names).min(2) };
    let technical = u32::from(known.technology > 0 && known.technology * 10 >= names);
    let ends = u32::from(known.last_of_knowledge > 0);
    let title = third(known.last_of_title, known.title);
    let number = knowledge + 4 * (third(known.first_of_skill, known.skill) + 3 * (title + 3 * (technical + 2 * ends)));
    u8::try_from(number + 1).unwrap_or(u8::MAX)
}

/// The broad group in which at least two fifths of the word's concepts lie.
fn field(known: &Use, numbers: &BTreeMap<&str, u8>) -> u8 {
    let all: u32 = known.groups.values().sum();
    let most = known.groups.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
    let most = most.filter(|(_, count)| **count * 5 >= all * 2);
    most.and_then(|(name, _)| numbers.get(name.as_str())).copied().unwrap_or(0)
}

/// In which kinds of names the pair stands, once or more often.
fn pair_class(known: &Use) -> u8 {
    let third = |count: u32| u8::try_from(count.min(2)).unwrap_or(2);
    1 + third(known.knowledge) + 3 * third(known.skill) + 9 * third(known.technology) + 27 * third(known.title)
}
