//! The best postings of a person by the base score.

use std::cmp::Reverse;
use std::ops::Range;

use super::lists::Lists;
use super::sections::{self, Block, Look, Stand};
use crate::census::base::{self, PAY_POINTS_MAX, PLACE_POINTS, Terms, YEARS_COST, YEARS_POINTS_MAX};
use crate::census::best::{Best, Found};
use crate::census::people::{PersonRow, PersonView};
use crate::census::postings::Postings;
use crate::simd::{LANES, Reached, Simd};

/// Postings of a block: few enough that the sums of all of them stay in the nearest memory, and that years keep whole blocks away.
const BLOCK: usize = 512;

/// Postings laid out for the base score.
#[derive(Clone, Debug)]
pub struct BaseBoard {
    /// By section, within it by the middle of the years.
    blocks: Vec<BaseBlock>,
    rows: Vec<BaseRow>,
    lists: Lists,
}

/// Room for one question after the other, so that none costs an allocation. One for each thread.
#[derive(Clone, Debug)]
pub struct BoardRoom {
    sums: Box<[[u16; LANES]; BLOCK / LANES]>,
    reached: Vec<Reached>,
    levels: Vec<(u16, u16)>,
    /// Blocks in the order in which they are looked at, with the most that is to be had besides skills.
    suiting: Vec<(Reverse<u32>, usize)>,
}

#[derive(Clone, Copy, Debug)]
struct BaseRow {
    id: u32,
    terms: Terms,
}

/// Postings in the order of a board.
struct Layout {
    stands: Vec<Stand>,
    blocks: Vec<BaseBlock>,
}

/// A part of a section with what all of it has.
#[derive(Clone, Debug)]
struct BaseBlock {
    block: Block,
    /// Whole years that may suit some posting of the block.
    years_min: u8,
    years_max: u8,
    /// Twice the middles of the years, least and most, where every posting states both bounds.
    middles: Option<(u32, u32)>,
    pay_max: u16,
}

impl Default for BoardRoom {
    fn default() -> Self {
        Self {
            sums: Box::new([[0; LANES]; BLOCK / LANES]),
            reached: Vec::with_capacity(BLOCK),
            levels: Vec::new(),
            suiting: Vec::new(),
        }
    }
}

impl BaseBoard {
    /// Lays out the open postings.
    pub fn of(postings: &Postings) -> Self {
        let Layout { stands, blocks } = Layout::of(postings);
        let mut lists = Lists::default();
        for block in &blocks {
            let entries = (0_u32..).zip(&stands[block.rows()]).flat_map(|(at, stand)| {
                let asked = postings.at(stand.posting as usize).asked;
                asked.iter().map(move |asked| (asked.skill, packed(at, asked.base_weight)))
            });
            lists.push(entries.collect());
        }
        let row = |stand: &Stand| {
            let row = &postings.rows()[stand.posting as usize];
            BaseRow { id: row.id, terms: Terms::of(row).expect("only open postings have a stand") }
        };
        Self { blocks, rows: stands.iter().map(row).collect(), lists }
    }

