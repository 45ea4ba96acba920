//! From the parts of a DOCX file to text: paragraphs, lists, tables, text boxes, headers and footers.
//!
//! The archive is opened elsewhere, in a limited process; here are only its XML parts.

mod list;
mod look;
mod story;

use serde::{Deserialize, Serialize};

use crate::flow::Told;
use crate::text::Extracted;
use crate::xml::XmlFault;
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

/// The text of a document: its headers, its body, its footers.
pub fn read(parts: &Parts) -> Result<Extracted, XmlFault> {
    let mut lists = Lists::load(&parts.numbering, &parts.styles)?;
    let body = story::read(&parts.document, &mut lists)?;
    let mut margins = |parts: &[String]| -> Result<Vec<Told>, XmlFault> {
        parts.iter().map(|part| story::read(part, &mut lists)).collect()
    };
    let headers = margins(&parts.headers)?;
    Ok(body.with_margins(headers, margins(&parts.footers)?))
}

#[cfg(test)]
mod tests;
