//! From HTML, whole or in fragments, to text with its blocks as lines and a way back to the source.
//!
//! A tokenizer of our own, because evidence must point at the very characters of the source: the libraries that turn HTML into text
//! or into a tree forget where each character stood.

mod fragments;
mod page;
mod tokens;

use super::MappedText;

/// The text of an HTML page: blocks as lines, list items with a bullet, cells parted by tabs, nothing that a browser would not show.
pub fn document(source: &str) -> MappedText {
    page::read(source)
}

/// The text behind the fragments of HTML that stand in a plain text: entities as their characters, tags that make paragraphs as line
/// breaks, other tags as nothing. Tags may have been torn apart by blanks (`< p >`). Everything else stays as it is.
pub fn see_through(source: &str) -> MappedText {
    fragments::read(source)
}

#[cfg(test)]
mod tests;
