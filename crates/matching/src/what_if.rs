//! What one change would do, by making it and ranking everything again.

use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Pay, Place, RemoteWish, Years};

use crate::chance::Chance;
use crate::criteria::spoken_place;
use crate::offer::{Offer, PayWish, PlaceWish, Proof, Proven};
use crate::opening::{Opening, Person, PostingCard};
use crate::rank::{Match, rank_postings};
use crate::receipt::{Criterion, State};
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
                self.places.push(PlaceWish { written: spoken_place(&place), places: vec![place] });
            }
            Change::Remote(value) => self.remote = Some(Proven { value, proof: Proof::wish("remote") }),
            Change::Years(value) => self.years = Some(Proven { value, proof: Proof::default() }),
            Change::NoticeDays(value) => self.notice_days = Some(Proven { value, proof: Proof::wish("notice_days") }),
        }
        self
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
    let before = rank_postings(person, openings, weights, vocabulary);
    let mut outlooks = Vec::new();
    for one in before.iter().filter(|one| one.excluded) {
        if outlooks.len() == most {
            break;
        }
        let Some((criterion, change)) = smallest_change(one, openings, weights) else { continue };
        let changed = Person { offer: person.offer.clone().with(&change), ..person.clone() };
        let after = rank_postings(&changed, openings, weights, vocabulary);
        let Some(then) = after.iter().find(|then| then.posting == one.posting && !then.excluded) else { continue };
        let text = format!("{} you would move from {} to {}.", spoken(&change), one.rank, then.rank);
        let (rank, score) = ([one.rank, then.rank], [one.score, then.score]);
        outlooks.push(Outlook { posting: one.posting.clone(), criterion, change, rank, score, text });
    }
    outlooks
}

/// The one constraint that is violated and the least change that would lift it; `None` where several are or nothing honest would.
fn smallest_change(one: &Match, openings: &[Opening], weights: &Weights) -> Option<(Criterion, Change)> {
    let mut violated = one.reasons.iter().filter(|reason| reason.state == State::Violated);
    let (criterion, None) = (violated.next()?.criterion, violated.next()) else { return None };
    let opening = openings.iter().find(|opening| opening.card == one.posting)?;
    let need = &opening.need;
    let change = match criterion {
        Criterion::Pay => {
            let pay = &need.pay.as_ref()?.value;
            Change::PayFloor(Pay { min: pay.max, max: None, ..pay.clone() })
        }
        Criterion::Place => Change::Place(need.places.first()?.value.clone()),
        Criterion::Remote => Change::Remote(RemoteWish::Any),
        Criterion::Experience => Change::Years(need.min_years?),
        Criterion::Start => {
            Change::NoticeDays(need.notice_days_max.as_ref()?.value.saturating_add(weights.start.tolerance_days))
        }
        _ => return None,
    };
    Some((criterion, change))
}

fn spoken(change: &Change) -> String {
    match change {
        Change::PayFloor(pay) => format!("With a floor of {}", Pay { max: pay.min, ..pay.clone() }),
        Change::Place(place) => format!("With {} as a further place", spoken_place(place)),
        Change::Remote(_) => "With either remote or office work".to_owned(),
        Change::Years(years) => format!("With {} of experience", years.spoken()),
        Change::NoticeDays(days) => format!("With {days} days of notice"),
    }
}
