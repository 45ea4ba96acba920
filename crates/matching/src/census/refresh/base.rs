//! Everybody's best postings by the base score: sixty-four people side by side against one posting after the other.
//!
//! People of one age in the trade make a unit, which looks only at postings that their years suit. Against the open section they stand in
//! crowds as they come; against the section of a place those of the unit who wish for it stand in crowds of their own. Those whose skills are
//! of one group stand together and meet the postings of their groups first: what they wait for soon lets few others pass.

use std::ops::Range;

use super::Refreshed;
use super::groups::Groups;
use crate::census::base::{self, Terms};
use crate::census::best::{Best, Found};
use crate::census::board::stands;
use crate::census::people::{People, PersonRow};
use crate::census::postings::Postings;
use crate::simd::{Asking, CROWD, CoarsePlaces, Crowd, CrowdPosting, Hit, Pair, Simd, Worth};

/// People of a unit at most: so many that those who wish for one place fill crowds.
const UNIT: usize = 8192;

/// Postings that are held against a crowd before what each still waits for is looked at again: so few that most of them suit the same people.
const BLOCK: usize = 64;

#[expect(clippy::cast_possible_truncation, reason = "each is 750 at most")]
const WORTH: Worth = Worth {
    pay: base::PAY_POINTS as u16,
    pay_units: (base::PAY_POINTS_MAX / base::PAY_POINTS) as u16,
    place: base::PLACE_POINTS as u16,
};

/// The work of finding everybody's best postings.
#[derive(Clone, Debug)]
pub struct BaseRefresh<'a> {
    people: &'a People,
    postings: &'a Postings,
    /// The places of the active people, by years, then by group and floor.
    order: Vec<u32>,
    /// The group of each of them.
    groups: Vec<u8>,
    /// Where each unit begins in the order, and at last where the last one ends.
    units: Vec<usize>,
    /// The section of a place with its rows, or the open one without.
    sections: Vec<(Option<u8>, Range<u32>)>,
    rows: Vec<Row>,
    pairs: Vec<Pair>,
    /// The places of open postings that do not state both bounds of experience: they are held against one person at a time.
    unbounded: Vec<u32>,
}

/// A posting in a section.
#[derive(Clone, Debug)]
struct Row {
    id: u32,
    group: u8,
    terms: Terms,
    /// In the list of pairs.
    pairs: Range<u32>,
}

/// Room for one unit after the other. One for each thread.
#[derive(Clone, Debug)]
pub struct RefreshRoom {
    /// Everybody of the unit.
    people: People,
    /// By place, the positions of those who wish for it.
    wishing: [Vec<u32>; 64],
    /// The groups of the unit, as bits.
    groups: u64,
    crowd: Crowd,
    /// The positions in the unit of those who stand in the crowd.
    who: Vec<u32>,
    /// In which order rows of a section are looked at.
    ranks: Vec<u64>,
    /// The postings of a section whose years suit the unit, those first of its groups and that suit best, and what they ask for in that order.
    suiting: Vec<CrowdPosting>,
    pairs: Vec<Pair>,
    hits: Vec<Hit>,
}

impl Default for RefreshRoom {
    fn default() -> Self {
        Self {
            people: People::default(),
            wishing: [const { Vec::new() }; 64],
            groups: 0,
            crowd: Crowd::default(),
            who: Vec::new(),
            ranks: Vec::new(),
            suiting: Vec::new(),
            pairs: Vec::new(),
            hits: Vec::new(),
        }
    }
}

