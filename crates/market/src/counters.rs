//! The market in numbers, each of which equals a query and, where there is something to show, the length of a list.

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::actor::Actor;
use crate::candidates::{self, Standing};
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::{employers, postings};

/// The market in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Postings that have not ended: what a search without any filter finds.
    pub open_postings: u64,
    /// Employers with an open posting of their own or for others: the list of employers.
    pub employers_hiring: u64,
    /// People who look, examples included. Only a number: nobody may list them.
    pub people: u64,
    /// Those of them who are invented.
    pub examples: u64,
}

impl Market {
    /// The numbers of this moment.
    pub async fn counters(&self, actor: Actor) -> Result<Counters, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        self.counters.or_find(&self.store, self.count()).await
    }

    async fn count(&self) -> Result<Counters, Error> {
        let connection = self.store.read();
        let people = candidates::entity::Entity::find;
        Ok(Counters {
            open_postings: postings::entity::Entity::find().filter(postings::open()).count(connection).await?,
            employers_hiring: employers::hiring().count(connection).await?,
            people: people().count(connection).await?,
            examples: people()
                .filter(candidates::entity::Column::Standing.eq(Standing::Example.name()))
                .count(connection)
                .await?,
        })
    }
}
