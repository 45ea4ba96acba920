//! What tests stand on: a fresh market on both engines, and a machine that does as the test says.
//!
//! ```text
//! #[test]
//! fn a_posting_is_there_after_reopening() {
//!     on_both(async |fixture| {
//!         let id = fixture.market.import_posts(...).await.unwrap();
//!         let reopened = fixture.another().await;
//!         ...
//!     });
//! }
//! ```
//!
//! The PostgreSQL databases come from the throw-away cluster that `cargo xtask test` and `cargo xtask postgres -- cargo test` start.

mod history;
mod plain;
mod postgres;
mod script;

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use tempfile::TempDir;

pub(crate) use plain::Plain;
pub(crate) use postgres::maintain;
pub(crate) use script::Script;

use crate::database::Database;
use crate::market::Market;

/// The engines that keep a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A fresh market in a database of its own, with the machine that it runs on.
pub(crate) struct Fixture {
    pub(crate) market: Market,
    pub(crate) machine: Arc<Script>,
    pub(crate) engine: Engine,
    /// Where the market is kept.
    pub(crate) database: Database,
}

impl Fixture {
    /// The same database opened once more, as by a second process on the same machine.
    pub(crate) async fn another(&self) -> Market {
        Market::open(&self.database, self.machine.clone(), Arc::new(Plain)).await.unwrap()
    }
}

/// Runs `test` with a fresh market on SQLite, then with one on PostgreSQL.
pub(crate) fn on_both(test: impl AsyncFn(&Fixture)) {
    on(Engine::Sqlite, &test);
    on(Engine::Postgres, test);
}

/// Runs `test` with a fresh market on one engine, for what only that engine has.
#[expect(clippy::print_stdout, reason = "a failing test says on which engine")]
#[expect(clippy::needless_pass_by_value, reason = "a test is a closure that is written in the call")]
pub(crate) fn on(engine: Engine, test: impl AsyncFn(&Fixture)) {
    // What a test prints is shown when it fails.
    println!("on {engine:?}");
    with_database(engine, async |database| {
        let machine = Arc::new(Script::default());
        let market = Market::open(&database, machine.clone(), Arc::new(Plain)).await.unwrap();
        let fixture = Fixture { market, machine, engine, database };
        test(&fixture).await;
        fixture.market.close().await.unwrap();
    });
}

/// Runs `test` with the name of a database that nothing was opened in yet: a file that is not there, or an empty database.
pub(crate) fn with_empty(engine: Engine, test: impl AsyncFn(Database)) {
    match engine {
        Engine::Sqlite => with_database(engine, test),
        Engine::Postgres => postgres::with_database(None, test),
    }
}

fn with_database(engine: Engine, test: impl AsyncFn(Database)) {
    match engine {
        Engine::Sqlite => {
            let folder = TempDir::new().unwrap();
            wait_for(test(Database::Sqlite(folder.path().join("rolecall.sqlite"))));
        }
        Engine::Postgres => postgres::with_database(Some(postgres::template()), test),
    }
}

/// What is carried out at the same time as other things.
pub(crate) type Work<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Carries everything out at once and returns what each comes to.
pub(crate) async fn at_once<T: Unpin, const N: usize>(mut all: [Work<'_, T>; N]) -> [T; N] {
    let mut done = [const { None }; N];
    poll_fn(|context| {
        for (work, done) in all.iter_mut().zip(&mut done).filter(|(_, done)| done.is_none()) {
            if let Poll::Ready(answer) = work.as_mut().poll(context) {
                *done = Some(answer);
            }
        }
        if done.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.map(|answer| answer.expect("everything is done"))
}

/// Runs `work` on this thread until it is done.
pub(crate) fn wait_for<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn a_fixture_is_fresh_and_of_the_engine_that_it_names() {
    let mut engines = Vec::new();
    let seen = std::sync::Mutex::new(&mut engines);
    on_both(async |fixture| {
        fixture.another().await.close().await.unwrap();
        assert_eq!(fixture.machine.at("2026-11-20T09:00:00Z"), crate::Machine::now(&*fixture.machine));
        seen.lock().unwrap().push(fixture.engine);
    });
    assert_eq!(engines, [Engine::Sqlite, Engine::Postgres]);
}
