//! How much a request may send, how long it may take, and where it may come from.

use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use super::reports;
use crate::failures::Failure;
use crate::site::Address;

/// Bytes of a form without an upload.
const FORM_BYTES: usize = 256 * 1024;
/// Bytes of a form with one: a document of 10 MB, and room for the other fields.
pub const UPLOAD_BYTES: usize = 10 * 1024 * 1024 + FORM_BYTES;
/// Bytes that are read and thrown away of a form that is too large. A browser listens only after it has sent everything: an answer
/// before that is lost, and its visitor sees a broken connection instead of a sentence.
const PATIENCE_BYTES: u64 = 64 * 1024 * 1024;
/// Requests that are answered at once. More are told to come back, which takes no time and leaves room for those under way.
const TURNS: usize = 256;
/// Between two parts of a form.
const PAUSE: Duration = Duration::from_secs(15);
/// For a page: the market answers in milliseconds, so whoever waits this long waits for nothing.
const READING: Duration = Duration::from_secs(15);
/// For a form: ten megabytes over a slow line.
const SENDING: Duration = Duration::from_mins(3);

/// A form is small unless its route says otherwise with `DefaultBodyLimit::max(UPLOAD_BYTES)`.
pub(super) fn form_size() -> DefaultBodyLimit {
    DefaultBodyLimit::max(FORM_BYTES)
}

/// Refuses a form that says beforehand that it is larger than anything we take, once it was sent.
pub(super) async fn announced_size(request: Request, next: Next) -> Response {
    if announced(request.headers()) <= UPLOAD_BYTES as u64 {
        return next.run(request).await;
    }
    discard(request.into_body()).await;
    Failure::TooLarge.into_response()
}

fn announced(headers: &HeaderMap) -> u64 {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

async fn discard(body: Body) {
    let mut body = pin!(body);
    let mut taken = 0;
    while let Some(Ok(frame)) = poll_fn(|context| body.as_mut().poll_frame(context)).await {
        taken += frame.data_ref().map_or(0, |part| part.len() as u64);
        if taken > PATIENCE_BYTES {
            return;
        }
    }
}

/// Ends a form of which nothing more comes.
pub(super) fn pauses() -> RequestBodyTimeoutLayer {
    RequestBodyTimeoutLayer::new(PAUSE)
}

/// As many turns as are taken at once.
pub(super) fn turns() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(TURNS))
}

/// Answers when there is a turn, and says at once when there is none.
pub(super) async fn in_turn(State(turns): State<Arc<Semaphore>>, request: Request, next: Next) -> Response {
    let Ok(_turn) = turns.try_acquire() else {
        return Failure::Unavailable { retry_secs: 2 }.into_response();
    };
    next.run(request).await
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
