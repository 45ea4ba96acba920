//! Opening a database in every state that one is found in, and what the engines are told to keep.

mod engines;
mod opening;

use std::path::Path;
use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;

use super::{Database, OpenError, Store};

/// What is locked stays locked in these tests, so waiting for it is short.
const SHORT: Duration = Duration::from_millis(200);

/// A SQLite file in a directory of its own. Nothing is there yet.
struct Place {
    folder: TempDir,
    database: Database,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Database::Sqlite(folder.path().join("rolecall.sqlite"));
        Self { folder, database }
    }

    fn file(&self) -> &Path {
        let Database::Sqlite(file) = &self.database else { unreachable!("it is made as a SQLite file") };
        file
    }

    /// The file as another program opens it, in one connection.
    async fn as_another(&self) -> DatabaseConnection {
        another(&format!("sqlite:{}?mode=rwc", self.file().display())).await
    }

    /// The sentence by which it is refused, with the directory as `DATA`.
    async fn refusal(&self) -> String {
        refusal(&self.database).await.replace(self.folder.path().to_str().unwrap(), "DATA")
    }
}

async fn another(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).max_connections(1);
    sea_orm::Database::connect(options).await.unwrap()
}

async fn open(database: &Database) -> Result<Store, OpenError> {
    Store::open(database, SHORT).await
}

async fn refusal(database: &Database) -> String {
    open(database).await.expect_err("it is refused").to_string()
}

/// Carries out statements of another program.
async fn run(connection: &impl ConnectionTrait, statements: &str) {
    connection.execute_unprepared(statements).await.unwrap();
}
