//! Counts what was read and what was not, and says so on standard error.

use std::path::PathBuf;

use crate::documents::{self, Expect};
use crate::output::{self, Outcome, count};

/// What a verb read so far.
pub(crate) struct Tally {
    names: [&'static str; 2],
    files_read: usize,
    records: usize,
    files_bad: usize,
    skipped: usize,
}

impl Tally {
    /// Nothing read yet; `names` are what one record and what several are called.
    pub(crate) fn new(names: [&'static str; 2]) -> Self {
        Self { names, files_read: 0, records: 0, files_bad: 0, skipped: 0 }
    }

    /// The files that `paths` name. A folder in which there is nothing to read is told like a file that is bad.
    pub(crate) fn list(&mut self, paths: &[PathBuf], expect: Expect) -> Vec<PathBuf> {
        let mut files = Vec::new();
        for path in paths {
            let listing = documents::list(std::slice::from_ref(path));
            self.skipped += listing.skipped;
            for error in &listing.errors {
                self.tell(&error.to_string());
            }
            if listing.files.is_empty() && listing.errors.is_empty() {
                self.tell(&format!("{}: no file in this folder can be read; accepted: {expect}", path.display()));
            }
            files.extend(listing.files);
        }
        files
    }

    /// The records of one file; what is wrong with it is told at once.
    pub(crate) fn take<R>(&mut self, result: Result<Vec<R>, String>) -> Vec<R> {
        match result {
            Ok(records) => {
                self.files_read += 1;
                self.records += records.len();
                records
            }
            Err(sentence) => {
                self.tell(&sentence);
                Vec::new()
            }
        }
    }

    /// The good records of one file, whose bad ones do not spoil it; what is wrong with each is told at once.
    pub(crate) fn take_each<R>(&mut self, results: Vec<Result<R, String>>) -> Vec<R> {
        let mut records = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok(record) => records.push(record),
                Err(sentence) => self.tell(&sentence),
            }
        }
        self.files_read += usize::from(!records.is_empty());
        self.records += records.len();
        records
    }

    /// Something that could not be read.
    pub(crate) fn tell(&mut self, sentence: &str) {
        self.files_bad += 1;
        output::complain(sentence);
    }

    /// Prints the counts.
    pub(crate) fn report(&self) -> Outcome {
        let records = count(self.records, self.names[0], self.names[1]);
        let mut parts = vec![format!("{records} read from {}", count(self.files_read, "file", "files"))];
        if self.files_bad > 0 {
            parts.push(format!("{} not read", count(self.files_bad, "input", "inputs")));
        }
        if self.skipped > 0 {
            parts.push(format!("{} of other kinds skipped", count(self.skipped, "file", "files")));
        }
        output::complain(&parts.join("; "));
        if self.files_bad > 0 || self.records == 0 { Outcome::Incomplete } else { Outcome::Done }
    }
}
