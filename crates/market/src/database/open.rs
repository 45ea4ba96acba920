//! Opening a database, or one sentence that says what to do.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, RuntimeErr, Statement};

use super::Database;

/// Marks a SQLite file as a market's: the letters RLCL.
pub(super) const APPLICATION_ID: i32 = 0x524C_434C;
/// Earlier ones can corrupt a file when two connections write and checkpoint at once.
const SQLITE_LEAST: (u32, u32, u32) = (3, 51, 3);
const WAIT: Duration = Duration::from_secs(10);

/// Why a database could not be opened. Each is one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is a file, but it is another program's.
    #[error("{0} is not a Rolecall database; name another data directory")]
    Foreign(String),
    /// A later version of this program has changed the schema.
    #[error(
        "{place} was last used by a newer Rolecall (it knows the schema change {change}, this one does not); install that version, or restore a backup made before it"
    )]
    Newer {
        /// The database.
        place: String,
        /// The name of the first change that is not known here.
        change: String,
    },
    /// Another process holds it for longer than we wait.
    #[error("{0} is locked by another program; stop that program, or name another data directory")]
    Locked(String),
    /// It cannot be written.
    #[error(
        "{0} cannot be written; make the file and its directory writable for this user, or name another data directory"
    )]
    ReadOnly(String),
    /// Its place cannot be reached.
    #[error("{place} cannot be opened ({cause}); check that it exists and that this user may use it")]
    Unreachable {
        /// The database.
        place: String,
        /// The engine's word for it, without a password.
        cause: String,
    },
    /// There is no room for it.
    #[error("the disk that holds {0} is full; free some space and start again: nothing that was stored is lost")]
    Full(String),
    /// The linked SQLite is too old to be trusted.
    #[error("the SQLite in this build is {0}, which can corrupt a database; build with 3.51.3 or later")]
    OldSqlite(String),
    /// Anything else that the engine says.
    #[error("{place} cannot be used ({cause})")]
    Other {
        /// The database.
        place: String,
        /// The engine's word for it.
        cause: String,
    },
}

/// How a database is called in a sentence: never with its password.
pub(super) fn place(database: &Database) -> String {
    match database {
        Database::Sqlite(file) => file.display().to_string(),
        Database::Postgres(_) => "the PostgreSQL database".to_owned(),
    }
}

/// What an engine's error means for whoever opens the database.
pub(super) fn explain(error: &DbErr, database: &Database) -> OpenError {
    let place = place(database);
    let cause = match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => cause,
        _ => return OpenError::Other { place, cause: error.to_string() },
    };
    match (database, cause.as_ref()) {
        (Database::Sqlite(_), sea_orm::sqlx::Error::Database(cause)) => {
            let code = cause.code().and_then(|code| code.parse::<u32>().ok()).unwrap_or_default() & 0xff;
            match code {
                5 | 6 => OpenError::Locked(place),
                8 => OpenError::ReadOnly(place),
                13 => OpenError::Full(place),
                14 => OpenError::Unreachable { place, cause: cause.message().to_owned() },
                26 => OpenError::Foreign(place),
                _ => OpenError::Other { place, cause: cause.message().to_owned() },
            }
        }
        (Database::Postgres(_), sea_orm::sqlx::Error::Database(cause)) => {
            OpenError::Unreachable { place, cause: cause.message().to_owned() }
        }
        (_, cause) => OpenError::Unreachable { place, cause: cause.to_string() },
    }
}

/// Opens the connections. The file of another program is refused before anything is written to it.
pub(super) async fn open(database: &Database) -> Result<DatabaseConnection, OpenError> {
    match database {
        Database::Sqlite(file) => open_sqlite(file, database).await,
        Database::Postgres(url) => {
            let mut options = ConnectOptions::new(url);
            options.sqlx_logging(false).max_connections(8).connect_timeout(WAIT).acquire_timeout(WAIT);
            sea_orm::Database::connect(options).await.map_err(|error| explain(&error, database))
        }
    }
}

async fn open_sqlite(file: &Path, database: &Database) -> Result<DatabaseConnection, OpenError> {
    inspect(file, database).await?;
    let mut options = sqlite_options(file);
    options.max_connections(8).map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(WAIT)
            .optimize_on_close(true, None)
    });
    let connections = sea_orm::Database::connect(options).await.map_err(|error| explain(&error, database))?;
    let version: String =
        scalar(&connections, "SELECT sqlite_version()").await.map_err(|error| explain(&error, database))?;
    if numbers(&version) < SQLITE_LEAST {
        return Err(OpenError::OldSqlite(version));
    }
    Ok(connections)
}

/// Refuses a file that is there but not ours, through a connection that cannot write.
async fn inspect(file: &Path, database: &Database) -> Result<(), OpenError> {
    let mut options = sqlite_options(file);
    options
        .max_connections(1)
        .map_sqlx_sqlite_opts(|sqlite| sqlite.create_if_missing(false).read_only(true).busy_timeout(WAIT));
    let connection = match sea_orm::Database::connect(options).await {
        Ok(connection) => connection,
        // Nothing there yet; whether it can be made shows when it is made.
        Err(error) if matches!(explain(&error, database), OpenError::Unreachable { .. }) => return Ok(()),
        Err(error) => return Err(explain(&error, database)),
    };
    let explained = |error: DbErr| explain(&error, database);
    let id: i32 = scalar(&connection, "SELECT application_id FROM pragma_application_id").await.map_err(explained)?;
    let tables: i64 = scalar(&connection, "SELECT count(*) FROM sqlite_schema").await.map_err(explained)?;
    connection.close().await.map_err(explained)?;
    if id == APPLICATION_ID || (id == 0 && tables == 0) { Ok(()) } else { Err(OpenError::Foreign(place(database))) }
}

fn sqlite_options(file: &Path) -> ConnectOptions {
    let path: PathBuf = file.to_owned();
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.sqlx_logging(false).acquire_timeout(WAIT).map_sqlx_sqlite_opts(move |sqlite| sqlite.filename(&path));
    options
}

async fn scalar<T: sea_orm::TryGetable>(connection: &DatabaseConnection, sql: &str) -> Result<T, DbErr> {
    let row = connection.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?.try_get_by_index(0)
}

fn numbers(version: &str) -> (u32, u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next())
}
