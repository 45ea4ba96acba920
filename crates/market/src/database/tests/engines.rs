//! What the engines are told: to keep what was committed, and to leave nothing half-written.

use std::fs;
use std::sync::Arc;

use insta::assert_snapshot;
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, Statement, TransactionTrait};

use super::{Place, SHORT, open, run};
use crate::database::{Database, OpenError, Store, schema};
use crate::documents::Document;
use crate::error::Error;
use crate::tests::{Engine, maintain, on, wait_for};
use crate::{audit, drafts, tasks};

const KEY: &str = "0123456789abcdef";

async fn pragma(transaction: &impl ConnectionTrait, name: &str) -> String {
    let asked = format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}");
    let row = transaction.query_one_raw(Statement::from_string(sea_orm::DbBackend::Sqlite, asked)).await.unwrap();
    row.unwrap().try_get_by_index(0).unwrap()
}

#[test]
fn every_connection_to_sqlite_keeps_what_is_committed() {
    on(Engine::Sqlite, async |fixture| {
        let mut held = Vec::new();
        for connection in 0..8 {
            let connected = fixture.market.store.read().begin().await.unwrap();
            let mut told = Vec::new();
            for name in ["journal_mode", "synchronous", "foreign_keys", "secure_delete"] {
                told.push(format!("{name} {}", pragma(&connected, name).await));
            }
            assert_eq!(
                told,
                ["journal_mode wal", "synchronous 2", "foreign_keys 1", "secure_delete 1"],
                "{connection}"
            );
            held.push(connected);
        }
    });
}

#[test]
fn a_writer_holds_the_lock_from_its_beginning() {
    let place = Place::new();
    wait_for(async {
        let store = open(&place.database).await.unwrap();
        let theirs = place.as_another().await;
        run(&theirs, "PRAGMA busy_timeout = 0").await;
        let transaction = store.write().await.unwrap();
        let said = theirs.execute_unprepared("BEGIN IMMEDIATE").await.unwrap_err().to_string();
        assert!(said.contains("database is locked"), "{said}");
        let impatient = Store::open(&place.database, SHORT).await;
        assert!(matches!(impatient, Err(OpenError::Locked(_))));
        transaction.commit().await.unwrap();
        run(&theirs, "BEGIN IMMEDIATE").await;
        let error = Error::from(store.write().await.err().expect("it is locked"));
        assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
        run(&theirs, "ROLLBACK").await;
        store.write().await.unwrap().commit().await.unwrap();
        theirs.close().await.unwrap();
        store.close().await.unwrap();
    });
}

/// Every connection that the pool has or may open.
async fn all_connections(store: &Store) -> Vec<DatabaseTransaction> {
    let mut held = Vec::new();
    for _ in 0..8 {
        held.push(store.read().begin().await.unwrap());
    }
    held
}

#[test]
fn a_full_disk_leaves_nothing_half_written_and_is_over_when_there_is_room() {
    on(Engine::Sqlite, async |fixture| {
        let market = &fixture.market;
        let (_, visitor) = market.begin_visit().await.unwrap();
        let post = Document::plain("Lamplighter wanted. ".repeat(10_000));
        for connection in all_connections(&market.store).await {
            run(&connection, "PRAGMA max_page_count = 50").await;
        }
        let error = market.add_draft(visitor, post.clone(), KEY).await.unwrap_err();
        assert_snapshot!(error, @"the market's database does not answer at the moment; try again in a minute: nothing is stored by halves or twice");
        assert!(matches!(error, Error::Unavailable(_)));
        for connection in all_connections(&market.store).await {
            assert_eq!(drafts::entity::Entity::find().count(&connection).await.unwrap(), 0);
            assert_eq!(tasks::entity::Entity::find().count(&connection).await.unwrap(), 0);
            assert_eq!(audit::entity::Entity::find().count(&connection).await.unwrap(), 0);
            run(&connection, "PRAGMA max_page_count = 1073741823").await;
        }
        for round in 1..=3 {
            let key = format!("{KEY}{round}");
            let draft = market.add_draft(visitor, post.clone(), &key).await.unwrap();
            assert_eq!(market.draft(visitor, draft).await.unwrap().id, draft);
            for connection in all_connections(&market.store).await {
                assert_eq!(drafts::entity::Entity::find().count(&connection).await.unwrap(), round);
            }
        }
    });
}

