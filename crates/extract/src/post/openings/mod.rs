//! Several openings in one post, as threads of "who is hiring" have them: each has a title of its own, and its own lines where it has any;
//! head and remaining text belong to all of them.

mod runs;
mod sought;
mod titles;

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::body::{self, BodyLine};
use super::header::{Header, Shape};
use super::heading::Topic;
use super::scope::Scope;
use crate::facts::employment;
use crate::facts::place;
use crate::text::pattern::pattern;

pub(super) use titles::{after_places as title_after_places, is_discipline, is_title};

/// More openings are no post but a directory.
const OPENINGS_MAX: usize = 30;

/// Longer texts are no post of a thread.
const TEXT_BYTES_MAX: usize = 40_000;

/// Lines of its own that the last opening may have.
const LINES_MAX: usize = 12;

/// One of the openings of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Its title.
    pub(super) title: Span,
    /// The lines that are about it alone.
    pub(super) own: Option<Span>,
    /// Taken from a sentence about who is sought.
    pub(super) inferred: bool,
}

/// The signs between items that were written into one line.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[-–—*•·]\s+|\s*[•·]\s*|[.;]?\s+\(?[2-9]\s?\)\s+"));

/// The openings that a post of a thread states, in the order of the text. One or none where it is about a single one.
pub(super) fn find(header: &Header, text: Span, scope: &Scope<'_>) -> Vec<Opening> {
    let thread = header.shape == Shape::Thread;
    let headless = header.shape == Shape::Loose && header.title.is_none();
    if scope.text.len() > TEXT_BYTES_MAX {
        return Vec::new();
    }
    if !(thread || headless) {
        return header.title.map(|title| several(title.start, runs::find(scope.of(title)))).unwrap_or_default();
    }
    let body = &body::body_lines(text, scope)[..];
    let mut openings = in_head(header, scope);
    let mut listed = in_lines(body, scope);
    if let [only] = &listed[..]
        && !openings.is_empty()
        && is_described(only.title, scope)
    {
        listed.clear();
    }
    if !thread && (listed.len() < 2 || states_one_title(body, scope)) {
        return Vec::new();
    }
    // "Software Engineers" or "Engineering" above "Backend Software Engineer" and "Van Software Engineer" heads them.
    openings.retain(|opening| {
        let words = scope.of(opening.title);
        let heads = |other: &Opening| {
            holds(other.title, opening.title, scope)
                || !titles::is_title(words) && holds(opening.title, other.title, scope)
        };
        let vague = listed.len() > 1 && titles::is_discipline(words);
        !(vague || listed.iter().any(heads))
    });
    for opening in listed {
        let known = openings.iter().any(|other| holds(other.title, opening.title, scope));
        let repeated = openings.iter().any(|other| is_same(other.title, opening.title, scope));
        if !(repeated || known && opening.own.is_none_or(|own| own == opening.title)) {
            openings.push(opening);
        }
    }
    let further = in_sentences(body, openings.is_empty(), header.titles.is_empty(), scope);
    for opening in further {
        let known =
            |other: &Opening| holds(other.title, opening.title, scope) || holds(opening.title, other.title, scope);
        if !openings.iter().any(known) {
            openings.push(opening);
        }
    }
    openings.truncate(OPENINGS_MAX);
    openings
}

/// Whether a sentence says what somebody with the title has done: "senior oven engineer with min 8 years" names nobody new.
fn is_described(title: Span, scope: &Scope<'_>) -> bool {
    static YEARS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"(?i)^,? (?:with|having)(?: an?)? (?:at least |over |more than |min(?:imum)?\.?(?: of)? )?\d{1,2}\b")
    });
    !is_proper(scope.of(title)) && scope.text.get(title.end..).is_some_and(|rest| YEARS.is_match(rest))
}

/// Titles that stand in one line from `offset` on: none of them has lines of its own.
fn several(offset: usize, titles: Vec<Span>) -> Vec<Opening> {
    titles.into_iter().map(|title| Opening { title: title.shifted(offset), own: None, inferred: false }).collect()
}

/// The titles of the first line that names any. Besides listed ones those of every sentence that adds to them ("We are also hiring …"), and
/// of any that names titles in capitals where the head states none.
fn in_sentences(body: &[BodyLine<'_>], alone: bool, headless: bool, scope: &Scope<'_>) -> Vec<Opening> {
    static ALSO: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?i)\balso (?:hiring|looking|seeking|searching|recruiting|need)"));
    let lines = body.iter().filter(|line| !matches!(line.topic, Topic::Benefits | Topic::Company));
    let mut found = lines.map(|line| {
        let anyhow = alone || ALSO.is_match(line.line.text);
        let titles = if anyhow || headless { sought::titles(line.line.text) } else { Vec::new() };
        let titles = titles.into_iter().map(|title| title.shifted(line.line.span.start));
        let found: Vec<Opening> = titles.map(|title| Opening { title, own: None, inferred: true }).collect();
        let proper = found.first().is_some_and(|first| is_proper(scope.of(first.title)));
        if anyhow || proper { found } else { Vec::new() }
    });
    if alone { found.find(|found| !found.is_empty()).unwrap_or_default() } else { found.flatten().collect() }
}

