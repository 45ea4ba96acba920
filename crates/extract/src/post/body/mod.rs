//! The text of a posting, passage by passage: what each one is about, and the facts in it.

mod asks;
mod benefits;
mod company;
mod fields;
mod reach;
mod skills;

use talent::Span;

use super::heading::{self, Topic};
use super::scope::Scope;
use crate::text::cues::Cues;
use crate::text::lines::{Bullet, Line, lines};

pub(super) use asks::{Asks, countries, read_asks};
pub(super) use fields::{Fields, read_fields};
pub(super) use reach::read as read_reach;
pub(super) use skills::{BodySkill, SkillName, read_skills};

/// Bullets that stand between two items of one line.
const GLUED: &[char] = &['•', '●', '▪', '■', '\u{f0b7}'];

/// A line of the text and what the passage around it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct BodyLine<'a> {
    pub(super) line: Line<'a>,
    pub(super) topic: Topic,
    /// The words of the line without its label; the whole line where it has none. Empty for a heading.
    pub(super) value: Span,
    /// The line is a label with its value, or a heading.
    pub(super) labelled: bool,
    /// What patterns may find in the line.
    pub(super) cues: Cues,
}

/// The lines of the text between `span`'s ends with their topics.
pub(super) fn body_lines<'a>(span: Span, scope: &Scope<'a>) -> Vec<BodyLine<'a>> {
    let mut made = Vec::new();
    let mut section = Topic::Overview;
    let mut label = None;
    for line in split_lines(scope.of(span), span.start) {
        if line.is_blank() && line.bullet.is_none() {
            label = None;
        }
        let found = heading::read(line.text).filter(|found| is_heading(&line, found));
        let (topic, value, labelled) = match found {
            Some(found) if found.value.is_empty() => {
                // A sub-heading of which nothing is known stays within its section.
                let lasting = found.topic != Topic::Other || is_capitals(line.text);
                section = if lasting { found.topic } else { section };
                label = None;
                (found.topic, Span::new(line.span.end, line.span.end), true)
            }
            Some(found) => {
                let start = line.span.end - found.value.len();
                if is_capitals(&line.text[..line.text.len() - found.value.len()]) {
                    section = found.topic;
                } else if line.bullet.is_none() {
                    // A list of benefits ends with its line; what a person should bring is often told in several.
                    label = Some(found.topic).filter(|topic| *topic != Topic::Benefits);
                }
                (found.topic, Span::new(start, line.span.end), true)
            }
            None if is_cried(&line, scope) => {
                section = Topic::Other;
                (Topic::Other, Span::new(line.span.end, line.span.end), true)
            }
            None => (label.filter(|_| line.bullet.is_none()).unwrap_or(section), line.span, false),
        };
        made.push(BodyLine { line, topic, value, labelled, cues: Cues::of(line.text) });
    }
    made
}

/// Items of a list may begin with a label ("Good to have: vans"), but only a colon at their end makes them headings.
fn is_heading(line: &Line<'_>, found: &heading::Heading<'_>) -> bool {
    line.bullet.is_none()
        || !found.value.is_empty() && found.topic != Topic::Other
        || line.text.trim_end().ends_with(':')
}

/// A line of a few words in capitals that names no skill heads a section of which nothing is known.
fn is_cried(line: &Line<'_>, scope: &Scope<'_>) -> bool {
    const WORDS_MAX: usize = 6;
    let words = line.text.split_whitespace().count();
    let cried = line.bullet.is_none() && (2..=WORDS_MAX).contains(&words) && is_capitals(line.text);
    cried
        && line.text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | ':' | '\'' | '’' | '?' | '-'))
        && scope.vocabulary.skill_mentions(line.text).is_empty()
}

fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// The lines of a text; one into which bullets were glued is as many lines as it has items.
fn split_lines(text: &str, offset: usize) -> Vec<Line<'_>> {
    let mut made = Vec::new();
    for line in lines(text) {
        let mut start = 0;
        let mut first = true;
        while let Some(cut) = glued_bullet(line.text, start) {
            made.push(part(&line, start, cut.start, first, offset));
            start = cut.end;
            first = false;
        }
        made.push(part(&line, start, line.text.len(), first, offset));
    }
    made
}

/// The next bullet with blanks around it inside a line of sentences.
fn glued_bullet(text: &str, from: usize) -> Option<Span> {
    const LONG_LINE_BYTES: usize = 100;
    if text.len() < LONG_LINE_BYTES {
        return None;
    }
    let rest = text.get(from..)?;
    rest.match_indices(GLUED).map(|(at, sign)| Span::new(from + at, from + at + sign.len())).find(|span| {
        span.start > 0
            && text[..span.start].ends_with(char::is_whitespace)
            && text[span.end..].starts_with(char::is_whitespace)
    })
}

fn part<'a>(line: &Line<'a>, start: usize, end: usize, first: bool, offset: usize) -> Line<'a> {
    let words = &line.text[start..end];
    let text = words.trim();
    let from = line.span.start + start + (words.len() - words.trim_start().len());
    let whole = if first && end == line.text.len() {
        line.whole
    } else {
        Span::new(line.span.start + start, line.span.start + end)
    };
    Line {
        text,
        span: Span::new(from, from + text.len()).shifted(offset),
        whole: whole.shifted(offset),
        bullet: if first { line.bullet } else { Some(Bullet::Sign) },
        indent: line.indent,
    }
}

/// The topic of the passage in which a place of the text stands.
pub(super) fn topic_at(body: &[BodyLine<'_>], at: usize) -> Topic {
    line_at(body, at).map_or(Topic::Overview, |line| line.topic)
}

/// The line in which a place of the text stands.
pub(super) fn line_at<'b, 'a>(body: &'b [BodyLine<'a>], at: usize) -> Option<&'b BodyLine<'a>> {
    let after = body.partition_point(|line| line.line.span.start <= at);
    body.get(after.checked_sub(1)?)
}
