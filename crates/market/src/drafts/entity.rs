//! The table `draft`.

use sea_orm::entity::prelude::*;

use super::DraftRecord;
use crate::database::Moment;

/// A post that was pasted to see what is read of it.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub visit_id: Uuid,
    pub text: String,
    pub postings: DraftRecord,
    pub stored_at: Moment,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
