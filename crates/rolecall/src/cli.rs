//! The command line as a person types it. One definition serves parsing, `--help` and the errors for wrong usage.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// The open talent marketplace that anyone can run.
#[derive(Debug, Parser)]
#[command(name = "rolecall", version, about, arg_required_else_help = true, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Read job posts or résumés into structured records
    #[command(subcommand, arg_required_else_help = true)]
    Read(Read),
    /// Match a résumé against posts, or a post against résumés, and show why
    Match(Match),
    /// Find the skills or occupations that lines of text are likest to, or rank titles by likeness
    #[command(subcommand, arg_required_else_help = true)]
    Link(Link),
    /// Print a list of matches again, byte for byte, from the log that `match --log` keeps
    Replay(Replay),
    /// Find posts that are one vacancy, posted twice or by agencies under masked names
    Same(Same),
    /// Give every résumé a list of posts such that no post is on too many lists, and print what that costs
    Spread(Spread),
    /// Decide a placement day: everybody's orders in, one certificate for each person out
    Placement(Placement),
    /// Learn weights from what became of matches that were shown, into a new file
    Learn(Learn),
    /// Print the tables with which anyone can recompute a score
    Weights(Weights),
    /// Run the market: pages for people who look and for teams that hire
    Serve(Serve),
    /// Store posts or résumés in the market; what it knows already is not stored again
    #[command(subcommand, arg_required_else_help = true)]
    Import(Import),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Read {
    /// Read job posts: one record for every posting found (a saved job page may hold many)
    Post(ReadArgs),
    /// Read résumés: PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume or Europass XML
    Resume(ReadArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// Files or folders to read; `-` is standard input
    #[arg(required = true, value_name = "FILE|DIR|-")]
    pub(crate) files: Vec<PathBuf>,
    /// Add the text to which evidence ranges refer, as "text"
    #[arg(long)]
    pub(crate) with_text: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
#[command(
    group(clap::ArgGroup::new("one").required(true).args(["resume", "post"])),
    override_usage = "rolecall match --resume <FILE> [--wishes <FILE>] --posts <FILE|DIR>... [OPTIONS]\n       \
                      rolecall match --post <FILE> --resumes <FILE|DIR>... [OPTIONS]"
)]
pub(crate) struct Match {
    /// A résumé to match against posts
    #[arg(long, value_name = "FILE", requires = "posts")]
    pub(crate) resume: Option<PathBuf>,
    /// What the person wants: a JSON file with any of pay_floor, places, remote, titles, notice_days,
    /// employer_sizes, employer_stages, blocked_employers
    #[arg(long, value_name = "FILE", conflicts_with = "post")]
    pub(crate) wishes: Option<PathBuf>,
    /// Posts to match the résumé against: files, folders, or a .jsonl of records
    #[arg(long, value_name = "FILE|DIR", num_args = 1.., conflicts_with = "post")]
    pub(crate) posts: Vec<PathBuf>,
    /// A post to match against résumés
    #[arg(long, value_name = "FILE", requires = "resumes")]
    pub(crate) post: Option<PathBuf>,
    /// Résumés to match the post against: files, folders, or a .jsonl of records
    #[arg(long, value_name = "FILE|DIR", num_args = 1.., conflicts_with = "resume")]
    pub(crate) resumes: Vec<PathBuf>,
    /// How many matches to print
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: u32,
    /// For each match, print so many single changes that would move it up, each with the rank that it would get
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) changes: u32,
    /// Weigh by this file instead of the published weights
    #[arg(long, value_name = "FILE")]
    pub(crate) weights: Option<PathBuf>,
    /// Append to this file what was asked, of which bytes and by which weights, for `rolecall replay`
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    /// In a table, print every reason with its points, its effect and its words
    #[arg(long)]
    pub(crate) receipts: bool,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Link {
    /// Link each line (a tag, a phrase, a sentence) to skills
    Skill(LinkArgs),
    /// Link each line (a job title) to occupations, or to the titles of a list
    Title(LinkTitle),
}

#[derive(Debug, Args)]
pub(crate) struct LinkTitle {
    /// Rank the lines of this file by their likeness instead
    #[arg(long, value_name = "FILE")]
    pub(crate) among: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) link: LinkArgs,
}

#[derive(Debug, Args)]
pub(crate) struct LinkArgs {
    /// Text with one thing to link on each line; `-` is standard input
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,
    /// How many candidates to print for each line
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: u32,
    /// How to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The log
    #[arg(value_name = "FILE")]
    pub(crate) log: PathBuf,
    /// Which entry, counted from 1 [default: the last]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) entry: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct Spread {
    /// Résumés: files, folders, or a .jsonl of records
    #[arg(long, required = true, value_name = "FILE|DIR", num_args = 1..)]
    pub(crate) resumes: Vec<PathBuf>,
    /// Posts: files, folders, or a .jsonl of records
    #[arg(long, required = true, value_name = "FILE|DIR", num_args = 1..)]
    pub(crate) posts: Vec<PathBuf>,
    /// How many posts a list holds
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: u32,
    /// On how many lists a post may stand [default: twice its fair share]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) most: Option<u32>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Placement {
    /// A JSON object: {"people": [{"id", "order": [posting ids]}], "postings": [{"id", "seats", "order": [person ids]}]}
    #[arg(value_name = "FILE|-")]
    pub(crate) event: PathBuf,
    /// How to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Learn {
    /// JSON lines: matches as `match --format json` prints them, each with "list", a name for the list that it was in, and
    /// "outcome": shown, viewed, saved, applied, invited, answered, interviewed or hired
    #[arg(value_name = "FILE")]
    pub(crate) outcomes: PathBuf,
    /// The file of weights to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Start from this file instead of the published weights
    #[arg(long, value_name = "FILE")]
    pub(crate) weights: Option<PathBuf>,
    /// How to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Same {
    /// Posts: files, folders, or a .jsonl of records
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Weights {
    /// How to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Debug, Args)]
pub(crate) struct Output {
    /// The day that "till date" and "present" mean [default: today, in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
    /// How to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    pub(crate) format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The directory in which the market is kept [default: rolecall-data]
    #[arg(long, value_name = "DIR", conflicts_with = "database")]
    pub(crate) data: Option<PathBuf>,
    /// Keep it in a PostgreSQL database instead; the environment keeps a password off the command line
    #[arg(long, value_name = "URL", env = "ROLECALL_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Show an invented market, kept in a directory that is removed at the end
    #[arg(long, conflicts_with_all = ["data", "database"])]
    pub(crate) demo: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    /// The address to listen on; port 0 takes any that is free
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:7700")]
    pub(crate) listen: SocketAddr,
    /// The address at which browsers reach the site, where a proxy stands before it (https://jobs.example.org)
    #[arg(long, value_name = "URL", env = "ROLECALL_PUBLIC_URL")]
    pub(crate) public_url: Option<web::Address>,
    /// What this market is called on its pages
    #[arg(long, value_name = "NAME", default_value = "Rolecall")]
    pub(crate) name: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Store posts: files, folders, or a .jsonl of records as `read post --with-text` prints them
    Posts(ImportArgs),
    /// Store résumés: files, folders, or a .jsonl of records as `read resume --with-text` prints them
    Resumes(ImportArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files or folders to take in
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) output: Output,
}
