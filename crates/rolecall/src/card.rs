//! A record as a heading with labelled rows, wrapped to a width that every terminal has.

use std::io::{self, Write};

use talent::{Problem, Source};

/// Columns of a line.
const WIDTH: usize = 100;
/// Columns of the label before a value, blanks included.
const LABEL: usize = 16;

/// A heading and its rows.
pub(crate) struct Card {
    heading: String,
    rows: Vec<(&'static str, String)>,
}

impl Card {
    /// A card without rows.
    pub(crate) fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), rows: Vec::new() }
    }

    /// Adds a row; nothing where there is no value.
    pub(crate) fn row(&mut self, label: &'static str, value: Option<String>) {
        self.rows.extend(value.map(|value| (label, value)));
    }

    /// Where the record stands.
    pub(crate) fn source(&mut self, source: &Source) {
        self.row("source", Some(format!("{}, bytes {} to {}", source.file, source.start, source.end)));
    }

    /// What was derived rather than stated.
    pub(crate) fn inferred(&mut self, fields: &[String]) {
        self.row("derived", (!fields.is_empty()).then(|| fields.join(", ")));
    }

    /// What is wrong or doubtful, one row each.
    pub(crate) fn problems(&mut self, problems: &[Problem]) {
        for problem in problems {
            self.row("! problem", Some(problem.message.clone()));
        }
    }

    /// Writes the card and an empty line.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", printable(&self.heading))?;
        let mut last = "";
        for (label, value) in &self.rows {
            let shown = if *label == last { "" } else { label };
            last = label;
            for (i, line) in wrap(&printable(value), WIDTH - LABEL).iter().enumerate() {
                let label = if i == 0 { shown } else { "" };
                writeln!(out, "  {label:<width$}{line}", width = LABEL - 2)?;
            }
        }
        writeln!(out)
    }
}

/// The text with blanks for line breaks and for all that could move the cursor, colour the terminal or turn the direction of writing.
pub(crate) fn printable(text: &str) -> String {
    let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if steers(c) { ' ' } else { c }).collect()
}

/// The items with `separator` between them; `None` for none.
pub(crate) fn joined(separator: &str, items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join(separator))
}

/// Lines of at most `width` characters, broken at blanks; a longer word has a line to itself.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in text.split_whitespace() {
        let word_columns = word.chars().count();
        if columns > 0 && columns + 1 + word_columns > width {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(word);
        columns += word_columns;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_wrap_under_themselves() {
        let mut card = Card::new("Site Engineer");
        card.row("required", Some("concrete ".repeat(12)));
        card.row("pay", None);
        let mut out = Vec::new();
        card.write(&mut out).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        Site Engineer
          required      concrete concrete concrete concrete concrete concrete concrete concrete concrete
                        concrete concrete concrete
        ");
    }

    #[test]
    fn text_from_a_file_cannot_steer_the_terminal() {
        assert_eq!(printable("ring\u{7}\u{1b}[31mred\u{202e}txt"), "ring  [31mred txt");
    }
}
