//! The table `posting`.

use sea_orm::entity::prelude::*;

use super::Record;
use crate::database::Moment;

/// A posting, with its record as it was read, without the text.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "posting")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub source_id: Uuid,
    pub ordinal: i32,
    pub employer_id: Option<Uuid>,
    pub agency_id: Option<Uuid>,
    pub record: Record,
    pub first_seen_at: Moment,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
