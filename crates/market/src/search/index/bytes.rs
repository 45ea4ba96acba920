//! An index as bytes, so that tests can hold two against each other.

use std::fmt::Write as _;

use uuid::Uuid;

use super::Index;

const INFALLIBLE: &str = "a string takes everything";

impl Index {
    /// Everything that the index answers from, in the order of ids, words and values: two that hold the same have the same bytes, whatever
    /// changes led there. For comparing; not a format to be read again.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = String::new();
        let ids: Vec<Uuid> = self.rows.iter().map(|row| row.as_ref().map_or(Uuid::nil(), |row| row.id)).collect();
        let mut users: Vec<Vec<Uuid>> = vec![Vec::new(); self.values.len()];
        for (id, slot) in &self.slots {
            let (row, line) = (&self.rows[*slot as usize], &self.lines[*slot as usize]);
            let Some(row) = row else { continue };
            write!(out, "{id} {line:?} {} {:?}", row.dated, row.pay).expect(INFALLIBLE);
            writeln!(out, " {}", row.terms.len()).expect(INFALLIBLE);
            for value in &row.values {
                users[*value as usize].push(*id);
            }
        }
        for (word, hits) in self.terms.all() {
            let mut at: Vec<_> = hits.iter().map(|hit| (ids[hit.slot() as usize], hit.fields())).collect();
            at.sort_unstable();
            writeln!(out, "{word} {at:?}").expect(INFALLIBLE);
        }
        for (value, id) in self.values.all().filter(|(_, id)| !users[*id as usize].is_empty()) {
            writeln!(out, "{value:?} {:?}", users[id as usize]).expect(INFALLIBLE);
        }
        out.into_bytes()
    }
}
