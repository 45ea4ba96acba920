//! Carrying out what is due.

use super::Kind;
use super::lease::{Lease, Settled, claim, give_up, settle};
use crate::actor::Actor;
use crate::database::Moment;
use crate::error::Error;
use crate::market::Market;
use crate::{idempotency, visits};

impl Market {
    /// Carries out every task that is due and forgets what nobody needs any more, down to the engine's log; how many tasks were done.
    pub async fn work(&self) -> Result<usize, Error> {
        self.tidy_up().await?;
        let mut done = 0;
        while let Some(lease) = self.claim().await? {
            let result = self.carry_out(&lease).await;
            if self.settle(&lease, result.err()).await? == Settled::Done {
                done += 1;
            }
        }
        self.store.fold_log().await?;
        Ok(done)
    }

    async fn claim(&self) -> Result<Option<Lease>, Error> {
        let transaction = self.store.write().await?;
        let lease = claim(&transaction, &*self.machine).await?;
        transaction.commit().await?;
        Ok(lease)
    }

    async fn carry_out(&self, lease: &Lease) -> Result<(), Error> {
        let erased = match lease.kind {
            Kind::ForgetCandidate => self.erase_candidate(Actor::Market, lease.subject_id).await,
            Kind::ForgetDraft => self.erase_draft(Actor::Market, lease.subject_id).await,
        };
        match erased {
            // Whoever brought it has erased it, or an earlier attempt came to its end but could not say so.
            Err(Error::NotFound) => Ok(()),
            other => other,
        }
    }

    async fn settle(&self, lease: &Lease, error: Option<Error>) -> Result<Settled, Error> {
        let error = error.map(|error| error.cause());
        let transaction = self.store.write().await?;
        let settled = settle(&transaction, &*self.machine, lease, error.clone()).await?;
        transaction.commit().await?;
        if let Some(error) = error {
            let (task, kind, attempt) = (lease.task, lease.kind.name(), lease.attempt);
            if settled == Settled::Failed {
                tracing::error!(%task, kind, attempt, error, "a task was given up");
            } else {
                tracing::warn!(%task, kind, attempt, error, "a task failed and will be tried again");
            }
        }
        Ok(settled)
    }

    /// Gives up what cannot be done and deletes keys and visits whose time is over.
    async fn tidy_up(&self) -> Result<(), Error> {
        let now = Moment::of(self.machine.now());
        let transaction = self.store.write().await?;
        let given_up = give_up(&transaction, now).await?;
        idempotency::forget(&transaction, now).await?;
        visits::forget(&transaction, now).await?;
        transaction.commit().await?;
        if given_up > 0 {
            tracing::error!(given_up, "tasks were given up: the process ended in every attempt");
        }
        Ok(())
    }
}
