//! Postings and people made ready to be put into the index and the network.

use std::sync::Arc;

use jiff::civil::Date;
use matching::{Opening, Person, Weights};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Wishes};
use uuid::Uuid;

use super::rows::{PersonRow, PostingRow};
use crate::market::Market;
use crate::postings::PostingLine;
use crate::search::Document;

/// What the derived depend on besides the rows.
#[derive(Clone, Copy)]
pub(super) struct Base {
    pub(super) vocabulary: &'static Vocabulary,
    pub(super) weights: &'static Weights,
    pub(super) today: Date,
}

impl Base {
    pub(super) fn of(market: &Market) -> Self {
        Self { vocabulary: market.vocabulary, weights: market.weights, today: market.machine.today() }
    }
}

/// A subject as it shall be held. It is put into two copies, which share what does not change.
pub(super) enum Prepared {
    /// An open posting.
    Posting(Box<Document>, Arc<Opening>),
    /// A posting that is not open.
    NoPosting(Uuid),
    /// A person who looks.
    Person(Uuid, Arc<Person>),
    /// A person who does not.
    NoPerson(Uuid),
}

impl Prepared {
    /// The postings of these rows.
    pub(super) fn postings(rows: Vec<PostingRow>, base: Base) -> Vec<Self> {
        rows.into_iter().map(|row| Self::posting(&row, base)).collect()
    }

    fn posting(row: &PostingRow, base: Base) -> Self {
        let Some(posting) = decoded::<Posting>(row.id, &row.record) else { return Self::NoPosting(row.id) };
        let line = PostingLine::of(row.id, &posting, row.employer_id, row.agency_id, row.first_seen_at.day());
        let document = Document::of(&posting, line, base.weights);
        Self::Posting(Box::new(document), Arc::new(Opening::new(&posting, base.vocabulary)))
    }

    /// The people of these rows.
    pub(super) fn people(rows: Vec<PersonRow>, base: Base) -> Vec<Self> {
        rows.into_iter().map(|row| Self::person(&row, base)).collect()
    }

    fn person(row: &PersonRow, base: Base) -> Self {
        let profile = decoded::<Profile>(row.id, &row.profile);
        let (Some(profile), Some(wishes)) = (profile, decoded::<Wishes>(row.id, &row.wishes)) else {
            return Self::NoPerson(row.id);
        };
        Self::Person(row.id, Arc::new(Person::new(&profile, &wishes, base.vocabulary, base.today)))
    }
}

/// A record of the database. One that cannot be read, which only another program can have written, takes no part; it must not keep all
/// others from taking theirs.
fn decoded<T: serde::de::DeserializeOwned>(id: Uuid, record: &str) -> Option<T> {
    match serde_json::from_str(record) {
        Ok(record) => Some(record),
        Err(error) => {
            let place = (error.line(), error.column());
            tracing::error!(%id, ?place, "a stored record cannot be read and takes no part in search and matching");
            None
        }
    }
}
