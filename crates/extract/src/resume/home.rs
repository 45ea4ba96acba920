//! Where the person lives, from the head of the page or from an address that a label announces.

use std::sync::LazyLock;

use regex::Regex;
use talent::{Location, Span};

use crate::Context;

use super::draft::Draft;
use super::header::{Kind, is_place, pieces};
use super::headings::{Section, Topic};
use super::page::{Page, Row};
use crate::text::pattern::pattern;

/// How many rows from the top may hold the address.
const HEAD_ROWS_MAX: usize = 12;

/// A row with more words tells of something else. In words.
const ADDRESS_WORDS_MAX: usize = 16;

/// Reads the place where the person lives: the first among the head's cells, or the town of an address.
pub(super) fn read(draft: &mut Draft<'_, '_>, head: &[Row], sections: &[Section], context: Context<'_>) {
    let page = draft.page;
    let head = || head.iter().take(HEAD_ROWS_MAX);
    let named =
        head().flat_map(|row| pieces(page, row.span, context.vocabulary)).find(|piece| piece.kind == Kind::Place);
    let personal = sections.iter().filter(|section| section.topic == Topic::Personal);
    let own = || head().chain(personal.flat_map(|section| &page.rows[section.rows.clone()]));
    let found = named.map(|piece| piece.span).or_else(|| own().find_map(|row| town(page, row.span, context)));
    if let Some(span) = found {
        draft.support("basics.location", span);
        draft.profile.basics.location = Some(place(page.read(span), context));
    }
}

/// The town beside a postal code ("Brackwater S3 8XX", "61-001 Brackwater"), behind words that lead to it ("Lives in Brackwater"), or
/// among the parts of an address behind its label. The vocabulary must know it.
fn town(page: &Page<'_>, row: Span, context: Context<'_>) -> Option<Span> {
    static TOWN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)(?:(?i:\b(?:lives?|living|based|resident|residing)\ (?:in|at)\ )|\b\d{2}-\d{3}\ |\b(?:[A-Z]{1,2}-)?\d{4,5}\ )
                (?P<led>\p{Lu}[\p{L}'’.-]+(?:\ \p{Lu}[\p{L}'’.-]+){0,2})
            |(?P<coded>\p{Lu}[\p{L}'’.-]+(?:\ \p{Lu}[\p{L}'’.-]+){0,2}),?\ [A-Z]{1,2}\d[A-Z\d]?\ \d[A-Z]{2}\b",
        )
    });
    let text = page.read(row);
    if text.split_whitespace().count() > ADDRESS_WORDS_MAX {
        return None;
    }
    let within = |start: usize, end: usize| Span::new(row.start + start, row.start + end);
    let known = |span: &Span| is_place(page.read(*span), context.vocabulary);
    let coded = TOWN.captures_iter(text).filter_map(|found| found.name("led").or_else(|| found.name("coded")));
    if let Some(town) = coded.map(|town| within(town.start(), town.end())).find_map(|town| shortened(page, town, known))
    {
        return Some(town);
    }
    let (label, address) = text.split_once(':')?;
    let labels = [
        "address", "home address", "permanent address", "current address", "adres", "adresse", "dirección", "endereço",
        "location",
    ];
    if !labels.contains(&label.trim().to_lowercase().as_str()) {
        return None;
    }
    let mut end = row.end - address.len();
    let parts: Vec<Span> = address
        .split([',', ';', '|'])
        .map(|part| {
            let start = end;
            end += part.len() + 1;
            page.trim(Span::new(start, start + part.len()), |c| c == '.')
        })
        .collect();
    parts.into_iter().rfind(known)
}

/// The name without leading or trailing words that belong to the address rather than to the town.
fn shortened(page: &Page<'_>, town: Span, known: impl Fn(&Span) -> bool) -> Option<Span> {
    let text = page.read(town);
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let ends: Vec<usize> = std::iter::once(text.len()).chain(text.rmatch_indices(' ').map(|(at, _)| at)).collect();
    starts
        .flat_map(|start| ends.iter().filter(move |end| **end > start).map(move |end| (start, *end)))
        .map(|(start, end)| Span::new(town.start + start, town.start + end))
        .find(known)
}

/// The place that the words name; one that the vocabulary does not know in whole as they write it.
fn place(words: &str, context: Context<'_>) -> Location {
    let known = context.vocabulary.find_places(words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '), None);
    match known.into_iter().next() {
        Some(place) if place.as_written.len() + 2 >= words.len() || words.starts_with(&place.as_written) => {
            Location { city: place.city, region: place.region, country_code: place.country, ..Location::default() }
        }
        _ => {
            let (city, region) = words.split_once(',').unwrap_or((words, ""));
            let region = region.trim().trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
            Location {
                city: Some(city.trim().to_owned()),
                region: (!region.is_empty()).then(|| region.to_owned()),
                ..Location::default()
            }
        }
    }
}
