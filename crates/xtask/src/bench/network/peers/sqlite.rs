//! SQLite: one covering table a side, without row ids, in the order in which a query reads it.

use std::sync::Mutex;

use anyhow::{Context as _, Result};
use matching::census::{Census, Found, Kind, PostingRow};
use sea_orm::sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous,
};
use sea_orm::sqlx::{self, ConnectOptions as _, Row as _};
use tokio::runtime::Runtime;

/// Parameters of one statement at most; SQLite takes 32,766.
const PARAMETERS: usize = 30_000;

/// Both sides in a database in a file.
pub(in crate::bench::network) struct Sqlite<'a> {
    census: &'a Census,
    folder: std::path::PathBuf,
}

/// One connection; each thread has its own.
pub(in crate::bench::network) struct Connection {
    runtime: Runtime,
    connection: Mutex<SqliteConnection>,
}

const SCHEMA: [&str; 2] = [
    "CREATE TABLE held (skill INTEGER, years INTEGER, person INTEGER, level INTEGER, floor INTEGER, places INTEGER, \
     PRIMARY KEY (skill, years, person)) WITHOUT ROWID",
    "CREATE TABLE asked (skill INTEGER, years_min INTEGER, posting INTEGER, weight INTEGER, years_max INTEGER, pay INTEGER, \
     places INTEGER, remote INTEGER, PRIMARY KEY (skill, years_min, posting)) WITHOUT ROWID",
];

const BEST_PEOPLE: &str = "SELECT held.person AS id, sum(mine.weight * held.level) + max(0, 1500 - 75 * abs(2 * held.years - ?1)) \
     + min(750, 5 * (?2 - held.floor)) + CASE WHEN held.places & ?3 != 0 THEN 750 ELSE 0 END AS score \
     FROM mine CROSS JOIN held ON held.skill = mine.skill AND held.years BETWEEN ?4 AND ?5 \
     WHERE held.floor <= ?2 AND (?6 OR held.places & ?3 != 0) GROUP BY held.person HAVING sum(mine.weight) > 0 \
     ORDER BY score DESC, id LIMIT ?7";

const BEST_POSTINGS: &str = "SELECT asked.posting AS id, sum(mine.weight * asked.weight) + max(0, 1500 - 75 * abs(?1 - asked.years_min - asked.years_max)) \
     + min(750, 5 * (asked.pay - ?2)) + CASE WHEN asked.places & ?3 != 0 THEN 750 ELSE 0 END AS score \
     FROM mine CROSS JOIN asked ON asked.skill = mine.skill AND asked.years_min <= ?4 \
     WHERE asked.years_max >= ?5 AND asked.pay >= ?2 AND (asked.remote OR asked.places & ?3 != 0) GROUP BY asked.posting \
     HAVING sum(asked.weight) > 0 ORDER BY score DESC, id LIMIT ?6";

impl<'a> Sqlite<'a> {
    /// Stores the active members of both sides.
    pub(in crate::bench::network) fn build(census: &'a Census) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("rolecall-bench-network-{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        let this = Self { census, folder };
        let connection = this.connect()?;
        for statement in SCHEMA {
            connection.execute(statement, SqliteArguments::default())?;
        }
        connection.insert("held", 6, &this.held())?;
        connection.insert("asked", 8, &this.asked())?;
        connection.execute("ANALYZE", SqliteArguments::default())?;
        Ok(this)
    }

    pub(in crate::bench::network) fn connect(&self) -> Result<Connection> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let options = SqliteConnectOptions::new()
            .filename(self.folder.join("network.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Off)
            .pragma("cache_size", "-1000000")
            .pragma("mmap_size", "4000000000")
            .pragma("temp_store", "MEMORY");
        let connection = runtime.block_on(options.connect())?;
        Ok(Connection { runtime, connection: Mutex::new(connection) })
    }

    /// Bytes of the database.
    pub(in crate::bench::network) fn bytes(&self) -> u64 {
        std::fs::metadata(self.folder.join("network.db")).map_or(0, |metadata| metadata.len())
    }

    pub(in crate::bench::network) fn best_people(
        &self,
        connection: &Connection,
        posting: u32,
        most: usize,
    ) -> Result<Vec<Found>> {
        let posting = self.census.postings.at(posting as usize);
        let mine: Vec<[i64; 2]> =
            posting.asked.iter().map(|asked| [i64::from(asked.skill), i64::from(asked.base_weight)]).collect();
        let (min, max, pay) = terms(posting.row);
        let places = posting.row.places.cast_signed();
        let facts = [min + max, pay, places, min - 1, max + 1, i64::from(is_remote(posting.row)), count(most)];
        connection.best(BEST_PEOPLE, &mine, &facts)
    }

    pub(in crate::bench::network) fn best_postings(
        &self,
        connection: &Connection,
        person: u32,
        most: usize,
    ) -> Result<Vec<Found>> {
        let person = self.census.people.at(person as usize);
        let mine: Vec<[i64; 2]> =
            person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| [i64::from(skill), level(kind)]).collect();
        let years = years(person.row.years);
        let floor = person.row.floor.known().map_or(0, i64::from);
        let facts = [2 * years, floor, person.row.places.cast_signed(), years + 1, years - 1, count(most)];
        connection.best(BEST_POSTINGS, &mine, &facts)
    }

