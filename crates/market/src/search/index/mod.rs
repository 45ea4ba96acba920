//! The index: open postings by their words and values. What it answers depends on what it holds alone, never on the order in which that
//! came.

mod answer;
#[cfg(test)]
mod bytes;
mod document;
mod terms;
mod values;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use crate::postings::PostingLine;
pub(crate) use document::Document;
use document::YearlyPay;
use terms::{Hit, SLOTS_MAX, Slot, TermId, Terms};
use values::{ValueId, Values};

/// Open postings, ready to be searched.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// Where each posting is.
    slots: BTreeMap<Uuid, Slot>,
    rows: Vec<Option<Row>>,
    lines: Vec<Option<Arc<PostingLine>>>,
    free: Vec<Slot>,
    terms: Terms,
    values: Values,
}

/// What a search looks at for every posting.
#[derive(Clone, Debug)]
struct Row {
    id: Uuid,
    dated: Date,
    pay: Option<YearlyPay>,
    values: Box<[ValueId]>,
    terms: Box<[TermId]>,
}

impl Index {
    /// Adds a posting, or puts it in the place of the one with its id.
    pub(crate) fn put(&mut self, document: &Document) {
        let id = document.line.id;
        self.take(id);
        let slot = self.free_slot();
        let terms = document.words.iter().map(|(word, fields)| self.terms.add(word, Hit::new(slot, *fields))).collect();
        let values = document.values.iter().map(|(column, value)| self.values.number(*column, value)).collect();
        self.slots.insert(id, slot);
        self.rows[slot as usize] = Some(Row { id, dated: document.dated, pay: document.pay, values, terms });
        self.lines[slot as usize] = Some(Arc::clone(&document.line));
    }

    fn free_slot(&mut self) -> Slot {
        self.free.pop().unwrap_or_else(|| {
            assert!(self.rows.len() < SLOTS_MAX, "sixteen million open postings outgrow a machine's memory first");
            self.rows.push(None);
            self.lines.push(None);
            Slot::try_from(self.rows.len() - 1).expect("it was just compared with a smaller number")
        })
    }

    /// Takes a posting out.
    pub(crate) fn take(&mut self, id: Uuid) {
        let Some(slot) = self.slots.remove(&id) else { return };
        self.lines[slot as usize] = None;
        if let Some(row) = self.rows[slot as usize].take() {
            for term in row.terms {
                self.terms.remove(term, slot);
            }
        }
        self.free.push(slot);
    }

    /// How many postings there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The line of an open posting.
    pub(crate) fn line(&self, id: Uuid) -> Option<&PostingLine> {
        self.slots.get(&id).and_then(|slot| self.lines[*slot as usize].as_deref())
    }
}
