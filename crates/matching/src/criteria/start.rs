//! The person's notice period against the longest that the team waits for.

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, State, Verdict};
use crate::weights::{Permille, StartRules, on_the_way};

pub(crate) fn judge(allowed: Option<u16>, notice: Option<u16>, rules: StartRules, prior: Permille) -> Verdict {
    let (Some(allowed), Some(notice)) = (allowed, notice) else { return Verdict::unknown(prior) };
    let late = notice.saturating_sub(allowed);
    match rules.tolerance_days.checked_sub(late) {
        _ if late == 0 => Verdict::SATISFIED,
        Some(left) => {
            Verdict::partly(on_the_way(rules.tolerated_least, u64::from(left), u64::from(rules.tolerance_days)))
        }
        None => Verdict::VIOLATED,
    }
}

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
    let verdict = judge(Some(allowed), Some(notice.value), rules, slot.prior);
    let text = format!("{} days of notice, {allowed} allowed.", notice.value);
    let text = match verdict.state {
        State::Violated => {
            let latest = u32::from(allowed) + u32::from(rules.tolerance_days);
            format!("{text} With {latest} days or fewer this would not exclude.")
        }
        _ => text,
    };
    slot.known(verdict, text, at_need.and(&notice.proof))
}
