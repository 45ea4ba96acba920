//! Employers: the list of who hires, and the page of one.

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use market::{EmployerView, EmployersPage, PostingLine};
use serde::Deserialize;
use uuid::Uuid;

use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Icon, Section};
use crate::parts::words;
use crate::postings::Card;
use crate::site::Site;
use crate::visits::Visitor;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/employers", get(list)).route("/employers/{id}", get(show))
}

#[derive(Template)]
#[template(path = "employers/list.html")]
struct ListPage {
    frame: Frame,
    page: EmployersPage,
}

#[derive(Debug, Deserialize)]
struct After {
    /// The employer that the page before ended with.
    after: Option<String>,
}

async fn list(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Query(After { after }): Query<After>,
    frame: Frame,
) -> Result<Response, Failure> {
    let after = after.map(|id| id.parse().map_err(|_| Failure::NotFound)).transpose()?;
    let page = site.market().employers(actor, after).await?;
    frame::render(Audience::Everyone, &ListPage { frame: frame.at(Section::Employers, Vec::new()), page })
}

#[derive(Template)]
#[template(path = "employers/page.html")]
struct EmployerPage {
    frame: Frame,
    view: EmployerView,
}

async fn show(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(id): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let view = site.market().employer(actor, id).await?;
    let section = Section::Employers;
    let crumbs = vec![Crumb::link(section.label(), section.address()), Crumb::here(view.name.clone())];
    frame::render(Audience::Everyone, &EmployerPage { frame: frame.at(section, crumbs), view })
}

impl ListPage {
    fn heading(&self) -> String {
        words::counted(
            usize::try_from(self.page.total).unwrap_or(usize::MAX),
            "employer is hiring",
            "employers are hiring",
        )
    }
}

impl EmployerPage {
    fn card<'a>(&self, line: &'a PostingLine) -> Card<'a> {
        Card::of(line, self.frame.today)
    }

    fn first_seen(&self) -> String {
        words::date(self.view.first_seen_on)
    }

    fn of_its_own(&self) -> String {
        words::counted(self.view.postings_total, "open posting", "open postings")
    }

    fn for_others(&self) -> String {
        words::counted(self.view.as_agency_total, "open posting for others", "open postings for others")
    }
}
