//! What a posting leaves to compare it by: hashes of its words, the skills it asks for, and the facts of its header.

use std::collections::BTreeSet;

use talent::vocabulary::Vocabulary;
use talent::{Channel, Employment, ExperienceRange, Pay, Posting, Seniority};

use crate::fold::{fingerprint, folded};
use crate::need::{Need, SkillKey};
use crate::spot::Workplace;

/// How many words stand side by side in what is compared.
const SHINGLE: usize = 3;

/// A posting made ready to be compared with many others.
#[derive(Clone, Debug)]
pub struct Fingerprint {
    /// Hashes of each run of three words of the body, sorted, each once. Names of the employer and the agency are left out, so that a
    /// post under a masked name has the same ones.
    pub(super) body: Vec<u64>,
    /// The skills that are asked for, sorted.
    pub(super) skills: Vec<SkillKey>,
    /// The words of the title, sorted, without those that say where or on which contract.
    pub(super) title: Vec<String>,
    pub(super) seniority: Option<Seniority>,
    pub(super) experience: Option<ExperienceRange>,
    pub(super) pay: Option<Pay>,
    pub(super) workplace: Workplace,
    pub(super) employment: Vec<Employment>,
    /// The employer's name; `None` where it is masked or not stated.
    pub(super) employer: Option<String>,
    pub(super) by_agency: bool,
}

impl Fingerprint {
    /// Of what was read.
    pub fn of(posting: &Posting, vocabulary: &Vocabulary) -> Self {
        let need = Need::new(posting, vocabulary);
        let mut skills: Vec<SkillKey> = need.requirements.into_iter().map(|one| one.key).collect();
        skills.sort();
        let employer =
            posting.employer.as_ref().filter(|employer| !employer.masked).map(|employer| employer.name.clone());
        let agency = posting.agency.as_ref().map(|agency| agency.name.clone());
        let names = [&posting.employer.as_ref().map(|employer| employer.name.clone()), &agency];
        let names: Vec<Vec<String>> = names.into_iter().flatten().map(|name| words(name)).collect();
        let places = posting.places.iter().flat_map(|place| words(&place.as_written)).collect();
        Self {
            body: shingles(&posting.description, &names),
            skills,
            title: title_words(posting.title.as_deref().unwrap_or_default(), &places, vocabulary),
            seniority: posting.seniority,
            experience: posting.experience,
            pay: posting.pay.clone().filter(|pay| !pay.estimated),
            workplace: need.workplace,
            employment: posting.employment.clone(),
            employer,
            by_agency: posting.channel == Some(Channel::Agency) || agency.is_some(),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    folded(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words that tell one role from another, sorted.
fn title_words(title: &str, places: &BTreeSet<String>, vocabulary: &Vocabulary) -> Vec<String> {
    let written = words(title);
    let kept = |word: &&String| !places.contains(*word) && !NO_PART_OF_A_ROLE.contains(&word.as_str());
    let mut telling: Vec<String> = written.iter().filter(kept).cloned().collect();
    if telling.is_empty() {
        telling = words(&vocabulary.title(title).normalised);
    }
    telling.sort();
    telling.dedup();
    telling
}

/// Words that titles carry besides the role.
const NO_PART_OF_A_ROLE: &[&str] = &[
    "a", "and", "at", "contract", "d", "f", "for", "full", "hiring", "hybrid", "immediate", "in", "job", "joiner", "m",
    "of", "onsite", "opening", "part", "permanent", "position", "remote", "role", "the", "time", "urgent", "urgently",
    "w", "wanted", "with", "x",
];

/// Hashes of the runs of words of a text, sorted, each once.
fn shingles(text: &str, names: &[Vec<String>]) -> Vec<u64> {
    let words = words(text);
    let words = without(&words, names);
    let hashes: Vec<u64> = words.iter().map(|word| fingerprint(word.bytes())).collect();
    let run = |run: &[u64]| fingerprint(run.iter().flat_map(|word| word.to_le_bytes()));
    let mut shingles: Vec<u64> = hashes.windows(SHINGLE).map(run).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The words without those that are one of the names.
fn without<'a>(mut words: &'a [String], names: &[Vec<String>]) -> Vec<&'a String> {
    let mut kept = Vec::with_capacity(words.len());
    while let [first, rest @ ..] = words {
        if let Some(name) = names.iter().find(|name| !name.is_empty() && words.starts_with(name)) {
            words = &words[name.len()..];
        } else {
            kept.push(first);
            words = rest;
        }
    }
    kept
}
