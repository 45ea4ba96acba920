//! Links, and the accounts that some of them lead to.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use crate::text::pattern::pattern;
use crate::text::words::is_one_of;

/// A link, with or without its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkMention {
    /// The link as written.
    pub(crate) span: Span,
    /// Only a host's name (`example.com`), which may just as well be the name of a firm.
    pub(crate) bare_host: bool,
    /// The account, where the link leads to one on a network that people show (`LinkedIn`, `GitHub`).
    pub(crate) account: Option<Account>,
}

/// An account on a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    /// The network's name.
    pub(crate) network: &'static str,
    /// The account's name.
    pub(crate) username: String,
}

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?xi-u) (?: https?:// (?u:[^\s<>"'|\\^`{}])+
        | \b www\. (?u:[^\s<>"'|\\^`{}])+
        | \b (?:[a-z0-9][a-z0-9-]*\.)+ (?: com|org|net|io|in|co|dev|me|edu|info|ai|app|tech|to|uk|de|fr|eu ) \b (?: / (?u:[^\s<>"'|\\^`{}])* )? )"#,
    )
});

/// The host, the words of the path before the account's name, and the network's name.
const NETWORKS: &[(&str, &[&str], &str)] = &[
    ("linkedin.com", &["in", "pub"], "LinkedIn"),
    ("github.com", &[], "GitHub"),
    ("gitlab.com", &[], "GitLab"),
    ("bitbucket.org", &[], "Bitbucket"),
    ("stackoverflow.com", &["users"], "Stack Overflow"),
    ("twitter.com", &[], "Twitter"),
    ("x.com", &[], "X"),
    ("medium.com", &[], "Medium"),
    ("dev.to", &[], "DEV"),
    ("kaggle.com", &[], "Kaggle"),
    ("behance.net", &[], "Behance"),
    ("dribbble.com", &[], "Dribbble"),
    ("leetcode.com", &["u"], "LeetCode"),
    ("hackerrank.com", &["profile"], "HackerRank"),
    ("facebook.com", &[], "Facebook"),
    ("instagram.com", &[], "Instagram"),
    ("orcid.org", &[], "ORCID"),
    ("youtube.com", &["c", "user"], "YouTube"),
];

/// First parts of a path that are pages of the network rather than names.
const PAGES: &[&str] = &[
    "company", "jobs", "about", "features", "orgs", "topics", "login", "search", "explore", "share", "sharing",
    "school", "feed", "watch", "intent",
];

/// All links, in order; e-mail addresses are none.
pub(crate) fn find_links(text: &str) -> Vec<LinkMention> {
    let found = LINK.find_iter(text).filter_map(|found| {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        // The halves of an e-mail address, and names such as "ASP.NET" or "Socket.io" in the middle of longer ones.
        if matches!(before, Some('@' | '.' | '-' | '_'))
            || after == Some('@')
            || before.is_some_and(char::is_alphanumeric)
        {
            return None;
        }
        let written = trimmed(found.as_str());
        let written = if written.contains("://") { written } else { written.trim_end_matches('/') };
        let bare_host = is_bare_host(written);
        let host = written.split('/').next().unwrap_or_default();
        if (bare_host && !is_plain_host(written)) || ends_in_capitals(host) {
            return None;
        }
        Some(LinkMention {
            span: Span::new(found.start(), found.start() + written.len()),
            bare_host,
            account: account(written),
        })
    });
    found.collect()
}

/// Without the punctuation of the sentence around the link; a bracket that the link opened stays.
fn trimmed(written: &str) -> &str {
    let mut link = written;
    loop {
        let shorter = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '…', '”', '’']);
        let shorter = match shorter.strip_suffix([')', ']']) {
            Some(inner) if !inner.contains(['(', '[']) => inner,
            _ => shorter,
        };
        if shorter.len() == link.len() {
            return link;
        }
        link = shorter;
    }
}

fn is_bare_host(link: &str) -> bool {
    !link.contains('/') && !link.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// Product names with a dot are written with capitals (`ASP.NET`), and some in lower case too.
fn is_plain_host(link: &str) -> bool {
    const PRODUCTS: &[&str] = &[
        "asp.net", "ado.net", "vb.net", "socket.io", "draw.io", "monday.com", "ml.net", "fast.ai", "b.com", "m.com",
        "b.tech", "m.tech",
    ];
    let named = link.split('.').all(|label| label.len() > 1);
    named && !link.bytes().any(|byte| byte.is_ascii_uppercase()) && !is_one_of(link, PRODUCTS)
}

/// "Basic.NET/2005" is no host.
fn ends_in_capitals(host: &str) -> bool {
    host.rsplit_once('.').is_some_and(|(name, domain)| {
        domain.starts_with(|sign: char| sign.is_ascii_uppercase())
            && name.contains(|sign: char| sign.is_ascii_lowercase())
    })
}

fn account(link: &str) -> Option<Account> {
    let address = link.split_once("://").map_or(link, |(_, address)| address);
    let (host, path) = address.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let (_, lead, network) = NETWORKS
        .iter()
        .find(|(name, _, _)| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let mut name = parts.next()?;
    if is_one_of(name, lead) {
        name = parts.next()?;
    } else if matches!(*network, "LinkedIn" | "Stack Overflow") {
        return None;
    }
    let username = name.trim_start_matches('@');
    (!username.is_empty() && !is_one_of(username, PAGES)).then(|| Account { network, username: username.to_owned() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = find_links(text).iter().map(|found| found.span.of(text).unwrap()).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    fn check_account(link: &str, expected: Option<(&'static str, &str)>) {
        let account = find_links(link).remove(0).account;
        assert_eq!(
            account,
            expected.map(|(network, username)| Account { network, username: username.to_owned() }),
            "{link:?}"
        );
    }

    #[test]
    fn links_without_the_sentence_around_them() {
        check(
            "See https://example.org/jobs?id=4, or (www.example.com).",
            &["https://example.org/jobs?id=4", "www.example.com"],
        );
        check("https://example.org/wiki/Go_(game)", &["https://example.org/wiki/Go_(game)"]);
        check("asharao.dev · github.com/asharao", &["asharao.dev", "github.com/asharao"]);
    }

    #[test]
    fn what_is_no_link() {
        for text in [
            "asha@example.com", "ASP.NET and Socket.io", "asp.net", "Basic.NET/2005", "B.TECH/", "end.In short",
            "Node.js", "e.g.in",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn accounts() {
        check_account("https://www.linkedin.com/in/asha-rao-12/?trk=x", Some(("LinkedIn", "asha-rao-12")));
        check_account("in.linkedin.com/in/asharao", Some(("LinkedIn", "asharao")));
        check_account("github.com/asharao/mill", Some(("GitHub", "asharao")));
        check_account("https://medium.com/@asharao", Some(("Medium", "asharao")));
        check_account("https://stackoverflow.com/users/4711/asha", Some(("Stack Overflow", "4711")));
        check_account("https://www.linkedin.com/company/mill", None);
        check_account("https://notgithub.com/asharao", None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(https?://|www|[a-z]{1,4}|[./@()?#, ]|com|io|linkedin\\.com/in/|é|\n){0,24}") {
            for found in find_links(&text) {
                prop_assert!(found.span.of(&text).is_some_and(|link| !link.is_empty()));
            }
        }
    }
}
