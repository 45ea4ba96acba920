//! Changes to the schema: numbered without a gap, so that two of them cannot claim one place, and only ever forward.

use super::Finding;
use crate::tree::Tree;

const SCHEMA: &str = "crates/market/src/database/schema/";

/// Finds migrations that go back, or whose numbers do not follow on one another.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbered = Vec::new();
    for file in tree.rust().filter(|file| file.path.starts_with(SCHEMA)) {
        for (number, line) in file.text.lines().enumerate() {
            if line.contains("fn down(") {
                findings.push(Finding::of_line(
                    &file.path,
                    number + 1,
                    "a change to the schema has no way back: write the next change instead",
                ));
            }
            if let Some(migration) = migration(line) {
                numbered.push((migration, &file.path, number + 1));
            }
        }
    }
    numbered.sort_unstable();
    for (place, (migration, path, line)) in (1..).zip(numbered) {
        if migration != place {
            let message = format!("this is the change of number {place}: call it `m{place:04}_…`");
            findings.push(Finding::of_line(path, line, message));
            break;
        }
    }
    findings
}

/// `12` of a line that is `"m0012_offers"`.
fn migration(line: &str) -> Option<u32> {
    let name = line.trim().strip_prefix("\"m")?.strip_suffix('"')?;
    name.split_once('_')?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_names(names: &[&str]) -> Vec<String> {
        let files: Vec<(String, String)> = names
            .iter()
            .zip('a'..)
            .map(|(name, file)| (format!("{SCHEMA}{file}.rs"), format!("fn name() -> &str {{\n    \"{name}\"\n}}")))
            .collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        check(&Tree::of(&files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn two_changes_that_claim_one_place_are_found() {
        assert!(check_names(&["m0001_market", "m0003_talks", "m0002_offers"]).is_empty());
        let found = check_names(&["m0001_market", "m0002_talks", "m0002_offers"]);
        assert_eq!(found, [format!("{SCHEMA}c.rs:2: this is the change of number 3: call it `m0003_…`")]);
        assert_eq!(check_names(&["m0002_market"]).len(), 1);
    }

    #[test]
    fn a_way_back_is_found() {
        let path = format!("{SCHEMA}first.rs");
        let text = "async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {";
        assert_eq!(check(&Tree::of(&[(&path, text)])).len(), 1);
    }
}
