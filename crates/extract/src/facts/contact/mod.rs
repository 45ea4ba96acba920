//! Ways to reach somebody: e-mail addresses, telephone numbers, links and accounts.

mod calling;
mod link;
mod phone;

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

pub(crate) use link::find_links;
pub(crate) use phone::{PhoneMention, find_phones};

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i-u)\b[a-z0-9][a-z0-9._%+'-]*@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,24}\b")
        .expect("the pattern of e-mail addresses is well-formed")
});

/// All e-mail addresses, in order.
pub(crate) fn find_emails(text: &str) -> Vec<Span> {
    // Most texts have none, and looking for the sign is cheaper than for the pattern.
    if !text.contains('@') {
        return Vec::new();
    }
    EMAIL.find_iter(text).map(|found| Span::new(found.start(), found.end())).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = find_emails(text).iter().map(|span| span.of(text).unwrap()).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("Write to asha.rao@example.co.in, please.", &["asha.rao@example.co.in"]);
        check("<jobs+rust@example.org>;hr@example.org", &["jobs+rust@example.org", "hr@example.org"]);
        check("E-mail:bo_lind@mail.example.com.", &["bo_lind@mail.example.com"]);
        check("meet @ noon, a@b, @handle, x@y.", &[]);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in any::<String>()) {
            for span in find_emails(&text) {
                prop_assert!(span.of(&text).is_some());
            }
        }
    }
}
