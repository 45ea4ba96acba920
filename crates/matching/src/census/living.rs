//! People who come, change and go while an index of them is asked: the index stays as it was built, and what changed since lies beside it.
//!
//! A [`Living`] is a value: a change makes another one that shares the index with it, so that whoever is asking the old one finishes
//! undisturbed and nobody ever sees half a change. What a change costs grows with the changes since the index was built and not with the
//! people in it. Whoever drives it builds a new index of [`Living::people`] from time to time, in the background, and hands it in with
//! [`Living::over`], which keeps the changes that came meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::best::{Best, Found};
use super::blocks::{FullIndex, Room};
use super::exhaustive::people_as_judged;
use super::judged::FullRules;
use super::people::{Held, People, PersonRow, PersonView};
use super::postings::PostingView;
use crate::simd::Simd;

/// With so many changes beside it an index should be built anew: more make questions slower than need be.
pub const CHANGES_MAX: usize = 2048;

/// How many more of an index's best are asked for at first than are wanted, since some of them may have changed or gone.
const SPARE: usize = 16;

/// Somebody as they are since the index was built; `None` who has gone.
type Change = Option<Arc<(PersonRow, Vec<Held>)>>;

/// An index of people and what changed since it was built.
#[derive(Clone, Debug)]
pub struct Living {
    index: Arc<FullIndex>,
    /// By id.
    changed: BTreeMap<u32, Change>,
    /// Those of them who are there.
    fresh: Arc<People>,
}

impl Living {
    /// Over an index to which nothing has happened yet.
    pub fn of(index: Arc<FullIndex>) -> Self {
        Self { index, changed: BTreeMap::new(), fresh: Arc::new(People::default()) }
    }

    /// With a person as they are now, whether or not they were there. Who is not active is in no list.
    #[must_use]
    pub fn with(&self, row: PersonRow, held: Vec<Held>) -> Self {
        self.changed(row.id, Some(Arc::new((row, held))))
    }

    /// Without a person.
    #[must_use]
    pub fn without(&self, id: u32) -> Self {
        self.changed(id, None)
    }

    fn changed(&self, id: u32, change: Change) -> Self {
        let mut changed = self.changed.clone();
        changed.insert(id, change);
        Self::beside(Arc::clone(&self.index), changed)
    }

    fn beside(index: Arc<FullIndex>, changed: BTreeMap<u32, Change>) -> Self {
        let mut fresh = People::default();
        for (row, held) in changed.values().flatten().map(|one| &**one) {
            fresh.push(*row, held.iter().copied());
        }
        Self { index, changed, fresh: Arc::new(fresh) }
    }

    /// How many people have changed, come or gone since the index was built; [`CHANGES_MAX`] of them are a reason to build another one.
    pub fn changes(&self) -> usize {
        self.changed.len()
    }

    /// Everybody who is there now and looks.
    pub fn people(&self) -> People {
        let kept = self.index.people().iter().filter(|person| !self.changed.contains_key(&person.row.id));
        let mut people = People::default();
        for PersonView { row, skills, kinds } in kept.chain(self.fresh.iter()) {
            people.push(*row, skills.iter().zip(kinds).map(|(&skill, &kind)| Held { skill, kind }));
        }
        people
    }

    /// Over an index of the [`Living::people`] that `before` had; what changed since then stays beside it.
    #[must_use]
    pub fn over(&self, index: Arc<FullIndex>, before: &Self) -> Self {
        let is_new = |id: &u32, change: &Change| match (before.changed.get(id), change) {
            (Some(Some(before)), Some(now)) => !Arc::ptr_eq(before, now),
            (Some(None), None) => false,
            _ => true,
        };
        let since = self.changed.iter().filter(|(id, change)| is_new(id, change));
        Self::beside(index, since.map(|(id, change)| (*id, change.clone())).collect())
    }

    /// The best `most` people of a posting by the full score, exactly.
    pub fn best_people(
        &self,
        posting: PostingView<'_>,
        rules: &FullRules<'_>,
        most: usize,
        simd: Simd,
        room: &mut Room,
    ) -> Vec<Found> {
        let mut best = Best::of(most);
        for found in self.best_unchanged(posting, rules, most, simd, room) {
            best.add(found);
        }
        for found in people_as_judged(posting, &self.fresh, rules, most) {
            best.add(found);
        }
        best.sorted()
    }

