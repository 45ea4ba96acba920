//! One module for each criterion: two sides in, findings out.

mod credentials;
mod education;
pub(crate) mod employer;
mod experience;
mod money;
mod pay;
mod place;
mod remote;
mod skills;
mod start;
mod title;

use talent::vocabulary::Vocabulary;

use crate::need::Need;
use crate::offer::Offer;
use crate::receipt::{Criterion, Finding, Side, Slot};
use crate::weights::{WHOLE, Weights, divided};

pub(crate) use place::spoken as spoken_place;

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
    for side in [Side::Team, Side::Person] {
        for slot in slots(pair, side) {
            judge(pair, slot, &mut findings);
        }
    }
    findings.extend(employer::blocked(pair));
    findings
}

fn judge(pair: Pair<'_>, slot: Slot, findings: &mut Vec<Finding>) {
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

/// The criteria of a side that apply to the pair, with what each can earn. What applies to the team's side is settled by the posting
/// alone, so that nothing a record adds can change what a point is worth.
fn slots(pair: Pair<'_>, side: Side) -> Vec<Slot> {
    let criteria = applicable(pair, side);
    let weights: Vec<u32> = criteria.iter().map(|&c| u32::from(pair.weights.criterion(side, c).weight)).collect();
    let maxima = divided(WHOLE, &weights);
    let slot = |(&criterion, points_max): (&Criterion, u16)| Slot {
        side,
        criterion,
        points_max,
        prior: pair.weights.criterion(side, criterion).prior,
    };
    criteria.iter().zip(maxima).map(slot).collect()
}

fn applicable(pair: Pair<'_>, side: Side) -> Vec<Criterion> {
    let (need, offer) = (pair.need, pair.offer);
    let stated = match side {
        Side::Team => vec![
            (Criterion::Skills, true),
            (Criterion::Experience, true),
            (Criterion::Title, true),
            (Criterion::Start, need.notice_days_max.is_some()),
            (Criterion::Education, need.degrees.is_some()),
            (Criterion::Certifications, !need.certifications.is_empty()),
            (Criterion::Languages, !need.languages.is_empty()),
        ],
        Side::Person => vec![
            (Criterion::Pay, true),
            (Criterion::Place, true),
            (Criterion::Remote, true),
            (Criterion::Title, true),
            (Criterion::Employer, !(offer.employer_sizes.is_empty() && offer.employer_stages.is_empty())),
        ],
    };
    stated.into_iter().filter(|(_, applies)| *applies).map(|(criterion, _)| criterion).collect()
}
