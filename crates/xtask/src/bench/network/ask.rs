//! Asking many questions of an engine, on one thread or several, with a clock.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use matching::census::Found;

use super::machine;

/// Questions that are asked before the clock runs.
const WARM_UP: usize = 20;

/// What asking came to.
pub(super) struct Asked {
    /// By the position of the question; `None` where the time was over.
    pub(super) answers: Vec<Option<Vec<Found>>>,
    /// Of single questions, on all threads, by the clock.
    pub(super) singles: Vec<Duration>,
    /// The same by the time on a processor; nothing of an engine that works on threads of its own.
    pub(super) singles_on_processor: Vec<Duration>,
    /// From the first question to the last answer.
    pub(super) whole: Duration,
    /// Of all threads together.
    pub(super) on_processor: Duration,
}

impl Asked {
    pub(super) fn answered(&self) -> usize {
        self.singles.len()
    }

    /// How many of the questions with a right answer in `right` were answered, and how many of those by exactly it.
    pub(super) fn agreeing(&self, right: &[Option<Vec<Found>>]) -> (usize, usize) {
        let both: Vec<bool> =
            self.answers.iter().zip(right).filter_map(|(own, right)| Some(own.as_ref()? == right.as_ref()?)).collect();
        (both.iter().filter(|&&same| same).count(), both.len())
    }
}

/// Asks each question once, on so many threads, each with a `room` of its own, until `time` is over.
pub(super) fn ask<R>(
    questions: &[u32],
    threads: usize,
    time: Duration,
    room: impl Fn() -> R + Sync,
    answer: impl Fn(&mut R, u32) -> Vec<Found> + Sync,
) -> Asked {
    let mut warm = room();
    for &question in questions.iter().take(WARM_UP) {
        answer(&mut warm, question);
    }
    drop(warm);
    let next = AtomicUsize::new(0);
    let answered = Mutex::new(Vec::with_capacity(questions.len()));
    let on_processor = Mutex::new(Duration::ZERO);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut room = room();
                let mut own = Vec::new();
                let before = machine::on_processor();
                while started.elapsed() < time {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&question) = questions.get(at) else { break };
                    let (asked, processor) = (Instant::now(), machine::on_processor());
                    let found = answer(&mut room, question);
                    own.push((at, asked.elapsed(), machine::on_processor().saturating_sub(processor), found));
                }
                *on_processor.lock().expect("no thread panics with a sum") +=
                    machine::on_processor().saturating_sub(before);
                answered.lock().expect("no thread panics with the answers").append(&mut own);
            });
        }
    });
    let whole = started.elapsed();
    let answered = answered.into_inner().expect("no thread panics with the answers");
    let singles = answered.iter().map(|&(_, single, ..)| single).collect();
    let singles_on_processor = answered.iter().map(|&(_, _, single, _)| single).collect();
    let mut answers = vec![None; questions.len()];
    for (at, .., found) in answered {
        answers[at] = Some(found);
    }
    let on_processor = on_processor.into_inner().expect("no thread panics with a sum");
    Asked { answers, singles, singles_on_processor, whole, on_processor }
}
