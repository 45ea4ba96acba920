//! The titles that a sentence lists as sought: "We are hiring Oven Engineers, Van Drivers and a Baker".

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::title::phrase;
use super::titles::{is_discipline, is_work};
use crate::text::pattern::pattern;

/// What joins the titles of a sentence, behind what stands in brackets after one of them.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r#"^\s*(?:\([^()\n]{1,60}\)\s*)?["”]?\s*(?:(?:[;,]|[/&]\s)\s*(?:and\s+|or\s+|&\s+)?|\s(?:and|or)\s+)"#)
});

/// The titles that a line says to be sought: "We are hiring Oven Engineers, Van Drivers and a Baker", "bakers (rye), QA, drivers",
/// "front end (HTML) and oven engineers".
pub(super) fn titles(line: &str) -> Vec<Span> {
    phrase::seekings(line).map(|from| listed_from(line, from)).find(|found| !found.is_empty()).unwrap_or_default()
}

/// The titles of a list that begins at `from`. Disciplines stand for their people only among titles.
fn listed_from(line: &str, from: usize) -> Vec<Span> {
    const PRAISE_WORDS_MAX: usize = 5;
    let mut found = Vec::new();
    let mut disciplines: Vec<Span> = Vec::new();
    let mut next = from;
    loop {
        if let Some(discipline) = discipline_at(line, next).filter(|found| next > from || is_apart(line, *found)) {
            next = discipline.end;
            disciplines.push(discipline);
        } else if let Some(title) = phrase::title_at(line, next)
            && (next == from || line[next..title.start].split_whitespace().count() <= PRAISE_WORDS_MAX)
        {
            found.append(&mut disciplines);
            found.push(title);
            next = title.end;
        } else {
            break;
        }
        let Some(joint) = JOINT.find(&line[next..]) else { break };
        next += joint.end();
    }
    found
}

/// The discipline that is a whole item of a list.
fn discipline_at(line: &str, from: usize) -> Option<Span> {
    let start = phrase::without_praise(line, from);
    let rest = &line[start..];
    let end = [",", ";", ".", "(", "/", " and ", " or "].iter().filter_map(|sign| rest.find(sign)).min();
    let words = rest[..end.unwrap_or(rest.len())].trim_end();
    is_discipline(words).then(|| Span::new(start, start + words.len()))
}

/// Whether a discipline at the beginning of a list is an item by itself. "Front end and back end engineers" share one noun.
fn is_apart(line: &str, discipline: Span) -> bool {
    let words = discipline.of(line).unwrap_or_default();
    let of_work = words.rsplit_once(' ').is_some_and(|(_, noun)| is_work(noun));
    of_work || line[discipline.end..].trim_start().starts_with('(')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = titles(line).iter().map(|span| span.of(line).unwrap()).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn sentences_seek_several() {
        check(
            "We're currently hiring Full-Stack Bakers, Van Drivers, and Oven Engineers: write",
            &["Full-Stack Bakers", "Van Drivers", "Oven Engineers"],
        );
        check(
            "Looking for rye bakers (night shift), front end (HTML5), QA, oven engineers. Backed by flour.",
            &["rye bakers", "front end", "QA", "oven engineers"],
        );
        check("Ovenly is hiring \"Rye Bakers\" and \"Van Drivers\" in Pune.", &["Rye Bakers", "Van Drivers"]);
    }

    #[test]
    fn a_list_may_begin_with_a_discipline() {
        check(
            "Our bakery is looking for Mobile development (Kettle, Stove) and Oven engineers. Write to us",
            &["Mobile development", "Oven engineers"],
        );
        check("We are looking for design and taste.", &[]);
        check("Looking for front end and back end engineers.", &["front end and back end engineers"]);
        check("Looking for UI/UX designers.", &["UI/UX designers"]);
    }
}
