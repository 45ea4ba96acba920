//! Idempotency keys: a form that is sent twice has its effect once, and the second answer is the first.

pub(crate) mod entity;
#[cfg(test)]
mod tests;

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter};
use serde::Serialize;

use crate::actor::Actor;
use crate::database::{Moment, Transaction};
use crate::error::Error;
use crate::policy::Operation;
use crate::storable;

/// For how long a form that is sent again finds its first answer.
const KEPT_SECS: i64 = 24 * 60 * 60;
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 16..=128;

/// A request that must not have its effect twice.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Whose key it is: keys of different holders never meet.
    holder: String,
    key: String,
    /// The SHA-256 of what was asked.
    hash: String,
    at: Moment,
}

impl Request {
    /// What `actor` asks under `key`: the operation and everything that decides about its effect.
    pub(crate) fn new(
        actor: Actor,
        key: &str,
        operation: Operation,
        asked: &impl Serialize,
        at: Moment,
    ) -> Result<Self, Error> {
        if !KEY_LENGTH.contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::rejected(
                "key",
                "The form's key must have 16 to 128 visible ASCII characters; open the form again and send it once.",
            ));
        }
        let asked = serde_json::to_string(asked).map_err(|error| Error::Fault(Box::new(error)))?;
        let hash = storable::fingerprint(&format!("{} {asked}", operation.name()));
        Ok(Self { holder: actor.label(), key: key.to_owned(), hash, at })
    }
}

/// The outcome of the same request before, if there was one; if not, the key is taken for this transaction, and whoever sends the same
/// request meanwhile waits for its end. A key that was used for something else is an error.
pub(crate) async fn earlier(transaction: &Transaction, request: &Request) -> Result<Option<String>, Error> {
    let row = entity::ActiveModel {
        holder: Set(request.holder.clone()),
        key: Set(request.key.clone()),
        request_hash: Set(request.hash.clone()),
        outcome: Set(None),
        stored_at: Set(request.at),
    };
    let taken = OnConflict::columns([entity::Column::Holder, entity::Column::Key]).do_nothing().to_owned();
    let inserted = entity::Entity::insert_many([row]).on_conflict(taken).exec_without_returning(&**transaction).await?;
    if inserted == 1 {
        return Ok(None);
    }
    let id = (request.holder.clone(), request.key.clone());
    match entity::Entity::find_by_id(id).one(&**transaction).await? {
        Some(row) if row.request_hash != request.hash => Err(Error::KeyReused),
        Some(entity::Model { outcome: Some(outcome), .. }) => Ok(Some(outcome)),
        // Each verb stores the outcome with the effect, and keys are forgotten in whole seconds of a day.
        Some(_) | None => Err(Error::Fault("a request was stored without its outcome".into())),
    }
}

/// Stores the outcome in the transaction of the effect, in which [`earlier`] has taken the key.
pub(crate) async fn remember(transaction: &Transaction, request: Request, outcome: String) -> Result<(), DbErr> {
    let changed = entity::Entity::update_many()
        .col_expr(entity::Column::Outcome, Expr::value(outcome))
        .filter(entity::Column::Holder.eq(request.holder))
        .filter(entity::Column::Key.eq(request.key))
        .exec(&**transaction)
        .await?;
    match changed.rows_affected {
        1 => Ok(()),
        _ => Err(DbErr::RecordNotUpdated),
    }
}

/// Deletes the keys that are a day old.
pub(crate) async fn forget(transaction: &Transaction, now: Moment) -> Result<(), DbErr> {
    let old = entity::Column::StoredAt.lte(now.after(-KEPT_SECS));
    entity::Entity::delete_many().filter(old).exec(&**transaction).await.map(drop)
}
