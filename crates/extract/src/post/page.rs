//! Where the postings of a saved page begin and end.
//!
//! A posting on a page has a header block: its years, its pay and its places stand on lines of their own beside one another, the employer and
//! the poster before them, the tags behind. The text follows, up to `Read more` or to the next header. All else on a page is furniture.

use std::ops::Range;

use super::furniture::{Furniture, furniture, is_counter};
use super::header::is_tags_head;
use super::poster::Poster;
use talent::Span;

use crate::facts::{experience, pay};
use crate::text::lines::Line;

/// A header has at most this many lines with words before the line with its years.
const HEADER_LINES_MAX: usize = 16;

/// Longer lines are no part of a header.
const HEADER_LINE_BYTES_MAX: usize = 140;

/// This much furniture in a text without any trace of a posting is a page that holds none.
const FURNITURE_LINES_MIN: usize = 3;

/// A counter's caption has at most this many words.
const CAPTION_WORDS_MAX: usize = 4;

/// A posting on a page, as ranges of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// The lines before the one with the years.
    pub(super) before: Range<usize>,
    /// The line with the years.
    pub(super) years: usize,
    /// Everything behind it: the rest of the header and the text.
    pub(super) after: Range<usize>,
}

/// The postings of a text that have a header block each. Empty where the text has none: it is then read as one posting.
pub(super) fn cards(lines: &[Line<'_>]) -> Vec<Card> {
    let anchors: Vec<usize> = (0..lines.len()).filter(|&at| is_anchor(lines, at)).collect();
    let mut cards: Vec<Card> = Vec::with_capacity(anchors.len());
    for (index, &years) in anchors.iter().enumerate() {
        let floor = cards.last().map_or(0, |card| card.years + 1);
        let begin = header_start(lines, floor, years, index == 0);
        if let Some(previous) = cards.last_mut() {
            previous.after.end = previous.after.end.min(begin);
        }
        let limit = anchors.get(index + 1).copied().unwrap_or(lines.len());
        cards.push(Card { before: begin..years, years, after: years + 1..body_end(lines, years + 1, limit) });
    }
    cards
}

/// Whether a line holds years alone and stands in a header: beside pay or below the one who posted.
fn is_anchor(lines: &[Line<'_>], at: usize) -> bool {
    let line = &lines[at];
    // A label before the years is that of a text, not of a header.
    let years = || experience::read_whole(line.text).filter(|years| !years.labelled);
    if line.bullet.is_some() || line.text.len() > 40 || years().is_none() {
        return false;
    }
    let next = lines[at + 1..].iter().find(|line| !line.is_blank());
    let mut before = lines[..at].iter().rev().filter(|line| !line.is_blank());
    let previous = before.next();
    let is_pay = |line: Option<&Line<'_>>| {
        line.is_some_and(|line| line.text.len() <= HEADER_LINE_BYTES_MAX && pay::read_whole(line.text).is_some())
    };
    let posted = || previous.into_iter().chain(before.take(2)).any(|line| Poster::read(line.text).is_some());
    is_pay(next) || is_pay(previous) || posted()
}

/// The first line of the header that ends at the line with the years.
fn header_start(lines: &[Line<'_>], floor: usize, years: usize, first: bool) -> usize {
    let ended = lines[floor..years].iter().rposition(|line| furniture(line.text) == Some(Furniture::BodyEnd));
    let floor = ended.map_or(floor, |at| floor + at + 1);
    // Blanks part a header from what stands above it, unless the site puts them between all lines of a header.
    // A page's own posting has its title apart; its tags have a heading.
    let spaced = years > 0 && lines[years - 1].is_blank();
    let crosses_blanks = (first || ended.is_some()) && spaced || first && has_parts(lines, floor, years);
    let mut start = years;
    let mut count = 0;
    for at in (floor..years).rev() {
        let line = &lines[at];
        if line.is_blank() && line.bullet.is_none() {
            if crosses_blanks {
                continue;
            }
            break;
        }
        let foreign = furniture(line.text) == Some(Furniture::Section) || line.bullet.is_some();
        if foreign || line.text.len() > HEADER_LINE_BYTES_MAX || count == HEADER_LINES_MAX {
            break;
        }
        count += 1;
        start = at;
    }
    start
}

/// Whether the header around the years is one of several parts: the tags have a heading, or nothing but the poster stands right before the years.
fn has_parts(lines: &[Line<'_>], floor: usize, years: usize) -> bool {
    const BEHIND_MAX: usize = 3;
    let behind = lines[years + 1..].iter().filter(|line| !line.is_blank()).take(BEHIND_MAX);
    let right_before = lines[floor..years].iter().rev().take_while(|line| !line.is_blank());
    let names = right_before.filter(|line| Poster::read(line.text).is_none() && furniture(line.text).is_none());
    behind.into_iter().any(|line| is_tags_head(line.text)) || names.count() == 0
}

/// One past the last line of the text that begins at `from`.
fn body_end(lines: &[Line<'_>], from: usize, limit: usize) -> usize {
    let ends = |wanted: Furniture<'_>| {
        lines[from..limit].iter().position(|line| furniture(line.text) == Some(wanted)).map(|at| from + at)
    };
    ends(Furniture::BodyEnd).or_else(|| ends(Furniture::Section)).unwrap_or(limit)
}

/// Whether a text without any header block is nothing but a page's furniture.
pub(super) fn is_furniture_only(lines: &[Line<'_>]) -> bool {
    let mut own = 0;
    let mut other = 0;
    let mut counted = false;
    for line in lines.iter().filter(|line| !line.is_blank()) {
        // A number by itself counts what the next line names.
        let caption =
            std::mem::replace(&mut counted, is_counter(line.text)) && line.text.split(' ').count() <= CAPTION_WORDS_MAX;
        if caption || furniture(line.text).is_some() {
            own += 1;
        } else if line.bullet.is_some() || line.text.ends_with(':') {
            return false;
        } else {
            other += 1;
        }
    }
    own >= FURNITURE_LINES_MIN && own >= other
}

impl Card {
    /// The stretch of the text from the header's first line to the end of the text.
    pub(super) fn span(&self, lines: &[Line<'_>]) -> Span {
        let begin = self.before.clone().find(|&at| !lines[at].is_blank()).unwrap_or(self.years);
        let end = self.after.clone().rev().find(|&at| !lines[at].is_blank()).unwrap_or(self.years);
        Span::new(lines[begin].whole.start, lines[end].whole.end)
    }
}
