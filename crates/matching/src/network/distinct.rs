//! Values that many members of a network have in common: each is held once, so that whoever asks judges it once.

use std::collections::BTreeMap;
use std::ops::RangeFrom;

use serde::Serialize;

/// Distinct values with how many members have each. A value's number stays while any member has it; which number it has tells nothing.
#[derive(Clone, Debug)]
pub(super) struct Distinct<T> {
    numbers: BTreeMap<T, u32>,
    /// The values again by their numbers, side by side in memory, because each question walks through all of them.
    values: Vec<Option<Held<T>>>,
    /// Numbers that no value has.
    vacant: Vec<u32>,
}

#[derive(Clone, Debug)]
struct Held<T> {
    value: T,
    members: u32,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), values: Vec::new(), vacant: Vec::new() }
    }
}

impl<T: Ord + Clone> Distinct<T> {
    /// One member more has `value`: its number, and whether this is the first to have it.
    pub(super) fn enter(&mut self, value: T) -> (u32, bool) {
        if let Some(&number) = self.numbers.get(&value) {
            if let Some(held) = &mut self.values[number as usize] {
                held.members += 1;
            }
            return (number, false);
        }
        let number = self.vacant.pop().unwrap_or_else(|| {
            self.values.push(None);
            u32::try_from(self.values.len() - 1).expect("fewer values than four thousand million fit into memory")
        });
        self.values[number as usize] = Some(Held { value: value.clone(), members: 1 });
        self.numbers.insert(value, number);
        (number, true)
    }

    /// One member less has the value with this number; the value itself where nobody has it any more.
    pub(super) fn leave(&mut self, number: u32) -> Option<T> {
        let place = &mut self.values[number as usize];
        let held = place.as_mut()?;
        held.members -= 1;
        if held.members > 0 {
            return None;
        }
        let Held { value, .. } = place.take()?;
        self.numbers.remove(&value);
        self.vacant.push(number);
        Some(value)
    }

    /// The number of a value.
    pub(super) fn number(&self, value: &T) -> Option<u32> {
        self.numbers.get(value).copied()
    }

    /// The value with a number.
    pub(super) fn value(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)?.as_ref().map(|held| &held.value)
    }

    /// How many numbers there are, those that no value has included.
    pub(super) fn numbers(&self) -> usize {
        self.values.len()
    }

    /// The values from `range.start` on in their order, with their numbers.
    pub(super) fn from(&self, range: RangeFrom<T>) -> impl Iterator<Item = (&T, u32)> {
        self.numbers.range(range).map(|(value, &number)| (value, number))
    }

    /// A table by number: every value judged once.
    pub(super) fn table<R: Clone>(&self, of_vacant: &R, mut judge: impl FnMut(&T) -> R) -> Vec<R> {
        let judged =
            |held: &Option<Held<T>>| held.as_ref().map_or_else(|| of_vacant.clone(), |held| judge(&held.value));
        self.values.iter().map(judged).collect()
    }

    /// A table by number of how many members have each value; 0 for none.
    pub(super) fn members_table(&self) -> Vec<u32> {
        self.values.iter().map(|held| held.as_ref().map_or(0, |held| held.members)).collect()
    }

    /// How many members have the value with this number.
    pub(super) fn members(&self, number: u32) -> u32 {
        self.values.get(number as usize).and_then(Option::as_ref).map_or(0, |held| held.members)
    }
}

/// The values in their order with how many members have each: the same for the same members, however they came.
impl<T: Ord + Clone + Serialize> Serialize for Distinct<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.numbers.iter().map(|(value, &number)| (value, self.members(number))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_held_while_anybody_has_it() {
        let mut cities = Distinct::default();
        let (pune, is_new) = cities.enter("Pune");
        assert!(is_new);
        assert_eq!(cities.enter("Pune"), (pune, false));
        let (goa, _) = cities.enter("Goa");
        assert_ne!(pune, goa);
        assert_eq!((cities.members(pune), cities.leave(pune)), (2, None));
        assert_eq!(cities.leave(pune), Some("Pune"));
        assert_eq!((cities.number(&"Pune"), cities.number(&"Goa")), (None, Some(goa)));
        assert_eq!(cities.table(&0, |city| city.len()), if pune < goa { [0, 3] } else { [3, 0] });
        assert_eq!(serde_json::to_string(&cities).unwrap(), r#"[["Goa",1]]"#);
    }
}
