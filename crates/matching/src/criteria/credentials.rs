//! Certifications and human languages that the posting names, each a reason of its own. Those that it does not name are never looked at.

use super::Pair;
use crate::fold::{contains_words, folded};
use crate::need::Stated;
use crate::offer::Proven;
use crate::receipt::{Criterion, Finding, Quotes, Slot, Verdict};
use crate::weights::{Permille, divided};

/// What each of so many credentials can earn of the criterion's points.
pub(crate) fn maxima(count: usize, points_max: u16) -> Vec<u16> {
    divided(points_max, &vec![1; count])
}

/// Whether what a record shows is what is asked for, both folded: one's words stand in the other.
pub(crate) fn fits(asked: &str, held: &str) -> bool {
    contains_words(held, asked) || contains_words(asked, held)
}

/// What a credential earns that a record shows or does not show.
pub(crate) const fn judge(is_shown: bool, prior: Permille) -> Verdict {
    if is_shown { Verdict::SATISFIED } else { Verdict::unknown(prior) }
}

pub(super) fn find(pair: Pair<'_>, slot: Slot, findings: &mut Vec<Finding>) {
    let (asked, held) = match slot.criterion {
        Criterion::Certifications => (&pair.need.certifications, &pair.offer.certifications),
        _ => (&pair.need.languages, &pair.offer.languages),
    };
    for (one, points_max) in asked.iter().zip(maxima(asked.len(), slot.points_max)) {
        let finding = credential(Slot { points_max, ..slot }, one, held);
        findings.push(Finding { about: Some(one.value.clone()), ..finding });
    }
}

fn credential(slot: Slot, asked: &Stated<String>, held: &[Proven<String>]) -> Finding {
    let at_need = Quotes::posting(&asked.spans);
    let (name, words) = (&asked.value, folded(&asked.value));
    let shown = held.iter().find(|one| fits(&words, &folded(&one.value)));
    if let Some(one) = shown {
        let text = format!("{name} is asked for; the record shows “{}”.", one.value);
        return slot.known(judge(true, slot.prior), text, at_need.and(&one.proof));
    }
    let question = match slot.criterion {
        Criterion::Certifications => format!("To the person: do you hold {name}?"),
        _ => format!("To the person: do you speak {name}?"),
    };
    slot.unknown(format!("{name} is asked for; the record does not show it."), Some(question), at_need)
}
