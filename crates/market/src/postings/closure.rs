//! The table `posting_closure`.

use sea_orm::entity::prelude::*;

use crate::database::Moment;

/// The end of a posting.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posting_closure")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub posting_id: Uuid,
    pub closed_by: String,
    pub reason: String,
    pub closed_at: Moment,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
