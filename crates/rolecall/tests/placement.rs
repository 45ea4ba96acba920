//! `rolecall placement` and `rolecall spread`: whole markets at once, and whether a script that shares no code with them agrees.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("placement").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn rolecall(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rolecall")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// What the independent script says of an event and its certificates.
fn checked(folder: &Path, event: &Value, certificates: &[u8]) -> Output {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/placement/check.py");
    fs::write(folder.join("event.json"), event.to_string()).unwrap();
    fs::write(folder.join("certificates.jsonl"), certificates).unwrap();
    Command::new("python3").arg(script).args(["event.json", "certificates.jsonl"]).current_dir(folder).output().unwrap()
}

/// Sixty people and twenty postings with orders that look drawn.
fn event() -> Value {
    let order = |seed: usize, of: &str, count: usize| -> Vec<String> {
        let mut all: Vec<usize> = (0..count).collect();
        all.sort_by_key(|one| (one * 7919 + seed * 104_729 + one * one * (seed + 3)) % 1_009);
        all.into_iter().take(1 + seed * 5 % count).map(|one| format!("{of}{one}")).collect()
    };
    json!({
        "people": (0..60).map(|one| json!({"id": format!("p{one}"), "order": order(one, "o", 20)})).collect::<Vec<_>>(),
        "postings": (0..20)
            .map(|one| json!({"id": format!("o{one}"), "seats": one % 4, "order": order(one + 11, "p", 60)}))
            .collect::<Vec<_>>(),
    })
}

#[test]
fn every_certificate_of_a_placement_day_holds_for_somebody_else() {
    let folder = folder("day");
    let event = event();
    fs::write(folder.join("event.json"), event.to_string()).unwrap();
    let output = rolecall(&folder, &["placement", "event.json", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let verdict = checked(&folder, &event, &output.stdout);
    assert_eq!(text(&verdict.stdout), "stable: 60 certificates hold\n", "{}", text(&verdict.stderr));
    // The script notices a placement in which two would rather have each other.
    let mut lines: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let placed = lines.iter_mut().find(|one| one["choice"] == 1).unwrap();
    placed.as_object_mut().unwrap().remove("posting");
    let forged: Vec<String> = lines.iter().map(Value::to_string).collect();
    assert_eq!(checked(&folder, &event, forged.join("\n").as_bytes()).status.code(), Some(1));
}

#[test]
fn an_event_that_cannot_be_decided_is_told_in_one_sentence() {
    let folder = folder("bad");
    for (event, sentence) in [
        (
            r#"{"people": [{"id": "ira", "order": ["quay"]}], "postings": []}"#,
            r#"the order of person "ira" names "quay""#,
        ),
        (r#"{"people": [], "postings": [{"id": "mill", "seats": -1}]}"#, "bad.json: is no event"),
        ("[]", "accepted: {\"people\""),
    ] {
        fs::write(folder.join("bad.json"), event).unwrap();
        let output = rolecall(&folder, &["placement", "bad.json"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains(sentence), "{sentence:?} is not in {}", text(&output.stderr));
        assert_eq!(text(&output.stderr).lines().count(), 1);
    }
}

#[test]
fn no_post_is_on_more_lists_than_was_allowed_and_the_cost_is_printed() {
    let folder = folder("spread");
    for (part, files) in [("people", ["ada", "ben", "cyd"]), ("posts", ["mill", "yard", "dock"])] {
        fs::create_dir_all(folder.join(part)).unwrap();
        for name in files {
            let words =
                if part == "people" { "Skills\nWelding, Brazing\n" } else { "Pune\n\nYou need Welding and Brazing.\n" };
            fs::write(folder.join(part).join(format!("{name}.txt")), format!("Welder {name}\n{words}")).unwrap();
        }
    }
    let asked = ["spread", "--resumes", "people", "--posts", "posts", "--top", "1", "--most", "1", "--format", "json"];
    let output = rolecall(&folder, &asked);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let lists: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut files: Vec<&str> =
        lists.iter().map(|list| list["postings"][0]["source"]["file"].as_str().unwrap()).collect();
    files.sort_unstable();
    assert_eq!(files, ["posts/dock.txt", "posts/mill.txt", "posts/yard.txt"]);
    assert!(text(&output.stderr).contains("is on 1 of 3 lists, 3 without the correction"), "{}", text(&output.stderr));
}
