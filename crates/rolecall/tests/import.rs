//! `rolecall import`: what is told as stored is stored, whatever happens to the process, and nothing is stored twice.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

fn rolecall(arguments: &[&str], data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(arguments).arg("--data").arg(data).args(["--format", "json", "--today", "2026-11-20"]);
    command.env_remove("ROLECALL_DATABASE").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str], data: &Path) -> Output {
    rolecall(arguments, data).output().unwrap()
}

/// What was acknowledged: for every file its ids, and whether it was new.
fn acknowledged(lines: &str) -> BTreeMap<String, (Vec<String>, bool)> {
    lines.lines().map(acknowledgement).collect()
}

fn acknowledgement(line: &str) -> (String, (Vec<String>, bool)) {
    let line: Value = serde_json::from_str(line).unwrap();
    let ids = line["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    (line["file"].as_str().unwrap().to_owned(), (ids, line["new"].as_bool().unwrap()))
}

fn sentences(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// So many posts, no two alike.
fn posts(folder: &Path, count: usize) -> PathBuf {
    const TRADES: [&str; 5] = ["Bridge Painter", "Payroll Accountant", "Rust Engineer", "Night Nurse", "Pastry Chef"];
    let folder = folder.join("posts");
    fs::create_dir(&folder).unwrap();
    for n in 0..count {
        let (trade, years) = (TRADES[n % TRADES.len()], n % 9 + 1);
        let text = format!(
            "{trade}\nQuay {n} Works\n{years} - {} years\n\nWe look for a {trade} for quay {n}. You bring {years} years of Excel and patience.\n",
            years + 2
        );
        fs::write(folder.join(format!("{n:05}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn importing_a_folder_twice_adds_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let (folder, data) = (posts(directory.path(), 120), directory.path().join("data"));
    let arguments = ["import", "posts", folder.to_str().unwrap()];
    let first = run(&arguments, &data);
    assert!(first.status.success(), "{}", sentences(&first));
    assert!(sentences(&first).contains("120 postings stored, 0 known already"), "{}", sentences(&first));
    let second = run(&arguments, &data);
    assert!(sentences(&second).contains("0 postings stored, 120 known already"), "{}", sentences(&second));
    let ids = |output: &Output| -> Vec<_> {
        let lines = acknowledged(std::str::from_utf8(&output.stdout).unwrap());
        lines.into_iter().map(|(file, (ids, _))| (file, ids)).collect()
    };
    assert_eq!(ids(&first), ids(&second), "a file has the postings that it had");
}

#[test]
fn a_file_that_cannot_be_read_spoils_nothing_else() {
    let directory = tempfile::tempdir().unwrap();
    let (folder, data) = (posts(directory.path(), 3), directory.path().join("data"));
    fs::write(folder.join("00001.txt"), b"\x89PNG\r\n\x1a\n").unwrap();
    let output = run(&["import", "posts", folder.to_str().unwrap()], &data);
    assert_eq!(output.status.code(), Some(1));
    let said = sentences(&output);
    assert!(said.contains("00001.txt: is a PNG image") && said.contains("2 postings stored"), "{said}");
}

#[test]
fn what_was_acknowledged_survives_fifty_kills() {
    let directory = tempfile::tempdir().unwrap();
    let (folder, data) = (posts(directory.path(), 1500), directory.path().join("data"));
    let arguments = ["import", "posts", folder.to_str().unwrap()];
    let mut promised: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for kill in 0..50_u64 {
        for (file, (ids, _)) in killed_after(Duration::from_millis(kill * 37 % 211), &arguments, &data) {
            let before = promised.entry(file.clone()).or_insert_with(|| ids.clone());
            assert_eq!(*before, ids, "{file} changed its postings between two runs");
        }
    }
    let output = run(&arguments, &data);
    assert!(output.status.success(), "{}", sentences(&output));
    let stored = acknowledged(std::str::from_utf8(&output.stdout).unwrap());
    assert_eq!(stored.len(), 1500);
    for (file, ids) in promised {
        assert_eq!(stored[&file], (ids, false), "{file} was acknowledged before a kill");
    }
}

/// Starts the program, kills it at a moment and returns what it acknowledged until then.
fn killed_after(moment: Duration, arguments: &[&str], data: &Path) -> BTreeMap<String, (Vec<String>, bool)> {
    let mut program = rolecall(arguments, data).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let (sender, ended) = mpsc::channel::<()>();
    let reader = std::thread::spawn(move || {
        // The last line may be cut in two by the kill: it was not told.
        let told = lines.map_while(Result::ok).filter(|line| line.ends_with('}')).map(|line| acknowledgement(&line));
        let told = told.collect();
        drop(sender);
        told
    });
    // Whichever comes first: the moment, or the end of the program.
    let _ = ended.recv_timeout(moment);
    program.kill().unwrap();
    program.wait().unwrap();
    reader.join().unwrap()
}
