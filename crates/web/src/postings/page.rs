//! The page of one posting: what it states, what is doubtful in it, and what is like it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use market::{PostingView, Similar};
use talent::{Importance, Posting};
use uuid::Uuid;

use super::{facts, titled};
use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Section};
use crate::parts::chips::{Chip, Chips};
use crate::parts::employer::{Plate, Tags};
use crate::parts::state::State as Sign;
use crate::parts::statement::Statement;
use crate::parts::words;
use crate::site::Site;
use crate::visits::Visitor;

/// How many similar postings a page shows.
const SIMILAR: usize = 6;

#[derive(Template)]
#[template(path = "postings/page.html")]
struct PostingPage {
    frame: Frame,
    view: PostingView,
    similar: Vec<Similar>,
}

pub(super) async fn show(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(id): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let view = site.market().posting(actor, id).await?;
    let similar = site.market().similar(actor, id, SIMILAR).await?;
    let section = Section::Postings;
    let crumbs =
        vec![Crumb::link(section.label(), section.address()), Crumb::here(titled(view.posting.title.as_deref()))];
    let page = PostingPage { frame: frame.at(section, crumbs), view, similar };
    frame::render(Audience::Everyone, &page)
}

impl PostingPage {
    fn heading(&self) -> &str {
        titled(self.view.posting.title.as_deref())
    }

    /// The dates of the posting: label, machine's form and reader's form.
    fn dates(&self) -> Vec<(&'static str, Date, String)> {
        let posting = &self.view.posting;
        let dates = [
            ("Posted", posting.posted_on),
            ("First seen", Some(self.view.first_seen_on)),
            ("Apply by", posting.deadline),
        ];
        dates.into_iter().filter_map(|(label, date)| date.map(|date| (label, date, words::date(date)))).collect()
    }

    /// When and why it ended.
    fn ending(&self) -> Option<String> {
        self.view.closed.map(|closed| format!("It ended on {}: {}.", words::date(closed.on), closed.reason.name()))
    }

    /// The labelled values, in the order in which people ask for them.
    fn statement(&self) -> Statement {
        let posting = &self.view.posting;
        let joined = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
        let each = |items: Vec<String>| (!items.is_empty()).then(|| items.join(", "));
        let mut statement = Statement::on_sheet();
        statement.line("Pay", Some(facts::pay(posting.pay.as_ref(), posting.pay_note.as_deref())));
        statement.line("Equity", posting.equity.clone());
        statement.line("Experience", posting.experience.and_then(words::years));
        statement.line("Places", words::places(&posting.places));
        statement.line("Remote", posting.remote.map(words::remote));
        statement.line(
            "Remote from",
            each(posting.remote_countries.iter().map(|country| country.code().to_owned()).collect()),
        );
        statement.line("Time zones", joined(&posting.time_zones));
        statement.line(
            "Contract",
            each(posting.employment.iter().map(|kind| words::employment(*kind).to_owned()).collect()),
        );
        statement.line("Rung", posting.seniority.map(words::seniority));
        statement.line("Start", posting.notice_days_max.map(|days| format!("within {days} days")));
        statement.line("Openings", posting.openings.map(|openings| openings.to_string()));
        statement.line("Degrees", each(posting.education.iter().map(facts::degree).collect()));
        statement.line("Certificates", joined(&posting.certifications));
        statement.line("Languages", joined(&posting.languages));
        statement.line("Visa", posting.visa.clone());
        statement.line("How to apply", posting.apply.clone());
        statement
    }

    fn plate(&self) -> Plate {
        Plate::of(self.view.posting.employer.as_ref())
    }

    fn tags(&self) -> Tags<'_> {
        let Posting { employer, agency, channel, .. } = &self.view.posting;
        Tags { employer: employer.as_ref(), agency: agency.as_ref(), channel: *channel }
    }

    /// The skills by how much they are wanted, each list under its heading and each skill once.
    fn skills(&self) -> Vec<(&'static str, Chips)> {
        let groups =
            [("Required", Importance::Required), ("Preferred", Importance::Preferred), ("A plus", Importance::Nice)];
        let groups = groups.map(|(label, importance)| (label, Chips { chips: self.wanted(importance), more: 0 }));
        groups.into_iter().filter(|(_, skills)| !skills.chips.is_empty()).collect()
    }

    fn wanted(&self, importance: Importance) -> Vec<Chip> {
        let mut chips: Vec<Chip> = Vec::new();
        for need in self.view.posting.skills.iter().filter(|need| need.importance == importance) {
            if chips.iter().all(|chip| chip.name != need.name) {
                let id = need.id.as_ref().map(|id| id.as_str().to_owned());
                let note = need.min_years.map(talent::Years::spoken);
                chips.push(Chip { id, name: need.name.clone(), note, must: importance == Importance::Required });
            }
        }
        chips
    }

    /// The cleaned text in paragraphs and lists.
    fn blocks(&self) -> Vec<Block<'_>> {
        blocks(&self.view.posting.description)
    }
}

/// A piece of a cleaned text.
#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    Heading(&'a str),
    Paragraph(Vec<&'a str>),
    List(Vec<&'a str>),
}

/// The marks with which a cleaned text begins a line of a list.
const BULLETS: [&str; 3] = ["- ", "• ", "* "];

fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut apart = true;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            apart = true;
            continue;
        }
        let item = BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet));
        match (item, blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item.trim()),
            (Some(item), _) => blocks.push(Block::List(vec![item.trim()])),
            (None, Some(Block::Paragraph(lines))) if !apart => lines.push(line),
            (None, _) if is_heading(line) => blocks.push(Block::Heading(line.trim_end_matches(':'))),
            (None, _) => blocks.push(Block::Paragraph(vec![line])),
        }
        apart = false;
    }
    blocks
}

/// A short line that ends with a colon introduces what follows it.
fn is_heading(line: &str) -> bool {
    line.len() <= 60 && line.ends_with(':') && !line.contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cleaned_text_keeps_its_paragraphs_lists_and_headings() {
        let text = "We mend bridges.\nAll of them.\n\nYou will:\n- paint\n- climb\n\nYou bring a head for heights.";
        let expected = vec![
            Block::Paragraph(vec!["We mend bridges.", "All of them."]),
            Block::Heading("You will"),
            Block::List(vec!["paint", "climb"]),
            Block::Paragraph(vec!["You bring a head for heights."]),
        ];
        assert_eq!(blocks(text), expected);
    }
}
