//! A résumé's text as rows: one row for each line that its author meant.
//!
//! Texts arrive in two shapes. Most keep their line breaks. Others went through a tool that turned every break into a run of blanks and
//! wrote marks as byte escapes (`\xe2\x80\xa2`); there the runs are the rows. All spans are those of the source text.

use regex::{Captures, Regex, Replacer};
use std::borrow::Cow;
use std::sync::LazyLock;
use talent::Span;

use crate::text::lines::lines;
use crate::text::pattern::pattern;
use crate::text::scan::is_blank;

/// A line without its outer blanks and its bullet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The text.
    pub(super) span: Span,
    /// A bullet stood before it.
    pub(super) bullet: bool,
    /// An empty line stood before it.
    pub(super) gap: bool,
}

/// A résumé's text and its rows.
pub(super) struct Page<'t> {
    source: &'t str,
    view: Cow<'t, str>,
    /// The rows, top down.
    pub(super) rows: Vec<Row>,
}

/// A line this long that holds several runs of blanks was many lines once. In bytes.
const FLATTENED_LINE_MIN: usize = 300;
/// A label is not longer. In bytes.
const LABEL_MAX: usize = 48;
/// Pieces that a long line must have to be taken for many.
const FLATTENED_RUNS_MIN: usize = 5;

impl<'t> Page<'t> {
    /// Cuts the text into rows.
    pub(super) fn new(source: &'t str) -> Self {
        let view = readable(source);
        let rows = rows(&view);
        Self { source, view, rows }
    }

    /// The readable form of a span: byte for byte as long as the source, escapes of marks resolved.
    pub(super) fn read(&self, span: Span) -> &str {
        self.view.get(span.start..span.end).unwrap_or_default()
    }

    /// What a value says: the source's words at `span`, runs of blanks and line breaks as one blank.
    pub(super) fn value(&self, span: Span) -> String {
        folded(span.of(self.source).unwrap_or_default())
    }

    /// The text of a row.
    pub(super) fn row(&self, row: &Row) -> &str {
        self.read(row.span)
    }

    /// Whether marks had to be resolved from byte escapes, and the first place where.
    pub(super) fn escaped_mark(&self) -> Option<Span> {
        let Cow::Owned(_) = self.view else { return None };
        let at = self.source.find("\\x")?;
        Some(Span::new(at, at + 4))
    }

    /// The span without outer blanks and without outer characters that `outer` accepts.
    pub(super) fn trim(&self, span: Span, outer: impl Fn(char) -> bool) -> Span {
        let text = self.read(span);
        let strip = |c: char| c.is_whitespace() || is_blank(c) || outer(c);
        let kept = text.trim_start_matches(strip);
        let start = span.start + (text.len() - kept.len());
        Span::new(start, start + kept.trim_end_matches(strip).len())
    }

    /// The parts of a row that stand apart: at tabs, at runs of blanks, at `|` and at marks in the middle of the row.
    pub(super) fn cells(&self, span: Span) -> Vec<Span> {
        let text = self.read(span);
        let mut cells = Vec::new();
        let mut start = 0;
        // Where the run of blanks ends, and whether it stands between a label and its colon.
        let (mut run_end, mut labels) = (0, false);
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let run = c.is_whitespace() && (c == '\t' || chars.peek().is_some_and(|(_, next)| next.is_whitespace()));
            if run && at >= run_end {
                let rest = text[at..].trim_start();
                run_end = text.len() - rest.len();
                labels = rest.starts_with(':');
            }
            if run && !labels || c == '|' || is_mark(c) {
                cells.push(Span::new(span.start + start, span.start + at));
                start = at + c.len_utf8();
            }
        }
        cells.push(Span::new(span.start + start, span.end));
        cells.into_iter().map(|cell| self.trim(cell, |_| false)).filter(|cell| cell.start < cell.end).collect()
    }
}

