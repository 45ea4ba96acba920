//! Which rows of a section about work hold dates, and which look like lines of a header.

use std::ops::Range;

use talent::Span;

use crate::text::scan::is_dash;

use super::super::dates::{Period, period};
use super::super::header::{Kind, Piece, is_title};
use super::super::page::{Page, Row};
use super::super::words::{is_body_label, is_employer_word};

/// Rows above or below the dates that may belong to a header.
const HEADER_ROWS_MAX: usize = 4;

/// The dates of a job and the row in which they stand.
pub(super) struct Anchor {
    pub(super) row: usize,
    pub(super) period: Period,
}

/// Rows with dates and little else.
pub(super) fn anchors(page: &Page<'_>, rows: Range<usize>) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    let mut wrapped = wrapped_periods(page, &page.rows[rows.clone()]).into_iter().peekable();
    for row in rows {
        let span = page.rows[row].span;
        while wrapped.peek().is_some_and(|period| period.span.start < span.start) {
            wrapped.next();
        }
        let over_end = wrapped.peek().filter(|period| period.span.start < span.end).copied();
        let Some(period) = over_end.or_else(|| period(page, span)) else { continue };
        let left = words(page.read(Span::new(span.start, period.span.start)));
        let right = words(page.read(Span::new(period.span.end.min(span.end), span.end)));
        let listed = page.rows[row].bullet;
        // "2006 to 2012: Glaze Painter, Tinroof Glazes. My duty was to …"
        let opens = left == 0 && opens_with_title(page.read(Span::new(period.span.end.min(span.end), span.end)));
        let short = opens || if listed { left + right <= 8 } else { left <= 12 && (right <= 14 || left <= 8) };
        let sentence = left > 3 && page.read(span).starts_with(char::is_lowercase);
        let lone_year = period.single && period.start.month().is_none() && left + right > 10;
        if short && !sentence && !lone_year && !is_clause(page.read(Span::new(span.start, period.span.start))) {
            anchors.push(Anchor { row, period });
        }
    }
    anchors
}

/// Whether a colon and a title with a full stop or a comma behind it follow the dates.
fn opens_with_title(behind: &str) -> bool {
    let Some(rest) = behind.trim_start_matches([')', ' ']).strip_prefix(':') else { return false };
    let title = rest.split([',', '.', ';']).next().unwrap_or_default().trim();
    title.len() < rest.trim().len() && title.starts_with(char::is_uppercase) && words(title) <= 8 && is_title(title)
}

/// Periods that begin in one row and end in the next: "(2001 to" above "2003)".
fn wrapped_periods(page: &Page<'_>, rows: &[Row]) -> Vec<Period> {
    rows.windows(2)
        .filter_map(|pair| {
            let both = Span::new(pair[0].span.start, pair[1].span.end);
            let tail = page.read(pair[0].span);
            let open = tail.ends_with(|c: char| c.is_ascii_digit() || is_dash(c))
                || tail.ends_with(" to")
                || tail.ends_with(" till");
            let found = if open && !pair[1].bullet { period(page, both) } else { None }?;
            (!found.single && found.span.start < pair[0].span.end && found.span.end > pair[1].span.start)
                .then_some(found)
        })
        .collect()
}

/// "Reduced costs from": the words before the dates are part of a sentence.
fn is_clause(left: &str) -> bool {
    let last = left.split_whitespace().next_back().unwrap_or_default();
    matches!(last, "the" | "of" | "by" | "and" | "since" | "until" | "between" | "for" | "during" | "a" | "an")
}

pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// A row of running text is at least this long. In bytes.
const WRAPPED_MIN: usize = 70;

/// Whether a sentence goes on behind the row.
pub(super) fn wraps(page: &Page<'_>, row: &Row) -> bool {
    let text = page.row(row);
    text.len() >= WRAPPED_MIN && !text.ends_with(['.', ':', ';', '!'])
}

