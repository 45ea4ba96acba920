//! Marks of unfinished work. What is not done yet is a sentence under "Not yet" in ARCHITECTURE.md.

use super::Finding;
use crate::tree::{SourceFile, Tree};

/// The marks are written in halves, so that this file does not hold them.
const MARKS: [(&str, &str, &str); 8] = [
    ("TO", "DO", "say it under \"Not yet\" in ARCHITECTURE.md, or do it"),
    ("FIX", "ME", "say it under \"Not yet\" in ARCHITECTURE.md, or do it"),
    ("XX", "X", "say it under \"Not yet\" in ARCHITECTURE.md, or do it"),
    ("HA", "CK", "say in a sentence why it is as it is"),
    ("to", "do!(", "write it or leave it out"),
    ("unimple", "mented!(", "write it or leave it out"),
    ("db", "g!(", "remove it"),
    ("#[ig", "nore", "a test runs or does not exist"),
];

/// Places on one machine, in halves too. The project speaks of itself alone.
const PLACES: [(&str, &str); 3] = [("/ho", "me/"), ("/ro", "ot/"), ("/Use", "rs/")];

/// Finds the marks in everything that is written by hand; fixtures are other people's words by design.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| is_written_by_hand(file)) {
        for (number, line) in file.text.lines().enumerate() {
            for (first, second, instead) in MARKS {
                let mark = format!("{first}{second}");
                if stands_alone(line, &mark) {
                    findings.push(Finding::of_line(&file.path, number + 1, format!("`{mark}`: {instead}")));
                }
            }
        }
    }
    findings
}

/// Finds paths that exist on one machine only.
pub(super) fn check_places(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| is_written_by_hand(file)) {
        for (number, line) in file.text.lines().enumerate() {
            for place in PLACES.map(|(first, second)| format!("{first}{second}")) {
                if stands_alone(line, &place) {
                    findings.push(Finding::of_line(
                        &file.path,
                        number + 1,
                        format!(
                            "`{place}` exists on one machine: take the path as an argument, or say what stands there"
                        ),
                    ));
                }
            }
        }
    }
    findings
}

fn is_written_by_hand(file: &SourceFile) -> bool {
    let endings = ["rs", "md", "toml", "sh", "run", "html", "css", "js", "mjs"];
    !file.path.starts_with("fixtures/") && endings.contains(&file.ending())
}

/// A mark that ends in a letter is a word of its own; one that ends in a bracket only begins one.
fn stands_alone(line: &str, mark: &str) -> bool {
    let letter = |character: char| character.is_alphanumeric() || character == '_';
    line.match_indices(mark).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(letter);
        let after = mark.ends_with(letter) && line[at + mark.len()..].starts_with(letter);
        !before && !after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_line(path: &str, line: &str) -> usize {
        check(&Tree::of(&[(path, line)])).len()
    }

    #[test]
    fn each_mark_is_found() {
        for (first, second, _) in MARKS {
            assert_eq!(check_line("crates/a/src/b.rs", &format!("    x; {first}{second}  ")), 1, "{first}{second}");
        }
    }

    #[test]
    fn each_place_of_one_machine_is_found() {
        for (first, second) in PLACES {
            let tree = Tree::of(&[("docs/a.md", &format!("Run it on {first}{second}/x"))]);
            assert_eq!(check_places(&tree).len(), 1, "{first}{second}");
        }
        assert!(check_places(&Tree::of(&[("docs/a.md", "`/work/0/name` https://a.example/home/x")])).is_empty());
    }

    #[test]
    fn a_part_of_a_word_is_no_mark() {
        assert_eq!(check_line("crates/a/src/b.rs", "const MASTODON: &str = \"HACKATHON TODOS\";"), 0);
    }

    #[test]
    fn fixtures_may_say_what_they_like() {
        assert_eq!(check_line("fixtures/posts/a.txt", &format!("Call {}{}", "XX", "X")), 0);
    }
}
