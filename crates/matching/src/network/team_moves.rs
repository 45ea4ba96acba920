//! What single changes to an opening would do to the ranks of people on its team's list: the changed opening is asked in the place of the
//! one that the network holds, which stays as it is.

use super::Network;
use super::ranking_people::{PeopleRanking, Sight};
use crate::opening::Opening;
use crate::what_if::{TeamChange, TeamOutlook, changes_of_need};

/// A change that is tried, and for whom.
struct Trial {
    change: TeamChange,
    wanted: Vec<Wanted>,
}

/// A person whom a change shall move.
#[derive(Clone, Copy)]
struct Wanted {
    /// Which of those who were asked about.
    which: usize,
    /// Which of the changes that are tried for them.
    turn: usize,
    place: usize,
    rank: usize,
}

impl<K: Ord + Copy> Network<'_, K> {
    /// The single changes to what an opening asks for that would move a person up on its team's list, those that move them farthest
    /// first, at most `most`: a requirement dropped, a range of its own widened. None of them touches pay, so that no floor can be
    /// searched for. Empty where the network does not hold both, or where the person is not there for the team.
    pub fn team_changes_for(&self, opening: K, person: K, most: usize) -> Vec<TeamOutlook> {
        self.team_changes_for_each(opening, &[person], most).pop().unwrap_or_default()
    }

    /// As [`Self::team_changes_for`], for several people at once: what a change does is worked out once for all whom it may move.
    pub fn team_changes_for_each(&self, opening: K, people: &[K], most: usize) -> Vec<Vec<TeamOutlook>> {
        let mut found: Vec<Vec<(usize, TeamOutlook)>> = people.iter().map(|_| Vec::new()).collect();
        if let Some(original) = self.opening(opening) {
            for Trial { change, wanted } in self.team_trials(original, people) {
                let changed = Opening { need: original.need.clone().with(&change), ..original.clone() };
                let places: Vec<usize> = wanted.iter().map(|one| one.place).collect();
                let ranks = PeopleRanking::of(self, &changed, Sight::Team).ranks(&places);
                for (one, rank) in wanted.iter().zip(ranks) {
                    if let Some(rank) = rank.filter(|&rank| rank < one.rank) {
                        found[one.which].push((one.turn, TeamOutlook::of(change.clone(), [one.rank, rank])));
                    }
                }
            }
        }
        let outlooks = |mut found: Vec<(usize, TeamOutlook)>| {
            found.sort_unstable_by_key(|(turn, outlook)| (outlook.rank[1], *turn));
            found.into_iter().map(|(_, outlook)| outlook).take(most).collect()
        };
        found.into_iter().map(outlooks).collect()
    }

    fn team_trials(&self, original: &Opening, people: &[K]) -> Vec<Trial> {
        let members = &self.people.members;
        let held = people.iter().enumerate().filter_map(|(which, &key)| Some((which, members.place(key)?)));
        let held: Vec<(usize, usize)> = held.collect();
        let places: Vec<usize> = held.iter().map(|&(_, place)| place).collect();
        let ranks = PeopleRanking::of(self, original, Sight::Team).ranks(&places);
        let mut trials: Vec<Trial> = Vec::new();
        for ((which, place), rank) in held.into_iter().zip(ranks) {
            let Some(rank) = rank else { continue };
            for (turn, change) in changes_of_need(&original.need, &members.values[place].offer).into_iter().enumerate()
            {
                let wanted = Wanted { which, turn, place, rank };
                match trials.iter_mut().find(|trial| trial.change == change) {
                    Some(trial) => trial.wanted.push(wanted),
                    None => trials.push(Trial { change, wanted: vec![wanted] }),
                }
            }
        }
        trials
    }
}
