//! All openings and people of a market in memory, ranked for each other.
//!
//! A network is changed one opening or person at a time and answers from what it holds at that moment. What it answers depends on what it
//! holds alone, never on the order in which that came.

use std::collections::BTreeMap;
use std::ops::Range;

use talent::vocabulary::Vocabulary;

use crate::opening::{Opening, Person};
use crate::rank::{Match, rank_people, rank_postings};
use crate::team_view::ranking_for_team;
use crate::weights::Weights;
use crate::what_if::{Outlook, just_out_of_reach};

/// Openings and people by keys of the caller's, such as the ids of its database. Among pairs that are equal in everything that ranking
/// looks at, the lower key comes first.
#[derive(Clone, Debug)]
pub struct Network<'a, K> {
    weights: &'a Weights,
    vocabulary: &'a Vocabulary,
    openings: BTreeMap<K, Opening>,
    people: BTreeMap<K, Person>,
}

impl<'a, K: Ord + Copy> Network<'a, K> {
    /// A network that holds nothing yet.
    pub fn new(weights: &'a Weights, vocabulary: &'a Vocabulary) -> Self {
        Self { weights, vocabulary, openings: BTreeMap::new(), people: BTreeMap::new() }
    }

    /// Adds an opening, or puts it in the place of the one with this key, which is returned.
    pub fn put_opening(&mut self, key: K, opening: Opening) -> Option<Opening> {
        self.openings.insert(key, opening)
    }

    /// Takes an opening out.
    pub fn take_opening(&mut self, key: K) -> Option<Opening> {
        self.openings.remove(&key)
    }

    /// The opening with this key.
    pub fn opening(&self, key: K) -> Option<&Opening> {
        self.openings.get(&key)
    }

    /// How many openings there are.
    pub fn opening_count(&self) -> usize {
        self.openings.len()
    }

    /// Adds a person, or puts them in the place of the one with this key, who is returned.
    pub fn put_person(&mut self, key: K, person: Person) -> Option<Person> {
        self.people.insert(key, person)
    }

    /// Takes a person out.
    pub fn take_person(&mut self, key: K) -> Option<Person> {
        self.people.remove(&key)
    }

    /// The person with this key.
    pub fn person(&self, key: K) -> Option<&Person> {
        self.people.get(&key)
    }

    /// How many people there are.
    pub fn person_count(&self) -> usize {
        self.people.len()
    }

    /// The openings at these places of the person's ranking, counted from 0: `0..20` are the best twenty. The excluded follow all others.
    /// Fewer where there are no more, none where the network does not hold the person.
    pub fn postings_for(&self, person: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.person(person).map(|person| self.postings_for_guest(person, ranks)).unwrap_or_default()
    }

    /// As [`Self::postings_for`], for somebody whom the network does not hold.
    pub fn postings_for_guest(&self, person: &Person, ranks: Range<usize>) -> Vec<(K, Match)> {
        let (keys, openings): (Vec<K>, Vec<Opening>) =
            self.openings.iter().map(|(&key, opening)| (key, opening.clone())).unzip();
        let matches = rank_postings(person, &openings, self.weights, self.vocabulary);
        let key = |one: &Match| openings.iter().position(|opening| opening.card == one.posting).map(|at| keys[at]);
        page(matches, ranks).into_iter().filter_map(|one| Some((key(&one)?, one))).collect()
    }

    /// The people at these places of the opening's ranking, counted from 0, with whole receipts: for whoever may see both sides.
    pub fn people_for(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.keyed(page(self.all_people_for(opening), ranks))
    }

    /// As [`Self::people_for`], as the opening's team may see it: see [`ranking_for_team`].
    pub fn people_for_team(&self, opening: K, ranks: Range<usize>) -> Vec<(K, Match)> {
        self.keyed(page(ranking_for_team(self.all_people_for(opening)), ranks))
    }

    /// The best openings that exactly one constraint keeps out of a person's reach, at most `most` of them, each with the smallest change
    /// that would lift it and the exact rank that it would bring.
    pub fn just_out_of_reach(&self, person: K, most: usize) -> Vec<(K, Outlook)> {
        let Some(person) = self.person(person) else { return Vec::new() };
        let (keys, openings): (Vec<K>, Vec<Opening>) =
            self.openings.iter().map(|(&key, opening)| (key, opening.clone())).unzip();
        let key = |one: &Outlook| openings.iter().position(|opening| opening.card == one.posting).map(|at| keys[at]);
        let outlooks = just_out_of_reach(person, &openings, most, self.weights, self.vocabulary);
        outlooks.into_iter().filter_map(|one| Some((key(&one)?, one))).collect()
    }

    fn all_people_for(&self, opening: K) -> Vec<Match> {
        let people: Vec<Person> = self.people.values().cloned().collect();
        self.opening(opening)
            .map(|opening| rank_people(opening, &people, self.weights, self.vocabulary))
            .unwrap_or_default()
    }

    fn keyed(&self, matches: Vec<Match>) -> Vec<(K, Match)> {
        let key = |one: &Match| self.people.iter().find(|(_, person)| person.source == one.person_source);
        matches.into_iter().filter_map(|one| Some((*key(&one)?.0, one))).collect()
    }
}

fn page(mut matches: Vec<Match>, ranks: Range<usize>) -> Vec<Match> {
    matches.truncate(ranks.end);
    matches.drain(..ranks.start.min(matches.len()));
    matches
}
