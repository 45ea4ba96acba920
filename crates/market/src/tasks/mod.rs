//! Tasks: work that follows from a change, enqueued in its transaction and carried out under a lease.
//!
//! A task is claimed for a minute by whichever process comes first. If that process dies in the middle, another claims it after the
//! minute, so what a task does must be the same whether it is done once or twice. One that fails is tried again after longer and
//! longer waits, ten times in about a day and a half, and then marked as failed and logged.

pub(crate) mod entity;
mod lease;
#[cfg(test)]
mod tests;
mod work;

use sea_orm::{ActiveValue::Set, DbErr, EntityTrait};
use uuid::Uuid;

use crate::database::{Moment, Transaction};
use crate::machine::Machine;

/// The kinds of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Erase a candidate whose time here is over.
    ForgetCandidate,
    /// Erase a draft whose time here is over.
    ForgetDraft,
}

impl Kind {
    /// How the database calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ForgetCandidate => "forget_candidate",
            Self::ForgetDraft => "forget_draft",
        }
    }

    fn named(name: &str) -> Result<Self, DbErr> {
        match name {
            "forget_candidate" => Ok(Self::ForgetCandidate),
            "forget_draft" => Ok(Self::ForgetDraft),
            _ => Err(DbErr::Type(format!("a task to {name}, which this program does not know"))),
        }
    }
}

/// Puts off work until `due`, in the transaction that causes it.
pub(crate) async fn enqueue(
    transaction: &Transaction,
    machine: &dyn Machine,
    kind: Kind,
    subject_id: Uuid,
    due: Moment,
) -> Result<(), DbErr> {
    let task = entity::ActiveModel {
        id: Set(machine.id()),
        kind: Set(kind.name().to_owned()),
        subject_id: Set(subject_id),
        due_at: Set(due),
        attempts: Set(0),
        lease_id: Set(None),
        leased_until: Set(None),
        last_error: Set(None),
        enqueued_at: Set(Moment::of(machine.now())),
        done_at: Set(None),
        failed_at: Set(None),
    };
    entity::Entity::insert(task).exec_without_returning(&**transaction).await.map(drop)
}
