//! Why a database was not opened: one sentence for the operator that says what to do, and never a password.

use sea_orm::sqlx;
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

use super::Database;

/// Why a database could not be opened. Each is one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It is there, but it is another program's.
    #[error("{place} holds the data of another program; name another {instead}")]
    Foreign {
        /// The database.
        place: String,
        /// What to name instead: a data directory or a database.
        instead: &'static str,
    },
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
    #[error("{place} cannot be opened ({cause}); check that it is there and that this user may use it")]
    Unreachable {
        /// The database.
        place: String,
        /// The engine's word for it, without a password.
        cause: String,
    },
    /// There is no room for it.
    #[error("the disk that holds {0} is full; free some space and start again: nothing that was stored is lost")]
    Full(String),
    /// It is ours, but broken.
    #[error("{place} is damaged ({cause}); restore a backup of it, or name another data directory")]
    Damaged {
        /// The database.
        place: String,
        /// The engine's word for it.
        cause: String,
    },
    /// The linked SQLite is too old to be trusted.
    #[error("the SQLite in this build is {0}, which can corrupt a database; build with 3.51.3 or later")]
    OldSqlite(String),
    /// The URL of the PostgreSQL database is none.
    #[error("the URL of the database cannot be read ({0}); it looks like postgres://user:password@host/database")]
    Address(String),
    /// Anything else that the engine says.
    #[error("{place} cannot be used ({cause})")]
    Other {
        /// The database.
        place: String,
        /// The engine's word for it.
        cause: String,
    },
}

impl OpenError {
    /// The database is another program's.
    pub(super) fn foreign(database: &Database) -> Self {
        let instead = match database {
            Database::Sqlite(_) => "data directory",
            Database::Postgres(_) => "database",
        };
        Self::Foreign { place: place(database), instead }
    }
}

/// How a database is called in a sentence: never with its password.
pub(super) fn place(database: &Database) -> String {
    match database {
        Database::Sqlite(file) => file.display().to_string(),
        Database::Postgres(url) => {
            let options = url.parse::<sqlx::postgres::PgConnectOptions>().ok();
            let name = options.as_ref().and_then(|options| options.get_database());
            name.map_or_else(|| "the PostgreSQL database".to_owned(), |name| format!("the PostgreSQL database {name}"))
        }
    }
}

/// What an engine's error means for whoever opens the database.
pub(super) fn explain(error: &DbErr, database: &Database) -> OpenError {
    let place = place(database);
    let cause = match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => cause.as_ref(),
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => &sqlx::Error::PoolTimedOut,
        _ => return OpenError::Other { place, cause: error.to_string() },
    };
    match (database, cause) {
        (Database::Sqlite(_), sqlx::Error::PoolTimedOut) => OpenError::Locked(place),
        (Database::Sqlite(_), sqlx::Error::Database(cause)) => {
            let message = cause.message().to_owned();
            // The extended codes of SQLite carry the primary one in their low byte.
            match cause.code().and_then(|code| code.parse::<u32>().ok()).unwrap_or_default() & 0xff {
                5 | 6 => OpenError::Locked(place),
                8 => OpenError::ReadOnly(place),
                11 => OpenError::Damaged { place, cause: message },
                13 => OpenError::Full(place),
                10 | 14 => OpenError::Unreachable { place, cause: message },
                26 => OpenError::foreign(database),
                _ => OpenError::Other { place, cause: message },
            }
        }
        // disk_full
        (Database::Postgres(_), sqlx::Error::Database(cause)) if cause.code().as_deref() == Some("53100") => {
            OpenError::Full(place)
        }
        (Database::Postgres(_), sqlx::Error::Database(cause)) => {
            OpenError::Unreachable { place, cause: cause.message().to_owned() }
        }
        (_, sqlx::Error::PoolTimedOut) => OpenError::Unreachable { place, cause: "it does not answer".to_owned() },
        (_, cause) => OpenError::Unreachable { place, cause: cause.to_string() },
    }
}
