//! One opening against every person: what people have in common is judged once, then each person is a sum.

use std::cell::RefCell;

use talent::{Pay, Years};

use super::asked_skills::AskedSkills;
use super::openings::{Wants, wants};
use super::people::{Column, People, PersonMaxima, PersonRow};
use super::priors::Priors;
use super::titles::HeldTitles;
use super::values::{PayWished, PlacesWished, Shared, TermsAsked};
use super::wants::Want;
use crate::criteria::employer::{judge_kind, judge_standing};
use crate::criteria::title::{self, Compared};
use crate::criteria::{credentials, education, experience, max_of, pay, place, remote, start, team_slots};
use crate::offer::PayWish;
use crate::opening::Opening;
use crate::receipt::{Criterion, Side, Slot, Verdict};
use crate::tally::Tally;
use crate::weights::{Weights, product};

/// The columns whose values are judged once each for an opening.
const JUDGED: [Column; 5] = [Column::Places, Column::Years, Column::Pay, Column::Terms, Column::Employers];

/// An opening with its verdict on each distinct thing that people bring or wish for, by its number.
pub(super) struct ForOpening<'a> {
    weights: &'a Weights,
    priors: Priors,
    /// What the values of [`JUDGED`] come to, by their numbers.
    tables: [Vec<Tally>; JUDGED.len()],
    /// What the skills earn that the posting does not name, and everything else that is unknown of everybody.
    unknown: Tally,
    skills: AskedSkills<'a>,
    certifications: Vec<Credential>,
    languages: Vec<Credential>,
    /// What everything that is asked for one by one comes to where all of it is shown.
    wants_most: Tally,
    titles: HeldTitles<'a>,
    title_max: u16,
    /// What the titles that people wish for come to at most, by the number of their wishes for places, which say whether there are any.
    title_wished_most: Vec<Tally>,
    /// Room for the titles that are compared, so that no person costs an allocation.
    compared: RefCell<Vec<Compared>>,
}

/// A credential that is asked for: what it can earn, and whether each of those that people hold shows it.
struct Credential {
    points_max: u16,
    shows: Vec<bool>,
}

impl<'a> ForOpening<'a> {
    pub(super) fn of(opening: &Opening, shared: &'a Shared, weights: &'a Weights) -> Self {
        let need = &opening.need;
        let (slots, priors) = (team_slots(need, weights), Priors::of(weights));
        let Wants { each, unnamed_points, .. } = wants(need, &slots, weights);
        let title = need.title.as_ref().map(|title| &title.value);
        let maxima = [false, true].map(|wishes_for_employers| PersonMaxima::of(wishes_for_employers, weights));
        let judging = Judging { opening, slots: &slots, priors, shared, maxima, weights };
        let credential = |(want, points_max): &(Want, u16)| {
            let (Want::Certification(asked) | Want::Language(asked)) = want else { return None };
            let shows = shared.credentials_held.table(&false, |held| credentials::fits(asked, held));
            Some((want.criterion(), Credential { points_max: *points_max, shows }))
        };
        let asked = each.iter().filter_map(credential);
        let (certifications, languages): (Vec<_>, Vec<_>) =
            asked.partition(|(criterion, _)| *criterion == Criterion::Certifications);
        let alone = |asked: Vec<(Criterion, Credential)>| asked.into_iter().map(|(_, one)| one).collect();
        let most = |tally, (want, points_max): &(Want, u16)| {
            tally + Tally::of(Side::Team, want.criterion(), Verdict::SATISFIED, *points_max)
        };
        Self {
            priors,
            tables: JUDGED.map(|column| judging.table(column)),
            unknown: Tally::unknown_of_team(unnamed_points),
            skills: AskedSkills::of(&each, shared, weights),
            certifications: alone(certifications),
            languages: alone(languages),
            wants_most: each.iter().fold(Tally::default(), most),
            titles: HeldTitles::of(title, shared),
            title_max: max_of(&slots, Criterion::Title),
            title_wished_most: judging.titles_wished_most(),
            compared: RefCell::default(),
            weights,
        }
    }

    /// What a person comes to without their skills, credentials and titles. Nothing else excludes anybody.
    pub(super) fn known<K: Ord + Copy>(&self, people: &People<K>, place: usize) -> Tally {
        let number = |column: Column| people.members.column(column as usize)[place] as usize;
        let judged = JUDGED.iter().zip(&self.tables).map(|(&column, table)| table[number(column)]);
        judged.fold(self.unknown, |sum, tally| sum + tally)
    }

    /// What people come to by the first two of what is judged once, which exclude the most.
    pub(super) fn first_known<'s, K: Ord + Copy>(&'s self, people: &'s People<K>) -> impl Iterator<Item = Tally> + 's {
        let [places, years, ..] = &self.tables;
        let column = |at: usize| people.members.column(JUDGED[at] as usize).iter();
        column(0).zip(column(1)).map(|(&place, &year)| places[place as usize] + years[year as usize])
    }

    /// What skills and credentials come to at most.
    pub(super) const fn wants_most(&self) -> Tally {
        self.wants_most
    }

    /// What a person's skills and credentials come to.
    pub(super) fn wants(&self, row: &PersonRow) -> Tally {
        let mut tally = self.skills.tally(&row.skills);
        for (criterion, prior, asked, held) in [
            (Criterion::Certifications, self.priors.certifications, &self.certifications, &row.certifications),
            (Criterion::Languages, self.priors.languages, &self.languages, &row.languages),
        ] {
            for Credential { points_max, shows } in asked {
                let is_shown = held.iter().any(|&held| shows[held as usize]);
                tally.count(Side::Team, criterion, credentials::judge(is_shown, prior), *points_max);
            }
        }
        tally
    }

