//! The limited child: this very program, started again to open one PDF, DOCX or ODT file.
//!
//! A hostile file meets a process that has little memory and time, no environment, and no file or socket but the pipes to its
//! parent (see `confinement`). It gets the bytes on standard input and answers with positioned text or with the parts of the document, as JSON.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode};

use super::answer::{Kind, Reply};
use super::{DOCUMENT_BYTES_MAX, archive, confinement, pdf};

/// The hidden verb that starts the child, in front of the kind of document.
pub(super) const VERB: &str = "__open-document";
/// In the place of the kind: the picture of a page of a PDF is wanted, as a file of a picture. The number of the page follows.
pub(super) const PICTURE: &str = "picture";
/// In the place of the kind: text in a picture is wanted. The path of the program that recognises it follows.
pub(super) const RECOGNISE: &str = "recognise";

/// What this process was started for, and what belongs to that; `None` for a process that a person started.
#[expect(
    clippy::disallowed_methods,
    reason = "the child is told apart before the command line is parsed: its verb is no part of it"
)]
pub(crate) fn asked_for() -> Option<(String, OsString)> {
    let mut arguments = std::env::args_os().skip(1);
    let kind = (arguments.next()? == VERB).then(|| arguments.next()?.into_string().ok()).flatten()?;
    Some((kind, arguments.next().unwrap_or_default()))
}

/// How the child ends where its limits cannot be set: nothing was opened then.
pub(super) const UNLIMITED: u8 = 3;

/// Limits this process, opens the document on standard input and writes the answer to standard output.
pub(crate) fn main(kind: &str, argument: &OsStr) -> ExitCode {
    std::panic::set_hook(Box::new(|_| {}));
    if kind == RECOGNISE {
        return become_recogniser(Path::new(argument));
    }
    let Ok(confinement) = confinement::confine() else { return ExitCode::from(UNLIMITED) };
    let mut bytes = Vec::new();
    if std::io::stdin().lock().take(DOCUMENT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let page = argument.to_str().and_then(|page| page.parse().ok()).unwrap_or(0);
    let answer = match kind {
        PICTURE => Ok(pdf::picture(&bytes, page).unwrap_or_default()),
        _ if kind == Kind::Pdf.name() => serde_json::to_vec(&Reply { answer: pdf::read(&bytes), confinement }),
        _ => serde_json::to_vec(&Reply { answer: archive::read(&bytes), confinement }),
    };
    let written = answer.map(|answer| std::io::stdout().lock().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Limits this process and becomes Tesseract, which reads the picture on standard input and writes a table of words to standard output.
#[expect(clippy::disallowed_methods, reason = "a process that was started for it becomes the recogniser")]
fn become_recogniser(program: &Path) -> ExitCode {
    use std::os::unix::process::CommandExt as _;
    if confinement::confine_recogniser(program).is_err() {
        return ExitCode::from(UNLIMITED);
    }
    // One thread: others would be processes of their own to the limits.
    let _ = Command::new(program)
        .args(["stdin", "stdout", "--psm", "3", "-c", "tessedit_create_tsv=1"])
        .env_clear()
        .env("OMP_THREAD_LIMIT", "1")
        .exec();
    ExitCode::FAILURE
}
