//! Candidates: people who look, with their profile and their wishes.

pub(crate) mod entity;

use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use talent::{Profile, Wishes};

/// A profile as it was read, kept as JSON without the text of its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ProfileRecord(pub(crate) Profile);

/// What a candidate wants, kept as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct WishesRecord(pub(crate) Wishes);
