//! An index over time: written to a file and read back, and changed while it is asked.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use matching::Weights;
use matching::census::{CHANGES_MAX, Census, FullIndex, FullRules, Held, Living, PersonRow, Room, Small};

use super::{Bench, MOST, machine, mebibytes};

/// How many changes a second are handed in.
const CHANGES_A_SECOND: u32 = 20_000;

/// For how long, at most.
const TIME: Duration = Duration::from_secs(20);

/// Writes the index to a file, starts from it, and asks both some questions.
pub(super) fn snapshot(bench: &mut Bench<'_>, census: &Census, index: &FullIndex) -> Result<()> {
    let path = std::env::temp_dir().join(format!("rolecall-bench-{}.census", std::process::id()));
    let started = Instant::now();
    let bytes = index.to_snapshot();
    fs::write(&path, &bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    bench.report.fact("full, snapshot, written", started.elapsed().as_secs_f64(), "s");
    bench.report.fact("full, snapshot, size", mebibytes(bytes.len() as u64), "MiB");
    drop(bytes);
    let started = Instant::now();
    let read = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let again = FullIndex::from_snapshot(&read)?;
    bench.report.fact("full, snapshot, start", started.elapsed().as_secs_f64(), "s");
    fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
    let (rules, mut room) = (FullRules::of(census.rules(Weights::published())), Room::default());
    for &posting in bench.drawn.asking_postings.iter().take(bench.options.exact) {
        let posting = census.postings.at(posting as usize);
        let mut ask = |index: &FullIndex| index.best_people(posting, &rules, MOST, bench.simd, &mut room);
        ensure!(ask(&again) == ask(index), "posting {} is answered otherwise after a start", posting.row.id);
    }
    Ok(())
}

/// What everybody asks, while one thread changes it and another one builds its index anew.
struct Shared {
    living: Mutex<Arc<Living>>,
    /// Held by whoever works out what comes next.
    writing: Mutex<()>,
    is_over: AtomicBool,
}

impl Shared {
    fn now(&self) -> Arc<Living> {
        Arc::clone(&self.living.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Brings what a reader knows up to date; who meets the exchange itself goes on with what they know.
    fn bring_up_to_date(&self, known: &mut Arc<Living>) {
        if let Ok(living) = self.living.try_lock() {
            known.clone_from(&living);
        }
    }

    /// Puts what comes next in the place of what is.
    fn put(&self, next: impl FnOnce(&Living) -> Living) {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let next = Arc::new(next(&self.now()));
        let before = std::mem::replace(&mut *self.living.lock().unwrap_or_else(PoisonError::into_inner), next);
        drop(writing);
        drop(before);
    }
}

/// What a reader met.
#[derive(Default)]
struct Read {
    waits: Vec<Duration>,
    answers: Vec<Duration>,
    on_processor: Duration,
    changes_max: usize,
}

/// Hands in changes at a steady rate while a second thread asks and a third builds the index anew from time to time.
pub(super) fn changes(bench: &mut Bench<'_>, census: &Census, index: FullIndex) {
    let shared = Shared {
        living: Mutex::new(Arc::new(Living::of(Arc::new(index)))),
        writing: Mutex::new(()),
        is_over: AtomicBool::new(false),
    };
    let time = bench.time().min(TIME);
    let mut resident = machine::resident();
    let (visible, elapsed, read, built) = std::thread::scope(|scope| {
        let builder = scope.spawn(|| build_anew(&shared));
        let reader = scope.spawn(|| read_on(bench, census, &shared));
        let (visible, elapsed) = hand_in(census, &shared, time, &mut resident);
        shared.is_over.store(true, Ordering::Relaxed);
        let read = reader.join().expect("no reader panics");
        (visible, elapsed, read, builder.join().expect("no builder panics"))
    });
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let count = |count: usize| count as f64;
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let report = &mut bench.report;
    report.fact("full, changes, handed in", count(visible.len()) / elapsed.as_secs_f64(), "a second");
    report.fact("full, changes, visible p50", ms(percentile(&visible, 50)), "ms");
    report.fact("full, changes, visible p99", ms(percentile(&visible, 99)), "ms");
    report.fact("full, changes, a reader waits at most", ms(percentile(&read.waits, 100)), "ms");
    report.fact("full, changes, a question meanwhile p50", ms(percentile(&read.answers, 50)), "ms");
    report.fact("full, changes, a question meanwhile p99", ms(percentile(&read.answers, 99)), "ms");
    let each = read.on_processor / u32::try_from(read.answers.len()).unwrap_or(u32::MAX).max(1);
    report.fact("full, changes, a question meanwhile, of the processor", ms(each), "ms");
    report.fact("full, changes, beside the index at most", count(read.changes_max), "people");
    report.fact("full, changes, index built anew", count(built), "times");
    report.fact("full, changes, resident at most", mebibytes(resident), "MiB");
}

fn build_anew(shared: &Shared) -> usize {
    let mut built = 0;
    while !shared.is_over.load(Ordering::Relaxed) {
        let before = shared.now();
        if before.changes() < CHANGES_MAX {
            std::thread::sleep(Duration::from_millis(5));
            continue;
        }
        let index = Arc::new(FullIndex::of(&before.people()));
        shared.put(|now| now.over(index, &before));
        built += 1;
    }
    built
}

fn read_on(bench: &Bench<'_>, census: &Census, shared: &Shared) -> Read {
    let (rules, mut room) = (FullRules::of(census.rules(Weights::published())), Room::default());
    let (mut read, mut living) = (Read::default(), shared.now());
    let before = machine::on_processor();
    for &posting in bench.drawn.asking_postings.iter().cycle() {
        if shared.is_over.load(Ordering::Relaxed) {
            break;
        }
        let started = Instant::now();
        shared.bring_up_to_date(&mut living);
        read.waits.push(started.elapsed());
        let started = Instant::now();
        living.best_people(census.postings.at(posting as usize), &rules, MOST, bench.simd, &mut room);
        read.answers.push(started.elapsed());
        read.changes_max = read.changes_max.max(living.changes());
    }
    read.on_processor = machine::on_processor().saturating_sub(before);
    read
}

/// Returns how long each change took until whoever asks next sees it, and how long all of them took.
fn hand_in(census: &Census, shared: &Shared, time: Duration, resident: &mut u64) -> (Vec<Duration>, Duration) {
    let started = Instant::now();
    let mut visible = Vec::new();
    let mut place = 0;
    while started.elapsed() < time && !census.people.is_empty() {
        let due = started.elapsed().as_micros() * u128::from(CHANGES_A_SECOND) / 1_000_000;
        if visible.len() as u128 >= due {
            std::thread::sleep(Duration::from_micros(50));
            continue;
        }
        // A stride that shares no factor with the number of people meets all of them before it meets one again.
        place = (place + 1_000_003) % census.people.len();
        let person = census.people.at(place);
        let held = person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| Held { skill, kind }).collect();
        let row = PersonRow { floor: Small::of(u16::try_from(place % 300).unwrap_or(0)), ..*person.row };
        let handed_in = Instant::now();
        match visible.len() % 10 {
            9 => shared.put(|living| living.without(row.id)),
            _ => shared.put(|living| living.with(row, held)),
        }
        visible.push(handed_in.elapsed());
        if visible.len() % 1024 == 0 {
            *resident = machine::resident().max(*resident);
        }
    }
    (visible, started.elapsed())
}

fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}
