//! The style guide: every part of a page, with invented data. What is not shown here is not a part.

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;

use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Icon, Section};
use crate::site::Site;

#[derive(Template)]
#[template(path = "guide/page.html")]
struct GuidePage {
    frame: Frame,
}

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/guide", get(show))
}

async fn show(frame: Frame) -> Result<Response, Failure> {
    let first = Section::Postings;
    let crumbs = vec![Crumb::link(first.label(), first.address()), Crumb::here("Style guide")];
    frame::render(Audience::Everyone, &GuidePage { frame: frame.at(first).with_crumbs(crumbs) })
}
