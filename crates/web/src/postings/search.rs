//! The list of postings with its search: words, filters that say what each of them costs, and pages.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use market::{ActiveFilter, FacetCounts, FacetValue, FieldError, Found, PostingLine, Search};

use super::Card;
use crate::failures::Failure;
use crate::frame::{self, Audience, Frame, Icon, Section};
use crate::site::Site;
use crate::visits::Asker;

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
    Asker(actor): Asker,
    RawQuery(query): RawQuery,
    frame: Frame,
) -> Result<Response, Failure> {
    let query = query.unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let pairs = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let (search, left_out) = site.market().read_search(pairs);
    let found = site.market().search(actor, &search).await?;
    frame::render(Audience::Everyone, &SearchPage { frame: frame.at(Section::Postings), search, found, left_out })
}

impl SearchPage {
    fn heading(&self) -> String {
        match self.found.total {
            1 => "1 posting".to_owned(),
            total => format!("{} postings", frame::count(total)),
        }
    }

    fn card<'a>(&self, line: &'a PostingLine) -> Card<'a> {
        Card::of(line, self.frame.today)
    }

    /// How many postings there are without any filter.
    fn open(&self) -> String {
        frame::count(self.found.open)
    }

    /// The address of the list without a part of the search, and how many postings that adds.
    fn dropped(&self, active: &ActiveFilter) -> (String, String) {
        (Self::address(&self.search.without(active.filter)), frame::count(active.adds))
    }

    /// The address of the list with a value chosen, or no longer where it was, and what that brings.
    fn toggled(&self, counts: &FacetCounts, value: &FacetValue) -> (String, String) {
        let narrowed = self.is_narrowed(counts) && !value.chosen;
        let brings = if narrowed { format!("+{}", frame::count(value.adds)) } else { frame::count(value.count) };
        (Self::address(&self.search.toggled(counts.facet, &value.value)), brings)
    }

    /// The address of the page before, where there is one, and its number.
    fn before(&self) -> Option<(String, usize)> {
        let page = self.found.page.checked_sub(1).filter(|page| *page > 0)?;
        Some((Self::address(&self.search.at_page(page)), page))
    }

    /// The address of the next page, where there is one, and its number.
    fn after(&self) -> Option<(String, usize)> {
        let page = Some(self.found.page + 1).filter(|page| *page <= self.found.pages)?;
        Some((Self::address(&self.search.at_page(page)), page))
    }

    /// The least pay of the search and its currency, as their fields show them.
    fn pay_floor(&self) -> (String, &str) {
        match &self.search.pay_floor {
            Some(floor) => (floor.units.to_string(), floor.currency.code()),
            None => (String::new(), "INR"),
        }
    }

    /// The address of another search.
    fn address(search: &Search) -> String {
        match search.query() {
            query if query.is_empty() => "/postings".to_owned(),
            query => format!("/postings?{query}"),
        }
    }

    fn is_narrowed(&self, counts: &FacetCounts) -> bool {
        self.search.chosen.contains_key(&counts.facet)
    }

    /// The parts of the search that a form must carry along, which has these fields itself.
    fn carried(&self, fields: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = self.search.at_page(0).pairs();
        pairs.retain(|(name, _)| !fields.contains(name));
        pairs
    }
}
