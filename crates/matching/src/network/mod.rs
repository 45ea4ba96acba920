//! All openings and people of a market in memory, ranked for each other.
//!
//! A network is changed one opening or person at a time and answers from what it holds at that moment. What it answers depends on what it
//! holds alone, never on the order in which that came.
//!
//! Rankings are exact and cost little: what openings have in common (a title, a workplace, a skill with its years) is held once and judged
//! once for each person who asks, by the functions that also make the receipts; a pair is then a sum of a few integers. Receipts are made
//! for the page that is shown.

mod distinct;
mod for_opening;
mod for_person;
mod members;
mod moves;
mod order;
mod ranking;
mod rows;
mod similar;
mod singles;

use std::ops::Range;

use serde::Serialize;
use talent::vocabulary::Vocabulary;

use crate::opening::{Opening, Person};
use crate::rank::{Match, pair};
use crate::tally::Tally;
use crate::weights::Weights;
use for_opening::{ForOpening, Room};
use members::Members;
use order::Ranked;
pub use ranking::Ranking;
use rows::{OpeningRow, PersonRow, Shared};

/// Openings and people by keys of the caller's, such as the ids of its database.
///
/// Rankings have the order of [`crate::rank_postings`] and [`crate::rank_people`]; between pairs that are equal in score, points, what is
/// known and sources, the lower key comes first.
#[derive(Clone, Debug)]
pub struct Network<'a, K> {
    weights: &'a Weights,
    vocabulary: &'a Vocabulary,
    openings: Members<K, Opening, OpeningRow>,
    people: Members<K, Person, PersonRow>,
    shared: Shared,
}

impl<'a, K: Ord + Copy> Network<'a, K> {
    /// A network that holds nothing yet.
    pub fn new(weights: &'a Weights, vocabulary: &'a Vocabulary) -> Self {
        Self { weights, vocabulary, openings: Members::new(), people: Members::new(), shared: Shared::default() }
    }

    /// Adds an opening, or puts it in the place of the one with this key, which is returned.
    pub fn put_opening(&mut self, key: K, opening: Opening) -> Option<Opening> {
        let before = self.take_opening(key);
        let row = self.shared.enter_opening(&opening, self.weights, self.vocabulary);
        self.openings.add(key, opening, row);
        before
    }

    /// Takes an opening out.
    pub fn take_opening(&mut self, key: K) -> Option<Opening> {
        let (opening, row) = self.openings.take(key)?;
        self.shared.leave_opening(&row);
        Some(opening)
    }

    /// The opening with this key.
    pub fn opening(&self, key: K) -> Option<&Opening> {
        self.openings.get(key)
    }

    /// How many openings there are.
    pub fn opening_count(&self) -> usize {
        self.openings.len()
    }

    /// Adds a person, or puts them in the place of the one with this key, who is returned.
    pub fn put_person(&mut self, key: K, person: Person) -> Option<Person> {
        let before = self.take_person(key);
        let row = self.shared.enter_person(&person, self.weights, self.vocabulary);
        self.people.add(key, person, row);
        before
    }

    /// Takes a person out.
    pub fn take_person(&mut self, key: K) -> Option<Person> {
        let (person, row) = self.people.take(key)?;
        self.shared.leave_person(&row, self.vocabulary);
        Some(person)
    }

    /// The person with this key.
    pub fn person(&self, key: K) -> Option<&Person> {
        self.people.get(key)
    }

    /// How many people there are.
    pub fn person_count(&self) -> usize {
        self.people.len()
    }

    /// The openings in the order of their fit for a person, whether or not the network holds them.
    pub fn ranking_for<'n>(&'n self, person: &'n Person) -> Ranking<'n, K> {
        Ranking::of(self, person)
    }

    /// The people at these places of the opening's ranking, counted from 0, with whole receipts: for whoever may see both sides.
    pub fn people_for(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.people_by(opening, ranks, Some, Some)
    }

    /// As [`Self::people_for`], as the opening's team may see it: see [`crate::ranking_for_team`].
    pub fn people_for_team(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.people_by(opening, ranks, Tally::for_team, Match::for_team)
    }

    /// The people for an opening as somebody may see their sums and their receipts; who may not be seen at all is not there.
    fn people_by(
        &self,
        opening: K,
        ranks: Range<usize>,
        sums_seen: impl Fn(Tally) -> Option<Tally>,
        seen: impl Fn(Match) -> Option<Match>,
    ) -> Vec<(K, Match)> {
        let Some(place) = self.openings.place(opening) else { return Vec::new() };
        let (opening, row) = (&self.openings.values[place], &self.openings.rows[place]);
        let view = ForOpening::of(opening, row, &self.shared, self.weights, self.vocabulary);
        let mut room = Room::default();
        let grade = |(place, row)| {
            let tally = sums_seen(view.tally(row, &mut room))?;
            Some(Ranked { grade: tally.grade(self.weights), place })
        };
        let ranked = self.people.rows.iter().enumerate().filter_map(grade).collect();
        let first = ranks.start;
        let places = order::page(ranked, ranks, |a, b| self.tie_of_people(a, b));
        let matched = |(at, place): (usize, usize)| {
            let one = pair(opening, &self.people.values[place], self.weights, self.vocabulary);
            Some((self.people.keys[place], Match { rank: first + at + 1, ..seen(one)? }))
        };
        places.into_iter().enumerate().filter_map(matched).collect()
    }

    /// Everything that the network holds, in the order of the keys, with what it keeps to answer from: two networks that hold the same
    /// have the same bytes, whatever changes led there. For comparing and digests; not a format to be read again.
    pub fn to_bytes(&self) -> Vec<u8>
    where
        K: AsRef<[u8]>,
    {
        let openings: Vec<_> = self.openings.by_key().map(|(key, opening)| (key.as_ref().to_vec(), opening)).collect();
        let people: Vec<_> = self.people.by_key().map(|(key, person)| (key.as_ref().to_vec(), person)).collect();
        bytes(&(openings, people, &self.shared))
    }
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("a network is made of numbers, texts and lists")
}
