//! The dates between which a job or a course lasted.

use talent::{PartialDate, Span};

use crate::facts::date::{DateMention, DateRange, RangeEnd, find_dates, find_ranges};

use crate::text::scan::{is_blank, is_dash};

use super::page::Page;

/// A stretch of time as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    /// The words.
    pub(super) span: Span,
    /// First day.
    pub(super) start: PartialDate,
    /// Last day; absent while it lasts.
    pub(super) end: Option<PartialDate>,
    /// Only one date is stated.
    pub(super) single: bool,
}

impl Period {
    /// It lasts to this day.
    pub(super) const fn is_current(&self) -> bool {
        self.end.is_none()
    }

    fn shifted(self, offset: usize) -> Self {
        Self { span: self.span.shifted(offset), ..self }
    }
}

/// Words for an end that has not come.
const OPEN: [&str; 7] = ["present", "current", "currently", "till date", "till now", "now", "to date"];

/// The period that the words at `span` state: the first range, or else the first date alone.
pub(super) fn period(page: &Page<'_>, span: Span) -> Option<Period> {
    let text = page.read(span);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let found =
        find_ranges(text).first().map(ranged).or_else(|| glued(text)).or_else(|| two_digit_years(text)).or_else(|| {
            let dates = find_dates(text);
            dates
                .iter()
                .zip(dates.iter().skip(1).map(Some).chain([None]))
                .find_map(|(first, second)| worded(text, first, second).or_else(|| dashless(text, first, second)))
                .or_else(|| {
                    let first = dates.first()?;
                    Some(Period { span: first.span, start: first.date, end: Some(first.date), single: true })
                })
        });
    found.map(|period| period.shifted(span.start))
}

fn ranged(range: &DateRange) -> Period {
    let end = match range.end {
        RangeEnd::On(date) => Some(date),
        RangeEnd::Open => None,
    };
    Period { span: range.span, start: range.start, end, single: false }
}

/// "Since: May 2011 Until: June 2012", "Joined May 2011, left June 2012", "From 2011 till: present": a word leads to the second end.
fn worded(text: &str, first: &DateMention, second: Option<&DateMention>) -> Option<Period> {
    let last = ["until", "till", "to", "upto", "end", "ended", "end date", "left", "leaving date", "date of leaving"];
    let behind = &text[first.span.end..];
    let lead = |words: &str| {
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        last.contains(&bare.as_str())
    };
    if let Some(second) = second.filter(|second| second.date >= first.date) {
        let joined = text.get(first.span.end..second.span.start).is_some_and(lead);
        return joined.then(|| Period {
            span: Span::new(first.span.start, second.span.end),
            start: first.date,
            end: Some(second.date),
            single: false,
        });
    }
    OPEN.iter().find_map(|open| {
        let at = behind.to_lowercase().find(open).filter(|at| behind.get(..*at).is_some_and(lead))?;
        let end = first.span.end + at + open.len();
        text.get(..end).map(|_| Period {
            span: Span::new(first.span.start, end),
            start: first.date,
            end: None,
            single: false,
        })
    })
}

/// "May 2011  June 2012", "2005  Present": two ends whose dash was lost, only a run of blanks between them.
fn dashless(text: &str, first: &DateMention, second: Option<&DateMention>) -> Option<Period> {
    let rest = &text[first.span.end..];
    // "Jan 2010 | Dec 2012": the cells of a table.
    let blanks = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '|').len();
    if blanks < 2 || rest[..blanks].matches('|').count() > 1 {
        return None;
    }
    let after = first.span.end + blanks;
    let open =
        OPEN.iter().find(|open| text[after..].get(..open.len()).is_some_and(|word| word.eq_ignore_ascii_case(open)));
    if let Some(open) = open {
        return Some(Period {
            span: Span::new(first.span.start, after + open.len()),
            start: first.date,
            end: None,
            single: false,
        });
    }
    let second = second.filter(|second| second.span.start == after && second.date > first.date)?;
    Some(Period {
        span: Span::new(first.span.start, second.span.end),
        start: first.date,
        end: Some(second.date),
        single: false,
    })
}

/// "20132015", "2016present": two years whose dash was lost together with the blanks around it.
fn glued(text: &str) -> Option<Period> {
    let bytes = text.as_bytes();
    let year_at = |at: usize| -> Option<PartialDate> {
        let year: i16 =
            text.get(at..at + 4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))?.parse().ok()?;
        (1950..=2049).contains(&year).then(|| PartialDate::from_year(year))?
    };
    let free = |at: usize| bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (0..text.len().saturating_sub(7)).filter(|at| *at == 0 || free(at - 1)).find_map(|at| {
        let start = year_at(at)?;
        let open = OPEN.iter().map(|open| at + 4 + open.len()).find(|end| {
            text.get(at + 4..*end).is_some_and(|word| OPEN.iter().any(|open| word.eq_ignore_ascii_case(open)))
                && free(*end)
        });
        if let Some(end) = open {
            return Some(Period { span: Span::new(at, end), start, end: None, single: false });
        }
        let end = year_at(at + 4).filter(|end| *end >= start && free(at + 8))?;
        Some(Period { span: Span::new(at, at + 8), start, end: Some(end), single: false })
    })
}

/// "09/14-Present", "05/13 - 08/14": months with years of two digits, which only a range tells from days.
fn two_digit_years(text: &str) -> Option<Period> {
    text.match_indices('/').find_map(|(slash, _)| {
        let start = slash - text[..slash].bytes().rev().take(2).take_while(u8::is_ascii_digit).count();
        let free = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/');
        let (first, end) = short_month(text, start).filter(|_| free)?;
        let joint = text[end..].len() - text[end..].trim_start_matches(|c: char| is_blank(c) || is_dash(c)).len();
        let to = text.get(end + joint..end + joint + 3).is_some_and(|word| word.eq_ignore_ascii_case("to "));
        let after = end + joint + if to { 3 } else { 0 };
        if !to && !text[end..after].contains(is_dash) {
            return None;
        }
        let open = OPEN
            .iter()
            .find(|open| text[after..].get(..open.len()).is_some_and(|word| word.eq_ignore_ascii_case(open)));
        if let Some(open) = open {
            return Some(Period { span: Span::new(start, after + open.len()), start: first, end: None, single: false });
        }
        let (last, stop) = short_month(text, after).filter(|(last, _)| *last >= first)?;
        Some(Period { span: Span::new(start, stop), start: first, end: Some(last), single: false })
    })
}

/// The month at `at` ("5/13"), and where it ends.
fn short_month(text: &str, at: usize) -> Option<(PartialDate, usize)> {
    let digits = text.get(at..)?.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let year_at = at + digits + 1;
    let year = text.get(year_at..year_at + 2).filter(|year| year.bytes().all(|digit| digit.is_ascii_digit()))?;
    let free = !text[year_at + 2..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
    if text.as_bytes().get(at + digits) != Some(&b'/') || !free {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let year = if year < 50 { 2000 + year } else { 1900 + year };
    Some((PartialDate::from_month(year, text.get(at..at + digits)?.parse().ok()?)?, year_at + 2))
}
