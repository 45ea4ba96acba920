//! `rolecall weights`: the numbers with which anyone can recompute a score.

use std::io::{self, Write};

use matching::{Side, Weights};

use crate::cli;
use crate::output::{self, Outcome};

/// How far apart the rows of the chance table are on a terminal, in points.
const ROW_EVERY: usize = 50;

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Weights) -> anyhow::Result<Outcome> {
    let weights = Weights::published();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match output::format_or_default(arguments.format) {
        cli::Format::Json => writeln!(out, "{}", weights.to_json())?,
        cli::Format::Table => write_table(&mut out, weights)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

fn write_table(out: &mut impl Write, weights: &Weights) -> io::Result<()> {
    writeln!(out, "Weights, version {}. {}", weights.version, weights.about)?;
    writeln!(out, "All of it, with every row of both tables: rolecall weights --format json\n")?;
    writeln!(out, "{:>6}  {:>9}  {:>9}", "points", "team", "person")?;
    let (team, person) = (weights.table(Side::Team), weights.table(Side::Person));
    for (points, (team, person)) in team.iter().zip(person).enumerate().step_by(ROW_EVERY) {
        let decimal = |ppm: u32| format!("{}.{:06}", ppm / 1_000_000, ppm % 1_000_000);
        writeln!(out, "{points:>6}  {:>9}  {:>9}", decimal(*team), decimal(*person))?;
    }
    Ok(())
}