/// Whether words are a list of several titles: "Oven Engineer + Baker, at Ovenly".
pub(super) fn lists_titles(words: &str) -> bool {
    titles::listed(titles::without_house(words)).len() > 1
}

/// Whether a label states a single title.
fn states_one_title(body: &[BodyLine<'_>], scope: &Scope<'_>) -> bool {
    body.iter().any(|line| {
        let stated = line.labelled && line.topic == Topic::Title && line.value.start < line.value.end;
        stated && !scope.of(line.value).contains('•')
    })
}

/// The titles of the head.
fn in_head(header: &Header, scope: &Scope<'_>) -> Vec<Opening> {
    let mut found: Vec<Opening> = Vec::new();
    for field in &header.titles {
        let field = Span::new(field.start + titles::announced(scope.of(*field)), field.end);
        // "Roles: [Oven Engineer, Baker]"
        let inner = scope.of(field).strip_prefix('[').and_then(|words| words.strip_suffix(']'));
        let field = if inner.is_some() { Span::new(field.start + 1, field.end - 1) } else { field };
        // "Hiring Oven Engineers", but a "Hiring Manager" is one.
        let hiring = scope.of(field).strip_prefix("Hiring ").filter(|rest| rest.contains(' '));
        let field = Span::new(field.end - hiring.unwrap_or(scope.of(field)).len(), field.end);
        let words = titles::without_house(scope.of(field));
        let mut list = titles::listed(words);
        if list.is_empty() {
            list = titles::among(words, |part| is_term_or_place(part, scope));
        }
        let list: Vec<Span> = list.into_iter().map(|title| title.shifted(field.start)).collect();
        for title in if list.is_empty() { vec![field] } else { list } {
            if !found.iter().any(|known| is_same(known.title, title, scope)) {
                found.push(Opening { title, own: None, inferred: false });
            }
        }
    }
    found
}

fn is_term_or_place(words: &str, scope: &Scope<'_>) -> bool {
    employment::read_kind(words).is_some()
        || employment::read_remote(words).is_some()
        || matches!(words.to_lowercase().trim_end_matches('.'), "jr" | "sr" | "junior" | "senior" | "visa")
        || !scope.vocabulary.find_places(words, scope.home).is_empty()
}

/// The titles with which lines and items begin, each with the lines up to the next.
fn in_lines(body: &[BodyLine<'_>], scope: &Scope<'_>) -> Vec<Opening> {
    let mut starts: Vec<(usize, Vec<Opening>)> = Vec::new();
    for (at, line) in body.iter().enumerate() {
        let found = in_line(line, scope);
        if !found.is_empty() {
            starts.push((at, found));
        }
    }
    if starts.len() != 1 {
        let heads = discipline_heads(body, scope);
        let known = |at: usize| starts.iter().any(|(start, _)| *start == at);
        let more: Vec<_> = heads.into_iter().filter(|(at, _)| !known(*at)).collect();
        if more.len() + starts.len() > 1 {
            starts.extend(more);
            starts.sort_unstable_by_key(|(at, _)| *at);
        }
    }
    let mut openings = Vec::new();
    let mut longest = 0;
    for (index, (at, found)) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map(|(next, _)| *next);
        let end = next.unwrap_or_else(|| (at + 1 + longest).min(body.len()));
        longest = longest.max((end - at - 1).min(LINES_MAX));
        match &found[..] {
            [only] => {
                let own =
                    Span::new(body[*at].line.span.start, body[end - 1].line.span.end.max(body[*at].line.span.end));
                openings.push(Opening { title: only.title, own: Some(own), inferred: false });
            }
            several => openings.extend(several.iter().cloned()),
        }
    }
    openings
}

/// Disciplines that stand for an opening each: "Platform - knead at scale" below "Frontend - show the dough", or as items of a list of titles.
fn discipline_heads(body: &[BodyLine<'_>], scope: &Scope<'_>) -> Vec<(usize, Vec<Opening>)> {
    let is_open = |line: &&BodyLine<'_>| {
        matches!(line.topic, Topic::Overview | Topic::Other | Topic::Openings | Topic::Title)
            || line.topic == Topic::Apply && line.line.text.contains("http")
    };
    let head =
        |line: &BodyLine<'_>| {
            let text = scope.of(line.line.span);
            let signs = [" - ", " – ", " — ", " (", ": http", " : http"];
            let end = signs.iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
            let words = text[..end].trim_end();
            let alone = end == text.len() && line.line.bullet.is_none();
            let title = Span::new(line.line.span.start, line.line.span.start + words.len());
            // "Research (8 roles):", "Platform - Oven Engineer": the head of a list of titles.
            let behind = text[end..].split_once(')').map_or("", |(_, behind)| behind.trim_start());
            let heads = text.ends_with(':')
                || behind.starts_with(char::is_lowercase)
                || titles::at_start(text[end..].trim_start_matches([' ', '-', '–', '—', '('])).is_some();
            (!heads && titles::is_discipline(words) && !alone && words.starts_with(char::is_uppercase))
                .then_some(Opening { title, own: None, inferred: false })
        };
    let lines = body.iter().enumerate().filter(|(_, line)| is_open(line));
    lines.filter_map(|(at, line)| head(line).map(|opening| (at, vec![opening]))).collect()
}

