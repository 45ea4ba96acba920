//! Drafts: posts that were pasted to see what is read of them.

pub(crate) mod entity;

use jiff::Timestamp;
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::Posting;
use uuid::Uuid;

use crate::actor::Actor;
use crate::documents::Document;
use crate::error::Error;
use crate::market::Market;

/// The postings that were read of a pasted text, kept as JSON without the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct DraftRecord(pub(crate) Vec<Posting>);

/// A pasted text beside what was read of it. Only who pasted it sees it, so nothing is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftView {
    /// Its id.
    pub id: Uuid,
    /// The text as it was pasted.
    pub text: String,
    /// The postings in it, with evidence and problems that refer to `text`. None for a page that is nothing but furniture.
    pub postings: Vec<Posting>,
    /// When the market forgets it.
    pub forgotten_at: Timestamp,
}

impl Market {
    /// Reads a post that a visitor handed in and keeps it for a day. `key` is the form's idempotency key. A text without a word or
    /// over the limit is refused under the field `text`.
    pub async fn add_draft(&self, actor: Actor, document: Document, key: &str) -> Result<Uuid, Error> {
        let _ = (actor, document, key);
        Err(Error::NotFound)
    }

    /// One draft.
    pub async fn draft(&self, actor: Actor, id: Uuid) -> Result<DraftView, Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }

    /// Deletes a draft.
    pub async fn erase_draft(&self, actor: Actor, id: Uuid) -> Result<(), Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }
}
