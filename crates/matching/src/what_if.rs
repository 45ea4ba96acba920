//! What one change would do, computed and not estimated.

use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Pay, Place, RemoteWish, SkillId, Years};

use crate::chance::Chance;
use crate::criteria::skills;
use crate::need::{Need, Requirement, Stated};
use crate::network::Network;
use crate::offer::{HeldSkill, Offer, PayWish, Proof, Proven};
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
    /// One more skill, as long as a posting asks for it and in use today.
    Skill {
        /// The vocabulary's id; absent for words that it does not know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        id: Option<SkillId>,
        /// The vocabulary's name, or the posting's words.
        name: String,
        /// So long.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        years: Option<Years>,
    },
}

/// One change to what an opening asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamChange {
    /// A requirement less, by its name.
    Without(String),
    /// Experience from so many years on.
    YearsFrom(Years),
    /// Experience up to so many years.
    YearsUpTo(Years),
    /// A wait for so many days of notice.
    NoticeUpTo(u16),
}

/// What one change to an opening would do for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOutlook {
    /// The change.
    pub change: TeamChange,
    /// The person's rank on the team's list before and after.
    pub rank: [usize; 2],
    /// One sentence.
    pub text: String,
}

impl TeamOutlook {
    pub(crate) fn of(change: TeamChange, rank: [usize; 2]) -> Self {
        let what = match &change {
            TeamChange::Without(name) => format!("Without {name}"),
            TeamChange::YearsFrom(years) => format!("From {} of experience on", years.spoken()),
            TeamChange::YearsUpTo(years) => format!("Up to {} of experience", years.spoken()),
            TeamChange::NoticeUpTo(days) => format!("With a wait of up to {days} days"),
        };
        let text = format!("{what} this person would move from {} to {}.", rank[0], rank[1]);
        Self { change, rank, text }
    }
}

impl Need {
    /// The need with one change made.
    #[must_use]
    pub fn with(mut self, change: &TeamChange) -> Self {
        match change {
            TeamChange::Without(name) => self.requirements.retain(|requirement| requirement.name != *name),
            TeamChange::YearsFrom(years) => self.experience.min = Some(*years),
            TeamChange::YearsUpTo(years) => self.experience.max = Some(*years),
            TeamChange::NoticeUpTo(days) => {
                self.notice_days_max = self.notice_days_max.map(|stated| Stated { value: *days, ..stated });
            }
        }
        self
    }
}

/// The changes to an opening that are worth trying for a person: each requirement that the record does not show in full, and the least
/// widening of the ranges of years and notice that takes the person in.
pub(crate) fn changes_of_need(need: &Need, offer: &Offer) -> Vec<TeamChange> {
    let names = need.requirements.iter().take(REQUIREMENTS_TRIED).map(|one| TeamChange::Without(one.name.clone()));
    let years = offer.years.as_ref().map(|years| years.value);
    let asked = need.experience;
    let from = years.filter(|&years| asked.min.is_some_and(|min| years < min)).map(TeamChange::YearsFrom);
    let up_to = years.filter(|&years| asked.max.is_some_and(|max| years > max)).map(TeamChange::YearsUpTo);
    let notice = offer.notice_days.as_ref().map(|notice| notice.value);
    let waits = need.notice_days_max.as_ref().map(|most| most.value);
    let wait = notice.filter(|&notice| waits.is_some_and(|most| notice > most)).map(TeamChange::NoticeUpTo);
    names.chain(from).chain(up_to).chain(wait).collect()
}

/// The changes of what a person brings and wishes that are worth trying for an opening, with the criterion that each is about.
pub(crate) fn changes_of_offer(need: &Need, offer: &Offer, weights: &Weights) -> Vec<(Criterion, Change)> {
    let is_shown = |requirement: &&Requirement| {
        let share = skills::best_share(offer, &requirement.key, requirement.min_years, weights);
        share < weights.skills.satisfied_from
    };
    let skill = |requirement: &Requirement| {
        let change = Change::Skill {
            id: requirement.key.id().cloned(),
            name: requirement.name.clone(),
            years: requirement.min_years,
        };
        (Criterion::Skills, change)
    };
    let skills = need.requirements.iter().filter(is_shown).take(REQUIREMENTS_TRIED).map(skill);
    let of = |criterion| smallest_change(criterion, need, weights).map(|change| (criterion, change));
    let others = [Criterion::Pay, Criterion::Place, Criterion::Remote, Criterion::Start];
    skills.chain(others.into_iter().filter_map(of)).collect()
}

/// Of a posting that asks for very many skills so many are tried, the first.
const REQUIREMENTS_TRIED: usize = 30;

/// What one change would do to one match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outlook {
    /// The posting.
    pub posting: PostingCard,
    /// What the change is about.
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
    pub fn with(mut self, change: &Change, vocabulary: &Vocabulary) -> Self {
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
            Change::Skill { id, name, years } => self.add_skill(HeldSkill::in_use(id, name, years), vocabulary),
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
/// that would lift it and what that change would do.
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
        Change::Skill { name, years: Some(years), .. } => format!("With {} of {name}", years.spoken()),
        Change::Skill { name, years: None, .. } => format!("With {name}"),
    }
}
