//! The base score: our engine, and the others that can be asked for it.

use anyhow::Result;
use matching::census::{BaseBoard, BaseIndex, BaseRefresh, BoardRoom, Census, Found, RefreshRoom, Room, exhaustive};

use super::ask::{Asked, ask};
use super::report::{Line, Scoring, Task};
use super::{Bench, MOST, MOST_OF_EVERYBODY, Part, bulk, drawn};

const ENGINE: &str = "Rolecall";

pub(super) fn run(bench: &mut Bench<'_>) -> Result<()> {
    let drawn = bench.drawn;
    let census = drawn.census(drawn::Facts::Base);
    if bench.measures(Part::Asked) || bench.measures(Part::EveryPosting) {
        let index = bench.built("base, people", || BaseIndex::of(&census.people));
        if bench.measures(Part::Asked) {
            one_by_one(bench, &census, &index)?;
        }
        if bench.measures(Part::EveryPosting) {
            every_posting(bench, &census, &index);
        }
    }
    if bench.measures(Part::Everybody) {
        everybody(bench, &census);
    }
    Ok(())
}

fn one_by_one(bench: &mut Bench<'_>, census: &Census, index: &BaseIndex) -> Result<()> {
    let drawn = bench.drawn;
    let board = bench.built("base, postings", || BaseBoard::of(&census.postings));
    let right = Right::of(bench, census);
    let (simd, time) = (bench.simd, bench.time());
    for &threads in &bench.options.threads {
        let people = ask(&drawn.asking_postings, threads, time, Room::default, |room, posting| {
            index.best_people(census.postings.at(posting as usize), MOST, simd, room)
        });
        let postings = ask(&drawn.asking_people, threads, time, BoardRoom::default, |room, person| {
            board.best_postings(census.people.at(person as usize), MOST, simd, room)
        });
        right.note(bench, ENGINE, threads, &people, &postings);
    }
    if bench.options.is_alone() { Ok(()) } else { others(bench, census, &right) }
}

/// The exhaustive twin's answers.
pub(super) struct Right {
    people: Vec<Option<Vec<Found>>>,
    postings: Vec<Option<Vec<Found>>>,
}

impl Right {
    fn of(bench: &Bench<'_>, census: &Census) -> Self {
        eprintln!("asking the exhaustive twin");
        Self {
            people: exhaustively(bench, &bench.drawn.asking_postings, |posting| {
                exhaustive::people_by_base(census.postings.at(posting as usize), &census.people, MOST)
            }),
            postings: exhaustively(bench, &bench.drawn.asking_people, |person| {
                exhaustive::postings_by_base(census.people.at(person as usize), &census.postings, MOST)
            }),
        }
    }

    fn note(&self, bench: &mut Bench<'_>, engine: &str, threads: usize, people: &Asked, postings: &Asked) {
        for (task, asked, right) in [(Task::People, people, &self.people), (Task::Postings, postings, &self.postings)] {
            let exact = Some(asked.agreeing(right));
            bench.report.lines.push(Line { exact, ..Line::asked(task, Scoring::Base, engine, threads, asked) });
        }
    }
}

/// The answers to the first questions, by position.
pub(super) fn exhaustively(
    bench: &Bench<'_>,
    questions: &[u32],
    answer: impl Fn(u32) -> Vec<Found> + Sync,
) -> Vec<Option<Vec<Found>>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let asked: Vec<usize> = (0..questions.len().min(bench.options.exact)).collect();
    let done = bulk::run("twin", &asked, threads, || (), |(), at| Some(answer(questions[at])));
    done.kept.into_iter().chain(std::iter::repeat(None)).take(questions.len()).collect()
}

