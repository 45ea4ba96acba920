//! Which postings are open: those that have not ended.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QuerySelect, QueryTrait};

use super::{closure, entity};

/// The condition under which a posting is open, for queries of the table `posting`.
pub(crate) fn open() -> Condition {
    let ended = closure::Entity::find().select_only().column(closure::Column::PostingId).into_query();
    Condition::all().add(entity::Column::Id.not_in_subquery(ended))
}
