//! Postings laid out for people who ask: what can suit nobody of a place stands where that person does not look.
//!
//! Work that can be done from afar, or that may turn out to be, stands in one section where everybody looks; all other work stands once in
//! the section of each of its places, and somebody who wishes for two of those meets it in the first of them only. Sections are cut into
//! blocks, and a block has lists of which of its postings ask for a skill: a person's skills are looked up once for each block, so that
//! postings that share none of them cost nothing.

mod asking;
mod base;
mod full;
mod lists;
mod rows;
mod sections;
mod showing;
#[cfg(test)]
mod tests;

pub(super) use asking::{Asking, MODES, Maxima};
pub use base::{BaseBoard, BoardRoom};
pub use full::FullBoard;
pub(super) use full::is_open;
pub(super) use rows::{FullRow, Ranges};
pub(super) use sections::{Look, stands};
pub(super) use showing::SkillTables;
