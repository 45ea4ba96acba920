//! Ending a posting.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::{Reason, closure, entity};
use crate::actor::Actor;
use crate::audit;
use crate::changes::{self, Became, Subject};
use crate::database::Moment;
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};

impl Market {
    /// Ends a posting. One that has ended stays as it ended.
    pub async fn close_posting(&self, actor: Actor, id: Uuid, reason: Reason) -> Result<(), Error> {
        permit(Operation::ClosePosting, actor, Relation::Public)?;
        let transaction = self.store.write().await?;
        entity::Entity::find_by_id(id).one(&*transaction).await?.ok_or(Error::NotFound)?;
        let now = Moment::of(self.machine.now());
        let end = closure::ActiveModel {
            posting_id: Set(id),
            closed_by: Set(actor.label()),
            reason: Set(reason.name().to_owned()),
            closed_at: Set(now),
        };
        let ended = closure::Entity::insert_many([end])
            .on_conflict(OnConflict::column(closure::Column::PostingId).do_nothing().to_owned())
            .exec_without_returning(&*transaction)
            .await?;
        if ended == 0 {
            return Ok(());
        }
        changes::record(&transaction, now, Subject::Posting, Became::Gone, &[id]).await?;
        audit::record(&transaction, &*self.machine, actor, Operation::ClosePosting, Some(id)).await?;
        Ok(transaction.commit().await?)
    }
}
