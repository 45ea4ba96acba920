//! `rolecall replay`: a list of matches once more, from the log of decisions, and whether it is the same to the byte.

use std::io::{self, Write as _};

use super::log::{self, Decision};
use crate::cli;
use crate::output::{self, Outcome, count};

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Replay) -> anyhow::Result<Outcome> {
    let decision = Decision::read(&arguments.log, arguments.entry.map(|entry| entry as usize))?;
    let changes = decision.changes()?;
    for change in &changes {
        output::complain(change);
    }
    let mut tally = decision.question.tally();
    let matches = decision.question.answer(&mut tally)?;
    let lines = log::lines(&matches)?;
    let mut out = io::stdout().lock();
    out.write_all(&lines)?;
    out.flush()?;
    tally.report();
    let counted = count(matches.len(), "match", "matches");
    if decision.is_answer(&lines, matches.len()) {
        output::complain(&format!("{counted}, the same bytes as then"));
        return Ok(Outcome::Done);
    }
    let why = if changes.is_empty() { ", though nothing that it is made of has changed: this is a fault" } else { "" };
    output::complain(&format!("{counted}, not the list that was printed then{why}"));
    Ok(Outcome::Incomplete)
}
