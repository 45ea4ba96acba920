//! Rolecall's own rankings, by the program as a person runs it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// Résumés that were read once.
pub(super) struct Records {
    texts: BTreeMap<String, String>,
    jsonl: PathBuf,
}

/// Reads the résumés and keeps the records for `match`.
pub(super) fn read_resumes<'a>(binary: &Path, files: impl Iterator<Item = &'a Path>) -> Result<Records> {
    let mut command = Command::new(binary);
    command.args(["read", "resume", "--with-text", "--format", "json"]).args(files);
    let printed = printed(&mut command, "")?;
    let mut texts = BTreeMap::new();
    for line in printed.lines() {
        let record: Value = serde_json::from_str(line)?;
        let text = record["text"].as_str().unwrap_or_default().to_owned();
        texts.insert(file_name(Path::new(record["source"]["file"].as_str().unwrap_or_default())), text);
    }
    let jsonl = std::env::temp_dir().join(format!("rolecall-baselines-{}.jsonl", std::process::id()));
    fs::write(&jsonl, printed).with_context(|| format!("cannot write {}", jsonl.display()))?;
    Ok(Records { texts, jsonl })
}

impl Records {
    pub(super) fn text(&self, path: &Path) -> String {
        self.texts.get(&file_name(path)).cloned().unwrap_or_default()
    }

    /// The numbers of the files in the order in which they suit a title that is the whole post.
    pub(super) fn ranked(&self, binary: &Path, title: &str, files: &[&Path]) -> Result<Vec<usize>> {
        let numbers: BTreeMap<String, usize> = files.iter().map(|file| file_name(file)).zip(0..).collect();
        let post = self.jsonl.with_extension("txt");
        fs::write(&post, format!("{title}\n")).with_context(|| format!("cannot write {}", post.display()))?;
        let mut command = Command::new(binary);
        command
            .args(["match", "--format", "json", "--top", "50", "--post"])
            .arg(&post)
            .arg("--resumes")
            .arg(&self.jsonl);
        let printed = printed(&mut command, "");
        fs::remove_file(&post)?;
        let mut order = Vec::new();
        for line in printed?.lines() {
            let one: Value = serde_json::from_str(line)?;
            let file = Path::new(one["person_source"]["file"].as_str().unwrap_or_default());
            order.extend(numbers.get(&file_name(file)));
        }
        Ok(order)
    }
}

impl Drop for Records {
    fn drop(&mut self) {
        // What is left of it in the folder for temporary files harms nobody.
        let _ = fs::remove_file(&self.jsonl);
    }
}

/// For each title asked the numbers of all others by their likeness.
pub(super) fn rank_titles(binary: &Path, asked: &[&str], titles: &[String]) -> Result<Vec<Vec<usize>>> {
    let list = std::env::temp_dir().join(format!("rolecall-baselines-{}.txt", std::process::id()));
    fs::write(&list, titles.join("\n") + "\n").with_context(|| format!("cannot write {}", list.display()))?;
    let mut command = Command::new(binary);
    command
        .args(["link", "title", "--format", "json", "--top"])
        .arg(titles.len().to_string())
        .arg("--among")
        .arg(&list);
    let ranked = printed(command.arg("-"), &(asked.join("\n") + "\n"));
    fs::remove_file(&list)?;
    let mut orders = Vec::new();
    for line in ranked?.lines() {
        let answer: Value = serde_json::from_str(line)?;
        let lines = answer["candidates"].as_array().context("an answer without candidates")?.iter();
        orders.push(lines.filter_map(|one| usize::try_from(one["line"].as_u64()?).ok()).collect());
    }
    ensure!(orders.len() == asked.len(), "{} answers for {} titles", orders.len(), asked.len());
    Ok(orders)
}

/// For each title the concepts of ESCO that it is linked to, the likeliest first.
pub(super) fn link_titles(binary: &Path, asked: &[&str], top: usize) -> Result<Vec<Vec<String>>> {
    let mut command = Command::new(binary);
    command.args(["link", "title", "--format", "json", "--top"]).arg(top.to_string()).arg("-");
    let mut linked = Vec::new();
    for line in printed(&mut command, &(asked.join("\n") + "\n"))?.lines() {
        let answer: Value = serde_json::from_str(line)?;
        let candidates = answer["candidates"].as_array().context("an answer without candidates")?.iter();
        linked.push(candidates.map(|one| one["esco"].as_str().unwrap_or_default().to_owned()).collect());
    }
    ensure!(linked.len() == asked.len(), "{} answers for {} titles", linked.len(), asked.len());
    Ok(linked)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn printed(command: &mut Command, input: &str) -> Result<String> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut stdin = child.stdin.take().context("the program has an input")?;
    stdin.write_all(input.as_bytes())?;
    drop(stdin);
    let output = child.wait_with_output()?;
    ensure!(matches!(output.status.code(), Some(0 | 1)), "the program ended with {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}
