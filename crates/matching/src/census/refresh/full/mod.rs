//! Everybody's best postings by the full score: thirty-two people of one title side by side against one posting after the other.

mod crowd;
mod layout;

use super::Refreshed;
use crate::census::full::Rules;
use crate::census::people::{People, PersonRow};
use crate::census::postings::Postings;
use crate::simd::{Simd, TEAM};
use crowd::Chances;
use layout::Layout;

pub use crowd::FullRoom;

/// Crowds of a unit at most.
const CROWDS: usize = 32;

/// The work of finding everybody's best postings.
#[derive(Clone, Debug)]
pub struct FullRefresh<'a> {
    people: &'a People,
    rules: Rules<'a>,
    skills: crate::census::board::SkillTables,
    layout: Layout,
    chances: Chances,
    /// The places of the active people, by what makes them stand in one crowd.
    order: Vec<u32>,
    /// Where each crowd begins in the order, and at last where the last one ends.
    crowds: Vec<usize>,
}

/// What everybody of a crowd has in common.
fn titles(row: &PersonRow) -> (crate::census::Tiny, crate::census::Tiny) {
    (row.occupation, row.occupation_wished)
}

impl<'a> FullRefresh<'a> {
    /// Lays out both sides.
    pub fn of(people: &'a People, postings: &Postings, rules: Rules<'a>) -> Self {
        let row = |place: u32| &people.rows()[place as usize];
        let mut order: Vec<u32> = (0..).take(people.len()).filter(|&place| row(place).is_active()).collect();
        let key = |row: &PersonRow| (titles(row), row.places.trailing_zeros(), row.places, row.years);
        order.sort_by_cached_key(|&place| (key(row(place)), place));
        let mut crowds = vec![0];
        for same in order.chunk_by(|&a, &b| titles(row(a)) == titles(row(b))) {
            for crowd in same.chunks(TEAM) {
                crowds.push(crowds[crowds.len() - 1] + crowd.len());
            }
        }
        Self {
            people,
            rules,
            skills: crate::census::board::SkillTables::of(postings, rules),
            layout: Layout::of(postings, rules),
            chances: Chances::of(rules.weights),
            order,
            crowds,
        }
    }

    /// How many units of work there are.
    pub fn units(&self) -> usize {
        (self.crowds.len() - 1).div_ceil(CROWDS)
    }

    /// The best `most` postings of everybody in a unit. Nobody for a unit that does not exist.
    pub fn best_postings(&self, unit: usize, most: usize, simd: Simd, room: &mut FullRoom) -> Vec<Refreshed> {
        let from = unit.saturating_mul(CROWDS).min(self.crowds.len() - 1);
        let ends = &self.crowds[from..self.crowds.len().min(from + CROWDS + 1)];
        let mut refreshed = Vec::with_capacity(TEAM * CROWDS);
        for crowd in ends.windows(2) {
            let members = &self.order[crowd[0]..crowd[1]];
            let found = self.best_of_crowd(members, most, simd, room);
            refreshed
                .extend(members.iter().zip(found).map(|(&place, found)| Refreshed { place: place as usize, found }));
        }
        refreshed
    }
}
