//! What every handler is given: the operator's settings and the state of the process.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What the operator decides about the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The market's name, as the foot of every page shows it.
    pub name: String,
    /// Where visitors reach the site.
    pub address: Address,
    /// The version of the program, as the foot of every page shows it.
    pub version: String,
    /// A number that differs from start to start, so that the ids of requests do.
    pub start: u32,
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

/// Asks whether the site can answer: the database does, and the derived indexes have caught up. The text says what is missing.
pub type Readiness = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>> + Send + Sync>;

/// What every handler is given. Cloning shares it.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    settings: Settings,
    readiness: Readiness,
    requests: AtomicU64,
    leaving: AtomicBool,
}

impl Site {
    /// A site with these settings.
    pub fn new(settings: Settings, readiness: Readiness) -> Self {
        let (requests, leaving) = (AtomicU64::new(0), AtomicBool::new(false));
        Self(Arc::new(Shared { settings, readiness, requests, leaving }))
    }

    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Whether the site can answer now; what is missing where it cannot.
    pub(crate) async fn is_ready(&self) -> Result<(), String> {
        if self.0.leaving.load(Ordering::Relaxed) {
            return Err("the site is shutting down".to_owned());
        }
        (self.0.readiness)().await
    }

    /// From now on the site calls itself not ready.
    pub(crate) fn leave(&self) {
        self.0.leaving.store(true, Ordering::Relaxed);
    }

    /// An id that no other request has, of this start or another.
    pub(crate) fn request_id(&self) -> String {
        let count = self.0.requests.fetch_add(1, Ordering::Relaxed);
        format!("{:08x}-{count:x}", self.0.settings.start)
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
