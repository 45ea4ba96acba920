//! Titles compared through the occupations that they may mean.

use std::cmp::Reverse;

use talent::vocabulary::OccupationId;

use super::Pair;
use crate::need::TitleMeaning;
use crate::offer::{HeldTitle, Proof};
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::{Permille, WHOLE, on_the_way, product};

/// The titles that the record shows against the posting's.
pub(super) fn held(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(needed) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&needed.spans);
    let rules = &pair.weights.titles;
    let mut compared: Vec<Compared<'_>> =
        pair.offer.titles.iter().filter_map(|held| compared(pair, held, &needed.value, slot.prior)).collect();
    compared.sort_by_key(|one| Reverse(one.counted));
    let Some(best) = compared.first() else {
        return uncompared(slot, &needed.value, pair.offer.titles.is_empty(), at_need);
    };
    let share = compared.iter().zip(&rules.best_shares).map(|(one, &share)| product(one.counted, share)).sum();
    let proof = Proof { resume: best.held.spans.clone(), wishes: None };
    let text = spoken(pair, "The record", &best.held.meaning, &needed.value, best.likeness);
    slot.known(state(best.likeness.share, rules.satisfied_from), share, text, at_need.and(&proof))
}

/// A title of the record, its likeness to the posting's, and what that counts after its recency.
struct Compared<'a> {
    held: &'a HeldTitle,
    likeness: Likeness,
    counted: Permille,
}

fn compared<'a>(pair: Pair<'_>, held: &'a HeldTitle, needed: &TitleMeaning, prior: Permille) -> Option<Compared<'a>> {
    let likeness = likeness(pair, &held.meaning, needed, prior)?;
    let counted = product(likeness.share, pair.weights.titles.recency.share(held.months_ago));
    Some(Compared { held, likeness, counted })
}

/// The titles wished for against the posting's.
pub(super) fn wished(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(offered) = &pair.need.title else { return no_title(slot) };
    let at_need = Quotes::posting(&offered.spans);
    if pair.offer.titles_wished.is_empty() {
        let question = "To the person: which titles are you looking for?".to_owned();
        return slot.unknown("No wish about titles is stated.".to_owned(), Some(question), at_need);
    }
    let like = |wish| likeness(pair, wish, &offered.value, slot.prior).map(|likeness| (wish, likeness));
    let best = pair.offer.titles_wished.iter().filter_map(like).rev().max_by_key(|&(_, likeness)| likeness.share);
    let Some((wish, likeness)) = best else {
        return uncompared(slot, &offered.value, false, at_need.and(&Proof::wish("titles")));
    };
    let text = spoken(pair, "The wishes", wish, &offered.value, likeness);
    let state = state(likeness.share, pair.weights.titles.satisfied_from);
    slot.known(state, likeness.share, text, at_need.and(&Proof::wish("titles")))
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

fn state(share: Permille, satisfied_from: Permille) -> State {
    if share >= satisfied_from { State::Satisfied } else { State::Partly }
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
struct Likeness {
    share: Permille,
    /// `None` where the titles are the same words.
    by: Option<(OccupationId, OccupationId)>,
}

/// `None` where the vocabulary has no occupation for one of the titles and they are not the same words. As far as the vocabulary is not
/// sure of a title, because it means too much ("manager") or is near a known one only, the prior counts.
fn likeness(pair: Pair<'_>, a: &TitleMeaning, b: &TitleMeaning, prior: Permille) -> Option<Likeness> {
    if a.normalised == b.normalised {
        return Some(Likeness { share: WHOLE, by: None });
    }
    let alike = |x, y| pair.vocabulary.occupation_likeness(x, y);
    let (share, by) = most_alike(&a.occupations, &b.occupations, alike)?;
    let vague = pair.weights.titles.vague;
    let sum = |meaning: &TitleMeaning| meaning.occupations.iter().map(|&(_, share)| u64::from(share)).sum::<u64>();
    let clear = on_the_way(vague.least, sum(a).min(sum(b)), u64::from(vague.sure_from));
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
