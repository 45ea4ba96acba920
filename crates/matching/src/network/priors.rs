//! What each criterion contributes while it is unknown.

use crate::receipt::{Criterion, Side};
use crate::weights::{Permille, Weights};

/// One prior for each criterion of a side.
#[derive(Clone, Copy)]
pub(super) struct Priors {
    pub(super) skills: Permille,
    pub(super) experience: Permille,
    pub(super) title_held: Permille,
    pub(super) start: Permille,
    pub(super) education: Permille,
    pub(super) certifications: Permille,
    pub(super) languages: Permille,
    pub(super) pay: Permille,
    pub(super) place: Permille,
    pub(super) remote: Permille,
    pub(super) title_wished: Permille,
    pub(super) employer: Permille,
}

impl Priors {
    pub(super) fn of(weights: &Weights) -> Self {
        let team = |criterion| weights.criterion(Side::Team, criterion).prior;
        let person = |criterion| weights.criterion(Side::Person, criterion).prior;
        Self {
            skills: team(Criterion::Skills),
            experience: team(Criterion::Experience),
            title_held: team(Criterion::Title),
            start: team(Criterion::Start),
            education: team(Criterion::Education),
            certifications: team(Criterion::Certifications),
            languages: team(Criterion::Languages),
            pay: person(Criterion::Pay),
            place: person(Criterion::Place),
            remote: person(Criterion::Remote),
            title_wished: person(Criterion::Title),
            employer: person(Criterion::Employer),
        }
    }
}
