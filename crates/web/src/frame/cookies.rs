//! Cookies: read from a request, written for an answer.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::site::Settings;

/// The value of a cookie of ours; `None` where the browser sent none.
pub(crate) fn read<'a>(settings: &Settings, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let values = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs = values.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(found, _)| found.strip_prefix(prefix(settings)) == Some(name)).map(|(_, value)| value)
}

/// The header that sets a cookie of ours for the whole site. Scripts cannot read it and other sites' forms do not send it.
///
/// # Panics
///
/// Where `value` is not of the letters that a cookie may hold; values are ours, never a visitor's.
pub(crate) fn set(settings: &Settings, name: &str, value: &str, max_age_secs: u32) -> HeaderValue {
    let prefix = prefix(settings);
    let secure = if settings.address.is_secure() { "; Secure" } else { "" };
    let cookie = format!("{prefix}{name}={value}; Path=/; Max-Age={max_age_secs}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).expect("names and values of cookies are ours and ASCII")
}

/// With this prefix a browser promises that no other host and no page without TLS wrote the cookie; without TLS it would refuse it.
fn prefix(settings: &Settings) -> &'static str {
    if settings.address.is_secure() { "__Host-" } else { "" }
}
