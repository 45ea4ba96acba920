//! Candidates: people who look, with their profile and their wishes.

mod adding;
pub(crate) mod entity;
mod reading;
mod stored;
mod view;
mod wishes;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::{Profile, Wishes};

pub use adding::ImportedResume;
pub use reading::ReadResume;
pub(crate) use stored::permitted;
pub use view::{CandidateLine, CandidateView};
pub use wishes::WishesForm;

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

impl Standing {
    /// How the database calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Example => "example",
        }
    }
}

#[cfg(test)]
mod tests;
