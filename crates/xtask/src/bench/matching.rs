//! How fast one side is ranked for the other, as the command line does it.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use matching::{Opening, Person, Weights, rank_people, rank_postings};
use serde::de::DeserializeOwned;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Wishes};

use super::figures::Row;
use super::inputs::{self, Inputs};
use super::{Matching, process, ranked};
use crate::command;

/// Reads both sides once into records, then ranks all of one side for samples of the other, one process each.
pub(super) fn run(matching: &Matching) -> Result<Vec<Row>> {
    let binary = command::release_binary()?;
    let posts = Inputs::list(&matching.posts)?.all();
    let resumes = Inputs::list(&matching.resumes)?.all();
    let folder = Scratch::create()?;
    let (post_records, post_count) = records(&binary, "post", &posts, &folder)?;
    let (resume_records, resume_count) = records(&binary, "resume", &resumes, &folder)?;
    ensure!(post_count > 0 && resume_count > 0, "nothing to match: {post_count} posts, {resume_count} résumés");
    let (some_posts, some_resumes) =
        (inputs::sample(&posts, matching.sample), inputs::sample(&resumes, matching.sample));
    let for_resumes = Ranking {
        what: format!("a résumé file against {post_count} posts"),
        one: "--resume",
        many: "--posts",
        records: post_records,
    };
    let for_posts = Ranking {
        what: format!("a post file against {resume_count} résumés"),
        one: "--post",
        many: "--resumes",
        records: resume_records,
    };
    let mut rows = in_process(&for_resumes.records, &for_posts.records, matching.sample)?;
    rows.extend([for_resumes.measure(&binary, &some_resumes)?, for_posts.measure(&binary, &some_posts)?]);
    Ok(rows)
}

/// Ranking alone: both sides stand in memory as the matcher takes them, on one thread.
fn in_process(posts: &Path, resumes: &Path, sample: usize) -> Result<Vec<Row>> {
    let vocabulary = Vocabulary::embedded();
    let weights = Weights::published();
    let (postings, profiles) = (lines::<Posting>(posts)?, lines::<Profile>(resumes)?);
    let openings: Vec<Opening> = postings.iter().map(|posting| Opening::new(posting, vocabulary)).collect();
    let people: Vec<Person> =
        (profiles.iter()).map(|profile| Person::new(profile, &Wishes::default(), vocabulary, super::TODAY)).collect();
    let for_people = timed(inputs::sample(&people, sample), |person| {
        black_box(rank_postings(person, &openings, weights, vocabulary));
    });
    let for_openings = timed(inputs::sample(&openings, sample), |opening| {
        black_box(rank_people(opening, &people, weights, vocabulary));
    });
    let what = |one: &str, count: usize, many: &str| format!("{one} against {count} {many} with receipts, in process");
    let row = |what: String, singles: Vec<Duration>| Row::of_singles(what, singles.len(), 0, &singles, None);
    let mut rows = vec![
        row(what("a person", openings.len(), "openings"), for_people),
        row(what("an opening", people.len(), "people"), for_openings),
    ];
    rows.extend(ranked::run(&postings, &profiles));
    #[cfg(feature = "live")]
    rows.extend(super::live::run(&postings, &profiles));
    Ok(rows)
}

fn timed<T>(inputs: Vec<&T>, work: impl Fn(&T)) -> Vec<Duration> {
    let measure = |input| {
        let started = Instant::now();
        work(input);
        started.elapsed()
    };
    inputs.into_iter().map(measure).collect()
}

/// The records of a file, one a line.
fn lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| serde_json::from_str(line).context("the program printed a record it cannot take")).collect()
}

/// Reads files into one file of records; a record is a line.
fn records(binary: &Path, kind: &str, files: &[PathBuf], folder: &Scratch) -> Result<(PathBuf, usize)> {
    let mut arguments: Vec<PathBuf> =
        vec!["read".into(), kind.into(), "--with-text".into(), "--format".into(), "json".into()];
    arguments.extend(files.iter().cloned());
    let read = process::run(binary, &arguments)?;
    let path = folder.0.join(format!("{kind}.jsonl"));
    fs::write(&path, &read.stdout).with_context(|| path.display().to_string())?;
    Ok((path, read.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count()))
}

/// One against many.
struct Ranking {
    what: String,
    one: &'static str,
    many: &'static str,
    records: PathBuf,
}

impl Ranking {
    fn measure(&self, binary: &Path, files: &[&PathBuf]) -> Result<Row> {
        let mut singles = Vec::new();
        let mut peak = None;
        for file in files {
            let mut arguments: Vec<PathBuf> = vec!["match".into(), self.one.into(), (*file).clone()];
            arguments.extend([self.many.into(), self.records.clone()]);
            arguments.extend(["--top", "10", "--format", "json"].map(PathBuf::from));
            singles.push(process::run(binary, &arguments)?.time);
            if peak.is_none() {
                peak = process::run_watched(binary, &arguments)?.peak;
            }
        }
        Ok(Row::of_singles(
            format!("{}, the program, one process each", self.what),
            files.len(),
            inputs::bytes(files),
            &singles,
            peak,
        ))
    }
}

/// A folder that goes when the benchmark ends.
struct Scratch(PathBuf);

impl Scratch {
    fn create() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("rolecall-bench-{}", std::process::id()));
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind in the machine's folder for such things harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
