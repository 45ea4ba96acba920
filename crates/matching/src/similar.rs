//! What two openings have in common and in what they differ, in values that a page can put into sentences.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Employer, ExperienceRange, Importance, Pay, Remote, Seniority, Years};

use crate::criteria::money::yearly;
use crate::fold::folded;
use crate::need::{Need, Requirement};
use crate::opening::{Opening, PostingCard};
use crate::spot::{Fit, Spot, Workplace};
use crate::titles::Likeness;
use crate::weights::{Permille, WHOLE, Weights};

/// How many skills are named at most, the weightiest.
const SKILLS_NAMED_MAX: usize = 6;

/// An opening that is like another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Similar {
    /// How like it is, in thousandths. It orders a list; it is no chance.
    pub likeness: u16,
    /// The opening.
    pub posting: PostingCard,
    /// What the two have in common, never empty.
    pub because: Vec<Common>,
    /// What is different there.
    pub differs: Vec<Difference>,
}

/// Something that two openings have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Common {
    /// Both ask for these skills, the weightiest first, and for so many more.
    Skills {
        /// By the vocabulary's names.
        names: Vec<String>,
        /// How many are not named here.
        more: usize,
    },
    /// The titles are the same words.
    Title(String),
    /// Both titles may mean this occupation.
    Occupation(String),
    /// The other title may mean this occupation, which is near the one that this title means.
    NearOccupation(String),
    /// Both are in this place, or one lies in the other's.
    Place(String),
    /// Both are done in this way.
    Remote(Remote),
    /// The ranges of years that are asked for overlap; these are the years that suit both.
    Experience(ExperienceRange),
    /// The ranges of pay overlap; this is what the other pays.
    Pay(Pay),
}

/// Something that is different in the other opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// It needs these skills too, the weightiest first.
    AlsoNeeds(Vec<String>),
    /// It pays more: its pay starts above where this one's ends.
    PaysMore(Pay),
    /// It pays less: its pay ends below where this one's starts.
    PaysLess(Pay),
    /// Its employer states the pay, this one's does not.
    StatesPay(Pay),
    /// Its employer does not state the pay, this one's does.
    StatesNoPay,
    /// Its pay cannot be compared: in another currency, or one of them does not say for what time.
    PayNotComparable(Pay),
    /// It is in other places.
    Places(Vec<String>),
    /// It is done in another way.
    Remote(Remote),
    /// It asks for years that this one does not.
    Experience(ExperienceRange),
    /// It is on another rung.
    Seniority(Seniority),
    /// Another employer, by name.
    Employer(String),
    /// Its employer is not named.
    EmployerNotNamed,
}

/// How two stated things stand to each other.
pub(crate) enum Compared<T> {
    Overlap(T),
    Apart,
    NotStated,
}

/// What `other` has in common with `one` and where it differs, for a list of openings that are like `one`.
pub(crate) fn compare(
    one: &Opening,
    other: &Opening,
    rarity: impl Fn(&Requirement) -> u32,
    weights: &Weights,
    vocabulary: &Vocabulary,
) -> (Vec<Common>, Vec<Difference>) {
    let (mut because, mut differs) = (Vec::new(), Vec::new());
    because.extend(skills_in_common(&one.need, &other.need, &rarity));
    because.extend(title_in_common(&one.need, &other.need, weights, vocabulary));
    differs.extend(also_needed(&one.need, &other.need, &rarity));
    compare_workplaces(&one.need.workplace, &other.need.workplace, &mut because, &mut differs);
    match years_for_both(one.card.experience, other.card.experience) {
        Compared::Overlap(years) => because.push(Common::Experience(years)),
        Compared::Apart => differs.extend(other.card.experience.map(Difference::Experience)),
        Compared::NotStated => {}
    }
    compare_pay(&one.need, &other.need, weights, &mut because, &mut differs);
    if let (Some(here), Some(there)) = (one.card.seniority, other.card.seniority)
        && here != there
    {
        differs.push(Difference::Seniority(there));
    }
    differs.extend(other_employer(one.card.employer.as_ref(), other.card.employer.as_ref()));
    (because, differs)
}

