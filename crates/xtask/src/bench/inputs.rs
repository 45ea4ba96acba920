//! The files of a benchmark: which are texts and which are documents that only the program opens.

use std::fs;
use std::path::{Path, PathBuf, absolute};

use anyhow::{Context, Result};
use extract::text::{decode, html};

const TEXTS: [&str; 5] = ["html", "htm", "md", "text", "txt"];
const DOCUMENTS: [&str; 3] = ["docx", "json", "pdf"];

/// What was named, sorted, each once.
#[derive(Default)]
pub(super) struct Inputs {
    /// Texts that a reader takes as they are.
    pub(super) texts: Vec<PathBuf>,
    /// Files that the program opens.
    pub(super) documents: Vec<PathBuf>,
}

impl Inputs {
    /// The files that are named and those in the folders that are named; files of other kinds are left out.
    pub(super) fn list(paths: &[PathBuf]) -> Result<Self> {
        let mut inputs = Self::default();
        for path in paths {
            inputs.add(&absolute(path)?)?;
        }
        for list in [&mut inputs.texts, &mut inputs.documents] {
            list.sort();
            list.dedup();
        }
        Ok(inputs)
    }

    fn add(&mut self, path: &Path) -> Result<()> {
        let metadata = fs::metadata(path).with_context(|| path.display().to_string())?;
        if metadata.is_dir() {
            for entry in fs::read_dir(path)? {
                self.add(&entry?.path())?;
            }
            return Ok(());
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if TEXTS.contains(&ending.as_str()) {
            self.texts.push(path.to_owned());
        } else if DOCUMENTS.contains(&ending.as_str()) {
            self.documents.push(path.to_owned());
        }
        Ok(())
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<PathBuf> {
        self.texts.iter().chain(&self.documents).cloned().collect()
    }
}

/// The sum of the sizes of the files in bytes.
pub(super) fn bytes<P: AsRef<Path>>(files: &[P]) -> u64 {
    files.iter().filter_map(|file| fs::metadata(file).ok()).map(|metadata| metadata.len()).sum()
}

/// A file's text as the readers get it.
pub(super) fn text(file: &Path) -> Result<String> {
    let shown = || file.display().to_string();
    let decoded = decode::decode(&fs::read(file).with_context(shown)?).with_context(shown)?;
    let is_html = file.extension().is_some_and(|ending| ending == "html" || ending == "htm");
    Ok(if is_html { html::document(&decoded.text).into_text() } else { decoded.text })
}

/// At most `count` of all, evenly from the whole.
pub(super) fn sample<T>(all: &[T], count: usize) -> Vec<&T> {
    let step = all.len().div_ceil(count.max(1)).max(1);
    all.iter().step_by(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_even_and_no_larger_than_asked() {
        let all = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        assert_eq!(sample(&all, 4), [&"a", &"d", &"g", &"j"]);
        assert_eq!(sample(&all, 100).len(), 10);
        assert_eq!(sample::<&str>(&[], 3).len(), 0);
    }

    #[test]
    fn the_fixtures_are_texts_and_documents() {
        let inputs = Inputs::list(&[crate::command::root().join("fixtures/resumes")]).unwrap();
        assert!(inputs.texts.iter().any(|file| file.ends_with("bela-quintrell.txt")));
        assert!(inputs.documents.iter().any(|file| file.ends_with("tara-velankar.pdf")));
        assert!(bytes(&inputs.all()) > 10_000);
    }
}
