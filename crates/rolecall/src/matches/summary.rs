//! A match in a few lines for a terminal: what speaks for it, what is open and what stands against it.

use matching::{Chance, Criterion, Match, Reason, Side, State};

use crate::card::{Card, joined};
use crate::output::count;

/// How many questions a summary asks; the receipt asks them all.
const QUESTIONS: usize = 2;

/// How many skills a row of a summary names; the receipt names them all.
const SKILLS: usize = 10;

/// Which side of its matches a list ranks, and so names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ranked {
    /// Postings for one person.
    Postings,
    /// People for one posting. A match does not say who they are, so each is named by its file.
    People,
}

/// One match.
pub(super) fn card(one: &Match, ranked: Ranked) -> Card {
    let mut card = Card::new(&heading(one, ranked));
    card.row("score", Some(scores(one)));
    card.row("fits", of_state(one, State::Satisfied));
    card.row("in part", of_state(one, State::Partly));
    card.row("not known", of_state(one, State::Unknown));
    for reason in one.reasons.iter().filter(|reason| reason.state == State::Violated) {
        card.row("excluded by", Some(reason.text.clone()));
    }
    for question in one.questions.iter().take(QUESTIONS) {
        card.row("ask", Some(question.clone()));
    }
    card
}

/// `3. Site Engineer at Quarry & Quill, excluded`.
pub(super) fn heading(one: &Match, ranked: Ranked) -> String {
    let excluded = if one.excluded { ", excluded" } else { "" };
    let what = match ranked {
        Ranked::People => one.person_source.file.clone(),
        Ranked::Postings => {
            let title = one.posting.title.as_deref().unwrap_or("(no title stated)");
            let employer = one.posting.employer.as_ref().map(|employer| format!(" at {}", employer.name));
            format!("{title}{}", employer.unwrap_or_default())
        }
    };
    format!("{}. {what}{excluded}", one.rank)
}

/// `0.81: team 0.90 (862 of 1000 points), person 0.90 (850 of 1000)`; `unknown` where nothing is known.
pub(super) fn scores(one: &Match) -> String {
    let side = |known: bool, chance: Chance, points: u16| {
        if known { format!("{} ({points} of 1000 points)", decimal(chance)) } else { "unknown".to_owned() }
    };
    let both = if one.known.team || one.known.person { decimal(one.score) } else { "unknown".to_owned() };
    let team = side(one.known.team, one.team, one.points.team);
    let person = side(one.known.person, one.person, one.points.person);
    format!("{both}: team {team}, person {person}")
}

/// Two digits after the point.
pub(super) fn decimal(chance: Chance) -> String {
    let hundredths = (chance.ppm() + 5_000) / 10_000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn of_state(one: &Match, state: State) -> Option<String> {
    let of_state = one.reasons.iter().filter(|reason| reason.state == state);
    let is_skill = |reason: &&Reason| reason.criterion == Criterion::Skills && reason.about.is_some();
    let (skills, others): (Vec<&Reason>, Vec<&Reason>) = of_state.partition(is_skill);
    let named = skills.iter().take(SKILLS).map(|reason| name(reason));
    let unnamed = skills.len().saturating_sub(SKILLS);
    let unnamed = (unnamed > 0).then(|| count(unnamed, "more skill", "more skills"));
    joined(", ", named.chain(unnamed).chain(others.into_iter().map(name)))
}

fn name(reason: &Reason) -> String {
    match (&reason.about, reason.criterion, reason.side) {
        (Some(about), _, _) => about.clone(),
        (None, Criterion::Skills, _) => "skills that are not named".to_owned(),
        (None, Criterion::Title, Side::Person) => "title wished for".to_owned(),
        (None, Criterion::BlockedEmployer, _) => "who the employer is".to_owned(),
        (None, criterion, _) => criterion.to_string(),
    }
}
