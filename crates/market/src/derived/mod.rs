//! What is derived from the database and held in memory: the search index and the matching network, changed together.
//!
//! Readers see both as they were before a change or after it, and never wait for one.

mod follow;
mod mirrored;
mod prepared;
mod rows;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;
use matching::Network;
use uuid::Uuid;

use crate::error::Error;
use crate::market::Market;
use crate::search::Index;
pub use mirrored::{Changing, Mirrored};
use prepared::{Base, Prepared};

/// What is held, once it was built.
#[derive(Default)]
pub(crate) struct Derived {
    held: Mirrored<Held>,
    /// One follower at a time.
    following: tokio::sync::Mutex<()>,
}

/// The index and the network after all changes up to `seq`.
#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) index: Index,
    pub(crate) network: Network<'static, Uuid>,
    seq: i64,
    /// The day from which "last used" is counted: with the next one everything is built again.
    day: Date,
}

impl Held {
    fn new(base: Base, seq: i64) -> Self {
        let network = Network::new(base.weights, base.vocabulary);
        Self { index: Index::default(), network, seq, day: base.today }
    }

    fn apply(&mut self, one: &Prepared) {
        match one {
            Prepared::Posting(document, opening) => {
                self.network.put_opening(document.id(), Arc::clone(opening));
                self.index.put(document);
            }
            Prepared::NoPosting(id) => {
                self.network.take_opening(*id);
                self.index.take(*id);
            }
            Prepared::Person(id, person) => drop(self.network.put_person(*id, Arc::clone(person))),
            Prepared::NoPerson(id) => drop(self.network.take_person(*id)),
        }
    }
}

/// Changes that lead up to a number.
pub(crate) struct Step {
    changes: Vec<Prepared>,
    seq: i64,
}

impl Changing for Held {
    type Change = Step;

    fn change(&mut self, step: &Step) {
        for one in &step.changes {
            self.apply(one);
        }
        self.seq = step.seq;
    }
}

impl Derived {
    /// What `question` says of what is held, or `None` before it was built.
    fn read<T>(&self, question: impl FnOnce(&Held) -> T) -> Option<T> {
        self.held.read().map(|held| question(&held))
    }

    /// Puts what was built in the place of what is held.
    fn replace(&self, built: Held) {
        self.held.replace(built);
    }

    /// Applies changes that lead up to `seq`.
    fn apply(&self, changes: Vec<Prepared>, seq: i64) {
        self.held.change(vec![Step { changes, seq }]);
    }

    /// Whether there is something to ask.
    pub(crate) fn is_built(&self) -> bool {
        self.state().is_some()
    }

    /// How far what is held has come and of which day it is; `None` where it has to be built, for the first time or because a fault of
    /// ours broke off a change half-way.
    fn state(&self) -> Option<(i64, Date)> {
        if self.held.is_broken() {
            return None;
        }
        self.read(|held| (held.seq, held.day))
    }
}

impl Market {
    /// Asks what is held in memory, on a thread where it keeps nobody else waiting. The first who asks waits until it is built.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Held) -> T + Send + 'static,
    ) -> Result<T, Error> {
        if !self.derived.is_built() {
            // Only the first who asks goes this way; boxed, it does not make everybody's question as large.
            Box::pin(self.follow()).await?;
        }
        let derived = Arc::clone(&self.derived);
        let answer = blocking(move || derived.read(question)).await?;
        answer.ok_or_else(|| Error::Fault("what follows the database has vanished".into()))
    }
}

/// Runs work that takes a processor for a while.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Fault(Box::new(error)))
}
