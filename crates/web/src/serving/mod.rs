//! How the process behaves that serves the site: what every answer carries, what is written down about it, how long anything may take,
//! and how it stops.

mod connections;
mod headers;
mod health;
mod journal;
mod limits;
mod patience;
mod reports;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

pub use connections::serve;
pub(crate) use journal::RequestId;
pub use limits::UPLOAD_BYTES;

use crate::failures::{self, Failure};
use crate::site::Site;
use crate::{assets, candidates, drafts, employers, frame, guide, home, postings};

/// The whole site as a service.
pub fn router(site: Site) -> Router {
    layered(pages(), site)
}

fn pages() -> Router<Site> {
    Router::new()
        .merge(frame::routes())
        .merge(home::routes())
        .merge(postings::routes())
        .merge(employers::routes())
        .merge(candidates::routes())
        .merge(drafts::routes())
        .merge(guide::routes())
        .merge(assets::routes())
        .merge(reports::routes())
}

/// Every answer passes all layers, refusals and errors too. The first here is the innermost: it sees the request last.
fn layered(pages: Router<Site>, site: Site) -> Router {
    let csrf = limits::same_site(&site.settings().address);
    pages
        .fallback(async || Failure::NotFound)
        .layer(from_fn_with_state(limits::turns(), limits::in_turn))
        // Whoever asks whether the process is alive waits for no turn.
        .merge(health::routes())
        .layer(limits::form_size())
        .layer(from_fn(limits::announced_size))
        .layer(limits::pauses())
        .layer(csrf)
        .layer(from_fn(limits::deadline))
        .layer(CatchPanicLayer::custom(failures::panicked))
        .layer(from_fn_with_state(site.clone(), failures::pages))
        .layer(CompressionLayer::new().gzip(true))
        .layer(from_fn_with_state(site.clone(), headers::protect))
        .layer(from_fn_with_state(site.clone(), journal::record))
        .with_state(site)
}

#[cfg(test)]
mod tests;
