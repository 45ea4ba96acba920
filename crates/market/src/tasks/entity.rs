//! The table `task`.

use sea_orm::entity::prelude::*;

use crate::database::Moment;

/// Work that follows from a change.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub subject_id: Uuid,
    pub due_at: Moment,
    pub attempts: i32,
    pub lease_id: Option<Uuid>,
    pub leased_until: Option<Moment>,
    pub last_error: Option<String>,
    pub enqueued_at: Moment,
    pub done_at: Option<Moment>,
    pub failed_at: Option<Moment>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
