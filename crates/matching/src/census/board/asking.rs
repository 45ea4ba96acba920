//! One person against what postings have in common: each different thing is judged once, when it is first met.

use super::full::Run;
use super::rows::{FullRow, Ranges};
use super::sections::Look;
use crate::census::full::{Rules, standing};
use crate::census::known::Tiny;
use crate::census::people::PersonRow;
use crate::census::postings::PostingRow;
use crate::criteria::employer::Standing;
use crate::criteria::{max_of, person_slots_where, team_slots_where};
use crate::receipt::{Criterion, Side, Sides, State, Verdict};
use crate::tally::chances;
use crate::weights::{WHOLE, Weights};

/// What each criterion can earn, which few facts of either side settle.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct Maxima {
    /// Of postings that do not and that do state a longest notice.
    pub(in crate::census) team: [TeamMaxima; 2],
    /// Of people who do not and who do wish for employers of some size.
    pub(in crate::census) person: [PersonMaxima; 2],
}

/// What each criterion besides the skills can earn on the team's side.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct TeamMaxima {
    pub(in crate::census) experience: u16,
    pub(in crate::census) title: u16,
    pub(in crate::census) start: u16,
}

/// What each criterion can earn on the person's side.
#[derive(Clone, Copy, Debug)]
pub(in crate::census) struct PersonMaxima {
    pub(in crate::census) pay: u16,
    pub(in crate::census) place: u16,
    pub(in crate::census) remote: u16,
    pub(in crate::census) title: u16,
    pub(in crate::census) employer: u16,
}

impl Maxima {
    pub(in crate::census) fn of(weights: &Weights) -> Self {
        let team = |is_notice_stated| {
            let slots = team_slots_where(weights, |one| one == Criterion::Start && is_notice_stated);
            let max = |criterion| max_of(&slots, criterion);
            TeamMaxima {
                experience: max(Criterion::Experience),
                title: max(Criterion::Title),
                start: max(Criterion::Start),
            }
        };
        let person = |wishes_for_sizes| {
            let slots = person_slots_where(weights, wishes_for_sizes);
            let max = |criterion| max_of(&slots, criterion);
            PersonMaxima {
                pay: max(Criterion::Pay),
                place: max(Criterion::Place),
                remote: max(Criterion::Remote),
                title: max(Criterion::Title),
                employer: max(Criterion::Employer),
            }
        };
        Self { team: [false, true].map(team), person: [false, true].map(person) }
    }
}

/// Verdicts by a number, each judged when it is first asked for.
struct Judged(Box<[Option<Verdict>]>);

impl Judged {
    fn of(count: usize) -> Self {
        Self(vec![None; count].into())
    }

    fn at(&mut self, number: usize, judge: impl FnOnce() -> Verdict) -> Verdict {
        *self.0[number].get_or_insert_with(judge)
    }
}

/// A person with their verdicts.
pub(in crate::census) struct Asking<'a> {
    person: &'a PersonRow,
    rules: Rules<'a>,
    team: [TeamMaxima; 2],
    max: PersonMaxima,
    years: Judged,
    pays: Judged,
    starts: Judged,
    /// By the mode's code; see [`Self::mode`].
    remote: [Verdict; MODES],
    titles: TitlePoints,
    /// By the occupation of the posting, where it was asked for last.
    of_occupation: Tiny,
}

/// Remote modes that are told apart.
pub(in crate::census) const MODES: usize = 5;

/// What the title of a posting earns: on the team's side without and with a longest notice, and on the person's.
#[derive(Clone, Copy)]
struct TitlePoints {
    team: [u16; 2],
    person: u16,
}

impl<'a> Asking<'a> {
    pub(in crate::census) fn of(person: &'a PersonRow, ranges: &Ranges, maxima: &Maxima, rules: Rules<'a>) -> Self {
        let mode = |code| PostingRow { remote: Tiny::of(code), ..PostingRow::default() };
        let mut this = Self {
            person,
            rules,
            team: maxima.team,
            max: maxima.person[usize::from(person.sizes != 0)],
            years: Judged::of(ranges.years().len()),
            pays: Judged::of(ranges.pays()),
            starts: Judged::of(usize::from(u8::MAX) + 1),
            remote: [0, 1, 2, 3, 4].map(|code| rules.remote(&mode(code), person)),
            titles: TitlePoints { team: [0; 2], person: 0 },
            of_occupation: Tiny::UNKNOWN,
        };
        this.titles = this.title_points(Tiny::UNKNOWN);
        this
    }