/// The titles in one line: at its beginning, or at the beginnings of the items that were written into it.
fn in_line(line: &BodyLine<'_>, scope: &Scope<'_>) -> Vec<Opening> {
    let apart = matches!(line.topic, Topic::Benefits | Topic::Company | Topic::Skills | Topic::Nice);
    // Behind "To apply" a title stands for an opening where it is an item or has its link.
    let applied = line.topic == Topic::Apply && line.line.bullet.is_none() && !line.line.text.contains("http");
    if line.line.is_blank() || apart || applied {
        return Vec::new();
    }
    let offset =
        if line.labelled && line.value.start < line.value.end { line.value.start } else { line.line.span.start };
    let text = scope.of(Span::new(offset, line.line.span.end));
    let offset = offset + titles::announced(text);
    let text = scope.of(Span::new(offset, line.line.span.end));
    let items = items(text);
    let titled: Vec<Opening> =
        items.iter().filter_map(|item| in_item(item.of(text)?, offset + item.start, scope)).collect();
    let proves = |title: Span| titles::is_title(scope.of(title));
    if titled.len() > 1 && titled.len() * 2 >= items.len() && titled.iter().any(|opening| proves(opening.title)) {
        return titled;
    }
    let list = titles::listed(text);
    if list.len() > 1 && list.iter().any(|title| proves(title.shifted(offset))) {
        return several(offset, list);
    }
    let run = runs::find(text);
    if !run.is_empty() {
        return several(offset, run);
    }
    let Some(listed) = titles::at_start(text) else { return placed_title(text, offset, scope).into_iter().collect() };
    let title = listed.title.of(text).unwrap_or_default();
    // "oven lead: knead"
    let labels = text[listed.title.end..].trim_start().starts_with(':');
    let proper = is_proper(title);
    let several = title.contains([' ', '-', '/']);
    let asks = matches!(line.topic, Topic::Required | Topic::Preferred | Topic::Qualifications | Topic::Duties);
    let fits = if line.line.bullet.is_some() {
        several && (proper || !asks)
    } else {
        const SHORT: usize = 60;
        let visible = text.find("http").map_or(text, |link| &text[..link]);
        (proper || labels || visible.len() <= SHORT) && !listed.runs_on && (several || listed.title.end == text.len())
    };
    let opening = Opening { title: listed.title.shifted(offset), own: None, inferred: false };
    if fits { vec![opening] } else { Vec::new() }
}

/// Whether each word has a capital.
fn is_proper(title: &str) -> bool {
    title.split_whitespace().all(|word| word.contains(char::is_uppercase) || !word.starts_with(char::is_alphabetic))
}

/// The items of a line, between dashes, stars and dots.
fn items(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for cut in BETWEEN.find_iter(text) {
        if cut.start() > start {
            found.push(Span::new(start, cut.start()));
        }
        start = cut.end();
    }
    if start < text.len() {
        found.push(Span::new(start, text.len()));
    }
    found
}

fn in_item(item: &str, offset: usize, scope: &Scope<'_>) -> Option<Opening> {
    let proper = |title: Span| {
        title.of(item).is_some_and(|words| {
            words.contains(' ') && words.split(' ').all(|word| !word.starts_with(char::is_lowercase))
        })
    };
    let titled =
        titles::at_start(item).filter(|listed| !listed.runs_on || proper(listed.title)).map(|listed| listed.title);
    let title = titled.or_else(|| {
        let words = item.trim();
        titles::is_discipline(words).then(|| Span::new(0, words.len()))
    });
    let title = title.or_else(|| before_place(item, scope))?;
    Some(Opening { title: title.shifted(offset), own: Some(Span::new(offset, offset + item.len())), inferred: false })
}

