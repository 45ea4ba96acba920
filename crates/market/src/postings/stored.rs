//! Postings as they are stored, put together from their tables.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use talent::Posting;
use uuid::Uuid;

use super::veil::Quotable;
use super::{Closed, EmployerLink, PostingLine, PostingView, ProblemView, Reason, closure, entity, source};
use crate::employers;

/// Ids of one statement.
const IDS_MAX: usize = 1_000;

/// A posting as the database has it. Its record is safe for everybody; its evidence refers to a text that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stored {
    pub(crate) id: Uuid,
    pub(crate) source_id: Uuid,
    pub(crate) posting: Posting,
    pub(crate) employer: Option<EmployerLink>,
    pub(crate) agency: Option<EmployerLink>,
    pub(crate) first_seen_on: Date,
    pub(crate) closed: Option<Closed>,
}

impl Stored {
    /// The line of a list.
    pub(crate) fn line(&self) -> PostingLine {
        let id_of = |link: &Option<EmployerLink>| link.as_ref().map(|link| link.id);
        PostingLine::of(self.id, &self.posting, id_of(&self.employer), id_of(&self.agency), self.first_seen_on)
    }

    /// What everybody may see, with the words of its problems quoted from `quotable`.
    pub(super) fn view(self, quotable: &Quotable, today: Date) -> PostingView {
        let mut posting = self.posting;
        let problems = std::mem::take(&mut posting.problems)
            .into_iter()
            .map(|problem| ProblemView {
                kind: problem.kind,
                message: problem.message,
                words: problem.evidence.into_iter().filter_map(|span| quotable.quote(span)).collect(),
            })
            .collect();
        posting.evidence.clear();
        posting.source = talent::Source::default();
        for skill in &mut posting.skills {
            skill.evidence.clear();
        }
        PostingView {
            id: self.id,
            past_deadline: posting.deadline.is_some_and(|deadline| deadline < today),
            posting,
            problems,
            employer: self.employer,
            agency: self.agency,
            first_seen_on: self.first_seen_on,
            closed: self.closed,
        }
    }
}

/// The postings with these ids, in the order of the ids; those that are not there are left out.
pub(crate) async fn load(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Stored>, DbErr> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(IDS_MAX) {
        let rows =
            entity::Entity::find().filter(entity::Column::Id.is_in(chunk.iter().copied())).all(connection).await?;
        let ends = closures(connection, chunk).await?;
        let employers = rows.iter().flat_map(|row| [row.employer_id, row.agency_id]).flatten().collect();
        let names = employers::names_of(connection, employers).await?;
        let link = |id: Option<Uuid>| id.and_then(|id| Some(EmployerLink { id, name: names.get(&id)?.clone() }));
        found.extend(rows.into_iter().map(|row| {
            let stored = Stored {
                id: row.id,
                source_id: row.source_id,
                posting: row.record.0,
                employer: link(row.employer_id),
                agency: link(row.agency_id),
                first_seen_on: row.first_seen_at.day(),
                closed: ends.get(&row.id).copied(),
            };
            (row.id, stored)
        }));
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The texts of these postings as they may be quoted.
pub(crate) async fn quotable(
    connection: &impl ConnectionTrait,
    postings: &[Stored],
) -> Result<BTreeMap<Uuid, Quotable>, DbErr> {
    let mut texts: BTreeMap<Uuid, String> = BTreeMap::new();
    for chunk in postings.chunks(IDS_MAX) {
        let rows: Vec<(Uuid, String)> = source::Entity::find()
            .select_only()
            .columns([source::Column::Id, source::Column::Text])
            .filter(source::Column::Id.is_in(chunk.iter().map(|stored| stored.source_id)))
            .into_tuple()
            .all(connection)
            .await?;
        texts.extend(rows);
    }
    let each = postings.iter().filter_map(|stored| {
        let text = texts.get(&stored.source_id)?;
        Some((stored.id, Quotable::of(&stored.posting, text)))
    });
    Ok(each.collect())
}

async fn closures(connection: &impl ConnectionTrait, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Closed>, DbErr> {
    let rows =
        closure::Entity::find().filter(closure::Column::PostingId.is_in(ids.iter().copied())).all(connection).await?;
    rows.into_iter()
        .map(|row| {
            let reason = Reason::named(&row.reason).ok_or_else(|| {
                DbErr::Type(format!("a posting that ended as {}, which this program does not know", row.reason))
            })?;
            Ok((row.posting_id, Closed { on: row.closed_at.day(), reason }))
        })
        .collect()
}
