//! Coverage of the posting's skills: each requirement is a reason of its own.

use talent::Years;
use talent::vocabulary::Relation;

use super::Pair;
use crate::need::{Need, Requirement, SkillKey};
use crate::offer::{HeldSkill, Offer, Proof};
use crate::receipt::{Finding, Quotes, Slot, State, Verdict};
use crate::weights::{Permille, SkillRules, Weights, divided, on_the_way, product};

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
    let mut maxima = maxima(need, slot.points_max, pair.weights).into_iter();
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

/// What each requirement can earn of the criterion's points, then what the hidden skills and what is missing can: nobody is known to have
/// those, so that they earn their prior. A post that names no skill and hides none is one unknown.
pub(crate) fn maxima(need: &Need, points_max: u16, weights: &Weights) -> Vec<u16> {
    let each = need.requirements.iter().map(|r| weights.requirement(r)).collect();
    maxima_of(each, need.hidden_skills, points_max, &weights.skills)
}

/// As [`maxima`], of what `each` requirement weighs and of how many skills are hidden.
pub(crate) fn maxima_of(each: Vec<u32>, hidden_skills: u32, points_max: u16, rules: &SkillRules) -> Vec<u16> {
    if each.is_empty() && hidden_skills == 0 {
        return vec![points_max];
    }
    divided(points_max, &weighed(each, hidden_skills, rules))
}

/// The weight of each requirement, then of the hidden ones together, then of what is missing to the least that the skills of a post weigh
/// together, so that not everything hangs on the one skill that a post happens to name. Beyond the published number only the heaviest count.
fn weighed(mut weights: Vec<u32>, hidden_skills: u32, rules: &SkillRules) -> Vec<u32> {
    if weights.len() > rules.weighed_max {
        let mut heaviest: Vec<usize> = (0..weights.len()).collect();
        heaviest.sort_by_key(|&i| (std::cmp::Reverse(weights[i]), i));
        for &light in &heaviest[rules.weighed_max..] {
            weights[light] = 0;
        }
    }
    if hidden_skills > 0 {
        weights.push(u32::from(rules.hidden.weight) * hidden_skills.min(rules.hidden.count_max));
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

/// What `share`, the most that a record's skills count for a requirement, earns: no less than the prior, which is also what a requirement
/// earns that the record does not show.
pub(crate) fn judge(share: Permille, rules: &SkillRules, prior: Permille) -> Verdict {
    if share > prior { Verdict::by_share(share, rules.satisfied_from) } else { Verdict::unknown(prior) }
}

/// What a held skill counts for a requirement to which it stands in `relation`: its years and recency, as far as the relation goes.
pub(crate) fn share_of(
    relation: Relation,
    years: Option<Years>,
    months_ago: Option<u16>,
    asked: Option<Years>,
    weights: &Weights,
) -> Permille {
    product(weights.relation(relation), evidence_share(years, months_ago, asked, &weights.skills))
}

/// What a held skill counts for itself: its years and recency.
pub(crate) fn evidence_share(
    years: Option<Years>,
    months_ago: Option<u16>,
    asked: Option<Years>,
    rules: &SkillRules,
) -> Permille {
    let years = match (asked, years) {
        (None, years) => rules.years.share(years),
        (Some(_), None) => rules.years_asked.unknown,
        (Some(asked), Some(years)) => {
            on_the_way(rules.years_asked.least, u64::from(years.hundredths()), u64::from(asked.hundredths()))
        }
    };
    product(years, rules.recency.share(months_ago))
}

/// The most that a record's skills count for a skill that is asked for.
pub(crate) fn best_share(offer: &Offer, needed: &SkillKey, asked: Option<Years>, weights: &Weights) -> Permille {
    best_shown(offer, needed, asked, weights).map_or(0, |shown| shown.share)
}

/// The held skill that counts most; among equals the one named first.
fn best_shown<'a>(offer: &'a Offer, needed: &SkillKey, asked: Option<Years>, weights: &Weights) -> Option<Shown<'a>> {
    let mut best: Option<Shown<'a>> = None;
    for (held, relation) in offer.showing(needed) {
        let share = share_of(relation, held.years, held.months_ago, asked, weights);
        if share > best.as_ref().map_or(0, |shown| shown.share) {
            best = Some(Shown { held, relation, share });
        }
    }
    best
}

fn requirement_finding(pair: Pair<'_>, slot: Slot, requirement: &Requirement) -> Finding {
    let name = &requirement.name;
    let at_need = Quotes::posting(&requirement.spans);
    let shown = best_shown(pair.offer, &requirement.key, requirement.min_years, pair.weights);
    let verdict = judge(shown.as_ref().map_or(0, |shown| shown.share), &pair.weights.skills, slot.prior);
    let Some(shown) = shown.filter(|_| verdict.state != State::Unknown) else {
        let text = format!("{name} is asked for; the record does not show it.");
        return slot.unknown(text, Some(format!("To the person: have you worked with {name}?")), at_need);
    };
    let proof = Proof { resume: shown.held.spans.clone(), wishes: None };
    slot.known(verdict, text(requirement, &shown), at_need.and(&proof))
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
