//! From the parts of a DOCX file to text: paragraphs, lists, tables, text boxes, headers and footers.
//!
//! The archive is opened elsewhere, in a limited process; here are only its XML parts.

mod list;
mod look;
mod story;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::layout::furniture::is_page_number;
use crate::text::Extracted;
use list::Lists;
use look::Hidden;

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
    let mut hidden = body.hidden;
    let mut seen = BTreeSet::new();
    let mut lines = margin_lines(&parts.headers, &mut lists, &mut seen, &mut hidden)?;
    if !lines.is_empty() {
        lines.push(String::new());
    }
    seen.extend(body.lines.iter().cloned());
    lines.extend(body.lines);
    lines.push(String::new());
    lines.extend(margin_lines(&parts.footers, &mut lists, &mut seen, &mut hidden)?);
    let mut extracted = Extracted::seen(joined(&lines));
    for (look, texts) in hidden {
        extracted.append_hidden(look.how_hidden(), texts);
    }
    Ok(extracted)
}

/// The lines of headers or footers that were not seen before, without page numbers. What they hide joins what is hidden elsewhere.
fn margin_lines(
    parts: &[String],
    lists: &mut Lists,
    seen: &mut BTreeSet<String>,
    hidden: &mut BTreeMap<Hidden, Vec<String>>,
) -> Result<Vec<String>, DocxFault> {
    let mut lines = Vec::new();
    for part in parts {
        let told = story::read(part, lists)?;
        let fresh = told.lines.into_iter().filter(|line| !line.is_empty() && !is_page_number(line));
        lines.extend(fresh.filter(|line| seen.insert(line.clone())));
        for (look, texts) in told.hidden {
            hidden.entry(look).or_default().extend(texts);
        }
    }
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
