//! What a weights file must obey so that the laws of the score hold.

use super::{Permille, Steps, WHOLE, Weights, WeightsError, divided};
use crate::receipt::{Criterion, Side};

/// The criteria of each side that count whether or not anything is stated.
pub(crate) const ALWAYS: [(Side, &[Criterion]); 2] = [
    (Side::Team, &[Criterion::Skills, Criterion::Experience, Criterion::Title]),
    (Side::Person, &[Criterion::Pay, Criterion::Place, Criterion::Remote, Criterion::Title]),
];

/// The criteria that count only where the posting (team) or the wishes (person) state them.
const WHERE_STATED: [(Side, &[Criterion]); 2] = [
    (Side::Team, &[Criterion::Start, Criterion::Education, Criterion::Certifications, Criterion::Languages]),
    (Side::Person, &[Criterion::Employer]),
];

const WEIGHT_MAX: u16 = 10_000;

pub(super) fn check(weights: &Weights) -> Result<(), WeightsError> {
    if weights.version == 0 {
        return Err(WeightsError("version is 0: expected 1 or more".to_owned()));
    }
    for (side, criteria) in ALWAYS.iter().chain(&WHERE_STATED) {
        for &criterion in *criteria {
            let of = weights.criterion(*side, criterion);
            let name = format!("criteria.{side}.{criterion}");
            between(&format!("{name}.weight"), of.weight, 1, WEIGHT_MAX)?;
            share(&format!("{name}.prior"), of.prior)?;
        }
    }
    check_skills(weights)?;
    check_shares(weights)?;
    check_periods(weights)?;
    for side in [Side::Team, Side::Person] {
        check_table(side, weights.table(side))?;
    }
    check_wish_never_costs(weights)
}

fn between(name: &str, value: u16, least: u16, most: u16) -> Result<(), WeightsError> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(WeightsError(format!("{name} is {value}: expected {least} to {most}")))
}

fn share(name: &str, value: Permille) -> Result<(), WeightsError> {
    between(name, value, 0, WHOLE)
}

fn check_skills(weights: &Weights) -> Result<(), WeightsError> {
    let skills = &weights.skills;
    let (importance, rarity) = (&skills.importance, &skills.rarity);
    between("skills.importance.nice", importance.nice, 1, WEIGHT_MAX)?;
    between("skills.importance.preferred", importance.preferred, importance.nice, WEIGHT_MAX)?;
    between("skills.importance.required", importance.required, importance.preferred, WEIGHT_MAX)?;
    let kinds =
        [("curated", rarity.curated), ("public", rarity.public), ("soft", rarity.soft), ("unlisted", rarity.unlisted)];
    for (kind, value) in kinds {
        between(&format!("skills.rarity.{kind}"), value, 1, WEIGHT_MAX)?;
    }
    between("skills.listed", skills.listed, 1, WEIGHT_MAX)?;
    for (id, &value) in &rarity.by_skill {
        between(&format!("skills.rarity.by_skill.{}", id.as_str()), value, 1, WEIGHT_MAX)?;
    }
    between("skills.hidden.weight", skills.hidden.weight, 0, WEIGHT_MAX)?;
    if skills.hidden.count_max > 100 {
        return Err(WeightsError(format!("skills.hidden.count_max is {}: expected 0 to 100", skills.hidden.count_max)));
    }
    if skills.named_least > 100_000 {
        return Err(WeightsError(format!("skills.named_least is {}: expected 0 to 100000", skills.named_least)));
    }
    if !(1..=500).contains(&skills.weighed_max) {
        return Err(WeightsError(format!("skills.weighed_max is {}: expected 1 to 500", skills.weighed_max)));
    }
    share("skills.implies_max", skills.implies_max)?;
    share("skills.related_max", skills.related_max)?;
    share("skills.years_asked.unknown", skills.years_asked.unknown)?;
    share("skills.years_asked.least", skills.years_asked.least)?;
    share("skills.satisfied_from", skills.satisfied_from)?;
    rising("skills.years", &skills.years)?;
    falling("skills.recency", &skills.recency)?;
    if let Some(&(_, oldest)) = skills.recency.steps.last() {
        // A job that shows when a skill was used must not count less than a bare list.
        between("skills.recency.unknown", skills.recency.unknown, 0, oldest)?;
    }
    falling("titles.recency", &weights.titles.recency)
}

