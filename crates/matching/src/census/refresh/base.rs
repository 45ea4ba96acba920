//! Everybody's best postings by the base score: thirty-two people side by side against one posting after the other.
//!
//! People of one age in the trade make a unit. Against the open section they stand in crowds as they come; against the section of a place
//! those of the unit who wish for it stand in crowds of their own.

use std::cmp::Reverse;

use super::Refreshed;
use crate::census::base::{self, Terms};
use crate::census::best::{Best, Found};
use crate::census::board::{BaseBlock, Layout};
use crate::census::people::{People, PersonRow};
use crate::census::postings::Postings;
use crate::simd::{Asking, CROWD, Crowd, CrowdPosting, Hit, Lanes, Simd, Worth};

/// People of a unit at most: so many that those who wish for one place fill crowds.
const UNIT: usize = 8192;

/// Postings that are held against a crowd before what each still waits for is looked at again: so few that most of them suit the same people.
const BLOCK: usize = 64;

#[expect(clippy::cast_possible_truncation, reason = "each is 1,500 at most")]
const WORTH: Worth = Worth {
    years_max: base::YEARS_POINTS_MAX as u16,
    years_cost: base::YEARS_COST as u16,
    pay: base::PAY_POINTS as u16,
    pay_units: (base::PAY_POINTS_MAX / base::PAY_POINTS) as u16,
    place: base::PLACE_POINTS as u16,
};

/// The work of finding everybody's best postings.
#[derive(Clone, Debug)]
pub struct BaseRefresh<'a> {
    people: &'a People,
    postings: &'a Postings,
    /// The places of the active people, by years and then by floor.
    order: Vec<u32>,
    /// Where each unit begins in the order, and at last where the last one ends.
    units: Vec<usize>,
    blocks: Vec<BaseBlock>,
    rows: Vec<CrowdPosting>,
    asked: Vec<(u16, u16)>,
    /// The places of open postings that do not state both bounds of experience: they are held against one person at a time.
    unbounded: Vec<u32>,
}

/// Room for one unit after the other. One for each thread.
#[derive(Clone, Debug)]
pub struct RefreshRoom {
    crowd: Crowd,
    /// The skills that have a row of levels.
    skills: Vec<u16>,
    hits: Vec<Hit>,
    /// Blocks in the order in which they are looked at, with the most that is to be had besides skills.
    suiting: Vec<(Reverse<u32>, usize)>,
    /// The positions in the unit of those who stand in the crowd.
    who: Vec<usize>,
}

impl Default for RefreshRoom {
    fn default() -> Self {
        let crowd = Crowd {
            years_doubled: 0,
            floor: [0; CROWD],
            floor_min: 0,
            places: [0; CROWD],
            least: [u16::MAX; CROWD],
            level_of: Vec::new(),
            levels: vec![[0; CROWD]],
        };
        Self { crowd, skills: Vec::new(), hits: Vec::new(), suiting: Vec::new(), who: Vec::new() }
    }
}

impl<'a> BaseRefresh<'a> {
    /// Lays out both sides.
    pub fn of(people: &'a People, postings: &'a Postings) -> Self {
        let mut order: Vec<u32> =
            (0..).zip(people.rows()).filter(|(_, row)| row.is_active()).map(|(place, _)| place).collect();
        order.sort_by_cached_key(|&place| {
            let row = &people.rows()[place as usize];
            (years(row), row.floor.known().unwrap_or(0), place)
        });
        let same_years =
            order.chunk_by(|&a, &b| years(&people.rows()[a as usize]) == years(&people.rows()[b as usize]));
        let sizes = same_years.flat_map(|same| same.chunks(UNIT).map(<[u32]>::len));
        let mut units = vec![0];
        units.extend(sizes.scan(0, |end, size| {
            *end += size;
            Some(*end)
        }));
        let mut this = Self {
            people,
            postings,
            order,
            units,
            blocks: Vec::new(),
            rows: Vec::new(),
            asked: Vec::new(),
            unbounded: Vec::new(),
        };
        let is_bounded = |place: u32| {
            Terms::of(&postings.rows()[place as usize]).is_some_and(|terms| terms.years_doubled().is_some())
        };
        let layout = Layout::of(postings, BLOCK, is_bounded);
        for stand in &layout.stands {
            this.add_row(stand.posting as usize);
        }
        this.blocks = layout.blocks;
        let is_unbounded = |&place: &u32| postings.rows()[place as usize].is_active() && !is_bounded(place);
        this.unbounded = (0..).take(postings.len()).filter(is_unbounded).collect();
        this
    }

