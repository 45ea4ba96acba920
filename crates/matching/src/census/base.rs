//! A simple score in integers: the task on which other engines can be measured on equal work.

use talent::Remote;

use super::known::Tiny;
use super::people::{Kind, PersonRow, PersonView};
use super::postings::{PostingRow, PostingView};

/// What places in common are worth.
pub(crate) const PLACE_POINTS: u32 = 750;

/// What pay above the floor is worth at most, and each unit of it.
pub(crate) const PAY_POINTS_MAX: u32 = 750;
pub(crate) const PAY_POINTS: u32 = 5;

/// What experience in the middle of the range is worth, and what each half year away from it costs.
pub(crate) const YEARS_POINTS_MAX: u32 = 1500;
pub(crate) const YEARS_COST: u32 = 75;

/// The score of a pair; `None` where it is not eligible.
///
/// Eligible are the active whose whole years lie at most one outside the range, whose floor the most pay reaches, who share a skill and, if
/// the work is not remote, a place. The score is the sum over shared skills of weight times level (6, and 1 for each of the first four years
/// of use), of what is left of 1,500 after 75 for each half year between total experience and the middle of the range, of 5 for each unit of
/// pay above the floor but 750 at most, and of 750 for a place in common. What is not known does not exclude: a bound or a floor that is
/// not stated does not bind, unknown years are none.
pub fn score(posting: PostingView<'_>, person: PersonView<'_>) -> Option<u32> {
    let bonus = Terms::of(posting.row)?.bonus(person.row)?;
    let shared = posting.asked.iter().filter_map(|asked| {
        let kind = person.kind_of(asked.skill)?;
        Some(u32::from(asked.base_weight) * u32::from(level(kind)))
    });
    let skills: u32 = shared.sum();
    (skills > 0).then_some(skills + bonus)
}

/// The least level of a skill that is held.
pub(crate) const LEVEL_MIN: u8 = 6;

/// The level of a skill that is held, from 6 to 10.
pub(crate) fn level(kind: Kind) -> u8 {
    LEVEL_MIN + kind.years().unwrap_or(0).min(4)
}

/// The whole of so many quarters of a year.
pub(crate) fn whole_years(quarters: Tiny) -> Option<u8> {
    quarters.known().map(|quarters| quarters / 4)
}

/// What a posting asks for and gives besides skills.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    places: u64,
    is_remote: bool,
    years_min: Option<u8>,
    years_max: Option<u8>,
    pay_max: u16,
}

impl Terms {
    /// `None` where the posting is not open.
    pub(crate) fn of(posting: &PostingRow) -> Option<Self> {
        posting.is_active().then(|| Self {
            places: posting.places,
            is_remote: matches!(posting.remote_mode(), Some(Remote::Allowed | Remote::Only)),
            years_min: whole_years(posting.years_min),
            years_max: whole_years(posting.years_max),
            pay_max: posting.pay_max.known().unwrap_or(u16::MAX),
        })
    }

    /// All that a person earns but for skills; `None` where they are not eligible.
    pub(crate) fn bonus(&self, person: &PersonRow) -> Option<u32> {
        let years = self.years_points(whole_years(person.years).unwrap_or(0))?;
        let pay = self.pay_points(person.floor.known().unwrap_or(0))?;
        person.is_active().then_some(years + pay + self.place_points(person.places)?)
    }

    pub(crate) fn years_points(&self, years: u8) -> Option<u32> {
        let (min, max) = (self.years_min, self.years_max);
        if min.is_some_and(|min| years + 1 < min) || max.is_some_and(|max| years > max + 1) {
            return None;
        }
        let (min, max) = (min.or(max).unwrap_or(years), max.or(min).unwrap_or(years));
        let apart = (2 * u32::from(years)).abs_diff(u32::from(min) + u32::from(max));
        Some(YEARS_POINTS_MAX.saturating_sub(YEARS_COST * apart))
    }

    pub(crate) fn pay_points(&self, floor: u16) -> Option<u32> {
        let above = self.pay_max.checked_sub(floor)?;
        Some((PAY_POINTS * u32::from(above)).min(PAY_POINTS_MAX))
    }

    /// Whether no place in common is needed.
    pub(crate) const fn is_remote(&self) -> bool {
        self.is_remote
    }

    pub(crate) const fn places(&self) -> u64 {
        self.places
    }

    /// Whole years of experience from which and up to which somebody may be eligible.
    pub(crate) fn years_eligible(&self) -> (u8, u8) {
        let min = self.years_min.map_or(0, |min| min.saturating_sub(1));
        (min, self.years_max.map_or(u8::MAX, |max| max + 1))
    }

    /// Twice the middle of the range of years; `None` where a bound is not stated.
    pub(crate) fn years_doubled(&self) -> Option<u32> {
        Some(u32::from(self.years_min?) + u32::from(self.years_max?))
    }

    pub(crate) const fn pay_max(&self) -> u16 {
        self.pay_max
    }

    pub(crate) fn place_points(&self, places: u64) -> Option<u32> {
        if self.places & places != 0 { Some(PLACE_POINTS) } else { self.is_remote.then_some(0) }
    }
}
