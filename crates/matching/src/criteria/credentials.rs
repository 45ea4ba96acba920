//! Certifications and human languages that the posting names, each a reason of its own. Those that it does not name are never looked at.

use super::Pair;
use crate::fold::{contains_words, folded};
use crate::need::Stated;
use crate::offer::Proven;
use crate::receipt::{Criterion, Finding, Quotes, Slot, State};
use crate::weights::{WHOLE, divided};

pub(super) fn find(pair: Pair<'_>, slot: Slot, findings: &mut Vec<Finding>) {
    let (asked, held) = match slot.criterion {
        Criterion::Certifications => (&pair.need.certifications, &pair.offer.certifications),
        _ => (&pair.need.languages, &pair.offer.languages),
    };
    let maxima = divided(slot.points_max, &vec![1; asked.len()]);
    for (one, points_max) in asked.iter().zip(maxima) {
        let finding = credential(Slot { points_max, ..slot }, one, held);
        findings.push(Finding { about: Some(one.value.clone()), ..finding });
    }
}

fn credential(slot: Slot, asked: &Stated<String>, held: &[Proven<String>]) -> Finding {
    let at_need = Quotes::posting(&asked.spans);
    let (name, words) = (&asked.value, folded(&asked.value));
    let fits = |one: &&Proven<String>| {
        let held = folded(&one.value);
        contains_words(&held, &words) || contains_words(&words, &held)
    };
    if let Some(one) = held.iter().find(fits) {
        let text = format!("{name} is asked for; the record shows “{}”.", one.value);
        return slot.known(State::Satisfied, WHOLE, text, at_need.and(&one.proof));
    }
    let question = match slot.criterion {
        Criterion::Certifications => format!("To the person: do you hold {name}?"),
        _ => format!("To the person: do you speak {name}?"),
    };
    slot.unknown(format!("{name} is asked for; the record does not show it."), Some(question), at_need)
}
