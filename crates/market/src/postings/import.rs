//! Storing texts with the postings that were read of them: each text once, however often and by however many it is brought.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use talent::Posting;
use uuid::Uuid;

use super::veil::Veil;
use super::{ReadPost, Record, entity, source};
use crate::actor::Actor;
use crate::changes::{self, Became, Subject};
use crate::database::{Moment, Transaction};
use crate::employers;
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::{audit, storable};

/// Rows of one statement: an engine takes some thirty thousand parameters.
const ROWS_MAX: usize = 1_000;

/// What became of a text that was imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedPost {
    /// The file as it was named.
    pub file: String,
    /// The postings of the text, in its order: those that were stored now, or those that were there.
    pub postings: Vec<Uuid>,
    /// The text was not known before.
    pub new: bool,
}

/// A text that is about to be stored.
struct Incoming {
    file: String,
    text: String,
    postings: Vec<Posting>,
}

impl Market {
    /// Stores texts with their postings, all in one transaction. A text that is known already adds nothing.
    pub async fn import_posts(&self, actor: Actor, posts: Vec<ReadPost>) -> Result<Vec<ImportedPost>, Error> {
        permit(Operation::ImportPostings, actor, Relation::Own)?;
        let asked: Vec<(String, String)> =
            posts.iter().map(|post| (post.file.clone(), storable::fingerprint(&post.text))).collect();
        // The first of several equal texts is the one that is stored. Ordered by fingerprint, so that two importers of the same texts
        // wait for each other rather than lock each other out.
        let mut incoming: BTreeMap<String, Incoming> = BTreeMap::new();
        for (post, (_, fingerprint)) in posts.into_iter().zip(&asked) {
            incoming.entry(fingerprint.clone()).or_insert_with(|| Incoming::of(post));
        }
        let transaction = self.store.write().await?;
        let mut stored = known(&transaction, incoming.keys()).await?;
        incoming.retain(|fingerprint, _| !stored.contains_key(fingerprint));
        let now = Moment::of(self.machine.now());
        let taken = self.insert_sources(&transaction, incoming, now, &mut stored).await?;
        let fresh = self.insert_postings(&transaction, taken, now).await?;
        let ids: Vec<Uuid> = fresh.values().flatten().copied().collect();
        for ids in ids.chunks(ROWS_MAX) {
            changes::record(&transaction, now, Subject::Posting, Became::Stored, ids).await?;
        }
        for id in ids {
            audit::record(&transaction, &*self.machine, actor, Operation::ImportPostings, Some(id)).await?;
        }
        let mut of_source = postings_of(&transaction, stored.values()).await?;
        transaction.commit().await?;
        let mut reported = BTreeSet::new();
        Ok(asked
            .into_iter()
            .map(|(file, fingerprint)| {
                let source = stored[&fingerprint];
                let new = fresh.contains_key(&source) && reported.insert(source);
                ImportedPost { file, postings: of_source.entry(source).or_default().clone(), new }
            })
            .collect())
    }

