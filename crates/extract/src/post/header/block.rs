//! The head of a single posting: a few short lines before the text, each of them one field.

use talent::Span;

use super::super::heading::{self, Topic};
use super::super::poster::Poster;
use super::super::scope::Scope;
use super::super::title::{Likeness, likeness};
use super::{Header, names, read_places};
use crate::facts::skill;
use crate::text::lines::Line;

/// A head has at most this many lines.
const LINES_MAX: usize = 8;

/// Longer lines are text.
const LINE_BYTES_MAX: usize = 120;

/// Reads the lines before the first blank one. A text that begins with a sentence, a list or a heading has no head.
pub(in super::super) fn read_block(lines: &[Line<'_>], scope: &Scope<'_>) -> Header {
    let mut header = Header::default();
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let labelled_title = states_title(&lines[first..]);
    let mut plain: Vec<Line<'_>> = Vec::new();
    let mut rest = lines[first..].iter().take(LINES_MAX).peekable();
    while let Some(line) = rest.next() {
        if line.is_blank() || line.bullet.is_some() || line.text.len() > LINE_BYTES_MAX || is_sentence(line.text) {
            break;
        }
        if let Some(found) = heading::read(line.text) {
            if found.topic == Topic::Skills
                && found.value.is_empty()
                && let Some(list) = rest.peek().filter(|list| !list.is_blank())
            {
                let items = skill::items(list.text, scope.vocabulary);
                header.tags = items.iter().map(|item| item.span.shifted(list.span.start)).collect();
                header.end = list.whole.end;
            }
            break;
        }
        let at = line.span.start;
        if let Some(poster) = Poster::read(line.text) {
            header.take_poster(poster, line.span);
        } else if !(header.take_years(line.text, at)
            || header.take_pay(line.text, at)
            || header.take_employment(line.text, at))
        {
            plain.push(*line);
        }
        header.end = line.whole.end;
    }
    take_plain(&plain, labelled_title, &mut header, scope);
    header
}

/// Among the plain lines the last that reads as places is the place; title and employer are the others.
fn take_plain(plain: &[Line<'_>], labelled_title: bool, header: &mut Header, scope: &Scope<'_>) {
    let place =
        (usize::from(!labelled_title)..plain.len()).rev().find_map(|at| Some((at, read_places(&plain[at], scope)?)));
    let mut spans: Vec<Span> = plain.iter().map(|line| line.span).collect();
    if let Some((at, read)) = place {
        header.take_places(read, plain[at].span.start);
        spans.remove(at);
    }
    if let [only] = spans[..] {
        // One line alone may be anything: it is a name only where it looks like one, or where other fields stand around it.
        let alone = plain.len() == 1 && header.pay.is_none() && header.experience.is_none() && !labelled_title;
        let words = scope.of(only);
        if alone && likeness(words, scope.vocabulary) == Likeness::None && !super::super::employer::has_form(words) {
            header.end = 0;
            return;
        }
    }
    let names = names::sort(&spans, header.employer, labelled_title, scope);
    header.title = names.title;
    header.employer = names.employer;
}

/// Whether one of the first lines states the title under a label.
fn states_title(lines: &[Line<'_>]) -> bool {
    lines
        .iter()
        .take(LINES_MAX)
        .take_while(|line| !line.is_blank())
        .filter_map(|line| heading::read(line.text))
        .any(|found| found.topic == Topic::Title && !found.value.is_empty())
}

fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ';']) && line.split_whitespace().count() > 5
}
