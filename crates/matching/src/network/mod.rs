//! All openings and people of a market in memory, ranked for each other.
//!
//! A network is changed one opening or person at a time and answers from what it holds at that moment. What it answers depends on what it
//! holds alone, never on the order in which that came.
//!
//! Rankings are exact and cost little: what openings have in common (a title, a workplace, a range of years) is held once and judged once
//! for each person who asks, by the functions that also make the receipts; a pair is then a sum of a few integers. Openings stand in lists
//! by what they ask for, so that a record is held against what it shows and nothing else. What costs more (titles; of people their skills
//! too) is judged only of members whom a bound does not keep off the page. Receipts are made for the page that is shown.

mod asked_skills;
mod distinct;
mod for_opening;
mod for_person;
mod members;
mod moves;
mod openings;
mod people;
mod priors;
mod ranking;
mod ranking_people;
mod search;
mod shift;
mod similar;
mod team_moves;
mod titles;
mod values;
mod wants;

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use talent::vocabulary::Vocabulary;

use crate::opening::{Opening, Person};
use crate::rank::Match;
use crate::weights::Weights;
use openings::Openings;
use people::People;
pub use ranking::Ranking;
use ranking_people::{PeopleRanking, Sight};
use values::Shared;

/// Openings and people by keys of the caller's, such as the ids of its database.
///
/// Rankings have the order of [`crate::rank_postings`] and [`crate::rank_people`]; between pairs that are equal in score, points, what is
/// known and sources, the lower key comes first.
#[derive(Clone, Debug)]
pub struct Network<'a, K> {
    weights: &'a Weights,
    vocabulary: &'a Vocabulary,
    openings: Openings<K>,
    people: People<K>,
    shared: Shared,
}

impl<'a, K: Ord + Copy> Network<'a, K> {
    /// A network that holds nothing yet.
    pub fn new(weights: &'a Weights, vocabulary: &'a Vocabulary) -> Self {
        Self { weights, vocabulary, openings: Openings::new(), people: People::new(), shared: Shared::default() }
    }

    /// Adds an opening, or puts it in the place of the one with this key, which is returned.
    pub fn put_opening(&mut self, key: K, opening: impl Into<Arc<Opening>>) -> Option<Arc<Opening>> {
        let before = self.take_opening(key);
        self.openings.put(key, opening.into(), &mut self.shared, self.weights);
        before
    }

    /// Takes an opening out.
    pub fn take_opening(&mut self, key: K) -> Option<Arc<Opening>> {
        self.openings.take(key, &mut self.shared)
    }

    /// The opening with this key.
    pub fn opening(&self, key: K) -> Option<&Opening> {
        self.openings.members.get(key)
    }

    /// How many openings there are.
    pub fn opening_count(&self) -> usize {
        self.openings.members.len()
    }

    /// Adds a person, or puts them in the place of the one with this key, who is returned.
    pub fn put_person(&mut self, key: K, person: impl Into<Arc<Person>>) -> Option<Arc<Person>> {
        let before = self.take_person(key);
        self.people.put(key, person.into(), &mut self.shared, self.weights, self.vocabulary);
        before
    }

    /// Takes a person out.
    pub fn take_person(&mut self, key: K) -> Option<Arc<Person>> {
        self.people.take(key, &mut self.shared, self.vocabulary)
    }

    /// The person with this key.
    pub fn person(&self, key: K) -> Option<&Person> {
        self.people.members.get(key)
    }

    /// How many people there are.
    pub fn person_count(&self) -> usize {
        self.people.members.len()
    }

    /// The openings in the order of their fit for a person, whether or not the network holds them.
    pub fn ranking_for<'n>(&'n self, person: &'n Person) -> Ranking<'n, K> {
        Ranking::of(self, person)
    }

    /// The people at these places of the opening's ranking, counted from 0, with whole receipts: for whoever may see both sides.
    pub fn people_for(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.people_ranking(opening, Sight::Whole).map(|ranking| ranking.page(ranks)).unwrap_or_default()
    }

    /// As [`Self::people_for`], as the opening's team may see it: see [`crate::ranking_for_team`].
    pub fn people_for_team(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.people_ranking(opening, Sight::Team).map(|ranking| ranking.page(ranks)).unwrap_or_default()
    }

    fn people_ranking(&self, opening: K, sight: Sight) -> Option<PeopleRanking<'_, K>> {
        Some(PeopleRanking::of(self, self.opening(opening)?, sight))
    }

    /// Everything that the network holds, in the order of the keys, with what it keeps to answer from: two networks that hold the same
    /// have the same bytes, whatever changes led there. For comparing and digests; not a format to be read again.
    pub fn to_bytes(&self) -> Vec<u8>
    where
        K: AsRef<[u8]>,
    {
        let openings: Vec<_> =
            self.openings.members.by_key().map(|(key, opening)| (key.as_ref().to_vec(), opening)).collect();
        let people: Vec<_> =
            self.people.members.by_key().map(|(key, person)| (key.as_ref().to_vec(), person)).collect();
        bytes(&(openings, people, &self.shared))
    }
}

fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("a network is made of numbers, texts and lists")
}
