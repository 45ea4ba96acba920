//! Columns: whether text stands side by side that is read one after the other.
//!
//! A strip of empty paper through a page is not yet a gutter: dates at the right margin and the cells of a table leave one too.
//! It parts columns only where the text on both sides is dense, so that each can be read by itself.

use super::Run;
use super::line::{self, Line, is_bullet};

/// A column has at least this many lines.
const COLUMN_ROWS_MIN: usize = 5;
/// Each column fills at least this share of the height that the two stand side by side.
const COLUMN_COVER_MIN: f32 = 0.35;
/// From one line to the next are about this many font sizes.
const LEADING: f32 = 1.25;
/// Between two columns is at least this much paper, in points.
const GUTTER_MIN: f32 = 4.0;
/// A gap wider than this many font sizes may be a gutter; blanks of justified text are narrower.
const PHRASE_GAP: f32 = 0.9;
/// A column is at least this share of the width of what it is a part of.
const COLUMN_WIDTH_MIN: f32 = 0.15;
/// Left edges that differ by less than this are one, in points.
const EDGE_STEP: f32 = 3.0;
/// How many left edges are tried as the right column's.
const EDGES_MAX: usize = 24;
/// Columns in columns deeper than this are read row by row.
const NESTING_MAX: usize = 4;
/// Cells of a table are shorter than this, in characters.
const CELL_CHARS_MAX: usize = 26;

/// The lines of a page in reading order.
pub(super) fn lines_in_order(runs: Vec<Run>) -> Vec<Line> {
    let mut reader = Reader { lines: Vec::new(), block: 0 };
    reader.read(runs, 0);
    reader.lines
}

struct Reader {
    lines: Vec<Line>,
    block: usize,
}

/// Words that follow each other without a gap that could be a gutter.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    left: f32,
    right: f32,
    baseline: f32,
    size: f32,
    chars: usize,
    /// It has a year in it and little else: a date, as it stands at the right margin.
    is_date: bool,
    is_label: bool,
}

/// Where a page is parted: the left edge of its right column, and the rows from the first to before the last that the columns fill.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    edge: f32,
    first: usize,
    end: usize,
    /// How many rows have text on a side, added up: the better gutter has more.
    rows: usize,
}

impl Reader {
    fn read(&mut self, runs: Vec<Run>, nesting: usize) {
        let rows = line::rows(runs);
        let aligned = aligned_edges(&rows);
        let phrases: Vec<Vec<Phrase>> = rows.iter().map(|row| phrases(row, &aligned)).collect();
        let gutter = if nesting < NESTING_MAX { find_gutter(&phrases) } else { None };
        let Some(gutter) = gutter else {
            self.block += 1;
            let block = self.block;
            self.lines.extend(rows.iter().map(|row| line::join(row, block)).filter(|line| !line.text.is_empty()));
            return;
        };
        let (mut above, mut left, mut right, mut below) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (index, row) in rows.into_iter().enumerate() {
            if index < gutter.first {
                above.extend(row);
            } else if index >= gutter.end {
                below.extend(row);
            } else {
                let (to_left, to_right): (Vec<Run>, Vec<Run>) =
                    row.into_iter().partition(|run| run.left < gutter.edge - EDGE_STEP);
                left.extend(to_left);
                right.extend(to_right);
            }
        }
        for part in [above, left, right, below] {
            if !part.is_empty() {
                self.read(part, nesting + 1);
            }
        }
    }
}

/// Left edges at which text begins behind a gap in so many rows that it cannot be by chance. The blanks of justified text may be as wide
/// as a narrow gutter, but they do not stand below each other.
fn aligned_edges(rows: &[Vec<Run>]) -> Vec<f32> {
    /// Edges that differ by less than this are one, in points.
    const SAME_EDGE: f32 = 1.0;
    /// In one of this many rows at least.
    const ROWS_ONE_IN: usize = 3;
    let mut lefts: Vec<f32> = Vec::new();
    for row in rows {
        for (before, run) in row.iter().zip(row.iter().skip(1)) {
            if run.left - before.right >= GUTTER_MIN && !is_bullet(&before.text) && !run.text.trim().is_empty() {
                lefts.push(run.left);
            }
        }
    }
    lefts.sort_by(f32::total_cmp);
    let groups = lefts.chunk_by(|left, next| next - left < SAME_EDGE);
    let aligned = groups.filter(|group| group.len() >= COLUMN_ROWS_MIN.max(rows.len() / ROWS_ONE_IN));
    aligned.filter_map(|group| group.first().copied()).collect()
}

/// The phrases of a row, from left to right. A gap before an aligned edge parts them, however narrow it is.
fn phrases(row: &[Run], aligned: &[f32]) -> Vec<Phrase> {
    let is_parted = |last: &Phrase, run: &Run| {
        let gap = run.left - last.right;
        let is_aligned = || aligned.iter().any(|edge| (0.0..EDGE_STEP).contains(&(run.left - edge)));
        gap > PHRASE_GAP * run.size.max(last.size) || gap >= GUTTER_MIN && is_aligned()
    };
    let mut found: Vec<(Phrase, String)> = Vec::new();
    for run in row.iter().filter(|run| !run.text.trim().is_empty()) {
        match found.last_mut() {
            Some((last, text)) if !is_parted(last, run) => {
                last.right = last.right.max(run.right);
                text.push_str(&run.text);
            }
            _ => {
                let phrase = Phrase {
                    left: run.left,
                    right: run.right,
                    baseline: run.baseline,
                    size: run.size,
                    chars: 0,
                    is_date: false,
                    is_label: false,
                };
                found.push((phrase, run.text.clone()));
            }
        }
    }
    found.into_iter().map(|(phrase, text)| describe(phrase, text.trim())).collect()
}

