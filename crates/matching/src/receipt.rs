//! Why a pair scored as it did: reasons with integer points, in the very numbers that made the score.

use std::fmt;

use serde::{Deserialize, Serialize};
use talent::Span;

use crate::chance::{Chance, Effect};
use crate::offer::Proof;
use crate::weights::{Permille, WHOLE, points};
use crate::words::Words;

/// Whose yes a reason is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// How well the person covers what the posting needs.
    Team,
    /// How well the posting meets what the person wishes.
    Person,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Team => "team",
            Self::Person => "person",
        })
    }
}

/// One value for each side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides<T> {
    /// Of the team.
    pub team: T,
    /// Of the person.
    pub person: T,
}

/// What a reason judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// One required skill (team).
    Skills,
    /// Total years (team).
    Experience,
    /// The title held against the posting's (team), the posting's against the titles wished for (person).
    Title,
    /// The notice period against the longest that the team waits for (team).
    Start,
    /// The level of a degree (team).
    Education,
    /// One certification (team).
    Certifications,
    /// One human language (team).
    Languages,
    /// Pay against the floor (person).
    Pay,
    /// Places against those wished for (person).
    Place,
    /// Remote mode against the wish (person).
    Remote,
    /// Size and stage of the employer (person).
    Employer,
    /// The employer is one that must never see this person (person). Carries no points.
    BlockedEmployer,
}

impl Criterion {
    pub(crate) const ALL: [Self; 12] = [
        Self::Skills,
        Self::Experience,
        Self::Title,
        Self::Start,
        Self::Education,
        Self::Certifications,
        Self::Languages,
        Self::Pay,
        Self::Place,
        Self::Remote,
        Self::Employer,
        Self::BlockedEmployer,
    ];
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Skills => "skills",
            Self::Experience => "experience",
            Self::Title => "title",
            Self::Start => "start",
            Self::Education => "education",
            Self::Certifications => "certifications",
            Self::Languages => "languages",
            Self::Pay => "pay",
            Self::Place => "place",
            Self::Remote => "remote",
            Self::Employer => "employer",
            Self::BlockedEmployer => "blocked_employer",
        })
    }
}

/// How a criterion stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Met.
    Satisfied,
    /// Met in part, or not met where that excludes nobody.
    Partly,
    /// Not met, and that excludes the pair.
    Violated,
    /// One side does not say; the published prior counts.
    Unknown,
}

/// The places that support a reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotes {
    /// Byte ranges of the posting's text.
    pub posting: Vec<Span>,
    /// Byte ranges of the résumé's text.
    pub resume: Vec<Span>,
    /// Members of the wishes, by their name in the JSON (`pay_floor`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wishes: Vec<String>,
}

impl Quotes {
    pub(crate) fn posting(spans: &[Span]) -> Self {
        Self { posting: spans.to_vec(), ..Self::default() }
    }

    pub(crate) fn and(mut self, proof: &Proof) -> Self {
        self.resume.extend_from_slice(&proof.resume);
        self.wishes.extend(proof.wishes.iter().map(|&member| member.to_owned()));
        self
    }
}

/// One line of a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Whose yes it is about.
    pub side: Side,
    /// What it judges.
    pub criterion: Criterion,
    /// The requirement where a criterion has several: the skill, certification or language as the posting names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How it stands.
    pub state: State,
    /// What it earns, in thousandths of its side's total weight.
    pub points: u16,
    /// What it could earn.
    pub points_max: u16,
    /// The change of the score when its points are taken away and nothing else changes.
    pub effect: Effect,
    /// Where it is unknown: the score if it turned out to earn nothing, and if it turned out to earn everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<[Chance; 2]>,
    /// One sentence. Words in quotation marks are the source's own.
    pub text: String,
    /// What would settle it, where it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Where it is written.
    pub evidence: Quotes,
    /// What is written there, once the texts were handed over to be quoted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Words>,
}

/// A judged criterion before the score is known.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) side: Side,
    pub(crate) criterion: Criterion,
    pub(crate) about: Option<String>,
    pub(crate) verdict: Verdict,
    pub(crate) points_max: u16,
    pub(crate) text: String,
    pub(crate) question: Option<String>,
    pub(crate) evidence: Quotes,
}

/// How a criterion stands and the share of its points that it earns: all that the score is made of. Receipts and rankings judge by the
/// same functions; a receipt adds the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) state: State,
    pub(crate) share: Permille,
}

impl Verdict {
    pub(crate) const SATISFIED: Self = Self { state: State::Satisfied, share: WHOLE };
    pub(crate) const VIOLATED: Self = Self { state: State::Violated, share: 0 };

    pub(crate) const fn partly(share: Permille) -> Self {
        Self { state: State::Partly, share }
    }

    /// What is not known earns its prior.
    pub(crate) const fn unknown(prior: Permille) -> Self {
        Self { state: State::Unknown, share: prior }
    }

    /// Satisfied from a share on, in part below it.
    pub(crate) const fn by_share(share: Permille, satisfied_from: Permille) -> Self {
        Self { state: if share >= satisfied_from { State::Satisfied } else { State::Partly }, share }
    }

    pub(crate) fn points(self, points_max: u16) -> u16 {
        points(points_max, self.share.min(WHOLE))
    }
}

/// The place of a finding in the receipt and what it can earn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) side: Side,
    pub(crate) criterion: Criterion,
    pub(crate) points_max: u16,
    pub(crate) prior: Permille,
}

impl Slot {
    /// A verdict with its words.
    pub(crate) fn known(self, verdict: Verdict, text: String, evidence: Quotes) -> Finding {
        Finding {
            side: self.side,
            criterion: self.criterion,
            about: None,
            verdict,
            points_max: self.points_max,
            text,
            question: None,
            evidence,
        }
    }

    /// Unknown: the prior, and what to ask.
    pub(crate) fn unknown(self, text: String, question: Option<String>, evidence: Quotes) -> Finding {
        Finding { question, ..self.known(Verdict::unknown(self.prior), text, evidence) }
    }
}
