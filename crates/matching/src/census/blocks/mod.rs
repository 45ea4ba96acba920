//! The people of a census in blocks, so that the best for a posting are found without looking at everybody.
//!
//! People stand in an order that brings those together whom the same constraints exclude. Eight thousand of them are a block, five hundred of
//! a block a strip; both carry bounds on what anybody in them has, so that whole blocks are passed over, and of the others only the strips in
//! which somebody may still get among the best are read. Inside a block the postings of each skill say who holds it and how; their points are
//! summed in an array that stays in the nearest cache. Rows are read only of people whose sum reaches what the worst of the best so far
//! leaves open. Every bound is kept on the safe side, so that the answer is the one of [`super::exhaustive`] in every item.

mod base;
mod full;
mod lists;

pub use base::BaseIndex;
pub use full::FullIndex;

use super::people::{People, PersonRow};
use crate::simd::{LANES, Reached};

/// People in a block: so many that 13 bits tell them apart and that two arrays of sums fit into the nearest cache.
pub(crate) const BLOCK: usize = 1 << 13;

/// People in a strip.
pub(crate) const STRIP: usize = 512;

/// How many people further on a row is asked for ahead of time.
const AHEAD: usize = 32;

/// Room for the sums of one block, so that a question costs no allocation. One for each thread.
#[derive(Clone, Debug)]
pub struct Room {
    sums: Box<Sums>,
    /// What each has gained by the requirement that is being looked at.
    gained: Box<Sums>,
    reached: Vec<Reached>,
}

/// A sum for everybody in a block.
type Sums = [u16; BLOCK];

impl Default for Room {
    fn default() -> Self {
        Self { sums: Box::new([0; BLOCK]), gained: Box::new([0; BLOCK]), reached: Vec::with_capacity(STRIP) }
    }
}

/// The sums of a strip of a block.
fn strip_of(sums: &Sums, strip: usize) -> &[[u16; LANES]] {
    sums[strip * STRIP..][..STRIP].as_chunks().0
}

/// The places of the active people, by `key` and then by id.
fn in_order<K: Ord + Copy>(people: &People, key: impl Fn(&PersonRow) -> K) -> Vec<u32> {
    let active = (0..).zip(people.rows()).filter(|(_, row)| row.is_active());
    let mut order: Vec<(K, u32, u32)> = active.map(|(place, row)| (key(row), row.id, place)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, _, place)| place).collect()
}

#[cfg(test)]
mod tests;
