//! Sound files with wrong bytes in them: each is read or ends in a sentence about the file, in time, whatever the bytes are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::pdf::pdf;
use super::word::docx;

/// How many files are made of each sound one.
const MUTANTS: usize = 16;
/// For all of them together; alone each takes some hundredths of a second.
const PATIENCE: Duration = Duration::from_mins(1);
/// What a mutation puts into a file.
const PIECES: [&str; 16] = [
    "99999999999999999999", "-1", "1e308", "<<", ">>", "[", "endobj", "endstream", "/Kids", "/Parent 3 0 R", "Q ",
    "/L Do ", "<w:p>", "</w:t>", "&#x0;", "\u{1b}[2J",
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
}

/// Sound files by extension: small ones whose every byte counts, and one of each kind as programs write them.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let page = "q 0.5 g 10 10 50 50 re f Q BT /F 10 Tf 50 700 Td [(Por) -20 (ter)] TJ ET /L Do /I Do".to_owned();
    let body = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Porter</w:t></w:r></w:p>";
    let resumes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/resumes");
    vec![
        ("pdf", pdf(&[page.clone(), page])),
        ("pdf", fs::read(resumes.join("tara-velankar.pdf")).unwrap()),
        ("docx", docx(body)),
        ("docx", fs::read(resumes.join("tara-velankar.docx")).unwrap()),
        ("odt", fs::read(resumes.join("../formats/jomo-okwiri-lund.odt")).unwrap()),
        ("rtf", fs::read(resumes.join("../formats/jomo-okwiri-lund.rtf")).unwrap()),
        ("xml", fs::read(resumes.join("../formats/odile-kestrel-roy-passport.xml")).unwrap()),
    ]
}

/// Writes the mutants into a folder of their own.
fn mutants() -> (PathBuf, usize) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("mutated");
    fs::create_dir_all(&folder).unwrap();
    let mut dice = Dice(2_026);
    let sound = sound();
    for (kind, (extension, bytes)) in sound.iter().enumerate() {
        for number in 0..MUTANTS {
            let mut mutant = bytes.clone();
            for _ in 0..=dice.below(4) {
                dice.mutate(&mut mutant);
            }
            fs::write(folder.join(format!("{kind}-{number:02}.{extension}")), mutant).unwrap();
        }
    }
    (folder, sound.len() * MUTANTS)
}

#[test]
fn every_file_with_wrong_bytes_is_read_or_ends_in_a_sentence_about_it() {
    let (folder, count) = mutants();
    let start = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
        .args(["read", "resume", ".", "--format", "json"])
        .current_dir(&folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    let complaints = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{complaints}");
    let sentences: Vec<&str> = complaints.lines().filter(|line| line.starts_with("rolecall: ./")).collect();
    assert_eq!(output.stdout.split_inclusive(|byte| *byte == b'\n').count() + sentences.len(), count, "{complaints}");
    for sentence in sentences {
        // What is said of the child or of its answer would be our fault, not the file's.
        assert!(!sentence.contains("child process") && !sentence.contains("answer"), "{sentence}");
        assert!(sentence.chars().count() < 400 && !sentence.contains(char::is_control), "{sentence}");
    }
}
