//! Titles compared through what they mean, and the record as a whole beside them.

use std::cmp::Reverse;

use talent::vocabulary::OccupationId;

use super::Pair;
use crate::need::TitleMeaning;
use crate::offer::{HeldTitle, Proof};
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::titles::{Likeness, Meaning, Probe};
use crate::weights::{Permille, TitleRules, WHOLE, product};

/// A title of the record against the posting's: how alike they are, what that counts after its recency, and which of the titles it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) likeness: Permille,
    pub(crate) counted: Permille,
    pub(crate) at: usize,
}

/// What the titles of a record that count most earn together with the record as a whole, judged by the title that counts most; it comes
/// first in `compared` then. Where there is no title to compare, the prior stands in for them; where nothing is known of the whole, the
/// titles count alone.
pub(crate) fn judge_held(
    compared: &mut [Compared],
    career: Option<Permille>,
    rules: &TitleRules,
    prior: Permille,
) -> Verdict {
    compared.sort_unstable_by_key(|one| (Reverse(one.counted), one.at));
    let career = career.map(|career| of_career(career, rules));
    let state = match (compared.first(), career) {
        (Some(best), _) => Verdict::by_share(best.likeness, rules.satisfied_from).state,
        (None, Some(career)) => Verdict::partly(career).state,
        (None, None) => return Verdict::unknown(prior),
    };
    let titles = compared.iter().zip(&rules.best_shares).map(|(one, &share)| product(one.counted, share)).sum();
    let titles = if compared.is_empty() { prior } else { titles };
    let share = career
        .map_or(titles, |career| product(titles, WHOLE - rules.career.share) + product(career, rules.career.share));
    Verdict { state, share }
}

/// What the titles of a record and the record as a whole earn at most; `shows` says whether there is anything of either.
pub(crate) fn most_held(shows: bool, prior: Permille) -> Verdict {
    if shows { Verdict::partly(WHOLE) } else { Verdict::unknown(prior) }
}

/// What a record earns that as a whole points this far to the title.
fn of_career(career: Permille, rules: &TitleRules) -> Permille {
    let earned = u32::from(career) * u32::from(WHOLE) / u32::from(rules.career.whole_from);
    u16::try_from(earned).map_or(WHOLE, |earned| earned.min(WHOLE))
}

/// What the best of the titles wished for earns; `None` where none could be compared.
pub(crate) fn judge_wished(likeness: Option<Permille>, rules: &TitleRules, prior: Permille) -> Verdict {
    likeness.map_or(Verdict::unknown(prior), |share| Verdict::by_share(share, rules.satisfied_from))
}

/// The titles that the record shows, and the record as a whole, against the posting's title.
pub(super) fn held(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(needed) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&needed.spans);
    let (rules, titles) = (&pair.weights.titles, &pair.offer.titles);
    let like = |held: &HeldTitle| Likeness::of(&held.meaning, &needed.value, alike_in(pair));
    let likenesses: Vec<Option<Likeness>> = titles.iter().map(like).collect();
    let compared = |(at, likeness): (usize, &Option<Likeness>)| {
        let (likeness, recency) = ((*likeness)?.share, rules.recency.share(titles[at].months_ago));
        Some(Compared { likeness, counted: product(likeness, recency), at })
    };
    let mut compared: Vec<Compared> = likenesses.iter().enumerate().filter_map(compared).collect();
    let career = Probe::of(Meaning::of(&needed.value)).share_of_career(&pair.offer.career.direction);
    let verdict = judge_held(&mut compared, career, rules, slot.prior);
    let best = compared.first().and_then(|best| Some((&titles[best.at], likenesses[best.at]?)));
    let mut said = Vec::new();
    let mut resume = Vec::new();
    if let Some((held, likeness)) = best {
        said.push(spoken(pair, "The record", &held.meaning, &needed.value, likeness));
        resume.clone_from(&held.spans);
    }
    if let Some(career) = career {
        said.push(format!("As a whole the record is {} % like “{}”.", career / 10, needed.value.written));
        resume.extend_from_slice(pair.offer.career.speaking_for(&needed.value.direction));
        resume.sort_unstable();
        resume.dedup();
    }
    if said.is_empty() {
        return uncompared(slot, &needed.value, titles.is_empty(), at_need);
    }
    slot.known(verdict, said.join(" "), at_need.and(&Proof { resume, wishes: None }))
}

/// The titles wished for against the posting's.
pub(super) fn wished(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(offered) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&offered.spans);
    if pair.offer.titles_wished.is_empty() {
        let question = "To the person: which titles are you looking for?".to_owned();
        return slot.unknown("No wish about titles is stated.".to_owned(), Some(question), at_need);
    }
    let like = |wish| Some((wish, Likeness::of(wish, &offered.value, alike_in(pair))?));
    let best = pair.offer.titles_wished.iter().filter_map(like).rev().max_by_key(|&(_, likeness)| likeness.share);
    let Some((wish, likeness)) = best else {
        return uncompared(slot, &offered.value, false, at_need.and(&Proof::wish("titles")));
    };
    let text = spoken(pair, "The wishes", wish, &offered.value, likeness);
    let verdict = judge_wished(Some(likeness.share), &pair.weights.titles, slot.prior);
    slot.known(verdict, text, at_need.and(&Proof::wish("titles")))
}

fn alike_in(pair: Pair<'_>) -> impl Fn(OccupationId, OccupationId) -> Permille {
    |one, other| pair.vocabulary.occupation_likeness(one, other)
}

fn no_title(slot: Slot) -> Finding {
    let question = "To the team: what is the job's title?".to_owned();
    slot.unknown("The post has no title.".to_owned(), Some(question), Quotes::default())
}

fn uncompared(slot: Slot, needed: &TitleMeaning, none_held: bool, evidence: Quotes) -> Finding {
    if none_held {
        let question = format!("To the person: have you worked as “{}” or under a like title?", needed.written);
        return slot.unknown("The record shows no title.".to_owned(), Some(question), evidence);
    }
    let question = format!("To the person: is “{}” what you do under another title?", needed.written);
    slot.unknown(format!("No occupation is known for both sides of “{}”.", needed.written), Some(question), evidence)
}

fn spoken(pair: Pair<'_>, whose: &str, title: &TitleMeaning, needed: &TitleMeaning, likeness: Likeness) -> String {
    let (a, b) = (&title.written, &needed.written);
    let Some((one, other)) = likeness.by else { return format!("{whose}: “{a}”, the same title as “{b}”.") };
    let label = |id| pair.vocabulary.occupation_label(id).unwrap_or("an occupation without a name");
    if one == other {
        return format!("{whose}: “{a}” and “{b}” may both mean {}; {} % alike.", label(one), likeness.share / 10);
    }
    format!("{whose}: “{a}” ({}) is {} % like “{b}” ({}).", label(one), likeness.share / 10, label(other))
}
