//! The files of the repository as the rules see them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;

use crate::command;

/// Endings of files whose text the rules read. Tables and binary fixtures have tests of their own.
const READ: [&str; 15] =
    ["rs", "py", "md", "toml", "lock", "txt", "json", "jsonl", "html", "css", "js", "mjs", "sh", "typ", "run"];

/// A file and its text.
pub(crate) struct SourceFile {
    /// Path from the root, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl SourceFile {
    /// What stands after the last dot, or the whole name of a file without one.
    pub(crate) fn ending(&self) -> &str {
        ending(&self.path)
    }
}

fn ending(path: &str) -> &str {
    path.rsplit(['.', '/']).next().unwrap_or(path)
}

/// The repository: every path, and the text of the files that the rules read.
#[derive(Default)]
pub(crate) struct Tree {
    /// Each path with the size of the file in bytes.
    sizes: BTreeMap<String, u64>,
    files: Vec<SourceFile>,
}

impl Tree {
    /// What git tracks or would track.
    pub(crate) fn load() -> Result<Self> {
        let listed =
            command::output("git", &["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name"])?;
        let mut tree = Self::default();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            // A file that was deleted and not yet committed is still listed.
            let Ok(bytes) = fs::read(command::root().join(path)) else { continue };
            tree.sizes.insert(path.to_owned(), bytes.len() as u64);
            if let (true, Ok(text)) = (READ.contains(&ending(path)), String::from_utf8(bytes)) {
                tree.files.push(SourceFile { path: path.to_owned(), text });
            }
        }
        Ok(tree)
    }

    /// A tree of these files.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Self {
            sizes: files.iter().map(|(path, text)| ((*path).to_owned(), text.len() as u64)).collect(),
            files: files
                .iter()
                .map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() })
                .collect(),
        }
    }

    /// The files whose text the rules read.
    pub(crate) fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The Rust files.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().filter(|file| file.ending() == "rs")
    }

    /// One file.
    pub(crate) fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Every path.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.sizes.keys().map(String::as_str)
    }

    /// Every path with the size of the file in bytes.
    pub(crate) fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.sizes.iter().map(|(path, bytes)| (path.as_str(), *bytes))
    }

    /// Whether a file or a folder stands there.
    pub(crate) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let inside = format!("{path}/");
        self.sizes.contains_key(path)
            || self.sizes.range(inside.clone()..).next().is_some_and(|(next, _)| next.starts_with(&inside))
    }
}
