//! `rolecall match --log` and `rolecall replay`: a list of matches comes out again byte for byte, or it is said what has changed.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const RESUME: &str =
    "Mira Oduya\nmira@example.org\n\nExperience\nWelder, Heron Yard\nJan 2019 - Dec 2024\n\nSkills\nWelding, Brazing\n";
const POST: &str = "Welder\nHeron Yard\nPune\n3 - 6 yrs\n\nYou need Welding and Brazing.\n";

/// A folder with a résumé and two posts, and the list that was logged there.
struct Logged {
    folder: PathBuf,
    list: String,
}

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

fn logged(name: &str) -> Logged {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("replay").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("posts")).unwrap();
    fs::write(folder.join("mira.txt"), RESUME).unwrap();
    fs::write(folder.join("posts/yard.txt"), POST).unwrap();
    fs::write(folder.join("posts/bakery.txt"), "Baker\nCrumb & Co\nPune\n\nYou need Baking.\n").unwrap();
    let asked = ["match", "--resume", "mira.txt", "--posts", "posts", "--log", "decisions.jsonl"];
    let ran = run(&folder, &[&asked[..], &["--today", "2026-11-20", "--format", "json"]].concat());
    assert_eq!(ran.exit, Some(0), "{}", ran.complaints);
    Logged { folder, list: ran.out }
}

#[test]
fn a_list_comes_out_again_byte_for_byte() {
    let Logged { folder, list } = logged("again");
    let ran = run(&folder, &["replay", "decisions.jsonl"]);
    assert_eq!((ran.exit, ran.out), (Some(0), list));
    assert!(ran.complaints.contains("2 matches, the same bytes as then"), "{}", ran.complaints);
}

#[test]
fn the_log_holds_no_word_of_anybody() {
    let Logged { folder, .. } = logged("words");
    let log = fs::read_to_string(folder.join("decisions.jsonl")).unwrap();
    for word in ["Mira", "example.org", "Heron", "Welding"] {
        assert!(!log.contains(word), "{word} is in {log}");
    }
}

#[test]
fn a_post_that_changed_is_named() {
    let Logged { folder, list } = logged("changed");
    fs::write(folder.join("posts/yard.txt"), POST.replace("3 - 6", "9 - 12")).unwrap();
    fs::write(folder.join("posts/new.txt"), POST).unwrap();
    let ran = run(&folder, &["replay", "decisions.jsonl"]);
    assert_eq!(ran.exit, Some(1));
    assert_ne!(ran.out, list);
    for sentence in
        ["posts/yard.txt: has changed", "posts/new.txt: was not there then", "not the list that was printed then"]
    {
        assert!(ran.complaints.contains(sentence), "{sentence:?} is not in {}", ran.complaints);
    }
}

#[test]
fn a_log_that_is_none_says_what_would_be_accepted() {
    let Logged { folder, .. } = logged("bad");
    let ran = run(&folder, &["replay", "decisions.jsonl", "--entry", "7"]);
    assert_eq!(ran.exit, Some(1));
    assert!(ran.complaints.contains("decisions.jsonl, entry 7: is not there; the log has 1"), "{}", ran.complaints);
    fs::write(folder.join("empty.jsonl"), "\n").unwrap();
    let ran = run(&folder, &["replay", "empty.jsonl"]);
    assert!(ran.complaints.contains("empty.jsonl: holds no decision; accepted: "), "{}", ran.complaints);
    fs::write(folder.join("other.jsonl"), "{}\n").unwrap();
    let ran = run(&folder, &["replay", "other.jsonl"]);
    assert!(ran.complaints.contains("other.jsonl, entry 1: is no decision"), "{}", ran.complaints);
}
