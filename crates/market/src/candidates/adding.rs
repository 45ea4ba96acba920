//! Storing candidates: one at a time for visitors, many at once for the operator.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{ProfileRecord, ReadResume, Standing, WishesRecord, entity, wishes};
use crate::actor::Actor;
use crate::changes::{self, Became, Subject};
use crate::database::{Moment, Transaction};
use crate::error::Error;
use crate::idempotency::{self, Request};
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::tasks::{self, Kind};
use crate::{audit, documents, storable, visits};

/// Rows of one statement: an engine takes some thirty thousand parameters.
const ROWS_MAX: usize = 1_000;

/// What became of a résumé that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedResume {
    /// The file as it was named.
    pub file: String,
    /// The candidate: stored now, or there already.
    pub id: Uuid,
    /// The text was not known before.
    pub new: bool,
}

impl Market {
    /// Stores the résumé of a visitor, who alone may see it until the market forgets it a day later. The same text twice in a visit is
    /// the same candidate. `key` is the form's idempotency key. A text without a word or over the limit is refused under the field `text`.
    pub async fn add_candidate(&self, actor: Actor, resume: ReadResume, key: &str) -> Result<Uuid, Error> {
        permit(Operation::AddCandidate, actor, Relation::Own)?;
        documents::check("résumé", &resume.text)?;
        wishes::check(&resume.wishes)?;
        let now = Moment::of(self.machine.now());
        let request = Request::new(actor, key, Operation::AddCandidate, &(&resume.text, &resume.wishes), now)?;
        let transaction = self.store.write().await?;
        if let Some(outcome) = idempotency::earlier(&transaction, &request).await? {
            return storable::outcome(&outcome);
        }
        let row = self.row(actor, resume, Standing::Private, now)?;
        let fingerprint = row.fingerprint.clone().take().unwrap_or_default();
        let id = *row.id.as_ref();
        let stored = insert(&transaction, vec![row]).await?;
        let id = if stored == 0 {
            let known = known(&transaction, &actor.label(), [&fingerprint].into_iter()).await?;
            *known.get(&fingerprint).ok_or(Error::NotFound)?
        } else {
            changes::record(&transaction, now, Subject::Candidate, Became::Stored, &[id]).await?;
            audit::record(&transaction, &*self.machine, actor, Operation::AddCandidate, Some(id)).await?;
            let due = now.after(visits::KEPT_SECS);
            tasks::enqueue(&transaction, &*self.machine, Kind::ForgetCandidate, id, due).await?;
            id
        };
        idempotency::remember(&transaction, request, id.to_string()).await?;
        transaction.commit().await?;
        Ok(id)
    }

    /// Stores the operator's résumés, all in one transaction. A text that is known already adds nothing.
    pub async fn import_resumes(
        &self,
        actor: Actor,
        resumes: Vec<ReadResume>,
        standing: Standing,
    ) -> Result<Vec<ImportedResume>, Error> {
        permit(Operation::ImportCandidates, actor, Relation::Own)?;
        let asked: Vec<(String, String)> =
            resumes.iter().map(|resume| (resume.file.clone(), storable::fingerprint(&resume.text))).collect();
        let mut incoming: BTreeMap<String, ReadResume> = BTreeMap::new();
        for (resume, (_, fingerprint)) in resumes.into_iter().zip(&asked) {
            incoming.entry(fingerprint.clone()).or_insert(resume);
        }
        let transaction = self.store.write().await?;
        let mut stored = known(&transaction, &actor.label(), incoming.keys()).await?;
        incoming.retain(|fingerprint, _| !stored.contains_key(fingerprint));
        let now = Moment::of(self.machine.now());
        let mut rows = Vec::with_capacity(incoming.len());
        let mut own = BTreeSet::new();
        let fingerprints: Vec<String> = incoming.keys().cloned().collect();
        for resume in incoming.into_values() {
            let row = self.row(actor, resume, standing, now)?;
            own.insert(*row.id.as_ref());
            rows.push(row);
        }
        insert(&transaction, rows).await?;
        // Another importer may have stored one of them since we looked.
        let found = known(&transaction, &actor.label(), fingerprints.iter()).await?;
        let fresh: Vec<Uuid> = found.values().copied().filter(|id| own.contains(id)).collect();
        stored.extend(found);
        for ids in fresh.chunks(ROWS_MAX) {
            changes::record(&transaction, now, Subject::Candidate, Became::Stored, ids).await?;
        }
        for id in &fresh {
            audit::record(&transaction, &*self.machine, actor, Operation::ImportCandidates, Some(*id)).await?;
        }
        transaction.commit().await?;
        let mut unreported: BTreeSet<Uuid> = fresh.into_iter().collect();
        Ok(asked
            .into_iter()
            .map(|(file, fingerprint)| {
                let id = stored[&fingerprint];
                ImportedResume { file, id, new: unreported.remove(&id) }
            })
            .collect())
    }

    fn row(
        &self,
        actor: Actor,
        resume: ReadResume,
        standing: Standing,
        now: Moment,
    ) -> Result<entity::ActiveModel, Error> {
        let mut profile = storable::record(resume.profile)?;
        // Both are kept once, in columns of their own.
        profile.text = None;
        profile.source.file = String::new();
        Ok(entity::ActiveModel {
            id: Set(self.machine.id()),
            holder: Set(actor.label()),
            standing: Set(standing.name().to_owned()),
            fingerprint: Set(storable::fingerprint(&resume.text)),
            file: Set(storable::text(&resume.file)),
            text: Set(storable::text(&resume.text)),
            profile: Set(ProfileRecord(profile)),
            wishes: Set(WishesRecord(storable::record(resume.wishes)?)),
            stored_at: Set(now),
        })
    }
}

/// Stores candidates, but for those whose text their holder has stored already; how many.
async fn insert(transaction: &Transaction, mut rows: Vec<entity::ActiveModel>) -> Result<u64, DbErr> {
    let mut stored = 0;
    while !rows.is_empty() {
        let rest = rows.split_off(rows.len().min(ROWS_MAX));
        let chunk = std::mem::replace(&mut rows, rest);
        let known = OnConflict::columns([entity::Column::Holder, entity::Column::Fingerprint]).do_nothing().to_owned();
        stored += entity::Entity::insert_many(chunk).on_conflict(known).exec_without_returning(&**transaction).await?;
    }
    Ok(stored)
}

/// The candidates of a holder, by the fingerprints of their texts.
async fn known(
    transaction: &Transaction,
    holder: &str,
    fingerprints: impl Iterator<Item = &String>,
) -> Result<BTreeMap<String, Uuid>, DbErr> {
    let fingerprints: Vec<&String> = fingerprints.collect();
    let mut found = BTreeMap::new();
    for chunk in fingerprints.chunks(ROWS_MAX) {
        let rows: Vec<(String, Uuid)> = entity::Entity::find()
            .select_only()
            .columns([entity::Column::Fingerprint, entity::Column::Id])
            .filter(entity::Column::Holder.eq(holder))
            .filter(entity::Column::Fingerprint.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(&**transaction)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}
