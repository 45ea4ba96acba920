//! Databases in the throw-away cluster of the tests.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectOptions, ConnectionTrait};

use super::wait_for;
use crate::database::{Database, Store, WAIT};

/// Runs `test` with a database of its own, made as `template` is or else empty, and gone afterwards.
pub(super) fn with_database(template: Option<&str>, test: impl AsyncFn(Database)) {
    let name = create(template);
    wait_for(test(Database::Postgres(url(&name))));
    wait_for(maintain(&format!("DROP DATABASE {name} WITH (FORCE)")));
}

/// A database at the schema of this program that everything else in this run of the tests is cloned from.
pub(super) fn template() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = create(None);
        wait_for(async {
            Store::open(&Database::Postgres(url(&name)), WAIT).await.unwrap().close().await.unwrap();
        });
        name
    })
}

fn create(template: Option<&str>) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("rolecall_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let template = template.unwrap_or("template0");
    wait_for(maintain(&format!("CREATE DATABASE {name} TEMPLATE {template}")));
    name
}

/// Carries out one statement in the maintenance database.
pub(crate) async fn maintain(statement: &str) {
    let mut options = ConnectOptions::new(maintenance());
    options.sqlx_logging(false).max_connections(1);
    let connection = sea_orm::Database::connect(options).await.unwrap();
    connection.execute_unprepared(statement).await.unwrap();
    connection.close().await.unwrap();
}

/// The URL of a database beside the maintenance database.
fn url(name: &str) -> String {
    let (server, options) = maintenance().split_once('?').map_or((maintenance(), ""), |(url, options)| (url, options));
    let (server, _) = server.rsplit_once('/').expect("the URL names a database");
    format!("{server}/{name}?{options}")
}

#[expect(clippy::disallowed_methods, reason = "`cargo xtask` tells the tests where their cluster is")]
fn maintenance() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| {
        std::env::var("ROLECALL_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!(
                "this test needs a PostgreSQL: run `cargo xtask test`, or `cargo xtask postgres -- cargo test -p market` for one crate"
            )
        })
    })
}