/// The rows of a readable text.
fn rows(view: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut before = Before::default();
    for line in lines(view) {
        let flattened = line.whole.end - line.whole.start >= FLATTENED_LINE_MIN;
        let pieces = if flattened { pieces_between_runs(view, line.whole) } else { vec![(line.whole, false)] };
        for (piece, wide) in pieces {
            before.gap |= wide;
            match row(view, piece, before) {
                Some(row) => {
                    match rows.last_mut() {
                        Some(label) if is_value_of(view, label, &row) => label.span.end = row.span.end,
                        _ => rows.push(row),
                    }
                    before = Before::default();
                }
                None if piece.of(view).is_some_and(|text| text.contains(is_mark)) => before.bullet = true,
                None => before.gap = true,
            }
        }
    }
    rows
}

/// "Role" above ": Kiln Operator": a table came apart into its columns.
fn is_value_of(view: &str, label: &Row, row: &Row) -> bool {
    let of = |row: &Row| row.span.of(view).unwrap_or_default();
    of(row).starts_with(':') && !of(label).contains(':') && label.span.end - label.span.start <= LABEL_MAX
}

/// What stood between a row and the one before it.
#[derive(Clone, Copy, Default)]
struct Before {
    /// An empty line.
    gap: bool,
    /// A line with nothing but a bullet.
    bullet: bool,
}

/// The row in a range of the text, if a letter or digit stands in it.
fn row(view: &str, range: Span, before: Before) -> Option<Row> {
    let quoted = range.of(view)?;
    let open = quoted.len() - quoted.trim_start_matches('"').len();
    let text = &quoted[open..];
    let line = lines(text).next()?;
    let edge = |c: char| c.is_whitespace() || c == '"' || is_mark(c);
    let words = line.text.trim_start_matches(edge).trim_start_matches(is_rule).trim_start();
    let lead = line.text.len() - words.len();
    let words = words.trim_end_matches(edge);
    // A rule of dashes behind a heading is drawing; one dash may stand for a piece that is missing.
    let drawn = words.len() - words.trim_end_matches(is_rule).len();
    let words = if drawn > 4 { words[..words.len() - drawn].trim_end() } else { words };
    if !words.contains(char::is_alphanumeric) {
        return None;
    }
    let start = range.start + open + line.span.start + lead;
    let bullet = before.bullet || line.bullet.is_some() || line.text.starts_with(is_mark);
    Some(Row { span: Span::new(start, start + words.len()), bullet, gap: before.gap })
}

/// The pieces of a line that was many lines once, each with whether a wide run, once an empty line, stood before it. The whole line where
/// too few runs of blanks stand in it.
fn pieces_between_runs(view: &str, line: Span) -> Vec<(Span, bool)> {
    let text = line.of(view).unwrap_or_default();
    let mut pieces = Vec::new();
    let (mut start, mut wide) = (0, false);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let run = rest.len() - rest.trim_start_matches([' ', '\t', '\u{a0}']).len();
        let blanks = rest[..run].chars().count();
        if blanks >= 2 && !is_lost_dash(&text[start..at], &rest[run..]) {
            pieces.push((Span::new(line.start + start, line.start + at), wide));
            start = at + run;
            wide = blanks >= 4;
        }
        at += run.max(rest.chars().next().map_or(1, char::len_utf8));
    }
    pieces.push((Span::new(line.start + start, line.end), wide));
    if pieces.len() < FLATTENED_RUNS_MIN { vec![(line, false)] } else { pieces }
}

/// "May 2011  Present", "2002  2005": the tool that dropped the line breaks dropped the dash of a range of dates, too.
fn is_lost_dash(before: &str, after: &str) -> bool {
    let year = |text: &str| text.len() >= 4 && text.bytes().rev().take(4).all(|byte| byte.is_ascii_digit());
    let piece = after.find("  ").map_or(after, |end| &after[..end]);
    let first = piece.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let open = ["present", "current", "till", "now", "date"].iter().any(|open| first.eq_ignore_ascii_case(open));
    let date = piece.len() <= 16 && year(piece.trim_end_matches(['.', ')', ',', '"']));
    before.len() <= 80 && year(before) && (open || date)
}

