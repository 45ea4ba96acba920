//! What one change would do, by making it and ranking everything again.

use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Pay, Place, RemoteWish, Years};

use crate::chance::Chance;
use crate::need::Need;
use crate::network::Network;
use crate::offer::{Offer, PayWish, Proof, Proven};
use crate::opening::{Opening, Person, PostingCard};
use crate::receipt::Criterion;
use crate::spot::{PlaceWish, Spot};
use crate::weights::Weights;

/// One change to what a person brings or wishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Another floor.
    PayFloor(Pay),
    /// One more place.
    Place(Place),
    /// Another wish about remote work.
    Remote(RemoteWish),
    /// So many years in all.
    Years(Years),
    /// So many days of notice.
    NoticeDays(u16),
}

/// What one change would do to one match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// The posting.
    pub posting: PostingCard,
    /// What keeps it out of reach.
    pub criterion: Criterion,
    /// The change.
    pub change: Change,
    /// The rank among all postings before and after.
    pub rank: [usize; 2],
    /// The score before and after.
    pub score: [Chance; 2],
    /// One sentence.
    pub text: String,
}

impl Offer {
    /// The offer with one change made.
    #[must_use]
    pub fn with(mut self, change: &Change) -> Self {
        match change.clone() {
            Change::PayFloor(pay) => {
                let value = PayWish { pay, firm: true };
                self.pay = Some(Proven { value, proof: Proof::wish("pay_floor") });
            }
            Change::Place(place) => {
                let written = Spot::of(place.clone()).spoken();
                self.places.wishes.push(PlaceWish::of(&written, vec![place]));
            }
            Change::Remote(value) => self.remote = Some(Proven { value, proof: Proof::wish("remote") }),
            Change::Years(value) => self.years = Some(Proven { value, proof: Proof::default() }),
            Change::NoticeDays(value) => self.notice_days = Some(Proven { value, proof: Proof::wish("notice_days") }),
        }
        self
    }
}

impl Outlook {
    pub(crate) fn of(
        posting: PostingCard,
        criterion: Criterion,
        change: Change,
        rank: [usize; 2],
        score: [Chance; 2],
    ) -> Self {
        let text = format!("{} you would move from {} to {}.", spoken(&change), rank[0], rank[1]);
        Self { posting, criterion, change, rank, score, text }
    }
}

/// The best postings that exactly one constraint keeps out of a person's reach, at most `most` of them, each with the smallest change
/// that would lift it and what that change would do, computed by ranking everything again.
pub fn just_out_of_reach(
    person: &Person,
    openings: &[Opening],
    most: usize,
    weights: &Weights,
    vocabulary: &Vocabulary,
) -> Vec<Outlook> {
    let mut network = Network::new(weights, vocabulary);
    for (key, opening) in openings.iter().enumerate() {
        network.put_opening(key, opening.clone());
    }
    network.ranking_for(person).just_out_of_reach(most).into_iter().map(|(_, outlook)| outlook).collect()
}

/// The least change that would lift the one constraint that is violated; `None` where nothing honest would.
pub(crate) fn smallest_change(criterion: Criterion, need: &Need, weights: &Weights) -> Option<Change> {
    match criterion {
        Criterion::Pay => {
            let pay = &need.pay.as_ref()?.value;
            Some(Change::PayFloor(Pay { min: pay.max, max: None, ..pay.clone() }))
        }
        Criterion::Place => Some(Change::Place(need.workplace.spots.first()?.place.clone())),
        Criterion::Remote => Some(Change::Remote(RemoteWish::Any)),
        Criterion::Experience => Some(Change::Years(need.experience.min?)),
        Criterion::Start => {
            let allowed = need.notice_days_max.as_ref()?.value;
            Some(Change::NoticeDays(allowed.saturating_add(weights.start.tolerance_days)))
        }
        _ => None,
    }
}

fn spoken(change: &Change) -> String {
    match change {
        Change::PayFloor(pay) => format!("With a floor of {}", Pay { max: pay.min, ..pay.clone() }),
        Change::Place(place) => format!("With {} as a further place", Spot::of(place.clone()).spoken()),
        Change::Remote(_) => "With either remote or office work".to_owned(),
        Change::Years(years) => format!("With {} of experience", years.spoken()),
        Change::NoticeDays(days) => format!("With {days} days of notice"),
    }
}
