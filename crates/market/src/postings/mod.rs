//! Postings: storing what was read of a text, looking at one, ending one.

mod closure;
pub(crate) mod entity;
mod source;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::Posting;

/// A posting as it was read, kept as JSON without the text of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Record(pub(crate) Posting);
