//! What the posting pays against the floor.

use talent::{Amount, Pay};

use super::Pair;
use super::money::yearly;
use crate::offer::PayWish;
use crate::receipt::{Finding, Quotes, Slot, State, Verdict};
use crate::weights::{PayRules, Permille, Weights, on_the_way};

pub(crate) fn judge(stated: Option<&Pay>, wish: Option<&PayWish>, weights: &Weights, prior: Permille) -> Verdict {
    let (Some(stated), Some(wish)) = (stated, wish) else { return Verdict::unknown(prior) };
    compared(stated, &wish.pay, weights)
        .map_or(Verdict::unknown(prior), |reach| reach.verdict(wish.firm, stated.estimated, &weights.pay, prior))
}

/// As [`judge`], of a stated range and a firm floor in one currency, unit and period.
pub(crate) fn judge_amounts(
    (min, max): (Option<i128>, Option<i128>),
    floor: Option<i128>,
    rules: &PayRules,
    prior: Permille,
) -> Verdict {
    let reach = floor.and_then(|floor| Reach::of(min, max, floor));
    reach.map_or(Verdict::unknown(prior), |reach| reach.verdict(true, false, rules, prior))
}

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let at_need = Quotes::posting(pair.need.pay.as_ref().map_or(&[][..], |pay| &pay.spans));
    let Some(wish) = &pair.offer.pay else {
        let question = "To the person: what is the least pay that you would accept?".to_owned();
        return slot.unknown("No floor for the pay is stated.".to_owned(), Some(question), at_need);
    };
    let evidence = at_need.and(&wish.proof);
    let Some(stated) = &pair.need.pay else {
        let question = "To the team: what does it pay?".to_owned();
        return slot.unknown("The post states no pay.".to_owned(), Some(question), evidence);
    };
    let (pays, wished) = (stated.value.to_string(), spoken_wish(&wish.value));
    match compared(&stated.value, &wish.value.pay, pair.weights) {
        Err(why) => {
            let question = format!("To the team: what does it pay at most, to compare with {wished}?");
            slot.unknown(format!("Pays {pays}; wished for: {wished}. {why}"), Some(question), evidence)
        }
        Ok(reach) => {
            let verdict = reach.verdict(wish.value.firm, stated.value.estimated, &pair.weights.pay, slot.prior);
            let text = format!("Pays {pays}, {} {wished}.{}", reach.spoken(), further(verdict, &stated.value));
            slot.known(verdict, text, evidence)
        }
    }
}

/// What else there is to say of how the pay was judged.
fn further(verdict: Verdict, stated: &Pay) -> String {
    let most = Pay { min: stated.max, max: stated.max, ..stated.clone() };
    match verdict.state {
        State::Violated => format!(" With a floor of {most} this would not exclude."),
        _ if stated.estimated => " The pay is a site's estimate, so it counts half and never excludes.".to_owned(),
        _ => String::new(),
    }
}

fn spoken_wish(wish: &PayWish) -> String {
    let least = Pay { min: least(&wish.pay), max: least(&wish.pay), ..wish.pay.clone() };
    if wish.firm { format!("a floor of {least}") } else { format!("a hope of {least}") }
}

fn least(pay: &Pay) -> Option<Amount> {
    pay.min.or(pay.max)
}

/// How far the stated range reaches.
#[derive(Clone, Copy)]
enum Reach {
    /// It starts at the floor or above.
    Above,
    /// It starts below and ends above: the share of the way.
    Across { above: u64, width: u64 },
    /// "Up to" an amount above the floor.
    OpenBelow,
    /// It ends below the floor.
    Below,
}

impl Reach {
    /// `None` where the range starts below the floor and does not say where it ends.
    fn of(min: Option<i128>, max: Option<i128>, floor: i128) -> Option<Self> {
        match (min, max) {
            (Some(min), _) if min >= floor => Some(Self::Above),
            (_, Some(max)) if max < floor => Some(Self::Below),
            (Some(min), Some(max)) => {
                let width = |amount: i128| u64::try_from(amount).unwrap_or(u64::MAX);
                Some(Self::Across { above: width(max - floor), width: width(max - min) })
            }
            (None, Some(_)) => Some(Self::OpenBelow),
            (_, None) => None,
        }
    }

    fn verdict(self, firm: bool, estimated: bool, rules: &PayRules, prior: Permille) -> Verdict {
        let verdict = match self {
            Self::Above => Verdict::SATISFIED,
            Self::Across { above, width } => Verdict::partly(on_the_way(rules.reaches_least, above, width)),
            Self::OpenBelow => Verdict::partly(rules.open_below),
            Self::Below if firm && !estimated => Verdict::VIOLATED,
            Self::Below => Verdict::partly(rules.hope_missed),
        };
        if estimated { Verdict { share: verdict.share.midpoint(prior), ..verdict } } else { verdict }
    }

    const fn spoken(self) -> &'static str {
        match self {
            Self::Above => "which is all above",
            Self::Across { .. } => "which starts below and reaches above",
            Self::OpenBelow => "which ends above",
            Self::Below => "which ends below",
        }
    }
}

/// `Err` with the reason why the two cannot be compared.
fn compared(stated: &Pay, floor: &Pay, weights: &Weights) -> Result<Reach, &'static str> {
    if stated.currency != floor.currency {
        return Err("The currencies differ or one is not stated, and no exchange rate is assumed.");
    }
    let (Some(period), Some(floor_period)) = (stated.period, floor.period) else {
        return Err("The time for which it is paid is not stated.");
    };
    let in_a_year = |amount: Amount| yearly(amount, period, weights);
    let floor = least(floor).map_or(0, |amount| yearly(amount, floor_period, weights));
    Reach::of(stated.min.map(in_a_year), stated.max.map(in_a_year), floor)
        .ok_or("It starts below, and no upper end is stated.")
}
