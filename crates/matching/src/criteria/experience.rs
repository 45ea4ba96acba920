//! Total years against the range asked for.

use serde::Serialize;
use talent::Years;

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::weights::{ExperienceRules, Permille, WHOLE, on_the_way};

/// What a posting asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct YearsAsked {
    pub(crate) min: Option<Years>,
    pub(crate) max: Option<Years>,
    /// Header and body disagree, so neither bound may exclude anybody.
    pub(crate) disputed: bool,
}

/// How the total stands to what is asked for.
#[derive(Clone, Copy)]
enum Outcome {
    NotAsked,
    NoTotal,
    /// Short by so much, within the tolerance.
    Tolerated(Years, Permille),
    /// Short by so much of a bound that may exclude nobody.
    Disputed(Years),
    /// Short by so much.
    Short(Years),
    Above(Permille),
    Inside,
}

impl Outcome {
    fn of(asked: YearsAsked, total: Option<Years>, rules: &ExperienceRules) -> Self {
        if asked.min.or(asked.max).is_none() {
            return Self::NotAsked;
        }
        let Some(years) = total else { return Self::NoTotal };
        if let Some(min) = asked.min.filter(|&min| years < min) {
            let missing = Years::from_hundredths(min.hundredths() - years.hundredths());
            let by_share = u32::from(min.hundredths()) * u32::from(rules.tolerance_share) / u32::from(WHOLE);
            let tolerance = by_share.max(u32::from(rules.tolerance_years.hundredths()));
            return match u64::from(tolerance).checked_sub(u64::from(missing.hundredths())) {
                Some(left) => Self::Tolerated(missing, on_the_way(rules.tolerated_least, left, u64::from(tolerance))),
                None if asked.disputed => Self::Disputed(missing),
                None => Self::Short(missing),
            };
        }
        if let Some(max) = asked.max.filter(|&max| years > max) {
            let above = u64::from(years.hundredths() - max.hundredths());
            let cost = (u64::from(rules.above_per_year) * above).div_ceil(100);
            let share = u64::from(WHOLE).saturating_sub(cost).max(u64::from(rules.above_least));
            return Self::Above(u16::try_from(share).expect("a share is at most the whole"));
        }
        Self::Inside
    }

    const fn verdict(self, prior: Permille) -> Verdict {
        match self {
            Self::NotAsked | Self::NoTotal => Verdict::unknown(prior),
            Self::Tolerated(_, share) | Self::Above(share) => Verdict::partly(share),
            Self::Disputed(_) => Verdict::partly(0),
            Self::Short(_) => Verdict::VIOLATED,
            Self::Inside => Verdict::SATISFIED,
        }
    }
}

pub(crate) fn judge(asked: YearsAsked, total: Option<Years>, rules: &ExperienceRules, prior: Permille) -> Verdict {
    Outcome::of(asked, total, rules).verdict(prior)
}

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let at_need = Quotes::posting(&pair.need.experience_spans);
    let asked = pair.need.experience;
    let Some(spoken) = spoken(asked.min, asked.max) else {
        let question = "To the team: how many years of experience does the work need?".to_owned();
        return slot.unknown("The post states no years of experience.".to_owned(), Some(question), at_need);
    };
    let Some(total) = &pair.offer.years else {
        let question = "To the person: how many years of experience do you have?".to_owned();
        return slot.unknown(
            format!("The post asks for {spoken}; the record states no total."),
            Some(question),
            at_need,
        );
    };
    let outcome = Outcome::of(asked, Some(total.value), &pair.weights.experience);
    let years = total.value.spoken();
    let text = match outcome {
        Outcome::Tolerated(missing, _) | Outcome::Short(missing) => {
            format!("{years}; the post asks for {spoken}, {missing} more.")
        }
        Outcome::Disputed(missing) => format!(
            "{years}; the post asks for {spoken}, {missing} more. The post contradicts itself on experience, so this excludes nobody."
        ),
        Outcome::Above(_) => format!("{years}; the post asks for {spoken}. More than asked never excludes."),
        Outcome::NotAsked | Outcome::NoTotal | Outcome::Inside => format!("{years}; the post asks for {spoken}."),
    };
    slot.known(outcome.verdict(slot.prior), text, at_need.and(&total.proof))
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
