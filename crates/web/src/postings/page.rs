//! The page of one posting: what it states, what is doubtful in it, and what is like it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use market::{PostingView, Similar};
use talent::{Importance, Posting, SkillNeed};
use uuid::Uuid;

use super::facts;
use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Icon, Section};
use crate::site::Site;
use crate::visits::Asker;

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
    Asker(actor): Asker,
    Path(id): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let id: Uuid = id.parse().map_err(|_| Failure::NotFound)?;
    let view = site.market().posting(actor, id).await?;
    let similar = site.market().similar(actor, id, SIMILAR).await?;
    let section = Section::Postings;
    let crumbs = vec![Crumb::link(section.label(), section.address()), Crumb::here(heading(&view.posting))];
    let page = PostingPage { frame: frame.at(section).with_crumbs(crumbs), view, similar };
    frame::render(Audience::Everyone, &page)
}

fn heading(posting: &Posting) -> &str {
    posting.title.as_deref().unwrap_or("A role without a title")
}

impl PostingPage {
    fn heading(&self) -> &str {
        heading(&self.view.posting)
    }

    fn is_sealed(&self) -> bool {
        self.view.posting.employer.as_ref().is_none_or(|employer| employer.masked)
    }

    /// The dates of the posting: label, machine's form and reader's form.
    fn dates(&self) -> Vec<(&'static str, Date, String)> {
        let posting = &self.view.posting;
        let dates = [
            ("Posted", posting.posted_on),
            ("First seen", Some(self.view.first_seen_on)),
            ("Apply by", posting.deadline),
        ];
        dates.into_iter().filter_map(|(label, date)| date.map(|date| (label, date, facts::day(date)))).collect()
    }

    /// When and why it ended.
    fn ending(&self) -> Option<String> {
        self.view.closed.map(|closed| format!("It ended on {}: {}.", facts::day(closed.on), closed.reason.name()))
    }

    /// The labelled values, in the order in which people ask for them.
    fn rows(&self) -> Vec<(&'static str, String)> {
        let posting = &self.view.posting;
        let joined = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
        let each_place: Vec<String> = posting.places.iter().map(|place| facts::place(place).to_owned()).collect();
        let contracts: Vec<&str> = posting.employment.iter().map(|kind| facts::contract(*kind)).collect();
        let degrees: Vec<String> = posting.education.iter().map(facts::degree).collect();
        let countries: Vec<&str> = posting.remote_countries.iter().map(talent::Country::code).collect();
        let rows = [
            ("Pay", Some(facts::pay(posting.pay.as_ref(), posting.pay_note.as_deref()))),
            ("Equity", posting.equity.clone()),
            ("Experience", posting.experience.and_then(facts::experience)),
            ("Places", joined(&each_place)),
            ("Remote", posting.remote.map(|remote| facts::remote(remote).to_owned())),
            ("Remote from", (!countries.is_empty()).then(|| countries.join(", "))),
            ("Time zones", joined(&posting.time_zones)),
            ("Contract", (!contracts.is_empty()).then(|| contracts.join(", "))),
            ("Rung", posting.seniority.map(|rung| facts::rung(rung).to_owned())),
            ("Start", posting.notice_days_max.map(|days| format!("within {days} days"))),
            ("Openings", posting.openings.map(|openings| openings.to_string())),
            ("Degrees", joined(&degrees)),
            ("Certificates", joined(&posting.certifications)),
            ("Languages", joined(&posting.languages)),
            ("Visa", posting.visa.clone()),
            ("How to apply", posting.apply.clone()),
        ];
        rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
    }

    /// The skills by how much they are wanted, each list once under its heading.
    fn skills(&self) -> Vec<(&'static str, Vec<&SkillNeed>)> {
        let wanted = |importance| {
            let mut seen = Vec::new();
            let mut needs: Vec<&SkillNeed> = Vec::new();
            for need in self.view.posting.skills.iter().filter(|need| need.importance == importance) {
                if !seen.contains(&&need.name) {
                    seen.push(&need.name);
                    needs.push(need);
                }
            }
            needs
        };
        let groups =
            [("Required", Importance::Required), ("Preferred", Importance::Preferred), ("A plus", Importance::Nice)];
        groups
            .map(|(label, importance)| (label, wanted(importance)))
            .into_iter()
            .filter(|(_, needs)| !needs.is_empty())
            .collect()
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
