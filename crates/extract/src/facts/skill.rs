//! Skills where they stand: in running text, and item by item in a list of tags.

use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::{Certainty, SkillMention, Vocabulary};
use talent::{SkillId, Span, Years};

use super::experience;
use crate::text::pattern::pattern;
use crate::text::scan::is_blank;
use crate::text::words::{is_one_of, words};

/// An item of a list of skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SkillItem {
    /// The item's words, without the years in brackets behind them.
    pub(crate) span: Span,
    /// The skill that they name, where the vocabulary knows it.
    pub(crate) id: Option<SkillId>,
    /// The years of `Java (6 years)`; absent for "less than 1 year".
    pub(crate) years: Option<Years>,
}

/// What kind of text the mentions stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Sentences: words that are also everyday words count only in a list with other skills.
    Prose,
    /// A section or list of skills: there they count too where they are a short item of their own.
    List,
}

/// A short item of a list has at most this many words; what is longer is a sentence.
const ITEM_WORDS_MAX: usize = 4;

/// So many words in a row that may be skills are a list of skills even if none of them is sure.
const LIST_MIN: usize = 3;

/// The mentions in `text` that mean the skill, in order.
pub(crate) fn mentions(text: &str, setting: Setting, vocabulary: &Vocabulary) -> Vec<SkillMention> {
    let judged = judged(text, setting, &vocabulary.skill_mentions(text));
    judged.into_iter().filter_map(|(mention, means)| means.then_some(mention)).collect()
}

/// The mentions in `text`, in order, each with whether what stands around it says that it means the skill.
pub(crate) fn judged(text: &str, setting: Setting, all: &[SkillMention]) -> Vec<(SkillMention, bool)> {
    let mut judged = Vec::with_capacity(all.len());
    let mut start = 0;
    while start < all.len() {
        let mut end = start + 1;
        while end < all.len() && are_listed(text, all[end - 1].span, all[end].span) {
            end += 1;
        }
        let run = &all[start..end];
        start = end;
        let sure: Vec<&SkillMention> = run.iter().filter(|mention| mention.certainty == Certainty::Anywhere).collect();
        let lower = sure.iter().any(|mention| starts_lower(text, mention.span));
        let listed = !sure.is_empty() || run.len() >= LIST_MIN;
        let means = |mention: &SkillMention| {
            mention.certainty == Certainty::Anywhere
                || (listed && (lower || !starts_lower(text, mention.span)))
                || (!starts_lower(text, mention.span) && is_introduced(text, run[0].span.start))
                || (setting == Setting::List && is_own_item(text, mention.span))
        };
        let named = run.iter().filter(|mention| !is_in_postcode(text, mention.span) && !is_counter(text, mention.span));
        judged.extend(named.map(|mention| (mention.clone(), means(mention))));
    }
    judged
}

/// Whether the words right before a name say that tools or experience follow: "frameworks like React", "written in Go".
pub(super) fn is_introduced(text: &str, at: usize) -> bool {
    static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?ix)\b(?:(?:frameworks?|languages?|librar(?:y|ies)|technolog(?:y|ies)|tools?|platforms?|databases?|stacks?)\s*(?:,\s*)?(?:\(\s*)?(?:like|such\s+as|e\.g\.,?|including|is|are|:)
              |(?:written|programming|coded?|coding|development|developing|built)\s+(?:in|with|on)|(?:years|experience|experienced|proficien\w+|expertise|fluen\w+)\s+(?:of|in|with|using)|knowledge\s+of|familiar\w*\s+with|we(?:['’]re)?\s+(?:currently\s+)?us(?:e|ing))\s+$",
        )
    });
    const REACH: usize = 40;
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    INTRODUCED.is_match(&text[from..at])
}

