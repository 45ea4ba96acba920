//! The style guide: every part of a page, with invented data. What is not shown here is not a part.

mod samples;

use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use market::PostingLine;

use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Icon};
use crate::parts::chips::Chips;
use crate::parts::employer::{Plate, Tags};
use crate::parts::evidence::Marked;
use crate::parts::facets::Facet;
use crate::parts::fields::{Field, Refusal};
use crate::parts::pager::Pager;
use crate::parts::receipt::Receipt;
use crate::parts::state::State;
use crate::parts::statement::{Index, Statement};
use crate::parts::tally::Tally;
use crate::postings::Card;
use crate::site::Site;

#[derive(Template)]
#[template(path = "guide/page.html")]
struct GuidePage {
    frame: Frame,
    evidence: Marked<'static>,
    source: Marked<'static>,
    statement: Statement,
    index: Index,
    chips: Chips,
    tags: Tags<'static>,
    refusal: Refusal,
    fields: Vec<Field>,
    facet: Facet,
    pager: Pager,
    line: PostingLine,
    tallies: [Tally; 2],
    receipt: Receipt,
}

#[cfg(test)]
mod tests;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/guide", get(show))
}

async fn show(frame: Frame) -> Result<Response, Failure> {
    let page = GuidePage {
        evidence: samples::evidence(),
        source: samples::source(),
        statement: samples::statement(frame.today),
        index: samples::index(),
        chips: samples::chips(),
        tags: samples::tags(),
        refusal: samples::refusal(),
        fields: samples::fields(),
        facet: samples::facet(),
        pager: samples::pager(),
        line: samples::line(frame.today),
        tallies: [samples::team_tally(), samples::unknown_tally()],
        receipt: samples::receipt(),
        frame: frame.at(None, vec![Crumb::link("Rolecall", "/"), Crumb::here("Style guide")]),
    };
    frame::render(Audience::Everyone, &page)
}
