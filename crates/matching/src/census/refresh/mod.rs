//! Everybody's best postings at once: the whole network in units of work.
//!
//! A unit is hundreds or thousands of people who stand near each other; what it finds does not depend on any other unit, so that a caller can spread
//! units over threads, show how far it is, stop, and go on later with those that are left. Nothing here starts a thread. What changed since
//! the last time is [`News`]; where few postings changed, most lists are [`brought_up_to_date`] from those before. The people of every posting
//! are found one posting after the other by an index, so that each posting is a unit; both serve their lists as well.

mod base;
mod full;
mod groups;
mod news;
#[cfg(test)]
mod tests;

pub use base::{BaseRefresh, RefreshRoom};
pub use full::{FullRefresh, FullRoom};
pub use news::{News, brought_up_to_date};

use super::best::Found;

/// The best postings of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// The place of the person in the census.
    pub place: usize,
    /// The best first.
    pub found: Vec<Found>,
}
