//! Idempotency keys: a form that is sent twice has its effect once, and the second answer is the first.

pub(crate) mod entity;

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};

use crate::database::{Moment, Transaction};
use crate::error::Error;

/// A request that must not have its effect twice.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// Whose key it is: keys of different holders never meet.
    pub(crate) holder: String,
    /// The key that came with the form.
    pub(crate) key: String,
    /// The SHA-256 of what was asked.
    pub(crate) hash: String,
}

/// The outcome of the same request before, if there was one. A key that was used for something else is an error.
pub(crate) async fn earlier(transaction: &Transaction, request: &Request) -> Result<Option<String>, Error> {
    let id = (request.holder.clone(), request.key.clone());
    match entity::Entity::find_by_id(id).one(&**transaction).await? {
        Some(row) if row.request_hash == request.hash => Ok(Some(row.outcome)),
        Some(_) => Err(Error::KeyReused),
        None => Ok(None),
    }
}

/// Remembers the outcome in the transaction of the effect.
pub(crate) async fn remember(
    transaction: &Transaction,
    request: Request,
    outcome: String,
    at: Moment,
) -> Result<(), DbErr> {
    let row = entity::ActiveModel {
        holder: Set(request.holder),
        key: Set(request.key),
        request_hash: Set(request.hash),
        outcome: Set(outcome),
        stored_at: Set(at),
    };
    entity::Entity::insert(row).exec_without_returning(&**transaction).await.map(drop)
}
