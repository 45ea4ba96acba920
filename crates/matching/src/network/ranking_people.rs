//! The people for one opening, as somebody may see them: pages of them, and the ranks of some among them.

use std::ops::Range;

use super::Network;
use super::for_opening::ForOpening;
use super::people::Column;
use super::search::{self, Candidate, Ranked};
use crate::opening::Opening;
use crate::rank::{Match, pair};
use crate::tally::{Grade, Tally};

/// Whose eyes a ranking is for.
#[derive(Clone, Copy)]
pub(super) enum Sight {
    /// Of somebody who may see both sides.
    Whole,
    /// Of the opening's team: see [`crate::ranking_for_team`].
    Team,
}

impl Sight {
    /// What is seen of the sums of a pair; `None` where the person may not be seen at all.
    fn of_sums(self, tally: Tally) -> Option<Tally> {
        match self {
            Self::Whole => Some(tally),
            Self::Team => tally.for_team(),
        }
    }

    fn of_match(self, one: Match) -> Option<Match> {
        match self {
            Self::Whole => Some(one),
            Self::Team => one.for_team(),
        }
    }
}

/// All people of a network in the order of their fit for one opening, whether or not the network holds it.
pub(super) struct PeopleRanking<'n, K> {
    network: &'n Network<'n, K>,
    opening: &'n Opening,
    view: ForOpening<'n>,
    sight: Sight,
}

impl<'n, K: Ord + Copy> PeopleRanking<'n, K> {
    pub(super) fn of(network: &'n Network<'n, K>, opening: &'n Opening, sight: Sight) -> Self {
        let view = ForOpening::of(opening, &network.shared, network.weights);
        Self { network, opening, view, sight }
    }

    /// The people at these places of the order, counted from 0.
    pub(super) fn page(&self, ranks: Range<usize>) -> Vec<(K, Match)> {
        if ranks.is_empty() {
            return Vec::new();
        }
        let mut ranked = self.best(false, ranks.end);
        if ranked.len() < ranks.end {
            ranked.extend(self.best(true, ranks.end - ranked.len()));
        }
        let members = &self.network.people.members;
        let matched = |(at, one): (usize, &Ranked)| {
            let person = &members.values[one.place];
            let matched = pair(self.opening, person, self.network.weights, self.network.vocabulary);
            Some((members.keys[one.place], Match { rank: at + 1, ..self.sight.of_match(matched)? }))
        };
        ranked.iter().enumerate().skip(ranks.start).filter_map(matched).collect()
    }

    /// The ranks, from 1, of the people at these places in memory; `None` for who may not be seen.
    pub(super) fn ranks(&self, places: &[usize]) -> Vec<Option<usize>> {
        let asked: Vec<Option<Ranked>> =
            places.iter().map(|&place| Some(Ranked { grade: self.grade(place)?, place })).collect();
        let Some(last) = asked.iter().flatten().map(|one| one.grade).max() else { return vec![None; places.len()] };
        let classes: &[bool] = if last.is_excluded() { &[false, true] } else { &[false] };
        let candidates = classes.iter().flat_map(|&excluded| self.candidates(excluded));
        let judged = candidates.filter(|one| one.bound <= last).filter_map(|one| {
            let place = one.place();
            Some(Ranked { grade: self.grade_within(place, Some(last))?, place })
        });
        let tie = self.network.people.tie();
        let mut above: Vec<Ranked> = judged.filter(|one| one.grade <= last).collect();
        above.sort_unstable_by(|a, b| a.order(b, &tie));
        asked.iter().map(|one| one.as_ref().map(|one| 1 + search::before(one, &above, &tie))).collect()
    }

    fn best(&self, excluded: bool, most: usize) -> Vec<Ranked> {
        let judge = |place, last| self.grade_within(place, last);
        search::best(self.candidates(excluded), most, judge, &self.network.people.tie())
    }

    /// Who may be seen and is, or is not, excluded.
    fn candidates(&self, excluded: bool) -> Vec<Candidate> {
        let people = &self.network.people;
        let places = people.members.column(Column::Places as usize);
        let candidate = |(place, first): (usize, Tally)| {
            if first.is_excluded() && !excluded {
                return None;
            }
            let known = self.view.known(people, place);
            if self.sight.of_sums(known)?.is_excluded() != excluded {
                return None;
            }
            let titles = self.view.titles_most(&people.members.rows[place], places[place]);
            let most = known + self.view.wants_most() + titles;
            Some(Candidate::new(self.sight.of_sums(most)?.grade(self.network.weights), place))
        };
        self.view.first_known(people).enumerate().filter_map(candidate).collect()
    }

    fn grade(&self, place: usize) -> Option<Grade> {
        self.grade_within(place, None)
    }

    /// The grade of the person at a place; `None` for who may not be seen, or whom a bound keeps behind `last`.
    fn grade_within(&self, place: usize, last: Option<Grade>) -> Option<Grade> {
        let people = &self.network.people;
        let row = &people.members.rows[place];
        let untitled = self.view.known(people, place) + self.view.wants(row);
        let grade = |tally| Some(self.sight.of_sums(tally)?.grade(self.network.weights));
        if let Some(last) = last {
            let places = people.members.column(Column::Places as usize)[place];
            let most = grade(untitled + self.view.titles_most(row, places))?;
            if most > last {
                return None;
            }
        }
        grade(untitled + self.view.titles(row))
    }
}
