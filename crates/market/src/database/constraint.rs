//! Which of the schema's constraints a statement has broken, by its name.

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// The name of the broken constraint. SQLite names no foreign key, and the columns of what must be unique, from which our names are made.
pub(crate) fn broken(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause))) = error else {
        return None;
    };
    let sqlx::Error::Database(cause) = cause.as_ref() else { return None };
    if let Some(name) = cause.constraint() {
        return Some(name.to_owned());
    }
    if let Some(name) = cause.message().strip_prefix("CHECK constraint failed: ") {
        return Some(name.to_owned());
    }
    let columns = cause.message().strip_prefix("UNIQUE constraint failed: ")?;
    let mut columns = columns.split(", ").map(|column| column.split_once('.'));
    let (table, first) = columns.next()??;
    let rest: Option<Vec<&str>> = columns.map(|column| column.map(|(_, column)| column)).collect();
    Some(unique_name(table, &[vec![first], rest?].concat()))
}

/// How the constraint is called that `columns` of a table are unique.
pub(super) fn unique_name(table: &str, columns: &[&str]) -> String {
    format!("{table}_{}_unique", columns.join("_"))
}