    /// How many units of work there are.
    pub fn units(&self) -> usize {
        self.units.len() - 1
    }

    /// The best `most` postings of everybody in a unit. Nobody for a unit that does not exist.
    pub fn best_postings(&self, unit: usize, most: usize, simd: Simd, room: &mut RefreshRoom) -> Vec<Refreshed> {
        let (Some(&start), Some(&end)) = (self.units.get(unit), self.units.get(unit + 1)) else { return Vec::new() };
        let members = &self.order[start..end];
        let mut best = vec![Best::of(most); members.len()];
        if most > 0 {
            self.add_unbounded(members, &mut best);
            self.add_section(None, members, &mut best, simd, room);
            let places = members.iter().fold(0, |places, &place| places | self.row(place).places);
            for place in (0..64).filter(|place| places >> place & 1 == 1) {
                self.add_section(Some(place), members, &mut best, simd, room);
            }
        }
        let refreshed = |(&place, best): (&u32, Best)| Refreshed { place: place as usize, found: best.sorted() };
        members.iter().zip(best).map(refreshed).collect()
    }

    fn row(&self, place: u32) -> &PersonRow {
        &self.people.rows()[place as usize]
    }

    fn add_row(&mut self, place: usize) {
        let posting = self.postings.at(place);
        let Some(terms) = Terms::of(posting.row) else { return };
        let end =
            |asked: &[(u16, u16)]| u32::try_from(asked.len()).expect("all requirements are fewer than memory holds");
        let start = end(&self.asked);
        self.asked.extend(posting.asked.iter().map(|asked| (asked.skill, asked.base_weight)));
        let (from, to) = terms.years_eligible();
        self.rows.push(CrowdPosting {
            id: posting.row.id,
            years_from: 2 * u16::from(from),
            years_to: 2 * u16::from(to),
            middle: terms.years_doubled().and_then(|middle| u16::try_from(middle).ok()).unwrap_or(0),
            pay_max: terms.pay_max(),
            is_remote: terms.is_remote(),
            places: terms.places(),
            asked: start..end(&self.asked),
        });
    }

    fn add_unbounded(&self, members: &[u32], best: &mut [Best]) {
        for &posting in &self.unbounded {
            let posting = self.postings.at(posting as usize);
            for (&place, best) in members.iter().zip(&mut *best) {
                if let Some(score) = base::score(posting, self.people.at(place as usize)) {
                    best.add(Found { id: posting.row.id, score });
                }
            }
        }
    }

    /// Holds the section of a place, or the open one, against all members who look there.
    fn add_section(&self, place: Option<u8>, members: &[u32], best: &mut [Best], simd: Simd, room: &mut RefreshRoom) {
        let looks = |&at: &usize| place.is_none_or(|place| self.row(members[at]).places >> place & 1 == 1);
        let looking: Vec<usize> = (0..members.len()).filter(looks).collect();
        let blocks: Vec<usize> = (0..self.blocks.len()).filter(|&at| self.blocks[at].is_of(place)).collect();
        if blocks.is_empty() {
            return;
        }
        let before = place.map_or(0, |place| (1_u64 << place) - 1);
        for who in looking.chunks(CROWD) {
            self.gather(who, members, best, room);
            self.add_crowd(&blocks, before, best, simd, room);
            room.disperse();
        }
    }

