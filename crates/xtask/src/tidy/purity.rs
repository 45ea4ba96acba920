//! What the pure crates may not name: the machine, the clock, threads, and arithmetic that differs between platforms.

use super::Finding;
use super::code::code_of;
use crate::tree::Tree;

const PURE: [&str; 3] = ["crates/talent/src/", "crates/extract/src/", "crates/matching/src/"];

/// Modules of `std` that reach the machine.
const MODULES: [(&str, &str); 7] = [
    ("env", "only the binary reads the environment: take the setting as a parameter"),
    ("fs", "take the bytes as a parameter: the binary reads files"),
    ("net", "nothing here reaches the network"),
    ("os", "nothing here depends on the platform"),
    ("process", "starting programs belongs to the binary"),
    ("thread", "return a value: the caller decides about threads"),
    ("time", "take today's date as a parameter"),
];

/// Words that have no place in code of a pure crate.
const WORDS: [(&str, &str); 8] = [
    ("async", "return a value: the caller decides about waiting"),
    ("await", "return a value: the caller decides about waiting"),
    ("Instant", "measuring time belongs to the benchmarks"),
    ("SystemTime", "take today's date as a parameter"),
    ("Zoned", "take a civil date as a parameter: a zone is a matter of the machine"),
    ("thread_local", "pass the state as a parameter"),
    ("RandomState", "use BTreeMap or a sorted Vec: no result may depend on hash order"),
    ("available_parallelism", "take it as a parameter"),
];

/// Floating-point functions whose last bit differs between platforms.
const UNEVEN: [&str; 14] = [
    ".acos(", ".asin(", ".atan(", ".cbrt(", ".cos(", ".exp(", ".exp2(", ".ln(", ".log(", ".log10(", ".log2(", ".powf(",
    ".sin(", ".tanh(",
];

/// Finds the names in the code of the pure crates.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| PURE.iter().any(|pure| file.path.starts_with(pure)) && !is_test(&file.path)) {
        let code = code_of(without_tests(&file.text));
        for (name, instead) in MODULES {
            for at in uses_of_std(&code, name) {
                findings.push(Finding::of_line(
                    &file.path,
                    line_at(&code, at),
                    format!("`std::{name}` in a pure crate: {instead}"),
                ));
            }
        }
        for (word, instead) in WORDS {
            for at in words(&code, word) {
                findings.push(Finding::of_line(
                    &file.path,
                    line_at(&code, at),
                    format!("`{word}` in a pure crate: {instead}"),
                ));
            }
        }
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

/// Where `std::name` is named, be it in a path or in a group `std::{..., name, ...}`.
fn uses_of_std(code: &str, name: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for at in words(code, "std") {
        let Some(path) = code[at + 3..].strip_prefix("::") else { continue };
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
fn words(code: &str, word: &str) -> Vec<usize> {
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

fn line_at(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_code(code: &str) -> Vec<String> {
        check(&Tree::of(&[("crates/extract/src/pay.rs", code)])).iter().map(ToString::to_string).collect()
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
    fn tests_may_compare_a_table_with_its_function() {
        let compares = "fn odds(x: f64) -> f64 { x.exp() }";
        assert!(check_code(&format!("#[cfg(test)]\nmod tests {{ {compares} }}")).is_empty());
        assert!(check(&Tree::of(&[("crates/matching/src/weights/tests.rs", compares)])).is_empty());
        assert_eq!(check_code(&format!("#[cfg(test)]\nfn only_tests() {{}}\n{compares}")).len(), 1);
    }
}
