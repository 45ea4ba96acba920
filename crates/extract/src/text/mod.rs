//! From bytes and markup to text, with a way back to the characters that were there before.

pub mod decode;
pub mod html;
mod mapped;

pub use mapped::{MappedText, Mapping};
