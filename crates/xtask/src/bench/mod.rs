//! Benchmarks over a folder of inputs: how many a second, how long the middle and the slowest take, how much memory.
//!
//! Two kinds of rows. `in process` calls the crate, one input after the other on one thread. `the program` starts the release binary as a
//! person does, so that start-up, the vocabulary and the limited child of a PDF are in the figure.

mod baselines;
mod crowd;
mod dice;
mod figures;
mod inputs;
#[cfg(feature = "live")]
mod live;
mod matching;
mod network;
mod process;
mod ranked;
mod reading;
mod same;
mod site;

use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{Args, Subcommand};

use crate::command;
use figures::Row;

/// The day on which open ends end: fixed, so that a figure does not change with the calendar.
pub(crate) const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 20);

/// What to measure.
#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Reading: texts in process and through the program, PDF and DOCX through the program with its child.
    Read(Reading),
    /// Matching: each résumé against all posts, and each post against all résumés.
    Match(Matching),
    /// Rolecall's rankings beside BM25, TF-IDF and LSI over the same texts.
    Baselines {
        /// The folder that holds the labelled data.
        dir: PathBuf,
    },
    /// The site: its pages over a large market, through the program.
    Site(site::Site),
    /// Sameness: posts that a recipe makes of labelled ones, posted again and by agencies under masked names.
    Same(same::Same),
    /// A whole network: people and postings by the million, both ways, against other engines.
    Network(Box<network::Network>),
}

#[derive(Args)]
pub(crate) struct Reading {
    /// Files or folders; texts are read as posts, PDF, DOCX and JSON as résumés.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Read the texts as résumés too.
    #[arg(long)]
    resumes: bool,
    /// Also print one JSON object for each row.
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub(crate) struct Matching {
    /// Files or folders of résumés.
    #[arg(long, required = true, num_args = 1..)]
    resumes: Vec<PathBuf>,
    /// Files or folders of posts.
    #[arg(long, required = true, num_args = 1..)]
    posts: Vec<PathBuf>,
    /// How many résumés and how many posts to run, one process each; they are taken evenly from the whole.
    #[arg(long, default_value_t = 50)]
    sample: usize,
    /// Also print one JSON object for each row.
    #[arg(long)]
    json: bool,
}

/// Measures and prints. A debug build of the chores starts its release build first: a debug figure means nothing.
pub(crate) fn run(bench: &Bench) -> Result<()> {
    let timed = !matches!(bench, Bench::Baselines { .. });
    if timed && cfg!(debug_assertions) {
        let features = match bench {
            Bench::Network(network) => network.features(),
            Bench::Match(_) => &["--features", "live"],
            _ => &[],
        };
        return in_release(features);
    }
    let (rows, json) = match bench {
        Bench::Network(network) => return network::run(network),
        Bench::Read(reading) => (reading::run(reading)?, reading.json),
        Bench::Match(matching) => (matching::run(matching)?, matching.json),
        Bench::Site(site) => (site::run(site)?, site.json),
        Bench::Same(same) => return same::run(same),
        Bench::Baselines { dir } => return baselines::run(dir),
    };
    ensure!(!rows.is_empty(), "nothing to measure in there");
    print(&rows, json);
    Ok(())
}

fn in_release(features: &[&str]) -> Result<()> {
    let passed: Vec<String> = std::env::args().skip(1).collect();
    let mut arguments = vec!["run", "--quiet", "--release", "--locked", "--package", "xtask"];
    arguments.extend(features);
    arguments.push("--");
    arguments.extend(passed.iter().map(String::as_str));
    command::run_here("cargo", &arguments)
}

fn print(rows: &[Row], json: bool) {
    println!();
    for line in figures::table(rows) {
        println!("{line}");
    }
    println!("\n{}", figures::LEGEND);
    if json {
        for row in rows {
            println!("{}", row.json());
        }
    }
}
