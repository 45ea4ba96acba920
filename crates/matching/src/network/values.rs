//! What openings and people have in common with others: each distinct value once, so that whoever asks judges it once.

use std::collections::BTreeMap;

use serde::Serialize;
use talent::vocabulary::Relation;
use talent::{RemoteWish, Years};

use super::distinct::Distinct;
use super::wants::Want;
use crate::criteria::education::Level;
use crate::criteria::employer::{BlockList, EmployerKind, EmployerWishes, Employers};
use crate::criteria::experience::YearsAsked;
use crate::criteria::money::OrderedPay;
use crate::need::SkillKey;
use crate::spot::{PlaceWishes, Workplace};
use crate::titles::Meaning;

/// Everything that is compared by more than a few integers. What a criterion can earn belongs to the value where it differs between
/// openings or between people: then a table has the points themselves.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Shared {
    pub(super) wants: Distinct<Want>,
    pub(super) skills_asked: Distinct<SkillKey>,
    pub(super) titles_asked: Distinct<Meaning>,
    /// With what experience can earn.
    pub(super) years_asked: Distinct<(YearsAsked, u16)>,
    pub(super) terms_asked: Distinct<TermsAsked>,
    pub(super) pay_stated: Distinct<Option<OrderedPay>>,
    pub(super) workplaces: Distinct<Workplace>,
    pub(super) kinds: Distinct<EmployerKind>,
    pub(super) employers: Distinct<Employers>,
    pub(super) skills_held: Distinct<SkillKey>,
    /// For how long a skill was used, and how many months ago last.
    pub(super) uses_held: Distinct<(Option<Years>, Option<u16>)>,
    /// For each skill the numbers of the held skills that help with it, and how.
    #[serde(skip)]
    pub(super) helpers: BTreeMap<SkillKey, Vec<(u32, Relation)>>,
    /// Titles that records show and titles that are wished for.
    pub(super) titles_held: Distinct<Meaning>,
    /// In hundredths.
    pub(super) years_held: Distinct<Option<u16>>,
    pub(super) terms_held: Distinct<TermsHeld>,
    pub(super) pay_wishes: Distinct<PayWished>,
    pub(super) place_wishes: Distinct<PlacesWished>,
    pub(super) employer_wishes: Distinct<(EmployerWishes, BlockList)>,
    /// Certifications and languages that records show, folded.
    pub(super) credentials_held: Distinct<String>,
}

/// The longest notice and the lowest degree that are asked for, with what each can earn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct TermsAsked {
    pub(super) notice_days_max: Option<u16>,
    pub(super) start_max: u16,
    pub(super) level: Option<Level>,
    pub(super) education_max: u16,
}

/// The notice and the highest degree of a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct TermsHeld {
    pub(super) notice_days: Option<u16>,
    pub(super) level: Option<Level>,
}

/// The floor or the hope of somebody who does or does not wish for an employer of some kind: that decides what each wish can earn.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct PayWished {
    pub(super) pay: Option<OrderedPay>,
    pub(super) firm: bool,
    pub(super) wishes_for_employers: bool,
}

/// Places and the wish about remote work of somebody who does or does not wish for an employer of some kind, and for a title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct PlacesWished {
    pub(super) places: PlaceWishes,
    pub(super) remote: Option<RemoteWish>,
    pub(super) wishes_for_employers: bool,
    pub(super) wishes_for_titles: bool,
}

impl Shared {
    /// The wants of a skill: their numbers, and the years that each asks for.
    pub(super) fn skill_wants(&self, key: &SkillKey) -> impl Iterator<Item = (u32, Option<Years>)> {
        let from = self.wants.from(Want::Skill(key.clone(), None)..);
        from.map_while(move |(want, number)| match want {
            Want::Skill(asked, years) if asked == key => Some((number, *years)),
            _ => None,
        })
    }

    /// The certifications and languages that are asked for, with their numbers.
    pub(super) fn credential_wants(&self) -> impl Iterator<Item = (&Want, u32)> {
        self.wants.from(Want::Certification(String::new())..)
    }
}
