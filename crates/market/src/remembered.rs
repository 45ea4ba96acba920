//! Answers that are remembered until the next change: what a page of everybody asks for is counted once, and stays exact.

use std::sync::{Mutex, PoisonError};

use crate::changes;
use crate::database::Store;
use crate::error::Error;

/// An answer, with the number of the last change before it was found.
///
/// Every change of a posting or candidate leaves a row, so while the last change is the same, so is the answer.
#[derive(Debug)]
pub(crate) struct Remembered<T>(Mutex<Option<(i64, T)>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Remembered<T> {
    /// The answer, found anew where something changed since.
    pub(crate) async fn or_find(
        &self,
        store: &Store,
        find: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        // Asked before the answer is found: a change in between makes the next one ask again.
        let last = changes::last(store.read()).await?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((seq, answer)) = known
            && seq == last
        {
            return Ok(answer);
        }
        let answer = find.await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((last, answer.clone()));
        Ok(answer)
    }
}
