//! What a search finds, counts and says.

mod address;
mod counts;
mod finding;
mod history;
mod similar;

use jiff::civil::{Date, date};
use matching::Weights;
use talent::vocabulary::Vocabulary;
use talent::{Agency, Channel, Employer, Importance, Posting, Remote, SkillNeed};
use uuid::Uuid;

use super::{Document, Found, Index, Search};
use crate::postings::PostingLine;

pub(super) const TODAY: Date = date(2026, 11, 20);

/// A posting of an invented employer.
pub(super) fn posting(title: &str, employer: &str, place: &str, skills: &[&str]) -> Posting {
    let vocabulary = Vocabulary::embedded();
    let skill = |name: &&str| SkillNeed {
        id: vocabulary.find_skill(name),
        name: (*name).to_owned(),
        as_written: (*name).to_owned(),
        importance: Importance::Required,
        min_years: None,
        listed: true,
        evidence: Vec::new(),
    };
    Posting {
        title: Some(title.to_owned()),
        employer: Some(Employer { name: employer.to_owned(), masked: false }),
        channel: Some(Channel::Direct),
        places: vocabulary.find_places(place, None),
        skills: skills.iter().map(skill).collect(),
        ..Posting::default()
    }
}

pub(super) fn document(number: u128, posting: &Posting) -> Document {
    let line = PostingLine::of(Uuid::from_u128(number), posting, None, None, posting.posted_on.unwrap_or(TODAY));
    Document::of(posting, line, Weights::published())
}

/// An index of these postings, with the ids 1, 2, 3 and so on.
pub(super) fn index(postings: &[Posting]) -> Index {
    let mut index = Index::default();
    for (number, posting) in (1..).zip(postings) {
        index.put(&document(number, posting));
    }
    index
}

/// Four postings, one day apart.
pub(super) fn market() -> Vec<Posting> {
    let mut postings = vec![
        posting("Rust Engineer, sourdough timing", "Rye & Oven Ltd", "Pune", &["Rust", "Kubernetes"]),
        posting("Site Reliability Engineer", "Ministry of Small Parcels", "Pune", &["Kubernetes", "Linux"]),
        posting("Caf\u{e9} Data Analyst", "Fjordlight Batteries", "Oslo", &["Python", "SQL"]),
        posting("Van Driver", "Rye & Oven Ltd", "Kochi", &[]),
    ];
    postings[1].description = "You keep night trains on time. Some Rust is a plus.".to_owned();
    postings[1].remote = Some(Remote::Hybrid);
    postings[2].remote = Some(Remote::Only);
    postings[2].channel = Some(Channel::Agency);
    postings[2].agency = Some(Agency { name: "Lantern Search".to_owned() });
    for (day, posting) in (17..).zip(&mut postings) {
        posting.posted_on = Some(date(2026, 11, day));
    }
    postings
}

/// The search that an address asks for, of which nothing is left out.
pub(super) fn asked(query: &[(&str, &str)]) -> Search {
    let (search, errors) = Search::read(query.iter().copied(), Vocabulary::embedded());
    assert_eq!(errors, [], "{query:?}");
    search
}

pub(super) fn answer(index: &Index, search: &Search) -> Found {
    index.answer(search, Vocabulary::embedded(), TODAY)
}

/// The titles that a search finds, in order.
pub(super) fn titles(found: &Found) -> Vec<&str> {
    found.lines.iter().map(|line| line.title.as_deref().unwrap_or_default()).collect()
}
