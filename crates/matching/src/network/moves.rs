//! What single changes to a person would do to the ranks of openings: those that a change touches are graded anew, the others are counted
//! as they are, so that the rank which is promised is the one that comes.

use std::ops::Range;

use super::ranking::Ranking;
use super::search::{self, Ranked};
use super::shift::Shift;
use crate::offer::Offer;
use crate::rank::Match;
use crate::receipt::Criterion;
use crate::tally::{Grade, Tally};
use crate::what_if::{Change, Outlook, changes_of_offer, smallest_change};

/// A change that is tried, what it does, and the openings for which it is.
struct Trial {
    change: Change,
    shift: Shift,
    wanted: Vec<Wanted>,
}

/// An opening that a change shall move.
#[derive(Clone, Copy)]
struct Wanted {
    /// Which of the openings that were asked about.
    which: usize,
    /// Which of the changes that are tried for it.
    turn: usize,
    criterion: Criterion,
    now: Ranked,
    rank: usize,
}

/// Where a change would bring an opening.
struct Moved {
    wanted: Wanted,
    change: Change,
    then: Ranked,
    rank: usize,
}

impl<K: Ord + Copy> Ranking<'_, K> {
    /// As [`Self::page`], each match with what [`Self::changes_for`] says of it.
    pub fn page_with_changes(&self, ranks: Range<usize>, most: usize) -> Vec<(K, Match, Vec<Outlook>)> {
        let page = self.page(ranks);
        let keys: Vec<K> = page.iter().map(|&(key, _)| key).collect();
        let changes = self.changes_for_each(&keys, most);
        page.into_iter().zip(changes).map(|((key, one), changes)| (key, one, changes)).collect()
    }

    /// The single changes to what the person brings or wishes that would move an opening up, those that move it farthest first, at most
    /// `most`: a skill that it asks for, a floor, a place, notice. None where the network does not hold it.
    pub fn changes_for(&self, opening: K, most: usize) -> Vec<Outlook> {
        self.changes_for_each(&[opening], most).pop().unwrap_or_default()
    }

    /// As [`Self::changes_for`], for several openings at once: what a change does is worked out once for all that it may move.
    pub fn changes_for_each(&self, openings: &[K], most: usize) -> Vec<Vec<Outlook>> {
        let members = &self.network().openings.members;
        let mut moves = Moves::of(self);
        for (which, &key) in openings.iter().enumerate() {
            let Some(place) = members.place(key) else { continue };
            let now = self.ranked(place);
            let rank = 1 + self.before(&now);
            let changes = changes_of_offer(&members.values[place].need, &self.person().offer, self.network().weights);
            for (turn, (criterion, change)) in changes.into_iter().enumerate() {
                moves.trial(change).wanted.push(Wanted { which, turn, criterion, now, rank });
            }
        }
        let mut found: Vec<Vec<Moved>> = openings.iter().map(|_| Vec::new()).collect();
        for one in moves.all().into_iter().filter(|one| one.rank < one.wanted.rank) {
            found[one.wanted.which].push(one);
        }
        let outlooks = |mut moved: Vec<Moved>| {
            moved.sort_unstable_by_key(|one| (one.rank, one.wanted.turn));
            moved.truncate(most);
            moved.into_iter().map(|one| self.outlook(one)).collect()
        };
        found.into_iter().map(outlooks).collect()
    }

    /// The best openings that exactly one constraint keeps out of reach, at most `most` of them, each with the smallest change that would
    /// lift it and the exact rank that it would bring among all openings.
    pub fn just_out_of_reach(&self, most: usize) -> Vec<(K, Outlook)> {
        let mut tried = most.saturating_mul(2);
        let mut moved = loop {
            let excluded = self.excluded(tried);
            let mut trials = Moves::of(self);
            let found = trials.try_to_lift(&excluded, most);
            if found == most || excluded.len() < tried {
                break trials.all();
            }
            tried = tried.saturating_mul(8);
        };
        moved.sort_unstable_by_key(|one| one.wanted.rank);
        moved.into_iter().map(|one| (self.key(one.then.place), self.outlook(one))).collect()
    }

    fn outlook(&self, moved: Moved) -> Outlook {
        let Moved { wanted, change, then, rank } = moved;
        let card = self.network().openings.members.values[then.place].card.clone();
        let score = [wanted.now.grade.score(), then.grade.score()];
        Outlook::of(card, wanted.criterion, change, [wanted.rank, rank], score)
    }
}

/// Changes in the making.
struct Moves<'r, 'n, K> {
    ranking: &'r Ranking<'n, K>,
    terms: Offer,
    trials: Vec<Trial>,
    /// For every opening what it gains by the change that is looked at; nothing between two changes.
    gained: Vec<Tally>,
}

impl<'r, 'n, K: Ord + Copy> Moves<'r, 'n, K> {
    fn of(ranking: &'r Ranking<'n, K>) -> Self {
        let (terms, gained) = (ranking.person().offer.terms(), vec![Tally::default(); ranking.untitled().len()]);
        Self { ranking, terms, trials: Vec::new(), gained }
    }

