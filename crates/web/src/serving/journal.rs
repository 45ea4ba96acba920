//! One line about each request: what was asked for by its route, how it ended and how long it took. Never an address, a query, a
//! header or anything else that a visitor wrote.

use std::fmt;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

use crate::site::Site;

/// The id of a request: in the log, in the answer's header `x-request-id`, and on the page of an internal failure.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestId(Arc<str>);

impl AsRef<str> for RequestId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

#[expect(clippy::disallowed_methods, reason = "the line says how long the answer took; nothing depends on it")]
fn start() -> Instant {
    Instant::now()
}

/// Gives the request its id and writes the line when its answer is ready.
pub(super) async fn record(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let id = RequestId(site.random_word().into());
    request.extensions_mut().insert(id.clone());
    let method = usual(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let started = start();
    let mut response = next.run(request).await;
    let value = HeaderValue::from_str(id.as_ref()).expect("ids of requests are hexadecimal numbers");
    response.headers_mut().insert(HEADER, value);
    let route = route.as_ref().map_or("unmatched", MatchedPath::as_str);
    let ms = started.elapsed().as_millis();
    tracing::info!(request = %id, method, route, status = response.status().as_u16(), ms, "answered a request");
    response
}

/// The method, unless the client made it up.
fn usual(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
