//! What the words of a header most likely are: a title, an employer, a place.

use talent::Span;
use talent::firm::is_legal_form;
use talent::vocabulary::Vocabulary;

use crate::facts::degree;
use crate::facts::role::is_role_noun;

use super::super::words::{is_employer_word, is_role, is_school_word};

/// What a piece of a header most likely is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// A job title, by its head noun.
    Title,
    /// An employer or a school, by a word of its name.
    Employer,
    /// A city, region or country.
    Place,
    /// Nothing tells.
    Unknown,
}

/// What the words most likely are.
pub(in super::super) fn kind(words: &str, vocabulary: &Vocabulary) -> Kind {
    let lower_start = words.starts_with(char::is_lowercase);
    // "SQL Server 2012" serves nobody at table.
    let machine = words.to_lowercase().split_whitespace().any(|word| word == "server")
        && (words.contains(|c: char| c.is_ascii_digit()) || !vocabulary.skill_mentions(words).is_empty());
    let degree = degree::find(words).first().is_some_and(|found| found.span == Span::new(0, words.len()));
    let last = words.rsplit([' ', ',']).next().unwrap_or_default();
    // "Acme Mechanics, Inc.", "Finch & Harrow Solicitors": nobody's title.
    let plural = last.strip_suffix('s').is_some_and(is_role) && !is_role_noun(&last.to_lowercase());
    let firm = words.contains(' ')
        && !lower_start
        && last.starts_with(char::is_uppercase)
        && (is_legal_form(last) && !is_role(last) || plural && words.contains(" & "));
    match (is_title(words) && !machine && !degree && !firm, firm || is_employer(words)) {
        (true, false) => Kind::Title,
        (true, true) if title_head_is_last(words) => Kind::Title,
        (_, true) if !lower_start => Kind::Employer,
        _ if is_place(words, vocabulary) => Kind::Place,
        _ => Kind::Unknown,
    }
}

/// Whether a word stands among them that only sentences have.
pub(super) fn is_prose<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let told = ["was", "is", "were", "are", "have", "has", "i", "my", "worked", "who", "that", "led"];
    words.any(|word| told.contains(&word.to_lowercase().as_str()))
}

/// Whether a noun of the words says that they are a job title.
pub(in super::super) fn is_title(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', '/', '-', '–', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let prose = ["on", "by", "using", "the", "as", "a", "an", "from", "working"];
    let prose =
        is_prose(parts.iter().copied()) || parts.iter().any(|part| prose.contains(&part.to_lowercase().as_str()));
    // "Faculty of Glazes" is a part of a university.
    let unit = parts.len() > 2 && parts[0].eq_ignore_ascii_case("faculty") && parts[1].eq_ignore_ascii_case("of");
    if parts.is_empty() || parts.len() > 10 || unit || prose || words.ends_with('.') && parts.len() > 5 {
        return false;
    }
    let capital =
        |part: &&str| !part.starts_with(char::is_lowercase) || matches!(*part, "of" | "and" | "for" | "to" | "in");
    title_head_is_last(words)
        || parts.first().is_some_and(|first| is_role(first)) && parts.len() <= 6
        || parts.len() <= 7 && parts.iter().all(capital) && parts.iter().any(|part| is_role(part))
}

/// Whether the head noun is the last word, or the last before "of", "for", "in", a bracket, or a rung ("Technician II").
fn title_head_is_last(words: &str) -> bool {
    let head = words.split(['(', ',', ':']).next().unwrap_or_default();
    let parts: Vec<&str> = head.split_whitespace().collect();
    let end = parts
        .iter()
        .position(|part| matches!(*part, "of" | "for" | "in" | "at" | "to" | "-" | "–"))
        .unwrap_or(parts.len());
    let mut before = parts[..end].iter().rev().filter(|part| !is_rung(part));
    before.next().is_some_and(|last| last.split(['/', '-']).any(is_role))
}

fn is_rung(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(word, "I" | "II" | "III" | "IV" | "V" | "") || word.chars().all(|c| c.is_ascii_digit())
}

pub(super) fn is_employer(words: &str) -> bool {
    let parts = words.split([' ', '/', '\u{a0}', '(', ')']).filter(|part| !part.is_empty());
    parts.clone().count() <= 12
        && parts
            .clone()
            .any(|part| part.starts_with(char::is_uppercase) && (is_employer_word(part) || is_school_word(part)))
}

/// Whether the words are a place and nothing else.
pub(in super::super) fn is_place(words: &str, vocabulary: &Vocabulary) -> bool {
    // "Chennai 600 057", "TX 75054"
    let code = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-');
    let words = if words.ends_with(|c: char| c.is_ascii_digit()) { words.trim_end_matches(code) } else { words };
    let parts = words.split_whitespace().count();
    parts <= 5
        && words.starts_with(char::is_uppercase)
        && matches!(&vocabulary.find_places(words, None)[..], [place] if place.as_written.len() == words.len())
}
