//! The best people of a posting by the full score.

use std::cmp::Reverse;

use super::lists::Lists;
use super::{BLOCK, Room, STRIP, in_order, strip_of};
use crate::census::best::{Best, Found};
use crate::census::full::Rules;
use crate::census::judged::{Bounds, Evidence, Judged, JudgedSkill};
use crate::census::people::{Kind, People, PersonRow};
use crate::census::postings::PostingView;
use crate::chance::Chance;
use crate::receipt::Side;
use crate::simd::{Reached, Simd, prefetch};
use crate::weights::Weights;

/// The active people of a census, made ready for the full score.
#[derive(Clone, Debug)]
pub struct FullIndex {
    people: People,
    blocks: Vec<Bounds>,
    strips: Vec<Bounds>,
    /// 16 bits of position, then the kind.
    lists: Lists<[u8; 3]>,
}

/// By what a [`FullIndex`] judges: the rules, and what follows from them for every posting.
#[derive(Clone, Debug)]
pub struct FullRules<'a> {
    rules: Rules<'a>,
    evidence: Evidence,
}

impl<'a> FullRules<'a> {
    /// What follows from `rules`.
    pub fn of(rules: Rules<'a>) -> Self {
        Self { evidence: Evidence::of(rules), rules }
    }
}

/// People of one occupation stand together, those with one place before those with several, then by place and years.
fn key(row: &PersonRow) -> (u8, bool, u32, u8) {
    (row.occupation.code(), row.places.count_ones() > 1, row.places.trailing_zeros(), row.years.code())
}

/// A block that somebody among the best may stand in.
struct Open {
    /// The most that anybody in it scores.
    most: u32,
    block: usize,
}

impl FullIndex {
    /// Of the active among `people`.
    pub fn of(people: &People) -> Self {
        let order = in_order(people, key);
        let lists = Lists::of(people, &order, |at, kind: Kind| {
            let [low, high] = at.to_le_bytes();
            [low, high, kind.code()]
        });
        let people = people.reordered(&order);
        let bounds = |size: usize| people.rows().chunks(size).map(Bounds::of).collect();
        Self { blocks: bounds(BLOCK), strips: bounds(STRIP), lists, people }
    }

    /// The best `most` people of a posting.
    pub fn best_people(
        &self,
        posting: PostingView<'_>,
        rules: &FullRules<'_>,
        most: usize,
        simd: Simd,
        room: &mut Room,
    ) -> Vec<Found> {
        let mut best = Best::of(most);
        if most == 0 || !posting.row.is_active() {
            return best.sorted();
        }
        let judged = Judged::of(posting, rules.rules, &rules.evidence);
        let search = Search { index: self, judged: &judged, weights: rules.rules.weights, simd };
        let open = search.open();
        for (at, Open { most, block }) in open.iter().enumerate() {
            if *most < best.least() {
                break;
            }
            if let Some(next) = open.get(at + 1) {
                search.hint(next.block);
            }
            search.add_gains(*block, room);
            search.add_best(*block, room, &mut best);
        }
        best.sorted()
    }
}

/// One question.
struct Search<'a> {
    index: &'a FullIndex,
    judged: &'a Judged<'a>,
    weights: &'a Weights,
    simd: Simd,
}

