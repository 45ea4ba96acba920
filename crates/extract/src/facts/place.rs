//! The places of a header line: `Remote, Pune`, `Chennai, Bengaluru (Bangalore), Hyderabad`, `San Francisco, CA`.

use talent::vocabulary::Vocabulary;
use talent::{Country, Place, Remote, Span};

use super::employment;
use crate::text::scan::is_blank;

/// One item of a list of places. An item may name several ("NCR (Delhi | Gurgaon | Noida)").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceItem {
    /// The item.
    pub(crate) span: Span,
    /// Where that is: at least one place; a place that the vocabulary does not know has `as_written` only.
    pub(crate) places: Vec<Place>,
    /// Whether the vocabulary knows it.
    pub(crate) known: bool,
}

/// What a header line of places says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlaceLine {
    /// The items in order.
    pub(crate) items: Vec<PlaceItem>,
    /// How remote the work is, where the line says it, and the words that do.
    pub(crate) remote: Option<(Remote, Span)>,
}

/// Reads a line as a list of places. Whether the line is one at all is for the caller to judge: any words become unknown places.
pub(crate) fn read_line(line: &str, vocabulary: &Vocabulary, home: Option<Country>) -> PlaceLine {
    let mut read = PlaceLine::default();
    let mut pending: Vec<Span> = Vec::new();
    for part in parts(line) {
        let words = part.of(line).unwrap_or_default();
        if let Some(remote) = employment::read_remote(words) {
            read.remote = read.remote.or(Some((remote, part)));
        } else {
            pending.push(part);
        }
    }
    let mut next = 0;
    while let Some(first) = pending.get(next) {
        let (item, used) = longest(line, &pending[next..], *first, vocabulary, home);
        read.items.push(item);
        next += used;
    }
    read
}

/// The longest run of parts, from the first on, that names one place: "Seattle, WA" and "Pune, Maharashtra, India" stay whole.
fn longest(
    line: &str,
    parts: &[Span],
    first: Span,
    vocabulary: &Vocabulary,
    home: Option<Country>,
) -> (PlaceItem, usize) {
    for count in (2..=parts.len().min(3)).rev() {
        let span = Span::new(first.start, parts[count - 1].end);
        let words = span.of(line).unwrap_or_default();
        let places = vocabulary.find_places(words, home);
        if let [place] = &places[..]
            && place.as_written.len() == words.len()
        {
            return (PlaceItem { span, places, known: true }, count);
        }
    }
    let words = first.of(line).unwrap_or_default();
    let places = vocabulary.find_places(words, home);
    if places.is_empty() {
        let unknown = Place { as_written: words.to_owned(), ..Place::default() };
        return (PlaceItem { span: first, places: vec![unknown], known: false }, 1);
    }
    (PlaceItem { span: first, places, known: true }, 1)
}

/// The parts of a list between commas, slashes, bars and "and", never torn within brackets.
fn parts(line: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, sign) in line.char_indices().chain([(line.len(), ',')]) {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' | ';' | '|' | '/' | '•' | '·' | '&' if depth == 0 || at == line.len() => {
                push_trimmed(line, start, at, &mut parts);
                start = at + if at == line.len() { 0 } else { sign.len_utf8() };
            }
            _ => {}
        }
    }
    parts
}

fn push_trimmed(line: &str, start: usize, end: usize, parts: &mut Vec<Span>) {
    let words = &line[start..end];
    let from = start + words.len() - words.trim_start_matches(|sign: char| is_blank(sign) || sign.is_control()).len();
    let trimmed = line[from..end].trim_end_matches(|sign: char| is_blank(sign) || sign.is_control() || sign == '.');
    if !trimmed.is_empty() {
        parts.push(Span::new(from, from + trimmed.len()));
    }
}
