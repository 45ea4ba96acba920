//! The fixtures are read as a person would read them: `fixtures/expected` says what each of them states.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// What the program prints as objects, run from the root on a fixed day.
fn run(arguments: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(arguments)
        .args(["--format", "json", "--today", "2026-11-20"])
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{complaints}");
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn expected(name: &str) -> BTreeMap<String, Value> {
    let path = root().join("fixtures/expected").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// The records by the name of the file they came from.
fn by_file(records: Vec<Value>) -> BTreeMap<String, Vec<Value>> {
    let mut files: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in records {
        let file = PathBuf::from(record["source"]["file"].as_str().unwrap());
        files.entry(file.file_name().unwrap().to_str().unwrap().to_owned()).or_default().push(record);
    }
    files
}

/// Where `found` does not hold what `wanted` says. What `wanted` leaves out may be anything; null is absent.
fn differences(wanted: &Value, found: Option<&Value>, at: &str) -> Vec<String> {
    match (wanted, found) {
        (Value::Null, None) => Vec::new(),
        (Value::Object(members), Some(found @ Value::Object(_))) => members
            .iter()
            .flat_map(|(name, wanted)| differences(wanted, found.get(name), &format!("{at}/{name}")))
            .collect(),
        (Value::Array(items), Some(Value::Array(others))) if items.len() == others.len() => {
            let pairs = items.iter().zip(others).enumerate();
            pairs
                .flat_map(|(index, (wanted, found))| differences(wanted, Some(found), &format!("{at}/{index}")))
                .collect()
        }
        (Value::Number(a), Some(Value::Number(b))) if a.as_f64() == b.as_f64() => Vec::new(),
        (wanted, Some(found)) if wanted == found => Vec::new(),
        (wanted, found) => {
            let found: String = found.unwrap_or(&Value::Null).to_string().chars().take(100).collect();
            vec![format!("{at}: {found} where {wanted} is stated")]
        }
    }
}

fn check(wanted: &BTreeMap<String, Value>, found: &BTreeMap<String, Value>) {
    let mut wrong = Vec::new();
    for (file, wanted) in wanted {
        wrong.extend(differences(wanted, found.get(file), file));
    }
    wrong.extend(
        found
            .keys()
            .filter(|file| !wanted.contains_key(*file))
            .map(|file| format!("{file}: nobody says what it states")),
    );
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_posting_is_read_as_a_person_reads_it() {
    let found = by_file(run(&["read", "post", "fixtures/posts"]));
    check(&expected("posts.json"), &found.into_iter().map(|(file, records)| (file, Value::Array(records))).collect());
}

#[test]
fn every_resume_is_read_as_a_person_reads_it() {
    let found = by_file(run(&["read", "resume", "fixtures/resumes"]));
    let alone = found.into_iter().map(|(file, mut records)| (file, records.remove(0)));
    check(&expected("resumes.json"), &alone.collect());
}
