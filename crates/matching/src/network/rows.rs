//! What openings and people look like to ranking: a few numbers each, and references to what they have in common with others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use talent::vocabulary::{OccupationId, Relation, Vocabulary};
use talent::{Pay, Remote, RemoteWish, Years};

use super::distinct::Distinct;
use crate::criteria::education::{self, Level};
use crate::criteria::employer::{BlockList, EmployerKind, EmployerWishes, Employers};
use crate::criteria::experience::YearsAsked;
use crate::criteria::{credentials, max_of, person_slots, skills, team_slots};
use crate::fold::folded;
use crate::need::{Need, Requirement, SkillKey, Stated, TitleMeaning};
use crate::offer::{Offer, PayWish, Proven};
use crate::opening::{Opening, Person};
use crate::receipt::{Criterion, Side, Slot, Verdict};
use crate::spot::{PlaceWishes, Workplace};
use crate::titles::{Meaning, Probe};
use crate::weights::{Permille, Weights};

/// Everything that is compared by more than a few integers, each distinct value once.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Shared {
    pub(super) requirements: Distinct<(SkillKey, Option<Years>)>,
    pub(super) skills_asked: Distinct<SkillKey>,
    pub(super) titles_asked: Distinct<Meaning>,
    pub(super) workplaces: Distinct<Workplace>,
    pub(super) kinds: Distinct<EmployerKind>,
    pub(super) employers: Distinct<Employers>,
    /// Certifications and languages that postings name, folded.
    pub(super) credentials_asked: Distinct<String>,
    pub(super) skills_held: Distinct<SkillKey>,
    /// For each skill the numbers of the held skills that help with it, and how.
    #[serde(skip)]
    pub(super) helpers: BTreeMap<SkillKey, Vec<(u32, Relation)>>,
    /// Titles that records show and titles that are wished for.
    pub(super) titles_held: Distinct<Meaning>,
    /// How alike all occupations are to each that a title has meant: as many at most as there are occupations.
    #[serde(skip)]
    alike: BTreeMap<OccupationId, Arc<[Permille]>>,
    pub(super) place_wishes: Distinct<(PlaceWishes, Option<RemoteWish>)>,
    pub(super) employer_wishes: Distinct<EmployerWishes>,
    pub(super) block_lists: Distinct<BlockList>,
    /// Certifications and languages that records show, folded.
    pub(super) credentials_held: Distinct<String>,
}

/// What one of several things that are asked for can earn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Its number among the distinct ones.
    pub(super) number: u32,
    pub(super) points_max: u16,
}

/// A skill that is asked for, whatever the years.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedSkill {
    /// Its number among the distinct ones.
    pub(super) number: u32,
    /// Its importance and rarity as published.
    pub(super) weight: u32,
}

/// What each criterion of the team's side can earn that is judged as one; 0 where it does not apply.
#[derive(Clone, Copy, Debug)]
pub(super) struct TeamMaxima {
    pub(super) experience: u16,
    pub(super) title: u16,
    pub(super) start: u16,
    pub(super) education: u16,
}

/// What each criterion of the person's side can earn; 0 where it does not apply.
#[derive(Clone, Copy, Debug)]
pub(super) struct PersonMaxima {
    pub(super) pay: u16,
    pub(super) place: u16,
    pub(super) remote: u16,
    pub(super) title: u16,
    pub(super) employer: u16,
}

/// An opening as ranking reads it.
#[derive(Clone, Debug)]
pub(super) struct OpeningRow {
    pub(super) requirements: Box<[Asked]>,
    /// What the skills earn that the posting does not name: they are unknown of everybody.
    pub(super) unnamed_points: u16,
    pub(super) skills: Box<[AskedSkill]>,
    pub(super) experience: YearsAsked,
    pub(super) notice_days_max: Option<u16>,
    pub(super) level: Option<Level>,
    pub(super) pay: Option<Pay>,
    pub(super) title: Option<u32>,
    pub(super) workplace: u32,
    pub(super) remote: Option<Remote>,
    pub(super) kind: u32,
    pub(super) employers: u32,
    pub(super) certifications: Box<[Asked]>,
    pub(super) languages: Box<[Asked]>,
    pub(super) max: TeamMaxima,
}

/// A skill of a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeldRow {
    pub(super) number: u32,
    pub(super) years: Option<Years>,
    pub(super) months_ago: Option<u16>,
}

