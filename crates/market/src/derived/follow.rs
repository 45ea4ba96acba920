//! Following the change rows: what a change is about is read as it is now, so neither order nor repetition matters.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use tokio::task::JoinHandle;
use uuid::Uuid;

use super::prepared::{Base, Prepared};
use super::rows::{self, Which};
use super::{Held, blocking};
use crate::changes::{self, Subject};
use crate::error::Error;
use crate::market::Market;

/// Change rows of one round.
const CHANGES_MAX: u64 = 500;
/// Rows of one round of a build, and how many rounds may be in the making: together they bound the memory that a build takes.
const ROWS_MAX: u64 = 500;
const ROUNDS_MAX: usize = 4;

impl Market {
    /// Applies the changes since the last time to what is held in memory, and says how many there were. Builds it the first time and on
    /// every new day.
    pub async fn follow(&self) -> Result<usize, Error> {
        let _turn = self.derived.following.lock().await;
        let base = Base::of(self);
        let state = self.derived.state().filter(|(_, day)| *day == base.today);
        let before = state.map_or(0, |(seq, _)| seq);
        let mut seq = match state {
            Some((seq, _)) => seq,
            None => self.build(base).await?,
        };
        while let Some(last) = self.follow_once(seq, base).await? {
            seq = last;
        }
        Ok(usize::try_from(seq - before).unwrap_or(0))
    }

    /// Resolves when something was committed through this market; [`Market::follow`] then finds it. Commits of other processes are seen
    /// by following from time to time.
    pub async fn changed(&self) {
        self.store.committed().await;
    }

    /// One round; the number of its last change, or `None` where there is no change after `seq`.
    async fn follow_once(&self, seq: i64, base: Base) -> Result<Option<i64>, Error> {
        let connection = self.store.read();
        let changes = changes::after(connection, seq, CHANGES_MAX).await?;
        let Some(last) = changes.last().map(|change| change.seq) else { return Ok(None) };
        let about = |subject| {
            let ids = changes.iter().filter(|change| change.subject == subject).map(|change| change.subject_id);
            ids.collect::<BTreeSet<_>>().into_iter().collect::<Vec<Uuid>>()
        };
        let (postings, people) = (about(Subject::Posting), about(Subject::Candidate));
        let posting_rows = rows::postings(connection, Which::Among(&postings)).await?;
        let person_rows = rows::people(connection, Which::Among(&people)).await?;
        let derived = Arc::clone(&self.derived);
        let apply = move || {
            let open: BTreeSet<Uuid> = posting_rows.iter().map(|row| row.id).collect();
            let there: BTreeSet<Uuid> = person_rows.iter().map(|row| row.id).collect();
            let mut prepared = Prepared::postings(posting_rows, base);
            prepared.extend(postings.into_iter().filter(|id| !open.contains(id)).map(Prepared::NoPosting));
            prepared.extend(Prepared::people(person_rows, base));
            prepared.extend(people.into_iter().filter(|id| !there.contains(id)).map(Prepared::NoPerson));
            derived.apply(prepared, last);
        };
        blocking(apply).await?;
        Ok(Some(last))
    }

    /// Builds from all rows. Its number is taken first: what changes meanwhile has a higher one and is applied again afterwards.
    async fn build(&self, base: Base) -> Result<i64, Error> {
        let connection = self.store.read();
        let seq = changes::last(connection).await?;
        let mut building = Building { held: Held::new(base, seq), rounds: VecDeque::new() };
        let mut after = Uuid::nil();
        loop {
            let rows = rows::postings(connection, Which::After(after, ROWS_MAX)).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            building = building.take(move || Prepared::postings(rows, base)).await?;
        }
        after = Uuid::nil();
        loop {
            let rows = rows::people(connection, Which::After(after, ROWS_MAX)).await?;
            let Some(last) = rows.last() else { break };
            after = last.id;
            building = building.take(move || Prepared::people(rows, base)).await?;
        }
        let held = building.finish().await?;
        tracing::info!(
            postings = held.network.opening_count(),
            people = held.network.person_count(),
            seq,
            "built the search index and the matching network"
        );
        self.derived.replace(held);
        Ok(seq)
    }
}

/// A build in progress: rounds are decoded side by side and put in one after the other.
struct Building {
    held: Held,
    rounds: VecDeque<JoinHandle<Vec<Prepared>>>,
}

impl Building {
    async fn take(mut self, round: impl FnOnce() -> Vec<Prepared> + Send + 'static) -> Result<Self, Error> {
        self.rounds.push_back(tokio::task::spawn_blocking(round));
        if self.rounds.len() < ROUNDS_MAX { Ok(self) } else { self.put_in().await }
    }

    async fn put_in(mut self) -> Result<Self, Error> {
        let Some(round) = self.rounds.pop_front() else { return Ok(self) };
        let prepared = round.await.map_err(|error| Error::Fault(Box::new(error)))?;
        let mut held = self.held;
        let put_in = move || {
            for one in &prepared {
                held.apply(one);
            }
            held
        };
        Ok(Self { held: blocking(put_in).await?, rounds: self.rounds })
    }

    async fn finish(mut self) -> Result<Held, Error> {
        while !self.rounds.is_empty() {
            self = self.put_in().await?;
        }
        Ok(self.held)
    }
}
