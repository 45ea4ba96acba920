//! The log of decisions: for each list of matches what was asked and the hashes of everything that the answer is made of. It holds no
//! word of a post or a résumé.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use matching::Weights;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use talent::vocabulary::Vocabulary;

use super::line::Line;
use super::question::{Question, read_weights};
use crate::documents;
use crate::output;

/// The form of an entry; another one is another number.
const FORM: u32 = 1;

/// One list of matches.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    form: u32,
    pub(super) question: Question,
    made_by: MadeBy,
    files: Vec<Hashed>,
    answer: Answer,
}

/// What reads and weighs.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct MadeBy {
    rolecall: String,
    vocabulary: String,
    weights: u32,
    weights_sha256: String,
}

/// A file and the SHA-256 of its bytes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hashed {
    file: PathBuf,
    sha256: String,
}

/// How many lines there were, and the SHA-256 of their JSON.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    matches: usize,
    sha256: String,
}

/// Adds an entry for a list to the end of a log.
pub(super) fn append(log: &Path, question: &Question, matches: &[Line]) -> anyhow::Result<()> {
    let decision = Decision {
        form: FORM,
        made_by: MadeBy::of(question)?,
        files: hashed(question)?,
        answer: Answer::of(&lines(matches)?, matches.len()),
        question: question.clone(),
    };
    let mut line = serde_json::to_vec(&decision)?;
    line.push(b'\n');
    let file = OpenOptions::new().create(true).append(true).open(log);
    // One write, so that two programs that share a log do not mix their lines.
    file.and_then(|mut file| file.write_all(&line)).with_context(|| format!("{}: cannot be written", log.display()))
}

/// The matches as they are printed.
pub(super) fn lines(matches: &[Line]) -> anyhow::Result<Vec<u8>> {
    let mut lines = Vec::new();
    for one in matches {
        output::write_json(&mut lines, one)?;
    }
    Ok(lines)
}

impl Decision {
    /// An entry of a log; `number` counts from 1, and without one it is the last.
    pub(super) fn read(log: &Path, number: Option<usize>) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(log).with_context(|| format!("{}: cannot be read", log.display()))?;
        let entries: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let accepted = "accepted: a line as `rolecall match --log` writes it";
        anyhow::ensure!(!entries.is_empty(), "{}: holds no decision; {accepted}", log.display());
        let at = number.unwrap_or(entries.len());
        let name = format!("{}, entry {at}", log.display());
        let entry = at.checked_sub(1).and_then(|at| entries.get(at));
        let entry = entry.with_context(|| format!("{name}: is not there; the log has {}", entries.len()))?;
        let decision: Self = serde_json::from_str(entry)
            .map_err(|error| anyhow::anyhow!("{name}: is no decision: {error}; {accepted}"))?;
        anyhow::ensure!(decision.form == FORM, "{name}: has the form {}; {accepted}, form {FORM}", decision.form);
        Ok(decision)
    }

    /// What is not as it was when the list was made, one sentence for each; nothing where the same answer must come out.
    pub(super) fn changes(&self) -> anyhow::Result<Vec<String>> {
        let mut changes = self.made_by.changes(&MadeBy::of(&self.question)?);
        let now = hashed(&self.question)?;
        let known =
            |files: &[Hashed], file: &Path| files.iter().find(|one| one.file == file).map(|one| one.sha256.clone());
        for then in &self.files {
            match known(&now, &then.file) {
                None => changes.push(format!("{}: was there then and is not now", then.file.display())),
                Some(sha256) if sha256 != then.sha256 => changes.push(format!("{}: has changed", then.file.display())),
                Some(_) => {}
            }
        }
        let is_new = |one: &&Hashed| known(&self.files, &one.file).is_none();
        changes.extend(now.iter().filter(is_new).map(|one| format!("{}: was not there then", one.file.display())));
        Ok(changes)
    }

    /// Whether these are the very lines that were printed.
    pub(super) fn is_answer(&self, lines: &[u8], matches: usize) -> bool {
        self.answer == Answer::of(lines, matches)
    }
}

impl MadeBy {
    fn of(question: &Question) -> anyhow::Result<Self> {
        let read = question.weights.as_deref().map(read_weights).transpose()?;
        let weights = read.as_ref().unwrap_or_else(|| Weights::published());
        Ok(Self {
            rolecall: env!("CARGO_PKG_VERSION").to_owned(),
            vocabulary: Vocabulary::embedded().version().to_owned(),
            weights: weights.version,
            weights_sha256: sha256(weights.to_json().as_bytes()),
        })
    }

    fn changes(&self, now: &Self) -> Vec<String> {
        let pairs = [
            ("rolecall", &self.rolecall, &now.rolecall),
            ("the vocabulary", &self.vocabulary, &now.vocabulary),
            ("the weights", &self.weights_sha256, &now.weights_sha256),
        ];
        let changed = pairs.into_iter().filter(|(_, then, now)| then != now);
        changed.map(|(what, then, now)| format!("{what}: was {then} then and is {now} now")).collect()
    }
}

impl Answer {
    fn of(lines: &[u8], matches: usize) -> Self {
        Self { matches, sha256: sha256(lines) }
    }
}

/// Every file of the question, those in its folders too, in order. A file that is not there is told when it is read.
fn hashed(question: &Question) -> anyhow::Result<Vec<Hashed>> {
    let paths: Vec<PathBuf> = question.paths().into_iter().map(Path::to_path_buf).collect();
    let mut files = documents::list(&paths).files;
    files.extend(paths.into_iter().filter(|path| path.is_file()));
    files.sort();
    files.dedup();
    let hash = |file: PathBuf| {
        let sha256 = sha256_of(&file).with_context(|| format!("{}: cannot be read", file.display()))?;
        Ok(Hashed { file, sha256 })
    };
    files.into_iter().map(hash).collect()
}

/// A list of records may be larger than memory, so it is never held as a whole.
fn sha256_of(file: &Path) -> io::Result<String> {
    let mut reader = BufReader::with_capacity(1 << 16, File::open(file)?);
    let mut hasher = Sha256::new();
    loop {
        let bytes = reader.fill_buf()?;
        if bytes.is_empty() {
            return Ok(hex(&hasher.finalize()));
        }
        hasher.update(bytes);
        let taken = bytes.len();
        reader.consume(taken);
    }
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
