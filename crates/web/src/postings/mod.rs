//! Postings: the list with its search, and the page of one.

mod card;
pub(crate) mod facts;
mod page;
mod search;

use axum::Router;
use axum::routing::get;

pub(crate) use card::{Card, title, titled};

use crate::site::Site;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/postings", get(search::show)).route("/postings/{id}", get(page::show))
}
