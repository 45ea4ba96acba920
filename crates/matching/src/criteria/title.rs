//! Titles compared through the occupations that they may mean.

use std::cmp::Reverse;

use talent::vocabulary::OccupationId;

use super::Pair;
use crate::need::TitleMeaning;
use crate::offer::{HeldTitle, Proof};
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::titles::{Likeness, Meaning};
use crate::weights::{Permille, TitleRules, product};

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

/// What the titles of a record earn at most of which none is liker than this; `None` where it shows none.
pub(crate) fn most_held(likeness: Option<Permille>, prior: Permille) -> Verdict {
    likeness.map_or(Verdict::unknown(prior), |share| Verdict::partly(share.max(prior)))
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
    let asked = Meaning::of(&needed.value, rules);
    let like = |held: &HeldTitle| Likeness::of(&Meaning::of(&held.meaning, rules), &asked, slot.prior, alike_in(pair));
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
    let asked = Meaning::of(&offered.value, rules);
    let like = |wish| Some((wish, Likeness::of(&Meaning::of(wish, rules), &asked, slot.prior, alike_in(pair))?));
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
