//! The lease of a task: who may carry it out, and until when.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockBehavior, LockType, SubQueryStatement};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{Kind, entity};
use crate::database::{Moment, Transaction};
use crate::machine::Machine;

/// How long a claimed task belongs to who claimed it. The work of a task takes milliseconds.
const LEASE_SECS: i64 = 60;
/// How long a task waits after its first, second ... attempt has failed. After the last one it is given up.
const WAITS_SECS: [i64; 9] = [10, 30, 60, 5 * 60, 15 * 60, 3_600, 3 * 3_600, 8 * 3_600, 24 * 3_600];
const ATTEMPTS_MAX: i32 = 10;

/// A task that is ours until the lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lease {
    pub(super) task: Uuid,
    pub(super) kind: Kind,
    pub(super) subject_id: Uuid,
    /// Which attempt this is, from 1.
    pub(super) attempt: i32,
    id: Uuid,
}

/// What an attempt came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    /// The work is done, now or by somebody else.
    Done,
    /// It will be tried again.
    Later,
    /// It is given up.
    Failed,
}

/// Takes the task that is due for longest, if there is one that nobody else holds.
pub(super) async fn claim(transaction: &Transaction, machine: &dyn Machine) -> Result<Option<Lease>, DbErr> {
    let now = Moment::of(machine.now());
    let lease = machine.id();
    let longest_due = entity::Entity::find()
        .select_only()
        .column(entity::Column::Id)
        .filter(free(now))
        .filter(entity::Column::DueAt.lte(now))
        .filter(entity::Column::Attempts.lt(ATTEMPTS_MAX))
        .order_by_asc(entity::Column::DueAt)
        .order_by_asc(entity::Column::Id)
        .limit(1)
        // Workers that come at once take different tasks rather than wait for each other. SQLite has one writer anyway.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_query();
    let longest_due = Expr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(longest_due)));
    let claimed = entity::Entity::update_many()
        .col_expr(entity::Column::LeaseId, Expr::value(lease))
        .col_expr(entity::Column::LeasedUntil, Expr::value(now.after(LEASE_SECS)))
        .col_expr(entity::Column::Attempts, Expr::col(entity::Column::Attempts).add(1))
        .filter(Expr::col(entity::Column::Id).eq(longest_due))
        .filter(free(now))
        .exec_with_returning(&**transaction)
        .await?;
    let Some(task) = claimed.into_iter().next() else { return Ok(None) };
    let kind = Kind::named(&task.kind)?;
    Ok(Some(Lease { task: task.id, kind, subject_id: task.subject_id, attempt: task.attempts, id: lease }))
}

/// Writes down what came of an attempt. Whoever has lost the lease meanwhile changes nothing.
pub(super) async fn settle(
    transaction: &Transaction,
    machine: &dyn Machine,
    lease: &Lease,
    error: Option<String>,
) -> Result<Settled, DbErr> {
    let now = Moment::of(machine.now());
    let wait = usize::try_from(lease.attempt - 1).ok().and_then(|failed| WAITS_SECS.get(failed));
    let update = entity::Entity::update_many()
        .col_expr(entity::Column::LeaseId, Expr::value(None::<Uuid>))
        .col_expr(entity::Column::LeasedUntil, Expr::value(None::<Moment>));
    let (update, settled) = match (&error, wait) {
        (None, _) => (update.col_expr(entity::Column::DoneAt, Expr::value(now)), Settled::Done),
        (Some(_), Some(&wait)) => {
            (update.col_expr(entity::Column::DueAt, Expr::value(now.after(wait))), Settled::Later)
        }
        (Some(_), None) => (update.col_expr(entity::Column::FailedAt, Expr::value(now)), Settled::Failed),
    };
    let update = if error.is_some() { update.col_expr(entity::Column::LastError, Expr::value(error)) } else { update };
    update
        .filter(entity::Column::Id.eq(lease.task))
        .filter(entity::Column::LeaseId.eq(lease.id))
        .exec(&**transaction)
        .await?;
    Ok(settled)
}

/// Gives up the tasks whose every attempt ended with the process that made it; how many.
pub(super) async fn give_up(transaction: &Transaction, now: Moment) -> Result<u64, DbErr> {
    let given_up = entity::Entity::update_many()
        .col_expr(entity::Column::FailedAt, Expr::value(now))
        .col_expr(entity::Column::LastError, Expr::value("the process ended during the last attempt"))
        .filter(free(now))
        .filter(entity::Column::Attempts.gte(ATTEMPTS_MAX))
        .exec(&**transaction)
        .await?;
    Ok(given_up.rows_affected)
}

/// Neither over nor in anybody's hands.
fn free(now: Moment) -> Condition {
    Condition::all()
        .add(entity::Column::DoneAt.is_null())
        .add(entity::Column::FailedAt.is_null())
        .add(entity::Column::LeasedUntil.is_null().or(entity::Column::LeasedUntil.lte(now)))
}
