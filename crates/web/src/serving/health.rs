//! Whether the process is alive, and whether it can answer. For machines, so the answers are JSON.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::failures;
use crate::site::Site;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready))
}

/// The process runs. It asks nothing else: restarting helps against nothing else.
async fn alive() -> Response {
    json(StatusCode::OK, r#"{"status":"alive"}"#)
}

/// Requests may be sent here: the database answers, and the indexes have caught up with it.
async fn ready(State(site): State<Site>) -> Response {
    if site.is_leaving() {
        return json(StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"leaving"}"#);
    }
    match site.market().ready().await {
        Ok(()) => json(StatusCode::OK, r#"{"status":"ready"}"#),
        Err(cause) => {
            tracing::warn!(cause = failures::chain(&cause), "the market is not ready");
            json(StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"not ready"}"#)
        }
    }
}

fn json(status: StatusCode, body: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
}
