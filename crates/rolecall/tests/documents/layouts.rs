//! Pages as programs lay them out: every line is read, in its order, and nothing else is. `fixtures/layouts/make.sh` prints them.

use std::fs;
use std::path::{Path, PathBuf};

use super::{read, text_of};

fn layouts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/layouts")
}

/// What the page of this name says.
fn page(name: &str) -> String {
    text_of(&format!("{name}.pdf"), &fs::read(layouts().join(name).with_extension("pdf")).unwrap())
}

/// The lines of the page are those of the text beside it. Blank ones do not count.
fn check_lines(name: &str) {
    let expected = fs::read_to_string(layouts().join(name).with_extension("txt")).unwrap();
    let read = page(name);
    let lines: Vec<&str> = read.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{name}");
}

/// The words of the page are those of the lines beside it, wherever its paragraphs were wrapped.
fn check_words(name: &str) {
    let expected = fs::read_to_string(layouts().join(name).with_extension("words")).unwrap();
    let read = page(name);
    assert_eq!(read.split_whitespace().collect::<Vec<_>>(), expected.split_whitespace().collect::<Vec<_>>(), "{name}");
}

#[test]
fn dates_at_the_margin_stay_with_their_employer() {
    check_lines("dates-at-the-margin");
}

#[test]
fn columns_are_read_one_after_the_other() {
    for name in ["columns-in-turn", "columns-by-row", "narrow-gutter"] {
        check_words(name);
    }
    check_lines("side-bar");
}

#[test]
fn a_table_is_read_row_by_row() {
    check_lines("table-of-jobs");
}

#[test]
fn headers_and_footers_are_read_once() {
    check_lines("running-headers");
}

#[test]
fn the_order_of_a_tagged_document_is_its_own() {
    check_lines("tagged-lists");
}

#[test]
fn ligatures_are_letters() {
    check_lines("ligatures");
}

#[test]
fn no_layout_goes_untested() {
    let entries = fs::read_dir(layouts()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in &names {
        let found =
            read(&format!("{name}.pdf"), &fs::read(layouts().join(name).with_extension("pdf")).unwrap()).unwrap();
        assert!(found.problems.is_empty(), "{name}: {:?}", found.problems);
    }
    assert_eq!(
        names,
        [
            "columns-by-row", "columns-in-turn", "dates-at-the-margin", "ligatures", "narrow-gutter",
            "running-headers", "side-bar", "table-of-jobs", "tagged-lists",
        ]
    );
}
