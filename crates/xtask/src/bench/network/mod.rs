//! Matching a whole network: people and postings by the million, drawn by the generator of the base task.
//!
//! Every engine answers the same questions in the same process; answers are compared item by item with the exhaustive twin's. A ratio to
//! another engine of the same run carries to other machines, milliseconds do not; where other work shares the machine, the time that threads
//! were on the processor tells more than a clock.

mod arrays;
mod ask;
mod base;
mod bulk;
mod curves;
mod drawn;
mod full;
mod life;
pub(super) mod machine;
#[cfg(feature = "peers")]
mod peers;
mod report;

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use clap::{Args, ValueEnum};
use matching::{Simd, SimdKind};

use drawn::Drawn;
use report::Report;

/// How many are asked for: of one person or posting, and of everybody.
const MOST: usize = 50;
const MOST_OF_EVERYBODY: usize = 20;

#[derive(Args)]
pub(crate) struct Network {
    /// The folder that `gen.py M N DIR --full` wrote.
    #[arg(long)]
    dir: PathBuf,
    /// Only the first so many people: the same draw, smaller.
    #[arg(long)]
    people: Option<usize>,
    /// Questions of each kind.
    #[arg(long, default_value_t = 500)]
    questions: usize,
    /// How many answers of each kind are compared with the exhaustive twin's.
    #[arg(long, default_value_t = 200)]
    exact: usize,
    /// Numbers of threads.
    #[arg(long, value_delimiter = ',', default_values_t = [1, 2])]
    threads: Vec<usize>,
    /// Seconds after which an engine is asked no more.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// For so many people, or as many postings, the best of everybody are found; for the whole network without it, for none with 0.
    #[arg(long)]
    bulk: Option<usize>,
    /// What is measured.
    #[arg(long, value_delimiter = ',', default_values_t = [Part::Asked, Part::Everybody, Part::EveryPosting, Part::Life])]
    parts: Vec<Part>,
    /// Which scores.
    #[arg(long, value_delimiter = ',', default_values_t = [Chosen::Base, Chosen::Full])]
    scores: Vec<Chosen>,
    /// Other engines on the base task.
    #[arg(long, value_delimiter = ',', default_values_t = [Peer::Tantivy, Peer::Sqlite])]
    peers: Vec<Peer>,
    /// Without the other engines, whose compilation takes minutes.
    #[arg(long)]
    alone: bool,
    /// The kind of vector instructions; the widest that the processor has without it.
    #[arg(long)]
    simd: Option<String>,
    /// Our engine alone on the first so many people, for each of these numbers: how it grows.
    #[arg(long, value_delimiter = ',', conflicts_with = "people")]
    growth: Vec<usize>,
    /// Where to draw the curves of the growth, as SVG.
    #[arg(long, requires = "growth")]
    curves: Option<PathBuf>,
    /// A table for people, or JSON for comparison from run to run.
    #[arg(long, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Chosen {
    Base,
    Full,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Questions one by one.
    Asked,
    /// The best postings of everybody.
    Everybody,
    /// The best people of every posting.
    EveryPosting,
    /// The file of an index, and changes beside one.
    Life,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Peer {
    Tantivy,
    Sqlite,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

macro_rules! shown_by_name {
    ($($kind:ty),*) => {$(
        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.to_possible_value().expect("no kind is hidden").get_name())
            }
        }
    )*};
}

shown_by_name!(Chosen, Part, Peer, Format);

impl Network {
    /// What of this crate has to be compiled besides.
    pub(super) const fn features(&self) -> &'static [&'static str] {
        if self.is_alone() { &[] } else { &["--features", "peers"] }
    }

    const fn is_alone(&self) -> bool {
        self.alone || !self.growth.is_empty()
    }
}

/// What all measuring here needs.
struct Bench<'a> {
    options: &'a Network,
    drawn: &'a Drawn,
    simd: Simd,
    report: Report,
}

/// Measures and prints; fails where an answer is not the exhaustive twin's.
pub(super) fn run(options: &Network) -> Result<()> {
    let mut drawn = Drawn::read(&options.dir)?;
    let simd = simd(options.simd.as_deref())?;
    let sizes =
        if options.growth.is_empty() { vec![options.people.unwrap_or(usize::MAX)] } else { options.growth.clone() };
    let mut reports = Vec::with_capacity(sizes.len());
    for size in sizes {
        drawn.keep(size, options.questions)?;
        reports.push((drawn.people(), measured(options, &drawn, simd)?));
    }
    if let Some(path) = &options.curves {
        fs::write(path, curves::svg(&reports)).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let wrong: Vec<String> = reports.iter().flat_map(|(_, report)| report.wrong()).collect();
    ensure!(wrong.is_empty(), "answers differ from the exhaustive twin's: {}", wrong.join(", "));
    Ok(())
}

fn measured(options: &Network, drawn: &Drawn, simd: Simd) -> Result<Report> {
    let (people, postings) = (drawn.people(), drawn.postings());
    let machine = format!("{people} people, {postings} postings; {}; {}", machine::described(), simd.kind());
    eprintln!("{machine}");
    let mut bench = Bench { options, drawn, simd, report: Report::default() };
    if options.scores.contains(&Chosen::Base) {
        base::run(&mut bench)?;
    }
    if options.scores.contains(&Chosen::Full) {
        full::run(&mut bench)?;
    }
    match options.format {
        Format::Table => bench.report.table().iter().for_each(|line| println!("{line}")),
        Format::Json => println!("{}", bench.report.json(&machine)),
    }
    Ok(bench.report)
}

fn simd(name: Option<&str>) -> Result<Simd> {
    let kinds = Simd::all();
    let Some(name) = name else { return Ok(kinds[0]) };
    let names: Vec<String> = kinds.iter().map(|simd| simd.kind().to_string()).collect();
    let chosen = SimdKind::ALL.into_iter().filter(|kind| kind.to_string() == name).find_map(Simd::of);
    chosen.ok_or_else(|| anyhow::anyhow!("no instructions {name:?} here: expected one of {}", names.join(", ")))
}

impl Bench<'_> {
    /// The longest that an engine is asked.
    fn time(&self) -> Duration {
        Duration::from_secs(self.options.seconds)
    }

    /// Builds something, and notes how long that took and by how much this process grew.
    fn built<T>(&mut self, what: &str, build: impl FnOnce() -> T) -> T {
        eprintln!("building {what}");
        let (resident, started) = (machine::resident(), Instant::now());
        let value = build();
        let seconds = started.elapsed().as_secs_f64();
        self.report.fact(format!("{what}, built"), seconds, "s");
        self.report.fact(format!("{what}, resident"), mebibytes(machine::resident().saturating_sub(resident)), "MiB");
        value
    }

    fn measures(&self, part: Part) -> bool {
        self.options.parts.contains(&part)
    }

    /// Every so many of `units`, so that about as many members as asked for are in them.
    fn sampled(&self, units: usize, members: usize) -> Vec<usize> {
        let wanted = self.options.bulk.unwrap_or(members);
        let step = members.checked_div(wanted).unwrap_or(usize::MAX).max(1);
        (0..units).step_by(step).take(if wanted == 0 { 0 } else { units }).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "bytes of memory are far below 2^52")]
fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}
