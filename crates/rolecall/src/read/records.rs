//! The records of a file: read from it, or listed in it because they were read before.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;

use jiff::civil::Date;

use super::Record;
use crate::tally::{self, Unread};

/// Bytes of a line at most: a text of the largest size with all that is read of it.
const LINE_BYTES_MAX: u64 = 50_000_000;

/// Every record of one file; a record that is bad does not spoil the others.
pub(crate) fn records<R: Record>(path: &Path, today: Date) -> Vec<Result<R, Unread>> {
    let is_list = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"));
    if is_list {
        return listed(path);
    }
    tally::each(R::read(path, today))
}

/// The records of a `.jsonl` file, one a line; empty lines are passed over.
fn listed<R: Record>(path: &Path) -> Vec<Result<R, Unread>> {
    let name = path.display();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => return vec![Err(Unread::Bad(format!("{name}: cannot be opened: {error}")))],
    };
    let mut records = Vec::new();
    let mut reader = BufReader::new(file);
    for number in 1.. {
        let line = match next_line(&mut reader) {
            Ok(None) => break,
            Ok(Some(line)) => line,
            Err(error) => {
                records.push(Err(Unread::Bad(format!("{name}, line {number}: cannot be read: {error}"))));
                break;
            }
        };
        if !line.trim().is_empty() {
            records.push(record(&line, path, number));
        }
    }
    if records.is_empty() {
        let sentence = format!("{name}: is empty; accepted: one record a line as `rolecall read` prints them");
        records.push(Err(Unread::Bad(sentence)));
    }
    records
}

/// The next line; `None` at the end. A line that is longer than a record can be is an error before it fills the memory.
fn next_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    reader.take(LINE_BYTES_MAX + 1).read_line(&mut line)?;
    if line.len() as u64 > LINE_BYTES_MAX {
        return Err(io::Error::other(format!("is longer than {} MB, as no record is", LINE_BYTES_MAX / 1_000_000)));
    }
    Ok((!line.is_empty()).then_some(line))
}

fn record<R: Record>(line: &str, path: &Path, number: usize) -> Result<R, Unread> {
    let mut record: R = serde_json::from_str(line).map_err(|error| {
        let [one, _] = R::NAMES;
        Unread::Bad(format!(
            "{}, line {number}: is not a {one}: {error}; accepted: one record a line as `rolecall read` prints them",
            path.display()
        ))
    })?;
    let source = record.source();
    if source.file.is_empty() {
        source.file = format!("{}#{number}", path.display());
    }
    Ok(record)
}
