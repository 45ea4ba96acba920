//! A candidate's record: what was read of the résumé beside its very text, and the way to have it forgotten.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use market::CandidateView;
use talent::{Span, Work};

use super::id;
use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Section};
use crate::parts::evidence::{Ink, Mark, Marked};
use crate::parts::fields::Key;
use crate::parts::statement::Statement;
use crate::site::Site;
use crate::uploads::Asked;
use crate::visits::Visitor;

#[derive(Template)]
#[template(path = "candidates/record.html")]
struct RecordPage {
    frame: Frame,
    view: CandidateView,
    key: Key,
}

pub(super) async fn show(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(candidate): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let candidate = id(&candidate)?;
    let view = site.market().candidate(actor, candidate).await?;
    let section = Section::Matches;
    let back = format!("/candidates/{candidate}/matches");
    let crumbs = vec![Crumb::link(section.label(), back), Crumb::here("What we read")];
    let key = Key { word: site.random_word() };
    frame::render(Audience::Visitor, &RecordPage { frame: frame.at(section, crumbs), view, key })
}

pub(super) async fn erase(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(candidate): Path<String>,
    Form(Asked { key }): Form<Asked>,
) -> Result<Response, Failure> {
    site.market().forget_candidate(actor, id(&candidate)?, &key).await?;
    Ok(Redirect::to("/candidates/new").into_response())
}

impl RecordPage {
    fn heading(&self) -> &str {
        self.view.profile.basics.name.as_deref().unwrap_or("A person without a name")
    }

    fn statement(&self) -> Statement {
        let profile = &self.view.profile;
        let basics = &profile.basics;
        let place = basics.location.as_ref().and_then(|place| place.city.clone().or_else(|| place.region.clone()));
        let mut statement = Statement::on_sheet();
        statement.line("Headline", basics.label.clone());
        statement.line("E-mail", basics.email.clone());
        statement.line("Telephone", basics.phone.clone());
        statement.line("Lives in", place);
        statement.line("Experience", profile.total_years.map(talent::Years::spoken));
        statement.line("Notice", profile.notice_days.map(|days| format!("{days} days")));
        statement.line("Pay today", profile.pay_current.as_ref().map(ToString::to_string));
        statement.line("Pay hoped for", profile.pay_expected.as_ref().map(ToString::to_string));
        statement
    }

    /// Each job: what it was, and when.
    fn jobs(&self) -> Vec<(String, String)> {
        self.view.profile.work.iter().map(|work| (role(work), time(work))).collect()
    }

    fn studies(&self) -> Vec<String> {
        let joined = |parts: [&Option<String>; 3]| parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let education = self.view.profile.education.iter();
        education
            .map(|study| joined([&study.study_type, &study.area, &study.institution]))
            .filter(|study| !study.is_empty())
            .collect()
    }

    fn skills(&self) -> Vec<&str> {
        self.view.profile.skills.iter().filter_map(|skill| skill.name.as_deref()).collect()
    }

    fn problems(&self) -> Vec<&str> {
        self.view.profile.problems.iter().map(|problem| problem.message.as_str()).collect()
    }

    /// The text with the words marked that became values, and those that are doubtful.
    fn source(&self) -> Marked<'_> {
        let profile = &self.view.profile;
        let of_skills = profile.skills.iter().flat_map(|skill| &skill.evidence);
        let read = profile.evidence.values().flatten().chain(of_skills).filter(|span| is_a_value(**span));
        let read = read.map(|span| Mark { span: *span, ink: Ink::Person, reference: None });
        let doubtful = profile.problems.iter().flat_map(|problem| &problem.evidence);
        let doubtful = doubtful.map(|span| Mark { span: *span, ink: Ink::Doubtful, reference: None });
        Marked::new(&self.view.text, read.chain(doubtful).collect())
    }

    /// The hour at which the market forgets all of it, in UTC.
    fn forgotten(&self) -> Option<String> {
        let time = self.view.forgotten_at?.to_zoned(TimeZone::UTC);
        Some(time.strftime("%-d %b %Y, %H:%M UTC").to_string())
    }
}

/// Evidence of a whole section would mark everything and show nothing.
fn is_a_value(span: Span) -> bool {
    const LONGEST: usize = 400;
    span.end - span.start <= LONGEST
}

fn role(work: &Work) -> String {
    let parts = [&work.position, &work.name];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join(", ")
}

fn time(work: &Work) -> String {
    let start = work.start_date.map(|date| date.to_string()).unwrap_or_default();
    let end = work.end_date.map_or_else(|| "now".to_owned(), |date| date.to_string());
    if start.is_empty() && work.end_date.is_none() { String::new() } else { format!("{start} – {end}") }
}
