//! Postings as they are judged for one person after another: what few of them differ in is numbered, so that it is judged once.

use crate::census::known::{Small, Tiny};
use crate::census::postings::PostingRow;

/// A posting with the numbers of what it shares with others.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct FullRow {
    pub(in crate::census) row: PostingRow,
    /// The numbers of its range of years and of pay among the different ones.
    pub(in crate::census) years: u32,
    pub(in crate::census) pay: u32,
}

/// The different ranges of years and of pay that postings state.
#[derive(Clone, Debug)]
pub(in crate::census) struct Ranges {
    years: Numbers<(Tiny, Tiny)>,
    pays: Numbers<(Small, Small)>,
}

impl Ranges {
    pub(in crate::census) fn of<'a>(rows: impl Iterator<Item = &'a PostingRow> + Clone) -> Self {
        Self { years: Numbers::of(rows.clone().map(years_of)), pays: Numbers::of(rows.map(pay_of)) }
    }

    pub(in crate::census) fn row(&self, row: PostingRow) -> FullRow {
        FullRow { row, years: self.years.of_value(&years_of(&row)), pay: self.pays.of_value(&pay_of(&row)) }
    }

    /// The different ranges of years, by their number.
    pub(in crate::census) fn years(&self) -> &[(Tiny, Tiny)] {
        &self.years.0
    }

    /// How many different ranges of pay there are.
    pub(in crate::census) fn pays(&self) -> usize {
        self.pays.0.len()
    }
}

/// Different values, numbered in their order.
#[derive(Clone, Debug)]
struct Numbers<T>(Vec<T>);

impl<T: Ord> Numbers<T> {
    fn of(values: impl Iterator<Item = T>) -> Self {
        let mut values: Vec<T> = values.collect();
        values.sort_unstable();
        values.dedup();
        Self(values)
    }

    fn of_value(&self, value: &T) -> u32 {
        let at = self.0.binary_search(value).unwrap_or(0);
        u32::try_from(at).expect("there are fewer values than postings")
    }
}

fn years_of(row: &PostingRow) -> (Tiny, Tiny) {
    (row.years_min, row.years_max)
}

fn pay_of(row: &PostingRow) -> (Small, Small) {
    (row.pay_min, row.pay_max)
}
