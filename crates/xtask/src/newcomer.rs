//! What README.md tells a newcomer to run first, run as it stands there.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::command;

/// Runs the first command of README.md. One that serves is asked for its first page and then stopped as an operator stops it.
pub(crate) fn run() -> Result<()> {
    let readme = std::fs::read_to_string(command::root().join("README.md")).context("README.md cannot be read")?;
    let line = first_command(&readme).context("README.md tells nobody to `cargo run`")?;
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.contains(&"serve") { serve(&words) } else { command::run(words[0], &words[1..]) }
}

/// The first line of a README that runs the program.
fn first_command(readme: &str) -> Option<&str> {
    readme.lines().find(|line| line.starts_with("cargo run "))
}

/// Starts the server, on a free port rather than the usual one, which may be taken.
fn serve(words: &[&str]) -> Result<()> {
    let words = [words, &["--listen", "127.0.0.1:0"]].concat();
    let shown = words.join(" ");
    println!("$ {shown}");
    let begun = Instant::now();
    let mut server = Command::new(words[0])
        .args(&words[1..])
        .current_dir(command::root())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{shown}` could not be started"))?;
    let mut said = BufReader::new(server.stdout.take().context("the server has no output")?).lines();
    let address = said.by_ref().map_while(Result::ok).find_map(|line| address(&line).map(str::to_owned));
    let answered = address.context("it ended before it named its address").and_then(|address| first_page(&address));
    println!("The first page came after {:.1} s, what had to be built included.", begun.elapsed().as_secs_f64());
    command::run("kill", &["-TERM", &server.id().to_string()])?;
    let status = server.wait()?;
    answered.with_context(|| format!("`{shown}` shows no page"))?;
    ensure!(status.success(), "`{shown}` did not stop well when it was asked to ({status})");
    Ok(())
}

/// `127.0.0.1:7777` of a line that names `http://127.0.0.1:7777/`.
fn address(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("http://")?;
    rest.split(|character: char| character == '/' || character.is_whitespace()).next()
}

fn first_page(address: &str) -> Result<()> {
    let mut stream = TcpStream::connect(address).with_context(|| format!("nobody listens at {address}"))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let status = String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned();
    if !status.starts_with("HTTP/1.1 200") {
        bail!("the first page is `{status}`");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_command_of_a_readme_is_its_first_run() {
        let readme =
            "Try\n\n```\ncargo run --release -- match --top 1\n```\n\nthen `cargo run` or\n\n    cargo run -- read\n";
        assert_eq!(first_command(readme), Some("cargo run --release -- match --top 1"));
        assert_eq!(first_command("cargo xtask test"), None);
    }

    #[test]
    fn an_address_ends_where_its_path_begins() {
        assert_eq!(address("Open http://127.0.0.1:7777/ and look"), Some("127.0.0.1:7777"));
        assert_eq!(address("Open http://127.0.0.1:7777"), Some("127.0.0.1:7777"));
        assert_eq!(address("60 postings"), None);
    }
}
