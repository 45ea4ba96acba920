//! From bytes and markup to text, with a way back to the characters that were there before.

pub mod decode;
pub mod html;
pub(crate) mod lines;
mod mapped;
pub(crate) mod scan;
pub(crate) mod words;

pub use mapped::{MappedText, Mapping};