/// The title of "Oven Engineer Mountain View".
fn before_place(item: &str, scope: &Scope<'_>) -> Option<Span> {
    const ITEM_BYTES_MAX: usize = 90;
    if item.len() > ITEM_BYTES_MAX {
        return None;
    }
    let mut ends = item.match_indices(' ').map(|(at, _)| at).filter(|at| titles::is_title(item[..*at].trim_end()));
    ends.find_map(|end| {
        let tail = item[end..].trim();
        let read = place::read_line(tail, scope.vocabulary, scope.home);
        let placed = !read.items.is_empty()
            && tail.starts_with(char::is_uppercase)
            && read.items.iter().all(|item| {
                item.known
                    && item
                        .places
                        .iter()
                        .all(|place| item.span.of(tail).is_some_and(|words| words.len() == place.as_written.len()))
            });
        placed.then(|| Span::new(0, item[..end].trim_end().len()))
    })
}

/// The title of "Pune, India - Oven Engineer".
fn placed_title(text: &str, offset: usize, scope: &Scope<'_>) -> Option<Opening> {
    const PLACE_BYTES_MAX: usize = 50;
    let (place, rest) = text.split_once(" - ")?;
    let placed = place.len() <= PLACE_BYTES_MAX && !scope.vocabulary.find_places(place.trim(), scope.home).is_empty();
    let listed = titles::at_start(rest).filter(|listed| placed && !listed.runs_on)?;
    let start = offset + text.len() - rest.len();
    Some(Opening { title: listed.title.shifted(start), own: None, inferred: false })
}

/// The words of a title by which openings are told apart: lower case, singular.
fn words(title: Span, scope: &Scope<'_>) -> Vec<String> {
    let lower = scope.of(title).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#' | '.'));
    let mut words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(|word| match word {
            "sr" | "sr." => "senior".to_owned(),
            "jr" | "jr." => "junior".to_owned(),
            "eng" | "engineering" => "engineer".to_owned(),
            "development" | "dev" => "developer".to_owned(),
            _ => word.trim_end_matches('.').trim_end_matches('s').to_owned(),
        })
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_same(a: Span, b: Span, scope: &Scope<'_>) -> bool {
    words(a, scope) == words(b, scope)
}

/// Whether the words of one title hold all of another.
fn holds(longer: Span, shorter: Span, scope: &Scope<'_>) -> bool {
    let longer = words(longer, scope);
    words(shorter, scope).iter().all(|word| longer.contains(word))
}

/// The places and the mode that stand right behind a title: "Oven Engineer (Pune, remote)", "Baker, Cardiff", "Head of Crust — Remote (UK)".
pub(super) fn places_behind(title: Span, scope: &Scope<'_>) -> Option<Span> {
    const STATED_BYTES_MAX: usize = 100;
    let rest = scope.text.get(title.end..)?;
    let line = rest.lines().next()?.split('|').next()?;
    let signs = line.trim_start_matches(' ');
    let (words, from) = if let Some(inside) = signs.strip_prefix('(') {
        (&inside[..inside.find(')')?], title.end + line.len() - inside.len())
    } else {
        let sign = [", ", "- ", "– ", "— ", ": ", "in "].iter().find(|sign| signs.starts_with(**sign))?;
        let tail = Some(&signs[sign.len()..]).filter(|tail| !tail.starts_with(char::is_lowercase))?;
        (tail.trim_end_matches([' ', '.', ';', ',']), title.end + line.len() - tail.len())
    };
    if words.len() > STATED_BYTES_MAX || titles::is_discipline(words) {
        return None;
    }
    let read = place::read_line(words, scope.vocabulary, scope.home);
    let stated = (!read.items.is_empty() || read.remote.is_some())
        && read.items.iter().all(|item| {
            item.known
                && item.places.iter().all(|place| place.as_written.len() * 3 >= item.span.of(words).map_or(0, str::len))
        });
    stated.then(|| Span::new(from, from + words.len()))
}

/// The text with everything blanked that is about other openings: every place keeps its offset, every line its end.
pub(super) fn alone(text: &str, others: &[Span]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    let mut others: Vec<Span> = others.to_vec();
    others.sort_unstable_by_key(|span| span.start);
    for other in others {
        // The number or the bullet before it goes with it.
        let line = text[..other.start].rfind('\n').map_or(0, |end| end + 1);
        let start = if text[line..other.start].contains(char::is_alphabetic) { other.start } else { line };
        let other = Span::new(start.max(at), other.end.max(at));
        made.push_str(text.get(at..other.start).unwrap_or_default());
        for c in other.of(text).unwrap_or_default().chars() {
            if c == '\n' {
                made.push('\n');
            } else {
                made.extend(std::iter::repeat_n(' ', c.len_utf8()));
            }
        }
        at = other.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}
