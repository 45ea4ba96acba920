//! A filled template as an answer.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::icons;
use crate::failures::Failure;

/// For whom a page is, which decides who may keep a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Everyone sees the same, so a browser may show its copy again after asking.
    Everyone,
    /// It holds what only this visitor may see, so nobody keeps it.
    Visitor,
}

/// Where the frame leaves room for the symbols that the page uses.
const SYMBOLS: &str = "<!--symbols-->";
/// How a page refers to a symbol. What visitors wrote cannot hold it: there, `<` is escaped.
const USE: &str = "<use href=\"#";

/// The page as an answer with status 200.
pub(crate) fn render(audience: Audience, page: &impl Template) -> Result<Response, Failure> {
    render_as(StatusCode::OK, audience, page)
}

/// The page as an answer with another status: a form that comes back with what was typed is 422.
pub(crate) fn render_as(status: StatusCode, audience: Audience, page: &impl Template) -> Result<Response, Failure> {
    let html = with_symbols(&page.render().map_err(Failure::internal)?);
    let kept = match audience {
        Audience::Everyone => "private, no-cache",
        Audience::Visitor => "no-store",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
    ];
    Ok((status, headers, html).into_response())
}

/// The page with each symbol that it uses, once.
fn with_symbols(html: &str) -> String {
    let names: BTreeSet<&str> = html.split(USE).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let symbols: String = names.into_iter().filter_map(icons::symbol).collect();
    html.replacen(SYMBOLS, &format!("<svg hidden>{symbols}</svg>"), 1)
}
