//! `rolecall learn`: outcomes in, a new file of weights out that `match --weights` takes, and never one in place of another.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

struct Ran {
    exit: Option<i32>,
    out: String,
    complaints: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall")).args(arguments).current_dir(folder).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { exit: output.status.code(), out: text(output.stdout), complaints: text(output.stderr) }
}

/// A folder with a résumé, a post and what `match` prints of them.
fn folder(name: &str) -> (PathBuf, Value) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("learn").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mira.txt"), "Mira Oduya\n\nSkills\nWelding, Brazing\n").unwrap();
    fs::write(folder.join("yard.txt"), "Welder\nHeron Yard\nPune\n\nYou need Welding and Brazing.\n").unwrap();
    let ran = run(&folder, &["match", "--resume", "mira.txt", "--posts", "yard.txt", "--format", "json"]);
    (folder, serde_json::from_str(&ran.out).unwrap())
}

/// Lists of two, of which the match that pays enough is applied for and the other is not.
fn outcomes(shown: &Value, lists: usize) -> String {
    let one = |list: usize, is_paid: bool| {
        let mut one = shown.clone();
        one["list"] = json!(format!("list {list}"));
        one["outcome"] = json!(if is_paid { "applied" } else { "viewed" });
        let reasons = one["reasons"].as_array_mut().unwrap();
        let pay = reasons.iter_mut().find(|reason| reason["criterion"] == "pay").unwrap();
        pay["points"] = if is_paid { pay["points_max"].clone() } else { json!(0) };
        one.to_string() + "\n"
    };
    (0..lists).map(|list| one(list, true) + &one(list, false)).collect()
}

#[test]
fn what_was_learned_goes_into_a_new_file_that_match_takes() {
    let (folder, shown) = folder("new");
    fs::write(folder.join("outcomes.jsonl"), outcomes(&shown, 80)).unwrap();
    let ran = run(&folder, &["learn", "outcomes.jsonl", "--out", "weights.json", "--format", "json"]);
    assert_eq!(ran.exit, Some(0), "{}", ran.complaints);
    let lesson: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!((&lesson["side"], &lesson["yes"], &lesson["taken"]), (&json!("person"), &json!(80), &json!(true)));
    let asked =
        ["match", "--resume", "mira.txt", "--posts", "yard.txt", "--weights", "weights.json", "--format", "json"];
    let again: Value = serde_json::from_str(&run(&folder, &asked).out).unwrap();
    assert_ne!(again["person"], shown["person"]);
    assert_eq!(again["team"], shown["team"]);
    let ran = run(&folder, &["learn", "outcomes.jsonl", "--out", "weights.json"]);
    assert_eq!(ran.exit, Some(1));
    assert!(ran.complaints.contains("weights.json: is there already"), "{}", ran.complaints);
}

#[test]
fn what_teaches_nothing_writes_nothing() {
    let (folder, shown) = folder("few");
    fs::write(folder.join("few.jsonl"), outcomes(&shown, 3)).unwrap();
    let ran = run(&folder, &["learn", "few.jsonl", "--out", "weights.json"]);
    assert_eq!((ran.exit, ran.out.as_str()), (Some(1), ""));
    assert!(ran.complaints.contains("too few answers"), "{}", ran.complaints);
    fs::write(folder.join("bad.jsonl"), "{\"list\": \"one\", \"outcome\": \"adored\"}\n").unwrap();
    let ran = run(&folder, &["learn", "bad.jsonl", "--out", "weights.json"]);
    assert_eq!(ran.exit, Some(1));
    assert!(ran.complaints.contains("bad.jsonl, line 1: is no outcome"), "{}", ran.complaints);
    assert!(!folder.join("weights.json").exists());
}