    /// Lets people stand in the crowd.
    fn gather(&self, who: &[usize], members: &[u32], best: &[Best], room: &mut RefreshRoom) {
        room.who.clear();
        room.who.extend_from_slice(who);
        for (lane, &at) in who.iter().enumerate() {
            let person = self.people.at(members[at] as usize);
            let crowd = &mut room.crowd;
            crowd.years_doubled = 2 * u16::from(years(person.row));
            crowd.floor[lane] = person.row.floor.known().unwrap_or(0);
            crowd.places[lane] = person.row.places;
            crowd.least[lane] = waits_for(&best[at]);
            for (&skill, &kind) in person.skills.iter().zip(person.kinds) {
                room.levels_of(skill)[lane] = base::level(kind);
            }
        }
    }

    fn add_crowd(&self, blocks: &[usize], before: u64, best: &mut [Best], simd: Simd, room: &mut RefreshRoom) {
        let floor = room.crowd.floor[..room.who.len()].iter().copied().min().unwrap_or(0);
        room.crowd.floor_min = floor;
        let years = u8::try_from(room.crowd.years_doubled / 2).unwrap_or(u8::MAX);
        room.suiting.clear();
        for &at in blocks {
            room.suiting.extend(self.blocks[at].bonus_for(years, floor).map(|bonus| (Reverse(bonus), at)));
        }
        room.suiting.sort_unstable();
        for number in 0..room.suiting.len() {
            let rows = &self.rows[self.blocks[room.suiting[number].1].rows()];
            room.hits.clear();
            simd.add_hits(&room.crowd, &Asking { postings: rows, asked: &self.asked, before }, WORTH, &mut room.hits);
            for at in 0..room.hits.len() {
                add_hit(at, rows, best, room);
            }
        }
    }
}

/// Gives a posting to those who wait for it.
fn add_hit(at: usize, postings: &[CrowdPosting], best: &mut [Best], room: &mut RefreshRoom) {
    let hit = &room.hits[at];
    let id = postings[hit.posting].id;
    let mut who = hit.who;
    while who != 0 {
        let lane = who.trailing_zeros() as usize;
        who &= who - 1;
        let (best, score) = (&mut best[room.who[lane]], hit.scores[lane]);
        if score >= room.crowd.least[lane] {
            best.add(Found { id, score: u32::from(score) });
            room.crowd.least[lane] = waits_for(best);
        }
    }
}

impl RefreshRoom {
    fn levels_of(&mut self, skill: u16) -> &mut Lanes {
        let crowd = &mut self.crowd;
        let at = usize::from(skill);
        if crowd.level_of.len() <= at {
            crowd.level_of.resize(at + 1, 0);
        }
        if crowd.level_of[at] == 0 {
            self.skills.push(skill);
            let row = self.skills.len();
            crowd.level_of[at] = u16::try_from(row).expect("thirty-two people hold fewer skills than there are");
            if crowd.levels.len() <= row {
                crowd.levels.push([0; CROWD]);
            }
        }
        &mut crowd.levels[usize::from(crowd.level_of[at])]
    }

    /// Lets nobody stand in the crowd.
    fn disperse(&mut self) {
        for skill in self.skills.drain(..) {
            let row = &mut self.crowd.level_of[usize::from(skill)];
            self.crowd.levels[usize::from(*row)] = [0; CROWD];
            *row = 0;
        }
        self.crowd.least = [u16::MAX; CROWD];
    }
}

fn years(row: &PersonRow) -> u8 {
    base::whole_years(row.years).unwrap_or(0)
}

/// The least score that somebody still waits for: at least the one that an eligible posting has.
fn waits_for(best: &Best) -> u16 {
    u16::try_from(best.least().max(1)).unwrap_or(u16::MAX)
}
