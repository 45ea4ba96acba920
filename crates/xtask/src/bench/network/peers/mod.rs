//! Other engines on the base task, in the same process and on the same data, so that their answers can be compared item by item and a ratio
//! of times means something on any machine.

mod sqlite;
mod tantivy;

pub(super) use sqlite::Sqlite;
pub(super) use tantivy::Tantivy;
