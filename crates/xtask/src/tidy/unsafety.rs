//! Where `unsafe` may stand. The lint that denies it everywhere can be lifted by a line in any file; this rule names the files that may.

use super::Finding;
use super::code::code_of;
use super::purity::{line_at, words};
use crate::tree::Tree;

/// The modules that may hold it, each of which begins with its argument.
const MODULES: [&str; 1] = ["crates/matching/src/simd/"];

/// Finds it, and the lifting of the lint, anywhere else.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.rust().filter(|file| !MODULES.iter().any(|module| file.path.starts_with(module))) {
        let code = code_of(&file.text);
        for word in ["unsafe", "unsafe_code"] {
            for at in words(&code, word) {
                let message = format!("`{word}` may stand in {} only: do without", MODULES.join(" and "));
                findings.push(Finding::of_line(&file.path, line_at(&code, at), message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_in_the_named_module_alone() {
        let text = "#![expect(unsafe_code, reason = \"fast\")]\n// unsafe is a word here\nfn a() { unsafe { b() } }";
        assert_eq!(check(&Tree::of(&[("crates/matching/src/simd/plain.rs", text)])), []);
        let lines: Vec<Option<usize>> =
            check(&Tree::of(&[("crates/web/src/lib.rs", text)])).iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [Some(3), Some(1)]);
    }
}
