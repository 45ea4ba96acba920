//! Opens the archive of a DOCX or ODT file. Runs in the limited child process only.

use std::io::{Cursor, Read};

use extract::{docx, odt};
use zip::ZipArchive;
use zip::result::ZipError;

use super::answer::Answer;

/// How many entries an archive may have.
pub(super) const ENTRIES_MAX: usize = 2_000;
/// What the parts may inflate to, all together.
const INFLATED_BYTES_MAX: u64 = 64_000_000;
/// What a part may inflate to, times what it takes in the archive.
const RATIO_MAX: u64 = 100;
/// A small part may inflate more: blanks and repeated tags do.
const RATIO_FREE_BYTES: u64 = 1_000_000;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads the parts of a DOCX or ODT file; for any other archive, says what it is.
pub(super) fn read(bytes: &[u8]) -> Answer {
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return fault(&error, "its zip archive"),
    };
    if archive.len() > ENTRIES_MAX {
        return Answer::TooMuch(format!("more than {ENTRIES_MAX} entries"));
    }
    let mut names: Vec<String> = archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    names.sort();
    let mut left = INFLATED_BYTES_MAX;
    let read = if let Some(main) = names.iter().find(|name| is_part(name, "document")) {
        docx_parts(&mut archive, main, &names, &mut left).map(Answer::Docx)
    } else if names.iter().any(|name| name == CONTENT) {
        odt_parts(&mut archive, &names, &mut left)
    } else {
        return other(&names);
    };
    read.unwrap_or_else(|answer| answer)
}

fn docx_parts(archive: &mut Archive<'_>, main: &str, names: &[String], left: &mut u64) -> Result<docx::Parts, Answer> {
    let mut parts = docx::Parts { document: part(archive, main, left)?, ..docx::Parts::default() };
    for name in names {
        if is_part(name, "header") {
            parts.headers.push(part(archive, name, left)?);
        } else if is_part(name, "footer") {
            parts.footers.push(part(archive, name, left)?);
        } else if name == "word/numbering.xml" {
            parts.numbering = part(archive, name, left)?;
        } else if name == "word/styles.xml" {
            parts.styles = part(archive, name, left)?;
        }
    }
    Ok(parts)
}

/// The body of an OpenDocument file.
const CONTENT: &str = "content.xml";

/// The parts of an OpenDocument text. One that is encrypted says so in its manifest; its entries are no XML then.
fn odt_parts(archive: &mut Archive<'_>, names: &[String], left: &mut u64) -> Result<Answer, Answer> {
    const KINDS: [(&str, &str); 2] =
        [("spreadsheet", "a spreadsheet (.ods)"), ("presentation", "a presentation (.odp)")];
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let mut optional = |name: &str| if has(name) { part(archive, name, left) } else { Ok(String::new()) };
    let mimetype = optional("mimetype")?;
    if let Some((_, what)) = KINDS.iter().find(|(kind, _)| mimetype.contains(kind)) {
        return Err(Answer::OtherZip((*what).to_owned()));
    }
    if optional("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(Answer::Encrypted);
    }
    Ok(Answer::Odt(odt::Parts { content: optional(CONTENT)?, styles: optional("styles.xml")? }))
}

/// Whether an entry is `word/document.xml`, `word/header2.xml` and so on.
fn is_part(name: &str, kind: &str) -> bool {
    let number = name.strip_prefix("word/").and_then(|name| name.strip_prefix(kind)?.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Inflates a part, as far as it may.
fn part(archive: &mut Archive<'_>, name: &str, left: &mut u64) -> Result<String, Answer> {
    let entry = archive.by_name(name).map_err(|error| fault(&error, name))?;
    let most = (*left).min(RATIO_FREE_BYTES.max(entry.compressed_size().saturating_mul(RATIO_MAX)));
    let mut bytes = Vec::new();
    let read = entry.take(most + 1).read_to_end(&mut bytes).map_err(|error| fault(&error.into(), name))? as u64;
    if read > most {
        return Err(Answer::TooMuch(format!(
            "parts that inflate to more than {} MB or {RATIO_MAX} times their size",
            INFLATED_BYTES_MAX / 1_000_000
        )));
    }
    *left -= read;
    // Word processors write UTF-8 only; what is not is a fault that the reader of the XML names.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What is wrong with an archive or a part of it, for a person who may not know that a document is one.
fn fault(error: &ZipError, what: &str) -> Answer {
    match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Answer::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Answer::Broken(format!("{what} is packed in a way that no word processor uses"))
        }
        _ => Answer::Broken(format!("{what} is damaged or cut off")),
    }
}

/// What an archive holds that is no text document.
fn other(names: &[String]) -> Answer {
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let what = if has("xl/workbook.xml") {
        "a spreadsheet (.xlsx)"
    } else if has("ppt/presentation.xml") {
        "a presentation (.pptx)"
    } else if names.iter().any(|name| name.starts_with("Index/")) {
        "a Pages document"
    } else {
        "a zip archive"
    };
    Answer::OtherZip(what.to_owned())
}
