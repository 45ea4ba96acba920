//! Europass: the record that its editors write as XML, by itself or inside the PDF that they make of it.
//!
//! Two generations are read: `SkillsPassport` (with its forerunner `learnerinfo`) and `Candidate`. Both say the same under other
//! names. Values are written down as lines, so that each has a place in a text that a person can read. The photo, the date of birth,
//! gender and nationality are left out: nothing asks for them.

mod candidate;
mod passport;
mod sheet;
mod tree;

use talent::{Profile, Source};

use super::json::derive;
use crate::Context;
use crate::text::lost_letters;
use crate::xml::{Step, Walk, XmlFault};
use sheet::Sheet;
use tree::Node;

/// Why XML is no Europass record that could be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EuropassError {
    /// The XML itself is at fault.
    #[error("is a broken Europass record ({0}); download it again, or give its PDF")]
    Xml(#[from] XmlFault),
    /// It has more elements than anybody's record has.
    #[error("is a Europass record of more than {} elements, the most that is read; give its PDF", tree::NODES_MAX)]
    TooLarge,
    /// It is XML of another kind.
    #[error(
        "is XML, but its outermost element is none of SkillsPassport, learnerinfo and Candidate; accepted: Europass XML"
    )]
    Foreign,
    /// It says nothing.
    #[error("is a Europass record without a word in it; accepted: one that says something of a person")]
    Empty,
}

/// The local name of the outermost element of an XML text; `None` for a text that is none.
pub fn root_of(xml: &str) -> Option<String> {
    let mut walk = Walk::through(xml.trim_start());
    loop {
        match walk.step().ok()?? {
            Step::Open(element) => return Some(element.name().to_owned()),
            Step::Text(text) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
}

/// Whether the outermost element of this name begins a Europass record.
pub fn is_root(name: &str) -> bool {
    matches!(name, "SkillsPassport" | "learnerinfo" | "Candidate")
}

/// The text of a record: its values, one beside or below the other.
pub fn text(xml: &str) -> Result<String, EuropassError> {
    written(xml).map(|sheet| sheet.text)
}

/// The text of a record and the profile that it states; the profile's evidence refers to the text.
pub(crate) fn read(xml: &str, context: Context<'_>) -> Result<(String, Profile), EuropassError> {
    let mut sheet = written(xml)?;
    sheet.name_skills(context.vocabulary);
    let Sheet { text, mut profile, .. } = sheet;
    derive(&mut profile, context);
    profile.problems.extend(lost_letters(&text));
    profile.source = Source { file: String::new(), start: 0, end: text.len() };
    Ok((text, profile))
}

fn written(xml: &str) -> Result<Sheet, EuropassError> {
    let root = Node::of(xml)?;
    let mut sheet = Sheet::default();
    match root.name.as_str() {
        "SkillsPassport" | "learnerinfo" => passport::write(&root, &mut sheet),
        "Candidate" => candidate::write(&root, &mut sheet),
        _ => return Err(EuropassError::Foreign),
    }
    if sheet.text.contains(char::is_alphanumeric) { Ok(sheet) } else { Err(EuropassError::Empty) }
}

#[cfg(test)]
mod tests;
