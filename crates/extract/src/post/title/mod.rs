//! Job titles: what looks like one, and where the text of a posting states one.

pub(super) mod phrase;

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;
use talent::vocabulary::Vocabulary;

use crate::facts::role::is_role_noun;

use super::body::BodyLine;
use super::heading::Topic;
use super::scope::{Found, Scope};
use crate::text::pattern::pattern;

/// What ends a title in a post besides the nouns for somebody who does a job.
const ROLES: &[&str] = &[
    "carer", "caretaker", "chief", "creator", "dealer", "dev", "devops", "devrel", "eng", "engineering", "engr",
    "evangelist", "exec", "fellowship", "hacker", "interim", "messenger", "mle", "operative", "phd", "podiatrist",
    "postdoc", "qa", "sdet", "seller", "swe", "sysadmin",
];

/// Jobs that are advertised by what is done.
const ACTIVITIES: &[&str] = &[
    "accounts payable", "accounts receivable", "babysitting", "bar work", "bookkeeping", "catering", "child care",
    "childcare", "cleaning", "customer care", "customer service", "customer support", "data entry", "dog walking",
    "farm work", "gardening", "housekeeping", "kitchen work", "office work", "telesales", "warehouse work",
];

/// Words that may follow the noun of a title: rungs and numbers of rungs.
const RUNGS: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "6", "jr", "sr", "junior", "senior", "lead", "l1", "l2", "l3",
];

/// How much a text looks like a job title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Nothing says so.
    None,
    /// A role's noun stands somewhere in it, or the vocabulary knows an occupation for it.
    Some,
    /// It ends in a role's noun, or its first part does.
    Strong,
}

/// The longest title, in bytes and in words.
const TITLE_BYTES_MAX: usize = 140;

/// How much a text looks like a job title.
pub(super) fn likeness(text: &str, vocabulary: &Vocabulary) -> Likeness {
    if text.len() > TITLE_BYTES_MAX || !text.contains(char::is_alphabetic) || lists_rungs(text) {
        return Likeness::None;
    }
    let parts = text.split([',', '(', ')', '|', '/', ':', '–', '—', '[', '&', '+']).flat_map(|part| part.split(" - "));
    if parts.clone().any(ends_in_role) || genders(text).is_some() {
        return Likeness::Strong;
    }
    let known = is_activity(text)
        || text.split(|c: char| !c.is_alphanumeric()).any(is_role)
        || !vocabulary.title(text).occupations.is_empty();
    if known { Likeness::Some } else { Likeness::None }
}

/// "Mid/Sr./Principal/Staff" says how far somebody is and not as what.
pub(super) fn lists_rungs(text: &str) -> bool {
    const LEVELS: &[&str] =
        &["entry", "intermediate", "jr", "junior", "lead", "mid", "middle", "principal", "senior", "sr", "staff"];
    text.contains('/')
        && text
            .split(['/', ' '])
            .map(bare)
            .all(|word| word.is_empty() || LEVELS.contains(&word.to_lowercase().as_str()))
}

/// Whether a text begins with a job that is advertised by what is done: "Data entry", "Bookkeeping, Leeds".
pub(super) fn is_activity(text: &str) -> bool {
    text.split(',').next().is_some_and(|first| ACTIVITIES.contains(&first.trim().to_lowercase().as_str()))
}

/// Whether the last word, apart from a rung behind it, is a role's noun.
pub(super) fn ends_in_role(part: &str) -> bool {
    let mut words = part.split([' ', '-', '_', '\u{a0}', '\t']).rev().map(bare).filter(|word| !word.is_empty());
    // "Bakers x6"
    let counts =
        |word: &str| word.strip_prefix(['x', 'X']).is_some_and(|count| count.bytes().all(|sign| sign.is_ascii_digit()));
    let qualifies = |word: &str| {
        let lower = word.to_lowercase();
        RUNGS.contains(&lower.as_str()) || matches!(lower.as_str(), "wanted" | "needed" | "required") || counts(word)
    };
    words.find(|word| !qualifies(word) || is_role(word)).is_some_and(is_role)
}

/// Whether the word names a role, in the singular or plural.
pub(super) fn is_role(word: &str) -> bool {
    let lower = bare(word).to_lowercase();
    let known = |word: &str| is_role_noun(word) || ROLES.binary_search(&word).is_ok();
    let plural = ["(s)", "'s", "’s", "s"].iter().find_map(|ending| lower.strip_suffix(ending));
    known(&lower) || plural.is_some_and(known)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// A title that the text of a posting states or implies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BodyTitle {
    /// The title.
    pub(super) span: Span,
    /// Taken from a sentence about the work rather than stated as the title.
    pub(super) inferred: bool,
}

