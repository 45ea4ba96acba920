//! Jobs that a sentence tells: "Currently working as a Kiln Operator in Mossgate Ovens since 2019".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use talent::Span;

use crate::Context;

use super::super::dates::{Period, period};
use super::super::header::{Kind, first_sentence, is_title, kind};
use super::super::headings::{Section, Topic};
use super::super::page::Page;
use super::Entry;
use crate::text::pattern::pattern;

/// A name as sentences hold it: words with a capital, joined by "of", "and" or "&".
const NAME: &str = r"(?:M/[Ss]\.?\s?)?(?P<name>\p{Lu}[\w&.'’-]*(?:[ ,]{1,2}(?:Pvt|Ltd|Inc|LLC|Limited)\.?|\s(?:of|and|&)\s\p{Lu}[\w&.'’-]*|\s+\p{Lu}[\w&.'’-]*){0,7})";

/// A title as sentences hold it.
const TITLE: &str = r"(?P<title>\p{L}[\w/&.+#'’-]*(?:\s+[\w/&.+#'’(-][\w/&.+#'’)-]*){0,7}?)";

/// "worked as a Baker at Glasshouse Foods".
static TITLE_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:(?i:\b(?:working|worked|employed|engaged|serving|served|functioning|joined|work)\s+(?:(?:currently|presently|now)\s+)?as\s+(?:(?:an?|the)\s+)?)|\bI\s+(?:was|am)\s+(?:an?|the)\s+){TITLE}\s+(?i:in|at|with|for|under)\s+(?i:the\s+)?{NAME}"
    ))
    .expect("the pattern of a told job is well formed")
});

/// "working currently with Glasshouse Foods as a Baker".
static NAME_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i:\b(?:(?:organi[sz]ation|company|employer)\s?:|working|worked|employed|engaged|serving|served|associated|joined|work)\s+(?:(?:currently|presently|now)\s+)?(?:(?:with|at|in|for)\s+)?(?:the\s+)?){NAME}(?:,\s\p{{Lu}}\p{{L}}*){{0,2}}\s(?i:as\s(?:(?:an?|the)\s+)?)(?P<title>\p{{L}}[\w/&+#'’-]*(?:\s+[\w/&+#'’-]+){{0,6}})"
    ))
    .expect("the pattern of a told job is well formed")
});

/// "Joined as a Baker", "eight years of experience in kitchens as Head Baker": no employer is named.
static TITLE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?i:\b(?:working|worked|employed|engaged|functioning|joined|promoted|designated)(?:\s+(?:currently|presently|now))?\s+as\s+(?:(?:an?|the)\s+)?)|(?i:\b(?:role|capacity)\s(?:of|as)\s(?:(?:an?|the)\s+)?)|\b(?:experience|(?P<years>[Yy]ears?))(?:\s+[\w+&,'’-]+){0,9}?\s+as\s+(?P<one>an?\s|the\s+)?)(?P<title>\p{L}[\w/&+.#'’-]*(?:\s+[\w/&+.#'’-]+){0,6})",
    )
});

/// "Worked with Glasshouse Foods, Pune from May 2012 to June 2014": no title is named, but when it was.
static NAME_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"^(?i:(?:(?:currently|presently|have|previously)\s)*(?:working|worked|employed)\s+(?:with|at|in|for)\s+(?:the\s+)?){NAME}"
    ))
    .expect("the pattern of a told job is well formed")
});

/// Nobody tells more jobs in sentences.
const TOLD_MAX: usize = 40;

/// A sentence goes on for at most so many bytes behind what it tells.
const REST_MAX: usize = 80;

/// The jobs that sentences tell and that none of the others is. They have no rows of their own.
pub(super) fn entries(page: &Page<'_>, sections: &[Section], known: &[Entry], context: Context<'_>) -> Vec<Entry> {
    let mut told: Vec<Entry> = Vec::new();
    let mut seen: BTreeSet<(String, String)> = known.iter().map(|entry| key(page, entry)).collect();
    let own = |section: &&Section| {
        matches!(section.topic, Topic::Head | Topic::Summary | Topic::Work | Topic::Skills | Topic::Other)
    };
    for section in sections.iter().filter(own) {
        for part in paragraphs(page, section) {
            let text = page.read(part);
            if !["as", "am", "ork"].iter().any(|word| text.contains(word)) || told.len() >= TOLD_MAX {
                continue;
            }
            for found in TITLE_FIRST.captures_iter(text).chain(NAME_FIRST.captures_iter(text)) {
                let Some(entry) = entry(page, part, &found, context) else { continue };
                let (position, name) = key(page, &entry);
                let nameless = (position.clone(), String::new());
                if !seen.contains(&nameless) && seen.insert((position, name)) {
                    told.push(entry);
                }
            }
            if let Some(found) = NAME_ONLY.captures(text) {
                let untitled = untitled(page, part, &found, context);
                let known = |name: &str| seen.iter().any(|(_, known)| is_within(name, known));
                told.extend(untitled.filter(|entry| !known(&key(page, entry).1)));
            }
            let mut from = 0;
            while let Some(found) = TITLE_ONLY.captures_at(text, from) {
                from = found.name("title").map_or(text.len(), |title| title.start());
                let Some(entry) = nameless(page, part, &found) else { continue };
                let (position, name) = key(page, &entry);
                if !seen.iter().any(|(known, _)| is_within(&position, known)) && seen.insert((position, name)) {
                    told.push(entry);
                }
            }
        }
    }
    told
}

