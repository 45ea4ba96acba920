//! The places of a field, beside terms of work and words that say which part of a city is meant.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use talent::vocabulary::PlaceMention;
use talent::{Place, Span};

use super::super::super::scope::{Found, Scope};
use super::super::{Header, Shape, has_state, is_covered};
use super::{FIELD_BYTES_MAX, LINK, TERMS, take};
use crate::facts::place::{self, PlaceLine};
use crate::text::lines::Line;
use crate::text::pattern::any_case as pattern;

/// Words beside the name of a city that say which part of it is meant.
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:downtown|midtown|uptown|city cent(?:er|re)|metro(?:politan)?(?: area)?|greater|area|based|offices?|hq)\b",
    )
});

/// Places that make up most of a field, apart from the terms of work that stand in it.
pub(super) fn take_places(field: Span, header: &mut Header, scope: &Scope<'_>) -> bool {
    let words = scope.of(field);
    let bare = without_terms_and_reach(field, header, scope);
    let read = place::read_line(&bare, scope.vocabulary, scope.home);
    let known = read.items.iter().filter(|item| item.known && is_covered(item, &bare, scope)).count();
    if known > 0 && known * 2 >= read.items.len() {
        // What nobody knows is a place only before one that somebody does ("Burr Ridge, Illinois").
        let followed = |at: usize| read.items.get(at + 1).is_some_and(|next| next.known);
        let items = read
            .items
            .iter()
            .enumerate()
            .filter(|(at, item)| {
                item.known || followed(*at) && bare[item.span.start..].starts_with(char::is_alphabetic)
            })
            .map(|(_, item)| item.clone());
        let items = place::joined_with_states(items.collect(), &bare, scope.vocabulary);
        header.take_places(PlaceLine { remote: None, items }, field.start);
        return true;
    }
    if has_state(&words.replace(" ,", ",")) {
        header.take_places(place::read_line(words, scope.vocabulary, scope.home), field.start);
        return true;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let bare = without_quarters(&bare);
    let mentions = scope.vocabulary.place_mentions(&bare, scope.home);
    let covered: usize = mentions.iter().map(|mention| letters(mention.span.of(&bare).unwrap_or_default())).sum();
    // "Troon, Scotland": a town that nobody knows in a region that somebody does.
    if let [mention] = &mentions[..]
        && let [region] = &mention.places[..]
        && region.city.is_none()
        && mention.span.end == bare.trim_end().len()
        && is_town(bare[..mention.span.start].trim_end())
    {
        let place = Place { as_written: words.trim_end().to_owned(), ..region.clone() };
        header.places.push(Found::new(place, Span::new(field.start, field.start + words.trim_end().len())));
        return true;
    }
    let mostly = covered > 0 && covered * 10 >= letters(&bare) * 6;
    if mostly {
        take_mentions(mentions, field.start, header);
    }
    mostly
}

/// Whether a long field is a list of places: "Remote or Leeds, Lyon, Pune, Porto, Denver, Madrid, Austin or Toronto".
pub(super) fn lists_places(words: &str, scope: &Scope<'_>) -> bool {
    const LIST_BYTES_MAX: usize = 300;
    const PLACES_MIN: usize = 4;
    if words.len() > LIST_BYTES_MAX {
        return false;
    }
    let items = place::read_line(words, scope.vocabulary, scope.home).items;
    let known = items.iter().filter(|item| item.known).count();
    known >= PLACES_MIN && known * 4 >= items.len() * 3
}

/// `BERLIN, on site, full-time: Bakers, Drivers`: places and terms of work, and nothing else before the line or the colon ends.
pub(super) fn terms_alone(line: &Line<'_>, scope: &Scope<'_>) -> Option<Header> {
    let mut colons = line.text.match_indices(": ").map(|(at, _)| at);
    let end = colons.find(|at| !line.text[at + 2..].starts_with('/')).unwrap_or(line.text.len());
    let field = Span::new(line.span.start, line.span.start + line.text[..end].trim_end().len());
    let words = scope.of(field);
    if words.len() > FIELD_BYTES_MAX || !words.contains(',') {
        return None;
    }
    let mut header = Header { shape: Shape::Thread, ..Header::default() };
    let bare = LINK
        .replace_all(&without_terms_and_reach(field, &header, scope), |link: &Captures<'_>| ",".repeat(link[0].len()))
        .into_owned();
    let bare = without_quarters(&bare);
    let read = place::read_line(&bare, scope.vocabulary, scope.home);
    if read.items.is_empty() || !read.items.iter().all(|item| item.known && is_covered(item, &bare, scope)) {
        return None;
    }
    take(field, &mut header, scope);
    header.places.clear();
    header.take_places(read, field.start);
    header.end = if end < line.text.len() { line.span.start + end + 1 } else { line.whole.end };
    (header.remote.is_some() || !header.employment.is_empty()).then_some(header)
}

pub(super) fn take_mentions(mentions: Vec<PlaceMention>, at: usize, header: &mut Header) {
    for mention in mentions {
        let span = mention.span.shifted(at);
        header.places.extend(mention.places.into_iter().map(|place| Found::new(place, span)));
    }
}

/// The words of a field with commas in place of terms of work and of the countries from where remote work may be done: places keep their bytes.
fn without_terms_and_reach(field: Span, header: &Header, scope: &Scope<'_>) -> String {
    let words = scope.of(field);
    let terms =
        TERMS.find_iter(words).filter(|term| term.as_str().len() > 1).map(|term| Span::new(term.start(), term.end()));
    let reach = header.remote_countries.iter().map(|found| found.span).chain(header.time_zones.iter().copied());
    let reach = reach.filter(|span| field.start <= span.start && span.end <= field.end);
    let mut masked: Vec<Span> =
        terms.chain(reach.map(|span| Span::new(span.start - field.start, span.end - field.start))).collect();
    masked.sort_unstable();
    let mut bare = String::with_capacity(words.len());
    for span in masked {
        bare.push_str(&words[bare.len().min(span.start)..span.start]);
        bare.extend(std::iter::repeat_n(',', span.end.saturating_sub(bare.len())));
    }
    bare.push_str(&words[bare.len()..]);
    bare
}

/// The words of a field with commas in place of those that say which part of a city is meant.
fn without_quarters(words: &str) -> String {
    BESIDE.replace_all(words, |beside: &Captures<'_>| ",".repeat(beside[0].len())).into_owned()
}

/// Whether the words before a region are the name of one town and a comma.
fn is_town(words: &str) -> bool {
    const WORDS_MAX: usize = 3;
    words.strip_suffix(',').is_some_and(|town| {
        let town = town.trim_end();
        (1..=WORDS_MAX).contains(&town.split_whitespace().count())
            && town.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && town.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '.'))
    })
}
