//! What people look like to ranking.

use std::sync::Arc;

use talent::vocabulary::{TitleVector, Vocabulary};

use super::members::{Members, Taken};
use super::search::Tie;
use super::values::{PayWished, PlacesWished, Shared, TermsHeld};
use crate::criteria::employer::BlockList;
use crate::criteria::{education, max_of, person_slots_where};
use crate::fold::folded;
use crate::need::{SkillKey, TitleMeaning};
use crate::offer::{HeldTitle, Offer, Proven};
use crate::opening::Person;
use crate::receipt::Criterion;
use crate::titles::Meaning;
use crate::weights::{Permille, Weights};

/// The columns of people: each has the number of a value that is held once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Years,
    Terms,
    Pay,
    Places,
    /// Wishes for the employer, and the block list.
    Employers,
}

const COLUMNS: usize = Column::Employers as usize + 1;

/// What is looked at of one person alone.
#[derive(Clone, Debug)]
pub(super) struct PersonRow {
    pub(super) skills: Box<[HeldRow]>,
    /// Each title of the record and what its recency leaves of its likeness.
    pub(super) titles: Box<[(u32, Permille)]>,
    pub(super) career: TitleVector,
    pub(super) titles_wished: Box<[u32]>,
    pub(super) certifications: Box<[u32]>,
    pub(super) languages: Box<[u32]>,
    /// What the title can earn on the person's side.
    pub(super) title_max: u16,
}

/// A skill of a person.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeldRow {
    pub(super) number: u32,
    /// The number of how it was used.
    pub(super) used: u32,
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

impl PersonMaxima {
    pub(super) fn of(wishes_for_employers: bool, weights: &Weights) -> Self {
        let slots = person_slots_where(weights, wishes_for_employers);
        Self {
            pay: max_of(&slots, Criterion::Pay),
            place: max_of(&slots, Criterion::Place),
            remote: max_of(&slots, Criterion::Remote),
            title: max_of(&slots, Criterion::Title),
            employer: max_of(&slots, Criterion::Employer),
        }
    }
}

/// The people of a network.
#[derive(Clone, Debug)]
pub(super) struct People<K> {
    pub(super) members: Members<K, Person, PersonRow, COLUMNS>,
}

impl<K: Ord + Copy> People<K> {
    pub(super) const fn new() -> Self {
        Self { members: Members::new() }
    }

    pub(super) fn put(
        &mut self,
        key: K,
        person: Arc<Person>,
        shared: &mut Shared,
        weights: &Weights,
        vocabulary: &Vocabulary,
    ) {
        let row = shared.enter_record(&person.offer, weights, vocabulary);
        let numbers = shared.enter_wishes(&person);
        self.members.add(key, person, row, numbers);
    }

    /// What decides between two people with equal grades for one opening.
    pub(super) fn tie(&self) -> impl Tie + use<'_, K> {
        let source = |place: usize| (&self.members.values[place].source.file, self.members.keys[place]);
        move |a, b| source(a).cmp(&source(b))
    }

    pub(super) fn take(&mut self, key: K, shared: &mut Shared, vocabulary: &Vocabulary) -> Option<Arc<Person>> {
        let place = self.members.place(key)?;
        let Taken { value, row, numbers } = self.members.take(place);
        shared.leave_record(&row, vocabulary);
        shared.leave_wishes(numbers);
        Some(value)
    }
}

impl Shared {
    fn enter_record(&mut self, offer: &Offer, weights: &Weights, vocabulary: &Vocabulary) -> PersonRow {
        let recency = |held: &HeldTitle| weights.titles.recency.share(held.months_ago);
        PersonRow {
            skills: self.enter_skills(offer, vocabulary),
            titles: (offer.titles.iter()).map(|held| (self.enter_title(&held.meaning), recency(held))).collect(),
            career: offer.career.direction.clone(),
            titles_wished: offer.titles_wished.iter().map(|wish| self.enter_title(wish)).collect(),
            certifications: self.enter_credentials(&offer.certifications),
            languages: self.enter_credentials(&offer.languages),
            title_max: PersonMaxima::of(!offer.employer.is_empty(), weights).title,
        }
    }

    fn enter_title(&mut self, title: &TitleMeaning) -> u32 {
        self.titles_held.enter(Meaning::of(title)).0
    }

    fn enter_skills(&mut self, offer: &Offer, vocabulary: &Vocabulary) -> Box<[HeldRow]> {
        let mut rows = Vec::with_capacity(offer.skills.len());
        for held in &offer.skills {
            let (number, is_new) = self.skills_held.enter(held.key.clone());
            let helped = held.key.id().filter(|_| is_new).into_iter().flat_map(|id| vocabulary.helped_by(id));
            for (needed, relation) in helped {
                self.helpers.entry(SkillKey::Known(needed)).or_default().push((number, relation));
            }
            rows.push(HeldRow { number, used: self.uses_held.enter((held.years, held.months_ago)).0 });
        }
        rows.into()
    }

    fn enter_credentials(&mut self, held: &[Proven<String>]) -> Box<[u32]> {
        held.iter().map(|one| self.credentials_held.enter(folded(&one.value)).0).collect()
    }

    fn enter_wishes(&mut self, person: &Person) -> [u32; COLUMNS] {
        let offer = &person.offer;
        let wishes_for_employers = !offer.employer.is_empty();
        let wish = offer.pay.as_ref().map(|pay| &pay.value);
        let pay = PayWished {
            pay: wish.map(|wish| (&wish.pay).into()),
            firm: wish.is_some_and(|wish| wish.firm),
            wishes_for_employers,
        };
        let places = PlacesWished {
            places: offer.places.clone(),
            remote: offer.remote.as_ref().map(|remote| remote.value),
            wishes_for_employers,
            wishes_for_titles: !offer.titles_wished.is_empty(),
        };
        let terms = TermsHeld {
            notice_days: offer.notice_days.as_ref().map(|notice| notice.value),
            level: education::highest(&offer.degrees),
        };
        let employers = (offer.employer.clone(), BlockList::of(&person.blocked_employers));
        let mut numbers = [0; COLUMNS];
        let mut set = |column: Column, number: u32| numbers[column as usize] = number;
        set(Column::Years, self.years_held.enter(offer.years.as_ref().map(|years| years.value.hundredths())).0);
        set(Column::Terms, self.terms_held.enter(terms).0);
        set(Column::Pay, self.pay_wishes.enter(pay).0);
        set(Column::Places, self.place_wishes.enter(places).0);
        set(Column::Employers, self.employer_wishes.enter(employers).0);
        numbers
    }

    fn leave_wishes(&mut self, numbers: [u32; COLUMNS]) {
        let number = |column: Column| numbers[column as usize];
        self.years_held.leave(number(Column::Years));
        self.terms_held.leave(number(Column::Terms));
        self.pay_wishes.leave(number(Column::Pay));
        self.place_wishes.leave(number(Column::Places));
        self.employer_wishes.leave(number(Column::Employers));
    }

    fn leave_record(&mut self, row: &PersonRow, vocabulary: &Vocabulary) {
        for held in &row.skills {
            self.uses_held.leave(held.used);
            if let Some(key) = self.skills_held.leave(held.number) {
                self.forget_helper(&key, held.number, vocabulary);
            }
        }
        for title in row.titles.iter().map(|&(title, _)| title).chain(row.titles_wished.iter().copied()) {
            self.titles_held.leave(title);
        }
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
