//! What openings look like to ranking.

use std::sync::Arc;

use talent::Pay;

use super::members::{Members, Taken};
use super::search::Tie;
use super::values::{Shared, TermsAsked};
use super::wants::{Asked, Askers, Want};
use crate::criteria::{credentials, education, max_of, skills, team_slots};
use crate::fold::folded;
use crate::need::{Need, Requirement, Stated};
use crate::opening::Opening;
use crate::receipt::{Criterion, Side, Slot, Verdict};
use crate::titles::Meaning;
use crate::weights::Weights;

/// The columns of openings. Most have the number of a value that is held once, the last two have points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Years,
    Terms,
    Pay,
    Workplace,
    Kind,
    Employers,
    /// [`NO_TITLE`] where there is none.
    Title,
    /// What the title can earn on the team's side.
    TitlePoints,
    /// What everything that is asked for one by one earns while all of it is unknown.
    UnknownPoints,
}

const COLUMNS: usize = Column::UnknownPoints as usize + 1;

/// Instead of a title's number.
pub(super) const NO_TITLE: u32 = u32::MAX;

/// What is looked at of one opening alone.
#[derive(Clone, Debug)]
pub(super) struct OpeningRow {
    pub(super) wants: Box<[Asked]>,
    pub(super) skills: Box<[AskedSkill]>,
    pub(super) pay: Option<Pay>,
}

/// A skill that is asked for, whatever the years.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedSkill {
    /// Its number among the distinct ones.
    pub(super) number: u32,
    /// Its importance and rarity as published.
    pub(super) weight: u32,
}

/// The openings of a network.
#[derive(Clone, Debug)]
pub(super) struct Openings<K> {
    pub(super) members: Members<K, Opening, OpeningRow, COLUMNS>,
    pub(super) askers: Askers,
}

impl<K: Ord + Copy> Openings<K> {
    pub(super) fn new() -> Self {
        Self { members: Members::new(), askers: Askers::default() }
    }

    pub(super) fn put(&mut self, key: K, opening: Arc<Opening>, shared: &mut Shared, weights: &Weights) {
        let need = &opening.need;
        let slots = team_slots(need, weights);
        let wants = wants(need, &slots, weights);
        let entered = wants.each.into_iter().map(|(want, points_max)| (shared.wants.enter(want).0, points_max));
        let entered: Box<[Asked]> = self.askers.enter(self.members.len(), entered);
        let skill = |one: &Requirement| AskedSkill {
            number: shared.skills_asked.enter(one.key.clone()).0,
            weight: weights.requirement(one),
        };
        let row = OpeningRow {
            wants: entered,
            skills: need.requirements.iter().map(skill).collect(),
            pay: need.pay.as_ref().map(|pay| pay.value.clone()),
        };
        let numbers = shared.enter_terms(&opening, &slots, wants.unknown_points);
        self.members.add(key, opening, row, numbers);
    }

    /// What decides between two openings with equal grades for one person.
    pub(super) fn tie(&self) -> impl Tie + use<'_, K> {
        let source = |place: usize| {
            let source = &self.members.values[place].card.source;
            (&source.file, source.start, source.end, self.members.keys[place])
        };
        move |a, b| source(a).cmp(&source(b))
    }

    pub(super) fn take(&mut self, key: K, shared: &mut Shared) -> Option<Arc<Opening>> {
        let place = self.members.place(key)?;
        self.askers.leave(place, &mut self.members.rows);
        let Taken { value, row, numbers } = self.members.take(place);
        if let Some(moved) = self.members.rows.get(place) {
            self.askers.moved(&moved.wants, place);
        }
        for asked in &row.wants {
            shared.wants.leave(asked.number);
        }
        for skill in &row.skills {
            shared.skills_asked.leave(skill.number);
        }
        shared.leave_terms(numbers);
        Some(value)
    }
}