impl Search<'_> {
    /// The blocks in which not everybody is excluded, those first in which the most is possible.
    fn open(&self) -> Vec<Open> {
        let gain_max = self.judged.gain_max();
        let open = |(block, bounds): (usize, &Bounds)| {
            let (team, person) = self.judged.most(bounds)?;
            Some(Open { most: self.score(team + gain_max, person), block })
        };
        let mut open: Vec<Open> = self.index.blocks.iter().enumerate().filter_map(open).collect();
        open.sort_unstable_by_key(|one| (Reverse(one.most), one.block));
        open
    }

    fn chance(&self, side: Side, points: u32) -> Chance {
        Chance::from_ppm(self.weights.table(side).get(points as usize).copied().unwrap_or(1_000_000))
    }

    fn score(&self, team: u32, person: u32) -> u32 {
        self.chance(Side::Team, team).and(self.chance(Side::Person, person)).ppm()
    }

    /// The least gain by skills with which somebody who has at most these points may score `least`.
    fn gain_for(&self, least: u32, (team, person): (u32, u32)) -> u16 {
        let of_person = self.chance(Side::Person, person);
        let points =
            self.weights.table(Side::Team).partition_point(|&ppm| Chance::from_ppm(ppm).and(of_person).ppm() < least);
        u16::try_from(points.saturating_sub(team as usize)).unwrap_or(u16::MAX)
    }

    fn hint(&self, block: usize) {
        for (skill, _) in self.judged.skills.iter().flat_map(|skill| &skill.shown_by) {
            prefetch(self.index.lists.list(*skill, block), 0);
        }
    }

    /// Sums up for everybody in the block what they gain by skills.
    fn add_gains(&self, block: usize, room: &mut Room) {
        for skill in &self.judged.skills {
            self.add_gain(skill, block, room);
        }
    }

    /// Of the skills that show one requirement only the one that gains most counts.
    fn add_gain(&self, skill: &JudgedSkill, block: usize, room: &mut Room) {
        let lists = skill.shown_by.iter().map(|(held, gains)| (self.index.lists.list(*held, block), gains));
        let mut lists = lists.filter(|(list, _)| !list.is_empty());
        let (Some((first, gains)), mut next) = (lists.next(), lists.next()) else { return };
        let Room { sums, gained, .. } = room;
        if next.is_none() {
            for &[low, high, kind] in first {
                let at = position(low, high);
                sums[at] = sums[at].wrapping_add(gains[usize::from(kind)]);
            }
            return;
        }
        for &[low, high, kind] in first {
            let (at, gain) = (position(low, high), gains[usize::from(kind)]);
            sums[at] = sums[at].wrapping_add(gain);
            gained[at] = gain;
        }
        while let Some((list, gains)) = next {
            for &[low, high, kind] in list {
                let at = position(low, high);
                let more = gains[usize::from(kind)].saturating_sub(gained[at]);
                sums[at] = sums[at].wrapping_add(more);
                gained[at] += more;
            }
            next = lists.next();
        }
        gained.fill(0);
    }

    fn add_best(&self, block: usize, room: &mut Room, best: &mut Best) {
        let first = block * BLOCK;
        let rows = &self.index.people.rows()[first..self.index.people.len().min(first + BLOCK)];
        for (strip, rows) in rows.chunks(STRIP).enumerate() {
            let sums = strip_of(&mut room.sums, strip);
            let most = self.judged.most(&self.index.strips[block * (BLOCK / STRIP) + strip]);
            let Some(most) =
                most.filter(|&(team, person)| self.score(team + self.judged.gain_max(), person) >= best.least())
            else {
                sums.as_flattened_mut().fill(0);
                continue;
            };
            room.reached.clear();
            self.simd.take_reached(sums, self.gain_for(best.least(), most), &mut room.reached);
            self.add_reached(rows, most, &room.reached, best);
        }
    }

    /// Adds those who reached what was needed when their strip was read; what is needed may have risen since.
    fn add_reached(&self, rows: &[PersonRow], most: (u32, u32), reached: &[Reached], best: &mut Best) {
        let mut least = best.least();
        let mut gain = self.gain_for(least, most);
        for &Reached { at, sum } in reached {
            // The last strip may be longer than its people.
            let Some(row) = rows.get(usize::from(at)).filter(|_| sum >= gain) else { continue };
            let Some(team) = self.judged.team(row) else { continue };
            let Some(person) = self.judged.person(row) else { continue };
            best.add(Found { id: row.id, score: self.score(team + u32::from(sum), person) });
            if best.least() > least {
                least = best.least();
                gain = self.gain_for(least, most);
            }
        }
    }
}

fn position(low: u8, high: u8) -> usize {
    usize::from(u16::from_le_bytes([low, high])) % BLOCK
}
