//! People who come, change and go while an index of them is asked: the index stays as it was built, and what changed since lies beside it.
//!
//! A [`Living`] is a value: a change makes another one that shares all but the latest changes with it, so that whoever is asking the old one
//! finishes undisturbed and nobody ever sees half a change. The latest changes are few and copied; older ones stand in layers that nobody
//! touches any more, each at least as large as the next, so that what a change costs does not grow with the changes before it. Whoever drives
//! it builds a new index of [`Living::people`] from time to time, in the background, and hands it in with [`Living::over`], which keeps the
//! changes that came meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::best::{Best, Found};
use super::blocks::{FullIndex, Room};
use super::forward::Forward;
use super::judged::{FullRules, Judged};
use super::people::{Held, People, PersonRow, PersonView};
use super::postings::PostingView;
use crate::simd::Simd;

/// With so many changes beside it an index should be built anew: more make questions slower than need be.
pub const CHANGES_MAX: usize = 8192;

/// So many of the latest changes become a layer.
const LATEST_MAX: usize = if cfg!(test) { 8 } else { 256 };

/// Layers of together more changes are not joined: that would make a change wait.
const LAYER_MAX: usize = if cfg!(test) { 40 } else { 8192 };

/// How many more of an index's best are asked for at first than are wanted, since some of them may have changed or gone.
const SPARE: usize = 16;

/// Somebody as they are since the index was built; `None` who has gone.
type Change = Option<Arc<(PersonRow, Vec<Held>)>>;

/// An index of people and what changed since it was built.
#[derive(Clone, Debug)]
pub struct Living {
    index: Arc<FullIndex>,
    /// Those that came first before those that came later.
    layers: Vec<Arc<Layer>>,
    latest: Arc<Layer>,
    /// How many changes there ever were.
    count: u64,
}

/// Changes that came one after the other.
#[derive(Clone, Debug, Default)]
struct Layer {
    /// By id.
    changed: BTreeMap<u32, Change>,
    /// Those of them who are there.
    people: People,
    /// How many changes there were ever up to the last of these.
    until: u64,
}

impl Layer {
    fn of(changed: BTreeMap<u32, Change>, until: u64) -> Self {
        let mut people = People::default();
        for (row, held) in changed.values().flatten().map(|one| &**one) {
            people.push(*row, held.iter().copied());
        }
        Self { changed, people, until }
    }

    fn len(&self) -> usize {
        self.changed.len()
    }

    /// With what came later.
    fn and(&self, later: &Self) -> Self {
        let both = self.changed.iter().chain(&later.changed).map(|(id, change)| (*id, change.clone()));
        Self::of(both.collect(), later.until)
    }
}

impl Living {
    /// Over an index to which nothing has happened yet.
    pub fn of(index: Arc<FullIndex>) -> Self {
        Self { index, layers: Vec::new(), latest: Arc::default(), count: 0 }
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
        let mut changed = self.latest.changed.clone();
        changed.insert(id, change);
        let count = self.count + 1;
        let mut this = Self {
            index: Arc::clone(&self.index),
            layers: self.layers.clone(),
            latest: Arc::new(Layer::of(changed, count)),
            count,
        };
        if this.latest.len() >= LATEST_MAX {
            this.settle();
        }
        this
    }

    /// Makes a layer of the latest changes, and one of two where the earlier is no larger.
    fn settle(&mut self) {
        self.layers.push(std::mem::take(&mut self.latest));
        while let [.., earlier, later] = &*self.layers
            && earlier.len() <= later.len()
            && earlier.len() + later.len() <= LAYER_MAX
        {
            let joined = Arc::new(earlier.and(later));
            self.layers.truncate(self.layers.len() - 2);
            self.layers.push(joined);
        }
    }

    /// All changes, those that came later after those that came first.
    fn layers(&self) -> impl Iterator<Item = &Layer> {
        self.layers.iter().chain(std::iter::once(&self.latest)).map(|layer| &**layer)
    }

    /// How many people have changed, come or gone since the index was built, or somewhat more: who did so twice may count twice.
    /// [`CHANGES_MAX`] of them are a reason to build another one.
    pub fn changes(&self) -> usize {
        self.layers().map(Layer::len).sum()
    }

    /// Everybody who is there now and looks.
    pub fn people(&self) -> People {
        let changed: BTreeMap<u32, &Change> =
            self.layers().flat_map(|layer| &layer.changed).map(|(id, change)| (*id, change)).collect();
        let mut people = People::default();
        for PersonView { row, skills, kinds } in self.index.people().iter() {
            if !changed.contains_key(&row.id) {
                people.push(*row, skills.iter().zip(kinds).map(|(&skill, &kind)| Held { skill, kind }));
            }
        }
        for (row, held) in changed.into_values().flatten().map(|one| &**one) {
            people.push(*row, held.iter().copied());
        }
        people
    }

    /// Over an index of the [`Living::people`] that `before` had; what changed since then stays beside it, and perhaps some of what the index
    /// already has.
    #[must_use]
    pub fn over(&self, index: Arc<FullIndex>, before: &Self) -> Self {
        let is_new = |layer: &&Arc<Layer>| layer.until > before.count;
        let layers = self.layers.iter().filter(is_new).cloned().collect();
        let latest = if self.latest.until > before.count { Arc::clone(&self.latest) } else { Arc::default() };
        Self { index, layers, latest, count: self.count }
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
        if most == 0 || !posting.row.is_active() {
            return Vec::new();
        }
        let mut best = Best::of(most);
        for found in self.best_unchanged(posting, rules, most, simd, room) {
            best.add(found);
        }
        let judged = Judged::of(posting, rules);
        let forward = Forward::of(&judged.skills);
        for (at, layer) in self.layers().enumerate() {
            for person in layer.people.iter().filter(|person| person.row.is_active()) {
                let Some((team, own)) = judged.team(person.row).zip(judged.person(person.row)) else { continue };
                let score = judged.score(team + forward.gain(person), own);
                let changed_again =
                    || self.layers().skip(at + 1).any(|later| later.changed.contains_key(&person.row.id));
                if score >= best.least() && !changed_again() {
                    best.add(Found { id: person.row.id, score });
                }
            }
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
        let changes = self.changes();
        let mut asked = most + SPARE.min(changes);
        loop {
            let found = self.index.best_people(posting, rules, asked, simd, room);
            let is_all = found.len() < asked;
            let is_changed = |one: &Found| self.layers().any(|layer| layer.changed.contains_key(&one.id));
            let mut unchanged: Vec<Found> = found.into_iter().filter(|one| !is_changed(one)).collect();
            if is_all || unchanged.len() >= most {
                unchanged.truncate(most);
                return unchanged;
            }
            asked = (asked * 2).min(most + changes);
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
                assert!(
                    living.changes() <= 30 + LAYER_MAX,
                    "little but what came since the index was begun lies beside it"
                );
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
