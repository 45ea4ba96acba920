//! Units of work over all cores, with a line that says how far it is.

use super::machine;
use super::report::{Line, Scoring, Task};
use std::io::{IsTerminal as _, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What a bulk run came to.
pub(super) struct Done<T> {
    /// What was kept of each unit, in the order of the units.
    pub(super) kept: Vec<T>,
    pub(super) whole: Duration,
    /// Of all threads together.
    pub(super) on_processor: Duration,
}

impl<T> Done<T> {
    /// As a line of the report, for so many members; nothing where nothing was done.
    pub(super) fn line(
        &self,
        task: Task,
        scoring: Scoring,
        engine: &str,
        threads: usize,
        members: usize,
    ) -> Option<Line> {
        (members > 0).then(|| Line {
            task,
            scoring,
            engine: engine.to_owned(),
            threads,
            answered: members,
            singles: Vec::new(),
            singles_on_processor: Vec::new(),
            whole: self.whole,
            on_processor: self.on_processor,
            exact: None,
        })
    }
}

/// Works `units` off on so many threads, each with a `room` of its own, and keeps of each what `work` returns.
pub(super) fn run<R, T: Send>(
    what: &str,
    units: &[usize],
    threads: usize,
    room: impl Fn() -> R + Sync,
    work: impl Fn(&mut R, usize) -> T + Sync,
) -> Done<T> {
    let next = AtomicUsize::new(0);
    let kept = Mutex::new(Vec::with_capacity(units.len()));
    let on_processor = Mutex::new(Duration::ZERO);
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut room = room();
                let before = machine::on_processor();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&unit) = units.get(at) else { break };
                    let done = work(&mut room, unit);
                    let mut kept = kept.lock().expect("no thread panics with what is kept");
                    kept.push((at, done));
                    show(what, kept.len(), units.len());
                }
                *on_processor.lock().expect("no thread panics with a sum") +=
                    machine::on_processor().saturating_sub(before);
            });
        }
    });
    let whole = started.elapsed();
    let mut kept = kept.into_inner().expect("no thread panics with what is kept");
    kept.sort_by_key(|&(at, _)| at);
    Done {
        kept: kept.into_iter().map(|(_, done)| done).collect(),
        whole,
        on_processor: on_processor.into_inner().expect("no thread panics with a sum"),
    }
}

/// One line on a terminal, rewritten as it goes.
fn show(what: &str, done: usize, all: usize) {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let end = if done == all { "\r\u{1b}[K" } else { "" };
        // Who watches loses nothing but a line.
        let _ = write!(stderr, "\r{what}: {done} of {all} units{end}");
    }
}
