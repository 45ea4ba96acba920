//! Postings: storing what was read of a text, looking at one, ending one.

mod closure;
pub(crate) mod entity;
mod line;
mod reading;
mod source;
mod view;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::Posting;
use uuid::Uuid;

pub use line::{LineSkill, PostingLine};
pub use reading::ReadPost;
pub use view::{Closed, EmployerLink, PostingView, ProblemView, Reason};

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;

/// A posting as it was read, kept as JSON without the text of its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Record(pub(crate) Posting);

/// What became of a text that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPost {
    /// The file as it was named.
    pub file: String,
    /// The postings of the text, in its order: those that were stored now, or those that were there.
    pub postings: Vec<Uuid>,
    /// The text was not known before.
    pub new: bool,
}

impl Market {
    /// Stores texts with their postings, all in one transaction. A text that is known already adds nothing.
    pub async fn import_posts(&self, actor: Actor, posts: Vec<ReadPost>) -> Result<Vec<ImportedPost>, Error> {
        let _ = (actor, posts);
        Err(Error::NotFound)
    }

    /// A posting as everybody may see it, open or ended.
    pub async fn posting(&self, actor: Actor, id: Uuid) -> Result<PostingView, Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }

    /// Ends a posting. One that has ended stays as it ended.
    pub async fn close_posting(&self, actor: Actor, id: Uuid, reason: Reason) -> Result<(), Error> {
        let _ = (actor, id, reason);
        Err(Error::NotFound)
    }
}
