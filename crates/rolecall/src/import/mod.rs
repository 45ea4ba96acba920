//! `rolecall import posts|resumes`: files into the market. What is printed as stored is stored.

mod progress;
mod source;

use std::io::{self, Write as _};
use std::sync::Arc;

use market::Market;
use tokio::runtime::Runtime;

use crate::cli::{Format, Import, ImportArgs};
use crate::documents::Client;
use crate::machine::ThisMachine;
use crate::output::{self, Outcome, count};
use crate::parallel;
use crate::tally::{Tally, Unread};
use progress::Progress;
use source::{PostSource, ResumeSource, Source, Stored};

/// How many sources are stored in one transaction. A commit waits for the disk, so it is shared; what is not committed is not reported.
const BATCH: usize = 50;

/// Runs the verb.
pub(crate) fn run(verb: &Import) -> anyhow::Result<Outcome> {
    match verb {
        Import::Posts(arguments) => import::<PostSource>(arguments),
        Import::Resumes(arguments) => import::<ResumeSource>(arguments),
    }
}

fn import<S: Source>(arguments: &ImportArgs) -> anyhow::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let database = arguments.place.database()?;
    let market = runtime.block_on(Market::open(&database, Arc::new(ThisMachine), Arc::new(Client)))?;
    let today = output::today_or_now(&arguments.output);
    let mut tally = Tally::new(S::NAMES);
    let inputs = tally.list(&arguments.sources, S::EXPECT);
    let mut desk = Desk::<S> {
        market: &market,
        runtime: &runtime,
        format: output::format_or_default(arguments.output.format),
        progress: Progress::over(inputs.len()),
        waiting: Vec::new(),
        files: 0,
        new: 0,
        known: 0,
    };
    parallel::map_in_order(
        &inputs,
        |input| (input.named, S::read(&input.path, today)),
        |(named, sources)| desk.take(named, sources, &mut tally),
    )?;
    desk.store()?;
    desk.progress.finish();
    let outcome = tally.report();
    let [one, many] = S::STORED;
    output::complain(&format!("{} stored, {} known already", count(desk.new, one, many), output::number(desk.known)));
    runtime.block_on(market.close())?;
    Ok(outcome)
}

/// Where sources wait for their transaction.
struct Desk<'a, S> {
    market: &'a Market,
    runtime: &'a Runtime,
    format: Format,
    progress: Progress,
    waiting: Vec<S>,
    /// Files taken since the last transaction.
    files: usize,
    new: usize,
    known: usize,
}

impl<S: Source> Desk<'_, S> {
    fn take(&mut self, named: bool, sources: Vec<Result<S, Unread>>, tally: &mut Tally) -> anyhow::Result<()> {
        let sources = self.progress.aside(|| tally.take(named, sources));
        self.files += 1;
        self.waiting.extend(sources);
        if self.waiting.len() >= BATCH { self.store() } else { Ok(()) }
    }

    /// Stores what waits in one transaction, and says so once it is committed.
    fn store(&mut self) -> anyhow::Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let stored = self.runtime.block_on(S::store(self.market, waiting))?;
        for one in &stored {
            if one.new { self.new += one.ids.len() } else { self.known += one.ids.len() }
        }
        self.progress.aside(|| self.acknowledge(&stored))?;
        self.progress.advance(std::mem::take(&mut self.files));
        Ok(())
    }

    fn acknowledge(&self, stored: &[Stored]) -> anyhow::Result<()> {
        if self.format == Format::Table {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        for one in stored {
            output::write_json(&mut out, one)?;
        }
        out.flush()?;
        Ok(())
    }
}
