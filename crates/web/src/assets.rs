//! The style sheet, the mark of the site and the signs of technologies, carried by the binary.
//!
//! The style sheet lies in files by what they style and is one when it is served. Its address holds a hash of its content, so that it
//! may be kept for ever and a new version is asked for at once.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::failures::Failure;
use crate::parts::technologies;
use crate::site::Site;

const STYLE: &str = concat!(
    include_str!("../assets/tokens.css"),
    include_str!("../assets/base.css"),
    include_str!("../assets/forms.css"),
    include_str!("../assets/frame.css"),
    include_str!("../assets/layout.css"),
    include_str!("../assets/sheets.css"),
    include_str!("../assets/labels.css"),
    include_str!("../assets/evidence.css"),
    include_str!("../assets/tally.css"),
    include_str!("../assets/receipt.css"),
    include_str!("../assets/notices.css"),
    include_str!("../assets/lists.css"),
    include_str!("../assets/facets.css"),
    include_str!("../assets/reading.css"),
    include_str!("../assets/home.css"),
    include_str!("../assets/print.css"),
);

const FAVICON: &str = include_str!("../assets/favicon.svg");

/// Names with their content; the names hold its hash.
static ASSETS: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        Asset::new("style", "css", "text/css", STYLE),
        Asset::new("mark", "svg", "image/svg+xml", FAVICON),
        Asset::new("signs", "svg", "image/svg+xml", &technologies::DRAWING),
    ]
});

struct Asset {
    address: String,
    kind: &'static str,
    content: &'static str,
}

impl Asset {
    fn new(name: &str, extension: &str, kind: &'static str, content: &'static str) -> Self {
        Self { address: format!("/assets/{name}.{:016x}.{extension}", fingerprint(content)), kind, content }
    }
}

/// Where the style sheet is.
pub(crate) fn style() -> &'static str {
    &ASSETS[0].address
}

/// Where the mark of the site is.
pub(crate) fn mark() -> &'static str {
    &ASSETS[1].address
}

/// Where the signs of technologies are drawn.
pub(crate) fn technologies() -> &'static str {
    &ASSETS[2].address
}

/// The routes of this file.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/assets/{name}", get(show))
}

async fn show(Path(name): Path<String>) -> Result<Response, Failure> {
    let found = ASSETS.iter().find(|asset| asset.address.strip_prefix("/assets/") == Some(&name));
    let asset = found.ok_or(Failure::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, asset.content).into_response())
}

/// FNV-1a over the content. It tells versions of our own files apart and guards against nothing.
fn fingerprint(content: &str) -> u64 {
    content.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