    fn held(&self) -> Vec<[i64; 6]> {
        let active = self.census.people.iter().filter(|person| person.row.active == 1);
        let mut rows: Vec<[i64; 6]> = active
            .flat_map(|person| {
                let floor = person.row.floor.known().map_or(0, i64::from);
                let (years, id) = (years(person.row.years), i64::from(person.row.id));
                let held = person.skills.iter().zip(person.kinds);
                held.map(move |(&skill, &kind)| {
                    [i64::from(skill), years, id, level(kind), floor, person.row.places.cast_signed()]
                })
            })
            .collect();
        rows.sort_unstable();
        rows
    }

    fn asked(&self) -> Vec<[i64; 8]> {
        let open = self.census.postings.iter().filter(|posting| posting.row.active == 1);
        let mut rows: Vec<[i64; 8]> = open
            .flat_map(|posting| {
                let (min, max, pay) = terms(posting.row);
                let (id, places) = (i64::from(posting.row.id), posting.row.places.cast_signed());
                let is_remote = i64::from(is_remote(posting.row));
                posting.asked.iter().map(move |asked| {
                    [i64::from(asked.skill), min, id, i64::from(asked.base_weight), max, pay, places, is_remote]
                })
            })
            .collect();
        rows.sort_unstable();
        rows
    }
}

impl Drop for Sqlite<'_> {
    fn drop(&mut self) {
        // What is left behind in the machine's folder for such things harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Connection {
    fn execute(&self, statement: &str, arguments: SqliteArguments) -> Result<()> {
        let mut connection = self.connection.lock().expect("no thread panics with a connection");
        let query = sqlx::query_with(sqlx::AssertSqlSafe(statement.to_owned()), arguments);
        self.runtime.block_on(query.execute(&mut *connection))?;
        Ok(())
    }

    fn insert<const COLUMNS: usize>(&self, table: &str, columns: usize, rows: &[[i64; COLUMNS]]) -> Result<()> {
        let row = format!("({})", vec!["?"; columns].join(","));
        self.execute("BEGIN", SqliteArguments::default())?;
        for rows in rows.chunks(PARAMETERS / COLUMNS) {
            let statement = format!("INSERT INTO {table} VALUES {}", vec![&*row; rows.len()].join(","));
            self.execute(&statement, arguments(rows.as_flattened()))?;
        }
        self.execute("COMMIT", SqliteArguments::default())
    }

    fn best(&self, statement: &str, mine: &[[i64; 2]], facts: &[i64]) -> Result<Vec<Found>> {
        let first = facts.len();
        let pairs = (0..mine.len()).map(|at| format!("(?{}, ?{})", first + 2 * at + 1, first + 2 * at + 2));
        let values = pairs.collect::<Vec<_>>().join(",");
        if values.is_empty() {
            return Ok(Vec::new());
        }
        let statement = format!("WITH mine (skill, weight) AS (VALUES {values}) {statement}");
        let all: Vec<i64> = facts.iter().chain(mine.as_flattened()).copied().collect();
        let mut connection = self.connection.lock().expect("no thread panics with a connection");
        let query = sqlx::query_with(sqlx::AssertSqlSafe(statement), arguments(&all));
        let rows = self.runtime.block_on(query.fetch_all(&mut *connection))?;
        rows.iter().map(|row| Ok(Found { id: row.try_get("id")?, score: row.try_get("score")? })).collect()
    }
}

fn arguments(values: &[i64]) -> SqliteArguments {
    use sqlx::Arguments as _;
    let mut arguments = SqliteArguments::default();
    arguments.reserve(values.len(), 0);
    for value in values {
        arguments.add(*value).expect("every integer can be bound");
    }
    arguments
}

fn level(kind: Kind) -> i64 {
    6 + i64::from(kind.years().unwrap_or(0).min(4))
}

fn years(quarters: matching::census::Tiny) -> i64 {
    quarters.known().map_or(0, |quarters| i64::from(quarters / 4))
}

/// Whole years from which and up to which, and the most that is paid.
fn terms(row: &PostingRow) -> (i64, i64, i64) {
    (years(row.years_min), years(row.years_max), row.pay_max.known().map_or(0, i64::from))
}

fn is_remote(row: &PostingRow) -> bool {
    matches!(row.remote_mode(), Some(talent::Remote::Allowed | talent::Remote::Only))
}

fn count(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