/// The names of the requirements, the weightiest first.
fn weightiest(mut requirements: Vec<&Requirement>, rarity: impl Fn(&Requirement) -> u32) -> Vec<String> {
    requirements.sort_by_key(|requirement| (Reverse(rarity(requirement)), &requirement.key));
    requirements.into_iter().map(|requirement| requirement.name.clone()).collect()
}

fn skills_in_common(one: &Need, other: &Need, rarity: impl Fn(&Requirement) -> u32) -> Option<Common> {
    let is_asked = |requirement: &&Requirement| other.requirements.iter().any(|there| there.key == requirement.key);
    let mut names = weightiest(one.requirements.iter().filter(is_asked).collect(), rarity);
    let more = names.len().saturating_sub(SKILLS_NAMED_MAX);
    names.truncate(SKILLS_NAMED_MAX);
    (!names.is_empty()).then_some(Common::Skills { names, more })
}

fn also_needed(one: &Need, other: &Need, rarity: impl Fn(&Requirement) -> u32) -> Option<Difference> {
    let is_new = |there: &&Requirement| {
        there.importance == Importance::Required && one.requirements.iter().all(|here| here.key != there.key)
    };
    let mut names = weightiest(other.requirements.iter().filter(is_new).collect(), rarity);
    names.truncate(SKILLS_NAMED_MAX);
    (!names.is_empty()).then_some(Difference::AlsoNeeds(names))
}

fn title_in_common(one: &Need, other: &Need, weights: &Weights, vocabulary: &Vocabulary) -> Option<Common> {
    let (here, there) = (&one.title.as_ref()?.value, &other.title.as_ref()?.value);
    let alike = |a, b| vocabulary.occupation_likeness(a, b);
    let likeness = Likeness::of(here, there, alike).filter(|likeness| likeness.share >= weights.similar.title_from)?;
    let Some((a, b)) = likeness.by else { return Some(Common::Title(there.written.clone())) };
    let label = vocabulary.occupation_label(b)?.to_owned();
    Some(if a == b { Common::Occupation(label) } else { Common::NearOccupation(label) })
}

/// How well two workplaces suit somebody who would work at either.
pub(crate) fn workplace_share(one: &Workplace, other: &Workplace, same_region: Permille) -> Permille {
    if one.remote == Some(Remote::Only) && other.remote == Some(Remote::Only) {
        return WHOLE;
    }
    match best_fit(one, other) {
        Some((Fit::Inside, _)) => WHOLE,
        Some((Fit::SameRegion, _)) => same_region,
        _ => 0,
    }
}

/// The best fit of any two places, and the other's place.
pub(crate) fn best_fit<'a>(one: &Workplace, other: &'a Workplace) -> Option<(Fit, &'a Spot)> {
    let each = other.spots.iter().flat_map(|there| one.spots.iter().map(move |here| (there.fit_to(here), there)));
    each.min_by_key(|&(fit, _)| fit)
}

fn compare_workplaces(one: &Workplace, other: &Workplace, because: &mut Vec<Common>, differs: &mut Vec<Difference>) {
    match best_fit(one, other) {
        Some((Fit::Inside, there)) => because.push(Common::Place(there.spoken())),
        Some((Fit::SameRegion | Fit::Elsewhere, _)) => {
            differs.push(Difference::Places(other.spots.iter().map(Spot::spoken).collect()));
        }
        Some((Fit::Unclear, _)) | None => {}
    }
    match (one.remote, other.remote) {
        (Some(here), Some(there)) if here == there => because.push(Common::Remote(there)),
        (Some(_), Some(there)) => differs.push(Difference::Remote(there)),
        _ => {}
    }
}

