//! `rolecall same`: groups of files that are one vacancy, with how sure that is and why.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

const DIRECT: &str = "Night Shift Nurse\nHeron Bay Hospital\nPune\n\nHeron Bay Hospital cares for nine hundred people on four wards.\n\
    You hand over at ten, round twice before dawn and write down what you saw.\nYou have worked two years on a ward and can read a monitor.\n\
    We pay the night allowance from the first hour and a room in the nurses' home.\nYour shift ends when the early one has taken over.\n";
const MASKED: &str = "Night Shift Nurse\nat A Large Hospital\nAgency job\nvia Lantern Staffing\nPune\n\nOur client, a large hospital, is hiring through us.\n\
    You have worked two years on a ward and can read a monitor.\nYou hand over at ten, round twice before dawn and write down what you saw.\n\
    Your shift ends when the early one has taken over.\nShare your CV with our desk.\n";
const OTHER: &str = "Ward Cook\nHeron Bay Hospital\nPune\n\nHeron Bay Hospital cares for nine hundred people on four wards.\n\
    You cook for ninety from a list that changes at noon, mind allergies and keep the cold chain.\nYou hold a certificate in kitchen hygiene.\n";

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("same");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in [("direct.txt", DIRECT), ("masked.txt", MASKED), ("other.txt", OTHER)] {
        fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// How the program ended, what it printed and what it complained of.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .arg("same")
        .args(arguments)
        .current_dir(folder())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_post_and_its_masked_twin_are_one_group() {
    let (exit, out, complaints) = run(&["other.txt", "direct.txt", "masked.txt", "--format", "json"]);
    let groups: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [group] = groups.as_slice() else { panic!("one group: {out}") };
    assert_eq!(group["files"], serde_json::json!(["direct.txt", "masked.txt"]));
    assert!(group["confidence"].as_f64().is_some_and(|sure| (0.5..=1.0).contains(&sure)), "{group}");
    assert!(group["because"].as_array().is_some_and(|because| !because.is_empty()), "{group}");
    assert_eq!(exit, Some(0), "{complaints}");
}

#[test]
fn a_person_reads_how_sure_it_is_and_why() {
    let (_, out, complaints) = run(&["direct.txt", "masked.txt", "--format", "table"]);
    for words in ["Night Shift Nurse", "sure", "direct.txt", "masked.txt", "% of the shorter text stands in the other"]
    {
        assert!(out.contains(words), "{words:?} is not in\n{out}");
    }
    assert!(complaints.contains("1 vacancy in more than one posting"), "{complaints}");
}

#[test]
fn where_nothing_is_the_same_nothing_is_printed() {
    let (exit, out, complaints) = run(&["direct.txt", "other.txt"]);
    assert_eq!((exit, out.as_str()), (Some(1), ""));
    assert!(complaints.contains("0 vacancies in more than one posting"), "{complaints}");
}

#[test]
fn a_file_that_is_missing_is_named_and_the_others_are_compared() {
    let (exit, out, complaints) = run(&["direct.txt", "nowhere.txt", "masked.txt"]);
    assert_eq!((exit, out.lines().count()), (Some(1), 1));
    assert!(complaints.contains("nowhere.txt"), "{complaints}");
}
