//! A candidate's matches: the list, best first, and one of them with its whole receipt.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use market::{CandidateView, MatchView, Matches, OutlookView};
use serde::Deserialize;
use uuid::Uuid;

use super::{id, receipts};
use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Section};
use crate::parts::employer::Plate;
use crate::parts::pager::Pager;
use crate::parts::receipt::{Receipt, of_hundred};
use crate::parts::state::State as Sign;
use crate::parts::tally::Tally;
use crate::parts::words;
use crate::postings::{self, facts};
use crate::site::Site;
use crate::visits::Visitor;

/// How many matches at the head of the first page show their whole receipt.
const WHOLE: usize = 1;

#[derive(Debug, Deserialize)]
pub(super) struct Page {
    page: Option<usize>,
}

/// Where the menu leads: to the matches of the résumé that was handed in last, or to the form.
pub(super) async fn latest(State(site): State<Site>, Visitor(actor): Visitor) -> Result<Response, Failure> {
    let own = site.market().own_candidates(actor).await?;
    let address = match own.first() {
        Some(candidate) => format!("/candidates/{}/matches", candidate.id),
        None => "/candidates/new".to_owned(),
    };
    Ok(Redirect::to(&address).into_response())
}

#[derive(Template)]
#[template(path = "candidates/matches.html")]
struct MatchesPage {
    frame: Frame,
    who: CandidateView,
    matches: Matches,
}

pub(super) async fn list(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(candidate): Path<String>,
    Query(Page { page }): Query<Page>,
    frame: Frame,
) -> Result<Response, Failure> {
    let candidate = id(&candidate)?;
    let who = site.market().candidate(actor, candidate).await?;
    let matches = site.market().matches(actor, candidate, page.unwrap_or(1)).await?;
    frame::render(Audience::Visitor, &MatchesPage { frame: frame.at(Section::Matches, Vec::new()), who, matches })
}

impl MatchesPage {
    fn heading(&self) -> String {
        match self.matches.open {
            0 => "Nothing in this market fits yet".to_owned(),
            open => format!("Nothing rules out {}", words::counted(open, "posting", "postings")),
        }
    }

    fn out_of(&self) -> String {
        words::counted(self.matches.total, "open posting", "open postings")
    }

    /// Matches that show their whole receipt.
    fn whole(&self) -> Vec<Receipt> {
        let first = self.matches.each.iter().take(self.shown_whole());
        first.map(|view| receipts::receipt(view, &self.who.wishes, self.over(view))).collect()
    }

    /// The others, in short.
    fn short(&self) -> Vec<Short<'_>> {
        let others = self.matches.each.iter().skip(self.shown_whole());
        others.map(|view| Short { candidate: self.who.id, view }).collect()
    }

    fn shown_whole(&self) -> usize {
        if self.matches.page == 1 { WHOLE } else { 0 }
    }

    fn over(&self, view: &MatchView) -> String {
        format!("Number {} of {}", view.matched.rank, self.matches.total)
    }

    fn outlooks(&self) -> Vec<Beyond<'_>> {
        self.matches.outlooks.iter().map(Beyond).collect()
    }

    fn page_address(&self, page: usize) -> String {
        format!("/candidates/{}/matches?page={page}", self.who.id)
    }

    fn pager(&self) -> Option<Pager> {
        let Matches { page, pages, .. } = self.matches;
        let at = |page: usize| (1..=pages).contains(&page).then(|| self.page_address(page));
        let shown = format!("Page {page} of {}", words::count(pages));
        (pages > 1).then(|| Pager { shown, previous: at(page - 1), next: at(page + 1) })
    }
}

/// A match in a few lines, with the way to its receipt.
struct Short<'a> {
    candidate: Uuid,
    view: &'a MatchView,
}

impl Short<'_> {
    fn plate(&self) -> Plate {
        Plate::of(self.view.line.employer.as_ref())
    }

    fn title(&self) -> &str {
        postings::title(&self.view.line)
    }

    fn facts(&self) -> String {
        facts::in_a_line(&self.view.line)
    }

    fn address(&self) -> String {
        format!("/candidates/{}/matches/{}", self.candidate, self.view.line.id)
    }

    fn score(&self) -> Option<u32> {
        receipts::is_known(&self.view.matched).then(|| of_hundred(self.view.matched.score.ppm()))
    }

    fn tally(&self) -> Tally {
        receipts::tally(&self.view.matched)
    }

    /// What keeps it out of reach, sentence by sentence.
    fn against(&self) -> Vec<&str> {
        let violated = self.view.matched.reasons.iter().filter(|reason| reason.state == market::State::Violated);
        violated.map(|reason| reason.text.as_str()).collect()
    }
}

/// A posting that one change would bring within reach.
struct Beyond<'a>(&'a OutlookView);

impl Beyond<'_> {
    fn title(&self) -> &str {
        postings::title(&self.0.line)
    }

    fn address(&self) -> String {
        format!("/postings/{}", self.0.line.id)
    }

    fn text(&self) -> &str {
        &self.0.outlook.text
    }
}

#[derive(Template)]
#[template(path = "candidates/match.html")]
struct MatchPage {
    frame: Frame,
    receipt: Receipt,
}

pub(super) async fn one(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path((candidate, posting)): Path<(String, String)>,
    frame: Frame,
) -> Result<Response, Failure> {
    let (candidate, posting) = (id(&candidate)?, id(&posting)?);
    let who = site.market().candidate(actor, candidate).await?;
    let view = site.market().match_with(actor, candidate, posting).await?;
    let section = Section::Matches;
    let back = format!("/candidates/{candidate}/matches");
    let crumbs = vec![Crumb::link(section.label(), back), Crumb::here(postings::title(&view.line))];
    let receipt = receipts::receipt(&view, &who.wishes, format!("Number {} of this market", view.matched.rank));
    frame::render(Audience::Visitor, &MatchPage { frame: frame.at(section, crumbs), receipt })
}
