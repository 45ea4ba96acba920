//! What can be said of a candidate without knowing whether it is a skill: where it stands, how it is written, what stands around it.
//! Each trait is a short text, so that the table of weights can be read.

use std::collections::BTreeMap;

use talent::Span;
use talent::vocabulary::Vocabulary;

use super::super::headings::Topic;
use super::super::page::Page;
use super::candidate::{Candidate, Origin};
use super::reading::Readings;
use crate::text::words::words;

/// A label before a list is not longer. In bytes.
const LABEL_MAX: usize = 40;
/// Lines of more words are looked at no further for the word that opens them. In bytes.
const OPENING_MAX: usize = 60;

/// How often the lists of a résumé name each thing, and how much they name.
pub(super) struct Listed {
    times: BTreeMap<String, u32>,
    items: u32,
}

impl Listed {
    /// Counts the items of the lists.
    pub(super) fn of(page: &Page<'_>, candidates: &[Candidate]) -> Self {
        let mut times = BTreeMap::new();
        let mut items = 0;
        for candidate in candidates.iter().filter(|candidate| candidate.origin.is_listed()) {
            items += 1;
            *times.entry(meaning(page, candidate)).or_default() += 1;
        }
        Self { times, items }
    }
}

/// What two ways to write one skill share.
fn meaning(page: &Page<'_>, candidate: &Candidate) -> String {
    candidate.id.as_ref().map_or_else(|| page.read(candidate.span).to_lowercase(), |id| id.as_str().to_owned())
}

/// The traits of a candidate.
pub(super) fn traits(
    page: &Page<'_>,
    candidate: &Candidate,
    listed: &Listed,
    readings: &Readings,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let text = page.read(candidate.span);
    let origin = origin(candidate);
    let count = words(text).count().min(5);
    let case = case(text);
    let topic = topic(candidate.topic);
    let mut traits = vec![
        origin.clone(),
        format!("{origin} in {topic}"),
        format!("{origin} of {count} words"),
        format!("{origin} {case}"),
    ];
    if let Some(entry) = candidate.id.as_ref().and_then(|id| vocabulary.skill(id)) {
        let table = if entry.curated { "ours" } else { "esco" };
        let kind = if entry.soft { "manner" } else { "trade" };
        traits.push(format!("{kind} {table}"));
        traits.push(format!("{kind} {table} {origin}"));
        traits.push(format!("{kind} {table} {case}"));
    }
    let lower = text.to_lowercase();
    traits.extend(words(&lower).map(|word| format!("word {word}")));
    if let Some(last) = words(&lower).next_back() {
        let cut = last.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        traits.push(format!("end {} {}", &last[cut..], if count > 1 { "of more" } else { "alone" }));
    }
    around(page, candidate, &mut traits);
    let times = match listed.times.get(&meaning(page, candidate)) {
        None => "never",
        Some(1) => "once",
        Some(2) => "twice",
        Some(_) => "often",
    };
    let many = match listed.items {
        0 => "no",
        1..=9 => "few",
        10..=29 => "some",
        30..=79 => "many",
        _ => "very many",
    };
    readings.traits(&origin, candidate.span, &mut traits);
    traits.push(format!("{origin} listed {times}"));
    traits.push(format!("{origin} beside {many} items"));
    traits
}

fn origin(candidate: &Candidate) -> String {
    let found = match candidate.origin {
        Origin::Item => "item",
        Origin::Part => "part",
        Origin::Mention => "mention",
        Origin::Enumerated => "enumerated",
        Origin::Read => "read",
    };
    let known = if candidate.id.is_some() { "known" } else { "unknown" };
    format!("{found} {known}{}", if candidate.certain { "" } else { " unsure" })
}

const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Head => "head",
        Topic::Summary => "summary",
        Topic::Work => "work",
        Topic::Education => "education",
        Topic::Skills => "skills",
        Topic::Projects => "projects",
        Topic::Certificates => "certificates",
        Topic::Personal => "personal",
        Topic::Awards => "awards",
        Topic::Publications => "publications",
        Topic::Volunteer => "volunteer",
        Topic::Languages | Topic::Links | Topic::Interests | Topic::References | Topic::Other => "other",
    }
}

/// The signs beside the words, and in a list its label, in running text the words beside them.
fn around(page: &Page<'_>, candidate: &Candidate, traits: &mut Vec<String>) {
    let line = page.read(candidate.line);
    let before = page.read(Span::new(candidate.line.start, candidate.span.start));
    let after = page.read(Span::new(candidate.span.end, candidate.line.end));
    let left = sign(before.trim_end().chars().next_back());
    let right = sign(after.trim_start().chars().next());
    let origin = origin(candidate);
    traits.push(format!("{origin} between {left} {right}"));
    if candidate.origin.is_listed() {
        let label = line.split_once(':').map(|(label, _)| label).filter(|label| label.len() <= LABEL_MAX);
        match label {
            Some(label) => traits.extend(words(&label.to_lowercase()).map(|word| format!("label {word}"))),
            None => traits.push("no label".to_owned()),
        }
        return;
    }
    traits.extend(words(before).next_back().map(|word| format!("after {}", shown(word))));
    traits.extend(words(after).next().map(|word| format!("before {}", shown(word))));
    let opening = &line[..line.floor_char_boundary(OPENING_MAX)];
    traits.extend(words(opening).next().map(|word| format!("line of {}", word.to_lowercase())));
}

fn sign(c: Option<char>) -> String {
    match c {
        None => "edge".to_owned(),
        Some(c) if c.is_alphanumeric() => "word".to_owned(),
        Some(c) if c.is_ascii() => c.to_string(),
        Some(_) => "mark".to_owned(),
    }
}

/// A word of the surroundings. Of names and numbers nothing is kept but that they are some.
fn shown(word: &str) -> String {
    match word.chars().next() {
        Some(c) if c.is_uppercase() => "a name".to_owned(),
        Some(c) if c.is_numeric() => "a number".to_owned(),
        _ => word.to_owned(),
    }
}

/// How the words are written.
fn case(text: &str) -> &'static str {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let titled = || text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
    if text.chars().any(|c| c.is_ascii_digit() || matches!(c, '+' | '#')) {
        "with digits"
    } else if capitals == 0 {
        "in small letters"
    } else if capitals == letters {
        "in capitals"
    } else if !titled() {
        "with some capitals"
    } else if !text.contains(' ') && capitals > 1 {
        "in mixed letters"
    } else {
        "in title case"
    }
}
