//! Titles compared through the occupations that they may mean.

use std::cmp::Reverse;

use super::Pair;
use crate::need::TitleMeaning;
use crate::offer::{HeldTitle, Proof};
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::{Permille, WHOLE, product};

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
    slot.known(state(best.likeness, rules.satisfied_from), share, text, at_need.and(&proof))
}

/// A title of the record, its likeness to the posting's, and what that counts after its recency.
struct Compared<'a> {
    held: &'a HeldTitle,
    likeness: Permille,
    counted: Permille,
}

fn compared<'a>(pair: Pair<'_>, held: &'a HeldTitle, needed: &TitleMeaning, prior: Permille) -> Option<Compared<'a>> {
    let likeness = likeness(pair, &held.meaning, needed, prior)?;
    let counted = product(likeness, pair.weights.titles.recency.share(held.months_ago));
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
    let like = |wish| likeness(pair, wish, &offered.value, slot.prior).map(|share| (wish, share));
    let Some((wish, share)) = pair.offer.titles_wished.iter().filter_map(like).rev().max_by_key(|&(_, share)| share)
    else {
        return uncompared(slot, &offered.value, false, at_need.and(&Proof::wish("titles")));
    };
    let text = spoken(pair, "The wishes", wish, &offered.value, share);
    let state = state(share, pair.weights.titles.satisfied_from);
    slot.known(state, share, text, at_need.and(&Proof::wish("titles")))
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

fn spoken(pair: Pair<'_>, whose: &str, title: &TitleMeaning, needed: &TitleMeaning, share: Permille) -> String {
    let label =
        |meaning: &TitleMeaning| meaning.occupations.first().and_then(|&(id, _)| pair.vocabulary.occupation_label(id));
    let (a, b) = (&title.written, &needed.written);
    if title.normalised == needed.normalised {
        return format!("{whose}: “{a}”, the same title as “{b}”.");
    }
    match (label(title), label(needed)) {
        (Some(one), Some(other)) if one == other => format!("{whose}: “{a}”, the same occupation as “{b}” ({one})."),
        (Some(one), Some(other)) => {
            format!("{whose}: “{a}” ({one}) is {} % like “{b}” ({other}).", share / 10)
        }
        _ => format!("{whose}: “{a}” is {} % like “{b}”.", share / 10),
    }
}

/// How alike two titles are; `None` where the vocabulary has no occupation for one of them and they are not the same words. As far as
/// the vocabulary is not sure of a title ("manager"), the prior counts.
fn likeness(pair: Pair<'_>, a: &TitleMeaning, b: &TitleMeaning, prior: Permille) -> Option<Permille> {
    if a.normalised == b.normalised {
        return Some(WHOLE);
    }
    if a.occupations.is_empty() || b.occupations.is_empty() {
        return None;
    }
    let alike = |x, y| pair.vocabulary.occupation_likeness(x, y).min(WHOLE);
    let mut pairs: Vec<(Permille, usize, usize)> = Vec::with_capacity(a.occupations.len() * b.occupations.len());
    for (i, &(x, _)) in a.occupations.iter().enumerate() {
        pairs.extend(b.occupations.iter().enumerate().map(|(j, &(y, _))| (alike(x, y), i, j)));
    }
    let (of_a, of_b) = (shares(a), shares(b));
    let sure = of_a.iter().sum::<u32>().min(of_b.iter().sum()).min(u32::from(WHOLE));
    let sure = u16::try_from(sure).expect("at most the whole");
    Some(product(carried(pairs, &of_a, &of_b), sure) + product(prior, WHOLE - sure))
}

fn shares(meaning: &TitleMeaning) -> Vec<u32> {
    meaning.occupations.iter().map(|&(_, share)| u32::from(share)).collect()
}

/// Carries the shares of one title to those of the other, the most alike occupations first; what arrives counts by its likeness.
/// Titles that mean the same occupations in the same shares come to the whole, however sure the vocabulary is of them.
fn carried(mut pairs: Vec<(Permille, usize, usize)>, a: &[u32], b: &[u32]) -> Permille {
    let (sum_a, sum_b): (u32, u32) = (a.iter().sum(), b.iter().sum());
    if sum_a == 0 || sum_b == 0 {
        return 0;
    }
    // Both sides in the same unit: each title's shares times the other's sum, so that both have `sum_a * sum_b` to carry.
    let mut left: Vec<u64> = a.iter().map(|&share| u64::from(share) * u64::from(sum_b)).collect();
    let mut room: Vec<u64> = b.iter().map(|&share| u64::from(share) * u64::from(sum_a)).collect();
    pairs.sort_by_key(|&(likeness, i, j)| (Reverse(likeness), i, j));
    let mut arrived = 0_u64;
    for (likeness, i, j) in pairs {
        let amount = left[i].min(room[j]);
        left[i] -= amount;
        room[j] -= amount;
        arrived += amount * u64::from(likeness);
    }
    u16::try_from(arrived / (u64::from(sum_a) * u64::from(sum_b))).expect("what arrives counts at most the whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &[u32], b: &[u32], likeness: &[(Permille, usize, usize)], expected: Permille) {
        assert_eq!(carried(likeness.to_vec(), a, b), expected);
    }

    #[test]
    fn the_same_occupations_in_the_same_shares_are_wholly_alike() {
        check(&[600, 300], &[600, 300], &[(1000, 0, 0), (200, 0, 1), (200, 1, 0), (1000, 1, 1)], 1000);
    }

    #[test]
    fn what_one_title_means_besides_counts_by_its_likeness() {
        check(&[1000], &[500, 500], &[(1000, 0, 0), (400, 0, 1)], 700);
        check(&[500, 500], &[1000], &[(1000, 0, 0), (400, 1, 0)], 700);
    }

    #[test]
    fn nothing_in_common_is_nothing() {
        check(&[800], &[900], &[(0, 0, 0)], 0);
        check(&[0], &[900], &[(1000, 0, 0)], 0);
    }
}
