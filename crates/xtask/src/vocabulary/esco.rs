//! What ESCO adds: its skills under their preferred label, with those alternative labels that mean them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use talent::vocabulary::tokens::fold;

use super::skills::{Drafts, Use};
use super::table::read;

/// Nobody writes a longer alternative label word for word.
const MAX_WORDS_OF_ALTERNATIVE: usize = 4;

#[derive(Default)]
struct Concept {
    preferred: String,
    alternative: Vec<String>,
    knowledge: bool,
}

/// Adds ESCO's skills. `wanted` says which of ours take which concept, by folded label.
pub(super) fn add(
    drafts: &mut Drafts,
    path: &Path,
    wanted: &BTreeMap<String, String>,
    everyday: &BTreeSet<String>,
) -> Result<()> {
    let mut concepts: BTreeMap<String, Concept> = BTreeMap::new();
    for [concept, kind, label, groups] in read::<4>(path)? {
        let known = concepts.entry(concept).or_default();
        match kind.as_str() {
            "preferredLabel" => {
                known.preferred = label;
                known.knowledge = groups.starts_with('K');
            }
            "altLabels" => known.alternative.push(label),
            _ => {}
        }
    }
    let mut owned = Vec::new();
    for (uuid, concept) in concepts.iter().filter(|(_, concept)| !concept.preferred.is_empty()) {
        if let Some(id) = add_concept(drafts, uuid, concept, wanted, everyday) {
            owned.push((id, concept));
        }
    }
    for (id, concept) in owned {
        for label in &concept.alternative {
            if let Some(use_) = use_of_alternative(label, everyday) {
                drafts.alias(&id, label, use_);
            }
        }
    }
    Ok(())
}

/// The id of the skill that a concept is, ours or a new one.
fn add_concept(
    drafts: &mut Drafts,
    uuid: &str,
    concept: &Concept,
    wanted: &BTreeMap<String, String>,
    everyday: &BTreeSet<String>,
) -> Option<String> {
    let name = bare(&concept.preferred);
    let ours = wanted.get(&fold(&concept.preferred)).or_else(|| drafts.owner(&concept.preferred));
    if let Some(id) = ours.or_else(|| drafts.owner(name)).cloned() {
        let draft = drafts.skills.get_mut(&id)?;
        if draft.esco.is_empty() {
            uuid.clone_into(&mut draft.esco);
            concept.preferred.clone_into(&mut draft.esco_label);
        }
        return Some(id);
    }
    let id = drafts.insert(name, uuid, use_of_preferred(name, concept.knowledge, everyday))?;
    drafts.skills.get_mut(&id)?.esco_label.clone_from(&concept.preferred);
    drafts.alias(&id, &concept.preferred, Use::Tag);
    Some(id)
}

/// "Java (computer programming)" is Java.
fn bare(label: &str) -> &str {
    label.split_once(" (computer programming)").map_or(label, |(name, _)| name)
}

fn use_of_preferred(label: &str, knowledge: bool, everyday: &BTreeSet<String>) -> Use {
    let folded = fold(label);
    let words = folded.split(' ').count();
    if words == 1 {
        return if everyday.contains(&folded) { Use::Tag } else { Use::InContext };
    }
    let plain = folded.split(' ').filter(|&word| !everyday.contains(word)).count() == 0;
    match (plain, knowledge, words) {
        (true, false, _) => Use::Tag,
        (true, ..) | (false, false, 2) => Use::InContext,
        _ => Use::Anywhere,
    }
}

/// Alternative labels are loose: several words count as a whole tag only. Those of one word are mostly everyday words; an abbreviation or a name shows by its capitals.
fn use_of_alternative(label: &str, everyday: &BTreeSet<String>) -> Option<Use> {
    let folded = fold(label);
    if folded.split(' ').count() > MAX_WORDS_OF_ALTERNATIVE {
        return None;
    }
    if folded.contains(' ') {
        return Some(Use::Tag);
    }
    let capitals = label.chars().skip(1).any(char::is_uppercase);
    (capitals && folded.len() >= 3 && !everyday.contains(&folded)).then_some(Use::Tag)
}
