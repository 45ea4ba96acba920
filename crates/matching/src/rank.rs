//! Ranked matches: exact, and the same bytes whatever the order of the input.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;

use crate::chance::Chance;
use crate::opening::{Opening, Person, PersonSource, PostingCard};
use crate::receipt::{Reason, Sides, State};
use crate::score::{Receipt, score};
use crate::tally::Grade;
use crate::weights::Weights;

/// A pair with its score for each side and the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// From 1.
    pub rank: usize,
    /// The chance that both say yes.
    pub score: Chance,
    /// The chance of the team's yes.
    pub team: Chance,
    /// The chance of the person's yes.
    pub person: Chance,
    /// The sum of each side's points.
    pub points: Sides<u16>,
    /// Whether anything at all is known on each side; where nothing is, a screen says "unknown" instead of that side's chance.
    pub known: Sides<bool>,
    /// A constraint is violated; such pairs follow all others.
    pub excluded: bool,
    /// The posting.
    pub posting: PostingCard,
    /// The person.
    pub person_source: PersonSource,
    /// Why, the team's side first.
    pub reasons: Vec<Reason>,
    /// What would settle the unknown, the weightiest first.
    pub questions: Vec<String>,
}

/// Every opening for one person, best first; the excluded follow all others, in the same order.
pub fn rank_postings(person: &Person, openings: &[Opening], weights: &Weights, vocabulary: &Vocabulary) -> Vec<Match> {
    ranked(openings.iter().map(|opening| pair(opening, person, weights, vocabulary)).collect())
}

/// Every person for one opening, best first; the excluded follow all others, in the same order.
pub fn rank_people(opening: &Opening, people: &[Person], weights: &Weights, vocabulary: &Vocabulary) -> Vec<Match> {
    ranked(people.iter().map(|person| pair(opening, person, weights, vocabulary)).collect())
}

/// One pair, not yet numbered.
pub(crate) fn pair(opening: &Opening, person: &Person, weights: &Weights, vocabulary: &Vocabulary) -> Match {
    let receipt = score(&opening.need, &person.offer, person.standing(opening), weights, vocabulary);
    let Receipt { score, chances, points, known, excluded, reasons, questions } = receipt;
    Match {
        rank: 0,
        score,
        team: chances.team,
        person: chances.person,
        points,
        known,
        excluded,
        posting: opening.card.clone(),
        person_source: person.source.clone(),
        reasons,
        questions,
    }
}

/// Puts matches in order and numbers them.
pub(crate) fn ranked(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by(order);
    for (at, one) in matches.iter_mut().enumerate() {
        one.rank = at + 1;
    }
    matches
}

/// Score first; then points, what is known, the sources, and at last every byte, so that the order of the input cannot matter.
fn order(a: &Match, b: &Match) -> Ordering {
    let of_posting = |one: &Match| (one.posting.source.start, one.posting.source.end);
    a.grade()
        .cmp(&b.grade())
        .then_with(|| a.posting.source.file.cmp(&b.posting.source.file))
        .then_with(|| of_posting(a).cmp(&of_posting(b)))
        .then_with(|| a.person_source.file.cmp(&b.person_source.file))
        .then_with(|| bytes(a).cmp(&bytes(b)))
}

impl Match {
    fn grade(&self) -> Grade {
        let known = self.reasons.iter().filter(|reason| reason.state != State::Unknown).count();
        let known = u16::try_from(known).unwrap_or(u16::MAX);
        Grade::of(self.excluded, self.score, self.points.team + self.points.person, known)
    }
}

fn bytes(one: &Match) -> Vec<u8> {
    let unnumbered = Match { rank: 0, ..one.clone() };
    serde_json::to_vec(&unnumbered).expect("a match is made of numbers, texts and lists")
}
