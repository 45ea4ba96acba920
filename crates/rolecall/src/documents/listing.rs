//! Which files of the paths that a person named are to be read.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use super::{DocumentError, Fault};

/// The extensions of the files that are read out of a folder.
const EXTENSIONS: [&str; 14] =
    ["docx", "fodt", "htm", "html", "json", "jsonl", "markdown", "md", "odt", "pdf", "rtf", "text", "txt", "xml"];

/// The files to read.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    /// The files, those of a folder sorted by path, in the order in which the paths were named.
    pub(crate) files: Vec<PathBuf>,
    /// How many files of folders are of other kinds and were skipped.
    pub(crate) skipped: usize,
    /// The folders that could not be read.
    pub(crate) errors: Vec<DocumentError>,
}

/// The files that `paths` name: a file (or `-`) as it is, a folder by the files of known extensions in it and in its folders.
///
/// Hidden files and folders (`.name`) are left out without being counted. Links to folders are skipped: they may lead back.
/// So are pipes and devices: reading one may never end.
pub(crate) fn list(paths: &[PathBuf]) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        if path.is_dir() {
            let first = listing.files.len();
            listing.enter(path);
            listing.files[first..].sort();
        } else {
            listing.files.push(path.clone());
        }
    }
    listing
}

/// Whether a file of this name is read out of a folder.
fn is_known(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    extension.is_some_and(|extension| EXTENSIONS.contains(&extension.as_str()))
}

impl Listing {
    fn enter(&mut self, folder: &Path) {
        match std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
            Ok(entries) => entries.iter().for_each(|entry| self.add(entry)),
            Err(error) => {
                let file = folder.display().to_string();
                self.errors.push(DocumentError { file, fault: Fault::Unopened(error) });
            }
        }
    }

    fn add(&mut self, entry: &DirEntry) {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if entry.file_name().to_string_lossy().starts_with('.') {
            return;
        }
        if is_folder {
            self.enter(&path);
        } else if is_known(&path) && path.is_file() {
            self.files.push(path);
        } else {
            self.skipped += 1;
        }
    }
}
