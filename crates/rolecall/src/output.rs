//! What goes to the terminal: records and tables to standard output, everything else to standard error.

use std::io::{self, IsTerminal as _, Write};

use jiff::civil::Date;
use serde::Serialize;

use crate::card::printable;
use crate::cli::{Format, Output};

/// How a verb ended when nothing prevented it from doing its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was read and something was found.
    Done,
    /// Some input was bad or nothing was found; the rest is done.
    Incomplete,
}

/// The format that was asked for, or the one that fits standard output.
pub(crate) fn format_or_default(format: Option<Format>) -> Format {
    format.unwrap_or_else(|| if io::stdout().is_terminal() { Format::Table } else { Format::Json })
}

/// The day that was asked for, or today in UTC.
pub(crate) fn today_or_now(output: &Output) -> Date {
    #[expect(clippy::disallowed_methods, reason = "the binary is the one place that reads the clock")]
    let now = jiff::Timestamp::now();
    output.today.unwrap_or_else(|| now.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// Writes one JSON object and a line feed.
pub(crate) fn write_json(out: &mut impl Write, record: &impl Serialize) -> anyhow::Result<()> {
    serde_json::to_writer(&mut *out, record).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// One sentence on standard error, where names of files and words of their content cannot steer the terminal.
/// A closed standard error is no reason to stop.
pub(crate) fn complain(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "rolecall: {}", printable(sentence));
}

/// Whether whoever read our output went away (`rolecall … | head`), which is their right.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}

/// `1 posting`, `3 postings`, `1,204 résumés`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// `3,712,187`
pub(crate) fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_like_prose() {
        assert_eq!(count(1, "posting", "postings"), "1 posting");
        assert_eq!(count(0, "posting", "postings"), "0 postings");
        assert_eq!(count(3_712_187, "person", "people"), "3,712,187 people");
    }
}
