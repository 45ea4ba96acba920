//! `rolecall match`: one résumé against posts, or one post against résumés, in order and with receipts.

mod log;
pub(crate) mod question;
mod receipt;
pub(crate) mod replay;
mod summary;

use std::io::{self, Write};

use matching::Match;

use self::question::Question;
use self::summary::Ranked;
use crate::cli;
use crate::output::{self, Outcome};

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Match) -> anyhow::Result<Outcome> {
    let question = Question::of(arguments)?;
    let mut tally = question.tally();
    let matches = question.answer(&mut tally)?;
    if let Some(log) = &arguments.log {
        log::append(log, &question, &matches)?;
    }
    print(&matches, question.ranked(), arguments)?;
    Ok(tally.report())
}

fn print(matches: &[Match], ranked: Ranked, arguments: &cli::Match) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let format = output::format_or_default(arguments.output.format);
    for one in matches {
        match format {
            cli::Format::Json => output::write_json(&mut out, one)?,
            cli::Format::Table if arguments.receipts => receipt::write(&mut out, one, ranked)?,
            cli::Format::Table => summary::write(&mut out, one, ranked)?,
        }
    }
    out.flush()?;
    Ok(())
}
