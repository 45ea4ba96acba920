//! Dates and ranges of dates: `Jan 2019 - Present`, `03/2015 – 06/2017`, `12 January 2004`.
//!
//! Nothing here knows what day it is: "Present" stays open, and who reads decides what that means.

mod calendar;

use talent::{PartialDate, Span};

use crate::text::scan::{Scan, is_dash};
use crate::text::words::words;
use calendar::Shape;

/// Whether a word is the name of a month or its short form ("Dec.").
pub(crate) fn is_month(word: &str) -> bool {
    calendar::month_named(word.trim_end_matches('.')).is_some()
}

/// A date that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// The words.
    pub(crate) span: Span,
    /// As much of the date as they say for certain: of `03/04/2020`, which may be March or April, the year alone.
    pub(crate) date: PartialDate,
    /// Four digits and nothing else, which may also count something.
    pub(crate) bare_year: bool,
}

/// Where a range ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeEnd {
    /// At a date.
    On(PartialDate),
    /// It has not ended ("Present", "till date", "onwards").
    Open,
}

/// A range of dates; never one that ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateRange {
    /// The whole range.
    pub(crate) span: Span,
    /// First date.
    pub(crate) start: PartialDate,
    /// Last date.
    pub(crate) end: RangeEnd,
}

/// All ranges of dates of a text, in order.
pub(crate) fn find_ranges(text: &str) -> Vec<DateRange> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(start) = calendar::next_start(text, at) {
        let mut scan = Scan::new(text, start);
        if let Some(range) = range(&mut scan) {
            at = range.span.end;
            ranges.push(range);
        } else {
            at = calendar::skip(text, start);
        }
    }
    ranges
}

/// All dates of a text, in order, those within ranges too.
pub(crate) fn find_dates(text: &str) -> Vec<DateMention> {
    let mut dates = Vec::new();
    let mut at = 0;
    while let Some(start) = calendar::next_start(text, at) {
        let mut scan = Scan::new(text, start);
        match calendar::read(&mut scan, None) {
            Some(found) => {
                let bare_year = found.shape == Shape::Year;
                dates.push(DateMention { span: Span::new(start, scan.at()), date: found.date, bare_year });
                at = scan.at();
            }
            None => at = calendar::skip(text, start),
        }
    }
    dates
}

fn range(scan: &mut Scan<'_>) -> Option<DateRange> {
    let start = scan.at();
    let since = scan.eat_word(&["since", "seit", "desde", "depuis"]);
    scan.blanks();
    let between = last_word_is_between(scan.before());
    let (first, mut ahead) = first_end(*scan)?;
    if since {
        return Some(DateRange { span: Span::new(start, ahead.at()), start: first.date?, end: RangeEnd::Open });
    }
    let joined = take_joint(&mut ahead, between);
    if !joined {
        ahead.blanks();
        let open = first.date.filter(|_| ahead.eat_word(&["onwards", "onward"]));
        return open.map(|date| DateRange { span: Span::new(start, ahead.at()), start: date, end: RangeEnd::Open });
    }
    if take_open_end(&mut ahead) {
        return Some(DateRange { span: Span::new(start, ahead.at()), start: first.date?, end: RangeEnd::Open });
    }
    let last = calendar::read(&mut ahead, Some(first.shape))?;
    // "Jan - Mar 2019" has one year for both ends, "2014-16" one century.
    let begin = match first.month_alone {
        Some(month) => PartialDate::from_month(last.date.year(), month)?,
        None => first.date?,
    };
    let fits = begin.earliest() <= last.date.latest() && last.date.year() - begin.year() <= calendar::LONGEST_YEARS;
    fits.then(|| DateRange { span: Span::new(start, ahead.at()), start: begin, end: RangeEnd::On(last.date) })
}

fn last_word_is_between(before: &str) -> bool {
    words(before).next_back().is_some_and(|word| word.eq_ignore_ascii_case("between"))
}

struct FirstEnd {
    date: Option<PartialDate>,
    month_alone: Option<i8>,
    shape: Shape,
}

fn first_end(scan: Scan<'_>) -> Option<(FirstEnd, Scan<'_>)> {
    let mut ahead = scan;
    if let Some(found) = calendar::read(&mut ahead, Some(Shape::Year)) {
        return Some((FirstEnd { date: Some(found.date), month_alone: None, shape: found.shape }, ahead));
    }
    let mut ahead = scan;
    let month = calendar::month(&mut ahead)?;
    Some((FirstEnd { date: None, month_alone: Some(month), shape: Shape::MonthYear }, ahead))
}

/// What stands between the ends of a range; a wrapped line may part them.
fn take_joint(scan: &mut Scan<'_>, between: bool) -> bool {
    let mut ahead = *scan;
    ahead.blanks_or_wrap();
    let mut joined = false;
    while ahead.eat_if(is_dash) || ahead.eat_if(|sign| matches!(sign, '→' | '\u{96}')) {
        joined = true;
        ahead.blanks();
    }
    // "2014 to date" ends openly: the word is the joint and the end at once.
    joined |= ahead.eat_word(&["to", "till", "until", "through", "upto", "thru", "bis", "até", "hasta"])
        || (between && ahead.eat_word(&["and"]));
    if joined {
        ahead.blanks_or_wrap();
        *scan = ahead;
    }
    joined
}

fn take_open_end(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    // "till the present day", "as of today", "as on date", "at present"
    while ahead.eat_word(&["till", "until", "to", "the", "at", "as", "of", "on", "bis"]) {
        ahead.blanks();
    }
    let found = ahead.eat_word(&[
        "present", "current", "currently", "now", "date", "today", "ongoing", "continuing", "tilldate", "onwards",
        "onward", "atual", "atualmente", "actual", "actualmente", "actualidad", "actualité", "presente", "heute",
        "hoje", "hoy", "oggi", "aujourd", "cours",
    ]);
    if found {
        let mut more = ahead;
        more.blanks();
        if more.eat_word(&["day", "time", "date"]) {
            ahead = more;
        }
        *scan = ahead;
    }
    found
}

#[cfg(test)]
mod tests;
