//! Rankings among many: 20,000 of each side, then 100,000 openings and 200,000 people.
//!
//! Other work may share the machine, so a question takes the time that its thread was on a processor.

use std::hint::black_box;
use std::time::Duration;

use matching::{Network, Opening, Weights};
use rustix::time::{ClockId, clock_gettime};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile};

use super::crowd;
use super::figures::Row;
use super::network::machine;

/// How many openings and people there are at first, and in the end.
const SOME: [usize; 2] = [20_000, 20_000];
const MANY: [usize; 2] = [100_000, 200_000];
/// How many a page shows.
const PAGE: usize = 20;
/// How many members of each side ask.
const ASKING: usize = 200;
/// How many changes are shown with each receipt.
const CHANGES: usize = 3;

type Key = [u8; 4];

/// The page of a person and of an opening among many, what changes would do, and how long a change of one takes to be seen.
pub(super) fn run(postings: &[Posting], profiles: &[Profile]) -> Vec<Row> {
    let vocabulary = Vocabulary::embedded();
    let mut network: Network<'_, Key> = Network::new(Weights::published(), vocabulary);
    let mut openings = crowd::postings(postings, MANY[0])
        .map(|posting| Opening::new(&posting, vocabulary))
        .zip((0_u32..).map(u32::to_be_bytes));
    let mut people = crowd::people(profiles, postings, MANY[1]).zip((0_u32..).map(u32::to_be_bytes));
    let mut rows = Vec::new();
    let mut before = [0, 0];
    for size in [SOME, MANY] {
        let coming = openings.by_ref().take(size[0] - before[0]).collect::<Vec<_>>();
        let put_openings = times(coming.into_iter(), |(opening, key)| drop(network.put_opening(key, opening)));
        let coming = people.by_ref().take(size[1] - before[1]).collect::<Vec<_>>();
        let put_people = times(coming.into_iter(), |(person, key)| drop(network.put_person(key, person)));
        let resident = machine::resident();
        rows.extend(questions(&network, size));
        rows.push(Row::of_singles(
            format!("put one of {} openings", size[0]),
            put_openings.len(),
            0,
            &put_openings,
            None,
        ));
        rows.push(Row::of_singles(
            format!("put one of {} people", size[1]),
            put_people.len(),
            0,
            &put_people,
            Some(resident),
        ));
        before = size;
    }
    rows
}

fn questions(network: &Network<'_, Key>, [openings, people]: [usize; 2]) -> Vec<Row> {
    let person = |key| network.person(key).expect("every asking person was put");
    let ask = |what: String, question: &dyn Fn(Key)| {
        let asking = (0_u32..).step_by(SOME[0] / ASKING).take(ASKING).map(u32::to_be_bytes);
        let singles = times(asking, question);
        Row::of_singles(what, singles.len(), 0, &singles, None)
    };
    vec![
        ask(format!("best {PAGE} of {openings} postings for a person"), &|key| {
            drop(black_box(network.ranking_for(person(key)).page(0..PAGE)));
        }),
        ask(format!("the same and 3 just out of reach"), &|key| {
            let ranking = network.ranking_for(person(key));
            black_box((ranking.page(0..PAGE), ranking.within_reach(), ranking.just_out_of_reach(3)));
        }),
        ask(format!("the same and {PAGE} just out of reach"), &|key| {
            let ranking = network.ranking_for(person(key));
            black_box((ranking.page(0..PAGE), ranking.just_out_of_reach(PAGE)));
        }),
        ask(
            format!("best {PAGE} of {openings} postings, each with the {CHANGES} changes that move it farthest"),
            &|key| {
                drop(black_box(network.ranking_for(person(key)).page_with_changes(0..PAGE, CHANGES)));
            },
        ),
        ask(format!("best {PAGE} of {people} people for an opening's team"), &|key| {
            drop(black_box(network.people_for_team(key, 0..PAGE)));
        }),
        ask(format!("the same, each with the {CHANGES} changes that move them farthest"), &|key| {
            let page = network.people_for_team(key, 0..PAGE);
            let people: Vec<Key> = page.iter().map(|&(key, _)| key).collect();
            black_box((page, network.team_changes_for_each(key, &people, CHANGES)));
        }),
        ask(format!("5 of {openings} openings most like one"), &|key| drop(black_box(network.similar(key, 5)))),
    ]
}

fn times<T>(inputs: impl Iterator<Item = T>, mut work: impl FnMut(T)) -> Vec<Duration> {
    let measure = |input| {
        let started = on_processor();
        work(input);
        on_processor().saturating_sub(started)
    };
    inputs.map(measure).collect()
}

/// How long this thread has been on a processor.
fn on_processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}
