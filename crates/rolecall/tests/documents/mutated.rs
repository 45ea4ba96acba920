//! Sound files with wrong bytes in them, and bytes that never were a file: each is read or ends in a sentence about it, within 512 MiB of
//! memory and 8 seconds of the processor, whatever the bytes are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::pdf::pdf;
use super::word::docx;

/// How many files are made of each sound one.
const MUTANTS: usize = 16;
/// How many files of each kind hold nothing but noise.
const NOISES: usize = 6;
/// What one process may take for all files of a kind, and each child for its document: the kernel ends one that takes more.
const MEMORY_KIB: usize = 512 * 1024;
const PROCESSOR_SECONDS: usize = 8;
/// What a mutation puts into a file.
const PIECES: [&str; 24] = [
    "99999999999999999999", "-1", "1e308", "<<", ">>", "[", "endobj", "endstream", "/Kids", "/Parent 3 0 R", "Q ",
    "/L Do ", "<w:p>", "</w:t>", "&#x0;", "\u{1b}[2J", "<table><tr><td>", "<!--", "{\"", "\\u-1 ", "\n\n", "|",
    "2019 - 2018", "\u{202e}",
];

/// Numbers that are the same on each run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % bound as u64).unwrap()
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let end = (at + 1 + self.below(64)).min(bytes.len());
        match self.below(6) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, bytes[at..end].repeat(9))),
            3 => bytes.truncate(bytes.len() / 2 + at / 2 + 1),
            _ => drop(bytes.splice(at..at, PIECES[self.below(PIECES.len())].bytes())),
        }
    }

    /// Some hundred or thousand bytes of any value, behind the sound beginning of a file or behind nothing.
    fn noise(&mut self, sound: &[u8]) -> Vec<u8> {
        let kept = [0, 8, 64, 512][self.below(4)].min(sound.len());
        let length = 1 + self.below(6_000);
        let narrow = self.below(2) == 0;
        let mut byte = || u8::try_from(if narrow { 32 + self.below(95) } else { self.below(256) }).unwrap();
        let noise: Vec<u8> = (0..length).map(|_| byte()).collect();
        [&sound[..kept], &noise].concat()
    }
}

/// Sound files by extension: small ones whose every byte counts, and one of each kind as programs write them.
fn sound(kind: &str) -> Vec<(&'static str, Vec<u8>)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let fixture = |name: &str| fs::read(fixtures.join(name)).unwrap();
    if kind == "post" {
        return vec![
            ("txt", fixture("posts/saved-page-sre.txt")),
            ("md", fixture("posts/quiet-giraffe-backend.md")),
            ("html", fixture("posts/thread-post.html")),
        ];
    }
    let page = "q 0.5 g 10 10 50 50 re f Q BT /F 10 Tf 50 700 Td [(Por) -20 (ter)] TJ ET /L Do /I Do".to_owned();
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Porter</w:t></w:r></w:p>";
    vec![
        ("txt", fixture("resumes/bela-quintrell.txt")),
        ("md", fixture("resumes/priyam-sengupta-vale.md")),
        ("html", fixture("resumes/noor-halloran.html")),
        ("json", fixture("resumes/asha-tennant.json")),
        ("pdf", pdf(&[page.clone(), page])),
        ("pdf", fixture("resumes/tara-velankar.pdf")),
        ("docx", docx(body)),
        ("docx", fixture("resumes/tara-velankar.docx")),
        ("odt", fixture("formats/jomo-okwiri-lund.odt")),
        ("rtf", fixture("formats/jomo-okwiri-lund.rtf")),
        ("xml", fixture("formats/odile-kestrel-roy-passport.xml")),
    ]
}

/// Writes what is made of a sound file into a folder of its own. The names of the files.
fn broken(folder: &Path, extension: &str, sound: &[u8], dice: &mut Dice) -> Vec<String> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).unwrap();
    let mut names = Vec::new();
    for number in 0..MUTANTS + NOISES {
        let mut made = sound.to_vec();
        if number < MUTANTS {
            (0..=dice.below(4)).for_each(|_| dice.mutate(&mut made));
        } else {
            made = dice.noise(sound);
        }
        names.push(format!("./{number:02}.{extension}"));
        fs::write(folder.join(&names[number]), made).unwrap();
    }
    names
}

/// Reads all that is made of each sound file, and looks at what is said of it.
fn check(kind: &str) {
    let mut dice = Dice(2_026);
    for (number, (extension, sound)) in sound(kind).iter().enumerate() {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("mutated/{kind}-{number}"));
        let names = broken(&folder, extension, sound, &mut dice);
        let output = Command::new("/bin/sh")
            .args(["-c", &format!(r#"ulimit -d {MEMORY_KIB}; ulimit -t {PROCESSOR_SECONDS}; exec "$0" "$@""#)])
            .args([env!("CARGO_BIN_EXE_rolecall"), "read", kind, "--format", "json"])
            .args(&names)
            .current_dir(&folder)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let complaints = String::from_utf8(output.stderr).unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{extension}: {}: {complaints}", output.status);
        let sentences: Vec<&str> = complaints.lines().filter(|line| line.starts_with("rolecall: ./")).collect();
        let file = |record: &str| serde_json::from_str::<Value>(record).unwrap()["source"]["file"].to_string();
        let records = String::from_utf8(output.stdout).unwrap();
        let mut read: Vec<String> = records.lines().map(file).collect();
        read.dedup();
        assert_eq!(read.len() + sentences.len(), names.len(), "{extension}: {complaints}");
        for sentence in sentences {
            // What is said of the child or of its answer would be our fault, not the file's.
            assert!(!sentence.contains("child process") && !sentence.contains("answer"), "{sentence}");
            assert!(sentence.chars().count() < 400 && !sentence.contains(char::is_control), "{sentence}");
        }
    }
}

#[test]
fn every_resume_with_wrong_bytes_is_read_or_ends_in_a_sentence_about_it() {
    check("resume");
}

#[test]
fn every_post_with_wrong_bytes_is_read_or_ends_in_a_sentence_about_it() {
    check("post");
}
