//! Rankings among many: 20,000 of each side, then 100,000 openings and 200,000 people.
//!
//! Other work may share the machine, so a question takes the time that its thread was on a processor.

use std::hint::black_box;
use std::time::Duration;

use matching::{Network, Opening, Person, Weights};
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
    let openings: Vec<Opening> =
        crowd::postings(postings, SOME[0]).map(|posting| Opening::new(&posting, vocabulary)).collect();
    let people: Vec<Person> = crowd::people(profiles, postings, SOME[1]).collect();
    let more_openings = crowd::more_openings(&openings, MANY[0] - SOME[0]);
    let more_people = crowd::more_people(&people, MANY[1] - SOME[1]);
    let mut openings = keys().zip(openings.iter().cloned().chain(more_openings));
    let mut people = keys().zip(people.iter().cloned().chain(more_people));
    let mut network: Network<'_, Key> = Network::new(Weights::published(), vocabulary);
    let mut rows = Vec::new();
    for [opening_count, person_count] in [SOME, MANY] {
        let coming = openings.by_ref().take(opening_count - network.opening_count());
        let put_openings = times(coming, |(key, opening)| drop(network.put_opening(key, opening)));
        let coming = people.by_ref().take(person_count - network.person_count());
        let put_people = times(coming, |(key, person)| drop(network.put_person(key, person)));
        let resident = Some(machine::resident());
        let row = |what, times: &[Duration], peak| Row::of_singles(what, times.len(), 0, times, peak);
        rows.extend(questions(&network, [opening_count, person_count]));
        rows.push(row(format!("put one of {opening_count} openings"), &put_openings, None));
        rows.push(row(format!("put one of {person_count} people; memory of both sides"), &put_people, resident));
    }
    rows
}

fn keys() -> impl Iterator<Item = Key> {
    (0_u32..).map(u32::to_be_bytes)
}

fn questions(network: &Network<'_, Key>, [openings, people]: [usize; 2]) -> Vec<Row> {
    let person = |key| network.person(key).expect("every asking person was put");
    let ask = |what: String, question: &dyn Fn(Key)| {
        let asking = keys().step_by(SOME[0] / ASKING).take(ASKING);
        let singles = times(asking, question);
        Row::of_singles(what, singles.len(), 0, &singles, None)
    };
    vec![
        ask(format!("best {PAGE} of {openings} postings for a person"), &|key| {
            drop(black_box(network.ranking_for(person(key)).page(0..PAGE)));
        }),
        ask("the same and 3 just out of reach".to_owned(), &|key| {
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
        let started = machine::on_processor();
        work(input);
        machine::on_processor().saturating_sub(started)
    };
    inputs.map(measure).collect()
}
