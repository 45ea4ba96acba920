//! How long somebody worked: months of work, those of several jobs at once counted once.

use jiff::civil::Date;
use talent::PartialDate;

use super::dates::Period;

/// Months since the year 0, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Months {
    start: i32,
    end: i32,
}

/// Where only a year is known, it is taken at its middle.
const MIDDLE_MONTH: i8 = 7;

impl Months {
    /// The months that a period covers. `None` for one that lies in the future.
    pub(super) fn of(period: &Period, today: Date) -> Option<Self> {
        Self::between(period.start, period.end, today)
    }

    /// The months between two dates: a named last month is worked to its end, an open end reaches to today. `None` for a stretch that lies
    /// in the future. A stretch within a single year of unknown months counts as one month: more is not stated.
    pub(super) fn between(start: PartialDate, end: Option<PartialDate>, today: Date) -> Option<Self> {
        let now = index(today.year(), today.month()) + 1;
        let start = first(start);
        let end = end.map_or(now, after);
        (start < now).then(|| Self { start, end: end.min(now).max(start + 1) })
    }
}

/// The number of months that at least one of the stretches covers.
pub(super) fn total(mut stretches: Vec<Months>) -> u32 {
    stretches.sort();
    let mut covered = 0;
    let mut reached = i32::MIN;
    for stretch in stretches {
        covered += (stretch.end - stretch.start.max(reached)).max(0);
        reached = reached.max(stretch.end);
    }
    u32::try_from(covered).unwrap_or_default()
}

fn first(date: PartialDate) -> i32 {
    index(date.year(), date.month().unwrap_or(MIDDLE_MONTH))
}

fn after(date: PartialDate) -> i32 {
    date.month().map_or_else(|| index(date.year(), MIDDLE_MONTH), |month| index(date.year(), month) + 1)
}

fn index(year: i16, month: i8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}