/// "S3 7HH", "EC2A 4NE": the first half of a British postal code, which the second follows.
fn is_in_postcode(text: &str, span: Span) -> bool {
    let half = span.of(text).unwrap_or_default();
    let outward = (2..=4).contains(&half.len())
        && half.starts_with(|sign: char| sign.is_ascii_uppercase())
        && half.bytes().any(|byte| byte.is_ascii_digit());
    let after = text.get(span.end..).unwrap_or_default().as_bytes();
    outward
        && matches!(after, [b' ', b'0'..=b'9', b'A'..=b'Z', b'A'..=b'Z', rest @ ..] if !rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

/// "(c) Two years in a bakery": a letter that counts the items of a list.
pub(super) fn is_counter(text: &str, span: Span) -> bool {
    let letter = span
        .of(text)
        .is_some_and(|words| words.len() == 1 && words.starts_with(|sign: char| sign.is_ascii_lowercase()));
    letter && text[span.end..].starts_with([')', '.'])
}

fn starts_lower(text: &str, span: Span) -> bool {
    span.of(text).is_some_and(|words| words.starts_with(char::is_lowercase))
}

/// Whether two mentions are neighbours of one list: only commas, slashes, brackets, "and" or their like stand between.
fn are_listed(text: &str, left: Span, right: Span) -> bool {
    let Some(gap) = text.get(left.end..right.start) else { return false };
    let is_joint = |sign: char| matches!(sign, ',' | '/' | '&' | '+' | '|' | ';' | '·' | '•' | '(' | ')');
    let mut joined = false;
    let signs = gap.chars().all(|sign| {
        joined |= is_joint(sign);
        // A wrapped list goes on behind its comma.
        is_blank(sign) || is_joint(sign) || sign.is_ascii_alphabetic() || (sign == '\n' && joined)
    });
    let bridged = words(gap).all(|word| is_one_of(word, &["and", "or"]));
    gap.len() <= 12 && signs && bridged && (joined || words(gap).next().is_some())
}

/// Whether the words around a mention, up to the next separators, are few enough for an item of a list.
pub(super) fn is_own_item(text: &str, span: Span) -> bool {
    const REACH: usize = 48;
    let is_separator = |sign: char| {
        sign.is_control()
            || matches!(sign, ',' | ';' | '|' | '•' | '●' | '·' | ':' | '(' | ')' | '\u{e000}'..='\u{f8ff}')
    };
    let mut start = span.start.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (span.end + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text[start..span.start].rsplit(is_separator).next().unwrap_or_default();
    let after = text[span.end..end].split(is_separator).next().unwrap_or_default();
    words(before).count() + words(span.of(text).unwrap_or_default()).count() + words(after).count() <= ITEM_WORDS_MAX
}

/// The items of a tag list such as `Power BI, Tableau, Java (6 years)`: between commas, semicolons, bars, bullets and line ends,
/// never torn within brackets, even where these are wrapped onto the next line.
pub(crate) fn items(text: &str, vocabulary: &Vocabulary) -> Vec<SkillItem> {
    let mut items = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, sign) in text.char_indices().chain([(text.len(), '\n')]) {
        let line_end = matches!(sign, '\n' | '\r');
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if line_end && !closes_soon(&text[at..]) => depth = 0,
            _ => {}
        }
        let separates = depth == 0 && (line_end || matches!(sign, ',' | ';' | '|' | '•' | '●' | '·' | '\t'));
        if separates || at == text.len() {
            items.extend(item(text, start, at, vocabulary));
            start = at + if at == text.len() { 0 } else { sign.len_utf8() };
        }
    }
    items
}

/// Whether a bracket that is open at a line end closes within the first words of the next line.
fn closes_soon(rest: &str) -> bool {
    rest.chars().skip(1).take(20).take_while(|sign| !matches!(sign, '\n' | '(')).any(|sign| matches!(sign, ')' | ']'))
}

fn item(text: &str, start: usize, end: usize, vocabulary: &Vocabulary) -> Option<SkillItem> {
    let lead = text.get(start..end)?;
    let from = end - lead.trim_start_matches(is_edge).len();
    let words = text.get(from..end)?.trim_end_matches(|sign: char| is_edge(sign) || sign == '.');
    let (words, years) = without_years(words);
    let known = words.chars().any(char::is_alphanumeric);
    known.then(|| SkillItem { span: Span::new(from, from + words.len()), id: vocabulary.find_skill(words), years })
}

/// Takes the years in brackets off the end of an item.
fn without_years(item: &str) -> (&str, Option<Years>) {
    let split = item.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let Some((name, inner)) = split else { return (item, None) };
    let inner = inner.replace(['\n', '\r'], " ");
    match experience::read_whole(&inner) {
        Some(stated) => (name.trim_end_matches(is_edge), stated.min),
        None => (item, None),
    }
}

fn is_edge(sign: char) -> bool {
    is_blank(sign) || sign.is_control() || matches!(sign, '\u{e000}'..='\u{f8ff}' | '-' | '*' | '▪' | '➢' | '●' | '•')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check_items(text: &str, expected: &[(&str, Option<u16>)]) {
        let found = items(text, Vocabulary::embedded());
        let shown: Vec<_> = found
            .iter()
            .map(|item| (item.span.of(text).unwrap(), item.years.map(|years| years.hundredths() / 100)))
            .collect();
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn tags_one_by_one() {
        check_items(
            "Power BI, Tableau; Data analysis | Go.",
            &[("Power BI", None), ("Tableau", None), ("Data analysis", None), ("Go", None)],
        );
        check_items(
            "Databases (MySQL, Oracle), C++\n- F#",
            &[("Databases (MySQL, Oracle)", None), ("C++", None), ("F#", None)],
        );
        check_items(" , ;\n\n•", &[]);
    }

    #[test]
    fn years_behind_a_tag() {
        check_items(
            "JAVA (6 years), GIT (Less than 1 year), C++ (2\nyears)",
            &[("JAVA", Some(6)), ("GIT", None), ("C++", Some(2))],
        );
    }

    #[test]
    fn a_bracket_that_never_closes_ends_with_its_line() {
        check_items("Java (core\nPython", &[("Java (core", None), ("Python", None)]);
    }

    fn check_mentions(text: &str, setting: Setting, expected: &[&str]) {
        let found = mentions(text, setting, Vocabulary::embedded());
        let shown: Vec<_> = found.iter().map(|mention| mention.span.of(text).unwrap()).collect();
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn a_postal_code_names_no_tool() {
        check_mentions("Glaze House, 12 Mill Lane, Mossgate S3 7HH", Setting::List, &[]);
        check_mentions("Python, S3, EC2", Setting::List, &["Python", "S3", "EC2"]);
    }

    #[test]
    fn everyday_words_count_beside_other_skills_only() {
        check_mentions("You go to the market in spring and express joy.", Setting::Prose, &[]);
        check_mentions("We use Kubernetes, Go and Rust.", Setting::Prose, &["Kubernetes", "Go", "Rust"]);
        check_mentions("Java (Spring, Hibernate)", Setting::Prose, &["Java", "Spring", "Hibernate"]);
        check_mentions("with Python we go far", Setting::Prose, &["Python"]);
        check_mentions("frameworks such as React, and services written in Go", Setting::Prose, &["React", "Go"]);
        check_mentions("Go home in spring and React to bread", Setting::Prose, &[]);
    }

    #[test]
    fn everyday_words_count_as_items_of_a_list() {
        check_mentions("Go\nSpring", Setting::List, &["Go", "Spring"]);
        check_mentions("We go to the market on every single morning", Setting::List, &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(Java|Go|research|[0-9]|years|[(),;|/. •-]|and|é|\n|[a-z]{1,3}){0,24}") {
            let vocabulary = Vocabulary::embedded();
            for item in items(&text, vocabulary) {
                prop_assert!(item.span.of(&text).is_some_and(|words| !words.is_empty()));
            }
            for setting in [Setting::Prose, Setting::List] {
                prop_assert!(mentions(&text, setting, vocabulary).iter().all(|found| found.span.of(&text).is_some()));
            }
        }
    }
}
