//! What links free text to skills: the labels of every skill as stems, and how rare each stem is among skills and in posts.

mod posts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, ensure};
use talent::SkillId;
use talent::vocabulary::Vocabulary;
use talent::vocabulary::links::stem::stem;
use talent::vocabulary::pack::{Kind, PackWriter};
use talent::vocabulary::tokens::Tokens;

use crate::vocabulary::table::{items, read};
use crate::vocabulary::titles::rarity;

/// How much a label counts, in hundredths: names and our own aliases wholly; the alternatives of a taxonomy are loose.
const TRUST_OURS: u8 = 100;
const TRUST_ALTERNATIVE: u8 = 90;

/// The labels of all skills: the stems in their order, with the skill and how much they count.
#[derive(Default)]
struct Labels {
    by_skill: BTreeMap<SkillId, BTreeMap<Vec<String>, u8>>,
}

impl Labels {
    fn add(&mut self, skill: &SkillId, written: &str, trust: u8) {
        let stems = stems(written);
        if !stems.is_empty() {
            let known = self.by_skill.entry(skill.clone()).or_default().entry(stems).or_default();
            *known = trust.max(*known);
        }
    }
}

/// The pack of the links.
pub(super) fn train(dir: &Path) -> Result<Vec<u8>> {
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("../talent/tables");
    let mut labels = Labels::default();
    add_esco(&mut labels, &dir.join("vocabulary/esco_skill_labels.tsv"))?;
    add_ours(&mut labels, &tables)?;
    Ok(write(&labels, &posts::rarities(&dir.join("skills/skillspan_train.jsonl"))?))
}

fn stems(written: &str) -> Vec<String> {
    Tokens::of(written).words().filter_map(stem).collect()
}

/// ESCO's labels; a preferred label counts like a name.
fn add_esco(labels: &mut Labels, path: &Path) -> Result<()> {
    let vocabulary = Vocabulary::embedded();
    let mut skills: BTreeMap<&str, SkillId> = BTreeMap::new();
    for id in vocabulary.skill_ids() {
        if let Some(esco) = vocabulary.skill(&id).and_then(|entry| entry.esco) {
            skills.insert(esco, id);
        }
    }
    for [concept, kind, label, _] in read::<4>(path)? {
        let trust = match kind.as_str() {
            "preferredLabel" => TRUST_OURS,
            "altLabels" => TRUST_ALTERNATIVE,
            _ => continue,
        };
        if let Some(id) = skills.get(concept.as_str()) {
            labels.add(id, label.split_once(" (computer programming)").map_or(&*label, |(name, _)| name), trust);
        }
    }
    Ok(())
}

/// The names and aliases of our table, and how people put a skill in posts.
fn add_ours(labels: &mut Labels, tables: &Path) -> Result<()> {
    let vocabulary = Vocabulary::embedded();
    for [id, name, aliases, ..] in read::<5>(&tables.join("skills.tsv"))? {
        let id = SkillId::new(&id);
        for written in std::iter::once(name.as_str()).chain(items(&aliases)) {
            labels.add(&id, written.trim_start_matches(['~', '=']), TRUST_OURS);
        }
    }
    let phrases = tables.join("skill_phrases.tsv");
    for [id, written] in read::<2>(&phrases)? {
        let known = SkillId::new(&id);
        ensure!(vocabulary.skill(&known).is_some(), "{}: no skill {id}", phrases.display());
        for phrase in items(&written) {
            labels.add(&known, phrase, TRUST_OURS);
        }
    }
    Ok(())
}

fn write(labels: &Labels, in_posts: &posts::Rarities) -> Vec<u8> {
    let mut skills_with: BTreeMap<&str, usize> = BTreeMap::new();
    for labels in labels.by_skill.values() {
        for stem in labels.keys().flatten().map(String::as_str).collect::<BTreeSet<_>>() {
            *skills_with.entry(stem).or_default() += 1;
        }
    }
    let numbers: BTreeMap<&str, u32> = skills_with.keys().copied().zip(0..).collect();
    let (mut ends, mut words, mut skills, mut trusts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (labels, skill) in labels.by_skill.values().zip(0_u32..) {
        for (stems, &trust) in labels {
            words.extend(stems.iter().map(|stem| numbers[stem.as_str()]));
            ends.push(u32::try_from(words.len()).expect("fewer words than 2^32"));
            skills.push(skill);
            trusts.push(trust);
        }
    }
    let all = labels.by_skill.len();
    let mut pack = PackWriter::default();
    pack.strings(labels.by_skill.keys().map(SkillId::as_str));
    pack.strings(skills_with.keys().copied());
    pack.numbers(skills_with.values().map(|&with| rarity(all, with)));
    pack.numbers(skills_with.keys().map(|stem| in_posts.of(stem)));
    pack.numbers(ends);
    pack.numbers(words);
    pack.numbers(skills);
    pack.bytes(trusts);
    pack.finish(Kind::Links)
}
