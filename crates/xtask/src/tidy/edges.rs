//! Which crate may use which: the table of ARCHITECTURE.md, read from the manifests.

use anyhow::{Context, Result};
use serde_json::Value;

use super::Finding;
use crate::command;

/// What each crate of ours may use of the others, tests included. A crate that is not in the table has no place yet.
const MAY_USE: [(&str, &[&str]); 7] = [
    ("talent", &[]),
    ("extract", &["talent"]),
    ("matching", &["talent"]),
    ("market", &["talent", "extract", "matching"]),
    ("web", &["talent", "market"]),
    ("rolecall", &["talent", "extract", "matching", "market", "web"]),
    ("xtask", &["talent", "extract", "matching", "market", "web"]),
];

/// Dependencies from outside that a crate may never have, with what to do instead.
struct Ban {
    crates: &'static [&'static str],
    /// Names, or beginnings of names that end in `*`.
    dependencies: &'static [&'static str],
    instead: &'static str,
}

const BANS: [Ban; 6] = [
    Ban {
        crates: &["talent", "extract", "matching"],
        dependencies: &[
            "actix*", "async-std", "axum*", "chrono", "crossbeam*", "fastrand", "futures*", "getrandom", "hyper*",
            "memmap*", "mio", "oorandom", "rand", "rand_*", "rayon*", "reqwest", "rusqlite", "rustix", "sea-orm*",
            "smol", "sqlx*", "tempfile", "time", "tokio*", "tower*", "ureq", "walkdir",
        ],
        instead: "it does no I/O and knows no async, clock, thread or random source: take the bytes, the date or the seed as a parameter",
    },
    Ban {
        crates: &["market", "web"],
        dependencies: &["fastrand", "getrandom", "oorandom", "rand", "rand_*"],
        instead: "randomness is handed over: ask the `Machine`",
    },
    Ban {
        crates: &["market"],
        dependencies: &["actix*", "askama*", "axum*", "http", "hyper*", "maud*", "tower*"],
        instead: "market knows no web framework and no HTML: that belongs to web",
    },
    Ban {
        crates: &["web", "rolecall"],
        dependencies: &["libsqlite3-sys", "rusqlite", "sea-orm*", "sea-query*", "sqlx*"],
        instead: "only market knows SQL: add a verb to market and call it",
    },
    Ban {
        crates: &["market", "xtask"],
        dependencies: &["libsqlite3-sys", "rusqlite"],
        instead: "there is one way to the database, sea-orm, and one SQLite in the program",
    },
    Ban {
        crates: &["talent", "extract", "matching", "market", "web", "rolecall", "xtask"],
        dependencies: &["native-tls", "openssl*", "lazy_static", "once_cell"],
        instead: "use rustls for TLS and std::sync::LazyLock for lazy values",
    },
];

/// A crate of ours and what it depends on, whatever the kind of dependency.
#[derive(Debug)]
pub(super) struct Manifest {
    name: String,
    dependencies: Vec<String>,
}

/// The manifests of the workspace as cargo reads them.
pub(super) fn manifests() -> Result<Vec<Manifest>> {
    let metadata = command::output("cargo", &["metadata", "--no-deps", "--format-version", "1", "--offline"])?;
    parse(&serde_json::from_str(&metadata).context("cargo metadata is not JSON")?)
}

fn parse(metadata: &Value) -> Result<Vec<Manifest>> {
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    packages
        .iter()
        .map(|package| {
            let name = package["name"].as_str().context("a package has no name")?.to_owned();
            let dependencies = package["dependencies"].as_array().context("a package lists no dependencies")?;
            let dependencies = dependencies.iter().filter_map(|found| found["name"].as_str()).map(str::to_owned);
            Ok(Manifest { name, dependencies: dependencies.collect() })
        })
        .collect()
}

/// Names each forbidden edge and its rule.
pub(super) fn check(manifests: &[Manifest]) -> Vec<Finding> {
    manifests.iter().flat_map(check_manifest).collect()
}

