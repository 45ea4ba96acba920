//! Tables whose columns were written one after the other: all employers, then all titles, then all dates.

use std::ops::Range;

use talent::Span;

use crate::Context;

use super::super::dates::period;
use super::super::header::{Kind, kind};
use super::super::page::Page;
use super::Entry;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Employer,
    Title,
    Dates,
    Other,
}

/// Headings of columns.
const HEADINGS: [(&str, Column); 16] = [
    ("organization", Column::Employer),
    ("organisation", Column::Employer),
    ("company", Column::Employer),
    ("company name", Column::Employer),
    ("employer", Column::Employer),
    ("name of employer", Column::Employer),
    ("designation", Column::Title),
    ("position", Column::Title),
    ("role", Column::Title),
    ("job title", Column::Title),
    ("title", Column::Title),
    ("duration", Column::Dates),
    ("period", Column::Dates),
    ("dates", Column::Dates),
    ("location", Column::Other),
    ("place", Column::Other),
];

/// The jobs of a table written column by column: two or three headings, each above as many rows as the others. `None` where the rows are
/// no such table.
pub(super) fn entries(page: &Page<'_>, rows: Range<usize>, context: Context<'_>) -> Option<Vec<Entry>> {
    let heading = |row: usize| {
        let text = page.row(&page.rows[row]).trim_end_matches([':', ' ']);
        HEADINGS.iter().find(|(words, _)| text.eq_ignore_ascii_case(words)).map(|(_, column)| *column)
    };
    let heads: Vec<(usize, Column)> = rows.clone().filter_map(|row| Some((row, heading(row)?))).collect();
    let (first, second) = (heads.first()?, heads.get(1)?);
    let height = second.0 - first.0 - 1;
    let even = heads.windows(2).all(|pair| pair[1].0 - pair[0].0 - 1 == height);
    let once = |column: Column| heads.iter().filter(|(_, other)| *other == column).count() == 1;
    let whole = heads.last().is_some_and(|(row, _)| row + height < rows.end);
    let table = height >= 2 && even && whole && once(Column::Employer) && once(Column::Title);
    if !table {
        return None;
    }
    let cell = |column: Column, at: usize| -> Option<Span> {
        let (row, _) = heads.iter().find(|(_, other)| *other == column)?;
        page.rows.get(row + 1 + at).map(|row| row.span)
    };
    let end = heads.last().map_or(rows.end, |(row, _)| row + 1 + height);
    let mut entries = Vec::with_capacity(height);
    for at in 0..height {
        let (position, name) = (cell(Column::Title, at)?, cell(Column::Employer, at)?);
        if kind(page.read(position), context.vocabulary) == Kind::Place {
            return None;
        }
        let rows = if at + 1 < height { first.0..first.0 } else { first.0..rows.end };
        let body = if at + 1 < height { first.0 } else { end };
        entries.push(Entry {
            position: Some(position),
            name: Some(name),
            period: cell(Column::Dates, at).and_then(|dates| period(page, dates)),
            sure_title: true,
            sure_name: true,
            rows,
            body,
            ..Entry::default()
        });
    }
    Some(entries)
}
