//! The same work on many inputs, on all cores, with results in the order of the inputs.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// How far a worker may run ahead of the result that is due next, in results for each worker.
/// It bounds memory when one input takes much longer than those after it.
const AHEAD: usize = 16;

/// Applies `work` to every input on all cores and hands the results to `take` in the order of the inputs.
/// Stops early with the first error of `take`.
pub(crate) fn map_in_order<I: Sync, O: Send, E>(
    inputs: &[I],
    work: impl Fn(&I) -> O + Sync,
    mut take: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(inputs.len());
    if workers <= 1 {
        return inputs.iter().try_for_each(|input| take(work(input)));
    }
    let next = AtomicUsize::new(0);
    let progress = Progress::default();
    let (sender, results) = mpsc::channel::<(usize, O)>();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, progress, work) = (sender.clone(), &next, &progress, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(index) else { return };
                    progress.wait_until_due_within(index, workers * AHEAD);
                    if sender.send((index, work(input))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let taken = take_in_order(results, &progress, &mut take);
        // Workers that still wait for their turn find nobody to send to and end.
        progress.advance_to(usize::MAX);
        taken
    })
}

fn take_in_order<O, E>(
    results: mpsc::Receiver<(usize, O)>,
    progress: &Progress,
    take: &mut impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let mut early = BTreeMap::new();
    let mut due = 0;
    for (index, result) in results {
        early.insert(index, result);
        while let Some(result) = early.remove(&due) {
            take(result)?;
            due += 1;
        }
        progress.advance_to(due);
    }
    Ok(())
}

/// The index of the result that is due next.
#[derive(Default)]
struct Progress {
    due: Mutex<usize>,
    advanced: Condvar,
}

impl Progress {
    fn wait_until_due_within(&self, index: usize, distance: usize) {
        let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
        while index >= due.saturating_add(distance) {
            due = self.advanced.wait(due).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn advance_to(&self, due: usize) {
        *self.due.lock().unwrap_or_else(PoisonError::into_inner) = due;
        self.advanced.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_inputs() {
        let inputs: Vec<u64> = (0..500).collect();
        let mut taken = Vec::new();
        let uneven = |&n: &u64| (0..(n % 7) * 1000).fold(n, |sum, x| std::hint::black_box(sum ^ x ^ x));
        let done: Result<(), ()> = map_in_order(&inputs, uneven, |result| {
            taken.push(result);
            Ok(())
        });
        assert_eq!((done, taken), (Ok(()), inputs));
    }

    #[test]
    fn an_error_of_the_taker_ends_the_work() {
        let inputs: Vec<u32> = (0..10_000).collect();
        let done = map_in_order(&inputs, |&n| n, |n| if n == 3 { Err(n) } else { Ok(()) });
        assert_eq!(done, Err(3));
    }
}
