//! The page of a failure.

use std::any::Any;
use std::sync::Arc;

use askama::Template;
use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Failure, chain};
use crate::frame::{self, Audience, Frame};
use crate::serving::RequestId;
use crate::site::Site;

#[derive(Template)]
#[template(path = "failures/page.html")]
struct FailurePage<'a> {
    frame: Frame,
    heading: &'a str,
    sentence: &'a str,
    details: Vec<&'a str>,
    /// Shown where the operator can do something with it.
    id: Option<&'a str>,
}

/// Draws the page of every answer that failed and has none. Forms that come back with what was typed have their own.
pub(crate) async fn pages(State(site): State<Site>, request: Request, next: Next) -> Response {
    let frame = Frame::of(&site, &request);
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let Some(failure) = failure(&response) else { return response };
    if let Failure::Internal(cause) = failure.as_ref() {
        let route = route.as_ref().map_or("unmatched", MatchedPath::as_str);
        tracing::error!(request = %id, route, cause = chain(cause.as_ref()), "a request failed by our own fault");
    }
    draw(frame, &failure, &id, &response)
}

/// What stands in for a handler that panicked.
pub(crate) fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    // The panic's message may quote what a visitor sent. The binary's hook has logged where it happened.
    Failure::internal("a handler panicked").into_response()
}

fn failure(response: &Response) -> Option<Arc<Failure>> {
    if let Some(failure) = response.extensions().get::<Arc<Failure>>() {
        return Some(Arc::clone(failure));
    }
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let bare = kind.is_none_or(|kind| kind.starts_with(b"text/plain"));
    if bare { Failure::from_status(response.status()).map(Arc::new) } else { None }
}

/// The page takes the place of the body; status and headers such as `Allow` stay.
fn draw(frame: Frame, failure: &Failure, id: &RequestId, refused: &Response) -> Response {
    let (heading, sentence) = words(failure);
    let details = match failure {
        Failure::BadForm(complaints) => complaints.sentences().collect(),
        _ => Vec::new(),
    };
    let id = matches!(failure, Failure::Internal(_)).then(|| id.as_ref());
    let page = FailurePage { frame, heading, sentence, details, id };
    let drawn = frame::render_as(refused.status(), Audience::Visitor, &page);
    let mut response = drawn.unwrap_or_else(|_| refused.status().into_response());
    if let Some(allowed) = refused.headers().get(header::ALLOW) {
        response.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    if let Failure::Unavailable { retry_secs } = failure {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*retry_secs));
    }
    response
}

/// A heading and one plain sentence that says what to do.
fn words(failure: &Failure) -> (&'static str, &'static str) {
    match failure {
        Failure::NotFound => {
            ("There is nothing here", "The page was moved or closed, or the address has a slip in it.")
        }
        Failure::BadForm(complaints) if complaints.is_empty() => (
            "We could not read that",
            "What was sent does not fit this page. Go back, reload the page and try once more.",
        ),
        Failure::BadForm(_) => ("Something is missing", "Nothing was stored. Go back and correct this:"),
        Failure::KeyReused => (
            "This form was already sent",
            "It was sent before with other content, and the first one counts. Reload the form to send another.",
        ),
        Failure::TooLarge => {
            ("That is too large", "We take texts up to 5 MB and documents up to 10 MB. Nothing was stored.")
        }
        Failure::WrongMethod => ("That does not work here", "The address is right, but it cannot be used in this way."),
        Failure::Foreign => (
            "We did not do that",
            "The request came from a page of another site. If you meant it, open the page here and do it again.",
        ),
        Failure::TooSlow => {
            ("That took too long", "The connection was too slow to finish. Nothing was stored; try again.")
        }
        Failure::Unavailable { .. } => {
            ("Just a moment", "The market cannot answer right now. Nothing is lost; try again in a few seconds.")
        }
        Failure::Internal(_) => {
            ("That was our fault", "Something broke on our side. What was stored before is still there.")
        }
    }
}
