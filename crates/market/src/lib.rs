//! The product: employers, postings, candidates and their matches, kept in a database and carried through from there.
//!
//! This is the only crate that knows a database, and it knows no web framework and no HTML. It reads no clock, no random source, no
//! environment and no file: those are handed to it as a [`Machine`] and as bytes. Every query and every verb takes the [`Actor`] on whose
//! behalf it runs; what an actor may not see does not exist for it. The database is the truth: the search index and the matching network
//! in memory follow its change rows and can be rebuilt from it.

mod actor;
mod audit;
mod candidates;
mod changes;
mod counters;
mod database;
mod derived;
mod documents;
mod drafts;
mod employers;
mod error;
mod idempotency;
mod machine;
mod market;
mod matches;
mod personal;
mod policy;
mod postings;
mod remembered;
mod search;
mod storable;
mod tasks;
#[cfg(test)]
mod tests;
mod visits;

pub use actor::Actor;
pub use candidates::{CandidateLine, CandidateView, ImportedResume, ReadResume, Standing, WishesForm};
pub use counters::Counters;
pub use database::{Database, OpenError};
pub use derived::{Changing, Mirrored};
pub use documents::{Document, Documents, Form, Handed, TEXT_BYTES_MAX};
pub use drafts::DraftView;
pub use employers::{EmployerLine, EmployerView, EmployersPage, PlaceCount, SkillCount};
pub use error::{Error, FieldError};
pub use machine::Machine;
pub use market::Market;
pub use matches::{MatchView, Matches, OutlookView};
pub use matching::{
    Chance, Change, Criterion, Effect, Match, Outlook, Quotes, Reason as ReceiptReason, Side, Sides, State, Words,
};
pub use postings::{
    Closed, EmployerLink, ImportedPost, LineSkill, PostingLine, PostingView, ProblemView, ReadPost, Reason,
};
pub use search::{ActiveFilter, Facet, FacetCounts, FacetValue, Filter, Found, PayFloor, Search, Similar};