    /// The trial of a change, which is made once whoever asks for it.
    fn trial(&mut self, change: Change) -> &mut Trial {
        let at = self.trials.iter().position(|trial| trial.change == change).unwrap_or_else(|| {
            let network = self.ranking.network();
            let rules = (network.weights, network.vocabulary);
            let shift = Shift::of(&change, &self.terms, self.ranking.view(), &network.shared, rules);
            self.trials.push(Trial { change, shift, wanted: Vec::new() });
            self.trials.len() - 1
        });
        &mut self.trials[at]
    }

    /// Tries the smallest change for each of the first openings out of reach, at most `most`, that one change would lift; how many.
    fn try_to_lift(&mut self, excluded: &[Ranked], most: usize) -> usize {
        let (network, within) = (self.ranking.network(), self.ranking.within_reach());
        let mut found = 0;
        for (at, &now) in excluded.iter().enumerate() {
            if found == most {
                break;
            }
            let untitled = self.ranking.untitled()[now.place];
            let need = &network.openings.members.values[now.place].need;
            let Some(criterion) = untitled.only_violation() else { continue };
            let Some(change) = smallest_change(criterion, need, network.weights) else { continue };
            let trial = self.trial(change);
            if !(untitled + trial.shift.at(now.place, &network.openings)).is_excluded() {
                trial.wanted.push(Wanted { which: 0, turn: 0, criterion, now, rank: within + at + 1 });
                found += 1;
            }
        }
        found
    }

    /// Where all changes would bring all openings for which they are tried.
    fn all(mut self) -> Vec<Moved> {
        let trials = std::mem::take(&mut self.trials);
        trials.into_iter().flat_map(|trial| self.moved(&trial)).collect()
    }

    fn moved(&mut self, trial: &Trial) -> Vec<Moved> {
        let ranking = self.ranking;
        let then = |wanted: &Wanted| {
            let place = wanted.now.place;
            let untitled = ranking.untitled()[place] + trial.shift.at(place, &ranking.network().openings);
            (*wanted, Ranked { grade: ranking.graded(untitled, place), place })
        };
        let mut wanted: Vec<(Wanted, Ranked)> = trial.wanted.iter().map(then).collect();
        if matches!(trial.shift, Shift::Wants(_)) {
            // A skill more takes nothing from any opening: one that is no better by it does not move up.
            wanted.retain(|(wanted, then)| then.grade < wanted.now.grade);
        }
        let Some(last) = wanted.iter().map(|(_, then)| then.grade).max() else { return Vec::new() };
        let Touched { before, after } = self.touched(&trial.shift, last);
        let tie = ranking.tie();
        let moved = |(wanted, then): (Wanted, Ranked)| {
            let stayed = ranking.before(&then) - search::before(&then, &before, &tie);
            let rank = 1 + stayed + search::before(&then, &after, &tie);
            Moved { wanted, change: trial.change.clone(), then, rank }
        };
        wanted.into_iter().map(moved).collect()
    }

    /// The openings that a change touches, in order, as far as their grade is or would be `last` or better.
    fn touched(&mut self, shift: &Shift, last: Grade) -> Touched {
        let ranking = self.ranking;
        let mut touched = Touched::default();
        let mut touch = |place: usize, gain: Tally| {
            let untitled = ranking.untitled()[place];
            touched.before.extend(ranked_within(ranking, untitled, place, last));
            touched.after.extend(ranked_within(ranking, untitled + gain, place, last));
        };
        match shift {
            Shift::Column(column, gains) => {
                let numbers = ranking.network().openings.members.column(*column as usize);
                for (place, &number) in numbers.iter().enumerate() {
                    let gain = gains[number as usize];
                    if gain != Tally::default() {
                        touch(place, gain);
                    }
                }
            }
            Shift::Wants(gains) => {
                let mut places: Vec<usize> = Vec::new();
                for (want, gain) in gains {
                    for asker in ranking.network().openings.askers.of(*want) {
                        let place = asker.place as usize;
                        if ranking.untitled()[place].is_excluded() && !last.is_excluded() {
                            continue;
                        }
                        if self.gained[place] == Tally::default() {
                            places.push(place);
                        }
                        self.gained[place] += gain.of(asker.points_max);
                    }
                }
                for place in places {
                    touch(place, std::mem::take(&mut self.gained[place]));
                }
            }
        }
        let tie = ranking.tie();
        touched.before.sort_unstable_by(|a, b| a.order(b, &tie));
        touched.after.sort_unstable_by(|a, b| a.order(b, &tie));
        touched
    }
}

/// What a change touches, as it is and as it would be.
#[derive(Default)]
struct Touched {
    before: Vec<Ranked>,
    after: Vec<Ranked>,
}

/// An opening that comes to `untitled` without its title, if its grade is `last` or better.
fn ranked_within<K: Ord + Copy>(
    ranking: &Ranking<'_, K>,
    untitled: Tally,
    place: usize,
    last: Grade,
) -> Option<Ranked> {
    if untitled.is_excluded() && !last.is_excluded() || ranking.bound(untitled, place) > last {
        return None;
    }
    let grade = ranking.graded(untitled, place);
    (grade <= last).then_some(Ranked { grade, place })
}