/// What an opening asks for one by one.
pub(super) struct Wants {
    /// With what each can earn.
    pub(super) each: Vec<(Want, u16)>,
    /// What the skills earn that the posting does not name: they are unknown of everybody.
    pub(super) unnamed_points: u32,
    /// What all of it earns while it is unknown, those skills included.
    pub(super) unknown_points: u32,
}

/// The wants of a need: its skills, then its certifications, then its languages.
pub(super) fn wants(need: &Need, slots: &[Slot], weights: &Weights) -> Wants {
    let mut maxima = skills::maxima(need, max_of(slots, Criterion::Skills), weights).into_iter();
    let skill = |one: &Requirement| Want::Skill(one.key.clone(), one.min_years);
    let mut each: Vec<(Want, u16)> =
        need.requirements.iter().map(|one| (skill(one), maxima.next().unwrap_or(0))).collect();
    let unknown = |criterion, points_max| {
        u32::from(Verdict::unknown(weights.criterion(Side::Team, criterion).prior).points(points_max))
    };
    let unnamed_points = maxima.map(|points_max| unknown(Criterion::Skills, points_max)).sum();
    let mut credentials = |asked: &[Stated<String>], criterion, want: fn(String) -> Want| {
        let maxima = credentials::maxima(asked.len(), max_of(slots, criterion));
        each.extend(asked.iter().map(|one| want(folded(&one.value))).zip(maxima));
    };
    credentials(&need.certifications, Criterion::Certifications, Want::Certification);
    credentials(&need.languages, Criterion::Languages, Want::Language);
    let named: u32 = each.iter().map(|(want, points_max)| unknown(want.criterion(), *points_max)).sum();
    Wants { each, unnamed_points, unknown_points: named + unnamed_points }
}

impl TermsAsked {
    pub(super) fn of(need: &Need, slots: &[Slot]) -> Self {
        Self {
            notice_days_max: need.notice_days_max.as_ref().map(|stated| stated.value),
            start_max: max_of(slots, Criterion::Start),
            level: need.degrees.as_ref().and_then(|degrees| education::lowest(&degrees.value)),
            education_max: max_of(slots, Criterion::Education),
        }
    }
}

impl Shared {
    fn enter_terms(&mut self, opening: &Opening, slots: &[Slot], unknown_points: u32) -> [u32; COLUMNS] {
        let need = &opening.need;
        let title = need.title.as_ref().map(|title| Meaning::of(&title.value));
        let mut numbers = [0; COLUMNS];
        let mut set = |column: Column, number: u32| numbers[column as usize] = number;
        set(Column::Years, self.years_asked.enter((need.experience, max_of(slots, Criterion::Experience))).0);
        set(Column::Terms, self.terms_asked.enter(TermsAsked::of(need, slots)).0);
        set(Column::Pay, self.pay_stated.enter(need.pay.as_ref().map(|pay| (&pay.value).into())).0);
        set(Column::Workplace, self.workplaces.enter(need.workplace.clone()).0);
        set(Column::Kind, self.kinds.enter(need.employer.clone()).0);
        set(Column::Employers, self.employers.enter(opening.employers.clone()).0);
        set(Column::Title, title.map_or(NO_TITLE, |title| self.titles_asked.enter(title).0));
        set(Column::TitlePoints, max_of(slots, Criterion::Title).into());
        set(Column::UnknownPoints, unknown_points);
        numbers
    }

    fn leave_terms(&mut self, numbers: [u32; COLUMNS]) {
        let number = |column: Column| numbers[column as usize];
        self.years_asked.leave(number(Column::Years));
        self.terms_asked.leave(number(Column::Terms));
        self.pay_stated.leave(number(Column::Pay));
        self.workplaces.leave(number(Column::Workplace));
        self.kinds.leave(number(Column::Kind));
        self.employers.leave(number(Column::Employers));
        if number(Column::Title) != NO_TITLE {
            self.titles_asked.leave(number(Column::Title));
        }
    }
}
