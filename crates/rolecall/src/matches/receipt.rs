//! A match with its whole receipt for a terminal: every reason with its points, its effect and the words that support it.

use matching::{Match, Reason, State};

use super::summary::{Ranked, heading, scores};
use crate::card::{Card, joined};

/// One match.
pub(super) fn card(one: &Match, ranked: Ranked) -> Card {
    let mut card = Card::new(&heading(one, ranked));
    card.row("score", Some(scores(one)));
    for reason in &one.reasons {
        card.row(label(reason), Some(line(reason)));
        if let Some(words) = &reason.words {
            card.row("  post says", quoted(&words.posting));
            card.row("  résumé says", quoted(&words.resume));
        }
    }
    for question in &one.questions {
        card.row("ask", Some(question.clone()));
    }
    card
}

fn label(reason: &Reason) -> &'static str {
    match reason.state {
        State::Satisfied => "+ fits",
        State::Partly => "~ in part",
        State::Violated => "- excluded by",
        State::Unknown => "? not known",
    }
}

/// The words of each place once, in quotation marks.
fn quoted(words: &[String]) -> Option<String> {
    let mut distinct: Vec<String> = Vec::new();
    for words in words {
        let quoted = format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "));
        if !distinct.contains(&quoted) {
            distinct.push(quoted);
        }
    }
    joined(", ", distinct.into_iter())
}

/// `Kubernetes: asked for, shown. (team, 120 of 120 points, effect -0.214)`
fn line(reason: &Reason) -> String {
    let Reason { side, points, points_max, effect, text, .. } = reason;
    let thousandths = effect.ppm().unsigned_abs() / 1000;
    let effect = format!("{}0.{thousandths:03}", if thousandths > 0 && effect.ppm() < 0 { "-" } else { "" });
    format!("{text} ({side}, {points} of {points_max} points, effect {effect})")
}
