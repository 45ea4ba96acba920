//! `rolecall link`: one answer for each line, whatever the line holds, and one sentence for a file that cannot be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// How the program ended and what it said.
struct Ran {
    exit: Option<i32>,
    out: String,
    complaints: Vec<String>,
}

impl Ran {
    fn answers(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

fn folder() -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("link");
    fs::create_dir_all(&path).unwrap();
    path
}

fn run(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .arg("link")
        .args(arguments)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that refuses the input need not read it.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap().lines().map(str::to_owned).collect();
    Ran { exit: output.status.code(), out: String::from_utf8(output.stdout).unwrap(), complaints }
}

fn labels(answer: &Value) -> Vec<&str> {
    answer["candidates"].as_array().unwrap().iter().filter_map(|one| one["esco_label"].as_str()).collect()
}

/// Links one line and looks for a label among the first `within`.
fn check_links(kind: &str, line: &str, label: &str, within: usize) {
    let ran = run(&[kind, "-"], format!("{line}\n").as_bytes());
    let answers = ran.answers();
    let labels = labels(&answers[0]);
    assert!(labels.iter().take(within).any(|&other| other == label), "{line}: {labels:?}");
}

#[test]
fn titles_are_linked_to_occupations_under_place_contract_and_rung() {
    check_links("title", "Pastry Chef", "pastry chef", 1);
    check_links("title", "SENIOR PASTRY CHEF (Full Time) - Whitby", "pastry chef", 1);
    check_links("title", "Lorry driver, night shift", "cargo vehicle driver", 1);
}

#[test]
fn skills_are_linked_under_the_labels_of_esco() {
    check_links("skill", "Java", "Java (computer programming)", 1);
    check_links("skill", "You write Java and know your way around Python.", "Python (computer programming)", 2);
}

#[test]
fn sentences_are_linked_by_more_than_exact_names() {
    check_links("skill", "You enjoy negotiating with suppliers of cork and twine", "negotiate terms with suppliers", 5);
    check_links("skill", "communicates calmly and is a team player", "work in teams", 3);
}

#[test]
fn lists_that_would_take_minutes_are_refused() {
    fs::write(folder().join("many.txt"), "baker\n".repeat(20_001)).unwrap();
    let ran = run(&["title", "--among", "many.txt", "-"], "porter\n".repeat(1_000).as_bytes());
    assert_eq!((ran.exit, ran.out.as_str()), (Some(1), ""));
    let said = "1,000 lines against 20001 of many.txt are more than the 20000000 pairs that are compared at once";
    assert!(ran.complaints[0].contains(said), "{:?}", ran.complaints);
}

#[test]
fn a_line_that_is_no_sentence_is_counted_and_not_looked_at() {
    let ran = run(&["skill", "-"], format!("Java\n{}\n", "Java ".repeat(5_000)).as_bytes());
    assert_eq!(ran.answers()[1]["candidates"].as_array().unwrap().len(), 0);
    assert!(
        ran.complaints[0].contains("2 lines read, 1 linked; 1 line of more than 20000 bytes"),
        "{:?}",
        ran.complaints
    );
}

#[test]
fn every_line_has_one_answer() {
    let long = "porter ".repeat(5_000);
    let input = format!("Java developer\n\n  \t \n🧁🧁\nqzxv wvut\n{long}\r\nbaker\nlast line without an end");
    for arguments in [&["title", "-"][..], &["skill", "-"], &["title", "--among", "list.txt", "-"]] {
        fs::write(folder().join("list.txt"), "baker\n\nporter\n").unwrap();
        let ran = run(arguments, input.as_bytes());
        assert_eq!(ran.exit, Some(0), "{:?}", ran.complaints);
        let answers = ran.answers();
        let texts: Vec<&str> = answers.iter().map(|answer| answer["text"].as_str().unwrap()).collect();
        assert_eq!(texts, input.lines().collect::<Vec<_>>());
        assert_eq!(answers[1]["candidates"].as_array().unwrap().len(), 0, "a blank line is like nothing");
        assert!(ran.complaints[0].starts_with("rolecall: 8 lines read, "), "{:?}", ran.complaints);
    }
}

#[test]
fn nothing_linked_is_said_by_the_exit() {
    let ran = run(&["title", "-"], b"\n\n");
    assert_eq!((ran.exit, ran.answers().len()), (Some(1), 2));
}

#[test]
fn top_bounds_the_candidates_and_none_stands_twice() {
    let ran = run(&["title", "--top", "4", "-"], b"software engineer\n");
    let answers = ran.answers();
    let mut ids: Vec<&str> =
        answers[0]["candidates"].as_array().unwrap().iter().filter_map(|one| one["esco"].as_str()).collect();
    assert_eq!(ids.len(), 4);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

/// The scores of the lines of a list, by line.
fn among(list: &[&str], asked: &str) -> Vec<(String, f64)> {
    let name = format!("among-{}.txt", list.concat().len() + list.first().map_or(0, |first| first.len()) * 1000);
    fs::write(folder().join(&name), list.join("\n") + "\n").unwrap();
    let ran = run(&["title", "--among", &name, "--top", "100", "-"], format!("{asked}\n").as_bytes());
    let answers = ran.answers();
    let ranked = answers[0]["candidates"].as_array().unwrap().iter();
    ranked
        .map(|one| {
            (list[usize::try_from(one["line"].as_u64().unwrap()).unwrap()].to_owned(), one["score"].as_f64().unwrap())
        })
        .collect()
}

#[test]
fn a_list_is_ranked_by_likeness_with_the_same_title_first() {
    let ranked = among(&["tax lawyer", "sous chef", "", "cook", "Pastry Chef"], "pastry chef");
    assert_eq!(ranked[0], ("Pastry Chef".to_owned(), 1.0));
    assert_eq!(ranked[1].0, "sous chef");
    assert_eq!(ranked.len(), 5, "every line of the list is ranked");
    assert_eq!(ranked[4], (String::new(), 0.0));
}

#[test]
fn the_order_of_a_list_does_not_change_its_scores() {
    let one = among(&["cook", "sous chef", "head waiter"], "kitchen hand");
    let other = among(&["head waiter", "cook", "sous chef"], "kitchen hand");
    assert_eq!(one, other);
}

fn check_refused(arguments: &[&str], input: &[u8], exit: i32, words: &[&str]) {
    let ran = run(arguments, input);
    assert_eq!(ran.exit, Some(exit), "{:?}", ran.complaints);
    assert_eq!(ran.out, "");
    let said = ran.complaints.join("\n");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said:?}");
    }
    assert!(exit == 2 || ran.complaints.len() == 1, "one sentence: {said}");
}

