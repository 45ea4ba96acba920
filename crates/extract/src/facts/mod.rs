//! Small readers of single facts that posts and résumés share. Each is a function of the text alone, or of the text and the
//! vocabulary; every span is relative to the text that was given.

pub(crate) mod certification;
pub(crate) mod contact;
pub(crate) mod date;
pub(crate) mod degree;
pub(crate) mod employment;
pub(crate) mod experience;
pub(crate) mod language;
pub(crate) mod mention;
pub(crate) mod notice;
pub(crate) mod pay;
pub(crate) mod place;
pub(crate) mod role;
pub(crate) mod skill;