/// A person as ranking reads them.
#[derive(Clone, Debug)]
pub(super) struct PersonRow {
    pub(super) skills: Box<[HeldRow]>,
    pub(super) years: Option<Years>,
    pub(super) notice_days: Option<u16>,
    pub(super) level: Option<Level>,
    pub(super) pay: Option<PayWish>,
    /// Each title of the record and what its recency leaves of its likeness.
    pub(super) titles: Box<[(u32, Permille)]>,
    pub(super) titles_wished: Box<[u32]>,
    /// Places and the wish about remote work.
    pub(super) wishes: u32,
    pub(super) remote: Option<RemoteWish>,
    pub(super) employer_wishes: u32,
    pub(super) block_list: u32,
    pub(super) certifications: Box<[u32]>,
    pub(super) languages: Box<[u32]>,
    pub(super) max: PersonMaxima,
}

impl TeamMaxima {
    fn of(slots: &[Slot]) -> Self {
        Self {
            experience: max_of(slots, Criterion::Experience),
            title: max_of(slots, Criterion::Title),
            start: max_of(slots, Criterion::Start),
            education: max_of(slots, Criterion::Education),
        }
    }
}

impl PersonMaxima {
    pub(super) fn of(wishes: &EmployerWishes, weights: &Weights) -> Self {
        let slots = person_slots(wishes, weights);
        Self {
            pay: max_of(&slots, Criterion::Pay),
            place: max_of(&slots, Criterion::Place),
            remote: max_of(&slots, Criterion::Remote),
            title: max_of(&slots, Criterion::Title),
            employer: max_of(&slots, Criterion::Employer),
        }
    }
}

impl Shared {
    pub(super) fn enter_opening(
        &mut self,
        opening: &Opening,
        weights: &Weights,
        vocabulary: &Vocabulary,
    ) -> OpeningRow {
        let need = &opening.need;
        let slots = team_slots(need, weights);
        let (requirements, unnamed_points) = self.enter_requirements(need, max_of(&slots, Criterion::Skills), weights);
        let skill = |one: &Requirement| AskedSkill {
            number: self.skills_asked.enter(one.key.clone()).0,
            weight: weights.requirement(one),
        };
        let skills = need.requirements.iter().map(skill).collect();
        let title = need.title.as_ref().map(|title| Meaning::of(&title.value, &weights.titles));
        let title = title.map(|title| {
            self.remember_likenesses(&title, vocabulary);
            self.titles_asked.enter(title).0
        });
        let credentials = [
            (&need.certifications, max_of(&slots, Criterion::Certifications)),
            (&need.languages, max_of(&slots, Criterion::Languages)),
        ];
        let [certifications, languages] = credentials.map(|(asked, max)| self.enter_credentials(asked, max));
        OpeningRow {
            requirements,
            unnamed_points,
            skills,
            experience: need.experience,
            notice_days_max: need.notice_days_max.as_ref().map(|stated| stated.value),
            level: need.degrees.as_ref().and_then(|degrees| education::lowest(&degrees.value)),
            pay: need.pay.as_ref().map(|pay| pay.value.clone()),
            title,
            workplace: self.workplaces.enter(need.workplace.clone()).0,
            remote: need.workplace.remote,
            kind: self.kinds.enter(need.employer.clone()).0,
            employers: self.employers.enter(opening.employers.clone()).0,
            certifications,
            languages,
            max: TeamMaxima::of(&slots),
        }
    }

    fn enter_requirements(&mut self, need: &Need, points_max: u16, weights: &Weights) -> (Box<[Asked]>, u16) {
        let mut maxima = skills::maxima(need, points_max, weights).into_iter();
        let enter = |requirement: &Requirement| Asked {
            number: self.requirements.enter((requirement.key.clone(), requirement.min_years)).0,
            points_max: maxima.next().unwrap_or(0),
        };
        let requirements = need.requirements.iter().map(enter).collect();
        let unknown = Verdict::unknown(weights.criterion(Side::Team, Criterion::Skills).prior);
        (requirements, maxima.map(|points_max| unknown.points(points_max)).sum())
    }

    fn enter_credentials(&mut self, asked: &[Stated<String>], points_max: u16) -> Box<[Asked]> {
        let maxima = credentials::maxima(asked.len(), points_max);
        let enter = |(one, points_max): (&Stated<String>, u16)| Asked {
            number: self.credentials_asked.enter(folded(&one.value)).0,
            points_max,
        };
        asked.iter().zip(maxima).map(enter).collect()
    }

    pub(super) fn leave_opening(&mut self, row: &OpeningRow) {
        for asked in &row.requirements {
            self.requirements.leave(asked.number);
        }
        for skill in &row.skills {
            self.skills_asked.leave(skill.number);
        }
        if let Some(title) = row.title {
            self.titles_asked.leave(title);
        }
        self.workplaces.leave(row.workplace);
        self.kinds.leave(row.kind);
        self.employers.leave(row.employers);
        for asked in row.certifications.iter().chain(&row.languages) {
            self.credentials_asked.leave(asked.number);
        }
    }