fn describe(phrase: Phrase, text: &str) -> Phrase {
    /// Longer text with a year in it is a sentence.
    const DATE_CHARS_MAX: usize = 32;
    let chars = text.chars().count();
    let has_year = text.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit));
    let is_date = chars <= DATE_CHARS_MAX && has_year;
    Phrase { chars, is_date, is_label: text.ends_with(':'), ..phrase }
}

/// The best gutter of rows of phrases, if there is one.
fn find_gutter(rows: &[Vec<Phrase>]) -> Option<Gutter> {
    let mut best: Option<Gutter> = None;
    for edge in edges(rows) {
        let mut first = 0;
        while first < rows.len() {
            let width = rows[first..].iter().position(|row| crosses(row, edge)).unwrap_or(rows.len() - first);
            let found = band(rows, edge, first, first + width);
            best = best.into_iter().chain(found).max_by_key(|gutter| gutter.rows);
            first += width + 1;
        }
    }
    best
}

/// The left edges that may be a right column's, those of most phrases first.
fn edges(rows: &[Vec<Phrase>]) -> Vec<f32> {
    let all = || rows.iter().flatten();
    let (Some(first), Some(last)) =
        (all().map(|p| p.left).min_by(f32::total_cmp), all().map(|p| p.right).max_by(f32::total_cmp))
    else {
        return Vec::new();
    };
    let margin = (last - first) * COLUMN_WIDTH_MIN;
    let mut lefts: Vec<f32> =
        all().map(|p| p.left).filter(|left| first + margin < *left && *left < last - margin).collect();
    lefts.sort_by(f32::total_cmp);
    let mut clusters: Vec<(f32, usize)> = Vec::new();
    for left in lefts {
        match clusters.last_mut() {
            Some((edge, count)) if left - *edge < EDGE_STEP => *count += 1,
            _ => clusters.push((left, 1)),
        }
    }
    clusters.retain(|(_, count)| *count >= 3);
    clusters.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.total_cmp(&b.0)));
    clusters.into_iter().take(EDGES_MAX).map(|(edge, _)| edge).collect()
}

/// Whether a row has text across the strip of paper before an edge.
fn crosses(row: &[Phrase], edge: f32) -> bool {
    row.iter().any(|phrase| phrase.left < edge - EDGE_STEP && phrase.right > edge - GUTTER_MIN)
}

/// The gutter before an edge within the rows from `first` to before `end`, if the text on both sides makes columns.
fn band(rows: &[Vec<Phrase>], edge: f32, first: usize, end: usize) -> Option<Gutter> {
    let rows = rows.get(first..end)?;
    let (left, right) =
        (side(rows, |phrase| phrase.left < edge - EDGE_STEP), side(rows, |phrase| phrase.left >= edge - EDGE_STEP));
    let top = left.first()?.baseline.min(right.first()?.baseline);
    let bottom = left.last()?.baseline.max(right.last()?.baseline);
    let is_dense = |side: &[Phrase]| {
        let filled: f32 = side.iter().map(|phrase| phrase.size * LEADING).sum();
        side.len() >= COLUMN_ROWS_MIN && filled >= COLUMN_COVER_MIN * (bottom - top)
    };
    let dates = right.iter().filter(|phrase| phrase.is_date).count();
    let is_columns = is_dense(&left) && is_dense(&right) && dates * 2 < right.len() && !is_table(rows, &left, &right);
    is_columns.then(|| Gutter { edge, first, end, rows: left.len() + right.len() })
}

/// For each row that has text on a side, the whole of it.
fn side(rows: &[Vec<Phrase>], is_on_side: impl Fn(&Phrase) -> bool) -> Vec<Phrase> {
    rows.iter()
        .filter_map(|row| {
            row.iter().copied().filter(|phrase| is_on_side(phrase)).reduce(|whole, next| Phrase {
                right: next.right,
                chars: whole.chars + next.chars,
                is_date: whole.is_date || next.is_date,
                is_label: next.is_label,
                ..whole
            })
        })
        .collect()
}

/// Whether two sides belong together row by row: short cells side by side, or labels before their values.
fn is_table(rows: &[Vec<Phrase>], left: &[Phrase], right: &[Phrase]) -> bool {
    let shared = rows.iter().filter(|row| {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
        row.len() > 1 && (first.baseline - last.baseline).abs() < 1.5
    });
    let (shared, fewer) = (shared.count(), left.len().min(right.len()));
    let labels = left.iter().filter(|phrase| phrase.is_label).count();
    let median = |side: &[Phrase]| {
        let mut chars: Vec<usize> = side.iter().map(|phrase| phrase.chars).collect();
        chars.sort_unstable();
        chars.get(chars.len() / 2).copied().unwrap_or(0)
    };
    let has_cells = median(left) <= CELL_CHARS_MAX && median(right) <= CELL_CHARS_MAX;
    (shared * 5 >= fewer * 4 && has_cells) || labels * 2 >= left.len()
}