    /// What the titles of a person with this number of their wishes for places come to at most.
    pub(super) fn titles_most(&self, row: &PersonRow, places: u32) -> Tally {
        let shows = !row.titles.is_empty() || !row.career.is_empty();
        let held = title::most_held(shows, self.priors.title_held);
        Tally::of(Side::Team, Criterion::Title, held, self.title_max) + self.title_wished_most[places as usize]
    }

    /// What a person's titles come to, those held and those wished for.
    pub(super) fn titles(&self, row: &PersonRow) -> Tally {
        let compared = &mut *self.compared.borrow_mut();
        compared.clear();
        compared.extend(row.titles.iter().enumerate().filter_map(|(at, &(title, recency))| {
            let likeness = self.titles.likeness(title)?;
            Some(Compared { likeness, counted: product(likeness, recency), at })
        }));
        let held =
            title::judge_held(compared, self.titles.career(&row.career), &self.weights.titles, self.priors.title_held);
        let best = row.titles_wished.iter().filter_map(|&title| self.titles.likeness(title)).max();
        let wished = title::judge_wished(best, &self.weights.titles, self.priors.title_wished);
        Tally::of(Side::Team, Criterion::Title, held, self.title_max)
            + Tally::of(Side::Person, Criterion::Title, wished, row.title_max)
    }
}

/// What an opening judges people by.
struct Judging<'a> {
    opening: &'a Opening,
    slots: &'a [Slot],
    priors: Priors,
    shared: &'a Shared,
    /// Of somebody who does not wish for employers of some kind, and of somebody who does.
    maxima: [PersonMaxima; 2],
    weights: &'a Weights,
}

impl Judging<'_> {
    fn table(&self, column: Column) -> Vec<Tally> {
        match column {
            Column::Places => self.places(),
            Column::Years => self.years(),
            Column::Pay => self.pay(),
            Column::Terms => self.terms(),
            Column::Employers => self.employers(),
        }
    }

    fn places(&self) -> Vec<Tally> {
        let (work, weights, priors) = (&self.opening.need.workplace, self.weights, self.priors);
        self.shared.place_wishes.table(&Tally::default(), |wished: &PlacesWished| {
            let max = self.maxima[usize::from(wished.wishes_for_employers)];
            let place = place::judge(work, &wished.places, wished.remote, weights.place, priors.place);
            let remote = remote::judge(work.remote, wished.remote, weights.remote, priors.remote);
            Tally::of(Side::Person, Criterion::Place, place, max.place)
                + Tally::of(Side::Person, Criterion::Remote, remote, max.remote)
        })
    }

    fn titles_wished_most(&self) -> Vec<Tally> {
        let is_asked = self.opening.need.title.is_some();
        self.shared.place_wishes.table(&Tally::default(), |wished| {
            let can_suit = is_asked && wished.wishes_for_titles;
            let verdict = if can_suit { Verdict::SATISFIED } else { Verdict::unknown(self.priors.title_wished) };
            let max = self.maxima[usize::from(wished.wishes_for_employers)];
            Tally::of(Side::Person, Criterion::Title, verdict, max.title)
        })
    }

    fn years(&self) -> Vec<Tally> {
        let (asked, max) = (self.opening.need.experience, max_of(self.slots, Criterion::Experience));
        self.shared.years_held.table(&Tally::default(), |years| {
            let years = years.map(Years::from_hundredths);
            let verdict = experience::judge(asked, years, &self.weights.experience, self.priors.experience);
            Tally::of(Side::Team, Criterion::Experience, verdict, max)
        })
    }

    fn pay(&self) -> Vec<Tally> {
        let stated = self.opening.need.pay.as_ref().map(|pay| &pay.value);
        self.shared.pay_wishes.table(&Tally::default(), |wished: &PayWished| {
            let max = self.maxima[usize::from(wished.wishes_for_employers)];
            let wish = wished.pay.map(|pay| PayWish { pay: Pay::from(pay), firm: wished.firm });
            let verdict = pay::judge(stated, wish.as_ref(), self.weights, self.priors.pay);
            Tally::of(Side::Person, Criterion::Pay, verdict, max.pay)
        })
    }

    fn terms(&self) -> Vec<Tally> {
        let asked = TermsAsked::of(&self.opening.need, self.slots);
        self.shared.terms_held.table(&Tally::default(), |held| {
            let start = start::judge(asked.notice_days_max, held.notice_days, self.weights.start, self.priors.start);
            let level = education::judge(asked.level, held.level, self.weights.education, self.priors.education);
            Tally::of(Side::Team, Criterion::Start, start, asked.start_max)
                + Tally::of(Side::Team, Criterion::Education, level, asked.education_max)
        })
    }

    fn employers(&self) -> Vec<Tally> {
        let [_, max] = self.maxima;
        self.shared.employer_wishes.table(&Tally::default(), |(wishes, blocked)| {
            let mut tally = Tally::default();
            if !wishes.is_empty() {
                let verdict = judge_kind(&self.opening.need.employer, wishes, self.priors.employer);
                tally.count(Side::Person, Criterion::Employer, verdict, max.employer);
            }
            if let Some(verdict) = judge_standing(blocked.standing(&self.opening.employers)) {
                tally.count(Side::Person, Criterion::BlockedEmployer, verdict, 0);
            }
            tally
        })
    }
}
