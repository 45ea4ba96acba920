//! What the crates may not name: the machine, the clock, randomness, threads, each other's trades, and arithmetic that differs between platforms.

use super::Finding;
use super::code::code_of;
use crate::tree::{SourceFile, Tree};

/// Names that the code of some crates does without. Their tests may use what they like.
struct Absence {
    folders: &'static [&'static str],
    /// How a finding calls these crates.
    who: &'static str,
    /// Modules, as paths of two parts, with what to do instead.
    modules: &'static [(&'static str, &'static str)],
    /// Whole words, with what to do instead.
    words: &'static [(&'static str, &'static str)],
    /// What no literal holds either, with what to do instead.
    pieces: &'static [(&'static str, &'static str)],
}

const ABSENCES: [Absence; 4] = [
    Absence {
        folders: &["crates/talent/src/", "crates/extract/src/", "crates/matching/src/"],
        who: "a pure crate",
        modules: &[
            ("std::env", "only the binary reads the environment: take the setting as a parameter"),
            ("std::fs", "take the bytes as a parameter: the binary reads files"),
            ("std::net", "nothing here reaches the network"),
            ("std::os", "nothing here depends on the platform"),
            ("std::process", "starting programs belongs to the binary"),
            ("std::thread", "return a value: the caller decides about threads"),
            ("std::time", "take today's date as a parameter"),
        ],
        words: &[
            ("async", "return a value: the caller decides about waiting"),
            ("await", "return a value: the caller decides about waiting"),
            ("Instant", "measuring time belongs to the benchmarks"),
            ("SystemTime", "take today's date as a parameter"),
            ("Zoned", "take a civil date as a parameter: a zone is a matter of the machine"),
            ("thread_local", "pass the state as a parameter"),
            ("RandomState", "use BTreeMap or a sorted Vec: no result may depend on hash order"),
            ("available_parallelism", "take it as a parameter"),
        ],
        pieces: &[],
    },
    Absence {
        folders: &["crates/market/src/", "crates/web/src/"],
        who: "the market and its pages",
        modules: &[
            ("std::env", "only the binary reads the environment: take the setting as a parameter"),
            ("std::fs", "take the bytes as a parameter: the binary reads files"),
            ("std::process", "starting programs belongs to the binary"),
            ("tokio::fs", "take the bytes as a parameter: the binary reads files"),
            ("tokio::process", "starting programs belongs to the binary"),
        ],
        words: &[
            ("SystemTime", "ask the `Machine` that was handed over"),
            ("Zoned", "times are `jiff::Timestamp`s in UTC: a zone is a matter of who reads them"),
            ("OsRng", "ask the `Machine` that was handed over for random bytes"),
            ("getrandom", "ask the `Machine` that was handed over for random bytes"),
            ("now_v7", "make the id of the `Machine`'s time and random bytes"),
            ("new_v4", "make the id of the `Machine`'s time and random bytes"),
        ],
        pieces: &[],
    },
    Absence {
        folders: &["crates/market/src/"],
        who: "the market",
        modules: &[],
        words: &[
            ("Instant", "ask the `Machine` that was handed over"),
            ("StatusCode", "return an error that says what is wrong: web chooses the status"),
            ("axum", "market knows no web framework: that belongs to web"),
            ("askama", "market knows no HTML: that belongs to web"),
        ],
        pieces: &[("</", "market knows no HTML: return values, and let a template of web show them")],
    },
    Absence {
        folders: &["crates/web/src/"],
        who: "the pages",
        modules: &[],
        words: &[
            ("sea_orm", "web knows no SQL: add a verb to market and call it"),
            ("sea_query", "web knows no SQL: add a verb to market and call it"),
            ("sqlx", "web knows no SQL: add a verb to market and call it"),
        ],
        pieces: &[
            ("SELECT ", "web knows no SQL: add a verb to market and call it"),
            ("INSERT INTO ", "web knows no SQL: add a verb to market and call it"),
            ("DELETE FROM ", "web knows no SQL: add a verb to market and call it"),
        ],
    },
];

/// Floating-point functions whose last bit differs between platforms.
const UNEVEN: [&str; 14] = [
    ".acos(", ".asin(", ".atan(", ".cbrt(", ".cos(", ".exp(", ".exp2(", ".ln(", ".log(", ".log10(", ".log2(", ".powf(",
    ".sin(", ".tanh(",
];

/// Finds the names where they may not stand.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| !is_test(&file.path)) {
        for absence in ABSENCES.iter().filter(|absence| absence.folders.iter().any(|at| file.path.starts_with(at))) {
            findings.extend(absence.check(file));
        }
    }
    findings
}

impl Absence {
    fn check(&self, file: &SourceFile) -> Vec<Finding> {
        let text = without_tests(&file.text);
        let code = code_of(text);
        let mut findings = Vec::new();
        let mut find = |name: &str, line, instead: &str| {
            findings.push(Finding::of_line(&file.path, line, format!("`{name}` in {}: {instead}", self.who)));
        };
        for (path, instead) in self.modules {
            for at in uses(&code, path) {
                find(path, line_at(&code, at), instead);
            }
        }
        for (word, instead) in self.words {
            for at in words(&code, word) {
                find(word, line_at(&code, at), instead);
            }
        }
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for (piece, instead) in self.pieces.iter().filter(|(piece, _)| line.contains(piece)) {
                find(piece, number + 1, instead);
            }
        }
        findings
    }
}

/// Finds floating-point functions in the pure crates.
pub(super) fn check_arithmetic(tree: &Tree) -> Vec<Finding> {
    let pure = |path: &str| ABSENCES[0].folders.iter().any(|folder| path.starts_with(folder)) && !is_test(path);
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| pure(&file.path)) {
        let code = code_of(without_tests(&file.text));
        for call in UNEVEN {
            for (at, _) in code.match_indices(call) {
                findings.push(Finding::of_line(
                    &file.path,
                    line_at(&code, at),
                    format!("`{call})` rounds differently from platform to platform: use an integer table"),
                ));
            }
        }
    }
    findings
}

