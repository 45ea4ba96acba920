//! A simple score in integers: the task on which other engines can be measured on equal work.

use super::people::{Kind, PersonRow, PersonView};
use super::postings::{PostingRow, PostingView};

/// What places in common are worth.
pub(crate) const PLACE_POINTS: u32 = 750;

/// What pay above the floor is worth at most, and each unit of it.
pub(crate) const PAY_POINTS_MAX: u32 = 750;
const PAY_POINTS: u32 = 5;

/// What experience in the middle of the range is worth, and what each half year away from it costs.
pub(crate) const YEARS_POINTS_MAX: u32 = 1500;
const YEARS_COST: u32 = 75;

/// The score of a pair; `None` where it is not eligible.
///
/// Eligible are the active whose whole years lie at most one outside the range, whose floor the most pay reaches, who share a skill and, if
/// the work is not remote, a place. The score is the sum over shared skills of weight times level (6, and 1 for each of the first four years
/// of use), of what is left of 1,500 after 75 for each half year between total experience and the middle of the range, of 5 for each unit of
/// pay above the floor but 750 at most, and of 750 for a place in common. What is not known does not exclude: a bound or a floor that is
/// not stated does not bind, unknown years are none.
pub fn score(posting: PostingView<'_>, person: PersonView<'_>) -> Option<u32> {
    let bonus = bonus(posting.row, person.row)?;
    let shared = posting.asked.iter().filter_map(|asked| {
        let kind = person.kind_of(asked.skill)?;
        Some(u32::from(asked.base_weight) * u32::from(level(kind)))
    });
    let skills: u32 = shared.sum();
    (skills > 0).then_some(skills + bonus)
}

/// The level of a skill that is held, from 6 to 10.
pub(crate) fn level(kind: Kind) -> u16 {
    6 + u16::from(kind.years().unwrap_or(0).min(4))
}

/// All of the score but the skills.
pub(crate) fn bonus(posting: &PostingRow, person: &PersonRow) -> Option<u32> {
    let is_placed = posting.places & person.places != 0;
    if !(posting.is_active() && person.is_active() && (is_remote(posting) || is_placed)) {
        return None;
    }
    Some(years_points(posting, person)? + pay_points(posting, person)? + if is_placed { PLACE_POINTS } else { 0 })
}

/// Whether the work may be done from afar.
pub(crate) fn is_remote(posting: &PostingRow) -> bool {
    matches!(posting.remote_mode(), Some(talent::Remote::Allowed | talent::Remote::Only))
}

fn whole_years(quarters: super::Tiny) -> Option<u32> {
    quarters.known().map(|quarters| u32::from(quarters) / 4)
}

pub(crate) fn years_points(posting: &PostingRow, person: &PersonRow) -> Option<u32> {
    let years = whole_years(person.years).unwrap_or(0);
    let (min, max) = (whole_years(posting.years_min), whole_years(posting.years_max));
    if min.is_some_and(|min| years + 1 < min) || max.is_some_and(|max| years > max + 1) {
        return None;
    }
    let (min, max) = (min.or(max).unwrap_or(years), max.or(min).unwrap_or(years));
    Some(YEARS_POINTS_MAX.saturating_sub(YEARS_COST * (2 * years).abs_diff(min + max)))
}

pub(crate) fn pay_points(posting: &PostingRow, person: &PersonRow) -> Option<u32> {
    let floor = u32::from(person.floor.known().unwrap_or(0));
    let most = posting.pay_max.known().map_or(u32::from(u16::MAX), u32::from);
    most.checked_sub(floor).map(|above| (PAY_POINTS * above).min(PAY_POINTS_MAX))
}
