//! Postings that are like another, and the words in which a page says why.

use matching::{Common, Difference};
use talent::vocabulary::Vocabulary;
use talent::{ExperienceRange, Years};
use uuid::Uuid;

use super::facet::Facet;
use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;
use crate::policy::{Operation, Relation, permit};
use crate::postings::PostingLine;

/// A posting that is like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The other.
    pub line: PostingLine,
    /// What they have in common, weightiest first: phrases such as `Rust and Kubernetes` or `Pune`.
    pub because: Vec<String>,
    /// What sets it apart: phrases such as `also needs Linux` or `pays more (₹20,00,000 a year)`.
    pub differs: Vec<String>,
}

impl Market {
    /// At most `most` open postings that are likest to this one, with what they have in common and what sets them apart. None for a
    /// posting that is not open. An employer who is not named is neither shown nor compared.
    pub async fn similar(&self, actor: Actor, posting: Uuid, most: usize) -> Result<Vec<Similar>, Error> {
        permit(Operation::ReadPostings, actor, Relation::Public)?;
        let vocabulary = self.vocabulary;
        self.ask(move |held| {
            let found = held.network.similar(posting, most).into_iter();
            let view = |(id, similar): (Uuid, matching::Similar)| {
                let because = similar.because.iter().map(|common| in_common(common, vocabulary)).collect();
                let differs = similar.differs.iter().map(|difference| apart(difference, vocabulary)).collect();
                Some(Similar { line: held.index.line(id)?.clone(), because, differs })
            };
            found.filter_map(view).collect()
        })
        .await
    }
}

fn in_common(common: &Common, vocabulary: &Vocabulary) -> String {
    match common {
        Common::Skills { names, more: 0 } => listed(names),
        Common::Skills { names, more } => format!("{} and {more} more skills", names.join(", ")),
        Common::Title(_) => "the same title".to_owned(),
        Common::Occupation(label) => label.clone(),
        Common::NearOccupation(label) => format!("near to {label}"),
        Common::Place(place) => place.clone(),
        Common::Remote(remote) => label(Facet::Remote, remote, vocabulary),
        Common::Experience(years) => spoken_years(*years),
        Common::Pay(pay) => pay.to_string(),
    }
}

fn apart(difference: &Difference, vocabulary: &Vocabulary) -> String {
    match difference {
        Difference::AlsoNeeds(names) => format!("also needs {}", listed(names)),
        Difference::PaysMore(pay) => format!("pays more ({pay})"),
        Difference::PaysLess(pay) => format!("pays less ({pay})"),
        Difference::StatesPay(pay) => format!("states its pay ({pay})"),
        Difference::StatesNoPay => "does not state its pay".to_owned(),
        Difference::PayNotComparable(pay) => format!("pays {pay}"),
        Difference::Places(names) => format!("in {}", listed(names)),
        Difference::Remote(remote) => label(Facet::Remote, remote, vocabulary),
        Difference::Experience(years) => format!("asks for {}", spoken_years(*years)),
        Difference::Seniority(seniority) => label(Facet::Seniority, seniority, vocabulary),
        Difference::Employer(name) => format!("at {name}"),
        Difference::EmployerNotNamed => "employer not named".to_owned(),
    }
}

/// How a facet calls this value, in the middle of a sentence.
fn label(facet: Facet, value: &impl serde::Serialize, vocabulary: &Vocabulary) -> String {
    let value = serde_json::to_value(value).expect("a choice among names is a name in JSON");
    facet.spoken(value.as_str().unwrap_or_default(), vocabulary).to_lowercase()
}

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn spoken_years(range: ExperienceRange) -> String {
    match (range.min_years, range.max_years) {
        (Some(min), Some(max)) if min == max => min.spoken(),
        (Some(min), Some(max)) => format!("{min} to {}", max.spoken()),
        (Some(min), None) => format!("{} or more", min.spoken()),
        (None, max) => format!("up to {}", max.map_or_else(|| "any years".to_owned(), Years::spoken)),
    }
}
