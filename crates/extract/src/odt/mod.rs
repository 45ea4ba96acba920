//! From the parts of an OpenDocument text (ODT, and the flat FODT) to text: paragraphs, lists, tables, text boxes, headers and footers.
//!
//! The archive is opened elsewhere, in a limited process; here are only its XML parts.

mod style;
mod teller;

use serde::{Deserialize, Serialize};

use crate::text::Extracted;
use crate::xml::XmlFault;
use style::Styles;

/// The parts of an ODT file that hold text or say how it is shown, as XML.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// `content.xml`, or the whole of a flat document.
    pub content: String,
    /// `styles.xml`, where the headers and footers are too; empty for a flat document.
    pub styles: String,
}

/// The text of a document: its headers, its body, its footers.
pub fn read(parts: &Parts) -> Result<Extracted, XmlFault> {
    let mut styles = Styles::default();
    styles.load(&parts.styles)?;
    styles.load(&parts.content)?;
    let mut margins = teller::margins(&parts.styles, &styles)?;
    let flat = teller::margins(&parts.content, &styles)?;
    margins.headers.extend(flat.headers);
    margins.footers.extend(flat.footers);
    Ok(teller::body(&parts.content, &styles)?.with_margins(margins.headers, margins.footers))
}

#[cfg(test)]
mod tests;
