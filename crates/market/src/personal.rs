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
    /// Whose the row is, in a table about candidates: the row is erased with them.
    CandidateId,
    /// Something about a candidate.
    Candidate,
    /// Whatever a published text says about people, such as a recruiter's name.
    Incidental,
    /// Ties rows to one browser.
    Visit,
}

use Personal::{Candidate, CandidateId, Incidental, No, Visit};

/// Every table of the schema, by its name, with all of its columns.
pub(crate) const TABLES: [(&str, &[(&str, Personal)]); 13] = [
    ("audit_entry", &[("id", No), ("actor", Visit), ("operation", No), ("subject_id", No), ("at", No)]),
    (
        "candidate",
        &[
            ("id", CandidateId),
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
    ("change", &[("seq", No), ("subject", No), ("subject_id", No), ("kind", No), ("at", No)]),
    ("change_head", &[("id", No), ("last_seq", No)]),
    ("draft", &[("id", No), ("visit_id", Visit), ("text", Incidental), ("postings", Incidental), ("stored_at", No)]),
    ("employer", &[("id", No), ("name", Incidental), ("folded_name", Incidental), ("first_seen_at", No)]),
    ("idempotency", &[("holder", Visit), ("key", No), ("request_hash", No), ("outcome", No), ("stored_at", No)]),
    (
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
    ("posting_closure", &[("posting_id", No), ("closed_by", No), ("reason", No), ("closed_at", No)]),
    ("seaql_migrations", &[("version", No), ("applied_at", No)]),
    ("source", &[("id", No), ("fingerprint", No), ("file", Incidental), ("text", Incidental), ("first_seen_at", No)]),
    (
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
    ("visit", &[("id", Visit), ("token_hash", Visit), ("started_at", No)]),
];

/// Deletes every row of a candidate, in all tables that have any; how many.
pub(crate) async fn erase(transaction: &Transaction, candidate: Uuid) -> Result<u64, DbErr> {
    let mut erased = 0;
    for (table, columns) in TABLES {
        let Some((column, _)) = columns.iter().find(|(_, tag)| *tag == CandidateId) else { continue };
        let delete = Query::delete()
            .from_table(Alias::new(table))
            .and_where(Expr::col(Alias::new(*column)).eq(candidate))
            .take();
        erased += transaction.execute(&delete).await?.rows_affected();
    }
    Ok(erased)
}
