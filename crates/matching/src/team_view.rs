//! What a team may see of a match: its own side with every reason, the person's side as one sum.

use crate::rank::{Match, ranked};
use crate::receipt::{Criterion, Side, State};
use crate::score::questions;

impl Match {
    /// The match as the team may see it: no reason, effect, question or exclusion of the person's side that could tell a pay floor or a
    /// block list. `None` where the person blocks the employer: for it, they are not there.
    #[must_use]
    pub fn for_team(mut self) -> Option<Self> {
        let hidden = |criterion| matches!(criterion, Criterion::Pay | Criterion::BlockedEmployer);
        let violated = |criterion| {
            let is = |r: &&crate::Reason| r.criterion == criterion && r.state == State::Violated;
            self.reasons.iter().find(is).is_some()
        };
        if violated(Criterion::BlockedEmployer) {
            return None;
        }
        self.excluded = self.reasons.iter().any(|r| r.state == State::Violated && !hidden(r.criterion));
        self.reasons.retain(|reason| reason.side == Side::Team);
        self.questions = questions(&self.reasons);
        Some(self)
    }
}

/// A ranking as the team may see it, numbered anew: a person whom only pay keeps out stands where their score puts them.
pub fn ranking_for_team(matches: Vec<Match>) -> Vec<Match> {
    ranked(matches.into_iter().filter_map(Match::for_team).collect())
}
