//! One module for each criterion: two sides in, findings out.

pub(crate) mod credentials;
pub(crate) mod education;
pub(crate) mod employer;
pub(crate) mod experience;
pub(crate) mod money;
pub(crate) mod pay;
pub(crate) mod place;
pub(crate) mod remote;
pub(crate) mod skills;
pub(crate) mod start;
pub(crate) mod title;

use talent::vocabulary::Vocabulary;

use crate::need::Need;
use crate::offer::Offer;
use crate::receipt::{Criterion, Finding, Side, Slot};
use crate::weights::{WHOLE, Weights, divided};
use employer::EmployerWishes;

/// All that a criterion looks at.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) need: &'a Need,
    pub(crate) offer: &'a Offer,
    pub(crate) standing: &'a employer::Standing,
    pub(crate) weights: &'a Weights,
    pub(crate) vocabulary: &'a Vocabulary,
}

/// Every finding of the pair in the order of the receipt. The points that can be earned sum to 1,000 on each side.
pub(crate) fn findings(pair: Pair<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let team = team_slots(pair.need, pair.weights);
    let person = person_slots(&pair.offer.employer, pair.weights);
    for slot in team.into_iter().chain(person) {
        find(pair, slot, &mut findings);
    }
    findings.extend(employer::blocked(pair));
    findings
}

fn find(pair: Pair<'_>, slot: Slot, findings: &mut Vec<Finding>) {
    match (slot.side, slot.criterion) {
        (Side::Team, Criterion::Title) => findings.push(title::held(pair, slot)),
        (Side::Person, Criterion::Title) => findings.push(title::wished(pair, slot)),
        (_, Criterion::Skills) => skills::find(pair, slot, findings),
        (_, Criterion::Experience) => findings.push(experience::find(pair, slot)),
        (_, Criterion::Start) => findings.push(start::find(pair, slot)),
        (_, Criterion::Education) => findings.push(education::find(pair, slot)),
        (_, Criterion::Certifications | Criterion::Languages) => credentials::find(pair, slot, findings),
        (_, Criterion::Pay) => findings.push(pay::find(pair, slot)),
        (_, Criterion::Place) => findings.push(place::find(pair, slot)),
        (_, Criterion::Remote) => findings.push(remote::find(pair, slot)),
        (_, Criterion::Employer) => findings.push(employer::size_and_stage(pair, slot)),
        (_, Criterion::BlockedEmployer) => {}
    }
}

/// The criteria that apply to the team's side, with what each can earn. The posting alone settles them, so that nothing a record adds can
/// change what a point is worth.
pub(crate) fn team_slots(need: &Need, weights: &Weights) -> Vec<Slot> {
    team_slots_where(weights, |criterion| match criterion {
        Criterion::Start => need.notice_days_max.is_some(),
        Criterion::Education => need.degrees.is_some(),
        Criterion::Certifications => !need.certifications.is_empty(),
        Criterion::Languages => !need.languages.is_empty(),
        _ => false,
    })
}

/// As [`team_slots`], of a posting that states something of a criterion where `states` says so; some criteria always apply.
pub(crate) fn team_slots_where(weights: &Weights, states: impl Fn(Criterion) -> bool) -> Vec<Slot> {
    let always = [Criterion::Skills, Criterion::Experience, Criterion::Title];
    let if_stated = [Criterion::Start, Criterion::Education, Criterion::Certifications, Criterion::Languages];
    let applies = always.into_iter().chain(if_stated.into_iter().filter(|&one| states(one)));
    slots(Side::Team, applies.collect(), weights)
}

/// The criteria that apply to the person's side, with what each can earn.
pub(crate) fn person_slots(wishes: &EmployerWishes, weights: &Weights) -> Vec<Slot> {
    person_slots_where(weights, !wishes.is_empty())
}

/// As [`person_slots`], of a person who does or does not wish for an employer of some size or stage.
pub(crate) fn person_slots_where(weights: &Weights, wishes_for_employers: bool) -> Vec<Slot> {
    let mut criteria = vec![Criterion::Pay, Criterion::Place, Criterion::Remote, Criterion::Title];
    criteria.extend(wishes_for_employers.then_some(Criterion::Employer));
    slots(Side::Person, criteria, weights)
}

/// What `criterion` can earn; 0 where it does not apply.
pub(crate) fn max_of(slots: &[Slot], criterion: Criterion) -> u16 {
    slots.iter().find(|slot| slot.criterion == criterion).map_or(0, |slot| slot.points_max)
}

fn slots(side: Side, criteria: Vec<Criterion>, weights: &Weights) -> Vec<Slot> {
    let each: Vec<u32> = criteria.iter().map(|&one| u32::from(weights.criterion(side, one).weight)).collect();
    let slot =
        |(criterion, points_max)| Slot { side, criterion, points_max, prior: weights.criterion(side, criterion).prior };
    criteria.into_iter().zip(divided(WHOLE, &each)).map(slot).collect()
}
