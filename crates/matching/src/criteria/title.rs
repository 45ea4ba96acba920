//! Titles compared through the occupations that they may mean.

use std::cmp::Reverse;

use talent::vocabulary::OccupationId;

use super::Pair;
use crate::need::TitleMeaning;
use crate::offer::{HeldTitle, Proof};
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::weights::{Permille, TitleRules, WHOLE, on_the_way, product};

/// A title of the record against the posting's: how alike they are, what that counts after its recency, and which of the titles it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) likeness: Permille,
    pub(crate) counted: Permille,
    pub(crate) at: usize,
}

/// What the titles of a record that count most earn together, judged by the one that counts most; it comes first in `compared` then.
pub(crate) fn judge_held(compared: &mut [Compared], rules: &TitleRules, prior: Permille) -> Verdict {
    compared.sort_unstable_by_key(|one| (Reverse(one.counted), one.at));
    let Some(best) = compared.first() else { return Verdict::unknown(prior) };
    let state = Verdict::by_share(best.likeness, rules.satisfied_from).state;
    let share = compared.iter().zip(&rules.best_shares).map(|(one, &share)| product(one.counted, share)).sum();
    Verdict { state, share }
}

/// What the best of the titles wished for earns; `None` where none could be compared.
pub(crate) fn judge_wished(likeness: Option<Permille>, rules: &TitleRules, prior: Permille) -> Verdict {
    likeness.map_or(Verdict::unknown(prior), |share| Verdict::by_share(share, rules.satisfied_from))
}

/// The titles that the record shows against the posting's.
pub(super) fn held(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(needed) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&needed.spans);
    let rules = &pair.weights.titles;
    let titles = &pair.offer.titles;
    let like = |held: &HeldTitle| likeness(&held.meaning, &needed.value, slot.prior, rules, alike_in(pair));
    let likenesses: Vec<Option<Likeness>> = titles.iter().map(like).collect();
    let compared = |(at, likeness): (usize, &Option<Likeness>)| {
        let (likeness, recency) = ((*likeness)?.share, rules.recency.share(titles[at].months_ago));
        Some(Compared { likeness, counted: product(likeness, recency), at })
    };
    let mut compared: Vec<Compared> = likenesses.iter().enumerate().filter_map(compared).collect();
    let verdict = judge_held(&mut compared, rules, slot.prior);
    let best = compared.first().and_then(|best| Some((&titles[best.at], likenesses[best.at]?)));
    let Some((held, likeness)) = best else {
        return uncompared(slot, &needed.value, titles.is_empty(), at_need);
    };
    let proof = Proof { resume: held.spans.clone(), wishes: None };
    let text = spoken(pair, "The record", &held.meaning, &needed.value, likeness);
    slot.known(verdict, text, at_need.and(&proof))
}

/// The titles wished for against the posting's.
pub(super) fn wished(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(offered) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&offered.spans);
    if pair.offer.titles_wished.is_empty() {
        let question = "To the person: which titles are you looking for?".to_owned();
        return slot.unknown("No wish about titles is stated.".to_owned(), Some(question), at_need);
    }
    let rules = &pair.weights.titles;
    let like = |wish| Some((wish, likeness(wish, &offered.value, slot.prior, rules, alike_in(pair))?));
    let best = pair.offer.titles_wished.iter().filter_map(like).rev().max_by_key(|&(_, likeness)| likeness.share);
    let Some((wish, likeness)) = best else {
        return uncompared(slot, &offered.value, false, at_need.and(&Proof::wish("titles")));
    };
    let text = spoken(pair, "The wishes", wish, &offered.value, likeness);
    let verdict = judge_wished(Some(likeness.share), rules, slot.prior);
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

/// How alike two titles are, and the occupations by which they are.
#[derive(Clone, Copy)]
pub(crate) struct Likeness {
    pub(crate) share: Permille,
    /// `None` where the titles are the same words.
    by: Option<(OccupationId, OccupationId)>,
}

/// `None` where the vocabulary has no occupation for one of the titles and they are not the same words. As far as the vocabulary is not
/// sure of a title, because it means too much ("manager") or is near a known one only, the prior counts. `alike` says how alike two
/// occupations are.
pub(crate) fn likeness(
    a: &TitleMeaning,
    b: &TitleMeaning,
    prior: Permille,
    rules: &TitleRules,
    alike: impl Fn(OccupationId, OccupationId) -> Permille,
) -> Option<Likeness> {
    if a.normalised == b.normalised {
        return Some(Likeness { share: WHOLE, by: None });
    }
    let (share, by) = most_alike(&a.occupations, &b.occupations, alike)?;
    let sum = |meaning: &TitleMeaning| meaning.occupations.iter().map(|&(_, share)| u64::from(share)).sum::<u64>();
    let clear = on_the_way(rules.vague.least, sum(a).min(sum(b)), u64::from(rules.vague.sure_from));
    let sure = product(clear, a.confidence.min(b.confidence));
    Some(Likeness { share: product(share, sure) + product(prior, WHOLE - sure), by: Some(by) })
}

/// The two occupations by which the titles are most alike: how alike they are, times the mean of how likely either title means its own,
/// compared with what it most likely means. `None` where a title has no occupation.
fn most_alike(
    a: &[(OccupationId, u16)],
    b: &[(OccupationId, u16)],
    alike: impl Fn(OccupationId, OccupationId) -> u16,
) -> Option<(Permille, (OccupationId, OccupationId))> {
    let likeliest = |occupations: &[(OccupationId, u16)]| occupations.iter().map(|&(_, share)| u32::from(share)).max();
    let (most_a, most_b) = (likeliest(a)?.max(1), likeliest(b)?.max(1));
    let mut best = None;
    for &(x, share_x) in a {
        for &(y, share_y) in b {
            let either = u32::from(share_x) * 1000 / most_a + u32::from(share_y) * 1000 / most_b;
            let mean = u16::try_from(either / 2).expect("the mean of two shares is a share");
            let share = product(mean, alike(x, y).min(WHOLE));
            if best.is_none_or(|(most, _)| share > most) {
                best = Some((share, (x, y)));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Occupations 1 and 2 are alike by 400.
    fn check(a: &[(u16, u16)], b: &[(u16, u16)], expected: Option<Permille>) {
        let meaning = |of: &[(u16, u16)]| of.iter().map(|&(id, share)| (OccupationId(id), share)).collect::<Vec<_>>();
        let alike = |x: OccupationId, y: OccupationId| match (x.0.min(y.0), x.0.max(y.0)) {
            (x, y) if x == y => 1000,
            (1, 2) => 400,
            _ => 0,
        };
        assert_eq!(most_alike(&meaning(a), &meaning(b), alike).map(|(share, _)| share), expected, "{a:?} and {b:?}");
    }

    #[test]
    fn titles_are_alike_by_what_both_may_mean() {
        check(&[(1, 900)], &[(1, 300)], Some(1000));
        check(&[(1, 900)], &[(2, 900)], Some(400));
        check(&[(1, 900)], &[(2, 600), (1, 300)], Some(750));
        check(&[(1, 900)], &[(3, 900)], Some(0));
        check(&[(1, 900)], &[], None);
        check(&[(1, 0)], &[(1, 0)], Some(0));
    }
}
