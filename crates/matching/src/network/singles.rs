//! The criteria that are judged as one: the verdicts of a pair and what they come to.

use super::rows::{PersonMaxima, TeamMaxima};
use crate::criteria::employer::{Standing, judge_standing};
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::weights::{Permille, Weights};

/// The verdicts of a pair on every criterion that is judged as one.
pub(super) struct Singles {
    pub(super) experience: Verdict,
    pub(super) title_held: Verdict,
    pub(super) start: Verdict,
    pub(super) education: Verdict,
    pub(super) pay: Verdict,
    pub(super) place: Verdict,
    pub(super) remote: Verdict,
    pub(super) title_wished: Verdict,
    pub(super) employer: Verdict,
    pub(super) standing: Standing,
}

impl Singles {
    pub(super) fn add_to(&self, tally: &mut Tally, team: TeamMaxima, person: PersonMaxima) {
        tally.add(Side::Team, Criterion::Experience, self.experience, team.experience);
        tally.add(Side::Team, Criterion::Title, self.title_held, team.title);
        tally.add(Side::Team, Criterion::Start, self.start, team.start);
        tally.add(Side::Team, Criterion::Education, self.education, team.education);
        tally.add(Side::Person, Criterion::Pay, self.pay, person.pay);
        tally.add(Side::Person, Criterion::Place, self.place, person.place);
        tally.add(Side::Person, Criterion::Remote, self.remote, person.remote);
        tally.add(Side::Person, Criterion::Title, self.title_wished, person.title);
        tally.add(Side::Person, Criterion::Employer, self.employer, person.employer);
        if let Some(verdict) = judge_standing(self.standing) {
            tally.add(Side::Person, Criterion::BlockedEmployer, verdict, 0);
        }
    }
}

/// What each criterion contributes while it is unknown.
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
