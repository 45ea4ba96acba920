//! The members of one side under their keys, with what ranking reads of all of them side by side in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Members, a row of each, and `N` columns of numbers. Where a member stands tells nothing: the last takes the place of one that goes.
#[derive(Clone, Debug)]
pub(super) struct Members<K, M, R, const N: usize> {
    places: BTreeMap<K, usize>,
    pub(super) keys: Vec<K>,
    pub(super) values: Vec<Arc<M>>,
    pub(super) rows: Vec<R>,
    columns: [Vec<u32>; N],
}

/// What was held of a member.
pub(super) struct Taken<M, R, const N: usize> {
    pub(super) value: Arc<M>,
    pub(super) row: R,
    pub(super) numbers: [u32; N],
}

impl<K: Ord + Copy, M, R, const N: usize> Members<K, M, R, N> {
    pub(super) const fn new() -> Self {
        let columns = [const { Vec::new() }; N];
        Self { places: BTreeMap::new(), keys: Vec::new(), values: Vec::new(), rows: Vec::new(), columns }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn place(&self, key: K) -> Option<usize> {
        self.places.get(&key).copied()
    }

    pub(super) fn get(&self, key: K) -> Option<&M> {
        self.place(key).map(|place| &*self.values[place])
    }

    /// Members in the order of their keys.
    pub(super) fn by_key(&self) -> impl Iterator<Item = (K, &M)> {
        self.places.iter().map(|(&key, &place)| (key, &*self.values[place]))
    }

    /// One column, by the places of members.
    pub(super) fn column(&self, at: usize) -> &[u32] {
        &self.columns[at]
    }

    /// Adds a member whose key no other has.
    pub(super) fn add(&mut self, key: K, value: Arc<M>, row: R, numbers: [u32; N]) {
        self.places.insert(key, self.rows.len());
        self.keys.push(key);
        self.values.push(value);
        self.rows.push(row);
        for (column, number) in self.columns.iter_mut().zip(numbers) {
            column.push(number);
        }
    }

    /// Takes the member out that stands at a place; the last takes that place.
    pub(super) fn take(&mut self, place: usize) -> Taken<M, R, N> {
        self.places.remove(&self.keys.swap_remove(place));
        if let Some(&moved) = self.keys.get(place) {
            self.places.insert(moved, place);
        }
        let numbers = std::array::from_fn(|at| self.columns[at].swap_remove(place));
        Taken { value: self.values.swap_remove(place), row: self.rows.swap_remove(place), numbers }
    }
}
