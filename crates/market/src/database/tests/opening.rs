//! Every state in which a database may be found is opened or refused with a sentence that says what to do.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use super::{Place, another, open, refusal, run};
use crate::database::Database;
use crate::database::open::is_trusted;
use crate::tests::{Engine, Work, at_once, on, on_both, wait_for, with_empty};

#[test]
fn what_was_stored_is_there_after_reopening() {
    on_both(async |fixture| {
        let (token, visitor) = fixture.market.begin_visit().await.unwrap();
        fixture.market.close().await.unwrap();
        let reopened = fixture.another().await;
        assert_eq!(reopened.visitor(&token).await.unwrap(), visitor);
        reopened.close().await.unwrap();
    });
}

#[test]
fn a_closed_market_is_one_file() {
    let place = Place::new();
    wait_for(async {
        open(&place.database).await.unwrap().close().await.unwrap();
        let files: Vec<_> = fs::read_dir(&place.folder).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(files, ["rolecall.sqlite"]);
    });
}

#[test]
fn an_empty_file_becomes_a_market() {
    let place = Place::new();
    fs::write(place.file(), "").unwrap();
    wait_for(async { open(&place.database).await.unwrap().close().await.unwrap() });
}

#[test]
fn a_name_may_hold_what_a_url_may_not() {
    let place = Place::new();
    let odd = place.folder.path().join("ängste? & #1 100%25.sqlite");
    wait_for(async { open(&Database::Sqlite(odd.clone())).await.unwrap().close().await.unwrap() });
    assert!(odd.exists());
}

#[test]
fn the_file_of_another_program_is_refused_and_left_as_it_is() {
    let place = Place::new();
    wait_for(async {
        let theirs = place.as_another().await;
        run(&theirs, "CREATE TABLE recipe (id INTEGER PRIMARY KEY)").await;
        theirs.close().await.unwrap();
        let before = fs::read(place.file()).unwrap();
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite holds the data of another program; name another data directory");
        assert_eq!(fs::read(place.file()).unwrap(), before);
    });
}

#[test]
fn a_file_without_tables_that_another_program_has_marked_is_refused() {
    let place = Place::new();
    wait_for(async {
        let theirs = place.as_another().await;
        run(&theirs, "PRAGMA application_id = 7; VACUUM").await;
        theirs.close().await.unwrap();
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite holds the data of another program; name another data directory");
    });
}

#[test]
fn a_text_file_is_refused_and_left_as_it_is() {
    let place = Place::new();
    let letter = "Dear Sir or Madam, this is a letter.\n".repeat(100);
    fs::write(place.file(), &letter).unwrap();
    wait_for(async {
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite holds the data of another program; name another data directory");
    });
    assert_eq!(fs::read_to_string(place.file()).unwrap(), letter);
}

#[test]
fn a_damaged_file_is_refused() {
    let place = Place::new();
    wait_for(async {
        open(&place.database).await.unwrap().close().await.unwrap();
        let mut bytes = fs::read(place.file()).unwrap();
        bytes[100..].fill(0xAA);
        fs::write(place.file(), bytes).unwrap();
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite is damaged (database disk image is malformed); restore a backup of it, or name another data directory");
    });
}

#[test]
fn another_programs_postgresql_database_is_refused_and_left_as_it_is() {
    with_empty(Engine::Postgres, async |database| {
        let Database::Postgres(url) = &database else { unreachable!("it is a PostgreSQL database") };
        let theirs = another(url).await;
        run(&theirs, "CREATE TABLE recipe (id INTEGER PRIMARY KEY)").await;
        let name = url.split(['/', '?']).rfind(|part| part.starts_with("rolecall_")).unwrap();
        let said = refusal(&database).await.replace(name, "NAME");
        assert_snapshot!(said, @"the PostgreSQL database NAME holds the data of another program; name another database");
        run(&theirs, "DROP TABLE recipe").await;
        open(&database).await.unwrap().close().await.unwrap();
        theirs.close().await.unwrap();
    });
}

#[test]
fn a_schema_that_is_newer_than_the_program_is_refused() {
    on_both(async |fixture| {
        run(
            fixture.market.store.read(),
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m0099_interviews', 0)",
        )
        .await;
        fixture.market.close().await.unwrap();
        let said = refusal(&fixture.database).await;
        let (_, said) = said.split_once(" was ").unwrap();
        insta::allow_duplicates! {
            assert_snapshot!(said, @"last used by a newer Rolecall (it knows the schema change m0099_interviews, this one does not); install that version, or restore a backup made before it");
        }
    });
}

