//! A whole market as columns of small integers: what ranking millions of people and postings reads.
//!
//! A [`Census`] holds the same facts as needs and offers do, in the units stated at each field, without words, evidence or identity. Two
//! scores are defined on it, each by one plain function of a pair: [`base`], simple integer arithmetic that any other engine can be asked to
//! do, and [`full`], the meaning of a score that receipts have, by the same judges and the same weights. [`exhaustive`] ranks by them pair by
//! pair; whatever is faster has to agree with it in every id, score and order.
//!
//! What rows do not hold: education, certifications and languages, titles that mean several occupations, more than one title held or
//! wished for, regions, hopes and estimates of pay, stages of employers.

pub mod base;
mod best;
mod blocks;
mod board;
pub mod exhaustive;
mod forward;
pub mod full;
mod judged;
mod known;
mod living;
mod people;
mod postings;
mod refresh;
#[cfg(test)]
mod sample;
mod snapshot;
mod tables;

pub use best::{Best, Found};
pub use blocks::{BaseIndex, FullIndex, Room};
pub use board::{BaseBoard, BoardRoom, FullBoard};
pub use judged::FullRules;
pub use known::{Small, Tiny};
pub use living::{CHANGES_MAX, Living};
pub use people::{Held, Kind, People, PersonRow, PersonView};
pub use postings::{Asked, PostingRow, PostingView, Postings};
pub use refresh::{BaseRefresh, FullRefresh, FullRoom, News, RefreshRoom, Refreshed, brought_up_to_date};
pub use snapshot::SnapshotError;
pub use tables::{Occupations, Skills};

/// Both sides of a market with what connects their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Who looks.
    pub people: People,
    /// What is offered.
    pub postings: Postings,
    /// What is known of skills.
    pub skills: Skills,
    /// How alike occupations are.
    pub occupations: Occupations,
}
