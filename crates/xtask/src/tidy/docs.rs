//! The documents name only what exists: paths in backticks, the files that their commands read, and in the map the names of the code.

use std::collections::BTreeSet;

use super::Finding;
use crate::tree::Tree;

const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md"];

/// Finds paths that stand nowhere.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let documents = tree.files().filter(|file| {
        DOCUMENTS.contains(&file.path.as_str()) || file.path.starts_with("docs/") && file.ending() == "md"
    });
    for file in documents {
        for (number, line) in file.text.lines().enumerate() {
            let named = backticked(line).filter(|name| is_path(name)).chain(fixtures(line));
            for name in named.filter(|name| !exists(tree, name)) {
                findings.push(Finding::of_line(
                    &file.path,
                    number + 1,
                    format!("`{name}` does not exist: name what does, or leave it out"),
                ));
            }
        }
    }
    findings.dedup();
    findings
}

/// Finds names in the map that stand nowhere in the code.
pub(super) fn check_names(tree: &Tree) -> Vec<Finding> {
    let Some(map) = tree.file("ARCHITECTURE.md") else { return Vec::new() };
    let code: BTreeSet<&str> = tree
        .files()
        .filter(|file| file.ending() == "rs" || file.ending() == "toml")
        .flat_map(|file| words(&file.text))
        .collect();
    let mut findings = Vec::new();
    // What is not there yet has a name all the same.
    let there = map.text.lines().take_while(|line| *line != "## Not yet");
    for (number, line) in there.enumerate() {
        for name in backticked(line).filter(|name| is_name(name) && *name != "unsafe") {
            for part in name.split("::").filter(|part| !code.contains(part)) {
                findings.push(Finding::of_line(
                    &map.path,
                    number + 1,
                    format!("`{part}` stands nowhere in the code: name what does, or leave it out"),
                ));
            }
        }
    }
    findings
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

/// `read_posts`, `Vocabulary::embedded`; not a command, an option or a path.
fn is_name(name: &str) -> bool {
    name.split("::").all(|part| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

fn backticked(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Arguments of commands that are fixtures.
fn fixtures(line: &str) -> impl Iterator<Item = &str> {
    line.split([' ', '`', '"', '\'', '(', ')', ','])
        .filter(|word| word.starts_with("fixtures/"))
        .map(|word| word.trim_end_matches('.'))
}

/// `crates/talent/`, `src/main.rs`, `deny.toml`; not `MIT OR Apache-2.0`, `--top`, `FILE|DIR`, `text/html`, `/postings/…` or a placeholder in capitals.
fn is_path(name: &str) -> bool {
    let written = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/*".contains(&byte));
    let known_ending = ["rs", "md", "toml", "json", "txt"].iter().any(|ending| name.ends_with(&format!(".{ending}")));
    let placeholder =
        name.split('/').any(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    let elsewhere = ["/", "-", ".", "target/", "text/", "application/"]
        .iter()
        .any(|start| name.starts_with(start) && !name.starts_with(".ci"));
    written && !placeholder && !elsewhere && (name.contains('/') || known_ending)
}

/// A path counts from the root, or from the crates and their sources as a reader says it in passing.
fn exists(tree: &Tree, name: &str) -> bool {
    let stem = name.split('*').next().unwrap_or(name);
    if stem != name {
        return tree.paths().any(|path| path.starts_with(stem));
    }
    if !name.contains('/') {
        return tree.paths().any(|path| path.rsplit('/').next() == Some(name));
    }
    let inside = format!("/{}", name.trim_end_matches('/'));
    tree.has(name)
        || tree.has(&format!("crates/{name}"))
        || tree.paths().any(|path| {
            path.starts_with("crates/") && (path.ends_with(&inside) || path.contains(&format!("{inside}/")))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(text: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("ARCHITECTURE.md", text),
            ("crates/talent/src/pay.rs", ""),
            ("fixtures/posts/night-shift.txt", ""),
            ("deny.toml", ""),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_path_that_is_gone_is_found() {
        assert_eq!(
            check_text("The pay is in\n`crates/talent/src/wages.rs`, see `wages.rs`."),
            [
                "ARCHITECTURE.md:2: `crates/talent/src/wages.rs` does not exist: name what does, or leave it out",
                "ARCHITECTURE.md:2: `wages.rs` does not exist: name what does, or leave it out",
            ]
        );
        assert_eq!(check_text("`crates/talent/src/pays*`").len(), 1);
    }

    #[test]
    fn a_command_that_reads_a_missing_fixture_is_found() {
        assert_eq!(check_text("    rolecall match --posts fixtures/jobs --top 3").len(), 1);
        assert!(check_text("    rolecall match --posts fixtures/posts --top 3").is_empty());
    }

    #[test]
    fn paths_that_exist_pass_however_they_are_said() {
        assert!(
            check_text(
                "`crates/talent/`, `talent/src/pay.rs`, `src/pay.rs`, `pay.rs`, `fixtures/posts/*.txt`, `deny.toml`"
            )
            .is_empty()
        );
    }

    #[test]
    fn other_words_in_backticks_are_no_paths() {
        assert!(check_text("`MIT OR Apache-2.0` `--top` `FILE/DIR` `text/html` `/postings/7` `score = a/b` `.txt` `target/release/rolecall`").is_empty());
    }

    #[test]
    fn a_name_that_is_gone_is_found() {
        let tree = Tree::of(&[
            (
                "ARCHITECTURE.md",
                "`Vocabulary::embedded` and `Vocabulary::loaded`,\n`Lexicon`, `read post`, `--top`, `pay.rs`, `unsafe`\n## Not yet\n`Employers`",
            ),
            ("crates/talent/src/vocabulary/mod.rs", "impl Vocabulary {\n    pub fn embedded() {}\n}"),
        ]);
        assert_eq!(
            check_names(&tree).iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "ARCHITECTURE.md:1: `loaded` stands nowhere in the code: name what does, or leave it out",
                "ARCHITECTURE.md:2: `Lexicon` stands nowhere in the code: name what does, or leave it out",
            ]
        );
    }
}
