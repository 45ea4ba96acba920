//! How remote the work is against the wish.

use talent::{Remote, RemoteWish};

use super::Pair;
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::WHOLE;

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let at_need = Quotes::posting(pair.need.remote.as_ref().map_or(&[][..], |remote| &remote.spans));
    let Some(wish) = &pair.offer.remote else {
        let question = "To the person: would you work remotely, in an office, or either?".to_owned();
        return slot.unknown("No wish about remote work is stated.".to_owned(), Some(question), at_need);
    };
    let evidence = at_need.and(&wish.proof);
    let Some(mode) = pair.need.remote.as_ref().map(|remote| remote.value) else {
        if wish.value == RemoteWish::Any {
            return slot.known(State::Satisfied, WHOLE, "Remote or not, either is fine.".to_owned(), evidence);
        }
        let question = "To the team: can the work be done remotely?".to_owned();
        return slot.unknown("The post does not say whether the work is remote.".to_owned(), Some(question), evidence);
    };
    let rules = pair.weights.remote;
    let (state, share) = match (wish.value, mode) {
        (RemoteWish::Any, _)
        | (RemoteWish::Only | RemoteWish::Preferred, Remote::Only | Remote::Allowed)
        | (RemoteWish::No, Remote::No | Remote::Allowed) => (State::Satisfied, WHOLE),
        (RemoteWish::Preferred, Remote::Hybrid) => (State::Partly, rules.preferred_but_hybrid),
        (RemoteWish::Preferred, Remote::No) => (State::Partly, rules.preferred_but_on_site),
        (RemoteWish::No, Remote::Hybrid) => (State::Partly, rules.office_but_hybrid),
        (RemoteWish::Only, Remote::Hybrid | Remote::No) | (RemoteWish::No, Remote::Only) => (State::Violated, 0),
    };
    let (work, wished) = (spoken_mode(mode), spoken_wish(wish.value));
    let text = match state {
        State::Violated => format!(
            "The work is {work}; wished for: {wished}. With another wish about remote work this would not exclude."
        ),
        _ => format!("The work is {work}; wished for: {wished}."),
    };
    slot.known(state, share, text, evidence)
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
