//! What word processors keep, written down as lines: paragraphs, the cells of tables, text boxes, and words that nobody sees.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::furniture::is_page_number;
use crate::text::Extracted;

/// Lines, and the tables that are open among them: the body of a document, or a text box inside it.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    lines: Vec<String>,
    /// The cells of the row that is open in each table, the outer table first.
    rows: Vec<Vec<Vec<String>>>,
}

impl Flow {
    pub(crate) fn open_table(&mut self) {
        self.rows.push(Vec::new());
    }

    pub(crate) fn close_table(&mut self) {
        self.close_row();
        self.rows.pop();
    }

    pub(crate) fn open_row(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.clear();
        }
    }

    pub(crate) fn open_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.push(Vec::new());
        }
    }

    /// Puts lines where they belong: in the cell that is open, or behind the others.
    pub(crate) fn put(&mut self, lines: impl IntoIterator<Item = String>) {
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.extend(lines),
            None => self.lines.extend(lines),
        }
    }

    /// A row of single lines is one line; cells that hold more are read one after the other, as the columns of a page are.
    pub(crate) fn close_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let cells: Vec<Vec<String>> = row.into_iter().filter(|cell| cell.iter().any(|line| !line.is_empty())).collect();
        let is_line = cells.iter().all(|cell| cell.iter().filter(|line| !line.is_empty()).count() == 1);
        if cells.is_empty() {
            // A row that holds nothing, or one that was closed before, is no line.
        } else if is_line {
            let texts: Vec<String> = cells.into_iter().flatten().filter(|line| !line.is_empty()).collect();
            self.put([texts.join("\t")]);
        } else {
            for cell in cells {
                self.put([String::new()]);
                self.put(cell);
            }
            self.put([String::new()]);
        }
        self.rows.push(Vec::new());
    }

    /// All lines. A table that was never closed ends here.
    pub(crate) fn into_lines(mut self) -> Vec<String> {
        while !self.rows.is_empty() {
            self.close_table();
        }
        self.lines
    }
}

/// How a stretch of text is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hidden {
    /// Marked as hidden.
    Vanished,
    /// White on white.
    White,
    /// Too small to be read.
    Tiny,
}

impl Hidden {
    /// How such text is hidden, in words that go on after "words are".
    const fn how_hidden(self) -> &'static str {
        match self {
            Self::Vanished => "marked as hidden",
            Self::White => "drawn in the colour of the paper",
            Self::Tiny => "too small to be read",
        }
    }
}

/// What a document, or a part of it, says.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Its lines; an empty one parts paragraphs that stand apart.
    pub(crate) lines: Vec<String>,
    /// What a person would not see of it, a text for each paragraph.
    pub(crate) hidden: BTreeMap<Hidden, Vec<String>>,
}

impl Told {
    /// The text of a body with what stands in the margins of its pages: headers before it, footers behind it, each line once and no
    /// page numbers. What they hide joins what is hidden elsewhere.
    pub(crate) fn with_margins(self, headers: Vec<Self>, footers: Vec<Self>) -> Extracted {
        let mut hidden = self.hidden;
        let mut seen = BTreeSet::new();
        let mut lines = margin_lines(headers, &mut seen, &mut hidden);
        if !lines.is_empty() {
            lines.push(String::new());
        }
        seen.extend(self.lines.iter().cloned());
        lines.extend(self.lines);
        lines.push(String::new());
        lines.extend(margin_lines(footers, &mut seen, &mut hidden));
        let mut extracted = Extracted::seen(joined(&lines));
        for (look, texts) in hidden {
            extracted.append_hidden(look.how_hidden(), texts);
        }
        extracted
    }
}

/// The lines of headers or footers that were not seen before, without page numbers.
fn margin_lines(
    parts: Vec<Told>,
    seen: &mut BTreeSet<String>,
    hidden: &mut BTreeMap<Hidden, Vec<String>>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for told in parts {
        let fresh = told.lines.into_iter().filter(|line| !line.is_empty() && !is_page_number(line));
        lines.extend(fresh.filter(|line| seen.insert(line.clone())));
        for (look, texts) in told.hidden {
            hidden.entry(look).or_default().extend(texts);
        }
    }
    lines
}

/// Lines as a text: at most one blank line between two others, none at the ends.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    let mut is_blank_due = false;
    for line in lines {
        if line.is_empty() {
            is_blank_due = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_blank_due) {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// A bullet that was typed has a tab behind it, where a list would have a blank.
pub(crate) fn without_tab_after_bullet(line: &str) -> String {
    match line.split_once('\t') {
        Some((mark, text)) if mark.chars().count() == 1 && !mark.chars().all(char::is_alphanumeric) => {
            format!("{mark} {text}")
        }
        _ => line.to_owned(),
    }
}

/// The mark of an item of a list: `a.` to `z.`, `A.` to `Z.`, or its number.
pub(crate) fn count_mark(count: u32, first: Option<char>) -> String {
    /// A list of letters goes on with numbers after this many.
    const LETTERS: u32 = 26;
    let letter = first.filter(|_| (1..=LETTERS).contains(&count));
    let letter = letter.and_then(|first| char::from_u32(u32::from(first) + count - 1));
    letter.map_or_else(|| count.to_string(), String::from)
}