#[test]
fn a_disk_that_is_full_from_the_beginning_gets_no_half_schema() {
    let place = Place::new();
    wait_for(async {
        let connections = place.as_another().await;
        run(&connections, "PRAGMA max_page_count = 5").await;
        let store = Store { connections, writer: Arc::default(), committed: Arc::default() };
        let error = schema::migrate(&store, &place.database).await.unwrap_err();
        assert_snapshot!(error.to_string().replace(place.folder.path().to_str().unwrap(), "DATA"), @"the disk that holds DATA/rolecall.sqlite is full; free some space and start again: nothing that was stored is lost");
        store.close().await.unwrap();
        open(&place.database).await.unwrap().close().await.unwrap();
    });
}

#[test]
fn a_file_that_may_only_be_read_is_refused_when_it_is_written() {
    let place = Place::new();
    wait_for(async {
        let connections = place.as_another().await;
        run(&connections, "PRAGMA query_only = ON").await;
        let store = Store { connections, writer: Arc::default(), committed: Arc::default() };
        let error = schema::migrate(&store, &place.database).await.unwrap_err();
        assert_snapshot!(error.to_string().replace(place.folder.path().to_str().unwrap(), "DATA"), @"DATA/rolecall.sqlite cannot be written; make the file and its directory writable for this user, or name another data directory");
        store.close().await.unwrap();
    });
}

#[test]
fn what_was_erased_is_on_the_disk_no_more() {
    on(Engine::Sqlite, async |fixture| {
        let Database::Sqlite(file) = &fixture.database else { unreachable!("it is a SQLite file") };
        let market = &fixture.market;
        let (_, visitor) = market.begin_visit().await.unwrap();
        let post = Document::plain("Lamplighter wanted in Quillhaven. You tend the lanterns of the old harbour.");
        let draft = market.add_draft(visitor, post, KEY).await.unwrap();
        let on_disk = || {
            let log = file.with_file_name("rolecall.sqlite-wal");
            let bytes = [fs::read(file).unwrap(), fs::read(log).unwrap()].concat();
            bytes.windows(10).any(|bytes| bytes == b"Quillhaven")
        };
        assert!(on_disk());
        market.work().await.unwrap();
        assert!(on_disk());
        market.erase_draft(visitor, draft).await.unwrap();
        market.work().await.unwrap();
        assert!(!on_disk());
    });
}

#[test]
fn folding_the_log_waits_for_nobody() {
    on(Engine::Sqlite, async |fixture| {
        let reader = fixture.market.store.read().begin().await.unwrap();
        assert_eq!(drafts::entity::Entity::find().count(&reader).await.unwrap(), 0);
        fixture.market.begin_visit().await.unwrap();
        fixture.market.work().await.unwrap();
        let writer = fixture.market.store.write().await.unwrap();
        fixture.market.store.fold_log().await.unwrap();
        writer.commit().await.unwrap();
    });
}

#[test]
fn a_postgresql_that_goes_away_is_unavailable_until_it_is_back() {
    on(Engine::Postgres, async |fixture| {
        let Database::Postgres(url) = &fixture.database else { unreachable!("it is a PostgreSQL database") };
        let name = url.split(['/', '?']).rfind(|part| part.starts_with("rolecall_")).unwrap();
        let (token, visitor) = fixture.market.begin_visit().await.unwrap();
        let held = fixture.market.store.write().await.unwrap();
        maintain(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false")).await;
        maintain(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")).await;
        let cut = Error::from(held.commit().await.unwrap_err());
        assert!(matches!(cut, Error::Unavailable(_)), "{cut:?}");
        for _ in 0..2 {
            let gone = fixture.market.begin_visit().await.unwrap_err();
            assert!(matches!(gone, Error::Unavailable(_)), "{gone:?}");
        }
        maintain(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true")).await;
        assert_eq!(fixture.market.visitor(&token).await.unwrap(), visitor);
        fixture.market.begin_visit().await.unwrap();
    });
}
