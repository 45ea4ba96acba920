//! Rows as the derived need them, with records still in the text of their JSON: decoding is not the database connection's work.

use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::database::Moment;
use crate::{candidates, postings};

/// An open posting.
#[derive(FromQueryResult)]
pub(super) struct PostingRow {
    pub(super) id: Uuid,
    pub(super) employer_id: Option<Uuid>,
    pub(super) agency_id: Option<Uuid>,
    pub(super) first_seen_at: Moment,
    pub(super) record: String,
}

/// A candidate.
#[derive(FromQueryResult)]
pub(super) struct PersonRow {
    pub(super) id: Uuid,
    pub(super) profile: String,
    pub(super) wishes: String,
}

/// Which rows of a table.
#[derive(Clone, Copy)]
pub(super) enum Which<'a> {
    /// Those with these ids.
    Among(&'a [Uuid]),
    /// The next so many by id.
    After(Uuid, u64),
}

pub(super) async fn postings(connection: &impl ConnectionTrait, which: Which<'_>) -> Result<Vec<PostingRow>, DbErr> {
    use postings::entity::{Column, Entity};
    let query = Entity::find()
        .select_only()
        .columns([Column::Id, Column::EmployerId, Column::AgencyId, Column::FirstSeenAt])
        .expr_as(Expr::col((Entity, Column::Record)).cast_as("text"), "record")
        .filter(postings::open());
    let query = match which {
        Which::Among(ids) => query.filter(Column::Id.is_in(ids.iter().copied())),
        Which::After(id, limit) => query.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(limit),
    };
    query.into_model().all(connection).await
}

pub(super) async fn people(connection: &impl ConnectionTrait, which: Which<'_>) -> Result<Vec<PersonRow>, DbErr> {
    use candidates::entity::{Column, Entity};
    let query = Entity::find()
        .select_only()
        .column(Column::Id)
        .expr_as(Expr::col((Entity, Column::Profile)).cast_as("text"), "profile")
        .expr_as(Expr::col((Entity, Column::Wishes)).cast_as("text"), "wishes");
    let query = match which {
        Which::Among(ids) => query.filter(Column::Id.is_in(ids.iter().copied())),
        Which::After(id, limit) => query.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(limit),
    };
    query.into_model().all(connection).await
}
