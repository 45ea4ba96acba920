//! Fixtures are invented, and say what they are for: no address or number in them can belong to anybody.

use super::Finding;
use crate::tree::{SourceFile, Tree};

/// Domains that nobody can own (RFC 2606), and endings that never resolve.
const DOMAINS: [&str; 3] = ["example.com", "example.org", "example.net"];
const ENDINGS: [&str; 3] = [".example", ".invalid", ".test"];

/// Beginnings of telephone numbers, as digits, that regulators keep free for fiction or that no plan can assign:
/// India's subscribers begin with no 0; 020 7946 0xxx and 07700 900xxx are Ofcom's for drama; 030 23125 xxx is the Bundesnetzagentur's.
const FICTIONAL: [&str; 8] =
    ["910", "00000", "442079460", "02079460", "447700900", "07700900", "493023125", "03023125"];

/// E-mail addresses in fixtures end in a domain that nobody owns.
pub(super) fn check_addresses(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, number, line) in lines(tree) {
        for domain in domains(line) {
            let domain = domain.to_ascii_lowercase();
            let reserved = DOMAINS.iter().any(|known| domain == *known || domain.ends_with(&format!(".{known}")))
                || ENDINGS.iter().any(|ending| domain.ends_with(ending));
            if !reserved {
                findings.push(Finding::of_line(
                    &file.path,
                    number,
                    format!("an address at `{domain}` may be somebody's: use example.com or a domain under .example"),
                ));
            }
        }
    }
    findings
}

/// Telephone numbers in fixtures come from ranges that are kept for fiction.
pub(super) fn check_phones(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, number, line) in lines(tree) {
        for digits in phones(line) {
            let fictional =
                FICTIONAL.iter().any(|start| digits.starts_with(start)) || is_north_american_fiction(&digits);
            if !fictional {
                findings.push(Finding::of_line(
                    &file.path,
                    number,
                    format!("the number {digits} may be somebody's: use +91 0…, +1 … 555 01xx or another range kept for fiction"),
                ));
            }
        }
    }
    findings
}

/// Every fixture is named in the README beside it.
pub(super) fn check_listed(tree: &Tree) -> Vec<Finding> {
    let readme = tree.file("fixtures/README.md").map(|file| file.text.as_str()).unwrap_or_default();
    tree.paths()
        .filter(|path| path.starts_with("fixtures/") && *path != "fixtures/README.md")
        .filter(|path| !readme.contains(path.rsplit('/').next().unwrap_or(path)))
        .map(|path| Finding::of_file(path, "say in fixtures/README.md what this fixture shows"))
        .collect()
}

fn lines(tree: &Tree) -> impl Iterator<Item = (&SourceFile, usize, &str)> {
    tree.files()
        .filter(|file| file.path.starts_with("fixtures/"))
        .flat_map(|file| file.text.lines().enumerate().map(move |(number, line)| (file, number + 1, line)))
}

/// What stands after each `@` between a name and a dot.
fn domains(line: &str) -> impl Iterator<Item = &str> {
    let part = |character: char| character.is_alphanumeric() || character == '-' || character == '.';
    line.match_indices('@').filter_map(move |(at, _)| {
        let named = line[..at].chars().next_back().is_some_and(|last| last.is_alphanumeric() || "._+-".contains(last));
        let rest = &line[at + 1..];
        let domain = rest[..rest.find(|character| !part(character)).unwrap_or(rest.len())].trim_end_matches('.');
        (named && domain.contains('.')).then_some(domain)
    })
}

/// Runs of at least ten digits with nothing but spaces, hyphens, dots and brackets between them.
fn phones(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut digits = String::new();
    let mut gap = 0;
    for character in line.chars().chain([';']) {
        if character.is_ascii_digit() {
            digits.push(character);
            gap = 0;
            continue;
        }
        gap += 1;
        if gap > 2 || !" -.()\u{a0}".contains(character) {
            if (10..=15).contains(&digits.len()) {
                found.push(std::mem::take(&mut digits));
            }
            digits.clear();
        }
    }
    found
}

/// Area code, then 555 01xx.
fn is_north_american_fiction(digits: &str) -> bool {
    let national = if digits.len() == 11 { digits.strip_prefix('1').unwrap_or(digits) } else { digits };
    national.len() == 10 && &national[3..8] == "55501"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixture(text: &str) -> Tree {
        Tree::of(&[("fixtures/resumes/a.txt", text)])
    }

    #[test]
    fn an_address_that_somebody_may_own_is_found() {
        let found = check_addresses(&fixture("Write to\nmira@mailbox.com or mira@post.example.org, @handle, a@b"));
        assert_eq!(
            found.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "fixtures/resumes/a.txt:2: an address at `mailbox.com` may be somebody's: use example.com or a domain under .example"
            ]
        );
        assert!(check_addresses(&fixture("jobs@tidewater.example. Or x@EXAMPLE.com")).is_empty());
        assert_eq!(check_addresses(&fixture("x@notexample.com")).len(), 1);
    }

    #[test]
    fn a_number_that_somebody_may_have_is_found() {
        for real in ["+91 98220 12345", "(212) 867-5309 12", "020 7946 1234", "9822012345"] {
            assert_eq!(check_phones(&fixture(real)).len(), 1, "{real}");
        }
        for fiction in ["+91 00000 12345", "(212) 555-0123", "+1 416 555 0199", "+44 20 7946 0123", "030 23125 099"] {
            assert!(check_phones(&fixture(fiction)).is_empty(), "{fiction}");
        }
    }

    #[test]
    fn dates_and_pay_are_no_numbers_of_phones() {
        assert!(check_phones(&fixture("2019-03-01 to 2021-04-30, 12,00,000 - 16,00,000, 21,01,133")).is_empty());
    }

    #[test]
    fn a_fixture_that_nobody_explains_is_found() {
        let tree = Tree::of(&[
            ("fixtures/README.md", "`a.txt`: night shifts"),
            ("fixtures/a.txt", ""),
            ("fixtures/b.pdf", ""),
        ]);
        assert_eq!(check_listed(&tree).len(), 1);
    }
}
