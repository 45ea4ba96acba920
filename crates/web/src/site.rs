//! What every handler is given: the operator's settings and the state of the process.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::Date;
use market::{Machine, Market};

/// What the operator decides about the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The market's name, as the foot of every page shows it.
    pub name: String,
    /// Where visitors reach the site.
    pub address: Address,
    /// The version of the program, as the foot of every page shows it.
    pub version: String,
}

/// The scheme and authority under which visitors reach the site, such as `https://jobs.example.org`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    origin: String,
    secure: bool,
}

/// A text that is no public address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressError(String);

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is not the address of a site: expected one such as https://jobs.example.org, without a path",
            self.0
        )
    }
}

impl std::error::Error for AddressError {}

impl Address {
    /// Whether visitors come over TLS.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// As a browser writes it in `Origin`: no slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl std::str::FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError(text.to_owned());
        let (scheme, authority) = text.trim_end_matches('/').split_once("://").ok_or_else(wrong)?;
        let secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(wrong()),
        };
        let usual = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if authority.is_empty() || !authority.chars().all(usual) {
            return Err(wrong());
        }
        let port = if secure { ":443" } else { ":80" };
        let authority = authority.strip_suffix(port).unwrap_or(authority);
        Ok(Self { origin: format!("{scheme}://{}", authority.to_ascii_lowercase()), secure })
    }
}

/// What every handler is given. Cloning shares it.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    settings: Settings,
    market: Arc<Market>,
    machine: Arc<dyn Machine>,
    leaving: AtomicBool,
}

impl Site {
    /// A site over this market.
    pub fn new(settings: Settings, market: Arc<Market>, machine: Arc<dyn Machine>) -> Self {
        Self(Arc::new(Shared { settings, market, machine, leaving: AtomicBool::new(false) }))
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What is shown and changed.
    pub(crate) fn market(&self) -> &Market {
        &self.0.market
    }

    /// Today, in UTC.
    pub(crate) fn today(&self) -> Date {
        self.0.machine.today()
    }

    /// A word of 32 letters that nobody can foresee.
    pub(crate) fn random_word(&self) -> String {
        let mut random = [0; 16];
        self.0.machine.fill_random(&mut random);
        format!("{:032x}", u128::from_be_bytes(random))
    }

    /// Whether the site was told to stop.
    pub(crate) fn is_leaving(&self) -> bool {
        self.0.leaving.load(Ordering::Relaxed)
    }

    /// From now on the site calls itself not ready.
    pub(crate) fn leave(&self) {
        self.0.leaving.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, origin: &str, secure: bool) {
        let address: Address = text.parse().unwrap();
        assert_eq!((address.origin(), address.is_secure()), (origin, secure), "{text}");
    }

    #[test]
    fn an_address_is_what_a_browser_calls_the_origin() {
        check("https://Jobs.Example.org/", "https://jobs.example.org", true);
        check("https://jobs.example.org:443", "https://jobs.example.org", true);
        check("http://127.0.0.1:8080", "http://127.0.0.1:8080", false);
        check("http://[::1]:80", "http://[::1]", false);
    }

    #[test]
    fn anything_else_is_refused_by_name() {
        for wrong in
            ["jobs.example.org", "ftp://jobs.example.org", "https://", "https://a/b", "https://a b", "https://u@h"]
        {
            assert!(wrong.parse::<Address>().unwrap_err().to_string().contains(wrong), "{wrong}");
        }
    }
}