    /// The best `most` postings of a person, as [`crate::census::exhaustive::postings_by_base`] finds them.
    pub fn best_postings(&self, person: PersonView<'_>, most: usize, simd: Simd, room: &mut BoardRoom) -> Vec<Found> {
        let mut best = Best::of(most);
        if !person.row.is_active() || most == 0 {
            return best.sorted();
        }
        room.levels.clear();
        room.levels
            .extend(person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| (skill, base::level(kind).into())));
        let look = Look::at(person.row.places);
        let years = base::whole_years(person.row.years).unwrap_or(0);
        let floor = person.row.floor.known().unwrap_or(0);
        let suiting = |(at, block): (usize, &BaseBlock)| {
            let bonus = block.bonus_for(years, floor).filter(|_| look.reaches(block.block.section))?;
            Some((Reverse(bonus), at))
        };
        room.suiting.clear();
        room.suiting.extend(self.blocks.iter().enumerate().filter_map(suiting));
        room.suiting.sort_unstable();
        for at in 0..room.suiting.len() {
            let (Reverse(bonus_max), block) = room.suiting[at];
            self.add_points(block, room);
            self.add_best(block, bonus_max, person.row, simd, room, &mut best);
        }
        best.sorted()
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        self.lists.bytes() + size_of_val(&*self.rows) + size_of_val(&*self.blocks)
    }

    fn add_points(&self, block: usize, room: &mut BoardRoom) {
        let sums = room.sums.as_flattened_mut();
        for &(skill, level) in &room.levels {
            for &entry in self.lists.of(block, skill) {
                let (at, weight) = unpacked(entry);
                sums[at % BLOCK] += weight * level;
            }
        }
    }

    fn add_best(
        &self,
        block: usize,
        bonus_max: u32,
        person: &PersonRow,
        simd: Simd,
        room: &mut BoardRoom,
        best: &mut Best,
    ) {
        let block = &self.blocks[block].block;
        let rows = &self.rows[block.rows.clone()];
        let look = Look::at(person.places);
        let least = best.least().saturating_sub(bonus_max).max(1);
        room.reached.clear();
        simd.list_reached(&*room.sums, u16::try_from(least).unwrap_or(u16::MAX), 0, &mut room.reached);
        room.sums.as_flattened_mut().fill(0);
        for &Reached { at, sum } in &room.reached {
            let row = &rows[usize::from(at)];
            if u32::from(sum) + bonus_max >= best.least()
                && let Some(bonus) = row.terms.bonus(person)
                && look.first_meets(row.terms.places(), block.section)
            {
                best.add(Found { id: row.id, score: u32::from(sum) + bonus });
            }
        }
    }
}

impl Layout {
    /// Of the open postings.
    fn of(postings: &Postings) -> Self {
        let terms: Vec<Option<Terms>> = postings.rows().iter().map(Terms::of).collect();
        let terms_of = |stand: &Stand| terms[stand.posting as usize].expect("only open postings have a stand");
        let mut stands = sections::stands(postings, |row| Terms::of(row).is_some_and(|terms| terms.is_remote()));
        stands.sort_by_cached_key(|stand| {
            let terms = terms_of(stand);
            (stand.section, terms.years_doubled(), terms.pay_max(), stand.posting)
        });
        let bounded = |block: Block| BaseBlock::of(stands[block.rows.clone()].iter().map(terms_of), block);
        let blocks = sections::blocks(&stands, BLOCK).into_iter().map(bounded).collect();
        Self { stands, blocks }
    }
}

impl BaseBlock {
    fn of(postings: impl Iterator<Item = Terms>, block: Block) -> Self {
        let mut this = Self { block, years_min: u8::MAX, years_max: 0, middles: Some((u32::MAX, 0)), pay_max: 0 };
        for terms in postings {
            let (min, max) = terms.years_eligible();
            this.years_min = this.years_min.min(min);
            this.years_max = this.years_max.max(max);
            this.pay_max = this.pay_max.max(terms.pay_max());
            let middles = this.middles.zip(terms.years_doubled());
            this.middles = middles.map(|((least, most), middle)| (least.min(middle), most.max(middle)));
        }
        this
    }

    /// Which of the board's rows.
    fn rows(&self) -> Range<usize> {
        self.block.rows.clone()
    }

    /// The most that a posting of the block can have besides its skills; `None` where none is eligible.
    fn bonus_for(&self, years: u8, floor: u16) -> Option<u32> {
        let suits = self.years_min <= years && years <= self.years_max && floor <= self.pay_max;
        suits.then(|| self.bonus_max(years, floor))
    }

    fn bonus_max(&self, years: u8, floor: u16) -> u32 {
        let years = 2 * u32::from(years);
        let years = self.middles.map_or(YEARS_POINTS_MAX, |(least, most)| {
            let away = least.saturating_sub(years).max(years.saturating_sub(most));
            YEARS_POINTS_MAX.saturating_sub(YEARS_COST * away)
        });
        let pay = (base::PAY_POINTS * u32::from(self.pay_max.saturating_sub(floor))).min(PAY_POINTS_MAX);
        years + pay + PLACE_POINTS
    }
}

/// The place in the block, then the weight.
fn packed(at: u32, weight: u16) -> u32 {
    at | u32::from(weight) << 16
}

const fn unpacked(entry: u32) -> (usize, u16) {
    (entry as usize & 0xFFFF, (entry >> 16) as u16)
}
