//! What O*NET adds: names of programs and machines, freed of makers' names said twice and of mere kinds of software.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use talent::vocabulary::tokens::fold;

use super::skills::{Drafts, Use};
use super::table::read;

/// Words that end the name of a kind of software rather than of a product.
const KINDS: [&str; 12] = [
    "software", "systems", "system", "databases", "database", "tools", "programs", "applications", "application",
    "websites", "websites", "services",
];

/// Adds the technologies of O*NET.
pub(super) fn add_technologies(drafts: &mut Drafts, path: &Path, everyday: &BTreeSet<String>) -> Result<()> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for [_, example, _, _, _] in read::<5>(path)? {
        if let Some(name) = product(&example) {
            names.entry(example).or_insert(name);
        }
    }
    for (example, name) in names {
        let id = match drafts.owner(&name).or_else(|| drafts.owner(&example)) {
            Some(id) => Some(id.clone()),
            None => without_maker(&name).and_then(|bare| drafts.owner(bare)).cloned(),
        };
        let use_ = use_of(&name, everyday);
        let Some(id) = id.or_else(|| drafts.insert(&name, "", use_)) else { continue };
        drafts.alias(&id, &name, use_);
        drafts.alias(&id, &example, Use::Tag);
    }
    Ok(())
}

/// The product's name within an example; none for a mere kind of software ("Spreadsheet software").
fn product(example: &str) -> Option<String> {
    let words: Vec<&str> = example.split_whitespace().collect();
    let repeated = words.iter().skip(1).position(|word| Some(word) == words.first()).map_or(0, |at| at + 1);
    let words = &words[repeated..];
    let is_name = |word: &str| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    let kind = words.last().is_some_and(|last| KINDS.contains(last));
    let named = words.iter().skip(1).filter(|word| is_name(word)).count();
    if kind && named == 0 {
        return None;
    }
    let all_but_kind = if kind { &words[..words.len() - 1] } else { words };
    let plain = all_but_kind.iter().skip(1).any(|word| !is_name(word));
    if kind && plain {
        return None;
    }
    Some(all_but_kind.join(" ")).filter(|name| fold(name).len() >= 2)
}

fn without_maker(name: &str) -> Option<&str> {
    let (maker, rest) = name.split_once(' ')?;
    ["Microsoft", "Adobe", "Apache", "Oracle", "IBM", "Google", "Atlassian", "Autodesk", "SAP", "Amazon"]
        .contains(&maker)
        .then_some(rest)
}

/// Many products are called by everyday words ("Access", "Snap"): one word counts only where its letters are unusual.
fn use_of(name: &str, everyday: &BTreeSet<String>) -> Use {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let plain = words.iter().all(|word| everyday.contains(*word));
    if words.len() > 1 {
        return if plain { Use::Tag } else { Use::InContext };
    }
    let unusual = name.chars().skip(1).any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    if !plain && unusual && folded.len() >= 5 { Use::InContext } else { Use::Tag }
}
