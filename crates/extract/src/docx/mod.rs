//! From the parts of a DOCX file to text: paragraphs, lists, tables, text boxes, headers and footers.
//!
//! The archive is opened elsewhere, in a limited process; here are only its XML parts.

mod list;
mod look;
mod story;
mod xml;

use serde::{Deserialize, Serialize};

use crate::layout::furniture::is_page_number;
use crate::text::Extracted;
use list::Lists;

/// The parts of a DOCX file that hold text or say how it is shown, as XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// `word/document.xml`.
    pub document: String,
    /// `word/header1.xml` and so on.
    #[serde(default)]
    pub headers: Vec<String>,
    /// `word/footer1.xml` and so on.
    #[serde(default)]
    pub footers: Vec<String>,
    /// `word/numbering.xml`, empty where there is none.
    #[serde(default)]
    pub numbering: String,
    /// `word/styles.xml`, empty where there is none.
    #[serde(default)]
    pub styles: String,
}

/// Why the XML of a document cannot be read. What stands before the fault is lost with it: a half read résumé would be a wrong one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocxFault {
    /// It is not well formed.
    #[error("its XML is broken: {0}")]
    Xml(String),
    /// Elements are nested deeper than any word processor nests them.
    #[error("its XML has more than {} levels", xml::DEPTH_MAX)]
    TooDeep,
    /// A document type definition, which may define entities that grow without end.
    #[error("its XML defines a document type, which no word processor writes")]
    DocumentType,
}

/// The text of a document: its headers, its body, its footers.
pub fn read(parts: &Parts) -> Result<Extracted, DocxFault> {
    let mut lists = Lists::load(&parts.numbering, &parts.styles)?;
    let body = story::read(&parts.document, &mut lists)?;
    let mut lines: Vec<String> = Vec::new();
    let mut hidden = body.hidden;
    for header in &parts.headers {
        lines.extend(margin_lines(header, &mut lists, &lines)?);
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.extend(body.lines);
    lines.push(String::new());
    for footer in &parts.footers {
        lines.extend(margin_lines(footer, &mut lists, &lines)?);
    }
    let mut extracted = Extracted::seen(joined(&lines));
    for (look, texts) in &mut hidden {
        extracted.append_hidden(look.how_hidden(), std::mem::take(texts));
    }
    Ok(extracted)
}

/// The lines of a header or footer that do not stand in the document yet, without page numbers.
fn margin_lines(part: &str, lists: &mut Lists, present: &[String]) -> Result<Vec<String>, DocxFault> {
    let mut lines = story::read(part, lists)?.lines;
    lines.retain(|line| !line.is_empty() && !is_page_number(line) && !present.contains(line));
    Ok(lines)
}

/// Lines as a text: at most one blank line between two others, none at the ends.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    let mut is_blank_due = false;
    for line in lines {
        if line.is_empty() {
            is_blank_due = !text.is_empty();
            continue;
        }
        if std::mem::take(&mut is_blank_due) {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