    /// The best `most` of those whom the index still shows as they are. Few of the best change between two indexes, so that asking for a
    /// few more is nearly always enough.
    fn best_unchanged(
        &self,
        posting: PostingView<'_>,
        rules: &FullRules<'_>,
        most: usize,
        simd: Simd,
        room: &mut Room,
    ) -> Vec<Found> {
        let mut asked = most + SPARE.min(self.changed.len());
        loop {
            let found = self.index.best_people(posting, rules, asked, simd, room);
            let is_all = found.len() < asked;
            let mut unchanged: Vec<Found> =
                found.into_iter().filter(|one| !self.changed.contains_key(&one.id)).collect();
            if is_all || unchanged.len() >= most {
                unchanged.truncate(most);
                return unchanged;
            }
            asked = (asked * 2).min(most + self.changed.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Weights;
    use crate::census::sample::{self, Dice};
    use crate::census::{Census, exhaustive};

    /// Everybody of a census who is there after some changes, to be ranked pair by pair.
    #[derive(Clone, Default)]
    struct Plain(BTreeMap<u32, (PersonRow, Vec<Held>)>);

    impl Plain {
        fn of(people: &People) -> Self {
            Self(people.iter().map(|person| (person.row.id, (*person.row, held(person)))).collect())
        }

        fn people(&self) -> People {
            let mut people = People::default();
            for (row, held) in self.0.values() {
                people.push(*row, held.iter().copied());
            }
            people
        }
    }

    fn held(person: PersonView<'_>) -> Vec<Held> {
        person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| Held { skill, kind }).collect()
    }

    fn check(living: &Living, plain: &Plain, census: &Census, rules: &FullRules<'_>, room: &mut Room) {
        let people = plain.people();
        for posting in census.postings.iter().take(12) {
            let expected = exhaustive::people_as_judged(posting, &people, rules, 20);
            for simd in Simd::all() {
                assert_eq!(living.best_people(posting, rules, 20, simd, room), expected, "posting {}", posting.row.id);
            }
        }
    }

    #[test]
    fn after_every_change_the_best_are_those_who_are_there() {
        let census = sample::census(3, 400, 40);
        let others = sample::census(4, 500, 0).people;
        let rules = FullRules::of(census.rules(Weights::published()));
        let (mut room, mut dice) = (Room::default(), Dice(9));
        let (mut living, mut plain) = (Living::of(Arc::new(FullIndex::of(&census.people))), Plain::of(&census.people));
        let mut building: Option<Living> = None;
        for step in 0..240 {
            let person = others.at(usize::from(dice.below(500)));
            if dice.below(3) == 0 {
                living = living.without(person.row.id);
                plain.0.remove(&person.row.id);
            } else {
                living = living.with(*person.row, held(person));
                plain.0.insert(person.row.id, (*person.row, held(person)));
            }
            if step % 60 == 20 {
                building = Some(living.clone());
            }
            if let Some(before) = building.take_if(|_| step % 60 == 50) {
                living = living.over(Arc::new(FullIndex::of(&before.people())), &before);
                assert!(living.changes() <= 30, "only what came since the index was begun lies beside it");
            }
            if step % 10 == 0 || step % 60 == 50 {
                check(&living, &plain, &census, &rules, &mut room);
            }
        }
    }

    #[test]
    fn whoever_asks_the_old_value_gets_the_old_answer() {
        let census = sample::census(5, 300, 20);
        let rules = FullRules::of(census.rules(Weights::published()));
        let mut room = Room::default();
        let before = Living::of(Arc::new(FullIndex::of(&census.people)));
        let posting = census.postings.iter().find(|posting| posting.row.is_active()).expect("one is active");
        let answer = before.best_people(posting, &rules, 20, Simd::PLAIN, &mut room);
        let first = answer.first().expect("somebody fits").id;
        let after = before.without(first);
        assert_eq!(before.best_people(posting, &rules, 20, Simd::PLAIN, &mut room), answer);
        assert!(after.best_people(posting, &rules, 20, Simd::PLAIN, &mut room).iter().all(|one| one.id != first));
    }
}
