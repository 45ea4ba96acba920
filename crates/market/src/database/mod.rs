//! The database: opening it safely on either engine, transactions, and what its errors mean.

pub(crate) mod constraint;
mod moment;
mod open;
mod refusal;
mod schema;
#[cfg(test)]
mod tests;

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::{self, Executor};
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{Mutex, Notify, OwnedMutexGuard};

pub(crate) use moment::Moment;
pub use refusal::OpenError;

/// For how long whoever opens or writes waits for another process.
pub(crate) const WAIT: Duration = Duration::from_secs(10);

/// Where the market is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A SQLite file, made where there is none.
    Sqlite(PathBuf),
    /// A PostgreSQL database by its URL. The URL may hold a password, so it is never printed.
    Postgres(String),
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(file) => f.debug_tuple("Sqlite").field(file).finish(),
            Self::Postgres(_) => f.write_str("Postgres(..)"),
        }
    }
}

/// An open database, at the schema of this program.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    connections: DatabaseConnection,
    /// SQLite has one writer at a time; waiting here is fair, waiting for its file lock is not.
    writer: Arc<Mutex<()>>,
    /// Wakes whoever follows what is committed here.
    committed: Arc<Notify>,
}

impl Store {
    /// Opens what `database` names and brings it to the schema of this program. What another process has locked is waited for.
    pub(crate) async fn open(database: &Database, wait: Duration) -> Result<Self, OpenError> {
        let connections = open::open(database, wait).await?;
        let store = Self { connections, writer: Arc::default(), committed: Arc::default() };
        schema::migrate(&store, database).await?;
        Ok(store)
    }

    /// For queries that need no more than what one statement sees.
    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.connections
    }

    /// Begins a transaction that may write. What is not committed is rolled back when it is dropped.
    pub(crate) async fn write(&self) -> Result<Transaction, DbErr> {
        let turn = match self.connections.get_database_backend() {
            DbBackend::Sqlite => Some(Arc::clone(&self.writer).lock_owned().await),
            _ => None,
        };
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let begun = self.connections.begin_with_options(options).await?;
        Ok(Transaction { begun, committed: Arc::clone(&self.committed), _turn: turn })
    }

    /// Resolves when something was committed through this store since the last time.
    pub(crate) async fn committed(&self) {
        self.committed.notified().await;
    }

    /// Folds SQLite's log into the file and empties it, so that what was erased is gone from the disk. While somebody reads or writes it
    /// does nothing: the next time is soon enough.
    pub(crate) async fn fold_log(&self) -> Result<(), DbErr> {
        if self.connections.get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let failed = |error| DbErr::Exec(RuntimeErr::SqlxError(Arc::new(error)));
        let mut connection = self.connections.get_sqlite_connection_pool().acquire().await.map_err(failed)?;
        let folded = connection.execute("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)").await;
        let wait = format!("PRAGMA busy_timeout = {}", WAIT.as_millis());
        connection.execute(sqlx::AssertSqlSafe(wait)).await.map_err(failed)?;
        folded.map(drop).map_err(failed)
    }

    /// Closes every connection; on SQLite the last one folds the log into the file.
    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.connections.close_by_ref().await
    }
}

/// A transaction that may write.
pub(crate) struct Transaction {
    begun: DatabaseTransaction,
    committed: Arc<Notify>,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Transaction {
    /// Makes everything in it last.
    pub(crate) async fn commit(self) -> Result<(), DbErr> {
        self.begun.commit().await?;
        self.committed.notify_one();
        Ok(())
    }
}

impl Deref for Transaction {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.begun
    }
}
