//! The openings for one person: pages of them, one among them, and what keeps others out of reach.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use super::Network;
use super::for_person::ForPerson;
use super::openings::Column;
use super::search::{self, Candidate, Ranked, Tie};
use crate::chance::Chance;
use crate::opening::Person;
use crate::rank::{Match, pair};
use crate::tally::{Grade, Tally};

/// All openings of a network in the order of their fit for one person. Every question is answered from what was added up once: all but
/// the titles, which are judged as far as a question needs them.
pub struct Ranking<'n, K> {
    network: &'n Network<'n, K>,
    person: &'n Person,
    view: ForPerson<'n>,
    /// What each opening comes to without its title, by its place in memory. A title excludes nobody.
    untitled: Vec<Tally>,
    /// The openings within reach, with the best that their titles could make of them.
    within: OnceCell<Vec<Candidate>>,
    /// As many of the best within reach as were asked for yet, best first.
    first: RefCell<Vec<Ranked>>,
}

impl<'n, K: Ord + Copy> Ranking<'n, K> {
    pub(super) fn of(network: &'n Network<'n, K>, person: &'n Person) -> Self {
        let view = ForPerson::of(person, &network.shared, network.weights);
        let untitled = view.untitled(&network.openings);
        Self { network, person, view, untitled, within: OnceCell::new(), first: RefCell::default() }
    }

    /// The openings at these places of the order, counted from 0: `0..20` are the best twenty. The excluded follow all others. Fewer where
    /// there are no more.
    pub fn page(&self, ranks: Range<usize>) -> Vec<(K, Match)> {
        let matched = |(at, one): (usize, Ranked)| (self.key(one.place), self.matched(one.place, ranks.start + at + 1));
        self.at(ranks.clone()).into_iter().enumerate().map(matched).collect()
    }

    /// Every opening that no constraint keeps out of reach, with its score, in no order.
    pub fn scores(&self) -> impl Iterator<Item = (K, Chance)> {
        let places = self.within().iter().map(|one| one.place());
        places.map(|place| (self.key(place), self.grade(place).score()))
    }

    /// One opening with its rank among all; `None` where the network does not hold it.
    pub fn match_with(&self, opening: K) -> Option<Match> {
        let place = self.network.openings.members.place(opening)?;
        Some(self.matched(place, 1 + self.before(&self.ranked(place))))
    }

    /// How many openings no constraint keeps out of reach.
    pub fn within_reach(&self) -> usize {
        self.within().len()
    }

    pub(super) const fn network(&self) -> &'n Network<'n, K> {
        self.network
    }

    pub(super) const fn person(&self) -> &'n Person {
        self.person
    }

    pub(super) const fn view(&self) -> &ForPerson<'n> {
        &self.view
    }

    /// What each opening comes to without its title, by its place in memory.
    pub(super) fn untitled(&self) -> &[Tally] {
        &self.untitled
    }

    pub(super) fn key(&self, place: usize) -> K {
        self.network.openings.members.keys[place]
    }

    /// Who stands at these places of the order, as places in memory.
    pub(super) fn at(&self, ranks: Range<usize>) -> Vec<Ranked> {
        if ranks.is_empty() {
            return Vec::new();
        }
        let within = self.within_reach();
        let end = ranks.end.min(within);
        self.need_first(end);
        let mut page = self.first.borrow().get(ranks.start..end).unwrap_or_default().to_vec();
        if ranks.end > within {
            let start = ranks.start.max(within) - within;
            page.extend(self.excluded(ranks.end - within).into_iter().skip(start));
        }
        page
    }

    /// The best of the excluded, at most `most`, best first.
    pub(super) fn excluded(&self, most: usize) -> Vec<Ranked> {
        search::best(self.candidates(true), most, |place, _| Some(self.grade(place)), &self.tie())
    }

    pub(super) fn ranked(&self, place: usize) -> Ranked {
        Ranked { grade: self.grade(place), place }
    }

    pub(super) fn grade(&self, place: usize) -> Grade {
        self.graded(self.untitled[place], place)
    }

    /// The grade of an opening that comes to this without its title.
    pub(super) fn graded(&self, untitled: Tally, place: usize) -> Grade {
        let [title, points] = self.title(place);
        (untitled + self.view.title(title, points)).grade(self.network.weights)
    }

    /// The best grade that a title could make of an opening that comes to this without.
    pub(super) fn bound(&self, untitled: Tally, place: usize) -> Grade {
        let [title, points] = self.title(place);
        (untitled + self.view.title_most(title, points)).grade(self.network.weights)
    }

    /// The number of a title and what it can earn.
    fn title(&self, place: usize) -> [u32; 2] {
        let members = &self.network.openings.members;
        [Column::Title, Column::TitlePoints].map(|column| members.column(column as usize)[place])
    }

    /// How many openings come before one whose grade may be another than it has.
    pub(super) fn before(&self, one: &Ranked) -> usize {
        let tie = self.tie();
        let first = self.first.borrow();
        if first.last().is_some_and(|last| one.order(last, &tie).is_le()) {
            return search::before(one, &first, &tie);
        }
        let is_before =
            |other: &&Candidate| other.bound <= one.grade && self.ranked(other.place()).order(one, &tie).is_lt();
        if one.grade.is_excluded() {
            return self.within_reach() + self.candidates(true).iter().filter(is_before).count();
        }
        self.within().iter().filter(is_before).count()
    }

    pub(super) fn tie(&self) -> impl Tie + use<'n, K> {
        self.network.openings.tie()
    }

    fn need_first(&self, most: usize) {
        if self.first.borrow().len() < most {
            let best = search::best(self.within().to_vec(), most, |place, _| Some(self.grade(place)), &self.tie());
            self.first.replace(best);
        }
    }

    fn within(&self) -> &[Candidate] {
        self.within.get_or_init(|| self.candidates(false))
    }

    fn candidates(&self, excluded: bool) -> Vec<Candidate> {
        let tallies = self.untitled.iter().enumerate().filter(|(_, tally)| tally.is_excluded() == excluded);
        tallies.map(|(place, &tally)| Candidate::new(self.bound(tally, place), place)).collect()
    }

    fn matched(&self, place: usize, rank: usize) -> Match {
        let (network, openings) = (self.network, &self.network.openings.members);
        Match { rank, ..pair(&openings.values[place], self.person, network.weights, network.vocabulary) }
    }
}
