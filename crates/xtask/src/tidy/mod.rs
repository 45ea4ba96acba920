//! The rules of the house that no compiler knows. Each rule has a test that it can fail; the last test holds the repository to all of them.

mod code;
mod docs;
mod edges;
mod files;
mod fixtures;
mod locks;
mod manifests;
mod marks;
mod migrations;
mod purity;
mod unsafety;

use std::fmt;

use anyhow::{Result, bail};

use crate::tree::Tree;

/// A broken rule: where, and what to do instead.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    path: String,
    line: Option<usize>,
    message: String,
}

impl Finding {
    fn of_file(path: &str, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, message: message.into() }
    }

    /// `line` counts from 1.
    fn of_line(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: Some(line), message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.path, self.message),
            None => write!(out, "{}: {}", self.path, self.message),
        }
    }
}

/// Fails with every broken rule.
pub(crate) fn run() -> Result<()> {
    let findings = findings()?;
    if findings.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = findings.iter().map(|finding| format!("\n  {finding}")).collect();
    bail!("tidy found {} broken rules:{}", findings.len(), lines.concat());
}

fn findings() -> Result<Vec<Finding>> {
    let tree = Tree::load()?;
    let manifests = edges::manifests()?;
    let mut findings = edges::check(&manifests);
    for rule in [
        purity::check,
        purity::check_arithmetic,
        unsafety::check,
        locks::check_versions,
        locks::check_addresses,
        files::check_header,
        files::check_length,
        files::check_names,
        files::check_snapshots,
        files::check_size,
        manifests::check,
        migrations::check,
        marks::check,
        marks::check_places,
        docs::check,
        docs::check_names,
        fixtures::check_addresses,
        fixtures::check_phones,
        fixtures::check_listed,
    ] {
        findings.extend(rule(&tree));
    }
    findings.sort();
    Ok(findings)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_repository_is_tidy() {
        let found: Vec<String> = super::findings().unwrap().iter().map(ToString::to_string).collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
