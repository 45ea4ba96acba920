//! The full score, which no other engine has.

use anyhow::Result;
use matching::Weights;
use matching::census::full::Rules;
use matching::census::{Census, Found, FullBoard, FullIndex, FullRefresh, FullRoom, FullRules, Room, exhaustive};

use super::ask::{Asked, ask};
use super::base::exhaustively;
use super::report::{Line, Scoring, Task};
use super::{Bench, MOST, MOST_OF_EVERYBODY, Part, bulk, drawn, life};

const ENGINE: &str = "Rolecall";

pub(super) fn run(bench: &mut Bench<'_>) -> Result<()> {
    let drawn = bench.drawn;
    let census = drawn.census(drawn::Facts::Full);
    let rules = census.rules(Weights::published());
    if [Part::Asked, Part::EveryPosting, Part::Life].into_iter().any(|part| bench.measures(part)) {
        let index = bench.built("full, people", || FullIndex::of(&census.people));
        let full_rules = FullRules::of(rules);
        if bench.measures(Part::Asked) {
            one_by_one(bench, &census, &index, rules, &full_rules);
        }
        if bench.measures(Part::EveryPosting) {
            every_posting(bench, &census, &index, &full_rules);
        }
        if bench.measures(Part::Life) {
            life::snapshot(bench, &census, &index)?;
            life::changes(bench, &census, index);
        }
    }
    if bench.measures(Part::Everybody) {
        everybody(bench, &census, rules);
    }
    Ok(())
}

fn one_by_one(bench: &mut Bench<'_>, census: &Census, index: &FullIndex, rules: Rules<'_>, full_rules: &FullRules<'_>) {
    let drawn = bench.drawn;
    let board = bench.built("full, postings", || FullBoard::of(&census.postings, rules));
    eprintln!("asking the exhaustive twin");
    let right_people = exhaustively(bench, &drawn.asking_postings, |posting| {
        exhaustive::people_in_full(census.postings.at(posting as usize), &census.people, rules, MOST)
    });
    let right_postings = exhaustively(bench, &drawn.asking_people, |person| {
        exhaustive::postings_in_full(census.people.at(person as usize), &census.postings, rules, MOST)
    });
    let (simd, time) = (bench.simd, bench.time());
    for &threads in &bench.options.threads {
        let people = ask(&drawn.asking_postings, threads, time, Room::default, |room, posting| {
            index.best_people(census.postings.at(posting as usize), full_rules, MOST, simd, room)
        });
        let postings = ask(
            &drawn.asking_people,
            threads,
            time,
            || (),
            |(), person| board.best_postings(census.people.at(person as usize), MOST),
        );
        note(bench, Task::People, threads, &people, &right_people);
        note(bench, Task::Postings, threads, &postings, &right_postings);
    }
}

fn note(bench: &mut Bench<'_>, task: Task, threads: usize, asked: &Asked, right: &[Option<Vec<Found>>]) {
    let exact = Some(asked.agreeing(right));
    bench.report.lines.push(Line { exact, ..Line::asked(task, Scoring::Full, ENGINE, threads, asked) });
}

fn every_posting(bench: &mut Bench<'_>, census: &Census, index: &FullIndex, rules: &FullRules<'_>) {
    let simd = bench.simd;
    let open = (0..census.postings.len()).filter(|&place| census.postings.rows()[place].active == 1);
    let open: Vec<usize> = open.collect();
    let sample: Vec<usize> = bench.sampled(open.len(), open.len()).into_iter().map(|at| open[at]).collect();
    for &threads in &bench.options.threads {
        let done = bulk::run("every posting, full", &sample, threads, Room::default, |room, posting| {
            index.best_people(census.postings.at(posting), rules, MOST, simd, room).len()
        });
        let line = done.line(Task::EveryPosting, Scoring::Full, ENGINE, threads, sample.len());
        bench.report.lines.extend(line);
    }
}

fn everybody(bench: &mut Bench<'_>, census: &Census, rules: Rules<'_>) {
    let simd = bench.simd;
    let refresh =
        bench.built("full, refresh of everybody", || FullRefresh::of(&census.people, &census.postings, rules));
    let sample = bench.sampled(refresh.units(), census.people.len());
    for &threads in &bench.options.threads {
        let done = bulk::run("everybody, full", &sample, threads, FullRoom::default, |room, unit| {
            let mut refreshed = refresh.best_postings(unit, MOST_OF_EVERYBODY, simd, room);
            let people = refreshed.len();
            (people, refreshed.swap_remove(unit % people.max(1)))
        });
        let people = done.kept.iter().map(|(people, _)| people).sum();
        let right = done.kept.iter().take(bench.options.exact).map(|(_, one)| {
            exhaustive::postings_in_full(census.people.at(one.place), &census.postings, rules, MOST_OF_EVERYBODY)
                == one.found
        });
        let right: Vec<bool> = right.collect();
        let exact = Some((right.iter().filter(|&&same| same).count(), right.len()));
        let line = done.line(Task::EveryPerson, Scoring::Full, ENGINE, threads, people);
        bench.report.lines.extend(line.map(|line| Line { exact, ..line }));
    }
}
