//! A match with its whole receipt for a terminal: every reason with its points, its effect and the words that support it.

use std::io::{self, Write};

use matching::{Match, Reason, State};

use super::summary::{heading, scores};
use crate::card::Card;

/// Writes one match and an empty line.
pub(super) fn write(out: &mut dyn Write, one: &Match) -> io::Result<()> {
    let mut card = Card::new(&heading(one));
    card.row("score", Some(scores(one)));
    for reason in &one.reasons {
        card.row(label(reason), Some(line(reason)));
    }
    for question in &one.questions {
        card.row("ask", Some(question.clone()));
    }
    card.write(out)
}

fn label(reason: &Reason) -> &'static str {
    match reason.state {
        State::Satisfied => "+ fits",
        State::Partly => "~ in part",
        State::Violated => "- excluded by",
        State::Unknown => "? not known",
    }
}

/// `team 120 of 120 points, effect -0.214: …`
fn line(reason: &Reason) -> String {
    let Reason { side, points, points_max, effect, text, .. } = reason;
    let ppm = effect.ppm();
    let effect = format!("{}0.{:03}", if ppm < 0 { "-" } else { "" }, ppm.unsigned_abs() / 1000);
    format!("{text} ({side}, {points} of {points_max} points, effect {effect})")
}
