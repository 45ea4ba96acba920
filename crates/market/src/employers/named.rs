//! Employers by their names: one row for each, however it is written.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use talent::Posting;
use uuid::Uuid;

use super::entity;
use crate::database::{Moment, Transaction};
use crate::machine::Machine;

/// Rows of one statement.
const ROWS_MAX: usize = 1_000;

/// What names that differ only in case, blanks and punctuation have in common. Empty for a name without a letter or digit.
pub(crate) fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Who hires, under a name of its own: a description that hides one is no name.
pub(crate) fn employer_name(posting: &Posting) -> Option<&str> {
    posting.employer.as_ref().filter(|employer| !employer.masked).map(|employer| employer.name.as_str())
}

/// The agency, where it is named.
pub(crate) fn agency_name(posting: &Posting) -> Option<&str> {
    posting.agency.as_ref().map(|agency| agency.name.as_str())
}

/// The names of all employers of a posting.
pub(crate) fn names(posting: &Posting) -> impl Iterator<Item = &str> {
    employer_name(posting).into_iter().chain(agency_name(posting))
}

/// The employers of these names by their folded names; those that are not known yet are stored, as they were written first.
pub(crate) async fn resolve<'n>(
    transaction: &Transaction,
    machine: &dyn Machine,
    now: Moment,
    named: impl Iterator<Item = &'n str>,
) -> Result<BTreeMap<String, Uuid>, DbErr> {
    let mut written: BTreeMap<String, &str> = BTreeMap::new();
    for name in named {
        let folded = folded(name);
        if !folded.is_empty() {
            written.entry(folded).or_insert(name);
        }
    }
    let all: Vec<String> = written.keys().cloned().collect();
    let mut known = by_folded_name(transaction, &all).await?;
    let missing: Vec<entity::ActiveModel> = written
        .into_iter()
        .filter(|(folded, _)| !known.contains_key(folded))
        .map(|(folded, name)| entity::ActiveModel {
            id: Set(machine.id()),
            name: Set(name.trim().to_owned()),
            folded_name: Set(folded),
            first_seen_at: Set(now),
        })
        .collect();
    if missing.is_empty() {
        return Ok(known);
    }
    for chunk in missing.chunks(ROWS_MAX) {
        // Another importer may have stored one of them since we looked.
        entity::Entity::insert_many(chunk.iter().cloned())
            .on_conflict(OnConflict::column(entity::Column::FoldedName).do_nothing().to_owned())
            .exec_without_returning(&**transaction)
            .await?;
    }
    known.extend(by_folded_name(transaction, &all).await?);
    Ok(known)
}

async fn by_folded_name(transaction: &Transaction, folded: &[String]) -> Result<BTreeMap<String, Uuid>, DbErr> {
    let mut found = BTreeMap::new();
    for chunk in folded.chunks(ROWS_MAX) {
        let rows: Vec<(String, Uuid)> = entity::Entity::find()
            .select_only()
            .columns([entity::Column::FoldedName, entity::Column::Id])
            .filter(entity::Column::FoldedName.is_in(chunk.iter().map(String::as_str)))
            .into_tuple()
            .all(&**transaction)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// The names of these employers.
pub(crate) async fn names_of(
    connection: &impl ConnectionTrait,
    ids: BTreeSet<Uuid>,
) -> Result<BTreeMap<Uuid, String>, DbErr> {
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(ROWS_MAX) {
        let rows: Vec<(Uuid, String)> = entity::Entity::find()
            .select_only()
            .columns([entity::Column::Id, entity::Column::Name])
            .filter(entity::Column::Id.is_in(chunk.iter().copied()))
            .into_tuple()
            .all(connection)
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_by_more_than_case_blanks_and_punctuation() {
        assert_eq!(folded("Rye & Oven Pvt. Ltd."), folded("RYE&OVEN PVT LTD"));
        assert_ne!(folded("Rye & Oven"), folded("Rye and Oven"));
        assert_ne!(folded("Äpfel GmbH"), folded("Apfel GmbH"));
        assert_eq!(folded("…"), "");
    }
}
