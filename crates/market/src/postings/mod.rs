//! Postings: storing what was read of a text, looking at one, ending one.

mod closing;
mod closure;
pub(crate) mod entity;
mod import;
mod line;
mod open;
mod reading;
mod source;
mod stored;
mod veil;
mod view;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::Posting;
use uuid::Uuid;

pub use import::ImportedPost;
pub use line::{LineSkill, PostingLine};
pub(crate) use open::open;
pub use reading::ReadPost;
pub(crate) use reading::take_problems;
pub(crate) use stored::{Stored, load, quotable};
pub(crate) use veil::Quotable;
pub use view::{Closed, EmployerLink, PostingView, ProblemView, Reason};

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};

/// A posting as everybody may see it, kept as JSON: what was read of a text, without that text and with names held back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Record(pub(crate) Posting);

impl Market {
    /// A posting as everybody may see it, open or ended.
    pub async fn posting(&self, actor: Actor, id: Uuid) -> Result<PostingView, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        let connection = self.store.read();
        let found = stored::load(connection, &[id]).await?;
        let mut texts = stored::quotable(connection, &found).await?;
        let (Some(posting), Some(quotable)) = (found.into_iter().next(), texts.remove(&id)) else {
            return Err(Error::NotFound);
        };
        Ok(posting.view(&quotable, self.machine.today()))
    }
}

#[cfg(test)]
pub(crate) mod tests;
