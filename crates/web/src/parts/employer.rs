//! Who hires: a plate with an initial, or a hatched one where the name is held back, and what kind of employer it is.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use talent::{Agency, Channel, Employer};

use crate::frame::Icon;

/// The plate before a name. It only decorates: the name stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plate(Option<char>);

impl Plate {
    /// The plate of an employer: hatched where it is masked or not named.
    pub(crate) fn of(employer: Option<&Employer>) -> Self {
        let name = employer.filter(|employer| !employer.masked).map(|employer| employer.name.as_str());
        Self::named(name.unwrap_or_default())
    }

    /// The plate of a name: hatched where it has no letter.
    pub(crate) fn named(name: &str) -> Self {
        Self(name.chars().find(|sign| sign.is_alphanumeric()))
    }
}

impl fmt::Display for Plate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(initial) => {
                let initial: String = initial.to_uppercase().collect();
                write!(f, r#"<span class="plate" aria-hidden="true">{initial}</span>"#)
            }
            None => f.write_str(r#"<span class="plate shut" aria-hidden="true">–</span>"#),
        }
    }
}

impl HtmlSafe for Plate {}

/// How a posting comes to the market: `Direct`, `Agency: …`, `Client sealed`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tags<'a> {
    /// Who hires.
    pub(crate) employer: Option<&'a Employer>,
    /// Who hires for it.
    pub(crate) agency: Option<&'a Agency>,
    /// Whether the employer posts itself.
    pub(crate) channel: Option<Channel>,
}

impl fmt::Display for Tags<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let agency = self.agency.map(|agency| agency.name.as_str());
        match (self.channel, agency) {
            (Some(Channel::Direct), _) => f.write_str(r#"<span class="tag">Direct</span>"#)?,
            (_, Some(name)) => {
                let name = escape(name, Html).map_err(|_| fmt::Error)?;
                write!(f, r#"<span class="tag agency">Agency: {name}</span>"#)?;
            }
            (Some(Channel::Agency), None) => f.write_str(r#"<span class="tag agency">Agency</span>"#)?,
            (None, None) => {}
        }
        if self.employer.is_some_and(|employer| employer.masked) {
            write!(f, r#" <span class="tag sealed">{}Name sealed</span>"#, Icon::Lock)?;
        }
        Ok(())
    }
}

impl HtmlSafe for Tags<'_> {}
