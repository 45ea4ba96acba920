//! Posts that we invented, read from beginning to end.

mod abroad;
mod benefits;
mod contradictions;
mod generated;
mod heads;
mod laws;
mod openings;
mod pages;
mod shapes;
mod skills;
mod threads;
mod trades;

use jiff::civil::date;
use talent::vocabulary::Vocabulary;
use talent::{Posting, ProblemKind, Span};

use crate::{Context, read_posts};

fn read(text: &str) -> Vec<Posting> {
    read_posts(text, Context { vocabulary: Vocabulary::embedded(), today: date(2026, 11, 20) })
}

fn only(text: &str) -> Posting {
    let mut postings = read(text);
    assert_eq!(postings.len(), 1, "one posting in {text:?}");
    postings.remove(0)
}

fn cities(posting: &Posting) -> Vec<&str> {
    posting.places.iter().map(|place| place.city.as_deref().unwrap_or(&place.as_written)).collect()
}

fn tags(posting: &Posting) -> Vec<&str> {
    posting.skills.iter().filter(|skill| skill.listed).map(|skill| skill.as_written.as_str()).collect()
}

fn kinds(posting: &Posting) -> Vec<ProblemKind> {
    posting.problems.iter().map(|problem| problem.kind).collect()
}

/// The words behind the first evidence of a field.
fn quoted<'t>(posting: &Posting, field: &str, text: &'t str) -> &'t str {
    posting
        .evidence
        .get(field)
        .and_then(|spans| spans.first())
        .and_then(|span: &Span| span.of(text))
        .unwrap_or_default()
}
