//! Light or dark, as the visitor chose.

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use serde::Deserialize;

use super::cookies;
use crate::site::{Settings, Site};

/// The cookie that remembers the choice.
const COOKIE: &str = "appearance";
/// For how long, in seconds: a year.
const REMEMBERED_SECS: u32 = 31_536_000;

/// How the visitor wants pages to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Appearance {
    /// As the system does.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Appearance {
    /// In the order of the foot.
    pub(crate) const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Whether the visitor decided rather than the system.
    pub(crate) fn is_chosen(self) -> bool {
        self != Self::Auto
    }

    /// The name in forms, cookies and the attribute `data-theme`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The words beside the button.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Auto => "Automatic",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// What the visitor's cookie says; automatic without one.
    pub(super) fn of_visitor(settings: &Settings, headers: &HeaderMap) -> Self {
        let name = cookies::read(settings, headers, COOKIE);
        name.and_then(|name| Self::ALL.into_iter().find(|choice| choice.name() == name)).unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Choice {
    theme: Appearance,
    #[serde(default)]
    back: String,
}

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/appearance", post(remember))
}

async fn remember(State(site): State<Site>, Form(choice): Form<Choice>) -> Response {
    let cookie = cookies::set(site.settings(), COOKIE, choice.theme.name(), REMEMBERED_SECS);
    ([(header::SET_COOKIE, cookie)], Redirect::to(page_of_ours(&choice.back))).into_response()
}

/// The address if it can only lead to a page of this site; the first page for anything else.
fn page_of_ours(address: &str) -> &str {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if ours { address } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_never_leads_to_another_site() {
        assert_eq!(page_of_ours("/postings?q=rust&page=2"), "/postings?q=rust&page=2");
        for foreign in [
            "", "postings", "https://evil.example", "//evil.example", "/\\evil.example", "/\tevil",
            "/a\r\nset-cookie: x",
        ] {
            assert_eq!(page_of_ours(foreign), "/", "{foreign:?}");
        }
    }
}
