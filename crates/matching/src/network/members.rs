//! The members of one side under their keys, with what ranking reads of each side by side in memory.

use std::collections::BTreeMap;

/// Members and their rows. Where a row stands tells nothing: the last row takes the place of one that goes.
#[derive(Clone, Debug)]
pub(super) struct Members<K, M, R> {
    places: BTreeMap<K, usize>,
    pub(super) keys: Vec<K>,
    pub(super) values: Vec<M>,
    pub(super) rows: Vec<R>,
}

impl<K: Ord + Copy, M, R> Members<K, M, R> {
    pub(super) const fn new() -> Self {
        Self { places: BTreeMap::new(), keys: Vec::new(), values: Vec::new(), rows: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn place(&self, key: K) -> Option<usize> {
        self.places.get(&key).copied()
    }

    pub(super) fn get(&self, key: K) -> Option<&M> {
        self.place(key).map(|place| &self.values[place])
    }

    /// Members in the order of their keys.
    pub(super) fn by_key(&self) -> impl Iterator<Item = (K, &M)> {
        self.places.iter().map(|(&key, &place)| (key, &self.values[place]))
    }

    /// Adds a member whose key no other has.
    pub(super) fn add(&mut self, key: K, member: M, row: R) {
        self.places.insert(key, self.rows.len());
        self.keys.push(key);
        self.values.push(member);
        self.rows.push(row);
    }

    pub(super) fn take(&mut self, key: K) -> Option<(M, R)> {
        let place = self.places.remove(&key)?;
        self.keys.swap_remove(place);
        if let Some(&moved) = self.keys.get(place) {
            self.places.insert(moved, place);
        }
        Some((self.values.swap_remove(place), self.rows.swap_remove(place)))
    }
}
