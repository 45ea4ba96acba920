//! Opening the files that people name: which format a file has, its text, and what is wrong with it.

pub(crate) mod child;
mod container;
mod docx;
mod error;
mod format;
mod listing;
mod parent;
mod pdf;

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use talent::Problem;

pub(crate) use error::{DocumentError, Fault};
pub(crate) use format::Format;
pub(crate) use listing::list;

/// Text beyond this is refused.
const TEXT_BYTES_MAX: usize = 5_000_000;
/// A document (PDF, DOCX) beyond this is refused.
const DOCUMENT_BYTES_MAX: usize = 10_000_000;

/// What a file is asked to hold, which decides what JSON means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expect {
    /// Job posts.
    Post,
    /// A résumé.
    Resume,
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Post => "text, Markdown, HTML, PDF, DOCX",
            Self::Resume => "text, Markdown, HTML, PDF, DOCX, JSON Resume",
        })
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Its text; for JSON the JSON itself.
    pub(crate) text: String,
    /// How many bytes of `text` a person sees; what follows is hidden and no reader takes it into account.
    pub(crate) seen: usize,
    /// What kind of file it is.
    pub(crate) format: Format,
    /// What is wrong with the text, with ranges of `text`.
    pub(crate) problems: Vec<Problem>,
    /// What offsets in `text` refer to.
    pub(crate) offsets: Offsets,
}

impl Document {
    /// The part of the text that a person sees: what a reader takes into account.
    pub(crate) fn seen_text(&self) -> &str {
        self.text.get(..self.seen).unwrap_or(&self.text)
    }
}

/// What the offsets of evidence refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offsets {
    /// The bytes of the file, which is UTF-8 text.
    File,
    /// The text that was extracted from it.
    Text,
}

/// Reads a file that a person named.
pub(crate) fn open(path: &Path, expect: Expect) -> Result<Document, DocumentError> {
    let file = path.display().to_string();
    let fail = |fault| DocumentError { file: file.clone(), fault };
    if path.is_dir() {
        return Err(fail(Fault::Folder));
    }
    let opened = File::open(path).map_err(|error| fail(Fault::Unopened(error)))?;
    let mut bytes = Vec::new();
    let limit = DOCUMENT_BYTES_MAX as u64 + 1;
    opened.take(limit).read_to_end(&mut bytes).map_err(|error| fail(Fault::Unopened(error)))?;
    open_bytes(&file, &bytes, expect)
}

/// Reads bytes that came under the name `name`, a path or `-` for standard input.
pub(crate) fn open_bytes(name: &str, bytes: &[u8], expect: Expect) -> Result<Document, DocumentError> {
    format::read(name, bytes, expect).map_err(|fault| {
        let file = if name == "-" { "standard input".to_owned() } else { name.to_owned() };
        DocumentError { file, fault }
    })
}