impl<'a> BaseRefresh<'a> {
    /// Lays out both sides.
    pub fn of(people: &'a People, postings: &'a Postings) -> Self {
        let grouping = Groups::of(postings);
        let active = (0..).zip(people.rows()).filter(|(_, row)| row.is_active());
        let mut keys: Vec<(u8, u8, u16, u32)> = active
            .map(|(place, row)| {
                let group = grouping.group(people.at(place as usize).skills.iter().copied());
                (years(row), group, row.floor.known().unwrap_or(0), place)
            })
            .collect();
        keys.sort_unstable();
        let order: Vec<u32> = keys.iter().map(|&(.., place)| place).collect();
        let same_years =
            order.chunk_by(|&a, &b| years(&people.rows()[a as usize]) == years(&people.rows()[b as usize]));
        let sizes = same_years.flat_map(|same| same.chunks(UNIT).map(<[u32]>::len));
        let mut units = vec![0];
        units.extend(sizes.scan(0, |end, size| {
            *end += size;
            Some(*end)
        }));
        let is_bounded = |place: u32| {
            Terms::of(&postings.rows()[place as usize]).is_some_and(|terms| terms.years_doubled().is_some())
        };
        let is_unbounded = |&place: &u32| postings.rows()[place as usize].is_active() && !is_bounded(place);
        let mut this = Self {
            people,
            postings,
            order,
            groups: keys.iter().map(|&(_, group, ..)| group).collect(),
            units,
            sections: Vec::new(),
            rows: Vec::new(),
            pairs: Vec::new(),
            unbounded: (0..).take(postings.len()).filter(is_unbounded).collect(),
        };
        let mut stands = stands(postings, |row| Terms::of(row).is_some_and(|terms| terms.is_remote()));
        stands.retain(|stand| is_bounded(stand.posting));
        // The open section, whose number is the greatest, comes first.
        stands.sort_unstable_by_key(|stand| (stand.place().is_some(), stand.section, stand.posting));
        for section in stands.chunk_by(|a, b| a.section == b.section) {
            let start = length(&this.rows);
            for stand in section {
                this.add_row(stand.posting as usize, &grouping);
            }
            this.sections.push((section[0].place(), start..length(&this.rows)));
        }
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
        if most > 0 && !members.is_empty() {
            room.enter(self.people, members, &self.groups[start..end]);
            self.add_unbounded(&room.people, &mut best);
            for (place, rows) in &self.sections {
                self.add_section(*place, rows.clone(), &mut best, simd, room);
            }
        }
        let refreshed = |(&place, best): (&u32, Best)| Refreshed { place: place as usize, found: best.sorted() };
        members.iter().zip(best).map(refreshed).collect()
    }

    fn add_row(&mut self, place: usize, grouping: &Groups) {
        let posting = self.postings.at(place);
        let Some(terms) = Terms::of(posting.row) else { return };
        let start = length(&self.pairs);
        Pair::add(posting.asked.iter().map(|asked| (asked.skill, asked.base_weight)), &mut self.pairs);
        let group = grouping.group(posting.asked.iter().map(|asked| asked.skill));
        self.rows.push(Row { id: posting.row.id, group, terms, pairs: start..length(&self.pairs) });
    }

    fn add_unbounded(&self, members: &People, best: &mut [Best]) {
        for &posting in &self.unbounded {
            let posting = self.postings.at(posting as usize);
            for (person, best) in members.iter().zip(&mut *best) {
                if let Some(score) = base::score(posting, person) {
                    best.add(Found { id: posting.row.id, score });
                }
            }
        }
    }

    /// Holds the section of a place, or the open one, against all members who look there.
    fn add_section(&self, place: Option<u8>, rows: Range<u32>, best: &mut [Best], simd: Simd, room: &mut RefreshRoom) {
        let looking = match place {
            None => (0..).take(best.len()).collect(),
            Some(place) => std::mem::take(&mut room.wishing[usize::from(place)]),
        };
        if looking.is_empty() {
            return;
        }
        self.find_suiting(rows, room);
        let before = place.map_or(0, |place| (1_u64 << place) - 1);
        for who in looking.chunks(CROWD) {
            room.gather(who, best);
            self.add_crowd(before, best, simd, room);
            room.crowd.disperse();
        }
    }

