//! Everybody's best postings by the full score: one person after the other, in an order in which the next asks for what was just read.

use super::Refreshed;
use crate::census::board::FullBoard;
use crate::census::people::{People, PersonRow};

/// People of a unit.
const UNIT: usize = 1024;

/// The work of finding everybody's best postings.
#[derive(Clone, Debug)]
pub struct FullRefresh<'a> {
    people: &'a People,
    board: &'a FullBoard<'a>,
    /// The places of the active people, by occupation, places and years.
    order: Vec<u32>,
}

impl<'a> FullRefresh<'a> {
    /// Lays out the people.
    pub fn of(people: &'a People, board: &'a FullBoard<'a>) -> Self {
        let is_active = |&place: &u32| people.rows()[place as usize].is_active();
        let mut order: Vec<u32> = (0..).take(people.len()).filter(is_active).collect();
        let key = |row: &PersonRow| (row.occupation, row.occupation_wished, row.places, row.years);
        order.sort_by_cached_key(|&place| (key(&people.rows()[place as usize]), place));
        Self { people, board, order }
    }

    /// How many units of work there are.
    pub fn units(&self) -> usize {
        self.order.len().div_ceil(UNIT)
    }

    /// The best `most` postings of everybody in a unit. Nobody for a unit that does not exist.
    pub fn best_postings(&self, unit: usize, most: usize) -> Vec<Refreshed> {
        let members = self.order.chunks(UNIT).nth(unit).unwrap_or_default();
        let refreshed = |&place: &u32| {
            let found = self.board.best_postings(self.people.at(place as usize), most);
            Refreshed { place: place as usize, found }
        };
        members.iter().map(refreshed).collect()
    }
}
