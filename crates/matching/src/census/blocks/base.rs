//! The best people of a posting by the base score.

use super::lists::Lists;
use super::{AHEAD, BLOCK, Room, STRIP, Sums, in_order, strip_of};
use crate::census::base::{self, Terms};
use crate::census::best::{Best, Found};
use crate::census::people::{Kind, People, PersonRow};
use crate::census::postings::{Asked, PostingView};
use crate::simd::{Reached, Simd, prefetch};

/// The active people of a census, made ready for the base score.
#[derive(Clone, Debug)]
pub struct BaseIndex {
    rows: Vec<PersonRow>,
    blocks: Vec<Bounds>,
    strips: Vec<Bounds>,
    /// 13 bits of position and 3 of level.
    lists: Lists<u16>,
}

/// What everybody in a block or a strip has.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// All places that anybody wishes for.
    places: u64,
    floor_min: u16,
    /// In whole years.
    years_min: u8,
    years_max: u8,
}

impl Bounds {
    fn of(rows: &[PersonRow]) -> Self {
        let whole_years = |row: &PersonRow| base::whole_years(row.years).unwrap_or(0);
        let floor = |row: &PersonRow| row.floor.known().unwrap_or(0);
        Self {
            places: rows.iter().fold(0, |places, row| places | row.places),
            floor_min: rows.iter().map(floor).min().unwrap_or(0),
            years_min: rows.iter().map(whole_years).min().unwrap_or(0),
            years_max: rows.iter().map(whole_years).max().unwrap_or(0),
        }
    }

    /// What anybody in it earns at most besides skills; `None` where everybody is excluded.
    fn bonus_max(&self, terms: &Terms) -> Option<u32> {
        let years = (self.years_min..=self.years_max).filter_map(|years| terms.years_points(years)).max()?;
        Some(years + terms.pay_points(self.floor_min)? + terms.place_points(self.places)?)
    }
}

/// People of one age in the trade stand together, those with one place before those with several, then by place and floor.
fn key(row: &PersonRow) -> (u8, bool, u32, u16) {
    let years = base::whole_years(row.years).unwrap_or(0);
    (years, row.places.count_ones() > 1, row.places.trailing_zeros(), row.floor.known().unwrap_or(0))
}

impl BaseIndex {
    /// Of the active among `people`.
    pub fn of(people: &People) -> Self {
        let order = in_order(people, key);
        let lists =
            Lists::of(people, &order, |at, kind: Kind| at << 3 | u16::from(base::level(kind) - base::LEVEL_MIN));
        let rows: Vec<PersonRow> = order.iter().map(|&place| people.rows()[place as usize]).collect();
        let bounds = |size: usize| rows.chunks(size).map(Bounds::of).collect();
        Self { blocks: bounds(BLOCK), strips: bounds(STRIP), rows, lists }
    }

    /// The best `most` people of a posting.
    pub fn best_people(&self, posting: PostingView<'_>, most: usize, simd: Simd, room: &mut Room) -> Vec<Found> {
        let mut best = Best::of(most);
        let Some(terms) = Terms::of(posting.row).filter(|_| most > 0) else { return best.sorted() };
        let tables: Vec<(u16, [u16; 8])> = posting.asked.iter().map(|asked| (asked.skill, points(*asked))).collect();
        let open = self.blocks.iter().enumerate().filter(|(_, bounds)| bounds.bonus_max(&terms).is_some());
        let open: Vec<usize> = open.map(|(block, _)| block).collect();
        for (at, &block) in open.iter().enumerate() {
            if let Some(&next) = open.get(at + 1) {
                self.hint(&tables, next);
            }
            self.add_points(&tables, block, &mut room.sums);
            self.add_best(&terms, block, simd, room, &mut best);
        }
        best.sorted()
    }

    fn hint(&self, tables: &[(u16, [u16; 8])], block: usize) {
        for &(skill, _) in tables {
            prefetch(self.lists.list(skill, block), 0);
        }
    }

    fn add_points(&self, tables: &[(u16, [u16; 8])], block: usize, sums: &mut Sums) {
        for (skill, points) in tables {
            for &posting in self.lists.list(*skill, block) {
                let sum = &mut sums[usize::from(posting >> 3)];
                *sum = sum.wrapping_add(points[usize::from(posting & 7)]);
            }
        }
    }

    fn add_best(&self, terms: &Terms, block: usize, simd: Simd, room: &mut Room, best: &mut Best) {
        let Room { sums, reached, .. } = room;
        reached.clear();
        for (strip, first) in (0..BLOCK / STRIP).zip((0..).step_by(STRIP)) {
            let bounds = self.strips.get(block * (BLOCK / STRIP) + strip);
            if let Some(bonus_max) = bounds.and_then(|bounds| bounds.bonus_max(terms)) {
                let least = best.least().saturating_sub(bonus_max).max(1);
                let least = u16::try_from(least).unwrap_or(u16::MAX);
                simd.list_reached(strip_of(sums, strip), least, first, reached);
            }
        }
        let first = block * BLOCK;
        for (next, &Reached { at, sum }) in (AHEAD..).zip(&*reached) {
            if let Some(next) = reached.get(next) {
                prefetch(&self.rows, first + usize::from(next.at));
            }
            let row = &self.rows[first + usize::from(at)];
            if let Some(bonus) = terms.bonus(row) {
                best.add(Found { id: row.id, score: u32::from(sum) + bonus });
            }
        }
        sums.fill(0);
    }
}

/// What a skill earns by its level, less [`base::LEVEL_MIN`].
fn points(asked: Asked) -> [u16; 8] {
    [0, 1, 2, 3, 4, 5, 6, 7].map(|level| asked.base_weight * u16::from(base::LEVEL_MIN + level))
}
