//! Candidates: handing in a résumé, reading what was read of it, and its matches with their receipts.

mod adding;
mod matches;
mod receipts;
mod record;
mod wishes;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use uuid::Uuid;

use crate::failures::Failure;
use crate::serving::UPLOAD_BYTES;
use crate::site::Site;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/matches", get(matches::latest))
        .route("/candidates", post(adding::add).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
        .route("/candidates/new", get(adding::form))
        .route("/candidates/{id}", get(record::show))
        .route("/candidates/{id}/erasure", post(record::erase))
        .route("/candidates/{id}/wishes", get(wishes::form).post(wishes::change))
        .route("/candidates/{id}/matches", get(matches::list))
        .route("/candidates/{id}/matches/{posting}", get(matches::one))
}

/// An id as an address holds it. What is none leads nowhere.
fn id(text: &str) -> Result<Uuid, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}
