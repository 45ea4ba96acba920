//! The site over a large market: how long its pages take and how large they are, measured through the program as a visitor meets it.

mod visitor;

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;
use talent::{Evidence, Posting};

use super::figures::Row;
use super::{crowd, process};
use crate::command;
use visitor::{Answer, Visitor};

#[derive(Args)]
pub(crate) struct Site {
    /// How many postings the market holds.
    #[arg(long, default_value_t = 20_000)]
    postings: usize,
    /// How often each kind of page is asked for.
    #[arg(long, default_value_t = 300)]
    requests: usize,
    /// Also print one JSON object for each row.
    #[arg(long)]
    pub(super) json: bool,
}

/// Pages beyond this, their style sheet aside, are too large.
const PAGE_BYTES_MAX: usize = 60_000;

/// What visitors of a market type.
const SEARCHES: [&str; 8] = [
    "/postings?q=kubernetes",
    "/postings?q=engineer&remote=allowed",
    "/postings?q=nurse",
    "/postings?place=pune",
    "/postings?q=java&posted=30&page=3",
    "/postings?skill=python&seniority=senior",
    "/postings?pay_min=1500000&currency=INR",
    "/postings?q=chef+brighton",
];

/// Fills a market, opens it and measures its pages.
pub(super) fn run(site: &Site) -> Result<Vec<Row>> {
    let program = command::release_binary()?;
    let folder = std::env::temp_dir().join(format!("rolecall-bench-{}", std::process::id()));
    let _removed = Removed(folder.clone());
    fs::create_dir_all(&folder)?;
    let data = folder.join("data");
    let mut rows = vec![import(&program, &folder, &data, site.postings)?];
    let (server, opened) = Server::open(&program, &data)?;
    rows.push(Row::of_batch(format!("open a market of {} postings", site.postings), 1, 0, opened, None));
    let mut visitor = Visitor::of(&server.address);
    let matches = visitor.hand_in(&resume()?)?;
    let ids = visitor.postings()?;
    let kinds: [(&str, Vec<String>); 5] = [
        ("home", vec!["/".to_owned()]),
        ("the list of postings", vec!["/postings".to_owned()]),
        ("a search", SEARCHES.map(str::to_owned).into()),
        ("a posting", ids.iter().map(|id| format!("/postings/{id}")).collect()),
        ("a person's matches", vec![matches]),
    ];
    for (kind, pages) in kinds {
        rows.push(page(&mut visitor, kind, &pages, site.requests)?);
    }
    Ok(rows)
}

/// One kind of page, asked for in turn. The first round is not measured.
fn page(visitor: &mut Visitor, kind: &str, pages: &[String], requests: usize) -> Result<Row> {
    let (mut times, mut largest): (Vec<Duration>, usize) = (Vec::new(), 0);
    for at in 0..requests + pages.len() {
        let page = &pages[at % pages.len()];
        let Answer { status, body, time } = visitor.get(page)?;
        ensure!(status == 200, "{page} answers {status}");
        largest = largest.max(body.len());
        if at >= pages.len() {
            times.push(time);
        }
    }
    ensure!(largest <= PAGE_BYTES_MAX, "{kind} is {largest} bytes, more than {PAGE_BYTES_MAX}");
    Ok(Row::of_singles(format!("{kind}, at most {largest} bytes"), pages.len(), largest as u64, &times, None))
}

/// Postings made by mixing what the fixtures hold, each with a text of its own, stored by the program.
fn import(program: &Path, folder: &Path, data: &Path, count: usize) -> Result<Row> {
    let fixtures = fixtures(program)?;
    let list = folder.join("postings.jsonl");
    let mut out = std::io::BufWriter::new(fs::File::create(&list)?);
    for (at, posting) in crowd::postings(&fixtures, count).enumerate() {
        serde_json::to_writer(&mut out, &with_text(posting, at))?;
        out.write_all(b"\n")?;
    }
    out.into_inner()?.sync_all()?;
    let started = Instant::now();
    let status = Command::new(program)
        .args(["import", "posts"])
        .arg(&list)
        .arg("--data")
        .arg(data)
        .args(["--format", "json"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()?;
    ensure!(status.success(), "the postings could not be imported");
    Ok(Row::of_batch(format!("store {count} postings that were read before"), count, 0, started.elapsed(), None))
}

/// The postings of the fixtures, as the program reads them.
fn fixtures(program: &Path) -> Result<Vec<Posting>> {
    let posts = command::root().join("fixtures/posts").display().to_string();
    let read = process::run(program, &["read", "post", &posts, "--format", "json", "--today", "2026-11-20"])?;
    let lines = read.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| Ok(serde_json::from_slice(line)?)).collect()
}

/// The posting over a text that no other has, to which no evidence refers.
fn with_text(posting: Posting, number: usize) -> Posting {
    let title = posting.title.clone().unwrap_or_default();
    let text = format!("{title}\nNumber {number}\n\n{}", posting.description);
    let mut posting =
        Posting { evidence: Evidence::default(), problems: Vec::new(), text: Some(text.into()), ..posting };
    posting.skills.iter_mut().for_each(|skill| skill.evidence.clear());
    posting
}

/// The résumé that is handed in.
fn resume() -> Result<String> {
    Ok(fs::read_to_string(command::root().join("fixtures/resumes/priyam-sengupta-vale.md"))?)
}

/// The running market, stopped when it is dropped.
struct Server {
    program: Child,
    address: String,
}

impl Server {
    /// Starts it and waits until it says that it is open.
    fn open(program: &Path, data: &Path) -> Result<(Self, Duration)> {
        let started = Instant::now();
        let mut program = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let lines = BufReader::new(program.stdout.take().context("the server has no output")?).lines();
        let line = lines.map_while(Result::ok).find(|line| line.contains("http://"));
        let opened = started.elapsed();
        let line = line.context("the server ended before it opened")?;
        let rest = line.split("http://").nth(1).unwrap_or_default();
        let address = rest.split('/').next().unwrap_or_default().to_owned();
        Ok((Self { program, address }, opened))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It is a market for measuring: nothing in it is worth a farewell.
        drop(self.program.kill());
        drop(self.program.wait());
    }
}

/// A folder that is removed at the end, however that comes.
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