fn check_manifest(manifest: &Manifest) -> Vec<Finding> {
    let path = format!("crates/{}/Cargo.toml", manifest.name);
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == manifest.name) else {
        return vec![Finding::of_file(
            &path,
            "this crate has no row in the edge table: a crate exists only where it lets the compiler check an absence; otherwise make it a module",
        )];
    };
    let mut findings = Vec::new();
    for dependency in &manifest.dependencies {
        let ours = MAY_USE.iter().any(|(name, _)| name == dependency);
        if ours && !allowed.contains(&dependency.as_str()) {
            findings.push(Finding::of_file(
                &path,
                format!("forbidden edge {} -> {dependency}: {}", manifest.name, may_use(&manifest.name, allowed)),
            ));
        }
        for ban in BANS.iter().filter(|ban| ban.crates.contains(&manifest.name.as_str())) {
            if ban.dependencies.iter().any(|pattern| names(pattern, dependency)) {
                findings.push(Finding::of_file(
                    &path,
                    format!("{} may not use `{dependency}`: {}", manifest.name, ban.instead),
                ));
            }
        }
    }
    findings
}

fn may_use(name: &str, allowed: &[&str]) -> String {
    if allowed.is_empty() {
        format!("{name} uses no other crate of ours; move what both need down into it")
    } else {
        format!("{name} may use {}; move what both need into one of them", allowed.join(", "))
    }
}

fn names(pattern: &str, dependency: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => dependency.starts_with(beginning),
        None => dependency == pattern,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check_one(name: &str, dependencies: &[&str]) -> Vec<String> {
        let dependencies: Vec<Value> = dependencies.iter().map(|name| json!({ "name": name })).collect();
        let metadata = json!({"packages": [{"name": name, "dependencies": dependencies}]});
        check(&parse(&metadata).unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_edge_against_the_table_is_named_with_its_rule() {
        assert_eq!(
            check_one("talent", &["serde", "extract"]),
            [
                "crates/talent/Cargo.toml: forbidden edge talent -> extract: talent uses no other crate of ours; move what both need down into it"
            ]
        );
        assert_eq!(
            check_one("extract", &["talent", "matching"]),
            [
                "crates/extract/Cargo.toml: forbidden edge extract -> matching: extract may use talent; move what both need into one of them"
            ]
        );
        assert_eq!(check_one("web", &["market", "matching"]).len(), 1);
    }

    #[test]
    fn edges_of_the_table_pass() {
        assert!(check_one("rolecall", &["talent", "extract", "matching", "market", "web", "tokio"]).is_empty());
        assert!(check_one("matching", &["talent", "serde"]).is_empty());
    }

    #[test]
    fn a_pure_crate_may_not_depend_on_the_machine() {
        let found = check_one("extract", &["talent", "tokio-util"]);
        assert!(found[0].contains("extract may not use `tokio-util`: it does no I/O"), "{found:?}");
        assert_eq!(check_one("matching", &["rand"]).len(), 1);
        assert!(check_one("extract", &["random-looking-name"]).is_empty());
    }

    #[test]
    fn market_and_web_keep_apart() {
        assert_eq!(check_one("market", &["axum"]).len(), 1);
        assert_eq!(check_one("web", &["sqlx-core"]).len(), 1);
        assert_eq!(check_one("rolecall", &["sea-orm"]).len(), 1);
        assert_eq!(check_one("market", &["rand_core"]).len(), 1);
        assert!(check_one("market", &["talent", "extract", "matching", "sea-orm", "sea-orm-migration"]).is_empty());
        assert!(check_one("web", &["talent", "market", "axum", "askama", "tower-http"]).is_empty());
        assert_eq!(check_one("rolecall", &["openssl-sys"]).len(), 1);
    }

    #[test]
    fn a_crate_without_a_row_is_refused() {
        assert!(check_one("helpers", &[])[0].contains("no row in the edge table"));
    }
}
