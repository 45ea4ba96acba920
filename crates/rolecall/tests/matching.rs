//! The main job as a person runs it: files in, explained matches out, on the invented market of `fixtures/`.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const TODAY: &str = "2026-11-20";
const HERO: &[&str] =
    &["--resume", "fixtures/resumes/tara-velankar.pdf", "--wishes", "fixtures/wishes/tara-velankar.json"];

fn rolecall(arguments: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall")).args(arguments).current_dir(root).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn records(arguments: &[&str]) -> Vec<Value> {
    rolecall(arguments).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn matches(direction: &[&str], rest: &[&str]) -> Vec<Value> {
    records(&[&["match"], direction, rest, &["--format", "json", "--today", TODAY]].concat())
}

fn reasons(one: &Value) -> &[Value] {
    one["reasons"].as_array().unwrap()
}

fn ppm(decimal: &Value) -> i64 {
    let text = decimal.to_string();
    let (whole, digits) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let millionths: i64 = format!("{digits:0<6}").parse().unwrap();
    whole.parse::<i64>().unwrap().abs() * 1_000_000 * sign + sign * millionths
}

#[test]
fn anyone_can_recompute_every_score_from_the_printed_weights() {
    let weights: Value = serde_json::from_str(&rolecall(&["weights", "--format", "json"])).unwrap();
    let chance = |side: &str, points: i64| weights["tables"][side][usize::try_from(points).unwrap()].as_i64().unwrap();
    let found = matches(HERO, &["--posts", "fixtures/posts", "--top", "1000"]);
    assert!(found.len() > 20, "the market has more postings than {}", found.len());
    for one in &found {
        let points = |side: &str| one["points"][side].as_i64().unwrap();
        let sum = |side: &str| -> i64 {
            reasons(one).iter().filter(|reason| reason["side"] == side).map(|r| r["points"].as_i64().unwrap()).sum()
        };
        assert_eq!((sum("team"), sum("person")), (points("team"), points("person")));
        let score = |team: i64, person: i64| chance("team", team) * chance("person", person) / 1_000_000;
        assert_eq!(ppm(&one["score"]), score(points("team"), points("person")));
        for reason in reasons(one) {
            let earned = reason["points"].as_i64().unwrap();
            let without = if reason["side"] == "team" {
                score(points("team") - earned, points("person"))
            } else {
                score(points("team"), points("person") - earned)
            };
            assert_eq!(ppm(&reason["effect"]), without - ppm(&one["score"]), "{reason}");
        }
    }
}

#[test]
fn every_reason_that_is_not_unknown_quotes_its_evidence_verbatim() {
    let resume = records(&["read", "resume", HERO[1], "--with-text", "--format", "json"]).remove(0);
    let postings = records(&["read", "post", "fixtures/posts", "--with-text", "--format", "json"]);
    for one in matches(HERO, &["--posts", "fixtures/posts", "--top", "1000"]) {
        let file = &one["posting"]["source"]["file"];
        let posting = postings.iter().find(|posting| posting["source"]["file"] == *file).unwrap();
        for reason in reasons(&one) {
            let mut shown = reason["evidence"]["wishes"].as_array().map_or(0, Vec::len);
            for (side, text) in [("posting", &posting["text"]), ("resume", &resume["text"])] {
                let spans = reason["evidence"][side].as_array().unwrap();
                let words = reason["words"][side].as_array().cloned().unwrap_or_default();
                let bytes = text.as_str().unwrap().as_bytes();
                let at = |span: &Value| {
                    let range = usize::try_from(span[0].as_u64().unwrap()).unwrap()
                        ..usize::try_from(span[1].as_u64().unwrap()).unwrap();
                    Value::from(std::str::from_utf8(&bytes[range]).unwrap())
                };
                assert_eq!(spans.iter().map(at).collect::<Vec<_>>(), words, "{reason}");
                shown += spans.len();
            }
            assert!(shown > 0 || reason["state"] == "unknown", "nothing supports {reason}");
        }
    }
}

#[test]
fn what_is_excluded_follows_and_says_what_would_change_it() {
    let found = matches(HERO, &["--posts", "fixtures/posts", "--top", "1000"]);
    let excluded: Vec<bool> = found.iter().map(|one| one["excluded"].as_bool().unwrap()).collect();
    assert!(excluded.is_sorted() && excluded.contains(&true) && excluded.contains(&false), "{excluded:?}");
    let text = |file: &str, criterion: &str| {
        let one =
            found.iter().find(|one| one["posting"]["source"]["file"] == format!("fixtures/posts/{file}")).unwrap();
        let violated = reasons(one).iter().find(|r| r["state"] == "violated" && r["criterion"] == criterion);
        violated.unwrap_or_else(|| panic!("{file} is not excluded by {criterion}"))["text"].as_str().unwrap().to_owned()
    };
    insta::assert_snapshot!(text("below-the-floor.txt", "pay"), @"Pays ₹12,00,000 to ₹18,00,000 a year, which ends below a floor of ₹22,00,000 a year. With a floor of ₹18,00,000 a year this would not exclude.");
    insta::assert_snapshot!(text("wrong-city.txt", "place"), @"In Chennai; wished for: Pune. With Chennai among the places this would not exclude.");
    insta::assert_snapshot!(text("blocked-ledger.txt", "blocked_employer"), @"The employer is one that must not see this person.");
}

#[test]
fn the_order_in_which_files_are_named_changes_no_byte() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/posts"))
        .unwrap()
        .map(|entry| Path::new("fixtures/posts").join(entry.unwrap().file_name()))
        .collect();
    files.sort();
    let run = |files: &[PathBuf]| {
        let names = files.iter().map(|file| file.to_str().unwrap());
        let arguments = ["match", "--top", "1000", "--format", "json", "--today", TODAY].into_iter();
        rolecall(&arguments.chain(HERO.iter().copied()).chain(["--posts"]).chain(names).collect::<Vec<_>>())
    };
    let forward = run(&files);
    files.reverse();
    assert_eq!(run(&files), forward);
    let middle = files.len() / 2;
    files.rotate_left(middle);
    assert_eq!(run(&files), forward);
}

