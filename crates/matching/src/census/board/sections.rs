//! Where on a board a posting stands and where a person looks.

use std::ops::Range;

use crate::census::postings::{PostingRow, Postings};

/// The section where everybody looks, after one for each place.
const OPEN: u8 = 64;

/// A posting with more places stands in the open section: it would take as much room as so many.
const PLACES_MAX: u32 = 4;

/// A posting in a section.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct Stand {
    pub(in crate::census) section: u8,
    /// The place in the census.
    pub(in crate::census) posting: u32,
}

impl Stand {
    /// The place whose section it is; `None` in the open one.
    pub(in crate::census) const fn place(self) -> Option<u8> {
        if self.section == OPEN { None } else { Some(self.section) }
    }
}

/// A part of a section.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) section: u8,
    /// Of the board's rows.
    pub(super) rows: Range<usize>,
}

/// Every active posting at each of its stands; `is_open` says for which a place in common is not needed.
pub(in crate::census) fn stands(postings: &Postings, is_open: impl Fn(&PostingRow) -> bool) -> Vec<Stand> {
    let mut stands = Vec::with_capacity(postings.len());
    for (posting, row) in (0_u32..).zip(postings.rows()).filter(|(_, row)| row.is_active()) {
        if is_open(row) || row.places.count_ones() > PLACES_MAX {
            stands.push(Stand { section: OPEN, posting });
        } else {
            stands.extend(bits(row.places).map(|section| Stand { section, posting }));
        }
    }
    stands
}

/// Stands that are sorted by section, cut into blocks of at most `size`.
pub(super) fn blocks(stands: &[Stand], size: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for section in stands.chunk_by(|a, b| a.section == b.section) {
        let end = start + section.len();
        let cut = (start..end).step_by(size).map(|from| from..end.min(from + size));
        blocks.extend(cut.map(|rows| Block { section: section[0].section, rows }));
        start = end;
    }
    blocks
}

/// Where a person looks.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct Look {
    /// Places wished for; all of them for somebody to whom every place may suit.
    places: u64,
}

impl Look {
    pub(in crate::census) const fn at(places: u64) -> Self {
        Self { places }
    }

    pub(in crate::census) const fn reaches(self, section: u8) -> bool {
        section == OPEN || self.places >> section & 1 == 1
    }

    /// Whether this is where the person meets a posting with these places first.
    pub(in crate::census) const fn first_meets(self, places: u64, section: u8) -> bool {
        section == OPEN || (self.places & places).trailing_zeros() == section as u32
    }
}

fn bits(set: u64) -> impl Iterator<Item = u8> {
    (0..OPEN).filter(move |bit| set >> bit & 1 == 1)
}