/// Position and employer in lower case, empty where none is stated.
fn key(page: &Page<'_>, entry: &Entry) -> (String, String) {
    let of = |span: Option<Span>| span.map(|span| page.value(span).to_lowercase()).unwrap_or_default();
    (of(entry.position), of(entry.name))
}

/// The stretches of rows that no gap and no bullet interrupts.
fn paragraphs(page: &Page<'_>, section: &Section) -> Vec<Span> {
    let mut parts: Vec<Span> = Vec::new();
    for row in &page.rows[section.rows.clone()] {
        match parts.last_mut() {
            Some(part) if !row.gap && !row.bullet => part.end = row.span.end,
            _ => parts.push(row.span),
        }
    }
    parts
}

fn entry(page: &Page<'_>, part: Span, found: &Captures<'_>, context: Context<'_>) -> Option<Entry> {
    let title = found.name("title")?;
    let position = last_role(page, Span::new(part.start + title.start(), part.start + title.end()))?;
    let name = employer(page, part, found, context)?;
    let end = position.end.max(name.end) - part.start;
    let period = period_behind(page, part, end).or_else(|| period_before(page, part, found.get(0)?.start()));
    let none = page.rows.len();
    Some(Entry {
        position: Some(position),
        name: Some(name),
        period,
        sure_title: true,
        rows: none..none,
        body: none,
        ..Entry::default()
    })
}

/// An employer with the dates behind it; without dates it may be a client, a tool or a place.
fn untitled(page: &Page<'_>, part: Span, found: &Captures<'_>, context: Context<'_>) -> Option<Entry> {
    let name = employer(page, part, found, context)?;
    let period = period_behind(page, part, found.get(0)?.end())?;
    let none = page.rows.len();
    Some(Entry { name: Some(name), period: Some(period), rows: none..none, body: none, ..Entry::default() })
}

/// The employer that a sentence names.
fn employer(page: &Page<'_>, part: Span, found: &Captures<'_>, context: Context<'_>) -> Option<Span> {
    let name = found.name("name")?;
    let span = Span::new(part.start + name.start(), part.start + name.end());
    let span = page.trim(first_sentence(page, span), |c| matches!(c, '.' | ',' | '-' | '&'));
    let words = page.value(span);
    let named = matches!(kind(&words, context.vocabulary), Kind::Employer | Kind::Unknown);
    (named && words.len() >= 3 && !is_title(&words)).then_some(span)
}

/// The stretch of time that a sentence states behind what it names.
fn period_behind(page: &Page<'_>, part: Span, end: usize) -> Option<Period> {
    let text = page.read(part);
    let reach = text.floor_char_boundary((end + REST_MAX).min(text.len()));
    let stop = text[end..reach].find(". ").map_or(reach, |at| end + at);
    period(page, Span::new(part.start + end, part.start + stop)).filter(|period| !period.single)
}

/// The stretch of time with which a sentence begins: "From 2010 to 2012, I was a Baker at Glasshouse Foods".
fn period_before(page: &Page<'_>, part: Span, start: usize) -> Option<Period> {
    let text = page.read(part).get(..start)?;
    let begin = text.rfind(". ").map_or(0, |at| at + 1);
    period(page, Span::new(part.start + begin, part.start + start)).filter(|period| !period.single)
}

/// Whether one title holds the other.
fn is_within(title: &str, known: &str) -> bool {
    !known.is_empty() && (known.contains(title) || title.contains(known))
}

/// What somebody may have years of experience as without having been paid.
const PASTIMES: [&str; 6] = ["owner", "member", "volunteer", "student", "professional", "head"];

/// Whether the words lead to what somebody would like to be.
fn is_wish(words: &str) -> bool {
    let wishes = ["seek", "desire", "looking", "obtain", "objective", "aspir", "interested", "wish", "pursu", "secure"];
    let lower = words.to_lowercase();
    wishes.iter().any(|wish| lower.contains(wish))
}

fn nameless(page: &Page<'_>, part: Span, found: &Captures<'_>) -> Option<Entry> {
    let title = found.name("title")?;
    let sentence = title.as_str().split([',', ';']).next()?.split(". ").next()?.split(" for ").next()?;
    let experienced = found.name("years").is_some() || found.get(0)?.as_str().starts_with("experience");
    let told = page.read(Span::new(part.start, part.start + found.get(0)?.start()));
    if is_wish(told.rsplit(['.', ';']).next().unwrap_or_default()) {
        return None;
    }
    let span = Span::new(part.start + title.start(), part.start + title.start() + sentence.len());
    let position = last_role(page, span)?;
    let words = page.value(position);
    let one = found.name("one").is_some() || words.contains(' ');
    let job = !PASTIMES.iter().any(|pastime| words.to_lowercase().ends_with(pastime));
    if experienced && !(one && job) && !sentence.split(' ').all(|word| word.starts_with(char::is_uppercase)) {
        return None;
    }
    let none = page.rows.len();
    Some(Entry { position: Some(position), sure_title: true, rows: none..none, body: none, ..Entry::default() })
}

/// The words up to the last that make a title: "Baker since May" is a Baker.
fn last_role(page: &Page<'_>, span: Span) -> Option<Span> {
    let text = page.read(span);
    let ends = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<usize> = ends.collect();
    let end = ends.into_iter().rev().find(|end| {
        let words = text[..*end].split_whitespace().collect::<Vec<_>>().join(" ");
        is_title(&words) && is_title(words.rsplit([' ', '/']).next().unwrap_or_default())
    })?;
    Some(page.trim(Span::new(span.start, span.start + end), |c| c == '.'))
}
