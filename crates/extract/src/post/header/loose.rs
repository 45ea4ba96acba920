//! A head without separators: `Acme (Pune, India) - onsite`, `Acme is hiring! Pune`, `Acme, Bend, Oregon.`
//!
//! The name stands first and places or terms follow on the same line; without them the line is just text.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::heading::{self, Topic};
use super::super::openings;
use super::super::scope::{Found, Scope};
use super::super::title::{self, Likeness, likeness, phrase};
use super::{Header, Shape, is_covered};
use crate::facts::{employment, place};
use crate::text::lines::Line;
use crate::text::pattern::pattern;

/// Only the beginning of a line is a head.
const REACH: usize = 220;

/// A field this short that names a kind of contract names nothing else: "Full-time / Interns".
const TERM_BYTES_MAX: usize = 24;

/// A name has at most this many words.
const NAME_WORDS_MAX: usize = 5;

/// What ends a name at the beginning of a line.
static NAME_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\s*(?: [(\[|⎮,:•·!] | \s[-–—]\s | \shttps?\b | \swww\.
          | \s(?i:is|are)\s(?i:(?:now|currently|actively|also)\s)?(?i:hiring|looking|seeking|searching|building|adding|in\s) | \s(?i:seeks|hiring)\b | \sin\s\p{Lu} )",
    )
});

/// Words that begin sentences, not names.
const OPENERS: &[&str] = &[
    "a", "an", "about", "all", "are", "as", "at", "candidates", "do", "experience", "hello", "help", "hey", "hi",
    "hiring", "how", "i", "if", "in", "job", "join", "location", "looking", "my", "need", "no", "note", "our",
    "position", "remote", "role", "seeking", "she", "the", "there", "this", "we", "what", "who", "why", "work", "you",
    "your",
];

/// Reads the first line as such a head. `None` where it is text.
pub(in super::super) fn read_loose(lines: &[Line<'_>], scope: &Scope<'_>) -> Option<Header> {
    let line = lines.iter().find(|line| !line.is_blank()).filter(|line| line.bullet.is_none())?;
    if heading::read(line.text).is_some_and(|found| !found.value.is_empty() && found.topic != Topic::Other) {
        return None;
    }
    let head = &line.text[..super::floor(line.text, REACH)];
    let title = title_before(head, scope);
    let called = HIRING_AT.find(head).map(|call| call.end());
    let begin = title.map_or(0, |title| title.end);
    let begin = begin + AT.find(&head[begin..]).filter(|_| begin > 0).map_or(0, |at| at.end());
    let begin = called.unwrap_or(begin);
    let end = NAME_END.find_at(head, begin).map_or(head.len(), |end| end.start());
    let name = head[begin..end].trim_end_matches(['.', ' ']);
    let first = name.split([' ', '\'', '’']).next()?.to_lowercase();
    let plausible = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && name.split_whitespace().count() <= NAME_WORDS_MAX
        && !OPENERS.contains(&first.as_str())
        && !title::is_activity(name)
        && likeness(name, scope.vocabulary) < Likeness::Strong
        && scope.vocabulary.find_places(name, scope.home).iter().all(|place| place.as_written.len() < name.len());
    if !plausible {
        return None;
    }
    let mut header =
        Header { employer: Some(Span::new(begin, begin + name.len()).shifted(line.span.start)), ..Header::default() };
    take_behind(&head[end..], line.span.start + end, &mut header, scope);
    header.title = title.map(|title| title.shifted(line.span.start)).or(header.title);
    if let Some(title) = header.title.filter(|title| header.titles.first() != Some(title)) {
        header.titles = vec![title];
    }
    header.shape = Shape::Thread;
    let hires = head[end..].trim_start().to_lowercase();
    let hires =
        hires.starts_with("is hiring") || hires.starts_with("is looking for") || hires.starts_with("is seeking");
    (hires
        || called.is_some()
        || title.is_some()
        || !header.places.is_empty()
        || header.remote.is_some()
        || !header.employment.is_empty())
    .then_some(header)
}

static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s+(?:at|@)\s+"));

/// `We're hiring three bakers at ` before the name.
static HIRING_AT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?i:we(?:['’]re|\s+are)\s+)?(?i:now\s+|currently\s+|actively\s+)?(?i:hiring|recruiting|looking\s+for)\b[^.!?(|]{0,60}?\s(?:at|@)\s+",
    )
});

/// The title of `Oven Engineer at Acme`.
fn title_before(head: &str, scope: &Scope<'_>) -> Option<Span> {
    let at = [" at ", " @ "].iter().filter_map(|sign| head.find(sign)).min()?;
    let title = &head[..at];
    let named = title.len() <= 80 && !title.contains(['.', '|']) && phrase::sought(title).is_none();
    (named && likeness(title, scope.vocabulary) == Likeness::Strong).then(|| Span::new(0, title.trim_end().len()))
}

/// Places, terms and a title behind the name.
fn take_behind(rest: &str, at: usize, header: &mut Header, scope: &Scope<'_>) {
    // "Acme (Pune, Austin)": a bracket that holds places and nothing else.
    let inside =
        rest.trim_start().strip_prefix('(').and_then(|open| Some(&open[..open.find(')')?])).unwrap_or_default();
    let read = place::read_line(inside, scope.vocabulary, scope.home);
    if !read.items.is_empty() && read.items.iter().all(|item| item.known && is_covered(item, inside, scope)) {
        let open = rest.find('(').map_or(0, |open| open + 1);
        header.take_places(read, at + open);
    }
    header.take_reach(rest, at, scope);
    let reach: Vec<Span> = header.remote_countries.iter().map(|found| found.span).collect();
    let mentions =
        if header.places.is_empty() { scope.vocabulary.place_mentions(rest, scope.home) } else { Vec::new() };
    for mention in mentions {
        let span = mention.span.shifted(at);
        if reach.iter().any(|reach| reach.start <= span.start && span.end <= reach.end) {
            continue;
        }
        header.places.extend(mention.places.into_iter().map(|place| Found::new(place, span)));
    }
    let remote = employment::settled(&employment::find_remote(rest));
    header.remote = remote.map(|found| Found::new(found.remote, found.span.shifted(at)));
    for found in employment::find_kinds(rest) {
        header.employment.push(Found::new(found.kind, found.span.shifted(at)));
    }
    let is_title = |field: &Span| {
        let words = &rest[field.start..field.end];
        let termed = words.len() < TERM_BYTES_MAX && !employment::find_kinds(words).is_empty();
        !termed && likeness(words, scope.vocabulary) == Likeness::Strong && phrase::sought(words).is_none()
    };
    let mut titles = fields(rest).filter(is_title);
    let first = titles.next();
    let more = titles.filter(|field| openings::is_title(&rest[field.start..field.end]));
    header.titles = first.into_iter().chain(more).map(|title| title.shifted(at)).collect();
    header.title = header.titles.first().copied();
}

/// The pieces between commas, brackets, colons and dashes.
fn fields(rest: &str) -> impl Iterator<Item = Span> {
    const FIELD_BYTES_MAX: usize = 80;
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[-–—]\s+|\s*[,|():•·!]\s*"));
    let mut start = 0;
    let cuts = BETWEEN.find_iter(rest).map(|cut| (cut.start(), cut.end())).chain([(rest.len(), rest.len())]);
    let pieces = cuts.map(move |(end, next)| {
        let piece = Span::new(start, end.max(start));
        start = next;
        piece
    });
    pieces.filter(|piece| piece.start < piece.end && piece.end - piece.start <= FIELD_BYTES_MAX)
}
