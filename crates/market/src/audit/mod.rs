//! The audit log: who did what to what, in rows that are only ever added. It names nobody: actors and subjects are ids.

pub(crate) mod entity;

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use uuid::Uuid;

use crate::actor::Actor;
use crate::database::{Moment, Transaction};
use crate::machine::Machine;
use crate::policy::Operation;

/// Writes one entry in the transaction of what it tells.
pub(crate) async fn record(
    transaction: &Transaction,
    machine: &dyn Machine,
    actor: Actor,
    operation: Operation,
    subject_id: Option<Uuid>,
) -> Result<(), DbErr> {
    let entry = entity::ActiveModel {
        id: Set(machine.id()),
        actor: Set(actor.label()),
        operation: Set(operation.name().to_owned()),
        subject_id: Set(subject_id),
        at: Set(Moment::of(machine.now())),
    };
    entity::Entity::insert(entry).exec_without_returning(&**transaction).await.map(drop)
}