    pub(super) fn enter_person(&mut self, person: &Person, weights: &Weights, vocabulary: &Vocabulary) -> PersonRow {
        let offer = &person.offer;
        let remote = offer.remote.as_ref().map(|remote| remote.value);
        let recency = |months_ago| weights.titles.recency.share(months_ago);
        let [certifications, languages] =
            [&offer.certifications, &offer.languages].map(|held| self.enter_credentials_held(held));
        PersonRow {
            skills: self.enter_skills(offer, vocabulary),
            years: offer.years.as_ref().map(|years| years.value),
            notice_days: offer.notice_days.as_ref().map(|notice| notice.value),
            level: education::highest(&offer.degrees),
            pay: offer.pay.as_ref().map(|pay| pay.value.clone()),
            titles: (offer.titles.iter())
                .map(|held| (self.enter_title(&held.meaning, weights, vocabulary), recency(held.months_ago)))
                .collect(),
            titles_wished: (offer.titles_wished.iter())
                .map(|wish| self.enter_title(wish, weights, vocabulary))
                .collect(),
            wishes: self.place_wishes.enter((offer.places.clone(), remote)).0,
            remote,
            employer_wishes: self.employer_wishes.enter(offer.employer.clone()).0,
            block_list: self.block_lists.enter(BlockList::of(&person.blocked_employers)).0,
            certifications,
            languages,
            max: PersonMaxima::of(&offer.employer, weights),
        }
    }

    fn enter_title(&mut self, title: &TitleMeaning, weights: &Weights, vocabulary: &Vocabulary) -> u32 {
        let title = Meaning::of(title, &weights.titles);
        self.remember_likenesses(&title, vocabulary);
        self.titles_held.enter(title).0
    }

    fn remember_likenesses(&mut self, title: &Meaning, vocabulary: &Vocabulary) {
        for &(occupation, _) in title.occupations() {
            self.alike.entry(occupation).or_insert_with(|| vocabulary.occupation_likenesses(occupation).into());
        }
    }

    /// A title to be compared with those of the network.
    pub(super) fn probe<'a>(&'a self, title: &TitleMeaning, weights: &Weights, vocabulary: &Vocabulary) -> Probe<'a> {
        let known = |occupation| self.alike.get(&occupation).map(|row| Cow::Borrowed(&**row));
        let row =
            |occupation| known(occupation).unwrap_or_else(|| Cow::Owned(vocabulary.occupation_likenesses(occupation)));
        Probe::of(Meaning::of(title, &weights.titles), row)
    }

    fn enter_skills(&mut self, offer: &Offer, vocabulary: &Vocabulary) -> Box<[HeldRow]> {
        let mut rows = Vec::with_capacity(offer.skills.len());
        for held in &offer.skills {
            let (number, is_new) = self.skills_held.enter(held.key.clone());
            let helped = held.key.id().filter(|_| is_new).into_iter().flat_map(|id| vocabulary.helped_by(id));
            for (needed, relation) in helped {
                self.helpers.entry(SkillKey::Known(needed)).or_default().push((number, relation));
            }
            rows.push(HeldRow { number, years: held.years, months_ago: held.months_ago });
        }
        rows.into()
    }

    fn enter_credentials_held(&mut self, held: &[Proven<String>]) -> Box<[u32]> {
        held.iter().map(|one| self.credentials_held.enter(folded(&one.value)).0).collect()
    }

    pub(super) fn leave_person(&mut self, row: &PersonRow, vocabulary: &Vocabulary) {
        for held in &row.skills {
            if let Some(key) = self.skills_held.leave(held.number) {
                self.forget_helper(&key, held.number, vocabulary);
            }
        }
        for title in row.titles.iter().map(|&(title, _)| title).chain(row.titles_wished.iter().copied()) {
            self.titles_held.leave(title);
        }
        self.place_wishes.leave(row.wishes);
        self.employer_wishes.leave(row.employer_wishes);
        self.block_lists.leave(row.block_list);
        for &credential in row.certifications.iter().chain(&row.languages) {
            self.credentials_held.leave(credential);
        }
    }

    fn forget_helper(&mut self, key: &SkillKey, number: u32, vocabulary: &Vocabulary) {
        for (needed, _) in key.id().into_iter().flat_map(|id| vocabulary.helped_by(id)) {
            let needed = SkillKey::Known(needed);
            if let Some(helpers) = self.helpers.get_mut(&needed) {
                helpers.retain(|&(helper, _)| helper != number);
                if helpers.is_empty() {
                    self.helpers.remove(&needed);
                }
            }
        }
    }
}
