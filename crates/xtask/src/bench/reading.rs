//! How fast posts and résumés are read.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use talent::vocabulary::Vocabulary;

use super::figures::Row;
use super::inputs::{self, Inputs};
use super::{Reading, process};
use crate::command;

/// Texts are read again and again until this much time is measured, so that a small folder gives a figure too.
const MEASURE_AT_LEAST: Duration = Duration::from_secs(2);

/// Measures what the folder holds.
pub(super) fn run(reading: &Reading) -> Result<Vec<Row>> {
    let inputs = Inputs::list(&reading.paths)?;
    let binary = command::release_binary()?;
    let mut rows = Vec::new();
    let kind = if reading.resumes { "resume" } else { "post" };
    if !inputs.texts.is_empty() {
        rows.extend(in_process(&inputs.texts, reading.resumes)?);
        rows.extend(through_the_program(&binary, kind, "texts", &inputs.texts)?);
    }
    if !inputs.documents.is_empty() {
        rows.extend(through_the_program(&binary, "resume", "documents", &inputs.documents)?);
    }
    Ok(rows)
}

fn in_process(files: &[PathBuf], as_resumes: bool) -> Result<Vec<Row>> {
    let texts: Vec<String> = files.iter().map(|file| inputs::text(file)).collect::<Result<_>>()?;
    let context = extract::Context { vocabulary: Vocabulary::embedded(), today: super::TODAY };
    let read = |text: &str| {
        if as_resumes {
            black_box(extract::read_resume(black_box(text), context));
        } else {
            black_box(extract::read_posts(black_box(text), context));
        }
    };
    let count_words = |text: &str| {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for word in black_box(text).split(|character: char| !character.is_alphanumeric()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        black_box(counts);
    };
    let what = if as_resumes { "résumé texts" } else { "posts" };
    Ok(vec![
        measure(&format!("{what}, in process, one thread"), &texts, read),
        measure("baseline: count the words of the same texts", &texts, count_words),
    ])
}

/// Reads all texts once to warm up, then measures each of them in turn.
fn measure(what: &str, texts: &[String], work: impl Fn(&str)) -> Row {
    for text in texts {
        work(text);
    }
    let mut singles = Vec::new();
    let started = Instant::now();
    while started.elapsed() < MEASURE_AT_LEAST {
        for text in texts {
            let started = Instant::now();
            work(text);
            singles.push(started.elapsed());
        }
    }
    let bytes = texts.iter().map(|text| text.len() as u64).sum();
    Row::of_singles(what, texts.len(), bytes, &singles, None)
}

fn through_the_program(binary: &Path, kind: &str, what: &str, files: &[PathBuf]) -> Result<Vec<Row>> {
    /// One process each is for the latency; more of them would only take longer.
    const SINGLES_MAX: usize = 200;
    let with = |file: &PathBuf| ["read".into(), kind.into(), "--format".into(), "json".into(), file.clone()];
    let sample = inputs::sample(files, SINGLES_MAX);
    let mut singles = Vec::new();
    for file in &sample {
        singles.push(process::run(binary, &with(file))?.time);
    }
    let mut arguments: Vec<PathBuf> = vec!["read".into(), kind.into(), "--format".into(), "json".into()];
    arguments.extend(files.iter().cloned());
    let batch = process::run_watched(binary, &arguments)?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    Ok(vec![
        Row::of_singles(
            format!("{what}, the program, one process each"),
            sample.len(),
            inputs::bytes(&sample),
            &singles,
            None,
        ),
        Row::of_batch(
            format!("{what}, the program, all at once on {cores} cores"),
            files.len(),
            inputs::bytes(files),
            batch.time,
            batch.peak,
        ),
    ])
}
