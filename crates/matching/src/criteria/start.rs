//! The person's notice period against the longest that the team waits for.

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::{WHOLE, on_the_way};

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let rules = pair.weights.start;
    let Some(allowed) = &pair.need.notice_days_max else {
        return slot.unknown("The post states no longest notice.".to_owned(), None, Quotes::default());
    };
    let at_need = Quotes::posting(&allowed.spans);
    let allowed = allowed.value;
    let Some(notice) = &pair.offer.notice_days else {
        let text = format!("The team waits {allowed} days at most; the notice period is not stated.");
        return slot.unknown(
            text,
            Some("To the person: how many days of notice do you have to give?".to_owned()),
            at_need,
        );
    };
    let evidence = at_need.and(&notice.proof);
    let text = format!("{} days of notice, {allowed} allowed.", notice.value);
    let late = notice.value.saturating_sub(allowed);
    if late == 0 {
        return slot.known(State::Satisfied, WHOLE, text, evidence);
    }
    if late <= rules.tolerance_days {
        let share =
            on_the_way(rules.tolerated_least, u64::from(rules.tolerance_days - late), u64::from(rules.tolerance_days));
        return slot.known(State::Partly, share, text, evidence);
    }
    let latest = u32::from(allowed) + u32::from(rules.tolerance_days);
    slot.known(State::Violated, 0, format!("{text} With {latest} days or fewer this would not exclude."), evidence)
}
