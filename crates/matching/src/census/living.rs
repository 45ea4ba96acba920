//! People who come, change and go while an index of them is asked: the index stays as it was built, and what changed since lies beside it.
//!
//! A [`Living`] is a value: a change makes another one that shares nearly everything with it, so that whoever is asking the old one
//! finishes undisturbed and nobody ever sees half a change. Changes stand in layers that nobody touches any more. Each new one is a layer of
//! its own that takes in the layers before it that are no larger, as a binary counter carries, so that what a change costs hardly grows with
//! the changes before it. Whoever drives it builds a new index of [`Living::people`] from time to time, in the background, and hands it in
//! with [`Living::over`], which keeps the changes that came meanwhile.

use std::collections::HashSet;
use std::sync::Arc;

use super::best::{Best, Found};
use super::blocks::{FullIndex, Room};
use super::forward::Forward;
use super::judged::{Bounds, FullRules, Judged};
use super::people::{Held, People, PersonRow};
use super::postings::PostingView;
use crate::simd::Simd;

/// With so many changes beside it an index should be built anew: more make questions slower than need be.
pub const CHANGES_MAX: usize = 8192;

/// Layers of together more changes are not joined: that would make a change wait.
const LAYER_MAX: usize = if cfg!(test) { 40 } else { 4096 };

/// How many more of an index's best are asked for at first than are wanted, since some of them may have changed or gone.
const SPARE: usize = 16;

/// An index of people and what changed since it was built.
#[derive(Clone, Debug)]
pub struct Living {
    index: Arc<FullIndex>,
    /// Those that came first before those that came later.
    layers: Vec<Arc<Layer>>,
    /// How many changes there ever were.
    count: u64,
}

/// Changes that came one after the other, of each person the last.
#[derive(Clone, Debug)]
struct Layer {
    /// Of whoever changed, ascending.
    ids: Vec<u32>,
    /// Those of them who are there, in the order of their ids.
    people: People,
    bounds: Bounds,
    /// How many changes there were ever up to the last of these.
    until: u64,
}

impl Layer {
    fn of(ids: Vec<u32>, people: People, until: u64) -> Self {
        Self { ids, bounds: Bounds::of(people.rows()), people, until }
    }

    fn len(&self) -> usize {
        self.ids.len()
    }

    fn has(&self, id: u32) -> bool {
        self.ids.binary_search(&id).is_ok()
    }

    /// With what came later.
    fn and(&self, later: &Self) -> Self {
        let skills = self.people.skills.len() + later.people.skills.len();
        let mut ids = Vec::with_capacity(self.len() + later.len());
        let mut people = People::with_capacity(self.people.len() + later.people.len(), skills);
        let (mut own, mut theirs) = (self.people.iter().peekable(), later.people.iter().peekable());
        let (mut before, mut after) = (self.ids.iter().peekable(), later.ids.iter().peekable());
        while let Some(&&id) = before.peek().into_iter().chain(after.peek()).min() {
            before.next_if_eq(&&id);
            let person = own.next_if(|person| person.row.id == id);
            let changed = after.next_if_eq(&&id).map(|_| theirs.next_if(|person| person.row.id == id));
            ids.push(id);
            people.extend(changed.unwrap_or(person));
        }
        Self::of(ids, people, later.until)
    }
}

impl Living {
    /// Over an index to which nothing has happened yet.
    pub fn of(index: Arc<FullIndex>) -> Self {
        Self { index, layers: Vec::new(), count: 0 }
    }

    /// With a person as they are now, whether or not they were there. Who is not active is in no list.
    #[must_use]
    pub fn with(&self, row: PersonRow, held: Vec<Held>) -> Self {
        let mut people = People::with_capacity(1, held.len());
        people.push(row, held);
        self.changed(row.id, people)
    }

    /// Without a person.
    #[must_use]
    pub fn without(&self, id: u32) -> Self {
        self.changed(id, People::default())
    }

    fn changed(&self, id: u32, people: People) -> Self {
        let count = self.count + 1;
        let mut layers = Vec::with_capacity(self.layers.len() + 1);
        layers.extend(self.layers.iter().cloned());
        let mut last = Arc::new(Layer::of(vec![id], people, count));
        while let Some(earlier) =
            layers.pop_if(|earlier| earlier.len() <= last.len() && earlier.len() + last.len() <= LAYER_MAX)
        {
            last = Arc::new(earlier.and(&last));
        }
        layers.push(last);
        Self { index: Arc::clone(&self.index), layers, count }
    }

    /// How many people have changed, come or gone since the index was built, or somewhat more: who did so twice may count twice.
    /// [`CHANGES_MAX`] of them are a reason to build another one.
    pub fn changes(&self) -> usize {
        self.layers.iter().map(|layer| layer.len()).sum()
    }

    /// Everybody who is there now and looks.
    pub fn people(&self) -> People {
        let changed: HashSet<u32> = self.layers.iter().flat_map(|layer| &layer.ids).copied().collect();
        let unchanged = self.index.people();
        let mut people = People::with_capacity(unchanged.len() + changed.len(), unchanged.skills.len());
        people.extend(unchanged.iter().filter(|person| !changed.contains(&person.row.id)));
        for (at, layer) in self.layers.iter().enumerate() {
            people.extend(layer.people.iter().filter(|person| !self.changed_after(at, person.row.id)));
        }
        people
    }

    /// Whether somebody changed again in a layer after this one.
    fn changed_after(&self, layer: usize, id: u32) -> bool {
        self.layers[layer + 1..].iter().any(|later| later.has(id))
    }

    /// Over an index of the [`Living::people`] that `before` had; what changed since then stays beside it, and perhaps some of what the index
    /// already has.
    #[must_use]
    pub fn over(&self, index: Arc<FullIndex>, before: &Self) -> Self {
        let is_new = |layer: &&Arc<Layer>| layer.until > before.count;
        Self { index, layers: self.layers.iter().filter(is_new).cloned().collect(), count: self.count }
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
        for at in 0..self.layers.len() {
            self.add_changed(at, &judged, &mut best);
        }
        best.sorted()
    }

    /// Adds those of a layer who are among the best and have not changed since.
    fn add_changed(&self, layer: usize, judged: &Judged<'_>, best: &mut Best) {
        let Layer { people, bounds, .. } = &*self.layers[layer];
        let Some((_, own_max)) = judged.most(bounds) else { return };
        let (forward, gain_max) = (Forward::of(&judged.skills), judged.gain_max());
        let mut needed = judged.team_for(best.least(), own_max);
        for person in people.iter().filter(|person| person.row.is_active()) {
            let Some(team) = judged.team(person.row).filter(|team| team + gain_max >= needed) else { continue };
            let Some(own) = judged.person(person.row) else { continue };
            if judged.score(team + gain_max, own) < best.least() {
                continue;
            }
            let score = judged.score(team + forward.gain(person), own);
            if score >= best.least() && !self.changed_after(layer, person.row.id) {
                best.add(Found { id: person.row.id, score });
                needed = judged.team_for(best.least(), own_max);
            }
        }
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
            let is_changed = |one: &Found| self.layers.iter().any(|layer| layer.has(one.id));
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
    use std::collections::BTreeMap;

    use super::*;
    use crate::Weights;
    use crate::census::sample::{self, Dice};
    use crate::census::{Census, PersonView, exhaustive};

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
