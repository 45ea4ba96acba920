//! The limited child: this very program, started again to open one PDF, DOCX or ODT file.
//!
//! A hostile file meets a process that has little memory and time, no environment, and no file or socket but the pipes to its
//! parent (see `confinement`). It gets the bytes on standard input and answers with positioned text or with the parts of the document, as JSON.

use std::io::{Read, Write};
use std::process::ExitCode;

use super::answer::{Kind, Reply};
use super::{DOCUMENT_BYTES_MAX, archive, confinement, pdf};

/// The hidden verb that starts the child, in front of the kind of document.
pub(super) const VERB: &str = "__open-document";

/// The kind of document that this process was started to open; `None` for a process that a person started.
#[expect(
    clippy::disallowed_methods,
    reason = "the child is told apart before the command line is parsed: its verb is no part of it"
)]
pub(crate) fn asked_for() -> Option<String> {
    let mut arguments = std::env::args_os().skip(1);
    (arguments.next()? == VERB).then(|| arguments.next()?.into_string().ok())?
}

/// How the child ends where its limits cannot be set: nothing was opened then.
pub(super) const UNLIMITED: u8 = 3;

/// Limits this process, opens the document on standard input and writes the answer to standard output.
pub(crate) fn main(kind: &str) -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    let Ok(confinement) = confinement::confine() else { return ExitCode::from(UNLIMITED) };
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(DOCUMENT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let answer = if kind == Kind::Pdf.name() { pdf::read(&bytes) } else { archive::read(&bytes) };
    let written =
        serde_json::to_vec(&Reply { answer, confinement }).map(|answer| std::io::stdout().lock().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
