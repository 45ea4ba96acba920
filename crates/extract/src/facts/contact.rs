//! Ways to reach somebody: e-mail addresses, telephone numbers, links and accounts.

use talent::Span;

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhoneMention {
    /// The number as written.
    pub(crate) span: Span,
    /// `+` and digits, where the text states the country.
    pub(crate) e164: Option<String>,
}

/// A link, with or without its scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LinkMention {
    /// The link as written.
    pub(crate) span: Span,
    /// The site and the account's name, where the link leads to one of the networks that people show (`LinkedIn`, `GitHub`).
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

/// All e-mail addresses, in order.
pub(crate) fn find_emails(_text: &str) -> Vec<Span> {
    Vec::new()
}

/// All telephone numbers, in order.
pub(crate) fn find_phones(_text: &str) -> Vec<PhoneMention> {
    Vec::new()
}

/// All links, in order; e-mail addresses are none.
pub(crate) fn find_links(_text: &str) -> Vec<LinkMention> {
    Vec::new()
}
