//! Wrapped lines: where a line ended only because the paper did.
//!
//! A word processor writes a paragraph as one line, a PDF as many; what is read of them should not differ. Lists without marks look
//! like paragraphs, so a line goes on only where its words say so as well as its place.

use std::collections::BTreeMap;

use super::line::Line;

/// Lines of fewer words are entries of a list, names or headings.
const WORDS_MIN: usize = 5;
/// The next line may begin this many font sizes to the right of the line before, as the text of a list item does.
const INDENT_MAX: f32 = 4.0;
/// Sizes that differ by less than this share are one.
const SAME_SIZE: f32 = 0.05;

/// For each block, how far to the right its text reaches.
pub(super) fn edges(lines: &[Line]) -> BTreeMap<usize, f32> {
    let mut edges = BTreeMap::new();
    for line in lines.iter().filter(|line| is_prose(line)) {
        let edge = edges.entry(line.block).or_insert(line.right);
        *edge = edge.max(line.right);
    }
    edges
}

fn is_prose(line: &Line) -> bool {
    !line.text.contains('\t') && line.text.split_whitespace().nth(WORDS_MIN - 1).is_some()
}

/// Whether `next` goes on with the sentence of `line`, which reached the edge of its block.
pub(super) fn goes_on(line: &Line, next: &Line, edge: Option<f32>) -> bool {
    let Some(edge) = edge else { return false };
    let indent = next.left - line.left;
    let is_in_place = -line.size / 2.0 < indent
        && indent < INDENT_MAX * line.size
        && (next.size - line.size).abs() <= SAME_SIZE * line.size;
    is_prose(line)
        && !next.text.contains('\t')
        && is_in_place
        && is_full(line, next, edge)
        && reads_on(&line.text, &next.text)
}

/// Whether the first word of the next line would not have fitted on this one.
fn is_full(line: &Line, next: &Line, edge: f32) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "no line has millions of letters")]
    let letters = |text: &str| text.chars().count() as f32;
    let word = next.text.split_whitespace().next().unwrap_or_default();
    let letter_width = (line.right - line.left) / letters(&line.text).max(1.0);
    line.right + letter_width * (letters(word) + 1.0) > edge
}

/// Whether the words say that a sentence goes on: it stops at a word that nothing ends with, or it goes on in small letters.
fn reads_on(text: &str, next: &str) -> bool {
    const OPEN_WORDS: [&str; 17] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "including", "of", "on", "or", "the", "to", "using",
        "with",
    ];
    if text.ends_with(['.', '!', '?', ':', ';']) {
        return false;
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let is_open =
        text.ends_with([',', '-', '–', '&', '/', '(']) || OPEN_WORDS.iter().any(|open| last.eq_ignore_ascii_case(open));
    let begins = |test: fn(char) -> bool| next.chars().next().is_some_and(test);
    is_open && begins(char::is_alphanumeric) || begins(char::is_lowercase) && next.chars().nth(1) != Some(' ')
}
