//! What keeps openings out of a person's reach, and the exact rank that one change would bring.

use super::Network;
use super::for_person::ForPerson;
use super::order::{self, Ranked};
use crate::chance::Chance;
use crate::opening::Person;
use crate::receipt::Criterion;
use crate::tally::Grade;
use crate::what_if::{Outlook, smallest_change};

impl<K: Ord + Copy> Network<'_, K> {
    /// The best openings that exactly one constraint keeps out of a person's reach, at most `most` of them, each with the smallest change
    /// that would lift it and the exact rank that it would bring among all openings.
    pub fn just_out_of_reach(&self, person: K, most: usize) -> Vec<(K, Outlook)> {
        self.person(person).map(|person| self.just_out_of_reach_of_guest(person, most)).unwrap_or_default()
    }

    /// As [`Self::just_out_of_reach`], for somebody whom the network does not hold.
    pub fn just_out_of_reach_of_guest(&self, person: &Person, most: usize) -> Vec<(K, Outlook)> {
        let view = ForPerson::of(person, &self.shared, self.weights, self.vocabulary);
        let ranked = self.ranked_openings(&view);
        let grades: Vec<Grade> = ranked.iter().map(|one| one.grade).collect();
        let within = grades.iter().filter(|grade| !grade.excluded).count();
        let excluded: Vec<Ranked> = ranked.into_iter().filter(|one| one.grade.excluded).collect();
        let ranks = 0..excluded.len();
        let excluded = order::page(excluded, ranks, |a, b| self.tie_of_openings(a, b));
        let outlook = |(at, place): (usize, usize)| {
            let criterion = view.tally(&self.openings.rows[place]).only_violation()?;
            let now = Standing { rank: within + at + 1, score: grades[place].score.0 };
            let outlook = self.outlook(person, place, criterion, now)?;
            Some((self.openings.keys[place], outlook))
        };
        excluded.into_iter().enumerate().filter_map(outlook).take(most).collect()
    }

    /// How many openings no constraint keeps out of the reach of somebody whom the network does not hold.
    pub fn reach_of_guest(&self, person: &Person) -> usize {
        let view = ForPerson::of(person, &self.shared, self.weights, self.vocabulary);
        self.ranked_openings(&view).iter().filter(|one| !one.grade.excluded).count()
    }

    /// What the smallest change would do for one opening that one constraint excludes; `None` where no honest change lifts it.
    fn outlook(&self, person: &Person, place: usize, criterion: Criterion, now: Standing) -> Option<Outlook> {
        let opening = &self.openings.values[place];
        let change = smallest_change(criterion, &opening.need, self.weights)?;
        let changed = Person { offer: person.offer.clone().with(&change), ..person.clone() };
        let view = ForPerson::of(&changed, &self.shared, self.weights, self.vocabulary);
        let after = self.ranked_openings(&view);
        let then = after[place].grade;
        if then.excluded {
            return None;
        }
        let is_before =
            |other: &&Ranked| other.grade.cmp(&then).then_with(|| self.tie_of_openings(other.place, place)).is_lt();
        let rank = [now.rank, 1 + after.iter().filter(is_before).count()];
        Some(Outlook::of(opening.card.clone(), criterion, change, rank, [now.score, then.score.0]))
    }
}

/// Where an opening stands for a person now.
#[derive(Clone, Copy)]
struct Standing {
    rank: usize,
    score: Chance,
}
