//! Candidates: people who look, with their profile and their wishes.

pub(crate) mod entity;
mod reading;
mod view;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::{Profile, Wishes};
use uuid::Uuid;

pub use reading::ReadResume;
pub use view::{CandidateLine, CandidateView};

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;

/// A profile as it was read, kept as JSON without the text of its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ProfileRecord(pub(crate) Profile);

/// What a candidate wants, kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct WishesRecord(pub(crate) Wishes);

/// Who may look at a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Whoever brought them here.
    Private,
    /// Everybody: an invented person who shows what the market does.
    Example,
}

/// What became of a résumé that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedResume {
    /// The file as it was named.
    pub file: String,
    /// The candidate: stored now, or there already.
    pub id: Uuid,
    /// The text was not known before.
    pub new: bool,
}

impl Market {
    /// Stores the résumé of a visitor, who alone may see it until the market forgets it a day later. The same text twice in a visit is
    /// the same candidate. `key` is the form's idempotency key.
    pub async fn add_candidate(&self, actor: Actor, resume: ReadResume, key: &str) -> Result<Uuid, Error> {
        let _ = (actor, resume, key);
        Err(Error::NotFound)
    }

    /// Stores the operator's résumés, all in one transaction. A text that is known already adds nothing.
    pub async fn import_resumes(
        &self,
        actor: Actor,
        resumes: Vec<ReadResume>,
        standing: Standing,
    ) -> Result<Vec<ImportedResume>, Error> {
        let _ = (actor, resumes, standing);
        Err(Error::NotFound)
    }

    /// One candidate.
    pub async fn candidate(&self, actor: Actor, id: Uuid) -> Result<CandidateView, Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }

    /// Replaces what a candidate wants. `key` is the form's idempotency key.
    pub async fn change_wishes(&self, actor: Actor, id: Uuid, wishes: Wishes, key: &str) -> Result<(), Error> {
        let _ = (actor, id, wishes, key);
        Err(Error::NotFound)
    }

    /// Deletes a candidate with everything that is theirs.
    pub async fn erase_candidate(&self, actor: Actor, id: Uuid) -> Result<(), Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }

    /// Invented people that anyone may look at, at most `limit`, in the order in which they were stored.
    pub async fn examples(&self, actor: Actor, limit: u64) -> Result<Vec<CandidateLine>, Error> {
        let _ = (actor, limit);
        Err(Error::NotFound)
    }

    /// The candidates that this visitor brought here, the latest first.
    pub async fn own_candidates(&self, actor: Actor) -> Result<Vec<CandidateLine>, Error> {
        let _ = actor;
        Err(Error::NotFound)
    }
}