    /// The remote mode as a small number; the last one is for all that are not known.
    pub(in crate::census) fn mode(row: &PostingRow) -> u8 {
        row.remote.code().min(4)
    }

    /// How a remote mode suits; `None` for a violation.
    pub(in crate::census) fn remote(&self, mode: u8) -> Option<Verdict> {
        self.remote.get(usize::from(mode)).copied().filter(|verdict| verdict.state != State::Violated)
    }

    /// Who wishes for no place may be wherever a place is named.
    pub(in crate::census) const fn look(&self) -> Look {
        Look::at(if self.person.places == 0 { u64::MAX } else { self.person.places })
    }

    /// The score of a posting whose skills come to `skills`; `None` where a constraint is violated.
    pub(in crate::census) fn score(&mut self, posting: &FullRow, skills: u16) -> Option<u32> {
        let (rules, person, row) = (self.rules, self.person, &posting.row);
        if standing(row, person) == Standing::Blocked {
            return None;
        }
        if row.occupation != self.of_occupation {
            (self.titles, self.of_occupation) = (self.title_points(row.occupation), row.occupation);
        }
        let is_notice_stated = usize::from(row.notice_days_max.known().is_some());
        let team = self.team[is_notice_stated];
        let experience = self.years.at(posting.years as usize, || rules.experience(row, person));
        let start = self.starts.at(usize::from(row.notice_days_max.code()), || rules.start(row, person));
        let pay = self.pays.at(posting.pay as usize, || rules.pay(row, person));
        let place = rules.place(row, person);
        let remote = self.remote[usize::from(Self::mode(row))];
        if [experience, start, pay, place, remote].iter().any(|verdict| verdict.state == State::Violated) {
            return None;
        }
        let employer = if self.max.employer > 0 { rules.employer(row, person).points(self.max.employer) } else { 0 };
        let points = Sides {
            team: skills
                + experience.points(team.experience)
                + self.titles.team[is_notice_stated]
                + start.points(team.start),
            person: pay.points(self.max.pay)
                + place.points(self.max.place)
                + remote.points(self.max.remote)
                + self.titles.person
                + employer,
        };
        Some(chances(points, rules.weights).1.ppm())
    }

    /// The most that a posting of the run can score whose skills come to `skills`; `None` where none is eligible.
    pub(super) fn score_max(&self, run: &Run, skills: u16) -> Option<u32> {
        let max = self.points_max(run)?;
        let points = Sides { team: (max.team + skills).min(WHOLE), person: max.person };
        Some(chances(points, self.rules.weights).1.ppm())
    }

    /// What the skills of a posting of the run have to come to at least for a score of `least`.
    pub(super) fn skills_needed(&self, run: &Run, least: u32) -> u16 {
        let Some(max) = self.points_max(run) else { return u16::MAX };
        let score = |team| chances(Sides { team, person: max.person }, self.rules.weights).1.ppm();
        let (mut low, mut high) = (0, WHOLE + 1);
        while low < high {
            let middle = u16::midpoint(low, high);
            if score(middle) < least { low = middle + 1 } else { high = middle }
        }
        if low > WHOLE { u16::MAX } else { low.saturating_sub(max.team) }
    }

    /// The points besides the skills that a posting of the run has at most.
    fn points_max(&self, run: &Run) -> Option<Sides<u16>> {
        let titles = self.title_points(run.occupation);
        let team = |at: usize| self.team[at].experience + titles.team[at] + self.team[at].start;
        let is_possible = |&code: &usize| run.modes >> code & 1 == 1 && self.remote[code].state != State::Violated;
        let remote = (0..5).filter(is_possible).map(|code| self.remote[code].points(self.max.remote)).max()?;
        let floor = self.person.floor.known();
        let pay = floor.map_or_else(
            || Verdict::unknown(self.rules.prior(Side::Person, Criterion::Pay)).points(self.max.pay),
            |_| self.max.pay,
        );
        let person = pay + self.max.place + remote + titles.person + self.max.employer;
        Some(Sides { team: team(0).max(team(1)), person: person.min(WHOLE) })
    }

    fn title_points(&self, occupation: Tiny) -> TitlePoints {
        let row = PostingRow { occupation, ..PostingRow::default() };
        let held = self.rules.title_held(&row, self.person);
        TitlePoints {
            team: self.team.map(|team| held.points(team.title)),
            person: self.rules.title_wished(&row, self.person).points(self.max.title),
        }
    }
}
