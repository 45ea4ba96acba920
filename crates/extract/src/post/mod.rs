//! From a text to the postings in it.
//!
//! The way of a text: its lines, the postings among them ([`page`]), the head of each ([`header`]), the passages of its text ([`body`]),
//! both put together ([`assemble`]), and what is doubtful about the whole ([`doubts`]).

mod assemble;
mod body;
mod clean;
mod doubts;
mod employer;
mod experience;
mod furniture;
mod greeting;
mod header;
mod heading;
mod letter;
mod links;
mod openings;
mod page;
mod poster;
mod scope;
mod title;

use talent::{Country, Posting, Span};

use crate::Context;
use crate::text::html;
use crate::text::lines::{Line, lines};
use header::Header;
use scope::Scope;

/// A post has a head and a text, and both lie in one stretch of the page.
struct Region {
    header: Header,
    span: Span,
}

/// Reads every posting of a text. Evidence refers to `text` itself.
pub(crate) fn read(text: &str, context: Context<'_>) -> Vec<Posting> {
    if !text.contains(char::is_alphabetic) {
        return Vec::new();
    }
    if !text.contains(['<', '&']) {
        return read_plain(text, context);
    }
    let seen = html::see_through(text);
    let mut postings = read_plain(seen.text(), context);
    for posting in &mut postings {
        assemble::relocate(posting, |span| seen.source_of(span));
    }
    postings
}

/// The text with every wrapped link replaced by the address in it.
pub(crate) fn without_tracking(text: &str) -> String {
    text.split_inclusive('\n').map(links::unwrapped).collect()
}

fn read_plain(text: &str, context: Context<'_>) -> Vec<Posting> {
    let scope = Scope { text, vocabulary: context.vocabulary, home: home(text) };
    let lines: Vec<Line<'_>> = lines(text).collect();
    regions(&lines, &scope)
        .into_iter()
        .flat_map(|region| assemble::postings(&region.header, region.span, &scope))
        .collect()
}

fn regions(lines: &[Line<'_>], scope: &Scope<'_>) -> Vec<Region> {
    let cards = page::cards(lines);
    if !cards.is_empty() {
        return cards
            .iter()
            .map(|card| Region { header: header::read_card(lines, card, scope), span: card.span(lines) })
            .collect();
    }
    if page::is_furniture_only(lines) {
        return Vec::new();
    }
    let words = |line: &&Line<'_>| !line.is_blank();
    let (Some(first), Some(last)) = (lines.iter().find(words), lines.iter().rfind(words)) else { return Vec::new() };
    let header = header::read_one_line(lines, scope).unwrap_or_else(|| {
        let block = header::read_block(lines, scope);
        // "Acme (Pune) https://…" is no name on a line of its own.
        let linked = block.employer.is_some_and(|name| scope.of(name).contains("http"));
        if block.states_more_than_a_title() && !linked {
            return block;
        }
        header::read_loose(lines, scope).unwrap_or(block)
    });
    vec![Region { header, span: Span::new(first.whole.start, last.whole.end) }]
}

/// The country whose words for money the text uses.
fn home(text: &str) -> Option<Country> {
    let indian = text.contains('₹') || ["Lacs", "LPA", "lakh", "Lakh", "INR"].iter().any(|word| text.contains(word));
    let british = || text.contains('£') && !text.contains(['$', '€']);
    if indian { Some(Country::IN) } else { british().then_some(Country::GB) }
}

#[cfg(test)]
mod tests;
