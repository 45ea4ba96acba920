//! What the lock files may not say: a second copy of what there must be one of, or the registry that one machine happened to fetch from.

use super::Finding;
use crate::tree::Tree;

/// Crates of which one program holds one, with the reason.
const ONE_OF: [(&str, &str); 3] = [
    (
        "libsqlite3-sys",
        "two copies of SQLite in one process drop each other's file locks, and the older one may corrupt its log",
    ),
    ("sqlx-core", "two of them bring two copies of SQLite"),
    ("axum-core", "a handler of one is no handler of the other"),
];

/// Finds crates that the program would hold twice.
pub(super) fn check_versions(tree: &Tree) -> Vec<Finding> {
    let Some(lock) = tree.file("Cargo.lock") else { return Vec::new() };
    let mut findings = Vec::new();
    for (name, reason) in ONE_OF {
        let heading = format!("name = \"{name}\"");
        let mut lines = lock.text.lines();
        let mut versions = Vec::new();
        while lines.any(|line| line == heading) {
            versions.extend(
                lines.next().and_then(|line| line.strip_prefix("version = ")).map(|found| found.trim_matches('"')),
            );
        }
        if versions.len() > 1 {
            let versions = versions.join(" and ");
            findings.push(Finding::of_file(
                &lock.path,
                format!("{name} {versions}: {reason}; `cargo tree -i {name}` says who asks for which, keep one"),
            ));
        }
    }
    findings
}

/// Finds addresses in the lock file of the browser's tests: every machine has a registry of its own.
pub(super) fn check_addresses(tree: &Tree) -> Vec<Finding> {
    let locks = tree.files().filter(|file| file.path.ends_with("package-lock.json"));
    locks
        .filter_map(|lock| {
            let number = lock.text.lines().position(|line| line.contains("\"resolved\":"))?;
            Some(Finding::of_line(
                &lock.path,
                number + 1,
                "this names a registry: `npm install` with `omit-lockfile-registry-resolved=true` leaves it out",
            ))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_lock(packages: &[(&str, &str)]) -> Vec<String> {
        let packages: Vec<String> = packages
            .iter()
            .map(|(name, version)| format!("[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n\n"))
            .collect();
        check_versions(&Tree::of(&[("Cargo.lock", &packages.concat())])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_second_sqlite_is_found() {
        let found = check_lock(&[("libsqlite3-sys", "0.30.1"), ("libz", "1.0.0"), ("libsqlite3-sys", "0.37.0")]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("Cargo.lock: libsqlite3-sys 0.30.1 and 0.37.0: two copies of SQLite"),
            "{found:?}"
        );
        assert!(check_lock(&[("libsqlite3-sys", "0.37.0"), ("syn", "1.0.0"), ("syn", "2.0.0")]).is_empty());
    }

    #[test]
    fn the_registry_of_one_machine_is_found() {
        let entry = |line: &str| {
            let text = format!("{{\n  \"packages\": {{ \"node_modules/a\": {{\n    {line}\n  }} }}\n}}\n");
            check_addresses(&Tree::of(&[("browser/package-lock.json", &text)])).len()
        };
        assert_eq!(entry("\"resolved\": \"https://registry.example/a/-/a-1.0.0.tgz\","), 1);
        assert_eq!(entry("\"version\": \"1.0.0\""), 0);
    }
}
