//! Dates and ranges of dates: `Jan 2019 - Present`, `03/2015 – 06/2017`, `12 January 2004`.

use talent::{PartialDate, Span};

/// A date that a text states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// The words.
    pub(crate) span: Span,
    /// As much of the date as they say.
    pub(crate) date: PartialDate,
}

/// Where a range ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RangeEnd {
    /// At a date.
    On(PartialDate),
    /// It has not ended ("Present", "till date", "onwards").
    Open,
}

/// A range of dates.
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
pub(crate) fn find_ranges(_text: &str) -> Vec<DateRange> {
    Vec::new()
}

/// All dates of a text, in order, those within ranges too.
pub(crate) fn find_dates(_text: &str) -> Vec<DateMention> {
    Vec::new()
}
