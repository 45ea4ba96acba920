//! Searching open postings: words, filters that combine, and exact counts of what each choice would bring.
//!
//! The index lives in memory and follows the change rows; it is the same for every database.

mod asked;
mod facet;
mod index;
mod similar;
#[cfg(test)]
mod tests;

use crate::actor::Actor;
use crate::error::{Error, FieldError};
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::postings::PostingLine;

pub use asked::{Filter, PayFloor, Search};
pub use facet::Facet;
pub(crate) use index::{Document, Index};
pub use similar::Similar;

/// Postings on one page of a list.
pub(crate) const PAGE: usize = 20;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many postings in all.
    pub total: usize,
    /// How many open postings there are without any filter.
    pub open: usize,
    /// The page, from 1: the one that was asked for, or the last where there are fewer.
    pub page: usize,
    /// How many pages; at least 1.
    pub pages: usize,
    /// The postings of this page, best first: by likeness to the words, then the newest.
    pub lines: Vec<PostingLine>,
    /// What the search can be narrowed by; facets without a value are left out.
    pub facets: Vec<FacetCounts>,
    /// The filters of the search and what dropping each would bring.
    pub filters: Vec<ActiveFilter>,
}

/// A facet with the counts of its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// Which.
    pub facet: Facet,
    /// Its values: the fixed ones in their order, others by their counts, the chosen ones always.
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// Its form in an address.
    pub value: String,
    /// Its name on a page.
    pub label: String,
    /// How many postings have it and meet everything else of the search, other choices of this facet aside.
    pub count: usize,
    /// Where other values of this facet are chosen: how many postings choosing this one too would add.
    pub adds: usize,
    /// It is chosen.
    pub chosen: bool,
}

/// A filter of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveFilter {
    /// Which; [`Search::without`] drops it.
    pub filter: Filter,
    /// What it demands, for a page: the words, the place, the chosen values.
    pub label: String,
    /// How many postings dropping it would add.
    pub adds: usize,
}

impl Market {
    /// The search that the pairs of an address or a form ask for, and one sentence for each part that was left out because it could not
    /// be understood.
    pub fn read_search<'a>(&self, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> (Search, Vec<FieldError>) {
        Search::read(pairs, self.vocabulary)
    }

    /// Open postings that meet a search, best first, 20 a page, with the counts of every facet.
    pub async fn search(&self, actor: Actor, search: &Search) -> Result<Found, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        let (search, vocabulary, today) = (search.clone(), self.vocabulary, self.machine.today());
        self.ask(move |held| held.index.answer(&search, vocabulary, today)).await
    }
}
