//! Degrees as people write them, with the field of study behind them, and marks.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::page::Page;
use super::words::is_school_word;

/// A degree and its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Degree {
    /// The degree.
    pub(super) study_type: Span,
    /// The field.
    pub(super) area: Option<Span>,
}

impl Degree {
    /// From the first word of the degree to the last of the field.
    pub(super) fn whole(&self) -> Span {
        Span::new(
            self.study_type.start,
            self.area.map_or(self.study_type.end, |area| area.end.max(self.study_type.end)),
        )
    }
}

static LONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:post[\s-]?graduate|post\s+graduation|pg|advanced|higher|national|high\s+school|associate|graduate)\s+(?:diploma|certificate)(?:\s+program(?:me)?)?|(?:bachelor|master|doctor|associate|baccalaureate)(?:['’]?s)?(?:\s+degree)?\s+of\s+(?:\w+)(?:\s+(?:and|&)\s+\w+)?|(?:bachelor|master|doctoral|associate)(?:['’]?s)?\s+degree|(?:bachelor|master)['’]?s\b|\bassociate['’]s\b|\bbachelor\b|\bmasters?\b|associates?\s+in|doctorate|diploma|high\s+school\s+diploma|high\s+school|secondary\s+school(?:\s+certificate)?|higher\s+secondary(?:\s+(?:school\s+)?certificate)?|senior\s+secondary|matriculation|intermediate|graduation|post[\s-]?graduation|10th|12th|certificate|gcses?|a[\s-]levels|nvq)\b",
    )
    .expect("the pattern of a degree is well formed")
});

static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:(?:B|M)\.?\s?(?:(?i:tech|sc|com|ed|pharm|arch|phil|des|eng|plan|lib|voc|stat|mus|div|admin)|E|S|A|C\.?A|B\.?A|B\.?M|B\.?S|F\.?A|S\.?W|P\.?H|P\.?A|H\.?M|S\.?N|A\.?Sc|A\.?T|I\.?S)|Ph\.?\s?D|PhD|PHD|Ed\.?\s?D|Ed\.?\s?S|J\.?D|LL\.?[BM]|LLB|LLM|M\.?D|M\.?B\.?B\.?S|B\.?D\.?S|PGDM|PGDBM|PGDCA|PGPM?|PGD|GED|G\.E\.D|HSC|H\.S\.C|SSLC|SSC|S\.S\.C|XII(?:th)?|A\.?A\.?S|A\.S|A\.A|B\.?L\.?I\.?Sc|CBSE|ICSE|EMBA)\b\.?",
    )
    .expect("the pattern of a short degree is well formed")
});

static SCORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\b(?:c\.?g\.?p\.?a|g\.?p\.?a|s\.?g\.?p\.?a|cpi|percentage|aggregate|marks|score|grade)\b\.?[\s:\-–]*(?:of\s+|is\s+)?\d{1,3}(?:\.\d+)?(?:\s*(?:/|out\s+of)\s*\d{1,3}(?:\.\d+)?)?\s*%?)|\b\d{2}(?:\.\d+)?\s*%",
    )
    .expect("the pattern of a mark is well formed")
});

/// The degree that a row names, if it names one.
pub(super) fn degree(page: &Page<'_>, row: Span) -> Option<Degree> {
    let text = page.read(row);
    if text.split_whitespace().count() > 40 {
        return None;
    }
    let long = LONG.find(text);
    let short =
        SHORT.find(text).filter(|found| !text[found.end()..].starts_with(|c: char| c.is_alphanumeric() || c == '\''));
    let found =
        [long, short].into_iter().flatten().min_by_key(|found| (found.start(), std::cmp::Reverse(found.end())))?;
    // "Ferncliff High School" is a school, not a degree.
    let before = text[..found.start()].split_whitespace().next_back().unwrap_or_default();
    let ends_school = found.as_str().to_lowercase().ends_with("school")
        && (before.starts_with(char::is_uppercase) || found.end() == text.len() && found.start() > 0);
    if ends_school {
        return None;
    }
    let study_type = page.trim(Span::new(row.start + found.start(), row.start + found.end()), |c| c == ',');
    let (study_type, area) = with_area(page, study_type, row.end);
    Some(Degree { study_type, area })
}

/// The degree with words that belong to it ("Honours", "Degree"), and the field behind "in", a comma, a colon or in brackets.
fn with_area(page: &Page<'_>, mut study_type: Span, end: usize) -> (Span, Option<Span>) {
    let rest = page.read(Span::new(study_type.end, end));
    let own = [" Degree", " degree", " (Honours)", " (Hons)", " (Hons.)", " Honours", " Honors", " Hons", " (Hons)"]
        .iter()
        .find(|own| rest.starts_with(**own));
    study_type.end += own.map_or(0, |own| own.len());
    let rest = page.read(Span::new(study_type.end, end));
    let skipped = rest.trim_start_matches([' ', '\u{a0}']);
    let lead = rest.len() - skipped.len();
    let (skip, bracket) = match skipped.chars().next() {
        Some('(') => (1, true),
        Some(',' | ':' | '-' | '–' | '.' | '/') => (1, false),
        _ => (0, false),
    };
    let mut start = study_type.end + lead + skip;
    let tail = page.read(Span::new(start, end));
    let blanks = tail.len() - tail.trim_start().len();
    start += blanks;
    let tail = tail.trim_start();
    let lead_word = ["in the field of ", "in the ", "in ", "IN ", "In ", "of ", "with ", "major in ", "Major in "]
        .iter()
        .find(|word| tail.starts_with(**word));
    start += lead_word.map_or(0, |word| word.len());
    let tail = page.read(Span::new(start, end));
    let stop = tail
        .char_indices()
        .find(|(at, c)| {
            let rest = &tail[*at..];
            matches!(c, ',' | ';' | '|' | '•' | '\t' | ':' | '–' | '—')
                || c.is_ascii_digit()
                || (*c == ')' && bracket)
                || *c == '('
                || rest.starts_with(" - ")
                || rest.starts_with("  ")
                || rest.starts_with(". ")
                || [" from ", " at ", " with "].iter().any(|word| rest.starts_with(word))
        })
        .map_or(tail.len(), |(at, _)| at);
    let area = page.trim(Span::new(start, start + stop), |c| matches!(c, '.' | ',' | '-' | '–' | '"' | '('));
    let words = page.read(area);
    let schoolish = words.split_whitespace().any(is_school_word);
    let count = words.split_whitespace().count();
    let field = (1..=8).contains(&count) && words.starts_with(char::is_uppercase) && words.len() > 1 && !schoolish;
    (study_type, field.then_some(area))
}

/// The mark that a row states.
pub(super) fn score(page: &Page<'_>, row: Span) -> Option<Span> {
    let found = SCORE.find(page.read(row))?;
    Some(page.trim(Span::new(row.start + found.start(), row.start + found.end()), |_| false))
}
