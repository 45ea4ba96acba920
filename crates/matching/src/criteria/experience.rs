//! Total years against the range asked for.

use talent::Years;

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::{WHOLE, on_the_way};

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let (need, rules) = (pair.need, pair.weights.experience);
    let at_need = Quotes::posting(&need.experience_spans);
    let Some(asked) = spoken(need.min_years, need.max_years) else {
        let question = "To the team: how many years of experience does the work need?".to_owned();
        return slot.unknown("The post states no years of experience.".to_owned(), Some(question), at_need);
    };
    let Some(total) = &pair.offer.years else {
        let question = "To the person: how many years of experience do you have?".to_owned();
        return slot.unknown(
            format!("The post asks for {asked}; the record states no total."),
            Some(question),
            at_need,
        );
    };
    let (years, evidence) = (total.value, at_need.and(&total.proof));
    let hundredths = years.hundredths();
    if let Some(min) = need.min_years.filter(|&min| years < min) {
        let missing = Years::from_hundredths(min.hundredths() - hundredths);
        let text = format!("{}; the post asks for {asked}, {missing} more.", years.spoken());
        let by_share = u32::from(min.hundredths()) * u32::from(rules.tolerance_share) / u32::from(WHOLE);
        let tolerance = by_share.max(u32::from(rules.tolerance_years.hundredths()));
        if u32::from(missing.hundredths()) <= tolerance {
            let left = u64::from(tolerance) - u64::from(missing.hundredths());
            let share = on_the_way(rules.tolerated_least, left, u64::from(tolerance));
            return slot.known(State::Partly, share, text, evidence);
        }
        if need.experience_disputed {
            let text = format!("{text} The post contradicts itself on experience, so this excludes nobody.");
            return slot.known(State::Partly, 0, text, evidence);
        }
        return slot.known(State::Violated, 0, text, evidence);
    }
    if let Some(max) = need.max_years.filter(|&max| years > max) {
        let above = u64::from(hundredths - max.hundredths());
        let cost = (u64::from(rules.above_per_year) * above).div_ceil(100);
        let share = u64::from(WHOLE).saturating_sub(cost).max(u64::from(rules.above_least));
        let share = u16::try_from(share).expect("a share is at most the whole");
        let text = format!("{}; the post asks for {asked}. More than asked never excludes.", years.spoken());
        return slot.known(State::Partly, share, text, evidence);
    }
    slot.known(State::Satisfied, WHOLE, format!("{}; the post asks for {asked}.", years.spoken()), evidence)
}

/// `None` where neither bound is stated.
fn spoken(min: Option<Years>, max: Option<Years>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(min.spoken()),
        (Some(min), Some(max)) => Some(format!("{min} to {}", max.spoken())),
        (Some(min), None) => Some(format!("at least {}", min.spoken())),
        (None, Some(max)) => Some(format!("at most {}", max.spoken())),
        (None, None) => None,
    }
}
