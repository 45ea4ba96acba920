//! Change rows: what everything that is derived from the database follows.

pub(crate) mod entity;
mod head;
#[cfg(test)]
mod tests;

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::database::{Moment, Transaction};

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A posting.
    Posting,
    /// A candidate.
    Candidate,
}

/// One change, as a follower sees it: the subject is there with what the database says now, or it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its number: gapless, in the order of commits.
    pub(crate) seq: i64,
    /// What it is about.
    pub(crate) subject: Subject,
    /// Which one.
    pub(crate) subject_id: Uuid,
}

/// What became of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Became {
    /// It was stored or changed.
    Stored,
    /// It takes no more part: closed or erased.
    Gone,
}

/// Numbers a change of each subject and writes the rows in the transaction that makes them.
pub(crate) async fn record(
    transaction: &Transaction,
    at: Moment,
    subject: Subject,
    became: Became,
    subject_ids: &[Uuid],
) -> Result<(), DbErr> {
    let count = i64::try_from(subject_ids.len()).expect("no transaction touches 2^63 rows");
    if count == 0 {
        return Ok(());
    }
    let moved = head::Entity::update_many()
        .col_expr(head::Column::LastSeq, Expr::col(head::Column::LastSeq).add(count))
        .filter(head::Column::Id.eq(1))
        .exec_with_returning(&**transaction)
        .await?;
    let last = moved.first().ok_or_else(|| DbErr::RecordNotFound("change_head has lost its row".to_owned()))?.last_seq;
    let rows = subject_ids.iter().zip(last - count + 1..).map(|(&subject_id, seq)| entity::ActiveModel {
        seq: Set(seq),
        subject: Set(subject.name().to_owned()),
        subject_id: Set(subject_id),
        kind: Set(became.name().to_owned()),
        at: Set(at),
    });
    entity::Entity::insert_many(rows).exec_without_returning(&**transaction).await.map(drop)
}

/// The changes after number `seq`, in order, at most `limit`.
pub(crate) async fn after(connection: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Change>, DbErr> {
    let rows = entity::Entity::find()
        .filter(entity::Column::Seq.gt(seq))
        .order_by_asc(entity::Column::Seq)
        .limit(limit)
        .all(connection)
        .await?;
    rows.into_iter()
        .map(|row| Ok(Change { seq: row.seq, subject: Subject::named(&row.subject)?, subject_id: row.subject_id }))
        .collect()
}

/// The number of the last change.
pub(crate) async fn last(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let head = head::Entity::find_by_id(1).one(connection).await?;
    head.map(|head| head.last_seq).ok_or_else(|| DbErr::RecordNotFound("change_head has lost its row".to_owned()))
}

impl Subject {
    fn name(self) -> &'static str {
        match self {
            Self::Posting => "posting",
            Self::Candidate => "candidate",
        }
    }

    fn named(name: &str) -> Result<Self, DbErr> {
        match name {
            "posting" => Ok(Self::Posting),
            "candidate" => Ok(Self::Candidate),
            _ => Err(DbErr::Type(format!("a change about {name}, which this program does not know"))),
        }
    }
}

impl Became {
    fn name(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::Gone => "gone",
        }
    }
}
