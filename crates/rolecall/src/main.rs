//! Rolecall's command line: the rim where files, the clock and the terminal are.

mod card;
mod cli;
mod documents;
mod import;
mod learn;
mod link;
mod machine;
mod matches;
mod output;
mod parallel;
mod place;
mod placement;
mod read;
mod same;
mod serve;
mod spread;
mod tally;
mod weights;

use std::process::ExitCode;

use clap::Parser as _;

use cli::{Cli, Verb};
use output::Outcome;

fn main() -> ExitCode {
    if let Some((kind, argument)) = documents::child::asked_for() {
        return documents::child::main(&kind, &argument);
    }
    let outcome = match Cli::parse().verb {
        Verb::Read(verb) => read::run(&verb),
        Verb::Match(arguments) => matches::run(&arguments),
        Verb::Link(verb) => link::run(&verb),
        Verb::Replay(arguments) => matches::replay::run(&arguments),
        Verb::Placement(arguments) => placement::run(&arguments),
        Verb::Spread(arguments) => spread::run(&arguments),
        Verb::Learn(arguments) => learn::run(&arguments),
        Verb::Same(arguments) => same::run(&arguments),
        Verb::Weights(arguments) => weights::run(&arguments),
        Verb::Serve(arguments) => serve::run(&arguments),
        Verb::Import(verb) => import::run(&verb),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::from(1),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("{error:#}"));
            ExitCode::from(1)
        }
    }
}
