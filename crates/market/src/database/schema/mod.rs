//! The schema: every change to it in order, and the check that none is unknown.

mod first;
#[cfg(test)]
mod tests;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryOrder, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, seaql_migrations};

use super::open::APPLICATION_ID;
use super::refusal::{OpenError, explain, place};
use super::{Database, Store, Transaction};
use first::First;

/// One number for whoever migrates a PostgreSQL database, so that two nodes that start together do not do it twice.
const MIGRATION_LOCK: i64 = 0x524C_434C;

struct Schema;

#[sea_orm_migration::async_trait::async_trait]
impl MigratorTrait for Schema {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(First)]
    }
}

/// Brings the database to the schema of this program, in one transaction. A schema that this program does not know is refused.
pub(super) async fn migrate(store: &Store, database: &Database) -> Result<(), OpenError> {
    let explained = |error| explain(&error, database);
    let transaction = store.write().await.map_err(explained)?;
    let backend = transaction.get_database_backend();
    if backend == DbBackend::Postgres {
        let lock = Statement::from_string(backend, format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"));
        transaction.execute_raw(lock).await.map_err(explained)?;
    }
    let before = tables(&transaction).await.map_err(explained)?;
    Schema::install(&*transaction).await.map_err(explained)?;
    let applied = seaql_migrations::Entity::find().order_by_asc(seaql_migrations::Column::Version);
    let applied = applied.all(&*transaction).await.map_err(explained)?;
    let known = Schema::migrations();
    // Whoever keeps a market begins with our first change; a database of tables without it is somebody else's.
    if !before.is_empty() && applied.iter().all(|one| one.version != First.name()) {
        return Err(OpenError::foreign(database));
    }
    if let Some(unknown) = applied.iter().find(|one| known.iter().all(|other| other.name() != one.version)) {
        return Err(OpenError::Newer { place: place(database), change: unknown.version.clone() });
    }
    Schema::up(&*transaction, None).await.map_err(explained)?;
    if backend == DbBackend::Sqlite {
        let mark = Statement::from_string(backend, format!("PRAGMA application_id = {APPLICATION_ID}"));
        transaction.execute_raw(mark).await.map_err(explained)?;
    }
    transaction.commit().await.map_err(explained)
}

/// The names of the tables and views that there are, sorted.
async fn tables(transaction: &Transaction) -> Result<Vec<String>, DbErr> {
    let backend = transaction.get_database_backend();
    let names = match backend {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        }
        _ => {
            "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name"
        }
    };
    let rows = transaction.query_all_raw(Statement::from_string(backend, names)).await?;
    rows.iter().map(|row| row.try_get("", "name")).collect()
}
