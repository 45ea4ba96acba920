//! The list of postings with its search: words, filters that say what each of them costs, and pages.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use market::{ActiveFilter, FacetCounts, FieldError, Filter, Found, PostingLine, Search};

use super::Card;
use crate::failures::Failure;
use crate::frame::{self, Audience, Frame, Icon, Section};
use crate::parts::facets::{self, Choice, Drop};
use crate::parts::fields::{Field, Kind};
use crate::parts::pager::Pager;
use crate::parts::words;
use crate::site::Site;
use crate::visits::Visitor;

#[derive(Template)]
#[template(path = "postings/search.html")]
struct SearchPage {
    frame: Frame,
    search: Search,
    found: Found,
    /// What could not be understood and was left out.
    left_out: Vec<FieldError>,
}

pub(super) async fn show(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    RawQuery(query): RawQuery,
    frame: Frame,
) -> Result<Response, Failure> {
    let query = query.unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (search, left_out) = site.market().read_search(pairs);
    let found = site.market().search(actor, &search).await?;
    frame::render(
        Audience::Everyone,
        &SearchPage { frame: frame.at(Section::Postings, Vec::new()), search, found, left_out },
    )
}

impl SearchPage {
    fn heading(&self) -> String {
        words::counted(self.found.total, "posting", "postings")
    }

    fn card<'a>(&self, line: &'a PostingLine) -> Card<'a> {
        Card::of(line, self.frame.today)
    }

    /// How many postings there are without any filter.
    fn open(&self) -> String {
        words::counted(self.found.open, "posting", "postings")
    }

    /// The address of the list without a part of the search, and how many postings that adds.
    fn dropped(&self, active: &ActiveFilter) -> (String, String) {
        (address(&self.search.without(active.filter)), words::count(active.adds))
    }

    fn facets(&self) -> Vec<facets::Facet> {
        self.found.facets.iter().map(|counts| self.facet(counts)).collect()
    }

    fn facet(&self, counts: &FacetCounts) -> facets::Facet {
        let filter = Filter::Facet(counts.facet);
        let active = self.found.filters.iter().find(|active| active.filter == filter);
        let drop = active.map(|active| Drop { address: address(&self.search.without(filter)), adds: active.adds });
        let choices = counts.values.iter().map(|value| Choice {
            value: value.value.clone(),
            label: value.label.clone(),
            figure: if drop.is_some() && !value.chosen {
                format!("+{}", words::count(value.adds))
            } else {
                words::count(value.count)
            },
            chosen: value.chosen,
        });
        let (legend, name) = (counts.facet.label().to_owned(), counts.facet.name().to_owned());
        facets::Facet { legend, name, choices: choices.collect(), drop }
    }

    /// The least pay of the search and its currency, as their fields show them.
    fn pay_fields(&self) -> [Field; 2] {
        let (least, currency) = match &self.search.pay_floor {
            Some(floor) => (floor.units.to_string(), floor.currency.code().to_owned()),
            None => (String::new(), String::new()),
        };
        let hint = "Used for this search only. Postings that do not state their pay stay in.";
        let least =
            Field::new("pay_min", "At least, a year", Kind::Line { keyboard: "numeric" }).value(least).hint(hint);
        [least, Field::line("currency", "Currency").value(currency).hint("Three letters: INR, EUR, USD …")]
    }

    /// The parts of the search that a form without fields for them must carry along.
    fn carried(&self, fields: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = self.search.at_page(0).pairs();
        pairs.retain(|(name, _)| !fields.contains(name));
        pairs
    }

    fn pager(&self) -> Option<Pager> {
        let Found { page, pages, total, .. } = self.found;
        let at = |page: usize| (1..=pages).contains(&page).then(|| address(&self.search.at_page(page)));
        let shown = format!("Page {page} of {}, {} in all", words::count(pages), words::count(total));
        (pages > 1).then(|| Pager { shown, previous: at(page - 1), next: at(page + 1) })
    }
}

/// The address of the list that a search finds.
fn address(search: &Search) -> String {
    match search.query() {
        query if query.is_empty() => "/postings".to_owned(),
        query => format!("/postings?{query}"),
    }
}