/// The title that the text states or implies: under a label, as its first line, as what is sought, as what somebody in the role is.
pub(super) fn in_body(body: &[BodyLine<'_>], labelled: Option<Span>, scope: &Scope<'_>) -> Option<BodyTitle> {
    let stated = labelled.or_else(|| described(body, scope)).or_else(|| first_line(body, scope));
    if let Some(span) = stated {
        return Some(BodyTitle { span, inferred: false });
    }
    let lines = || body.iter().filter(|line| line.topic != Topic::Benefits && !line.line.is_blank());
    let in_line = |find: fn(&str) -> Option<Span>| {
        lines().find_map(|line| Some(find(line.line.text)?.shifted(line.line.span.start)))
    };
    let span = in_line(phrase::needed)
        .or_else(|| in_line(phrase::sought))
        .or_else(|| in_line(whole_line))
        .or_else(|| in_line(|line| running_head(line).map(|(title, _)| title)))
        .or_else(|| in_line(phrase::held))?;
    Some(BodyTitle { span, inferred: true })
}

/// `Job description – Oven Engineer`.
fn described(body: &[BodyLine<'_>], scope: &Scope<'_>) -> Option<Span> {
    let mut labels =
        body.iter().filter(|line| line.topic == Topic::Overview && line.labelled && line.value.start < line.value.end);
    labels.find(|line| is_title_line(scope.of(line.value), scope.vocabulary)).map(|line| line.value)
}

/// The first line of the text, or the second below a greeting.
fn first_line(body: &[BodyLine<'_>], scope: &Scope<'_>) -> Option<Span> {
    let mut first = body.iter().filter(|line| !line.line.is_blank()).take(2).filter(|line| line.line.bullet.is_none());
    let line = first.find(|line| {
        (!line.labelled || line.topic == Topic::Other)
            && (is_title_line(line.line.text, scope.vocabulary) || is_title_for(line.line.text))
    })?;
    let words = line.line.text.trim_end_matches([':', ' ', '-', '–']);
    Some(Span::new(line.line.span.start, line.line.span.start + words.len()))
}

/// A title on a line of its own is short, is no sentence and ends in a role.
fn is_title_line(line: &str, vocabulary: &Vocabulary) -> bool {
    const WORDS_MAX: usize = 8;
    line.len() <= 90
        && !line.ends_with(['.', '!', '?', ',', ';'])
        && line.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
        && line.split_whitespace().count() <= WORDS_MAX
        && likeness(line, vocabulary) == Likeness::Strong
}

/// "Oven Engineer for a bakery": a role, what it is for, and nothing more.
fn is_title_for(line: &str) -> bool {
    const WORDS_MAX: usize = 9;
    let title = [" for ", " in ", " at ", " with ", " on "].iter().filter_map(|word| line.find(word)).min();
    line.split_whitespace().count() <= WORDS_MAX
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', '!', '?', ',', ';', ':'])
        && title.is_some_and(|end| {
            let title = &line[..end];
            title.split_whitespace().all(|word| !word.starts_with(|c: char| c.is_lowercase())) && ends_in_role(title)
        })
}

/// "A junior oven engineer." as a sentence of its own.
fn whole_line(line: &str) -> Option<Span> {
    let after = line.strip_prefix("A ").or_else(|| line.strip_prefix("An "))?;
    let title = phrase::title_at(line, line.len() - after.len())?;
    line[title.end..].starts_with('.').then_some(title)
}

/// The head of a printed page that was pasted into the text: `Oven Engineer (Remote) 2` or what is left of it, and its title.
pub(super) fn running_head(line: &str) -> Option<(Span, Span)> {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\S.{2,60}?)[\s(]+[^\s()]+\)\s+\d{1,3}$"));
    if !line.ends_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let found = HEAD.captures(line)?;
    let title = found.get(1)?;
    let unbalanced = line.matches(')').count() > line.matches('(').count();
    let titled = ends_in_role(title.as_str());
    (unbalanced && titled).then(|| (Span::new(title.start(), title.end()), Span::new(0, line.len())))
}

/// The title within a line that says more: the part between commas, brackets and dashes that ends in a role. A line of few words is its own core.
pub(super) fn core(line: Span, scope: &Scope<'_>) -> Span {
    const WORDS_MAX: usize = 8;
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[-–—]\s+|\s*[,|():;•·!]\s*"));
    let words = scope.of(line);
    if words.split_whitespace().count() <= WORDS_MAX {
        return line;
    }
    let mut start = 0;
    let cuts = BETWEEN.find_iter(words).map(|cut| (cut.start(), cut.end())).chain([(words.len(), words.len())]);
    let mut parts = cuts.map(|(end, next)| Span::new(std::mem::replace(&mut start, next), end));
    let titled = |part: &Span| part.start < part.end && ends_in_role(&words[part.start..part.end]);
    parts.find(titled).map_or(line, |part| part.shifted(line.start))
}

/// The mark that anybody may apply, which German, French and other law asks for: `Elektroniker (m/w/d)`, `Infirmier H/F`.
fn genders(words: &str) -> Option<Span> {
    static GENDERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?xi)\s*(?:[-–—,|]\s*)?(?:
                [(\[]\s?(?:[mwfdxvhkn]|div|gn|\*)(?:\s?[/|:*,]\s?(?:[mwfdxvhkn]|div|gn|\*)){1,3}\s?[)\]]
              | \((?:all\ genders|gn)\)
              | \b(?:m/w/d|w/m/d|m/f/d|f/m/d|m/f/x|m/w/x|m/v/x|m/v|h/f|f/h|m/f|f/m)\s*$
            )",
        )
    });
    let marked = words.contains(['/', '|', ':', '*']) || words.contains("(gn") || words.contains("(all");
    let mark = marked.then(|| GENDERS.find(words)).flatten().filter(|mark| mark.start() > 0)?;
    Some(Span::new(mark.start(), mark.end()))
}

