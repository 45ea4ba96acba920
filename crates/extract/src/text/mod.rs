//! From bytes and markup to text, with a way back to the characters that were there before.

pub(crate) mod cues;
pub mod decode;
mod extracted;
pub mod html;
pub(crate) mod lines;
mod mapped;
pub(crate) mod pattern;
mod plain;
pub(crate) mod scan;
pub(crate) mod words;

pub use extracted::{Extracted, lost_letters};
pub use mapped::{MappedText, Mapping};
pub(crate) use plain::plain;
