//! Why a file could not be read, in one sentence for the person who named it.

use extract::text::decode::NoText;

use super::Expect;

/// A file that could not be read: its name and what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {fault}")]
pub(crate) struct DocumentError {
    /// The file as the person who asked named it; `standard input` for that.
    pub(crate) file: String,
    /// What is wrong with it.
    #[source]
    pub(crate) fault: Fault,
}

/// What is wrong with a file, and what would be accepted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("cannot be opened: {0}")]
    Unopened(#[source] std::io::Error),
    #[error("is a folder; name the files in it or give the folder where a folder is asked for")]
    Folder,
    #[error("is empty; accepted: {0}")]
    Empty(Expect),
    #[error(
        "holds more than {limit_mb} MB, the most that is read of {what}; split it, or save it without its pictures"
    )]
    TooLarge { what: &'static str, limit_mb: usize },
    #[error("{0}; accepted: {1}")]
    NoText(#[source] NoText, Expect),
    #[error("is {what}, which is not read; accepted: {expect}")]
    Unsupported { what: String, expect: Expect },
    #[error("has an unknown extension (.{extension}); accepted: {expect}")]
    UnknownExtension { extension: String, expect: Expect },
    #[error("is called .{extension} but is {what}; accepted: {expect}")]
    Misnamed { extension: String, what: String, expect: Expect },
    #[error(
        "is broken JSON at line {line}, column {column}: {message}; accepted: one whole JSON value, or plain text under another extension"
    )]
    BrokenJson { line: usize, column: usize, message: String },
    #[error("is JSON but not {0}")]
    ForeignJson(&'static str),
    #[error("is XML but no Europass record; accepted: {0}")]
    ForeignXml(Expect),
    #[error(
        "holds records that were read before; give them to `rolecall match` as .jsonl, or name the files that they were read from"
    )]
    Records,
    #[error(
        "is a scan: its pages are images without a text layer; run it through OCR first, or give the text as PDF, DOCX, HTML or plain text"
    )]
    Scan,
    #[error(
        "has letters of which its fonts do not say which they are; print it to PDF again, or give it as DOCX or plain text"
    )]
    Garbled,
    #[error("has {0}, more than a document may have; save it again from a word processor, or give it as plain text")]
    TooMuch(String),
    #[error("holds no text; accepted: {0} with a word in it")]
    NoWords(Expect),
    #[error("is protected by a password; save it without one")]
    Encrypted,
    #[error("is a broken {what} ({message}); save or download it again, or give it as plain text")]
    Broken { what: &'static str, message: String },
    #[error(
        "took more {resource} than a document may to open ({limit}); save it again from a word processor, or give it as plain text"
    )]
    Exhausted { resource: &'static str, limit: &'static str },
    #[error("could not be opened in the limited child process ({0}); give it as plain text")]
    Child(String),
}

impl Fault {
    /// The file is sound but of a kind that nobody would look for a record in.
    pub(crate) fn is_other_kind(&self) -> bool {
        matches!(self, Self::ForeignJson(_) | Self::ForeignXml(_))
    }
}
