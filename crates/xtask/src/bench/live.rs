//! Reading while changes come: how long a reader waits to be let in, and how long a change takes until it is seen.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use market::{Changing, Mirrored};
use matching::{Network, Opening, Weights};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile};

use super::crowd;
use super::figures::Row;

/// How many openings and people there are.
const SIZE: usize = 20_000;
/// Changes that come together, and how often.
const TOGETHER: usize = 64;
const TIMES: usize = 2_000;
/// Openings that take turns in the places of others.
const COMING: usize = 1_000;

type Key = [u8; 4];

/// A network as the market holds it.
#[derive(Clone)]
struct Live(Network<'static, Key>);

impl Changing for Live {
    type Change = (Key, Arc<Opening>);

    fn change(&mut self, (key, opening): &Self::Change) {
        drop(self.0.put_opening(*key, Arc::clone(opening)));
    }
}

fn keys() -> impl Iterator<Item = Key> {
    (0_u32..).map(u32::to_be_bytes)
}

/// One reader asks for pages without a pause while another thread changes openings without one.
pub(super) fn run(postings: &[Posting], profiles: &[Profile]) -> Vec<Row> {
    let vocabulary = Vocabulary::embedded();
    let mut network = Network::new(Weights::published(), vocabulary);
    let mut openings = crowd::postings(postings, SIZE + COMING).map(|posting| Opening::new(&posting, vocabulary));
    for (key, opening) in keys().zip(openings.by_ref().take(SIZE)) {
        network.put_opening(key, opening);
    }
    for (key, person) in keys().zip(crowd::people(profiles, postings, SIZE)) {
        network.put_person(key, person);
    }
    let coming: Vec<Arc<Opening>> = openings.map(Arc::new).collect();
    let live = Mirrored::default();
    live.replace(Live(network));
    let done = AtomicBool::new(false);
    let (waits, seen) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| waits(&live, &done));
        let seen = seen(&live, &coming);
        done.store(true, Ordering::Relaxed);
        (reader.join().expect("a reader of the benchmark never fails"), seen)
    });
    let each = |time: &Duration| *time / u32::try_from(TOGETHER).unwrap_or(1);
    let singles: Vec<Duration> = seen.iter().map(each).collect();
    let row = |what: String, singles: &[Duration]| Row::of_singles(what, singles.len(), 0, singles, None);
    let longest = waits.iter().max().copied().unwrap_or_default();
    vec![
        row(format!("a reader's wait while openings change; the longest {longest:.1?}"), &waits),
        row(format!("{TOGETHER} changes until all are seen, while somebody reads"), &seen),
        row("one of them".to_owned(), &singles),
    ]
}

/// How long each page's reader waited for what it is answered from.
fn waits(live: &Mirrored<Live>, done: &AtomicBool) -> Vec<Duration> {
    let mut waits = Vec::new();
    for key in keys().take(SIZE).collect::<Vec<_>>().iter().cycle() {
        if done.load(Ordering::Relaxed) {
            break;
        }
        let asked = Instant::now();
        let held = live.read().expect("a network was put in");
        waits.push(asked.elapsed());
        let person = held.0.person(*key).expect("every asking person was put");
        drop(black_box(held.0.ranking_for(person).page(0..20)));
    }
    waits
}

/// How long each row of changes took until it was seen.
fn seen(live: &Mirrored<Live>, coming: &[Arc<Opening>]) -> Vec<Duration> {
    let mut changes = keys().take(SIZE).collect::<Vec<_>>().into_iter().cycle().zip(coming.iter().cloned().cycle());
    let row = |_| {
        let together = changes.by_ref().take(TOGETHER).collect();
        let came = Instant::now();
        live.change(together);
        came.elapsed()
    };
    (0..TIMES).map(row).collect()
}
