//! Coverage of the posting's skills: each requirement is a reason of its own.

use talent::Years;
use talent::vocabulary::Relation;

use super::Pair;
use crate::need::Requirement;
use crate::offer::{HeldSkill, Proof};
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::{Permille, divided, on_the_way, product};

pub(super) fn find(pair: Pair<'_>, slot: Slot, findings: &mut Vec<Finding>) {
    let need = pair.need;
    if need.requirements.is_empty() && need.hidden_skills == 0 {
        let text = "The post names no skill.".to_owned();
        findings.push(slot.unknown(
            text,
            Some("To the team: which skills does the work need?".to_owned()),
            Quotes::default(),
        ));
        return;
    }
    let mut maxima = divided(slot.points_max, &requirement_weights(pair)).into_iter();
    for requirement in &need.requirements {
        let slot = Slot { points_max: maxima.next().unwrap_or(0), ..slot };
        let finding = requirement_finding(pair, slot, requirement);
        findings.push(Finding { about: Some(requirement.name.clone()), ..finding });
    }
    if need.hidden_skills > 0 {
        let slot = Slot { points_max: maxima.next().unwrap_or(0), ..slot };
        let count = need.hidden_skills;
        let (text, question) = if count == 1 {
            let question = "To the team: which is the skill that the page does not name?".to_owned();
            ("The page counts one more skill without naming it.".to_owned(), question)
        } else {
            let question = format!("To the team: which are the {count} skills that the page does not name?");
            (format!("The page counts {count} more skills without naming them."), question)
        };
        findings.push(slot.unknown(text, Some(question), Quotes::default()));
    }
    if let Some(points_max) = maxima.next() {
        let text = "The post names few skills; what else the work needs is not known.".to_owned();
        let question = Some("To the team: what else does the work need?".to_owned());
        findings.push(Slot { points_max, ..slot }.unknown(text, question, Quotes::default()));
    }
}

/// The weight of each requirement, then of the hidden ones together, then of what is missing to the least that the skills of a post weigh
/// together, so that not everything hangs on the one skill that a post happens to name. Beyond the published number only the heaviest count.
fn requirement_weights(pair: Pair<'_>) -> Vec<u32> {
    let rules = &pair.weights.skills;
    let requirements = &pair.need.requirements;
    let mut weights: Vec<u32> = requirements.iter().map(|r| pair.weights.requirement(r)).collect();
    if weights.len() > rules.weighed_max {
        let mut heaviest: Vec<usize> = (0..weights.len()).collect();
        heaviest.sort_by_key(|&i| (std::cmp::Reverse(weights[i]), i));
        for &light in &heaviest[rules.weighed_max..] {
            weights[light] = 0;
        }
    }
    if pair.need.hidden_skills > 0 {
        weights.push(u32::from(rules.hidden.weight) * pair.need.hidden_skills.min(rules.hidden.count_max));
    }
    let missing = rules.named_least.saturating_sub(weights.iter().sum());
    weights.extend((missing > 0).then_some(missing));
    weights
}

/// A held skill and what it counts for a requirement.
struct Shown<'a> {
    held: &'a HeldSkill,
    relation: Relation,
    share: Permille,
}

fn requirement_finding(pair: Pair<'_>, slot: Slot, requirement: &Requirement) -> Finding {
    let name = &requirement.name;
    let at_need = Quotes::posting(&requirement.spans);
    let Some(shown) = best_shown(pair, requirement).filter(|shown| shown.share > slot.prior) else {
        let text = format!("{name} is asked for; the record does not show it.");
        return slot.unknown(text, Some(format!("To the person: have you worked with {name}?")), at_need);
    };
    let satisfied = shown.share >= pair.weights.skills.satisfied_from;
    let state = if satisfied { State::Satisfied } else { State::Partly };
    let proof = Proof { resume: shown.held.spans.clone(), wishes: None };
    slot.known(state, shown.share, text(requirement, &shown), at_need.and(&proof))
}

/// The held skill that counts most; among equals the one named first.
fn best_shown<'a>(pair: Pair<'a>, requirement: &Requirement) -> Option<Shown<'a>> {
    let mut best: Option<Shown<'a>> = None;
    for (held, relation) in pair.offer.showing(&requirement.key) {
        let share = product(pair.weights.relation(relation), evidence(pair, held, requirement));
        if share > best.as_ref().map_or(0, |shown| shown.share) {
            best = Some(Shown { held, relation, share });
        }
    }
    best
}

/// What the record's years and recency of the skill count.
fn evidence(pair: Pair<'_>, held: &HeldSkill, requirement: &Requirement) -> Permille {
    let rules = &pair.weights.skills;
    let years = match (requirement.min_years, held.years) {
        (None, years) => rules.years.share(years),
        (Some(_), None) => rules.years_asked.unknown,
        (Some(asked), Some(years)) => {
            on_the_way(rules.years_asked.least, u64::from(years.hundredths()), u64::from(asked.hundredths()))
        }
    };
    product(years, rules.recency.share(held.months_ago))
}

fn text(requirement: &Requirement, shown: &Shown<'_>) -> String {
    let (name, held) = (&requirement.name, &shown.held.written);
    let are = |asked: Years| if asked == Years::from_hundredths(100) { "is" } else { "are" };
    let years = match (requirement.min_years, shown.held.years) {
        (Some(asked), Some(years)) => format!(", {} where {asked} {} asked for", years.spoken(), are(asked)),
        (Some(asked), None) => format!(", for an unknown time where {} {} asked for", asked.spoken(), are(asked)),
        (None, Some(years)) => format!(", {}", years.spoken()),
        (None, None) => String::new(),
    };
    match shown.relation {
        Relation::Implies(percent) => {
            format!("{name}: the record shows “{held}”, which implies it to {percent} %{years}.")
        }
        Relation::Related(percent) => {
            format!("{name}: the record shows “{held}”, which is related to {percent} %{years}.")
        }
        Relation::Same | Relation::None => format!("{name}: the record shows “{held}”{years}."),
    }
}
