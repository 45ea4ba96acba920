//! The words of all postings, each with the postings in which it stands.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::document::{Fields, SKILL_MARK};

/// The place of a posting in the index.
pub(super) type Slot = u32;
/// The number of a word.
pub(super) type TermId = u32;

/// A posting in which a word stands, and in which of its fields: the slot in the upper 24 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit(u32);

/// One more than the highest slot that a hit can hold.
pub(super) const SLOTS_MAX: usize = 1 << 24;

impl Hit {
    pub(super) fn new(slot: Slot, fields: Fields) -> Self {
        Self(slot << 8 | u32::from(fields))
    }

    pub(super) fn slot(self) -> Slot {
        self.0 >> 8
    }

    pub(super) fn fields(self) -> Fields {
        self.0.to_le_bytes()[0]
    }
}

/// Words and where they stand. A word that stands nowhere any more is forgotten.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// For looking up many words fast.
    numbers: HashMap<Arc<str>, TermId>,
    /// For all words that begin alike.
    sorted: BTreeMap<Arc<str>, TermId>,
    words: Vec<Arc<str>>,
    hits: Vec<Vec<Hit>>,
    free: Vec<TermId>,
}

impl Terms {
    /// Notes that a word stands in a posting.
    pub(super) fn add(&mut self, word: &str, hit: Hit) -> TermId {
        let id = self.numbers.get(word).copied().unwrap_or_else(|| self.number(word));
        let hits = &mut self.hits[id as usize];
        match hits.last() {
            Some(last) if last.slot() >= hit.slot() => {
                let at = hits.partition_point(|other| other.slot() < hit.slot());
                hits.insert(at, hit);
            }
            _ => hits.push(hit),
        }
        id
    }

    fn number(&mut self, word: &str) -> TermId {
        let word: Arc<str> = Arc::from(word);
        let id = self.free.pop().unwrap_or_else(|| {
            self.words.push(Arc::clone(&word));
            self.hits.push(Vec::new());
            TermId::try_from(self.words.len() - 1).expect("memory ends before 2^32 words")
        });
        self.words[id as usize] = Arc::clone(&word);
        self.numbers.insert(Arc::clone(&word), id);
        self.sorted.insert(word, id);
        id
    }

    /// Notes that a word stands no more in a posting.
    pub(super) fn remove(&mut self, id: TermId, slot: Slot) {
        let hits = &mut self.hits[id as usize];
        if let Ok(at) = hits.binary_search_by_key(&slot, |hit| hit.slot()) {
            hits.remove(at);
        }
        if hits.is_empty() {
            *hits = Vec::new();
            let word = Arc::clone(&self.words[id as usize]);
            self.numbers.remove(&word);
            self.sorted.remove(&word);
            self.free.push(id);
        }
    }

    /// Where a word stands, by slot.
    pub(super) fn of(&self, word: &str) -> &[Hit] {
        self.numbers.get(word).map_or(&[], |id| &self.hits[*id as usize])
    }

    /// Where the words stand that begin with these letters, word by word.
    pub(super) fn beginning<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a [Hit]> {
        let from = std::ops::Bound::Included(letters);
        let words = self.sorted.range::<str, _>((from, std::ops::Bound::Unbounded));
        let words = words.take_while(move |(word, _)| word.starts_with(letters) && !word.starts_with(SKILL_MARK));
        words.map(|(_, id)| self.hits[*id as usize].as_slice())
    }

    /// All words in their order, with where they stand.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[Hit])> {
        self.sorted.iter().map(|(word, id)| (&**word, self.hits[*id as usize].as_slice()))
    }
}
