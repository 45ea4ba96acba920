//! The best people of a posting by the full score.

mod search;

use super::lists::Lists;
use super::{AHEAD, BLOCK, Room, STRIP, in_order};
use crate::census::best::{Best, Found};
use crate::census::judged::{Bounds, FullRules, Judged};
use crate::census::people::{Kind, People, PersonRow};
use crate::census::postings::PostingView;
use crate::census::snapshot::{Reading, Sections, SnapshotError};
use crate::simd::Simd;
use search::Search;

/// The active people of a census, made ready for the full score.
#[derive(Clone, Debug)]
pub struct FullIndex {
    people: People,
    blocks: Vec<Bounds>,
    strips: Vec<Bounds>,
    lists: Lists<Posting>,
}

/// 16 bits of position in the block, the low ones first, then the kind.
type Posting = [u8; 3];

/// People of one occupation stand together, those with one place before those with several, then by place and years.
fn key(row: &PersonRow) -> (u8, bool, u32, u8) {
    (row.occupation.code(), row.places.count_ones() > 1, row.places.trailing_zeros(), row.years.code())
}

impl FullIndex {
    /// Of the active among `people`.
    pub fn of(people: &People) -> Self {
        let order = in_order(people, key);
        let lists = Lists::of(people, &order, |at, kind: Kind| {
            let [low, high] = at.to_le_bytes();
            [low, high, kind.code()]
        });
        Self::with(people.reordered(&order), lists)
    }

    fn with(people: People, lists: Lists<Posting>) -> Self {
        let bounds = |size: usize| people.rows().chunks(size).map(Bounds::of).collect();
        Self { blocks: bounds(BLOCK), strips: bounds(STRIP), lists, people }
    }

    /// The bytes of a file from which it can be had again without building it.
    pub fn to_snapshot(&self) -> Vec<u8> {
        let mut file = Sections::begin();
        self.people.write(&mut file);
        self.lists.write(&mut file);
        file.end()
    }

    /// From the bytes of a file; fails on every file but one that [`Self::to_snapshot`] of the same version wrote.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let mut file = Reading::begin(bytes)?;
        let people = People::read(&mut file)?;
        let lists = Lists::read(&mut file, people.len())?;
        Ok(Self::with(people, lists))
    }

    /// Everybody in it.
    pub(in crate::census) const fn people(&self) -> &People {
        &self.people
    }

    /// The best `most` people of a posting.
    pub fn best_people(
        &self,
        posting: PostingView<'_>,
        rules: &FullRules<'_>,
        most: usize,
        simd: Simd,
        room: &mut Room,
    ) -> Vec<Found> {
        if most == 0 || !posting.row.is_active() {
            return Vec::new();
        }
        let judged = Judged::of(posting, rules);
        Search::of(self, &judged, simd, Best::of(most)).best(room)
    }
}