#[test]
fn a_name_and_nothing_else_has_no_number_on_a_terminal() {
    let found =
        matches(&["--resume", "fixtures/resumes/only-a-name.txt"], &["--posts", "fixtures/posts", "--top", "1000"]);
    for reason in found.iter().flat_map(reasons) {
        assert_eq!(reason["state"], "unknown", "{reason}");
    }
    let table = rolecall(&[
        "match",
        "--resume",
        "fixtures/resumes/only-a-name.txt",
        "--posts",
        "fixtures/posts",
        "--top",
        "1000",
        "--format",
        "table",
    ]);
    let scores: Vec<&str> =
        table.lines().filter(|line| line.trim_start().starts_with("score ")).map(str::trim).collect();
    assert!(scores.len() > 20);
    for score in scores {
        assert_eq!(score, "score         unknown: team unknown, person unknown");
    }
}

#[test]
fn records_that_were_read_before_match_like_their_files() {
    let read = rolecall(&["read", "resume", "fixtures/resumes", "--with-text", "--format", "json", "--today", TODAY]);
    let list = Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-before.jsonl");
    std::fs::write(&list, read).unwrap();
    let post = &["--post", "fixtures/posts/nurse-night-shift.txt"];
    let from_files = matches(post, &["--resumes", "fixtures/resumes"]);
    let from_records = matches(post, &["--resumes", list.to_str().unwrap()]);
    assert_eq!(from_files, from_records);
    assert_eq!(from_files[0]["person_source"]["file"], "fixtures/resumes/asha-tennant.json");
}

/// The lines of the README's nth block of output, between the marks that stand for what it leaves out.
fn shown_in_readme(nth: usize) -> Vec<String> {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).unwrap();
    let block = readme.split("```text\n").nth(nth + 1).unwrap().split("```").next().unwrap();
    block.split("…\n").map(|part| part.trim_end().to_owned()).collect()
}

#[test]
fn the_readme_shows_what_the_program_prints() {
    let list = rolecall(
        &[&["match"], HERO, &["--posts", "fixtures/posts", "--top", "1000", "--format", "table", "--today", TODAY]]
            .concat(),
    );
    let card =
        rolecall(&["read", "post", "fixtures/posts/nurse-night-shift.txt", "--format", "table", "--today", TODAY]);
    for (nth, printed) in [list, card].iter().enumerate() {
        for part in shown_in_readme(nth) {
            assert!(printed.contains(&part), "README shows\n{part}\nbut the program prints\n{printed}");
        }
    }
}

#[test]
fn a_change_that_is_promised_moves_a_posting_to_the_very_rank() {
    let posts = ["--posts", "fixtures/posts", "--top", "6"];
    let with_changes = matches(HERO, &[&posts[..], &["--changes", "3"]].concat());
    let moved: Vec<&Value> =
        with_changes.iter().flat_map(|one| one["changes"].as_array().into_iter().flatten()).collect();
    assert!(!moved.is_empty(), "something would move one of the first six");
    for one in moved {
        let [before, after] = [0, 1].map(|at| one["rank"][at].as_u64().unwrap());
        assert!(after < before, "{one}");
        assert!(one["text"].as_str().unwrap().ends_with(&format!("you would move from {before} to {after}.")), "{one}");
    }
    let without: Vec<Value> = matches(HERO, &posts);
    for (one, mut other) in without.into_iter().zip(with_changes) {
        other.as_object_mut().unwrap().remove("changes");
        assert_eq!(one, other);
    }
}
