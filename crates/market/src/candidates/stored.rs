//! Candidates as they are stored: who may see them, change their wishes and erase them.

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use talent::{Profile, Wishes};
use uuid::Uuid;

use super::{CandidateLine, CandidateView, Standing, WishesRecord, entity, wishes};
use crate::actor::Actor;
use crate::changes::{self, Became, Subject};
use crate::database::{Moment, Transaction};
use crate::error::Error;
use crate::idempotency::{self, Request};
use crate::market::Market;
use crate::policy::{Operation, Relation, allows};
use crate::{audit, personal, storable, visits};

impl Market {
    /// One candidate.
    pub async fn candidate(&self, actor: Actor, id: Uuid) -> Result<CandidateView, Error> {
        let row = entity::Entity::find_by_id(id).one(self.store.read()).await?.ok_or(Error::NotFound)?;
        permit(Operation::ReadCandidate, actor, &row)?;
        Ok(CandidateView {
            id,
            example: is_example(&row),
            forgotten_at: forgotten_at(&row),
            profile: row.profile.0,
            wishes: row.wishes.0,
            text: row.text,
        })
    }

    /// Replaces what a candidate wants. `key` is the form's idempotency key. What cannot be accepted is refused field by field.
    pub async fn change_wishes(&self, actor: Actor, id: Uuid, wishes: Wishes, key: &str) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        let row = entity::Entity::find_by_id(id).one(&*transaction).await?.ok_or(Error::NotFound)?;
        permit(Operation::ChangeWishes, actor, &row)?;
        wishes::check(&wishes)?;
        let now = Moment::of(self.machine.now());
        let request = Request::new(actor, key, Operation::ChangeWishes, &(id, &wishes), now)?;
        if idempotency::earlier(&transaction, &request).await?.is_some() {
            return Ok(());
        }
        let record = WishesRecord(storable::record(wishes)?);
        let changed = entity::Entity::update_many()
            .col_expr(entity::Column::Wishes, Expr::value(record))
            .filter(entity::Column::Id.eq(id))
            .exec(&*transaction)
            .await?;
        if changed.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        changes::record(&transaction, now, Subject::Candidate, Became::Stored, &[id]).await?;
        audit::record(&transaction, &*self.machine, actor, Operation::ChangeWishes, Some(id)).await?;
        idempotency::remember(&transaction, request, id.to_string()).await?;
        Ok(transaction.commit().await?)
    }

    /// Deletes a candidate with everything that is theirs.
    pub async fn erase_candidate(&self, actor: Actor, id: Uuid) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        self.erase_in(&transaction, actor, id).await?;
        Ok(transaction.commit().await?)
    }

    /// The same, for a form. `key` is its idempotency key: sent twice, it is answered twice and has its effect once.
    pub async fn forget_candidate(&self, actor: Actor, id: Uuid, key: &str) -> Result<(), Error> {
        let now = Moment::of(self.machine.now());
        let request = Request::new(actor, key, Operation::EraseCandidate, &id, now)?;
        let transaction = self.store.write().await?;
        if idempotency::earlier(&transaction, &request).await?.is_some() {
            return Ok(());
        }
        self.erase_in(&transaction, actor, id).await?;
        idempotency::remember(&transaction, request, id.to_string()).await?;
        Ok(transaction.commit().await?)
    }

    async fn erase_in(&self, transaction: &Transaction, actor: Actor, id: Uuid) -> Result<(), Error> {
        let row = entity::Entity::find_by_id(id).one(&**transaction).await?.ok_or(Error::NotFound)?;
        permit(Operation::EraseCandidate, actor, &row)?;
        if personal::erase(transaction, id).await? == 0 {
            return Err(Error::NotFound);
        }
        let now = Moment::of(self.machine.now());
        changes::record(transaction, now, Subject::Candidate, Became::Gone, &[id]).await?;
        Ok(audit::record(transaction, &*self.machine, actor, Operation::EraseCandidate, Some(id)).await?)
    }

    /// Invented people that anyone may look at, at most `limit`, in the order of their files' names.
    pub async fn examples(&self, actor: Actor, limit: u64) -> Result<Vec<CandidateLine>, Error> {
        if !allows(Operation::ReadCandidate, actor, Relation::Example) {
            return Ok(Vec::new());
        }
        let rows = entity::Entity::find()
            .filter(entity::Column::Standing.eq(Standing::Example.name()))
            .order_by_asc(entity::Column::File)
            .order_by_asc(entity::Column::Id)
            .limit(limit)
            .all(self.store.read())
            .await?;
        Ok(rows.iter().map(|row| self.line(row)).collect())
    }

    /// The candidates that this visitor brought here, the latest first.
    pub async fn own_candidates(&self, actor: Actor) -> Result<Vec<CandidateLine>, Error> {
        if !allows(Operation::ReadCandidate, actor, Relation::Own) {
            return Ok(Vec::new());
        }
        let rows = entity::Entity::find()
            .filter(entity::Column::Holder.eq(actor.label()))
            .order_by_desc(entity::Column::StoredAt)
            .order_by_desc(entity::Column::Id)
            .all(self.store.read())
            .await?;
        Ok(rows.iter().map(|row| self.line(row)).collect())
    }

    fn line(&self, row: &entity::Model) -> CandidateLine {
        let profile = &row.profile.0;
        CandidateLine {
            id: row.id,
            headline: headline(profile),
            place: self.place_of(profile),
            total_years: profile.total_years,
            forgotten_at: forgotten_at(row),
        }
    }

    fn place_of(&self, profile: &Profile) -> Option<String> {
        let location = profile.basics.location.as_ref()?;
        let country = || location.country_code.and_then(|code| self.vocabulary.country_name(code)).map(str::to_owned);
        location.city.clone().or_else(|| location.region.clone()).or_else(country)
    }
}

/// What they are by their own words, or their last position.
fn headline(profile: &Profile) -> Option<String> {
    let position = || profile.work.iter().find_map(|work| work.position.clone());
    profile.basics.label.clone().or_else(position)
}

/// The candidate, for an actor who may do this with them.
pub(crate) async fn permitted(
    connection: &impl ConnectionTrait,
    operation: Operation,
    actor: Actor,
    id: Uuid,
) -> Result<entity::Model, Error> {
    let row = entity::Entity::find_by_id(id).one(connection).await?.ok_or(Error::NotFound)?;
    permit(operation, actor, &row)?;
    Ok(row)
}

/// Refuses as if there were nothing, unless one of the ways in which the actor stands to the candidate allows it.
fn permit(operation: Operation, actor: Actor, row: &entity::Model) -> Result<(), Error> {
    let side = if row.holder == actor.label() { Relation::Own } else { Relation::Foreign };
    let example = is_example(row).then_some(Relation::Example);
    let allowed = [Some(side), example].into_iter().flatten().any(|relation| allows(operation, actor, relation));
    if allowed { Ok(()) } else { Err(Error::NotFound) }
}

fn is_example(row: &entity::Model) -> bool {
    row.standing == Standing::Example.name()
}

/// What the operator brought stays; what a visitor brought is forgotten.
fn forgotten_at(row: &entity::Model) -> Option<jiff::Timestamp> {
    (row.holder != Actor::Operator.label()).then(|| row.stored_at.after(visits::KEPT_SECS).time())
}