fn check_shares(weights: &Weights) -> Result<(), WeightsError> {
    let (experience, education) = (&weights.experience, &weights.education);
    share("experience.tolerance_share", experience.tolerance_share)?;
    share("experience.tolerated_least", experience.tolerated_least)?;
    share("experience.above_per_year", experience.above_per_year)?;
    share("experience.above_least", experience.above_least)?;
    let sum = weights.titles.best_shares.iter().fold(0_u16, |sum, &one| sum.saturating_add(one));
    between("titles.best_shares: their sum", sum, 1, WHOLE)?;
    share("titles.career.share", weights.titles.career.share)?;
    between("titles.career.whole_from", weights.titles.career.whole_from, 1, WHOLE)?;
    share("titles.satisfied_from", weights.titles.satisfied_from)?;
    share("start.tolerated_least", weights.start.tolerated_least)?;
    share("education.one_level_below", education.one_level_below)?;
    between("education.further_below", education.further_below, 0, education.one_level_below)?;
    share("pay.reaches_least", weights.pay.reaches_least)?;
    share("pay.open_below", weights.pay.open_below)?;
    share("pay.hope_missed", weights.pay.hope_missed)?;
    share("place.same_region", weights.place.same_region)?;
    share("remote.preferred_but_hybrid", weights.remote.preferred_but_hybrid)?;
    share("remote.preferred_but_on_site", weights.remote.preferred_but_on_site)?;
    share("remote.office_but_hybrid", weights.remote.office_but_hybrid)?;
    let similar = &weights.similar;
    let parts = [similar.skills, similar.title, similar.place, similar.experience, similar.pay];
    let sum = parts.iter().fold(0_u16, |sum, &one| sum.saturating_add(one));
    between("similar: the sum of its parts", sum, WHOLE, WHOLE)?;
    between("similar.title_from", similar.title_from, 1, WHOLE)
}

fn check_periods(weights: &Weights) -> Result<(), WeightsError> {
    let periods = &weights.pay.periods_a_year;
    let named = [("hour", periods.hour), ("day", periods.day), ("week", periods.week), ("month", periods.month)];
    for (name, value) in named {
        between(&format!("pay.periods_a_year.{name}"), value, 1, 8784)?;
    }
    between("pay.periods_a_year.year", periods.year, 1, 1)
}

/// Steps start at nothing, their thresholds rise and their shares do not fall: knowing more years never costs, knowing any does not.
fn rising<T: PartialOrd + Default + Copy>(name: &str, steps: &Steps<T>) -> Result<(), WeightsError> {
    check_steps(name, steps)?;
    let least = steps.steps.first().map_or(0, |step| step.1);
    if steps.unknown > least || steps.steps.windows(2).any(|pair| pair[0].1 > pair[1].1) {
        return Err(WeightsError(format!("{name}: the shares must not fall, and unknown must not be above the first")));
    }
    Ok(())
}

/// As [`rising`], with shares that do not rise: what is longer ago never counts more, and what is known to be recent not less.
fn falling<T: PartialOrd + Default + Copy>(name: &str, steps: &Steps<T>) -> Result<(), WeightsError> {
    check_steps(name, steps)?;
    let most = steps.steps.first().map_or(0, |step| step.1);
    if steps.unknown > most || steps.steps.windows(2).any(|pair| pair[0].1 < pair[1].1) {
        return Err(WeightsError(format!("{name}: the shares must not rise, and unknown must not be above the first")));
    }
    Ok(())
}

fn check_steps<T: PartialOrd + Default + Copy>(name: &str, steps: &Steps<T>) -> Result<(), WeightsError> {
    share(&format!("{name}.unknown"), steps.unknown)?;
    for (at, step) in steps.steps.iter().enumerate() {
        share(&format!("{name}.steps[{at}]"), step.1)?;
    }
    let starts_at_nothing = steps.steps.first().is_some_and(|step| step.0 == T::default());
    if !starts_at_nothing || steps.steps.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
        return Err(WeightsError(format!("{name}.steps must start at 0 and have rising thresholds")));
    }
    Ok(())
}

fn check_table(side: Side, table: &[u32]) -> Result<(), WeightsError> {
    let wanted = usize::from(WHOLE) + 1;
    if table.len() != wanted {
        return Err(WeightsError(format!("tables.{side} has {} entries: expected {wanted}", table.len())));
    }
    if let Some(at) = table.windows(2).position(|pair| pair[0] > pair[1]) {
        return Err(WeightsError(format!("tables.{side} falls after entry {at}: expected a table that never falls")));
    }
    match table.last() {
        Some(&last) if last > 1_000_000 => {
            Err(WeightsError(format!("tables.{side} ends at {last}: expected at most 1000000 parts per million")))
        }
        _ => Ok(()),
    }
}

/// A wish brings its own maximum with it; the others must give it all of theirs, so that a wish that is met never lowers the side.
fn check_wish_never_costs(weights: &Weights) -> Result<(), WeightsError> {
    let (side, always) = ALWAYS[1];
    let mut each: Vec<u32> = always.iter().map(|&c| u32::from(weights.criterion(side, c).weight)).collect();
    let without = divided(WHOLE, &each);
    each.push(u32::from(weights.criterion(side, Criterion::Employer).weight));
    let with = divided(WHOLE, &each);
    match without.iter().zip(&with).position(|(before, after)| after > before) {
        None => Ok(()),
        Some(at) => Err(WeightsError(format!(
            "criteria.person.{}.weight gains a point when the employer counts too: change it by a few",
            always[at]
        ))),
    }
}
