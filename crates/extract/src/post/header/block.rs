//! The head of a single posting: a few short lines before the text, each of them one field.

use talent::Span;

use super::super::employer;
use super::super::heading::{self, Topic};
use super::super::poster::Poster;
use super::super::scope::Scope;
use super::super::title::{self, Likeness, likeness};
use super::{Header, names, part_employer_from_place, plain_words, read_places};
use crate::facts::skill;
use crate::text::lines::Line;

/// A head has at most this many lines.
const LINES_MAX: usize = 8;

/// Longer lines are text.
const LINE_BYTES_MAX: usize = 120;

/// Reads the lines before the first blank one. A text that begins with a sentence, a list or a heading has no head.
pub(in super::super) fn read_block(lines: &[Line<'_>], scope: &Scope<'_>) -> Header {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let mut block = Block { labelled_title: states_title(&lines[first..]), ..Block::default() };
    let mut rest = lines[first..].iter().take(LINES_MAX).peekable();
    while let Some(line) = rest.next() {
        let foreign = line.is_blank() || line.bullet.is_some() || line.text.len() > LINE_BYTES_MAX;
        if foreign || is_sentence(line.text) && !(block.labelled_title && block.plain.is_empty()) {
            break;
        }
        match heading::read(line.text).map(|found| (found.topic, found.value.is_empty())) {
            None => block.take(line),
            // The text reads the label; other fields may stand below it.
            Some((Topic::Title, false)) => block.past_title = true,
            Some((Topic::Skills, true)) => {
                if let Some(list) = rest.peek().filter(|list| !list.is_blank() && !block.past_title) {
                    let items = skill::items(list.text, scope.vocabulary);
                    block.header.tags = items.iter().map(|item| item.span.shifted(list.span.start)).collect();
                    block.header.end = list.whole.end;
                }
                break;
            }
            Some(_) => break,
        }
    }
    block.finish(scope)
}

#[derive(Default)]
struct Block<'a> {
    header: Header,
    /// The lines that are no field by their form.
    plain: Vec<Line<'a>>,
    /// The title stands under a label.
    labelled_title: bool,
    /// The label of the title was passed: what follows belongs to the head, and to the text as well.
    past_title: bool,
}

impl<'a> Block<'a> {
    fn take(&mut self, line: &Line<'a>) {
        let at = line.span.start;
        if let Some(poster) = Poster::read(line.text) {
            self.header.take_poster(poster, line.span);
        } else if !(self.header.take_years(line.text, at)
            || self.header.take_pay(line.text, at)
            || self.header.take_employment(line.text, at))
        {
            self.plain.push(*line);
        }
        if !self.past_title {
            self.header.end = line.whole.end;
        }
    }

    /// Among the plain lines the last that reads as places is the place; title and employer are the others.
    fn finish(mut self, scope: &Scope<'_>) -> Header {
        let first = usize::from(self.labelled_title || self.plain.len() > 1);
        let mut lines = (first..self.plain.len()).rev();
        let place = lines.find_map(|at| Some((at, read_places(&self.plain[at], scope)?)));
        let mut spans: Vec<Span> = self.plain.iter().map(|line| plain_words(line.span, scope)).collect();
        if let Some((at, read)) = place {
            self.header.take_places(read, self.plain[at].span.start);
            spans.remove(at);
        }
        spans.retain(|span| span.start < span.end);
        if let [only] = spans[..]
            && self.is_alone()
            && likeness(scope.of(only), scope.vocabulary) == Likeness::None
            && !employer::has_form(scope.of(only))
        {
            // One line alone may be anything: it is a name only where it looks like one, or where other fields stand around it.
            self.header.end = 0;
            return self.header;
        }
        if self.is_alone()
            && let [only] = &mut spans[..]
        {
            *only = title::core(*only, scope);
        }
        let names = names::sort(&spans, self.header.employer, self.labelled_title, scope);
        self.header.title = names.title;
        self.header.employer = names.employer;
        if !self.labelled_title {
            part_employer_from_place(&mut self.header, scope);
        }
        self.header
    }

    fn is_alone(&self) -> bool {
        self.plain.len() == 1 && self.header.pay.is_none() && self.header.experience.is_none() && !self.labelled_title
    }
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
