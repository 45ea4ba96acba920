//! How much a request may send, how long it may take, and where it may come from.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request};
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::CsrfLayer;

use super::reports;
use crate::failures::Failure;
use crate::site::Address;

/// Bytes of a form without an upload.
const FORM_BYTES: usize = 256 * 1024;
/// Bytes of a form with one: a document of 10 MB, and room for the other fields.
pub const UPLOAD_BYTES: usize = 10 * 1024 * 1024 + FORM_BYTES;
/// For a page: the market answers in milliseconds, so whoever waits this long waits for nothing.
const READING: Duration = Duration::from_secs(15);
/// For a form: ten megabytes over a slow line.
const SENDING: Duration = Duration::from_mins(3);

/// A form is small unless its route says otherwise with `DefaultBodyLimit::max(UPLOAD_BYTES)`.
pub(super) fn form_size() -> DefaultBodyLimit {
    DefaultBodyLimit::max(FORM_BYTES)
}

/// Refuses what changes something and comes from another site's page.
pub(super) fn same_site(address: &Address) -> CsrfLayer {
    let layer = CsrfLayer::new().with_insecure_bypass(|_, uri: &Uri| uri.path() == reports::PATH);
    layer.add_trusted_origin(address.origin()).expect("an address is the origin of a site")
}

/// Ends what takes too long.
pub(super) async fn deadline(request: Request, next: Next) -> Response {
    let limit = if request.method().is_safe() { READING } else { SENDING };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) if limit == SENDING => Failure::TooSlow.into_response(),
        Err(_) => Failure::Unavailable { retry_secs: 5 }.into_response(),
    }
}
