//! The openings for one person: pages of them, one among them, and what keeps others out of reach.

use std::ops::Range;

use super::Network;
use super::for_person::ForPerson;
use super::order::{self, Ranked};
use crate::chance::Chance;
use crate::opening::Person;
use crate::rank::{Match, pair};
use crate::receipt::Criterion;
use crate::tally::Tally;
use crate::what_if::{Outlook, smallest_change};

/// All openings of a network in the order of their fit for one person. Every question is answered from one ranking.
pub struct Ranking<'n, K> {
    network: &'n Network<'n, K>,
    person: &'n Person,
    view: ForPerson<'n>,
    /// What the record comes to on the lists of each opening, by its place in memory.
    shown: Vec<Tally>,
    /// By the place in memory.
    ranked: Vec<Ranked>,
}

/// Where an opening stands for a person now.
#[derive(Clone, Copy)]
struct Standing {
    rank: usize,
    score: Chance,
}

impl<'n, K: Ord + Copy> Ranking<'n, K> {
    pub(super) fn of(network: &'n Network<'n, K>, person: &'n Person) -> Self {
        let view = ForPerson::of(person, &network.shared, network.weights, network.vocabulary);
        let shown: Vec<Tally> = network.openings.rows.iter().map(|row| view.shown(row)).collect();
        Self { network, person, ranked: network.ranked_openings(&view, &shown), shown, view }
    }

    /// The openings at these places of the order, counted from 0: `0..20` are the best twenty. The excluded follow all others. Fewer where
    /// there are no more.
    pub fn page(&self, ranks: Range<usize>) -> Vec<(K, Match)> {
        let first = ranks.start;
        let places = order::page(self.ranked.clone(), ranks, |a, b| self.network.tie_of_openings(a, b));
        let matched =
            |(at, place): (usize, usize)| (self.network.openings.keys[place], self.matched(place, first + at + 1));
        places.into_iter().enumerate().map(matched).collect()
    }

    /// Every opening that no constraint keeps out of reach, with its score, in no order.
    pub fn scores(&self) -> impl Iterator<Item = (K, Chance)> {
        let within = self.ranked.iter().filter(|one| !one.grade.excluded);
        within.map(|one| (self.network.openings.keys[one.place], one.grade.score.0))
    }

    /// One opening with its rank among all; `None` where the network does not hold it.
    pub fn match_with(&self, opening: K) -> Option<Match> {
        let place = self.network.openings.place(opening)?;
        Some(self.matched(place, self.network.rank_of(place, &self.ranked)))
    }

    /// How many openings no constraint keeps out of reach.
    pub fn within_reach(&self) -> usize {
        self.ranked.iter().filter(|one| !one.grade.excluded).count()
    }

    /// The best openings that exactly one constraint keeps out of reach, at most `most` of them, each with the smallest change that would
    /// lift it and the exact rank that it would bring among all openings.
    pub fn just_out_of_reach(&self, most: usize) -> Vec<(K, Outlook)> {
        let within = self.within_reach();
        let excluded: Vec<Ranked> = self.ranked.iter().filter(|one| one.grade.excluded).copied().collect();
        let ranks = 0..excluded.len();
        let excluded = order::page(excluded, ranks, |a, b| self.network.tie_of_openings(a, b));
        let outlook = |(at, place): (usize, usize)| {
            let criterion = self.view.tally(&self.network.openings.rows[place]).only_violation()?;
            let now = Standing { rank: within + at + 1, score: self.ranked[place].grade.score.0 };
            Some((self.network.openings.keys[place], self.outlook(place, criterion, now)?))
        };
        excluded.into_iter().enumerate().filter_map(outlook).take(most).collect()
    }

    pub(super) const fn network(&self) -> &'n Network<'n, K> {
        self.network
    }

    pub(super) const fn person(&self) -> &'n Person {
        self.person
    }

    /// Every opening with its grade, by its place in memory.
    pub(super) fn ranked(&self) -> &[Ranked] {
        &self.ranked
    }

    fn matched(&self, place: usize, rank: usize) -> Match {
        let network = self.network;
        Match { rank, ..pair(&network.openings.values[place], self.person, network.weights, network.vocabulary) }
    }

    /// What the smallest change would do for one opening that one constraint excludes; `None` where no honest change lifts it.
    fn outlook(&self, place: usize, criterion: Criterion, now: Standing) -> Option<Outlook> {
        let network = self.network;
        let opening = &network.openings.values[place];
        let change = smallest_change(criterion, &opening.need, network.weights)?;
        let changed =
            Person { offer: self.person.offer.clone().with(&change, network.vocabulary), ..self.person.clone() };
        if pair(opening, &changed, network.weights, network.vocabulary).excluded {
            return None;
        }
        let after = network.ranked_openings(&self.view.changed(&changed.offer, &network.shared), &self.shown);
        let rank = [now.rank, network.rank_of(place, &after)];
        let score = [now.score, after[place].grade.score.0];
        Some(Outlook::of(opening.card.clone(), criterion, change, rank, score))
    }
}

impl<K: Ord + Copy> Network<'_, K> {
    /// Every opening with its grade, by its place in memory, where `shown` is what the record comes to on its lists.
    pub(super) fn ranked_openings(&self, view: &ForPerson<'_>, shown: &[Tally]) -> Vec<Ranked> {
        let grade = |(place, (row, shown))| {
            let tally = view.with_the_rest(shown, row);
            Ranked { grade: tally.grade(self.weights), place }
        };
        self.openings.rows.iter().zip(shown.iter().copied()).enumerate().map(grade).collect()
    }

    /// The rank, from 1, of the opening at a place in memory.
    pub(super) fn rank_of(&self, place: usize, ranked: &[Ranked]) -> usize {
        let grade = ranked[place].grade;
        let is_before =
            |other: &&Ranked| other.grade.cmp(&grade).then_with(|| self.tie_of_openings(other.place, place)).is_lt();
        1 + ranked.iter().filter(is_before).count()
    }
}
