//! The list of postings with its search: words, filters that say what each of them costs, and pages.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use market::{Facet, FacetValue, FieldError, Found, Search};

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

    /// The address of another search.
    fn address(search: &Search) -> String {
        match search.query() {
            query if query.is_empty() => "/postings".to_owned(),
            query => format!("/postings?{query}"),
        }
    }

    /// What a value of a facet would bring: its count, or what it would add to what is there.
    fn brings(value: &FacetValue, narrowed: bool) -> String {
        if narrowed && !value.chosen { format!("+{}", frame::count(value.adds)) } else { frame::count(value.count) }
    }

    fn is_narrowed(&self, facet: Facet) -> bool {
        self.search.chosen.contains_key(&facet)
    }

    /// The parts of the search that the words' form must carry along.
    fn carried(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.search.at_page(0).pairs();
        pairs.retain(|(name, _)| *name != "q" && *name != "place");
        pairs
    }
}
