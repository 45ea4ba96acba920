//! From RTF to text: paragraphs, the cells of tables, text boxes, headers and footers; what is hidden stands behind the rest.
//!
//! A reader of our own: text is all that is wanted of RTF, and the limits are the point. It keeps no more than the text and a short
//! state for each open group, and takes time in proportion to the bytes.

mod charset;
mod state;
mod story;
mod teller;
mod tokens;

use talent::{Problem, ProblemKind};

use crate::text::Extracted;

/// How deep groups may be nested.
const GROUPS_MAX: usize = 256;

/// Why a file is no RTF that could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RtfFault {
    /// It does not begin as RTF does.
    #[error("it does not begin with {{\\rtf")]
    NoRtf,
    /// Groups are nested deeper than any word processor nests them.
    #[error("it has more than {GROUPS_MAX} groups inside each other")]
    TooDeep,
}

/// The text of an RTF file: its headers, its body, its footers.
pub fn read(bytes: &[u8]) -> Result<Extracted, RtfFault> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let bytes = bytes.get(start..).filter(|bytes| bytes.starts_with(b"{\\rtf")).ok_or(RtfFault::NoRtf)?;
    let told = teller::tell(bytes)?;
    let mut extracted = told.body.with_margins(told.headers, told.footers);
    if told.is_cut {
        let message = "The file ends in the middle: what was found of it was read, the rest is lost.".to_owned();
        extracted.problems.push(Problem { kind: ProblemKind::Unreadable, message, evidence: Vec::new() });
    }
    Ok(extracted)
}

#[cfg(test)]
mod tests;
