//! The project's own chores: `cargo xtask <chore>`.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a chore talks to the person who runs it")]
#![expect(clippy::disallowed_methods, reason = "chores start cargo and other tools, and measure time")]

mod audit;
mod bench;
mod browser;
mod command;
mod gate;
mod newcomer;
mod packages;
mod postgres;
mod score;
mod soak;
mod tidy;
mod train;
mod tree;
mod vocabulary;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The project's own chores.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Everything that must pass before a change lands: `check`, README's first command, all tests, the pages in a browser.
    Test,
    /// Format, lints with warnings denied, tidy.
    Check,
    /// The rules of the house that no compiler knows.
    Tidy,
    /// Run a command with the tests' PostgreSQL up: `cargo xtask postgres -- cargo test --package market`.
    Postgres {
        /// The command and its arguments; it finds the URL in ROLECALL_TEST_POSTGRES.
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        command: Vec<String>,
    },
    /// What stops that PostgreSQL once its run has ended.
    #[command(hide = true)]
    PostgresKeeper {
        /// The folder of PostgreSQL's programs.
        programs: PathBuf,
        /// The folder of the cluster.
        folder: PathBuf,
    },
    /// The tests of `browser/` against a debug build.
    Browser {
        /// Beginnings of the names of test files; all of them without one.
        names: Vec<String>,
    },
    /// Licences, unused dependencies and spelling, with tools that a fresh machine would have to compile.
    Audit,
    /// Inputs a second, latency and memory, over a folder.
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Run a yardstick (`DIR/score.py`) against the release binary.
    Score {
        /// The folder that holds `score.py` and the data it measures on.
        dir: PathBuf,
        /// The sets to measure; all of them without one.
        sets: Vec<String>,
    },
    /// Build the Vocabulary's tables from the public files in DIR and the tables in crates/talent/tables.
    Vocabulary {
        /// The folder that holds the ESCO, O*NET and GeoNames files.
        dir: PathBuf,
    },
    /// Hold laws up to many more cases than the tests do.
    #[command(subcommand)]
    Soak(soak::Soak),
    /// Train the models that the program carries from the public files in DIR.
    Train {
        /// The folder that holds the data to train on.
        dir: PathBuf,
        /// The models to train; all of them without one.
        models: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Test => gate::test(),
        Chore::Check => gate::check(),
        Chore::Tidy => tidy::run(),
        Chore::Postgres { command } => postgres::run(&command),
        Chore::PostgresKeeper { programs, folder } => postgres::keep(&programs, &folder),
        Chore::Browser { names } => browser::run_debug(&names),
        Chore::Audit => audit::run(),
        Chore::Bench(bench) => bench::run(&bench),
        Chore::Soak(soak) => soak::run(&soak),
        Chore::Vocabulary { dir } => vocabulary::build(&dir),
        Chore::Train { dir, models } => train::run(&dir, &models),
        Chore::Score { dir, sets } => score::run(&dir, &sets),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
