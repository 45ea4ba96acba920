//! The table `candidate`.

use sea_orm::entity::prelude::*;

use super::{ProfileRecord, WishesRecord};
use crate::database::Moment;

/// A person who looks.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "candidate")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub holder: String,
    pub standing: String,
    pub fingerprint: String,
    pub file: String,
    pub text: String,
    pub profile: ProfileRecord,
    pub wishes: WishesRecord,
    pub stored_at: Moment,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
