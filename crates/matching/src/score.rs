//! From two sides to a receipt: the findings, their sums, the chances and the effects.

use std::cmp::Reverse;

use talent::vocabulary::Vocabulary;

use crate::chance::Chance;
use crate::criteria::employer::Standing;
use crate::criteria::{Pair, findings};
use crate::need::Need;
use crate::offer::Offer;
use crate::receipt::{Criterion, Finding, Reason, Side, Sides, State};
use crate::tally::{Tally, chances};
use crate::weights::Weights;

/// How many questions a match asks at most: the ones on which most hangs.
const QUESTIONS_MAX: usize = 6;

/// How many skills one question names at most: the ones on which most hangs.
const SKILLS_ASKED_MAX: usize = 8;

/// What a pair scores and why, without saying who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The chance that both say yes.
    pub score: Chance,
    /// The chance of each side's yes.
    pub chances: Sides<Chance>,
    /// The sum of each side's points.
    pub points: Sides<u16>,
    /// Whether anything at all is known on each side. Where nothing is, a screen says "unknown" instead of the chance.
    pub known: Sides<bool>,
    /// A constraint is violated.
    pub excluded: bool,
    /// Every reason, the team's first.
    pub reasons: Vec<Reason>,
    /// What would settle the unknown, the weightiest first.
    pub questions: Vec<String>,
}

/// Scores one pair.
pub fn score(need: &Need, offer: &Offer, standing: Standing, weights: &Weights, vocabulary: &Vocabulary) -> Receipt {
    let findings = findings(Pair { need, offer, standing: &standing, weights, vocabulary });
    let mut tally = Tally::default();
    for finding in &findings {
        tally.count(finding.side, finding.criterion, finding.verdict, finding.points_max);
    }
    let (chances, score) = chances(tally.points(), weights);
    let reasons: Vec<Reason> = findings.into_iter().map(|finding| reason(finding, tally, score, weights)).collect();
    Receipt {
        score,
        chances,
        points: tally.points(),
        known: Sides { team: tally.known().team > 0, person: tally.known().person > 0 },
        excluded: tally.is_excluded(),
        questions: questions(&reasons),
        reasons,
    }
}

/// The score if one reason of `side` earned `points` instead of `earned`.
fn score_if(sums: Sides<u16>, side: Side, earned: u16, points: u16, weights: &Weights) -> Chance {
    let points = match side {
        Side::Team => Sides { team: sums.team - earned + points, ..sums },
        Side::Person => Sides { person: sums.person - earned + points, ..sums },
    };
    chances(points, weights).1
}

fn reason(finding: Finding, tally: Tally, score: Chance, weights: &Weights) -> Reason {
    let Finding { side, criterion, about, verdict, points_max, text, question, evidence } = finding;
    let points = verdict.points(points_max);
    let without = score_if(tally.points(), side, points, 0, weights);
    let with_all = || score_if(tally.points(), side, points, points_max, weights);
    Reason {
        side,
        criterion,
        about,
        state: verdict.state,
        points,
        points_max,
        effect: score.change_to(without),
        range: (verdict.state == State::Unknown).then(|| [without, with_all()]),
        text,
        question,
        evidence,
        words: None,
    }
}

/// `Go, Rust or Helm`; of very many skills the weightiest and how many others there are.
fn weightiest(mut skills: Vec<(u32, &str)>) -> String {
    let others = skills.len().saturating_sub(SKILLS_ASKED_MAX);
    if others > 0 {
        skills.sort_by_key(|&(width, _)| Reverse(width));
        skills.truncate(SKILLS_ASKED_MAX);
    }
    let mut names: Vec<String> = skills.into_iter().map(|(_, name)| name.to_owned()).collect();
    if others > 0 {
        names.push(format!("{others} more skills"));
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The questions of the unknown reasons, those first on whose answer the score depends most; all skills are asked for at once.
pub(crate) fn questions(reasons: &[Reason]) -> Vec<String> {
    let mut asked: Vec<(u32, usize, String)> = Vec::new();
    let mut skills: Vec<(u32, &str)> = Vec::new();
    let mut skills_at = 0;
    for (at, reason) in reasons.iter().enumerate() {
        let Some(question) = &reason.question else { continue };
        let width = reason.range.map_or(0, |[least, most]| most.ppm().saturating_sub(least.ppm()));
        match (reason.criterion, &reason.about) {
            (Criterion::Skills, Some(name)) => {
                if skills.is_empty() {
                    skills_at = at;
                }
                skills.push((width, name));
            }
            _ => asked.push((width, at, question.clone())),
        }
    }
    if !skills.is_empty() {
        let width = skills.iter().map(|(width, _)| width).sum();
        asked.push((width, skills_at, format!("To the person: have you worked with {}?", weightiest(skills))));
    }
    asked.sort_by_key(|&(width, at, _)| (Reverse(width), at));
    let mut questions: Vec<String> = Vec::new();
    for (_, _, question) in asked {
        if questions.len() < QUESTIONS_MAX && !questions.contains(&question) {
            questions.push(question);
        }
    }
    questions
}
