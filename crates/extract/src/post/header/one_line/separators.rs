//! What parts the fields of a head in one line: bars, or else dashes or slashes, and within a field brackets, dashes and commas.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::super::openings;
use super::super::super::scope::Scope;
use super::super::{before_places, has_state, is_covered};
use super::{FIELD_BYTES_MAX, TERMS};
use crate::facts::{employment, place};
use crate::text::lines::Line;
use crate::text::pattern::any_case as pattern;

pub(super) static BARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[|⎮¦│]+\s*"));
static DASHES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+(?:[-–—•·]|--)\s+|\s+[•·]\s*"));
static SLASHES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+/\s+"));

/// The fields of a line, between bars or else between dashes.
pub(super) fn fields(line: &Line<'_>) -> Option<Vec<Span>> {
    let bars = BARS.is_match(line.text) && (parts_fields(line.text) || !DASHES.is_match(line.text));
    let plain = line.text.len() <= FIELD_BYTES_MAX && !line.text.contains(". ") && !DASHES.is_match(line.text);
    let slashes = !bars && plain && SLASHES.find_iter(line.text).count() > 1;
    let separator: &Regex = if bars {
        &BARS
    } else if slashes {
        &SLASHES
    } else {
        &DASHES
    };
    let mut made = Vec::new();
    let mut start = 0;
    let marks = |sign: char| sign.is_whitespace() || matches!(sign, '*' | '_' | '#');
    let mut push = |start: usize, end: usize| {
        let words = &line.text[start..end];
        let lead = words.len() - words.trim_start_matches(marks).len();
        let span = Span::new(start + lead, (start + lead).max(start + words.trim_end_matches(marks).len()));
        if span.start < span.end {
            made.push(span.shifted(line.span.start));
        }
    };
    for cut in separator.find_iter(line.text) {
        push(start, cut.start());
        start = cut.end();
    }
    push(start, line.text.len());
    (made.len() > 1).then_some(made)
}

/// Whether bars stand between fields rather than within the brackets of one ("Coast (Goa | Gokarna)").
pub(super) fn parts_fields(line: &str) -> bool {
    let open = |text: &str| text.matches(['(', '[']).count() > text.matches([')', ']']).count();
    BARS.find_iter(line).any(|bar| !open(&line[..bar.start()]))
}

/// The parts of `Full time / London / Baker @ Ovenly`: between the slashes of a field of which two are terms or places.
pub(super) fn slashed(field: Span, scope: &Scope<'_>) -> Vec<Span> {
    const SLASH: &str = " / ";
    let words = scope.of(field);
    let evident = |part: &&str| {
        let places = scope.vocabulary.find_places(part, scope.home);
        let whole = matches!(&places[..], [place] if place.as_written.len() == part.len());
        whole || employment::read_kind(part).is_some() || employment::read_remote(part).is_some()
    };
    let count = words.matches(SLASH).count();
    if count < 2 || words.len() > FIELD_BYTES_MAX || words.split(SLASH).map(str::trim).filter(evident).count() < 2 {
        return vec![field];
    }
    let mut start = field.start;
    let parts = words.split(SLASH).map(|part| {
        let span = Span::new(start, start + part.len());
        start = span.end + SLASH.len();
        span
    });
    parts.filter(|part| part.start < part.end).collect()
}

/// The parts of `Acme - Pune, India` and of `Pune, India - Goa, India`: between the dashes of a field behind which only places stand.
pub(super) fn parted(field: Span, scope: &Scope<'_>) -> Vec<Span> {
    const AT: &str = " @ ";
    let words = scope.of(field);
    if words.len() > FIELD_BYTES_MAX {
        return vec![field];
    }
    if let Some(parts) = bracketed(field, scope) {
        return parts;
    }
    // "Oven Engineer @ Ryely"
    if let Some(at) = words.find(AT).filter(|at| openings::is_title(&words[..*at])) {
        return vec![Span::new(field.start, field.start + at), Span::new(field.start + at + AT.len(), field.end)];
    }
    // "Oven Engineer, Pune"
    let codes = |tail: Span| scope.of(tail).split(", ").all(|part| part.len() < 4 && part.to_uppercase() == part);
    if let Some((title, place)) = before_places(field, &[", "], scope)
        && openings::is_title(scope.of(title))
        && !codes(place)
    {
        return vec![title, place];
    }
    if !words.contains(" - ") {
        return vec![field];
    }
    let mut start = field.start;
    let mut parts = Vec::new();
    for part in words.split(" - ") {
        let span = Span::new(start, start + part.len());
        let lead = part.len() - part.trim_start().len();
        parts.push(Span::new(span.start + lead, span.start + lead + part.trim().len()));
        start = span.end + " - ".len();
    }
    let is_place = |part: &Span| {
        let words = scope.of(*part);
        let places = scope.vocabulary.find_places(words, scope.home);
        has_state(&words.replace(" ,", ",")) || places.iter().any(|place| place.as_written.len() == words.len())
    };
    if parts[1..].iter().all(is_place) { parts } else { vec![field] }
}

/// The name and the bracket of `Acme (remote, US only)` and `Oven Engineer (Pune)`, where the bracket holds terms and places only.
fn bracketed(field: Span, scope: &Scope<'_>) -> Option<Vec<Span>> {
    let words = scope.of(field);
    // Two letters are rather the short form of what stands before them: "Operating Room (OR)".
    let (outside, inside) = words.strip_suffix(')')?.split_once('(').filter(|(_, inside)| inside.trim().len() > 2)?;
    let name = outside.trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, '*' | '_'));
    let read = place::read_line(inside, scope.vocabulary, scope.home);
    let terms =
        !TERMS.replace_all(inside, " ").contains(char::is_alphanumeric) || !employment::find_remote(inside).is_empty();
    let placed = !read.items.is_empty() && read.items.iter().all(|item| item.known && is_covered(item, inside, scope));
    let inner = Span::new(field.end - 1 - inside.len(), field.end - 1);
    // "Several US locations (TX, NY)"
    if placed && name.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case("locations")) {
        return Some(vec![inner]);
    }
    let of_name = !name.is_empty()
        && employment::find_remote(name).is_empty()
        && scope.vocabulary.find_places(name, scope.home).is_empty()
        && TERMS.replace_all(name, " ").contains(char::is_alphanumeric);
    (of_name && (terms || placed) && !inside.contains(['(', ')']))
        .then(|| vec![Span::new(field.start, field.start + name.len()), inner])
}
