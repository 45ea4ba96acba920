//! How remote the work is against the wish.

use talent::{Remote, RemoteWish};

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, State, Verdict};
use crate::weights::{Permille, RemoteRules};

pub(crate) fn judge(mode: Option<Remote>, wish: Option<RemoteWish>, rules: RemoteRules, prior: Permille) -> Verdict {
    let Some(wish) = wish else { return Verdict::unknown(prior) };
    let Some(mode) = mode else {
        return if wish == RemoteWish::Any { Verdict::SATISFIED } else { Verdict::unknown(prior) };
    };
    match (wish, mode) {
        (RemoteWish::Any, _)
        | (RemoteWish::Only | RemoteWish::Preferred, Remote::Only | Remote::Allowed)
        | (RemoteWish::No, Remote::No | Remote::Allowed) => Verdict::SATISFIED,
        (RemoteWish::Preferred, Remote::Hybrid) => Verdict::partly(rules.preferred_but_hybrid),
        (RemoteWish::Preferred, Remote::No) => Verdict::partly(rules.preferred_but_on_site),
        (RemoteWish::No, Remote::Hybrid) => Verdict::partly(rules.office_but_hybrid),
        (RemoteWish::Only, Remote::Hybrid | Remote::No) | (RemoteWish::No, Remote::Only) => Verdict::VIOLATED,
    }
}

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let at_need = Quotes::posting(&pair.need.remote_spans);
    let Some(wish) = &pair.offer.remote else {
        let question = "To the person: would you work remotely, in an office, or either?".to_owned();
        return slot.unknown("No wish about remote work is stated.".to_owned(), Some(question), at_need);
    };
    let evidence = at_need.and(&wish.proof);
    let mode = pair.need.workplace.remote;
    let verdict = judge(mode, Some(wish.value), pair.weights.remote, slot.prior);
    let Some(mode) = mode else {
        if verdict.state == State::Unknown {
            let question = "To the team: can the work be done remotely?".to_owned();
            let text = "The post does not say whether the work is remote.".to_owned();
            return slot.unknown(text, Some(question), evidence);
        }
        return slot.known(verdict, "Remote or not, either is fine.".to_owned(), evidence);
    };
    let (work, wished) = (spoken_mode(mode), spoken_wish(wish.value));
    let text = match verdict.state {
        State::Violated => format!(
            "The work is {work}; wished for: {wished}. With another wish about remote work this would not exclude."
        ),
        _ => format!("The work is {work}; wished for: {wished}."),
    };
    slot.known(verdict, text, evidence)
}

fn spoken_mode(mode: Remote) -> &'static str {
    match mode {
        Remote::No => "on site",
        Remote::Hybrid => "partly on site",
        Remote::Allowed => "remote if wanted",
        Remote::Only => "remote only",
    }
}

fn spoken_wish(wish: RemoteWish) -> &'static str {
    match wish {
        RemoteWish::Only => "remote only",
        RemoteWish::Preferred => "rather remote",
        RemoteWish::Any => "either",
        RemoteWish::No => "not remote",
    }
}
