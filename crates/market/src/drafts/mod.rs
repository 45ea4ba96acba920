//! Drafts: posts that were pasted to see what is read of them.

pub(crate) mod entity;

use jiff::Timestamp;
use sea_orm::{ActiveValue::Set, EntityTrait, FromJsonQueryResult};
use serde::{Deserialize, Serialize};
use talent::Posting;
use uuid::Uuid;

use crate::actor::Actor;
use crate::database::{Moment, Transaction};
use crate::documents::{self, Document};
use crate::error::Error;
use crate::idempotency::{self, Request};
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::tasks::{self, Kind};
use crate::{audit, postings, storable, visits};

/// The postings that were read of a pasted text, kept as JSON without the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct DraftRecord(pub(crate) Vec<Posting>);

/// A pasted text beside what was read of it. Only who pasted it sees it, so nothing is held back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftView {
    /// Its id.
    pub id: Uuid,
    /// The text as it was pasted.
    pub text: String,
    /// The postings in it, with evidence and problems that refer to `text`. None for a page that is nothing but furniture.
    pub postings: Vec<Posting>,
    /// When the market forgets it.
    pub forgotten_at: Timestamp,
}

impl Market {
    /// Reads a post that a visitor handed in and keeps it for a day. `key` is the form's idempotency key. A text without a word or
    /// over the limit is refused under the field `text`.
    pub async fn add_draft(&self, actor: Actor, document: Document, key: &str) -> Result<Uuid, Error> {
        permit(Operation::AddDraft, actor, Relation::Own)?;
        let visit = actor.visit().ok_or(Error::NotFound)?;
        documents::check("post", &document.text)?;
        let now = Moment::of(self.machine.now());
        let request = Request::new(actor, key, Operation::AddDraft, &document.text, now)?;
        let context = self.reading();
        let read = self.aside(move || {
            let mut postings = extract::read_posts(document.seen_text(), context);
            postings::take_problems(&mut postings, &document);
            (postings, document.text)
        });
        let (postings, text) = read.await?;
        let postings = postings.into_iter().map(storable::record).collect::<Result<_, _>>()?;
        let transaction = self.store.write().await?;
        if let Some(outcome) = idempotency::earlier(&transaction, &request).await? {
            return storable::outcome(&outcome);
        }
        let id = self.machine.id();
        let row = entity::ActiveModel {
            id: Set(id),
            visit_id: Set(visit),
            text: Set(storable::text(&text)),
            postings: Set(DraftRecord(postings)),
            stored_at: Set(now),
        };
        entity::Entity::insert(row).exec_without_returning(&*transaction).await?;
        audit::record(&transaction, &*self.machine, actor, Operation::AddDraft, Some(id)).await?;
        tasks::enqueue(&transaction, &*self.machine, Kind::ForgetDraft, id, now.after(visits::KEPT_SECS)).await?;
        idempotency::remember(&transaction, request, id.to_string()).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// One draft.
    pub async fn draft(&self, actor: Actor, id: Uuid) -> Result<DraftView, Error> {
        let row = entity::Entity::find_by_id(id).one(self.store.read()).await?.ok_or(Error::NotFound)?;
        permit(Operation::ReadDraft, actor, relation(actor, &row))?;
        Ok(DraftView {
            id,
            forgotten_at: row.stored_at.after(visits::KEPT_SECS).time(),
            text: row.text,
            postings: row.postings.0,
        })
    }

    /// Deletes a draft.
    pub async fn erase_draft(&self, actor: Actor, id: Uuid) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        self.erase_draft_in(&transaction, actor, id).await?;
        Ok(transaction.commit().await?)
    }

    /// The same, for a form. `key` is its idempotency key: sent twice, it is answered twice and has its effect once.
    pub async fn forget_draft(&self, actor: Actor, id: Uuid, key: &str) -> Result<(), Error> {
        let request = Request::new(actor, key, Operation::EraseDraft, &id, Moment::of(self.machine.now()))?;
        let transaction = self.store.write().await?;
        if idempotency::earlier(&transaction, &request).await?.is_some() {
            return Ok(());
        }
        self.erase_draft_in(&transaction, actor, id).await?;
        idempotency::remember(&transaction, request, id.to_string()).await?;
        Ok(transaction.commit().await?)
    }

    async fn erase_draft_in(&self, transaction: &Transaction, actor: Actor, id: Uuid) -> Result<(), Error> {
        let row = entity::Entity::find_by_id(id).one(&**transaction).await?.ok_or(Error::NotFound)?;
        permit(Operation::EraseDraft, actor, relation(actor, &row))?;
        let erased = entity::Entity::delete_by_id(id).exec(&**transaction).await?;
        if erased.rows_affected == 0 {
            return Err(Error::NotFound);
        }
        Ok(audit::record(transaction, &*self.machine, actor, Operation::EraseDraft, Some(id)).await?)
    }
}

fn relation(actor: Actor, row: &entity::Model) -> Relation {
    if actor.visit() == Some(row.visit_id) { Relation::Own } else { Relation::Foreign }
}

#[cfg(test)]
mod tests;
