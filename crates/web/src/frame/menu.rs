//! The menu, and where in the site a page stands.

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Open roles.
    Postings,
    /// Who hires.
    Employers,
    /// What fits the visitor's record.
    Matches,
    /// A post to be read.
    Paste,
}

impl Section {
    /// The entries for looking around.
    pub(crate) const PLACES: [Self; 3] = [Self::Postings, Self::Employers, Self::Matches];
    /// The entries for doing something.
    pub(crate) const ACTIONS: [Self; 1] = [Self::Paste];

    /// The words in the menu.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Postings => "Postings",
            Self::Employers => "Employers",
            Self::Matches => "Your matches",
            Self::Paste => "Paste a post",
        }
    }

    /// Where the entry leads.
    pub(crate) const fn address(self) -> &'static str {
        match self {
            Self::Postings => "/postings",
            Self::Employers => "/employers",
            Self::Matches => "/matches",
            Self::Paste => "/drafts/new",
        }
    }
}

/// A step of the way to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Crumb {
    /// Its words.
    pub(crate) label: String,
    /// Where it leads; `None` for the page itself.
    pub(crate) address: Option<String>,
}

impl Crumb {
    /// A step with a link.
    pub(crate) fn link(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self { label: label.into(), address: Some(address.into()) }
    }

    /// The page itself.
    pub(crate) fn here(label: impl Into<String>) -> Self {
        Self { label: label.into(), address: None }
    }
}
