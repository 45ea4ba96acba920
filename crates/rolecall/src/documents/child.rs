//! The limited child: this very program, started again to open one PDF or DOCX file.
//!
//! A hostile file meets a process that has little memory and time, no environment, and no file or socket but the pipes to its
//! parent. It gets the bytes on standard input and answers with positioned text or with the parts of the document, as JSON.

use std::io::{Read, Write};
use std::process::ExitCode;

use extract::docx::Parts;
use rlimit::Resource;
use serde::{Deserialize, Serialize};

use super::pdf::{self, Pages};
use super::{DOCUMENT_BYTES_MAX, docx};

/// The hidden verb that starts the child, in front of the kind of document.
pub(super) const VERB: &str = "__open-document";

/// All memory that the child may map, in bytes.
const MEMORY_MAX: u64 = 512 * 1024 * 1024;
/// The processor time that the child may take, in seconds.
const SECONDS_MAX: u64 = 5;

/// What kind of document the child is asked to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    /// A zip archive, which is a DOCX file if it holds one.
    Zip,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Zip => "zip",
        }
    }
}

/// What the child found.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Pages(Pages),
    Parts(Parts),
    Encrypted,
    Broken(String),
    /// A zip archive with something else in it.
    OtherZip(String),
    /// More entries or bytes than a document may have, in words that go on after "has".
    TooMuch(String),
}

/// The kind of document that this process was started to open; `None` for a process that a person started.
#[expect(
    clippy::disallowed_methods,
    reason = "the child is told apart before the command line is parsed: its verb is no part of it"
)]
pub(crate) fn asked_for() -> Option<String> {
    let mut arguments = std::env::args_os().skip(1);
    (arguments.next()? == VERB).then(|| arguments.next()?.into_string().ok())?
}

/// Limits this process, opens the document on standard input and writes the answer to standard output.
pub(crate) fn main(kind: &str) -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    if limit().is_err() {
        return ExitCode::FAILURE;
    }
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(DOCUMENT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = if kind == Kind::Pdf.name() { pdf::read(&bytes) } else { docx::read(&bytes) };
    let written = serde_json::to_vec(&answer).map(|answer| std::io::stdout().lock().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes from this process what it does not need. What a system does not know (macOS has no limit of memory) it goes without.
fn limit() -> std::io::Result<()> {
    for (resource, most) in [
        (Resource::AS, MEMORY_MAX),
        (Resource::CPU, SECONDS_MAX),
        (Resource::CORE, 0),
        // Standard input, output and error are open: no file and no socket can be opened beside them.
        (Resource::NOFILE, 3),
        (Resource::FSIZE, 0),
        (Resource::NPROC, 0),
    ] {
        if resource.is_supported() {
            rlimit::setrlimit(resource, most, most)?;
        }
    }
    Ok(())
}
