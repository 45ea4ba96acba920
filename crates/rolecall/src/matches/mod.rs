//! `rolecall match`: one résumé against posts, or one post against résumés, in order and with receipts.

mod line;
mod log;
pub(crate) mod question;
mod receipt;
pub(crate) mod replay;
mod summary;

use std::io::{self, Write};

use self::line::Line;
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

fn print(matches: &[Line], ranked: Ranked, arguments: &cli::Match) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let format = output::format_or_default(arguments.output.format);
    for line in matches {
        if format == cli::Format::Json {
            output::write_json(&mut out, line)?;
            continue;
        }
        let card_of = if arguments.receipts { receipt::card } else { summary::card };
        let mut card = card_of(&line.shown, ranked);
        for moved in &line.changes {
            card.row("change", Some(moved.text.clone()));
        }
        card.write(&mut out)?;
    }
    out.flush()?;
    Ok(())
}
