//! Drafts: posts that were pasted to see what is read of them.

pub(crate) mod entity;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::Posting;

/// The postings that were read of a pasted text, kept as JSON without the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct DraftRecord(pub(crate) Vec<Posting>);
