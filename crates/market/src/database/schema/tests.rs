//! The schema is the same on both engines, every rule in it has a name, and every column says whether it holds personal data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use insta::assert_snapshot;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::tables;
use crate::database::constraint::unique_name;
use crate::error::FIELDS;
use crate::personal::{Personal, TABLES};
use crate::tests::{Engine, Fixture, on, on_both};

/// The rows of a query as texts.
async fn rows<const N: usize>(fixture: &Fixture, query: &str) -> Vec<[String; N]> {
    let backend = fixture.market.store.read().get_database_backend();
    let rows = fixture.market.store.read().query_all_raw(Statement::from_string(backend, query)).await.unwrap();
    rows.iter().map(|row| std::array::from_fn(|column| row.try_get_by_index(column).unwrap())).collect()
}

/// How a type is called here, whichever engine calls it.
fn type_name(engine: &str) -> &str {
    match engine {
        "uuid_text" | "uuid" => "uuid",
        "text" | "varchar" => "text",
        "timestamp_with_timezone_text" | "timestamptz" => "time",
        "jsonb_text" | "jsonb" => "record",
        "integer" | "int4" | "int8" => "int",
        other => other,
    }
}

/// Every column: `table.column`, its type and whether it may be absent.
async fn columns(fixture: &Fixture) -> BTreeMap<String, String> {
    let query = match fixture.engine {
        Engine::Sqlite => {
            "SELECT t.name, c.name, lower(c.type), CASE WHEN c.\"notnull\" OR c.pk THEN '' ELSE '?' END \
             FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
        }
        Engine::Postgres => {
            "SELECT table_name::text, column_name::text, udt_name::text, CASE is_nullable WHEN 'NO' THEN '' ELSE '?' END \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
    };
    let rows = rows::<4>(fixture, query).await;
    rows.into_iter()
        .map(|[table, column, kind, optional]| (format!("{table}.{column}"), format!("{}{optional}", type_name(&kind))))
        .collect()
}

#[test]
fn an_empty_database_gets_the_same_schema_on_both_engines_and_every_column_is_tagged() {
    let tags: BTreeMap<String, Personal> = TABLES
        .iter()
        .flat_map(|(table, columns)| columns.iter().map(move |(column, tag)| (format!("{table}.{column}"), *tag)))
        .collect();
    on_both(async |fixture| {
        let columns = columns(fixture).await;
        let untagged: Vec<_> = columns.keys().filter(|column| !tags.contains_key(*column)).collect();
        assert!(untagged.is_empty(), "personal.rs does not say whether these hold personal data: {untagged:?}");
        let gone: Vec<_> = tags.keys().filter(|column| !columns.contains_key(*column)).collect();
        assert!(gone.is_empty(), "personal.rs lists columns that are not there: {gone:?}");
        let mut lines: BTreeMap<&str, String> = BTreeMap::new();
        for (column, kind) in &columns {
            let (table, name) = column.split_once('.').unwrap();
            let line = lines.entry(table).or_insert_with(|| format!("{table}:"));
            match tags[column] {
                Personal::No => write!(line, " {name} {kind},"),
                tag => write!(line, " {name} {kind} [{tag:?}],"),
            }
            .unwrap();
        }
        let lines: Vec<&str> = lines.values().map(|line| line.trim_end_matches(',')).collect();
        insta::allow_duplicates! {
            assert_snapshot!(lines.join("\n"), @r"
            audit_entry: actor text [Visit], at time, id uuid, operation text, subject_id uuid?
            candidate: file text [Candidate], fingerprint text [Candidate], holder text [Visit], id uuid [CandidateId], profile record [Candidate], standing text, stored_at time, text text [Candidate], wishes record [Candidate]
            change: at time, kind text, seq int, subject text, subject_id uuid
            change_head: id int, last_seq int
            draft: id uuid, postings record [Incidental], stored_at time, text text [Incidental], visit_id uuid [Visit]
            employer: first_seen_at time, folded_name text [Incidental], id uuid, name text [Incidental]
            idempotency: holder text [Visit], key text, outcome text?, request_hash text, stored_at time
            posting: agency_id uuid?, employer_id uuid?, first_seen_at time, id uuid, ordinal int, record record [Incidental], source_id uuid
            posting_closure: closed_at time, closed_by text, posting_id uuid, reason text
            seaql_migrations: applied_at int, version text
            source: file text [Incidental], fingerprint text, first_seen_at time, id uuid, text text [Incidental]
            task: attempts int, done_at time?, due_at time, enqueued_at time, failed_at time?, id uuid, kind text, last_error text?, lease_id uuid?, leased_until time?, subject_id uuid
            visit: id uuid [Visit], started_at time, token_hash text [Visit]
            ");
        }
    });
}

#[test]
fn a_table_about_candidates_says_whose_each_row_is() {
    for (table, columns) in TABLES {
        let count = |wanted| columns.iter().filter(|(_, tag)| *tag == wanted).count();
        assert_eq!(count(Personal::CandidateId), usize::from(count(Personal::Candidate) > 0), "{table}");
    }
}

/// What must be unique or is checked, by its name.
async fn named_rules(fixture: &Fixture) -> BTreeSet<String> {
    if fixture.engine == Engine::Postgres {
        let query = "SELECT conname::text FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'u')";
        return rows::<1>(fixture, query).await.into_iter().flatten().collect();
    }
    let mut rules = BTreeSet::new();
    for [table] in rows::<1>(fixture, "SELECT sql FROM sqlite_schema WHERE type = 'table'").await {
        for (at, _) in table.match_indices("CHECK (").chain(table.match_indices("UNIQUE (")) {
            let named = table[..at].trim_end().rsplit_once("CONSTRAINT ").map(|(_, name)| name.trim_matches('"'));
            let name = named.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
            rules.insert(name.unwrap_or_else(|| panic!("a rule has no name: {table}")).to_owned());
        }
    }
    rules
}

/// What points to another table. SQLite never says which of them was broken, so there they bear no name.
async fn foreign_keys(fixture: &Fixture) -> BTreeSet<String> {
    let query = match fixture.engine {
        Engine::Sqlite => {
            "SELECT t.name, f.\"from\", f.\"table\" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'"
        }
        Engine::Postgres => {
            "SELECT conrelid::regclass::text, attname::text, confrelid::regclass::text FROM pg_constraint \
             JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] \
             WHERE connamespace = current_schema()::regnamespace AND contype = 'f'"
        }
    };
    let keys = rows::<3>(fixture, query).await;
    keys.into_iter().map(|[table, column, to]| format!("{table}.{column} -> {to}")).collect()
}

#[test]
fn every_rule_has_the_same_name_on_both_engines() {
    on_both(async |fixture| {
        let rules: Vec<String> = named_rules(fixture).await.into_iter().collect();
        // What we name never ends as what PostgreSQL names for us.
        assert!(!rules.iter().any(|name| name.ends_with("_check") || name.ends_with("_key")), "{rules:?}");
        let unknown: Vec<_> = FIELDS.iter().filter(|(name, ..)| !rules.iter().any(|rule| rule == name)).collect();
        assert!(unknown.is_empty(), "errors speak of rules that are not there: {unknown:?}");
        let keys: Vec<String> = foreign_keys(fixture).await.into_iter().collect();
        insta::allow_duplicates! {
            assert_snapshot!(rules.join("\n"), @r"
            candidate_holder_fingerprint_unique
            candidate_standing_known
            change_head_single
            change_kind_known
            change_subject_known
            employer_folded_name_unique
            posting_closure_reason_known
            posting_source_id_ordinal_unique
            source_fingerprint_unique
            task_kind_known
            visit_token_hash_unique
            ");
            assert_snapshot!(keys.join("\n"), @r"
            draft.visit_id -> visit
            posting.agency_id -> employer
            posting.employer_id -> employer
            posting.source_id -> source
            posting_closure.posting_id -> posting
            ");
        }
    });
}

#[test]
fn what_must_be_unique_is_called_after_its_columns() {
    on(Engine::Postgres, async |fixture| {
        let query = "SELECT conrelid::regclass::text, conname::text, (SELECT string_agg(attname, ',' ORDER BY ordinality) \
                     FROM unnest(conkey) WITH ORDINALITY key JOIN pg_attribute ON attrelid = conrelid AND attnum = key.key) \
                     FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'u'";
        for [table, name, columns] in rows::<3>(fixture, query).await {
            assert_eq!(name, unique_name(&table, &columns.split(',').collect::<Vec<_>>()));
        }
    });
}

#[test]
fn every_foreign_key_has_an_index() {
    on(Engine::Postgres, async |fixture| {
        let query = "SELECT conname::text FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype = 'f' \
                     AND NOT EXISTS (SELECT FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL AND indkey[0] = conkey[1])";
        let bare: Vec<String> = rows::<1>(fixture, query).await.into_iter().map(|[name]| name).collect();
        assert!(bare.is_empty(), "deleting what they point to scans the whole table: {bare:?}");
    });
}

#[test]
fn the_list_of_tables_is_what_there_is() {
    on_both(async |fixture| {
        let transaction = fixture.market.store.write().await.unwrap();
        assert_eq!(tables(&transaction).await.unwrap(), TABLES.map(|(table, _)| table));
    });
}

#[test]
fn the_audit_log_is_only_ever_added_to() {
    on_both(async |fixture| {
        let connection = fixture.market.store.read();
        let backend = connection.get_database_backend();
        let id = match backend {
            DbBackend::Sqlite => "X'00000000000000000000000000000001'",
            _ => "'00000000-0000-0000-0000-000000000001'",
        };
        let entry = format!(
            "INSERT INTO audit_entry (id, actor, operation, at) VALUES ({id}, 'operator', 'close_posting', '2026-11-20 09:00:00+00:00')"
        );
        connection.execute_unprepared(&entry).await.unwrap();
        let truncate = (fixture.engine == Engine::Postgres).then_some("TRUNCATE audit_entry");
        for change in ["UPDATE audit_entry SET actor = 'nobody'", "DELETE FROM audit_entry"].into_iter().chain(truncate)
        {
            let refused = connection.execute_unprepared(change).await.unwrap_err().to_string();
            assert!(refused.contains("audit_entry is append-only"), "{refused}");
        }
        assert_eq!(rows::<1>(fixture, "SELECT actor FROM audit_entry").await, [["operator".to_owned()]]);
    });
}