/// The text with blanks and line breaks in a row as one blank, none at the ends.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character that stands before an item of a list or between two.
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '•' | '·'
            | '●'
            | '○'
            | '◦'
            | '▪'
            | '■'
            | '□'
            | '►'
            | '▶'
            | '➢'
            | '➤'
            | '❖'
            | '✓'
            | '✔'
            | '★'
            | '☆'
            | '♦'
            | '◆'
            | '*'
    ) || matches!(c, '\u{2023}' | '\u{2043}' | '\u{2219}' | '\u{2600}'..='\u{27bf}' | '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{1}'..='\u{8}')
}

fn is_rule(c: char) -> bool {
    matches!(c, '-' | '=' | '_' | '~' | '–' | '—' | '#' | '\u{2500}'..='\u{257f}')
}

/// The text with escapes of marks and dashes (`\xe2\x80\xa2`) resolved and filled up with blanks, so that every byte keeps its place.
/// Escaped letters stay as they are: inside a word there is no room to fill up. Words of a form that nobody filled in become gaps.
fn readable(text: &str) -> Cow<'_, str> {
    let resolved = if text.contains("\\x") { Cow::Owned(resolved(text)) } else { Cow::Borrowed(text) };
    let broken = resolved.contains(BROKEN_DASH);
    let resolved = if broken { Cow::Owned(resolved.replace(BROKEN_DASH, " –  ")) } else { resolved };
    match UNFILLED.find(&resolved) {
        Some(_) => Cow::Owned(UNFILLED.replace_all(&resolved, Gap).into_owned()),
        None => resolved,
    }
}

/// A wide dash that was read in the wrong encoding and lost its last byte. A dash and a blank take as many bytes.
const BROKEN_DASH: &str = " ï¼ ";

/// "Company Name City , State": what anonymised résumés and templates have in the place of an employer. "Company Name:" is a label.
static UNFILLED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?-u:\b)(?:Company Name(?-u:\b)(?P<label>[ \t]*:)?|City[ \t]*,[ \t]*State(?-u:\b))"));

/// Puts a bar and blanks of the same length in the place of a form's words.
struct Gap;

impl Replacer for Gap {
    fn replace_append(&mut self, captures: &Captures<'_>, view: &mut String) {
        let words = &captures[0];
        if captures.name("label").is_some() {
            view.push_str(words);
            return;
        }
        view.push('|');
        view.extend(std::iter::repeat_n(' ', words.len() - 1));
    }
}

fn resolved(text: &str) -> String {
    let mut view = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\\x") {
        view.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, len) = escaped_char(rest).unwrap_or(('\\', 1));
        let stands_for = match c {
            '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => Some(' '),
            // A blank that was encoded twice.
            'Â' if rest[len..].starts_with("\\xc2\\xa0") => Some(' '),
            '-' | '\u{2010}'..='\u{2015}' => Some('–'),
            c if is_mark(c) || c == '\u{fffd}' => Some('•'),
            // A single sign between blanks stood in the place of a bullet, whatever a font made of it.
            _ if is_lone(&view, &rest[len..]) => Some('•'),
            _ => None,
        };
        if let (Some(mark), true) = (stands_for, len > 1) {
            view.push(mark);
            view.extend(std::iter::repeat_n(' ', len - mark.len_utf8()));
        } else {
            view.push_str(&rest[..len]);
        }
        rest = &rest[len..];
    }
    view.push_str(rest);
    view
}

/// Whether only blanks stand around an escaped character.
fn is_lone(before: &str, after: &str) -> bool {
    let blank = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_mark(c));
    blank(before.chars().next_back()) && after.starts_with(|c: char| c.is_whitespace())
}

/// The character that the escapes at the start of `text` spell as UTF-8, and the bytes of text that it takes.
fn escaped_char(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| -> Option<u8> {
        let escape = text.get(at * 4..at * 4 + 4)?;
        u8::from_str_radix(escape.strip_prefix("\\x")?, 16).ok()
    };
    let bytes: Vec<u8> = (0..4).map_while(byte).collect();
    let valid = match std::str::from_utf8(&bytes) {
        Ok(all) => all,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).expect("the part before the error is UTF-8"),
    };
    let c = valid.chars().next()?;
    Some((c, c.len_utf8() * 4))
}
