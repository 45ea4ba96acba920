//! How fast one side is ranked for the other, as the command line does it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::figures::Row;
use super::inputs::{self, Inputs};
use super::{Matching, process};
use crate::command;

/// Reads both sides once into records, then ranks all of one side for samples of the other, one process each.
pub(super) fn run(matching: &Matching) -> Result<Vec<Row>> {
    let binary = command::release_binary()?;
    let posts = Inputs::list(&matching.posts)?.all();
    let resumes = Inputs::list(&matching.resumes)?.all();
    let folder = Scratch::create()?;
    let (post_records, post_count) = records(&binary, "post", &posts, &folder)?;
    let (resume_records, resume_count) = records(&binary, "resume", &resumes, &folder)?;
    ensure!(post_count > 0 && resume_count > 0, "nothing to match: {post_count} posts, {resume_count} résumés");
    let for_resumes = Ranking {
        what: format!("a résumé file against {post_count} posts"),
        one: "--resume",
        many: "--posts",
        records: post_records,
    };
    let for_posts = Ranking {
        what: format!("a post file against {resume_count} résumés"),
        one: "--post",
        many: "--resumes",
        records: resume_records,
    };
    Ok(vec![
        for_resumes.measure(&binary, &inputs::sample(&resumes, matching.sample))?,
        for_posts.measure(&binary, &inputs::sample(&posts, matching.sample))?,
    ])
}

/// Reads files into one file of records; a record is a line.
fn records(binary: &Path, kind: &str, files: &[PathBuf], folder: &Scratch) -> Result<(PathBuf, usize)> {
    let mut arguments: Vec<PathBuf> =
        vec!["read".into(), kind.into(), "--with-text".into(), "--format".into(), "json".into()];
    arguments.extend(files.iter().cloned());
    let read = process::run(binary, &arguments)?;
    let path = folder.0.join(format!("{kind}.jsonl"));
    fs::write(&path, &read.stdout).with_context(|| path.display().to_string())?;
    Ok((path, read.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).count()))
}

/// One against many.
struct Ranking {
    what: String,
    one: &'static str,
    many: &'static str,
    records: PathBuf,
}

impl Ranking {
    fn measure(&self, binary: &Path, files: &[PathBuf]) -> Result<Row> {
        let mut singles = Vec::new();
        let mut peak = None;
        for file in files {
            let mut arguments: Vec<PathBuf> = vec!["match".into(), self.one.into(), file.clone()];
            arguments.extend([self.many.into(), self.records.clone()]);
            arguments.extend(["--top", "10", "--format", "json"].map(PathBuf::from));
            singles.push(process::run(binary, &arguments)?.time);
            if peak.is_none() {
                peak = process::run_watched(binary, &arguments)?.peak;
            }
        }
        Ok(Row::of_singles(
            format!("{}, the program, one process each", self.what),
            files.len(),
            inputs::bytes(files),
            &singles,
            peak,
        ))
    }
}

/// A folder that goes when the benchmark ends.
struct Scratch(PathBuf);

impl Scratch {
    fn create() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("rolecall-bench-{}", std::process::id()));
        fs::create_dir_all(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind in the machine's folder for such things harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}