/// Whether the row at `at` looks like a header's and does not end a sentence of the account above it.
pub(super) fn is_header_at(page: &Page<'_>, at: usize, floor: usize) -> bool {
    let row = &page.rows[at];
    let above = at.checked_sub(1).filter(|above| *above >= floor).map(|above| &page.rows[above]);
    let goes_on = above.is_some_and(|above| !row.gap && !above.bullet && wraps(page, above) && !is_header(page, above));
    is_header(page, row) && (!goes_on || is_title(page.row(row)))
}

/// The rows directly above that look like a header's, top down.
pub(super) fn header_above(page: &Page<'_>, floor: usize, row: usize) -> Range<usize> {
    let mut start = row;
    let mut reached = row;
    while reached > floor && row - reached < HEADER_ROWS_MAX {
        let above = &page.rows[reached - 1];
        if is_header_at(page, reached - 1, floor) {
            start = reached - 1;
        } else if !is_passed_over(page.row(above)) {
            break;
        }
        reached -= 1;
    }
    start..row
}

/// The rows directly below that look like a header's.
pub(super) fn header_below(page: &Page<'_>, row: usize, ceiling: usize) -> Range<usize> {
    let mut end = row + 1;
    let belongs =
        |below: &Row| is_header(page, below) || is_duration(page.row(below)) || is_bare_label(page.row(below));
    while end < ceiling && end - row <= HEADER_ROWS_MAX && belongs(&page.rows[end]) {
        end += 1;
    }
    row + 1..end
}

/// "3 years 4 months": what the dates above it amount to.
fn is_duration(text: &str) -> bool {
    let unit =
        |word: &str| ["year", "years", "yr", "yrs", "month", "months", "mos"].contains(&word.to_lowercase().as_str());
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words().any(unit) && words().all(|word| unit(word) || number(word))
}

/// Labels that stand alone above what they name.
const BARE_LABELS: [&str; 14] = [
    "duration",
    "period",
    "function",
    "dates",
    "tenure",
    "designation",
    "role",
    "position",
    "location",
    "employer",
    "company",
    "organization",
    "occupation or position held",
    "name and address of employer",
];

pub(super) fn is_bare_label(text: &str) -> bool {
    BARE_LABELS.iter().any(|label| text.trim_end_matches([':', ' ']).eq_ignore_ascii_case(label))
}

/// A row between the lines of a header that is none of them: a link, a page number, the client of a contractor.
fn is_passed_over(text: &str) -> bool {
    let link = text.contains("://") && !text.contains(' ');
    if is_bare_label(text) || is_duration(text) {
        return true;
    }
    let lower = text.get(..7).unwrap_or(text).to_lowercase();
    link || lower.starts_with("page ") || lower.starts_with("client") || text.chars().all(|c| c.is_ascii_digit())
}

/// "Night Firing | Glazes | Kiln Repair": a row of three or more things of which nothing tells that they are title, employer or place.
pub(super) fn is_keywords(page: &Page<'_>, row: usize, pieces: &[Piece]) -> bool {
    pieces.len() >= 3
        && pieces.iter().all(|piece| piece.kind == Kind::Unknown)
        && page.row(&page.rows[row]).matches('|').count() >= 2
}

/// Whether a row can be part of a header: short, written as a name or title is, no sentence, no item of a list.
pub(super) fn is_header(page: &Page<'_>, row: &Row) -> bool {
    let text = page.row(row);
    let count = words(text);
    if row.bullet
        || count == 0
        || count > 14
        || text.len() > 120
        || is_body_label(text)
        || text.starts_with(char::is_lowercase)
    {
        return false;
    }
    let address = text.split_whitespace().any(|word| word.len() > 1 && word.contains('@'));
    if text.contains("://") || address || is_passed_over(text) {
        return false;
    }
    let long = |word: &&str| word.chars().count() > 3 && word.starts_with(char::is_alphabetic);
    let (mut capital, mut all) = (0_usize, 0_usize);
    for word in text.split_whitespace().filter(long) {
        all += 1;
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    let full_stop =
        text.ends_with('.') && !text.trim_end_matches('.').split([' ', ',']).next_back().is_some_and(is_employer_word);
    if full_stop {
        return capital == all;
    }
    capital * 2 >= all || count <= 6 && is_title(text)
}
