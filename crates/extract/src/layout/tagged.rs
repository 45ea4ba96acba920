//! The order that a tagged document states itself, where it is sane.
//!
//! Programs number the parts of a document as they please; a numbering is followed only where nearly all text has a part, and where
//! it never leads back up within a column.

use std::collections::BTreeMap;

use super::Run;
use super::line::{self, Line, SAME_LINE};

/// Letters without a part, one in this many at most, are page numbers and the like.
const UNTAGGED_ONE_IN: usize = 20;
/// No page has more lines; each is compared with those before it.
const LINES_MAX: usize = 2_000;
/// A part that begins higher than the end of the one before by more than this many font sizes leads back up.
const UP: f32 = 1.5;

/// The lines of a page in the order of its parts; `None` where they are no order to follow.
pub(super) fn lines_in_order(runs: &[Run]) -> Option<Vec<Line>> {
    let mut parts: BTreeMap<u32, Vec<Run>> = BTreeMap::new();
    let mut rest = Vec::new();
    for run in runs {
        match run.part {
            Some(part) => parts.entry(part).or_default().push(run.clone()),
            None => rest.push(run.clone()),
        }
    }
    if parts.len() < 2 || letters(&rest) * UNTAGGED_ONE_IN > letters(runs) {
        return None;
    }
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for part in parts.into_values() {
        for row in line::rows(part) {
            match rows.last_mut().filter(|before| is_beside(before, &row)) {
                Some(before) => before.extend(row),
                None => rows.push(row),
            }
        }
    }
    let mut lines: Vec<Line> = rows.iter().map(|row| line::join(row, 0)).filter(|line| !line.text.is_empty()).collect();
    if lines.len() > LINES_MAX {
        return None;
    }
    number_blocks(&mut lines)?;
    Some(with_rest(lines, rest))
}

fn letters(runs: &[Run]) -> usize {
    runs.iter().flat_map(|run| run.text.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// Whether a row goes on where the one before ended: a date behind its employer, a cell beside a cell, a text behind its bullet.
fn is_beside(before: &[Run], row: &[Run]) -> bool {
    let (Some(last), Some(first)) = (before.last(), row.first()) else { return false };
    let size = last.size.max(first.size);
    (last.baseline - first.baseline).abs() <= SAME_LINE * size && first.left >= last.right - size / 2.0
}

/// Gives the lines of each column a number of their own; `None` where a line stands above one that was read before it in its column.
fn number_blocks(lines: &mut [Line]) -> Option<()> {
    let mut block = 1;
    for index in 0..lines.len() {
        let (read, rest) = lines.split_at_mut(index);
        let line = rest.first_mut()?;
        let is_above = |before: &Line| line.baseline < before.baseline - UP * line.size.max(before.size);
        let is_in_column = |before: &Line| before.left < line.right && line.left < before.right;
        if read.iter().any(|before| is_above(before) && is_in_column(before)) {
            return None;
        }
        let goes_on = read.last().is_none_or(|before| is_in_column(before) && !is_above(before));
        block += usize::from(!goes_on);
        line.block = block;
    }
    Some(())
}

/// Puts lines without a part where they stand: above all others or below them.
fn with_rest(lines: Vec<Line>, rest: Vec<Run>) -> Vec<Line> {
    let middle = lines.iter().map(|line| line.baseline).reduce(f32::max).unwrap_or(0.0) / 2.0;
    let (above, below): (Vec<Line>, Vec<Line>) =
        line::in_rows(rest).into_iter().partition(|line| line.baseline < middle);
    let last = lines.last().map_or(0, |line| line.block) + 1;
    let below = below.into_iter().map(|line| Line { block: last, ..line });
    above.into_iter().chain(lines).chain(below).collect()
}
