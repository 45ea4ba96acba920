//! Files as people have them: the program reads their text, or says in one sentence why it cannot. Hostile ones end in a sentence too.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

mod europass;
mod hostile;
mod layouts;
mod mutated;
mod office;
mod pdf;
#[cfg(target_os = "linux")]
mod process;
mod scan;
mod word;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What the program made of a file.
struct Read {
    /// The text to which evidence refers.
    text: String,
    /// The kinds of problems, in their order.
    problems: Vec<String>,
    /// The whole record.
    record: Value,
}

/// Reads a résumé from a file of this name and content; the sentence on standard error where it cannot be read.
fn read(name: &str, bytes: &[u8]) -> Result<Read, String> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("documents");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["read", "resume", name, "--with-text", "--format", "json"])
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    if !output.status.success() {
        let complaints = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{complaints}");
        let sentence = complaints.lines().next().unwrap();
        return Err(sentence.strip_prefix(&format!("rolecall: {name}: ")).unwrap().to_owned());
    }
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = record["problems"].as_array().into_iter().flatten();
    Ok(Read {
        text: record["text"].as_str().unwrap().to_owned(),
        problems: problems.map(|problem| problem["kind"].as_str().unwrap().to_owned()).collect(),
        record,
    })
}

/// What a record says of the person, without where it stands.
fn stated(mut record: Value) -> Value {
    let members = record.as_object_mut().unwrap();
    for place in ["source", "evidence", "text", "problems"] {
        members.remove(place);
    }
    for skill in record["skills"].as_array_mut().into_iter().flatten() {
        skill.as_object_mut().unwrap().remove("evidence");
    }
    record
}

/// The text of a file that can be read.
fn text_of(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).map(|read| read.text).unwrap()
}

/// The sentence about a file that cannot be read.
fn sentence_about(name: &str, bytes: &[u8]) -> String {
    read(name, bytes).map(|read| read.text).unwrap_err()
}

#[test]
fn texts_in_their_encodings() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("Zoë Oriel, ₹12 LPA".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(text_of("utf16.txt", &utf16), "Zoë Oriel, ₹12 LPA");
    assert_eq!(text_of("cp1252.txt", b"Zo\xEB Oriel \x96 porter"), "Zoë Oriel – porter");
    assert_eq!(text_of("mark.txt", "\u{feff}Zoë Oriel".as_bytes()), "   Zoë Oriel");
    assert_eq!(text_of("page.html", b"<title>x</title><h1>Zo&euml; Oriel</h1><ul><li>Rust"), "Zoë Oriel\n\n• Rust");
}

#[test]
fn a_folder_of_many_documents_is_read_whole() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("many");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..60 {
        let page = format!("BT /F 10 Tf 50 700 Td (Porter {number}) Tj ET");
        fs::write(folder.join(format!("{number:02}.pdf")), pdf::pdf(&[page])).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["read", "resume", "--with-text", "--format", "json"])
        .arg(&folder)
        .output()
        .unwrap();
    let records = String::from_utf8(output.stdout).unwrap();
    let texts: Vec<Value> =
        records.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["text"].take()).collect();
    assert_eq!(texts, (0..60).map(|number| Value::from(format!("Porter {number}\n"))).collect::<Vec<_>>());
}