/// Tests may compare a table with the function that it stands for.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The text up to its module of tests, which comes last.
fn without_tests(text: &str) -> &str {
    text.find("#[cfg(test)]\nmod ").map_or(text, |tests| &text[..tests])
}

/// Where `library::name` is named, be it in a path or in a group `library::{..., name, ...}`.
fn uses(code: &str, path: &str) -> Vec<usize> {
    let (library, name) = path.split_once("::").unwrap_or((path, ""));
    let mut found = Vec::new();
    for at in words(code, library) {
        let Some(path) = code[at + library.len()..].strip_prefix("::") else { continue };
        match path.strip_prefix('{') {
            None if first_word(path) == name => found.push(at),
            None => {}
            Some(group) => found.extend(members(group).filter(|member| first_word(member) == name).map(|_| at)),
        }
    }
    found
}

/// The members of a group up to its closing brace, each with whatever nested group follows it.
fn members(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_i32;
    let end = group.find(|character| {
        depth += match character {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth < 0
    });
    let mut depth = 0_i32;
    group[..end.unwrap_or(group.len())].split(move |character| {
        depth += match character {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        character == ',' && depth == 0
    })
}

fn first_word(path: &str) -> &str {
    let path = path.trim_start();
    &path[..path.find(|character: char| !is_word(character)).unwrap_or(path.len())]
}

/// Where `word` stands as a whole word.
pub(super) fn words(code: &str, word: &str) -> Vec<usize> {
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| {
            !code[..*at].chars().next_back().is_some_and(is_word)
                && !code[at + word.len()..].chars().next().is_some_and(is_word)
        })
        .collect()
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

pub(super) fn line_at(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_in(path: &str, code: &str) -> Vec<String> {
        let tree = Tree::of(&[(path, code)]);
        check(&tree).iter().chain(&check_arithmetic(&tree)).map(ToString::to_string).collect()
    }

    fn check_code(code: &str) -> Vec<String> {
        check_in("crates/extract/src/pay.rs", code)
    }

    #[test]
    fn a_path_into_the_machine_is_found() {
        assert_eq!(
            check_code("fn f() {\n    std::env::var(\"HOME\");\n}"),
            [
                "crates/extract/src/pay.rs:2: `std::env` in a pure crate: only the binary reads the environment: take the setting as a parameter"
            ]
        );
        assert_eq!(check_code("use std::fs::File;").len(), 1);
        assert_eq!(check_code("let t = std::time::Duration::ZERO;").len(), 1);
    }

    #[test]
    fn a_group_hides_nothing() {
        assert_eq!(check_code("use std::{collections::{BTreeMap, HashMap}, env, fmt};").len(), 1);
        assert_eq!(check_code("use std::{\n    io::{self, Read},\n    net::{Ipv4Addr},\n    thread,\n};").len(), 2);
        assert!(check_code("use std::{fmt, str::FromStr}; mod env {} use crate::{fs, net};").is_empty());
    }

    #[test]
    fn clocks_waiting_and_uneven_arithmetic_are_found() {
        assert_eq!(check_code("async fn f() { Instant::now(); x.await }").len(), 3);
        assert_eq!(check_code("let p = (x as f64).exp();").len(), 1);
    }

    #[test]
    fn prose_and_other_crates_are_not() {
        assert!(
            check_code("//! Reads no std::env and no Instant.\nconst A: &str = \"std::fs\"; fn exponent() {}")
                .is_empty()
        );
        assert!(check(&Tree::of(&[("crates/rolecall/src/main.rs", "use std::env;")])).is_empty());
    }

    #[test]
    fn market_and_web_ask_the_machine_that_was_handed_over() {
        for path in ["crates/market/src/postings/list.rs", "crates/web/src/postings/page.rs"] {
            assert_eq!(check_in(path, "let id = Uuid::now_v7(); let at = SystemTime::now();").len(), 2, "{path}");
            assert_eq!(check_in(path, "use std::{env, time::Duration}; use tokio::fs::File;").len(), 2, "{path}");
            assert!(check_in(path, "async fn f(at: Timestamp, wait: std::time::Duration) {}").is_empty(), "{path}");
        }
        assert!(check_in("crates/market/tests/postgres.rs", "std::env::var(NAME)").is_empty());
    }

    #[test]
    fn market_has_no_html_and_web_no_sql() {
        let html = "// </p> in prose\nlet a = \"<p>none</p>\";";
        let sql = "sea_orm::query(\"SELECT id FROM posting\")";
        assert_eq!(
            check_in("crates/market/src/postings/mod.rs", html),
            [
                "crates/market/src/postings/mod.rs:2: `</` in the market: market knows no HTML: return values, and let a template of web show them"
            ]
        );
        assert!(check_in("crates/web/src/postings/mod.rs", html).is_empty());
        assert_eq!(check_in("crates/web/src/postings/mod.rs", sql).len(), 2);
        assert!(check_in("crates/market/src/postings/mod.rs", sql).is_empty());
    }

    #[test]
    fn tests_may_compare_a_table_with_its_function() {
        let compares = "fn odds(x: f64) -> f64 { x.exp() }";
        assert!(check_code(&format!("#[cfg(test)]\nmod tests {{ {compares} }}")).is_empty());
        assert!(check(&Tree::of(&[("crates/matching/src/weights/tests.rs", compares)])).is_empty());
        assert_eq!(check_code(&format!("#[cfg(test)]\nfn only_tests() {{}}\n{compares}")).len(), 1);
    }
}
