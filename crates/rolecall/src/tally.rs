//! Counts what was read and what was not, and says so on standard error.

use std::path::PathBuf;

use crate::documents::{self, Expect};
use crate::output::{self, Outcome, count};

/// A file to read.
pub(crate) struct Input {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// A person named it, rather than the folder that it is in.
    pub(crate) named: bool,
}

/// Why there is no record, in one sentence for the person who named the file or its folder.
#[derive(Debug)]
pub(crate) enum Unread {
    /// Something is wrong with it.
    Bad(String),
    /// It is of another kind, which is wrong only for a file that was named.
    OtherKind(String),
}

impl Unread {
    pub(crate) fn sentence(self) -> String {
        match self {
            Self::Bad(sentence) | Self::OtherKind(sentence) => sentence,
        }
    }
}

impl From<documents::DocumentError> for Unread {
    fn from(error: documents::DocumentError) -> Self {
        let sentence = error.to_string();
        if error.fault.is_other_kind() { Self::OtherKind(sentence) } else { Self::Bad(sentence) }
    }
}

/// The records of a file each by itself, or the one reason why there are none.
pub(crate) fn each<R>(records: Result<Vec<R>, Unread>) -> Vec<Result<R, Unread>> {
    match records {
        Ok(records) => records.into_iter().map(Ok).collect(),
        Err(unread) => vec![Err(unread)],
    }
}

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
    pub(crate) const fn new(names: [&'static str; 2]) -> Self {
        Self { names, files_read: 0, records: 0, files_bad: 0, skipped: 0 }
    }

    /// The files that `paths` name. A folder in which there is nothing to read is told like a file that is bad.
    pub(crate) fn list(&mut self, paths: &[PathBuf], expect: Expect) -> Vec<Input> {
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
            let named = !path.is_dir();
            files.extend(listing.files.into_iter().map(|path| Input { path, named }));
        }
        files
    }

    /// The good records of one file, whose bad ones do not spoil it; what is wrong with each is told at once.
    pub(crate) fn take<R>(&mut self, named: bool, results: Vec<Result<R, Unread>>) -> Vec<R> {
        let mut records = Vec::with_capacity(results.len());
        for result in results {
            match result {
                Ok(record) => records.push(record),
                Err(Unread::OtherKind(_)) if !named => self.skipped += 1,
                Err(unread) => self.tell(&unread.sentence()),
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