#[test]
fn a_database_that_another_program_writes_to_is_waited_for_and_then_refused() {
    let place = Place::new();
    wait_for(async {
        open(&place.database).await.unwrap().close().await.unwrap();
        let theirs = place.as_another().await;
        run(&theirs, "BEGIN IMMEDIATE").await;
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite is locked by another program; stop that program, or name another data directory");
        run(&theirs, "ROLLBACK; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT").await;
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite is locked by another program; stop that program, or name another data directory");
        theirs.close().await.unwrap();
        open(&place.database).await.unwrap().close().await.unwrap();
    });
}

#[test]
fn a_place_that_is_not_there_or_not_ours_is_refused() {
    wait_for(async {
        let place = Place::new();
        let missing = Database::Sqlite(place.folder.path().join("missing/rolecall.sqlite"));
        let said = refusal(&missing).await.replace(place.folder.path().to_str().unwrap(), "DATA");
        assert_snapshot!(said, @"DATA/missing/rolecall.sqlite cannot be opened (unable to open database file); check that it is there and that this user may use it");
        // Not even the superuser may make a file there.
        assert_snapshot!(refusal(&Database::Sqlite(PathBuf::from("/proc/rolecall.sqlite"))).await, @"/proc/rolecall.sqlite cannot be opened (unable to open database file); check that it is there and that this user may use it");
        fs::create_dir(place.file()).unwrap();
        assert_snapshot!(place.refusal().await, @"DATA/rolecall.sqlite cannot be opened (unable to open database file); check that it is there and that this user may use it");
    });
}

#[test]
fn a_postgresql_that_does_not_let_us_in_is_named_without_its_password() {
    on(Engine::Postgres, async |fixture| {
        let Database::Postgres(url) = &fixture.database else { unreachable!("it is a PostgreSQL database") };
        let (user, rest) = url.split_once('@').unwrap();
        let (_, socket) = url.split_once('?').unwrap();
        let said = async |url: String| refusal(&Database::Postgres(url)).await;
        assert_snapshot!(said(format!("postgres://ada:swordfish@{rest}")).await.replace(rest.split(['/', '?']).nth(1).unwrap(), "NAME"), @r#"the PostgreSQL database NAME cannot be opened (role "ada" does not exist); check that it is there and that this user may use it"#);
        assert_snapshot!(said(format!("{user}@localhost/market?{socket}")).await, @r#"the PostgreSQL database market cannot be opened (database "market" does not exist); check that it is there and that this user may use it"#);
        assert_snapshot!(said("postgres://ada:swordfish@localhost:1/market".to_owned()).await, @"the PostgreSQL database market cannot be opened (it does not answer); check that it is there and that this user may use it");
        assert_snapshot!(said("postgres://ada:swordfish@localhost:port/market".to_owned()).await, @"the URL of the database cannot be read (invalid port number); it looks like postgres://user:password@host/database");
        assert_snapshot!(said("mysql://ada:swordfish@localhost/market".to_owned()).await, @"the URL of the database cannot be read (it names no PostgreSQL); it looks like postgres://user:password@host/database");
    });
}

#[test]
fn processes_that_start_at_once_make_one_market() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        with_empty(engine, async |database| {
            let opened = at_once(
                [(); 4]
                    .map(|()| -> Work<_> { Box::pin(crate::database::Store::open(&database, crate::database::WAIT)) }),
            )
            .await;
            for store in opened {
                store.unwrap().close().await.unwrap();
            }
        });
    }
}

#[test]
fn versions_of_sqlite_that_corrupt_are_known() {
    for version in ["3.51.3", "3.51.10", "3.52.0", "4.0.0"] {
        assert!(is_trusted(version), "{version}");
    }
    for version in ["3.51.2", "3.9.9", "3.51", "2.99.99", ""] {
        assert!(!is_trusted(version), "{version}");
    }
    assert_snapshot!(crate::OpenError::OldSqlite("3.51.2".to_owned()), @"the SQLite in this build is 3.51.2, which can corrupt a database; build with 3.51.3 or later");
}
