//! What pages are made of: each part is a value that a page writes as `{{ part }}`, escaped where it holds what people wrote. The style
//! guide shows all of them.

pub(crate) mod chips;
pub(crate) mod employer;
pub(crate) mod evidence;
pub(crate) mod facets;
pub(crate) mod fields;
pub(crate) mod pager;
pub(crate) mod receipt;
pub(crate) mod state;
pub(crate) mod statement;
pub(crate) mod tally;
pub(crate) mod technologies;
pub(crate) mod words;