#[cfg(feature = "peers")]
fn others(bench: &mut Bench<'_>, census: &Census, right: &Right) -> Result<()> {
    use std::time::Duration;

    use super::{Peer, mebibytes, peers};
    let (drawn, time) = (bench.drawn, bench.time());
    if bench.options.peers.contains(&Peer::Tantivy) {
        let tantivy = bench.built("base, tantivy", || peers::Tantivy::build(census))?;
        for &threads in &bench.options.threads {
            let people = ask(
                &drawn.asking_postings,
                threads,
                time,
                || (),
                |(), posting| tantivy.best_people(posting, MOST).expect("an index in memory can be read"),
            );
            let postings = ask(
                &drawn.asking_people,
                threads,
                time,
                || (),
                |(), person| tantivy.best_postings(person, MOST).expect("an index in memory can be read"),
            );
            right.note(bench, "tantivy", threads, &people, &postings);
        }
    }
    if bench.options.peers.contains(&Peer::Sqlite) {
        let sqlite = bench.built("base, SQLite", || peers::Sqlite::build(census))?;
        bench.report.fact("base, SQLite, file", mebibytes(sqlite.bytes()), "MiB");
        let room = || sqlite.connect().expect("the database was made a moment ago");
        for &threads in &bench.options.threads {
            let people = ask(&drawn.asking_postings, threads, time, room, |room, posting| {
                sqlite.best_people(room, posting, MOST).expect("the database is whole")
            });
            let postings = ask(&drawn.asking_people, threads, time, room, |room, person| {
                sqlite.best_postings(room, person, MOST).expect("the database is whole")
            });
            // Its work is done on a thread of the connection.
            let [people, postings] = [people, postings].map(|asked| Asked {
                on_processor: Duration::ZERO,
                singles_on_processor: Vec::new(),
                ..asked
            });
            right.note(bench, "SQLite", threads, &people, &postings);
        }
    }
    Ok(())
}

#[cfg(not(feature = "peers"))]
#[expect(clippy::unnecessary_wraps, reason = "with the other engines it can fail")]
fn others(bench: &Bench<'_>, _: &Census, _: &Right) -> Result<()> {
    let left_out: Vec<String> = bench.options.peers.iter().map(ToString::to_string).collect();
    eprintln!("left out: {}", left_out.join(", "));
    Ok(())
}

fn every_posting(bench: &mut Bench<'_>, census: &Census, index: &BaseIndex) {
    let simd = bench.simd;
    let open = (0..census.postings.len()).filter(|&place| census.postings.rows()[place].active == 1);
    let open: Vec<usize> = open.collect();
    let sample: Vec<usize> = bench.sampled(open.len(), open.len()).into_iter().map(|at| open[at]).collect();
    for &threads in &bench.options.threads {
        let done = bulk::run("every posting, base", &sample, threads, Room::default, |room, posting| {
            index.best_people(census.postings.at(posting), MOST, simd, room).len()
        });
        let line = done.line(Task::EveryPosting, Scoring::Base, ENGINE, threads, sample.len());
        bench.report.lines.extend(line);
    }
}

fn everybody(bench: &mut Bench<'_>, census: &Census) {
    let simd = bench.simd;
    let refresh = bench.built("base, refresh of everybody", || BaseRefresh::of(&census.people, &census.postings));
    let sample = bench.sampled(refresh.units(), census.people.len());
    for &threads in &bench.options.threads {
        let done = bulk::run("everybody, base", &sample, threads, RefreshRoom::default, |room, unit| {
            let mut refreshed = refresh.best_postings(unit, MOST_OF_EVERYBODY, simd, room);
            let people = refreshed.len();
            (people, refreshed.swap_remove(unit % people.max(1)))
        });
        let people = done.kept.iter().map(|(people, _)| people).sum();
        let right = done.kept.iter().take(bench.options.exact).map(|(_, one)| {
            exhaustive::postings_by_base(census.people.at(one.place), &census.postings, MOST_OF_EVERYBODY) == one.found
        });
        let right: Vec<bool> = right.collect();
        let exact = (right.iter().filter(|&&same| same).count(), right.len());
        let line = done.line(Task::EveryPerson, Scoring::Base, ENGINE, threads, people);
        bench.report.lines.extend(line.map(|line| Line { exact: Some(exact), ..line }));
    }
}
