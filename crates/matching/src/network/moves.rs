//! What single changes would move one pair in a ranking, each made and ranked anew, so that the rank which is promised is the one that comes.

use super::Network;
use super::for_opening::{ForOpening, Room};
use super::for_person::ForPerson;
use super::order::Ranked;
use super::ranking::Ranking;
use crate::opening::{Opening, Person};
use crate::tally::Tally;
use crate::what_if::{Change, Outlook, TeamOutlook, changes_of_need, changes_of_offer};

impl<K: Ord + Copy> Ranking<'_, K> {
    /// The single changes to what the person brings or wishes that would move an opening up, those that move it farthest first, at most
    /// `most`: a skill that it asks for, a floor, a place, notice. None where the network does not hold it.
    pub fn changes_for(&self, opening: K, most: usize) -> Vec<Outlook> {
        let network = self.network();
        let Some(place) = network.openings.place(opening) else { return Vec::new() };
        let before = network.rank_of(place, self.ranked());
        let score = self.ranked()[place].grade.score.0;
        let need = &network.openings.values[place].need;
        let changes = changes_of_offer(need, &self.person().offer, network.weights);
        let mut outlooks: Vec<Outlook> = changes
            .into_iter()
            .filter_map(|(criterion, change)| {
                let after = self.ranked_after(&change);
                let rank = network.rank_of(place, &after);
                let card = network.openings.values[place].card.clone();
                let scores = [score, after[place].grade.score.0];
                (rank < before).then(|| Outlook::of(card, criterion, change, [before, rank], scores))
            })
            .collect();
        outlooks.sort_by_key(|outlook| outlook.rank[1]);
        outlooks.truncate(most);
        outlooks
    }

    /// Every opening with its grade after a change, by its place in memory.
    fn ranked_after(&self, change: &Change) -> Vec<Ranked> {
        let network = self.network();
        let offer = self.person().offer.clone().with(change, network.vocabulary);
        let person = Person { offer, ..self.person().clone() };
        let view = ForPerson::of(&person, &network.shared, network.weights, network.vocabulary);
        let shown: Vec<Tally> = network.openings.rows.iter().map(|row| view.shown(row)).collect();
        network.ranked_openings(&view, &shown)
    }
}

impl<K: Ord + Copy> Network<'_, K> {
    /// The single changes to what an opening asks for that would move a person up on its team's list, those that move them farthest
    /// first, at most `most`: a requirement dropped, a range of its own widened. None of them touches pay, so that no floor can be
    /// searched for. Empty where the network does not hold both, or where the person is not there for the team.
    ///
    /// The opening is changed and put back; in between the network is in nobody else's hands.
    pub fn team_changes_for(&mut self, opening: K, person: K, most: usize) -> Vec<TeamOutlook> {
        let Some(before) = self.team_rank(opening, person) else { return Vec::new() };
        let (Some(original), Some(offer)) =
            (self.opening(opening).cloned(), self.person(person).map(|one| one.offer.clone()))
        else {
            return Vec::new();
        };
        let mut outlooks = Vec::new();
        for change in changes_of_need(&original.need, &offer) {
            let changed = Opening { need: original.need.clone().with(&change), ..original.clone() };
            self.put_opening(opening, changed);
            if let Some(after) = self.team_rank(opening, person).filter(|&after| after < before) {
                outlooks.push(TeamOutlook::of(change, [before, after]));
            }
        }
        self.put_opening(opening, original);
        outlooks.sort_by_key(|outlook| outlook.rank[1]);
        outlooks.truncate(most);
        outlooks
    }

    /// The rank, from 1, of a person on the list that an opening's team sees.
    fn team_rank(&self, opening: K, person: K) -> Option<usize> {
        let (place, asked) = (self.openings.place(opening)?, self.people.place(person)?);
        let (opening, row) = (&self.openings.values[place], &self.openings.rows[place]);
        let view = ForOpening::of(opening, row, &self.shared, self.weights, self.vocabulary);
        let mut room = Room::default();
        let mut grade = |row| Some(view.tally(row, &mut room).for_team()?.grade(self.weights));
        let own = grade(&self.people.rows[asked])?;
        let is_before = |(place, row): (usize, _)| {
            grade(row).is_some_and(|one| one.cmp(&own).then_with(|| self.tie_of_people(place, asked)).is_lt())
        };
        Some(1 + self.people.rows.iter().enumerate().map(is_before).filter(|&before| before).count())
    }
}
