//! Opening a database, or one sentence that says what to do.

use std::future::ready;
use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::Connection;
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement, TryGetable, sqlx};

use super::Database;
use super::refusal::{OpenError, explain};

/// Marks a SQLite file as a market's: the letters RLCL.
pub(super) const APPLICATION_ID: i32 = 0x524C_434C;
/// Earlier ones can corrupt a file when two connections write and checkpoint at once.
const SQLITE_LEAST: (u32, u32, u32) = (3, 51, 3);
const CONNECTIONS_MAX: u32 = 8;

/// Opens the connections. The file of another program is refused before anything is written to it. Whatever is locked is waited for.
pub(super) async fn open(database: &Database, wait: Duration) -> Result<DatabaseConnection, OpenError> {
    match database {
        Database::Sqlite(file) => open_sqlite(file, database, wait).await,
        Database::Postgres(url) => {
            check_url(url)?;
            let mut options = ConnectOptions::new(url);
            options.sqlx_logging(false).max_connections(CONNECTIONS_MAX).acquire_timeout(wait);
            sea_orm::Database::connect(options).await.map_err(|error| explain(&error, database))
        }
    }
}

/// Refuses a URL that would be refused later by a sentence that quotes it, password and all.
fn check_url(url: &str) -> Result<(), OpenError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(OpenError::Address("it names no PostgreSQL".to_owned()));
    }
    match url.parse::<PgConnectOptions>() {
        Ok(_) => Ok(()),
        Err(sqlx::Error::Configuration(cause)) => Err(OpenError::Address(cause.to_string())),
        Err(cause) => Err(OpenError::Address(cause.to_string())),
    }
}

async fn open_sqlite(file: &Path, database: &Database, wait: Duration) -> Result<DatabaseConnection, OpenError> {
    let explained = |error: DbErr| explain(&error, database);
    inspect(file, database, wait).await?;
    let mut options = sqlite_options(file, wait, |sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What was erased is overwritten with zeros.
            .pragma("secure_delete", "ON")
            .optimize_on_close(true, None)
    });
    options
        .max_connections(CONNECTIONS_MAX)
        // A full disk makes SQLite roll back by itself, and the connection is left believing that it is in a transaction: what it began
        // next would never be committed, and what it read next would be old. Such a connection is closed and another one opened.
        .map_sqlx_sqlite_before_acquire(|connection, _| Box::pin(ready(Ok(!connection.is_in_transaction()))));
    let connections = sea_orm::Database::connect(options).await.map_err(explained)?;
    let version: String = scalar(&connections, "SELECT sqlite_version()").await.map_err(explained)?;
    if is_trusted(&version) { Ok(connections) } else { Err(OpenError::OldSqlite(version)) }
}

/// Refuses a file that is there but not ours, through a connection that cannot write.
async fn inspect(file: &Path, database: &Database, wait: Duration) -> Result<(), OpenError> {
    let explained = |error: DbErr| explain(&error, database);
    let mut options = sqlite_options(file, wait, |sqlite| sqlite.create_if_missing(false).read_only(true));
    options.max_connections(1);
    let connection = match sea_orm::Database::connect(options).await.map_err(explained) {
        Ok(connection) => connection,
        // Nothing there yet; whether it can be made shows when it is made.
        Err(OpenError::Unreachable { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    let id: i32 = scalar(&connection, "SELECT application_id FROM pragma_application_id").await.map_err(explained)?;
    let tables: i64 = scalar(&connection, "SELECT count(*) FROM sqlite_schema").await.map_err(explained)?;
    connection.close().await.map_err(explained)?;
    if id == APPLICATION_ID || (id == 0 && tables == 0) { Ok(()) } else { Err(OpenError::foreign(database)) }
}

fn sqlite_options(
    file: &Path,
    wait: Duration,
    set: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> ConnectOptions {
    let file = file.to_owned();
    // The URL says which engine; the file is named below, so that its name may hold anything.
    let mut options = ConnectOptions::new("sqlite:");
    options
        .sqlx_logging(false)
        // The engine's own wait ends first and says what it has waited for.
        .acquire_timeout(wait * 2)
        .map_sqlx_sqlite_opts(move |sqlite| set(sqlite.filename(&file).busy_timeout(wait)));
    options
}

async fn scalar<T: TryGetable>(connection: &DatabaseConnection, sql: &str) -> Result<T, DbErr> {
    let row = connection.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?.try_get_by_index(0)
}

/// Whether this version of SQLite keeps what it was given.
pub(super) fn is_trusted(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= SQLITE_LEAST
}
