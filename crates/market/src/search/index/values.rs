//! The values of facets, each under a small number.

use std::collections::BTreeMap;

use crate::search::facet::Facet;

/// What a value is a value of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// A facet.
    Facet(Facet),
    /// The region of a place: searched for by name, not counted.
    Region,
}

/// The number of a value.
pub(super) type ValueId = u32;

/// All values that a posting has had since the index was built. They come from the vocabulary and other closed lists, so there is no end
/// of them to be feared.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    ids: BTreeMap<(Column, String), ValueId>,
    columns: Vec<Column>,
}

impl Values {
    /// The number of a value, which it gets if it has none.
    pub(super) fn number(&mut self, column: Column, value: &str) -> ValueId {
        if let Some(id) = self.find(column, value) {
            return id;
        }
        let id = ValueId::try_from(self.columns.len()).expect("closed lists have fewer than 2^32 values");
        self.columns.push(column);
        self.ids.insert((column, value.to_owned()), id);
        id
    }

    pub(super) fn find(&self, column: Column, value: &str) -> Option<ValueId> {
        self.ids.get(&(column, value.to_owned())).copied()
    }

    /// What the value with this number is a value of.
    pub(super) fn column(&self, id: ValueId) -> Column {
        self.columns[id as usize]
    }

    /// How many numbers were given out.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    /// The values of a column in their order.
    pub(super) fn of(&self, column: Column) -> impl Iterator<Item = (&str, ValueId)> {
        let from = (column, String::new());
        let of_column = self.ids.range(from..).take_while(move |((other, _), _)| *other == column);
        of_column.map(|((_, value), id)| (value.as_str(), *id))
    }

    /// All values in their order.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&(Column, String), ValueId)> {
        self.ids.iter().map(|(value, id)| (value, *id))
    }
}
