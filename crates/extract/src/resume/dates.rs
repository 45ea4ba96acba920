//! The dates between which a job or a course lasted.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use talent::{PartialDate, Span};

use super::page::Page;

/// A stretch of time as stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The words.
    pub(super) span: Span,
    /// First day.
    pub(super) start: Option<PartialDate>,
    /// Last day.
    pub(super) end: Option<PartialDate>,
    /// It lasts to this day.
    pub(super) current: bool,
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const DATE: &str = r"(?:(?:\d{1,2}(?:st|nd|rd|th)?[\s,]+)?(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[\s.,'’/-]{0,3}(?:of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?,\s*)?((?:19|20)\d{2}|\d{2})\b|(?:\d{1,2}[/.-])?(\d{1,2})\s?[/.-]\s?((?:19|20)\d{2})\b|(?:(?:spring|summer|fall|autumn|winter|ay|fy)\s+)?((?:19|20)\d{2})\b)";

static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    let open = r"(present|current(?:ly)?|now|till\s*date|to\s*date|till\s*now|date|today|ongoing|continuing|onwards?|till\s*present)\b";
    let pattern = format!(
        r"(?i)(?:\b(from|since)\s*:?\s*)?\b{DATE}(?:(?:\s*(?:[-–—~]+|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s*(?:the\s+|till\s+)?|\s{{2,}})(?:{DATE}|{open})|\s+(onwards?|till\s*date|till\s*now|to\s*date)\b)?"
    );
    Regex::new(&pattern).expect("the pattern of a period is well formed")
});

/// The periods and single dates in the words at `span`, those with two ends or an open one first.
pub(super) fn periods(page: &Page<'_>, span: Span) -> Vec<Period> {
    let text = page.read(span);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let mut found: Vec<Period> =
        RANGE.captures_iter(text).filter_map(|captures| period(&captures, span.start)).collect();
    found.sort_by_key(|period| {
        (period.end.is_some() == period.start.is_some() && period.start == period.end, period.span)
    });
    found
}

fn period(captures: &Captures<'_>, offset: usize) -> Option<Period> {
    let whole = captures.get(0)?;
    let span = Span::new(offset + whole.start(), offset + whole.end());
    let start = date(captures, 2)?;
    let since = captures.get(1).is_some_and(|word| word.as_str().eq_ignore_ascii_case("since"));
    if captures.get(12).is_some()
        || captures.get(13).is_some()
        || since && captures.get(7).is_none() && date(captures, 7).is_none()
    {
        return Some(Period { span, start: Some(start), end: None, current: true });
    }
    let end = date(captures, 7).unwrap_or(start);
    let ordered = end.latest() >= start.earliest();
    ordered.then_some(Period { span, start: Some(start), end: Some(end), current: false })
}

/// The date whose groups begin at `first`: month name, its year, month number, its year, lone year.
fn date(captures: &Captures<'_>, first: usize) -> Option<PartialDate> {
    let text = |group: usize| captures.get(first + group).map(|found| found.as_str());
    if let (Some(name), Some(year)) = (text(0), text(1)) {
        let name = name.to_lowercase();
        let month = MONTHS.iter().position(|month| name.starts_with(month))?;
        return PartialDate::from_month(full_year(year)?, i8::try_from(month + 1).ok()?);
    }
    if let (Some(month), Some(year)) = (text(2), text(3)) {
        let year = full_year(year)?;
        return PartialDate::from_month(year, month.parse().ok()?).or_else(|| PartialDate::from_year(year));
    }
    PartialDate::from_year(full_year(text(4)?)?)
}

/// "2014", and "14" as people write it in a date of work.
fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    Some(match (text.len(), year) {
        (4, _) => year,
        (_, 0..50) => 2000 + year,
        _ => 1900 + year,
    })
}
