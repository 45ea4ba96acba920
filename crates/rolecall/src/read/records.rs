//! The records of a file: read from it, or listed in it because they were read before.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use jiff::civil::Date;

use super::Record;
use crate::tally::{self, Unread};

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
    for (index, line) in BufReader::new(file).lines().enumerate() {
        let number = index + 1;
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                records.push(Err(Unread::Bad(format!("{name}, line {number}: cannot be read: {error}"))));
                break;
            }
        };
        if line.trim().is_empty() {
            continue;
        }
        records.push(record(&line, path, number));
    }
    if records.is_empty() {
        let sentence = format!("{name}: is empty; accepted: one record a line as `rolecall read` prints them");
        records.push(Err(Unread::Bad(sentence)));
    }
    records
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