#[test]
fn what_cannot_be_read_is_refused_by_name() {
    check_refused(&["title", "no-such.txt"], b"", 1, &["no-such.txt: cannot be opened"]);
    check_refused(&["title", "."], b"", 1, &[".: is a folder", "one title a line"]);
    check_refused(&["skill", "-"], b"", 1, &["standard input: is empty", "one skill a line"]);
    check_refused(&["skill", "-"], &[0, 1, 2, 3, 0, 200], 1, &["standard input: holds bytes that are no text"]);
    check_refused(&["title", "-"], &b"porter\n".repeat(800_000), 1, &["standard input: holds more than 5 MB"]);
    check_refused(&["title", "--among", "gone.txt", "-"], b"porter\n", 1, &["gone.txt: cannot be opened"]);
}

#[test]
fn wrong_usage_is_told_apart() {
    check_refused(&["title", "--top", "0", "-"], b"porter\n", 2, &["--top"]);
    check_refused(&["skill", "--among", "list.txt", "-"], b"porter\n", 2, &["--among"]);
    check_refused(&["place", "-"], b"porter\n", 2, &["place"]);
    check_refused(&["title"], b"", 2, &["FILE"]);
}

#[test]
fn a_list_in_another_encoding_is_read() {
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend("pâtissier\n".encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [&b"p\xE2tissier\n"[..], "\u{feff}pâtissier\n".as_bytes(), &utf16] {
        assert_eq!(run(&["title", "-"], bytes).answers()[0]["text"], "pâtissier");
    }
}
