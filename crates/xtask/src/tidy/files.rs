//! How a file begins, how long it gets and what it is called.

use super::Finding;
use super::code::code_of;
use crate::tree::Tree;

/// A file of more lines than this holds more than one thing.
const LINES_MAX: usize = 600;

/// Files that may be longer, with the reason: one long table, or one schema written out.
const LONG: [(&str, &str); 0] = [];

/// Bytes of a file at most.
const BYTES_MAX: u64 = 500_000;

/// Where the vocabulary and the models stand, and their bytes at most: ten million of the one and eight of the others.
const VOCABULARY: [&str; 2] = ["crates/talent/", "crates/extract/data/"];
const VOCABULARY_BYTES_MAX: u64 = 18_000_000;

/// Names that say nothing about what a module holds.
const EMPTY_NAMES: [&str; 16] = [
    "common", "core", "data", "helper", "helpers", "info", "manager", "managers", "misc", "models", "services",
    "shared", "stuff", "types", "util", "utils",
];

/// Every Rust file, and every module of the browser's tests, says first what it is for.
pub(super) fn check_header(tree: &Tree) -> Vec<Finding> {
    tree.files()
        .filter_map(|file| {
            let begins = match file.ending() {
                "rs" => "//! ",
                "mjs" => "// ",
                _ => return None,
            };
            let missing = !file.text.starts_with(begins);
            missing.then(|| {
                let begins = begins.trim_end();
                Finding::of_file(
                    &file.path,
                    format!("begin the file with a `{begins}` sentence that says what it is for"),
                )
            })
        })
        .collect()
}

/// No code, template or style sheet is longer than a reader can hold in mind.
pub(super) fn check_length(tree: &Tree) -> Vec<Finding> {
    tree.files()
        .filter(|file| {
            ["rs", "mjs", "js", "html", "css"].contains(&file.ending()) && !file.path.starts_with("fixtures/")
        })
        .filter(|file| LONG.iter().all(|(path, _)| *path != file.path))
        .filter_map(|file| {
            let lines = file.text.lines().count();
            (lines > LINES_MAX).then(|| {
                Finding::of_file(
                    &file.path,
                    format!("{lines} lines, {LINES_MAX} at most: move a concept of its own into a file of its own"),
                )
            })
        })
        .collect()
}

/// No module has a name under which anything could be put.
pub(super) fn check_names(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust() {
        let name = file.path.rsplit('/').find(|part| *part != "mod.rs").unwrap_or_default().trim_end_matches(".rs");
        if EMPTY_NAMES.contains(&name) {
            findings.push(Finding::of_file(
                &file.path,
                format!("`{name}` names no concept: name the module after what it holds"),
            ));
        }
        for (number, line) in code_of(&file.text).lines().enumerate() {
            let Some((_, after)) = line.trim_start().split_once("mod ") else { continue };
            let inline = after.trim_end().strip_suffix('{').unwrap_or_default().trim();
            if EMPTY_NAMES.contains(&inline) {
                findings.push(Finding::of_line(
                    &file.path,
                    number + 1,
                    format!("`mod {inline}` names no concept: name the module after what it holds"),
                ));
            }
        }
    }
    findings
}

/// Snapshots are read by people, so they stand in the tests.
pub(super) fn check_snapshots(tree: &Tree) -> Vec<Finding> {
    tree.paths()
        .filter(|path| [".snap", ".snap.new", ".pending-snap"].iter().any(|ending| path.ends_with(ending)))
        .map(|path| {
            Finding::of_file(
                path,
                "write the snapshot inline, where a reviewer reads it: `assert_snapshot!(found, @\"…\")`",
            )
        })
        .collect()
}

/// What a clone has to fetch stays small: nothing large but the vocabulary, and that within its bound.
pub(super) fn check_size(tree: &Tree) -> Vec<Finding> {
    let mut vocabulary = 0;
    let mut findings = Vec::new();
    for (path, bytes) in tree.sizes() {
        if VOCABULARY.iter().any(|folder| path.starts_with(folder)) {
            vocabulary += bytes;
        } else if bytes > BYTES_MAX {
            findings.push(Finding::of_file(
                path,
                format!("{bytes} bytes, {BYTES_MAX} at most: make it where it is needed"),
            ));
        }
    }
    if vocabulary > VOCABULARY_BYTES_MAX {
        findings.push(Finding::of_file(
            VOCABULARY[0],
            format!("{vocabulary} bytes of data, {VOCABULARY_BYTES_MAX} at most"),
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_header_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/pay.rs", "use std::fmt;\n"),
            ("crates/a/src/place.rs", "//! Places.\n"),
            ("crates/a/src/empty.rs", ""),
            ("browser/pages.mjs", "// The pages.\n"),
            ("browser/walk.test.mjs", "import {} from 'node:test';\n"),
        ]);
        let found: Vec<String> = check_header(&tree).into_iter().map(|finding| finding.path).collect();
        assert_eq!(found, ["crates/a/src/pay.rs", "crates/a/src/empty.rs", "browser/walk.test.mjs"]);
    }

    #[test]
    fn a_long_file_is_found() {
        let at_most = "//! A.\n".repeat(LINES_MAX);
        let longer = format!("{at_most}\n");
        let tree = Tree::of(&[
            ("a.rs", &at_most),
            ("b.rs", &longer),
            ("c.txt", &longer),
            ("d.html", &longer),
            ("e.css", &longer),
            ("fixtures/f.html", &longer),
        ]);
        let found: Vec<String> = check_length(&tree).iter().map(ToString::to_string).collect();
        let rule = "601 lines, 600 at most: move a concept of its own into a file of its own";
        assert_eq!(found, [format!("b.rs: {rule}"), format!("d.html: {rule}"), format!("e.css: {rule}")]);
    }

    #[test]
    fn a_name_without_a_concept_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/utils.rs", ""),
            ("crates/a/src/types/mod.rs", ""),
            ("crates/a/src/posting.rs", "pub(crate) mod helpers {\n}\nmod utilities;\n"),
        ]);
        let found: Vec<String> = check_names(&tree).iter().map(ToString::to_string).collect();
        assert_eq!(
            found,
            [
                "crates/a/src/utils.rs: `utils` names no concept: name the module after what it holds",
                "crates/a/src/types/mod.rs: `types` names no concept: name the module after what it holds",
                "crates/a/src/posting.rs:1: `mod helpers` names no concept: name the module after what it holds",
            ]
        );
    }

    #[test]
    fn a_snapshot_beside_its_test_is_found() {
        let tree = Tree::of(&[("crates/a/src/snapshots/pay.snap", ""), ("crates/a/src/.pay.rs.pending-snap", "")]);
        assert_eq!(check_snapshots(&tree).len(), 2);
    }

    #[test]
    fn what_is_too_large_is_found() {
        let half = "x".repeat(500_001);
        let large = "x".repeat(18_000_000);
        let found = |files: &[(&str, &str)]| check_size(&Tree::of(files)).len();
        assert_eq!(found(&[("fixtures/a.pdf", &half), ("crates/talent/data/b.bin", &half)]), 1);
        assert_eq!(found(&[("crates/talent/data/b.bin", &large)]), 0);
        assert_eq!(found(&[("crates/talent/data/b.bin", &large), ("crates/talent/tables/c.tsv", "x")]), 1);
        assert_eq!(found(&[("crates/talent/data/b.bin", &large), ("crates/extract/data/d.bin", "x")]), 1);
    }
}
