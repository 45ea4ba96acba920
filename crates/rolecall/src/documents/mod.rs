//! Opening the files that people name: which format a file has, its text, and what is wrong with it.

mod answer;
mod archive;
mod attached;
pub(crate) mod child;
mod client;
mod confinement;
mod container;
mod error;
mod format;
mod listing;
mod parent;
mod pdf;
mod recognition;

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use talent::Problem;

pub(crate) use client::Client;
pub(crate) use error::{DocumentError, Fault};
pub(crate) use format::Format;
pub(crate) use listing::list;

/// Text beyond this is refused.
const TEXT_BYTES_MAX: usize = 5_000_000;
/// A document (PDF, DOCX, ODT, RTF) beyond this is refused.
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
            Self::Post => "text, Markdown, HTML, PDF, DOCX, ODT, RTF",
            Self::Resume => "text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML",
        })
    }
}

/// A file that was read.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Its text; for JSON and for XML the very source.
    pub(crate) text: String,
    /// How many bytes of `text` a person sees; what follows is hidden and no reader takes it into account.
    pub(crate) seen: usize,
    /// What kind of file it is.
    pub(crate) format: Format,
    /// What is wrong with the text, with ranges of `text`.
    pub(crate) problems: Vec<Problem>,
}

/// Reads a file that a person named; `-` is standard input.
pub(crate) fn open(path: &Path, expect: Expect) -> Result<Document, DocumentError> {
    let is_standard_input = path.as_os_str() == "-";
    let file = if is_standard_input { "standard input".to_owned() } else { path.display().to_string() };
    let document = if is_standard_input {
        read_limited(io::stdin().lock()).and_then(|bytes| format::read("-", &bytes, expect))
    } else {
        let opened = if path.is_dir() { Err(Fault::Folder) } else { File::open(path).map_err(Fault::Unopened) };
        opened.and_then(read_limited).and_then(|bytes| format::read(&file, &bytes, expect))
    };
    document.map_err(|fault| DocumentError { file, fault })
}

/// Reads bytes that came under a name rather than from a file.
pub(crate) fn open_bytes(name: &str, bytes: &[u8], expect: Expect) -> Result<Document, DocumentError> {
    format::read(name, bytes, expect).map_err(|fault| DocumentError { file: name.to_owned(), fault })
}

/// All bytes, or just enough of too many to be refused for it.
fn read_limited(source: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    source.take(DOCUMENT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).map_err(Fault::Unopened)?;
    Ok(bytes)
}
