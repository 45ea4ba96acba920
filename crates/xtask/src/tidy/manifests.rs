//! What every manifest of ours says: the lints and the versions of the workspace. A crate that forgets them would be held to nothing.

use super::Finding;
use crate::tree::Tree;

/// Finds manifests that go their own way.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.files().filter(|file| file.path.starts_with("crates/") && file.path.ends_with("/Cargo.toml")) {
        let sections = sections(&file.text);
        let inherits = |section: &str| {
            sections.iter().any(|(_, name, line)| *name == section && line.replace(' ', "") == "workspace=true")
        };
        if !inherits("lints") {
            findings.push(Finding::of_file(
                &file.path,
                "add `[lints]` with `workspace = true`: the crate is held to no lint without it",
            ));
        }
        for (number, section, line) in &sections {
            let inherited = line.contains("workspace = true") || line.contains("workspace=true");
            if section.ends_with("dependencies") && line.contains('=') && !inherited {
                let name = line.split(['=', '.']).next().unwrap_or_default().trim();
                findings.push(Finding::of_line(
                    &file.path,
                    *number,
                    format!("`{name}` has a version of its own: put it under [workspace.dependencies] and say `{name}.workspace = true`"),
                ));
            }
        }
    }
    findings
}

/// Each line that is no heading, with its number from 1 and the section in which it stands.
fn sections(text: &str) -> Vec<(usize, &str, &str)> {
    let mut section = "";
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        match line.strip_prefix('[').and_then(|heading| heading.strip_suffix(']')) {
            Some(heading) => section = heading,
            None if line.is_empty() || line.starts_with('#') => {}
            None => lines.push((number + 1, section, line)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_text(text: &str) -> Vec<String> {
        check(&Tree::of(&[("crates/talent/Cargo.toml", text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_crate_without_lints_is_found() {
        assert_eq!(
            check_text("[package]\nversion.workspace = true\n"),
            [
                "crates/talent/Cargo.toml: add `[lints]` with `workspace = true`: the crate is held to no lint without it"
            ]
        );
    }

    #[test]
    fn a_version_of_its_own_is_found() {
        let manifest = "[lints]\nworkspace = true\n\n[dev-dependencies]\n# for laws\nproptest = \"1\"\nserde.workspace = true\n\
                        jiff = { workspace = true, features = [\"std\"] }\n";
        let found = check_text(manifest);
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("crates/talent/Cargo.toml:6: `proptest` has a version of its own"), "{found:?}");
    }
}