    /// Stores the sources that nobody else has stored meanwhile, and notes for all of them under which id they are known.
    async fn insert_sources(
        &self,
        transaction: &Transaction,
        incoming: BTreeMap<String, Incoming>,
        now: Moment,
        stored: &mut BTreeMap<String, Uuid>,
    ) -> Result<Vec<(Uuid, Vec<Posting>)>, DbErr> {
        let mut postings: BTreeMap<Uuid, Vec<Posting>> = BTreeMap::new();
        let mut rows = Vec::with_capacity(incoming.len());
        let fingerprints: Vec<String> = incoming.keys().cloned().collect();
        for (fingerprint, post) in incoming {
            let id = self.machine.id();
            rows.push(source::ActiveModel {
                id: Set(id),
                fingerprint: Set(fingerprint),
                file: Set(post.file),
                text: Set(post.text),
                first_seen_at: Set(now),
            });
            postings.insert(id, post.postings);
        }
        let known_already = || OnConflict::column(source::Column::Fingerprint).do_nothing().to_owned();
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS_MAX));
            let chunk = std::mem::replace(&mut rows, rest);
            source::Entity::insert_many(chunk)
                .on_conflict(known_already())
                .exec_without_returning(&**transaction)
                .await?;
        }
        stored.extend(known(transaction, fingerprints.iter()).await?);
        Ok(fingerprints
            .iter()
            .filter_map(|fingerprint| {
                let id = stored.get(fingerprint)?;
                Some((*id, postings.remove(id)?))
            })
            .collect())
    }

    /// Stores the postings of new sources with their employers; the ids of each source's, in its order.
    async fn insert_postings(
        &self,
        transaction: &Transaction,
        sources: Vec<(Uuid, Vec<Posting>)>,
        now: Moment,
    ) -> Result<BTreeMap<Uuid, Vec<Uuid>>, Error> {
        let named = sources.iter().flat_map(|(_, postings)| postings).flat_map(employers::names);
        let employers = employers::resolve(transaction, &*self.machine, now, named).await?;
        // Ids of one millisecond are random; in order, they keep that of the batch, and lists that end with the id are the same every time.
        let mut in_order: Vec<Uuid> =
            sources.iter().flat_map(|(_, postings)| postings).map(|_| self.machine.id()).collect();
        in_order.sort_unstable();
        let mut in_order = in_order.into_iter();
        let id_of = |name: Option<&str>| name.and_then(|name| employers.get(&employers::folded(name)).copied());
        let mut ids: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        let mut rows = Vec::new();
        for (source_id, postings) in sources {
            let of_source = ids.entry(source_id).or_default();
            for (ordinal, posting) in (0..).zip(postings) {
                let id = in_order.next().expect("there is an id for each posting");
                of_source.push(id);
                rows.push(entity::ActiveModel {
                    id: Set(id),
                    source_id: Set(source_id),
                    ordinal: Set(ordinal),
                    employer_id: Set(id_of(employers::employer_name(&posting))),
                    agency_id: Set(id_of(employers::agency_name(&posting))),
                    record: Set(Record(posting)),
                    first_seen_at: Set(now),
                });
            }
        }
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS_MAX));
            let chunk = std::mem::replace(&mut rows, rest);
            entity::Entity::insert_many(chunk).exec_without_returning(&**transaction).await?;
        }
        Ok(ids)
    }
}

impl Incoming {
    /// The post with its names held back.
    fn of(post: ReadPost) -> Self {
        let text = storable::text(&post.text);
        let postings = post
            .postings
            .into_iter()
            .map(|posting| {
                let mut safe = Veil::of(&posting, &post.text).over_posting(posting);
                // Kept once, with the source.
                safe.source.file = String::new();
                safe
            })
            .collect();
        Self { file: storable::text(&post.file), text, postings }
    }
}

/// The sources that are stored, by their fingerprints.
async fn known(
    transaction: &Transaction,
    fingerprints: impl Iterator<Item = &String>,
) -> Result<BTreeMap<String, Uuid>, DbErr> {
    let fingerprints: Vec<&String> = fingerprints.collect();
    let mut found = BTreeMap::new();
    for chunk in fingerprints.chunks(ROWS_MAX) {
        let rows: Vec<(Uuid, String)> = source::Entity::find()
            .select_only()
            .columns([source::Column::Id, source::Column::Fingerprint])
            .filter(source::Column::Fingerprint.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(&**transaction)
            .await?;
        found.extend(rows.into_iter().map(|(id, fingerprint)| (fingerprint, id)));
    }
    Ok(found)
}

/// The postings of each source, in its order.
async fn postings_of(
    transaction: &Transaction,
    sources: impl Iterator<Item = &Uuid>,
) -> Result<BTreeMap<Uuid, Vec<Uuid>>, DbErr> {
    let sources: Vec<Uuid> = sources.copied().collect();
    let mut found: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for chunk in sources.chunks(ROWS_MAX) {
        let rows: Vec<(Uuid, Uuid)> = entity::Entity::find()
            .select_only()
            .columns([entity::Column::SourceId, entity::Column::Id])
            .filter(entity::Column::SourceId.is_in(chunk.iter().copied()))
            .order_by_asc(entity::Column::SourceId)
            .order_by_asc(entity::Column::Ordinal)
            .into_tuple()
            .all(&**transaction)
            .await?;
        for (source, posting) in rows {
            found.entry(source).or_default().push(posting);
        }
    }
    Ok(found)
}