    /// Lays out those of a section whom the years of the unit suit.
    fn find_suiting(&self, rows: Range<u32>, room: &mut RefreshRoom) {
        let RefreshRoom { people, groups, ranks, suiting, pairs, .. } = room;
        let years = people.rows().first().map_or(0, years);
        ranks.clear();
        ranks.extend(rows.filter_map(|at| {
            let Row { group, terms, .. } = &self.rows[at as usize];
            let for_years = base::YEARS_POINTS_MAX - terms.years_points(years)?;
            let is_foreign = u64::from(*groups >> group & 1 == 0);
            Some(is_foreign << 63 | u64::from(for_years) << 48 | u64::from(!terms.pay_max()) << 32 | u64::from(at))
        }));
        ranks.sort_unstable();
        suiting.clear();
        pairs.clear();
        for rank in ranks {
            #[expect(clippy::cast_possible_truncation, reason = "the lower half is the row")]
            let at = *rank as u32;
            let Row { terms, pairs: asked, .. } = &self.rows[at as usize];
            let start = length(pairs);
            pairs.extend_from_slice(&self.pairs[asked.start as usize..asked.end as usize]);
            suiting.push(CrowdPosting {
                pairs: start..length(pairs),
                for_years: terms.years_points(years).and_then(|points| u16::try_from(points).ok()).unwrap_or(0),
                pay_max: terms.pay_max(),
                places: CoarsePlaces::of(terms.places()),
                is_remote: terms.is_remote(),
                row: at,
                all_places: terms.places(),
            });
        }
    }

    fn add_crowd(&self, before: u64, best: &mut [Best], simd: Simd, room: &mut RefreshRoom) {
        let RefreshRoom { crowd, hits, suiting, pairs, who, .. } = room;
        for postings in suiting.chunks(BLOCK) {
            hits.clear();
            simd.add_hits(crowd, &Asking { postings, pairs, before }, WORTH, hits);
            for hit in &*hits {
                add_hit(hit, self.rows[hit.row as usize].id, who, best, crowd);
            }
        }
    }
}

/// Gives a posting to those who wait for it.
fn add_hit(hit: &Hit, id: u32, who: &[u32], best: &mut [Best], crowd: &mut Crowd) {
    let mut waiting = hit.who;
    while waiting != 0 {
        let lane = waiting.trailing_zeros() as usize;
        waiting &= waiting - 1;
        let (best, score) = (&mut best[who[lane] as usize], hit.scores[lane]);
        if score >= crowd.least(lane) {
            best.add(Found { id, score: u32::from(score) });
            crowd.wait_for(lane, waits_for(best));
        }
    }
}

impl RefreshRoom {
    /// Takes in the people of a unit, who stand far from each other in the census.
    fn enter(&mut self, people: &People, members: &[u32], groups: &[u8]) {
        self.people = People::with_capacity(members.len(), 16 * members.len());
        self.people.extend(members.iter().map(|&place| people.at(place as usize)));
        self.groups = groups.iter().fold(0, |groups, &group| groups | 1 << group);
        self.wishing.iter_mut().for_each(Vec::clear);
        for (at, row) in (0..).zip(self.people.rows()) {
            let mut places = row.places;
            while places != 0 {
                self.wishing[places.trailing_zeros() as usize].push(at);
                places &= places - 1;
            }
        }
    }

    /// Lets people stand in the crowd.
    fn gather(&mut self, who: &[u32], best: &[Best]) {
        self.who.clear();
        self.who.extend_from_slice(who);
        for (lane, &at) in who.iter().enumerate() {
            let person = self.people.at(at as usize);
            let held = person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| (skill, base::level(kind)));
            self.crowd.stand(lane, person.row.floor.known().unwrap_or(0), person.row.places, held);
            self.crowd.wait_for(lane, waits_for(&best[at as usize]));
        }
    }
}

/// How many there are.
fn length<T>(of: &[T]) -> u32 {
    u32::try_from(of.len()).expect("all requirements are fewer than memory holds")
}

fn years(row: &PersonRow) -> u8 {
    base::whole_years(row.years).unwrap_or(0)
}

/// The least score that somebody still waits for: at least the one that an eligible posting has.
fn waits_for(best: &Best) -> u16 {
    u16::try_from(best.least().max(1)).unwrap_or(u16::MAX)
}
