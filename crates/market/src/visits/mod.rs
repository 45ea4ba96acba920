//! Visits: browsers of people without an account. What they bring belongs to their visit.

pub(crate) mod entity;
#[cfg(test)]
mod tests;

use std::fmt::Write;

use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::actor::Actor;
use crate::database::{Moment, Transaction};
use crate::error::Error;
use crate::market::Market;
use crate::{drafts, storable};

/// What a visitor brings is forgotten after a day.
pub(crate) const KEPT_SECS: i64 = 24 * 60 * 60;
/// For how long a browser is known by its token.
const KNOWN_SECS: i64 = 30 * 24 * 60 * 60;

impl Market {
    /// Begins the visit of a browser. The token is for its cookie alone: 256 random bits as 64 hexadecimal digits, of which only the
    /// SHA-256 is stored. It is good for thirty days.
    pub async fn begin_visit(&self) -> Result<(String, Actor), Error> {
        let mut secret = [0; 32];
        self.machine.fill_random(&mut secret);
        let token = secret.iter().fold(String::with_capacity(64), |mut token, byte| {
            write!(token, "{byte:02x}").expect("writing to a string cannot fail");
            token
        });
        let visit = self.machine.id();
        let row = entity::ActiveModel {
            id: Set(visit),
            token_hash: Set(storable::fingerprint(&token)),
            started_at: Set(Moment::of(self.machine.now())),
        };
        let transaction = self.store.write().await?;
        entity::Entity::insert(row).exec_without_returning(&*transaction).await?;
        transaction.commit().await?;
        Ok((token, Actor::Visitor(visit)))
    }

    /// Whose browser sent this token: a stranger's if it is not known, or not any more.
    pub async fn visitor(&self, token: &str) -> Result<Actor, Error> {
        let known_since = Moment::of(self.machine.now()).after(-KNOWN_SECS);
        let visit = entity::Entity::find()
            .filter(entity::Column::TokenHash.eq(storable::fingerprint(token)))
            .filter(entity::Column::StartedAt.gt(known_since))
            .one(self.store.read())
            .await?;
        Ok(visit.map_or(Actor::Stranger, |visit| Actor::Visitor(visit.id)))
    }
}

/// Deletes the visits that are not known any more and whose uploads, if any, are forgotten.
pub(crate) async fn forget(transaction: &Transaction, now: Moment) -> Result<(), DbErr> {
    let with_drafts = drafts::entity::Entity::find().select_only().column(drafts::entity::Column::VisitId).into_query();
    entity::Entity::delete_many()
        .filter(entity::Column::StartedAt.lte(now.after(-KNOWN_SECS - KEPT_SECS)))
        .filter(entity::Column::Id.not_in_subquery(with_drafts))
        .exec(&**transaction)
        .await
        .map(drop)
}