/// A title without the mark that anybody may apply. What follows the mark belongs to the title: "Elektroniker (m/w/d) Betriebstechnik".
pub(super) fn without_genders(title: Span, scope: &Scope<'_>) -> Span {
    let words = scope.of(title);
    match genders(words) {
        Some(mark) if !words[mark.end..].contains(char::is_alphanumeric) => {
            Span::new(title.start, title.start + mark.start)
        }
        _ => title,
    }
}

/// A title and the number of openings that stands behind it (`Oven Engineer - 3 openings`, `Bakers x6`).
pub(super) fn without_openings(title: Span, scope: &Scope<'_>) -> (Span, Option<Found<u32>>) {
    static OPENINGS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\s*[-–—(,|:]?\s*\b(\d{1,3})\s+(?:openings?|positions?|vacanc(?:y|ies)|posts?|nos?\.?)\s*(?:$|\)(?:\s*$|\s+[-–—]\s.*$))",
        )
    });
    static TIMES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s+[(\[]?[xX]\s?(\d{1,2})[)\]]?\s*$"));
    let words = scope.of(title);
    let Some(found) = OPENINGS.captures(words).or_else(|| TIMES.captures(words)) else { return (title, None) };
    let (Some(whole), Some(count)) = (found.get(0), found.get(1)) else { return (title, None) };
    let openings = count.as_str().parse().ok().filter(|count| *count > 0);
    if whole.start() == 0 || openings.is_none() {
        return (title, None);
    }
    let span = Span::new(count.start(), count.end()).shifted(title.start);
    (Span::new(title.start, title.start + whole.start()), openings.map(|openings| Found::new(openings, span)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_sorted_for_the_search() {
        assert!(ROLES.is_sorted());
    }

    fn check(text: &str, expected: Likeness) {
        assert_eq!(likeness(text, Vocabulary::embedded()), expected, "{text}");
    }

    #[test]
    fn titles_end_in_roles() {
        for title in [
            "Senior Baker",
            "Oven Engineer II",
            "Oven Engineer - Night shift",
            "Software Developer, Ovens",
            "Data Analysts (Remote)",
            "Full-Stack Developer(s)",
        ] {
            check(title, Likeness::Strong);
        }
        for name in ["Acme Bakeries Pvt Ltd", "Pune, Mumbai", "12345"] {
            check(name, Likeness::None);
        }
    }

    #[test]
    fn heads_of_printed_pages_are_found() {
        assert_eq!(running_head("Oven Engineer Remote) 2").map(|(title, _)| title), Some(Span::new(0, 13)));
        assert_eq!(running_head("Oven Engineer (Remote) 2"), None);
        assert_eq!(running_head("3 years as a baker (or 2)"), None);
    }
}
