//! Lines: stretches of text on one baseline, joined with the blanks that the gaps between them stand for.

use super::Run;
use crate::text::plain;

/// A line of text in reading order.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// Lines of one column, or of the page where it has none, share a number.
    pub(super) block: usize,
}

/// Text that is raised or lowered by at most this share of its size is on the same line.
pub(super) const SAME_LINE: f32 = 0.4;
/// A gap wider than this share of the font size parts words.
const WORD_GAP: f32 = 0.17;
/// A gap wider than this many times the font size parts fields: an employer and its dates, the cells of a table.
const FIELD_GAP: f32 = 2.0;
/// Letters that stand apart are a word all the same, if the gaps between them are at most this many times the usual one.
const SPACED_LETTERS: f32 = 1.6;

/// The runs of a page without those that only make another one bold by being drawn upon it.
pub(super) fn deduplicated(mut runs: Vec<Run>) -> Vec<Run> {
    runs.retain(|run| !run.text.is_empty());
    let mut kept: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        /// How many runs lie at most between a stretch of text and its shadow.
        const SHADOW_WITHIN: usize = 8;
        let near = SAME_LINE / 2.0 * run.size;
        let is_shadow = kept.iter().rev().take(SHADOW_WITHIN).any(|before| {
            before.text == run.text
                && (before.left - run.left).abs() < near
                && (before.baseline - run.baseline).abs() < near
        });
        if !is_shadow {
            kept.push(run);
        }
    }
    kept
}

/// Groups runs by their baseline, from the top down; the runs of a row from left to right.
pub(super) fn rows(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        let row = rows.last_mut().filter(|row| {
            row.first().is_some_and(|first| run.baseline - first.baseline <= SAME_LINE * run.size.max(first.size))
        });
        match row {
            Some(row) => row.push(run),
            None => rows.push(vec![run]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// The lines of runs whose rows are read from left to right.
pub(super) fn in_rows(runs: Vec<Run>) -> Vec<Line> {
    rows(runs).iter().map(|row| join(row, 0)).filter(|line| !line.text.is_empty()).collect()
}

/// Turned text, in the order in which it was drawn: what follows each other is a line.
pub(super) fn turned(runs: &[Run]) -> Vec<Line> {
    let text = plain(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
    let Some(first) = runs.first().filter(|_| !text.is_empty()) else { return Vec::new() };
    vec![Line {
        text,
        left: first.left,
        right: first.right,
        baseline: first.baseline,
        size: first.size,
        block: usize::MAX,
    }]
}

/// Joins the runs of a row.
pub(super) fn join(row: &[Run], block: usize) -> Line {
    let spaced = spaced_letters(row);
    let mut text = String::new();
    let mut before: Option<&Run> = None;
    for run in row {
        if let Some(before) = before {
            let blank = blank_between(before, run, spaced);
            if blank == "\t" {
                text.truncate(text.trim_end().len());
            }
            text.push_str(blank);
        }
        text.push_str(&run.text);
        before = Some(run);
    }
    let text = with_bullet(&text);
    let largest = row.iter().max_by(|a, b| a.size.total_cmp(&b.size));
    let (baseline, size) = largest.map_or((0.0, 0.0), |run| (run.baseline, run.size));
    let left = row.first().map_or(0.0, |run| run.left);
    let right = row.last().map_or(left, |run| run.right);
    Line { text, left, right, baseline, size, block }
}

/// The plain form of a line. A single letter that its font does not name, apart from the words behind it, is the bullet of a list:
/// typesetters draw theirs with a font of its own.
fn with_bullet(text: &str) -> String {
    let text = plain(text);
    match text.strip_prefix(char::REPLACEMENT_CHARACTER).and_then(|rest| rest.strip_prefix([' ', '\t'])) {
        Some(words) => format!("• {words}"),
        None => text,
    }
}

/// Puts a bullet before each line that has a dot where one stands: a little to the left of it, in the lower half of its letters.
pub(super) fn add_bullets(lines: &mut [Line], dots: &[(f32, f32)]) {
    /// A bullet stands no further from its text than this, in font sizes.
    const REACH: f32 = 2.5;
    for line in lines.iter_mut().filter(|line| !line.text.starts_with('•')) {
        let is_bullet = |(x, y): &(f32, f32)| {
            let (before, above) = ((line.left - x) / line.size, (line.baseline - y) / line.size);
            (0.1..REACH).contains(&before) && (0.1..0.7).contains(&above)
        };
        if dots.iter().any(is_bullet) {
            line.text.insert_str(0, "• ");
        }
    }
}

/// Replaces letters that a font keeps for itself by U+FFFD: alone they are icons, in words they are text that nobody can know.
pub(super) fn without_private_words(mut run: Run) -> Run {
    /// Fewer signs beside each other are icons.
    const LETTERS_MIN: usize = 3;
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}');
    if run.text.chars().filter(|c| is_private(*c)).count() >= LETTERS_MIN {
        run.text = run.text.replace(is_private, "\u{fffd}");
    }
    run
}

/// What a gap between two runs stands for.
fn blank_between(before: &Run, run: &Run, spaced: Option<f32>) -> &'static str {
    let gap = run.left - before.right;
    let size = before.size.max(run.size);
    let is_blank = before.text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
    if gap > FIELD_GAP * size && !is_bullet(&before.text) {
        return "\t";
    }
    let are_letters = spaced.is_some() && is_single(before) && is_single(run);
    let word_gap = spaced.filter(|_| are_letters).map_or(WORD_GAP * size, |usual| usual * SPACED_LETTERS);
    if gap > word_gap && !is_blank { " " } else { "" }
}

/// The usual gap in a row whose letters stand apart; `None` in any other row.
fn spaced_letters(row: &[Run]) -> Option<f32> {
    /// Fewer letters than this are initials or a list of marks.
    const LETTERS_MIN: usize = 4;
    let mut gaps: Vec<f32> = row
        .iter()
        .zip(row.iter().skip(1))
        .filter(|(a, b)| is_single(a) && is_single(b))
        .map(|(a, b)| b.left - a.right)
        .collect();
    gaps.sort_by(f32::total_cmp);
    (gaps.len() + 1 >= LETTERS_MIN && gaps.len() * 2 > row.len()).then(|| gaps.get(gaps.len() / 2).copied())?
}

fn is_single(run: &Run) -> bool {
    let mut letters = run.text.chars();
    letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_none()
}

/// Whether a text is nothing but the mark of a list item.
pub(super) fn is_bullet(text: &str) -> bool {
    let mut characters = text.trim().chars();
    let mark = characters.next();
    mark.is_some_and(|c| !c.is_alphanumeric() || c == 'o') && characters.next().is_none()
}
