//! The best people of a posting by the base score.

use super::lists::Lists;
use super::{BLOCK, Room, STRIP, Sums, in_order, strip_of};
use crate::census::base::{self, Terms};
use crate::census::best::{Best, Found};
use crate::census::people::{Kind, People, PersonRow};
use crate::census::postings::{Asked, PostingView};
use crate::simd::{Reached, Simd, prefetch};

/// Postings in a line of the caches, and lines of a list that are asked for ahead of time.
const POSTINGS_A_LINE: usize = 64 / size_of::<u16>();
const LINES_AHEAD: usize = 4;

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
        room.reached.clear();
        let mut before = 0;
        for (at, &block) in open.iter().enumerate() {
            if let Some(&next) = open.get(at + 1) {
                self.hint(&tables, next);
            }
            self.add_points(&tables, block, &mut room.sums);
            self.add_reached(&terms, before, &room.reached, &mut best);
            self.list_reached(&terms, block, &best, simd, room);
            before = block;
        }
        self.add_reached(&terms, before, &room.reached, &mut best);
        best.sorted()
    }

    fn hint(&self, tables: &[(u16, [u16; 8])], block: usize) {
        for &(skill, _) in tables {
            let list = self.lists.list(skill, block);
            for line in 0..LINES_AHEAD {
                prefetch(list, line * POSTINGS_A_LINE);
            }
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

    /// Lists those of a block whose skills may bring them among the best, and asks for their rows, which are read when the points of the next
    /// block are added up. All sums are 0 afterwards.
    fn list_reached(&self, terms: &Terms, block: usize, best: &Best, simd: Simd, room: &mut Room) {
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
        sums.fill(0);
        for one in &*reached {
            prefetch(&self.rows, block * BLOCK + usize::from(one.at));
        }
    }

    fn add_reached(&self, terms: &Terms, block: usize, reached: &[Reached], best: &mut Best) {
        for &Reached { at, sum } in reached {
            let row = &self.rows[block * BLOCK + usize::from(at)];
            if let Some(bonus) = terms.bonus(row) {
                best.add(Found { id: row.id, score: u32::from(sum) + bonus });
            }
        }
    }
}

/// What a skill earns by its level, less [`base::LEVEL_MIN`].
fn points(asked: Asked) -> [u16; 8] {
    [0, 1, 2, 3, 4, 5, 6, 7].map(|level| asked.base_weight * u16::from(base::LEVEL_MIN + level))
}