pub(crate) fn years_for_both(
    one: Option<ExperienceRange>,
    other: Option<ExperienceRange>,
) -> Compared<ExperienceRange> {
    let is_stated = |range: &ExperienceRange| range.min_years.or(range.max_years).is_some();
    let (Some(one), Some(other)) = (one.filter(is_stated), other.filter(is_stated)) else {
        return Compared::NotStated;
    };
    let min = one.min_years.max(other.min_years);
    let max = [one.max_years, other.max_years].into_iter().flatten().min();
    let is_empty = max.is_some_and(|max: Years| min.is_some_and(|min| min > max));
    if is_empty { Compared::Apart } else { Compared::Overlap(ExperienceRange { min_years: min, max_years: max }) }
}

/// Whether the years that both ask for overlap.
pub(crate) fn is_experience_shared(one: Option<ExperienceRange>, other: Option<ExperienceRange>) -> bool {
    matches!(years_for_both(one, other), Compared::Overlap(_))
}

/// How the pay of the other stands to this one's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PayStanding {
    More,
    Less,
    Overlap,
    NotComparable,
}

/// Pay that the employer stated; a site's estimate is not the employer's.
pub(crate) fn stated(pay: Option<&Pay>) -> Option<&Pay> {
    pay.filter(|pay| !pay.estimated && pay.min.or(pay.max).is_some())
}

fn pay_standing(one: &Pay, other: &Pay, weights: &Weights) -> PayStanding {
    let (Some(here), Some(there)) = (one.period, other.period) else { return PayStanding::NotComparable };
    if one.currency != other.currency || one.currency.is_none() {
        return PayStanding::NotComparable;
    }
    let ends = |pay: &Pay, period| [pay.min, pay.max].map(|end| end.map(|amount| yearly(amount, period, weights)));
    let (ours, theirs) = (ends(one, here), ends(other, there));
    let is_above =
        |[least, _]: [Option<i128>; 2], [_, most]: [Option<i128>; 2]| least.zip(most).is_some_and(|(a, b)| a > b);
    match (is_above(theirs, ours), is_above(ours, theirs)) {
        (true, _) => PayStanding::More,
        (_, true) => PayStanding::Less,
        _ => PayStanding::Overlap,
    }
}

/// Whether both employers state their pay and the ranges overlap.
pub(crate) fn is_pay_shared(one: Option<&Pay>, other: Option<&Pay>, weights: &Weights) -> bool {
    let both = stated(one).zip(stated(other));
    both.is_some_and(|(one, other)| pay_standing(one, other, weights) == PayStanding::Overlap)
}

fn compare_pay(one: &Need, other: &Need, weights: &Weights, because: &mut Vec<Common>, differs: &mut Vec<Difference>) {
    let [here, there] = [one, other].map(|need| stated(need.pay.as_ref().map(|pay| &pay.value)));
    let there = match (here, there) {
        (None, None) => return,
        (None, Some(there)) => return differs.push(Difference::StatesPay(there.clone())),
        (Some(_), None) => return differs.push(Difference::StatesNoPay),
        (Some(here), Some(there)) => (pay_standing(here, there, weights), there.clone()),
    };
    match there {
        (PayStanding::Overlap, pay) => because.push(Common::Pay(pay)),
        (PayStanding::More, pay) => differs.push(Difference::PaysMore(pay)),
        (PayStanding::Less, pay) => differs.push(Difference::PaysLess(pay)),
        (PayStanding::NotComparable, pay) => differs.push(Difference::PayNotComparable(pay)),
    }
}

/// Masked employers are neither named nor compared: not even whether two of them are one is told.
fn other_employer(one: Option<&Employer>, other: Option<&Employer>) -> Option<Difference> {
    let named = |employer: &&Employer| !employer.masked;
    let Some(there) = other.filter(named) else { return Some(Difference::EmployerNotNamed) };
    let is_same = one.filter(named).is_some_and(|here| folded(&here.name) == folded(&there.name));
    (!is_same).then(|| Difference::Employer(there.name.clone()))
}
