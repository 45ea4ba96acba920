//! Which columns hold personal data: one list, from which erasure is made. A test fails when the schema has a column that is not in it.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::database::Transaction;

/// What a column says about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Personal {
    /// Nothing. Random ids are nothing: once what they stand for is gone, they lead nowhere.
    No,
    /// Something about a candidate: erased with them.
    Candidate,
    /// Whatever a published text says about people, such as a recruiter's name.
    Incidental,
    /// Ties rows to one browser.
    Visit,
}

use Personal::{Candidate, Incidental, No, Visit};

/// A table with all of its columns.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    /// The column that says whose a row is, where rows are a candidate's.
    pub(crate) candidate: Option<&'static str>,
    pub(crate) columns: &'static [(&'static str, Personal)],
}

const fn table(name: &'static str, columns: &'static [(&'static str, Personal)]) -> Table {
    Table { name, candidate: None, columns }
}

const fn table_of_candidates(
    name: &'static str,
    candidate: &'static str,
    columns: &'static [(&'static str, Personal)],
) -> Table {
    Table { name, candidate: Some(candidate), columns }
}

/// Every table of the schema, by its name.
pub(crate) const TABLES: [Table; 13] = [
    table("audit_entry", &[("id", No), ("actor", Visit), ("operation", No), ("subject_id", No), ("at", No)]),
    table_of_candidates(
        "candidate",
        "id",
        &[
            ("id", No),
            ("holder", Visit),
            ("standing", No),
            ("fingerprint", Candidate),
            ("file", Candidate),
            ("text", Candidate),
            ("profile", Candidate),
            ("wishes", Candidate),
            ("stored_at", No),
        ],
    ),
    table("change", &[("seq", No), ("subject", No), ("subject_id", No), ("kind", No), ("at", No)]),
    table("change_head", &[("id", No), ("last_seq", No)]),
    table(
        "draft",
        &[("id", No), ("visit_id", Visit), ("text", Incidental), ("postings", Incidental), ("stored_at", No)],
    ),
    table("employer", &[("id", No), ("name", Incidental), ("folded_name", Incidental), ("first_seen_at", No)]),
    table("idempotency", &[("holder", Visit), ("key", No), ("request_hash", No), ("outcome", No), ("stored_at", No)]),
    table(
        "posting",
        &[
            ("id", No),
            ("source_id", No),
            ("ordinal", No),
            ("employer_id", No),
            ("agency_id", No),
            ("record", Incidental),
            ("first_seen_at", No),
        ],
    ),
    table("posting_closure", &[("posting_id", No), ("closed_by", No), ("reason", No), ("closed_at", No)]),
    table("seaql_migrations", &[("version", No), ("applied_at", No)]),
    table(
        "source",
        &[("id", No), ("fingerprint", No), ("file", Incidental), ("text", Incidental), ("first_seen_at", No)],
    ),
    table(
        "task",
        &[
            ("id", No),
            ("kind", No),
            ("subject_id", No),
            ("due_at", No),
            ("attempts", No),
            ("lease_id", No),
            ("leased_until", No),
            ("last_error", No),
            ("enqueued_at", No),
            ("done_at", No),
            ("failed_at", No),
        ],
    ),
    table("visit", &[("id", Visit), ("token_hash", Visit), ("started_at", No)]),
];

/// Deletes every row of a candidate, in all tables that have any; how many.
pub(crate) async fn erase(transaction: &Transaction, candidate: Uuid) -> Result<u64, DbErr> {
    let mut erased = 0;
    for table in &TABLES {
        let Some(column) = table.candidate else { continue };
        let delete = Query::delete()
            .from_table(Alias::new(table.name))
            .and_where(Expr::col(Alias::new(column)).eq(candidate))
            .take();
        erased += transaction.execute(&delete).await?.rows_affected();
    }
    Ok(erased)
}
