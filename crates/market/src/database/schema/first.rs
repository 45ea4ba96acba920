//! The first schema.

use sea_orm::sea_query::{
    Check, ColumnDef, ConditionalStatement, Expr, ExprTrait, ForeignKeyAction, ForeignKeyCreateStatement, Index,
    IndexCreateStatement,
};
use sea_orm::{ConnectionTrait, DbBackend, DbErr};
use sea_orm_migration::prelude::{ForeignKey, IntoIden, SchemaManager, Table, TableCreateStatement};
use sea_orm_migration::{MigrationName, MigrationTrait};

use crate::database::constraint::unique_name;

pub(super) struct First;

impl MigrationName for First {
    fn name(&self) -> &'static str {
        "m0001_market"
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl MigrationTrait for First {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            employer(),
            source(),
            posting(),
            posting_closure(),
            visit(),
            candidate(),
            draft(),
            change_head(),
            change(),
            idempotency(),
            task(),
            audit_entry(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        for (name, table, column) in [
            ("posting_employer_index", "posting", "employer_id"),
            ("posting_agency_index", "posting", "agency_id"),
            ("draft_visit_index", "draft", "visit_id"),
            ("visit_started_index", "visit", "started_at"),
            ("idempotency_stored_index", "idempotency", "stored_at"),
        ] {
            manager.create_index(Index::create().name(name).table(table).col(column).take()).await?;
        }
        let open_tasks = Index::create()
            .name("task_open_due_index")
            .table("task")
            .col("due_at")
            .cond_where(Expr::col("done_at").is_null().and(Expr::col("failed_at").is_null()))
            .take();
        manager.create_index(open_tasks).await?;
        let connection = manager.get_connection();
        connection.execute_unprepared("INSERT INTO change_head (id, last_seq) VALUES (1, 0)").await?;
        for statement in append_only(manager.get_database_backend()) {
            connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }
}

fn id() -> ColumnDef {
    ColumnDef::new("id").uuid().not_null().primary_key().take()
}

fn reference(column: &'static str) -> ColumnDef {
    ColumnDef::new(column).uuid().take()
}

fn text(column: &'static str) -> ColumnDef {
    ColumnDef::new(column).text().not_null().take()
}

fn record(column: &'static str) -> ColumnDef {
    ColumnDef::new(column).json_binary().not_null().take()
}

fn time(column: &'static str) -> ColumnDef {
    ColumnDef::new(column).timestamp_with_time_zone().not_null().take()
}

/// A named check that `column` holds one of `values`.
fn one_of(name: &'static str, column: &'static str, values: &[&'static str]) -> Check {
    Check::named(name.into_iden(), Expr::col(column).is_in(values.iter().copied()))
}

fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create().name(unique_name(table, columns)).unique().take();
    for column in columns {
        index.col(*column);
    }
    index
}

fn foreign(
    name: &'static str,
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(name).from(table, column).to(to, "id").on_delete(ForeignKeyAction::Restrict).take()
}

/// Organisations under a name of their own. One that hides behind a description has no row.
fn employer() -> TableCreateStatement {
    Table::create()
        .table("employer")
        .col(id())
        .col(text("name"))
        .col(text("folded_name"))
        .col(time("first_seen_at"))
        .index(&mut unique("employer", &["folded_name"]))
        .take()
}

/// Texts from which postings were read, once each.
fn source() -> TableCreateStatement {
    Table::create()
        .table("source")
        .col(id())
        .col(text("fingerprint"))
        .col(text("file"))
        .col(text("text"))
        .col(time("first_seen_at"))
        .index(&mut unique("source", &["fingerprint"]))
        .take()
}

/// Postings; a source may hold several, numbered in its order.
fn posting() -> TableCreateStatement {
    Table::create()
        .table("posting")
        .col(id())
        .col(reference("source_id").not_null())
        .col(ColumnDef::new("ordinal").integer().not_null())
        .col(reference("employer_id"))
        .col(reference("agency_id"))
        .col(record("record"))
        .col(time("first_seen_at"))
        .index(&mut unique("posting", &["source_id", "ordinal"]))
        .foreign_key(&mut foreign("posting_source_key", "posting", "source_id", "source"))
        .foreign_key(&mut foreign("posting_employer_key", "posting", "employer_id", "employer"))
        .foreign_key(&mut foreign("posting_agency_key", "posting", "agency_id", "employer"))
        .take()
}

/// The end of a posting: who ended it, when and why. A posting without one is open.
fn posting_closure() -> TableCreateStatement {
    Table::create()
        .table("posting_closure")
        .col(reference("posting_id").not_null().primary_key())
        .col(text("closed_by"))
        .col(text("reason"))
        .col(time("closed_at"))
        .check(one_of("posting_closure_reason_known", "reason", &["filled", "withdrawn", "expired"]))
        .foreign_key(&mut foreign("posting_closure_posting_key", "posting_closure", "posting_id", "posting"))
        .take()
}

/// Browsers of people without an account, known by the SHA-256 of a random token.
fn visit() -> TableCreateStatement {
    Table::create()
        .table("visit")
        .col(id())
        .col(text("token_hash"))
        .col(time("started_at"))
        .index(&mut unique("visit", &["token_hash"]))
        .take()
}

/// People who look. `holder` is whose they are: a visit, or the operator who imported them.
fn candidate() -> TableCreateStatement {
    Table::create()
        .table("candidate")
        .col(id())
        .col(text("holder"))
        .col(text("standing"))
        .col(text("fingerprint"))
        .col(text("file"))
        .col(text("text"))
        .col(record("profile"))
        .col(record("wishes"))
        .col(time("stored_at"))
        .index(&mut unique("candidate", &["holder", "fingerprint"]))
        .check(one_of("candidate_standing_known", "standing", &["private", "example"]))
        .take()
}

/// Posts that were pasted to see what is read of them.
fn draft() -> TableCreateStatement {
    Table::create()
        .table("draft")
        .col(id())
        .col(reference("visit_id").not_null())
        .col(text("text"))
        .col(record("postings"))
        .col(time("stored_at"))
        .foreign_key(&mut foreign("draft_visit_key", "draft", "visit_id", "visit"))
        .take()
}

/// The last number given to a change. Its row is locked until the change is committed, so numbers are gapless and in the order of commits.
fn change_head() -> TableCreateStatement {
    Table::create()
        .table("change_head")
        .col(ColumnDef::new("id").integer().not_null().primary_key())
        .col(ColumnDef::new("last_seq").big_integer().not_null())
        .check(Check::named("change_head_single".into_iden(), Expr::col("id").eq(1)))
        .take()
}

/// What changed, for everything that is derived from the database.
fn change() -> TableCreateStatement {
    Table::create()
        .table("change")
        .col(ColumnDef::new("seq").big_integer().not_null().primary_key())
        .col(text("subject"))
        .col(reference("subject_id").not_null())
        .col(text("kind"))
        .col(time("at"))
        .check(one_of("change_subject_known", "subject", &["posting", "candidate"]))
        .check(one_of("change_kind_known", "kind", &["stored", "gone"]))
        .take()
}

/// Keys of requests that had an effect, with what was asked and where the effect is to be found: nowhere yet while its transaction runs.
fn idempotency() -> TableCreateStatement {
    Table::create()
        .table("idempotency")
        .col(text("holder"))
        .col(text("key"))
        .col(text("request_hash"))
        .col(ColumnDef::new("outcome").text())
        .col(time("stored_at"))
        .primary_key(Index::create().name("idempotency_key").col("holder").col("key"))
        .take()
}

/// Work that follows from a change, enqueued in its transaction, taken with a lease.
fn task() -> TableCreateStatement {
    Table::create()
        .table("task")
        .col(id())
        .col(text("kind"))
        .col(reference("subject_id").not_null())
        .col(time("due_at"))
        .col(ColumnDef::new("attempts").integer().not_null())
        .col(reference("lease_id"))
        .col(ColumnDef::new("leased_until").timestamp_with_time_zone())
        .col(ColumnDef::new("last_error").text())
        .col(time("enqueued_at"))
        .col(ColumnDef::new("done_at").timestamp_with_time_zone())
        .col(ColumnDef::new("failed_at").timestamp_with_time_zone())
        .check(one_of("task_kind_known", "kind", &["forget_candidate", "forget_draft"]))
        .take()
}

/// Who did what to what. Rows are only ever added.
fn audit_entry() -> TableCreateStatement {
    Table::create()
        .table("audit_entry")
        .col(id())
        .col(text("actor"))
        .col(text("operation"))
        .col(reference("subject_id"))
        .col(time("at"))
        .take()
}

/// The audit log refuses to be changed, whoever asks.
fn append_only(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => &[
            "CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
            "CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END",
        ],
        _ => &[
            "CREATE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$",
            "CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_append_only()",
        ],
    }
}
