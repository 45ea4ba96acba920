//! `rolecall read post` and `rolecall read resume`: files in, structured records out.

pub(crate) mod inputs;
mod post_card;
mod record;
mod records;
mod resume_card;

use std::io::{self, Write};

use talent::{Posting, Profile};

pub(crate) use record::Record;
pub(crate) use records::records;

use crate::cli::{self, Read, ReadArgs};
use crate::output::{self, Outcome};
use crate::parallel;
use crate::tally::{self, Tally};

/// Runs the verb.
pub(crate) fn run(verb: &Read) -> anyhow::Result<Outcome> {
    match verb {
        Read::Post(arguments) => read_all::<Posting>(arguments, post_card::write),
        Read::Resume(arguments) => read_all::<Profile>(arguments, resume_card::write),
    }
}

fn read_all<R: Record>(
    arguments: &ReadArgs,
    write_card: fn(&mut dyn Write, &R) -> io::Result<()>,
) -> anyhow::Result<Outcome> {
    let today = output::today_or_now(&arguments.output);
    let format = output::format_or_default(arguments.output.format);
    let mut tally = Tally::new(R::NAMES);
    let inputs = tally.list(&arguments.files, R::EXPECT);
    let mut out = io::BufWriter::new(io::stdout().lock());
    parallel::map_in_order(
        &inputs,
        |input| (input.named, tally::each(R::read(&input.path, today))),
        |(named, results)| -> anyhow::Result<()> {
            for mut record in tally.take(named, results) {
                if !arguments.with_text {
                    record.drop_text();
                }
                match format {
                    cli::Format::Json => output::write_json(&mut out, &record)?,
                    cli::Format::Table => write_card(&mut out, &record)?,
                }
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(tally.report())
}
