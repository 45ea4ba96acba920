//! One question to a [`FullIndex`].

use std::cmp::Reverse;
use std::ops::Range;

use super::{AHEAD, BLOCK, FullIndex, Posting, Room, STRIP};
use crate::census::best::{Best, Found};
use crate::census::blocks::{Sums, strip_of};
use crate::census::forward::Forward;
use crate::census::judged::Judged;
use crate::census::people::Kind;
use crate::simd::{Reached, Simd, prefetch};

/// Strips of a block.
const STRIPS: usize = BLOCK / STRIP;

/// Looking at somebody's own list of skills costs about as much as reading so many postings.
const POSTINGS_A_PERSON: usize = 60;

/// Looking whether anybody can still get among the best costs about as much as reading so many postings.
const POSTINGS_A_LOOK: usize = 150;

/// Postings in a line of the caches.
const POSTINGS_A_LINE: usize = 64 / size_of::<Posting>();

pub(super) struct Search<'a> {
    index: &'a FullIndex,
    judged: &'a Judged<'a>,
    forward: Forward<'a>,
    simd: Simd,
    gain_max: u32,
    best: Best,
    /// For the least score of the best so far, and the last person's points that were asked for, the team's points that are needed.
    needed: (u32, u32, u32),
    lists: Vec<List<'a>>,
    parts: Vec<Part>,
}

/// A block that somebody among the best may stand in.
struct Open {
    /// The most that anybody in it scores.
    most: u32,
    block: usize,
}

/// Those in a block who hold a skill that shows a requirement.
struct List<'a> {
    postings: &'a [Posting],
    gains: &'a [u16; Kind::COUNT],
}

/// What a block holds of a requirement.
struct Part {
    /// Its lists among all of the block.
    lists: Range<usize>,
    postings: usize,
    gain_max: u32,
}

/// What everybody in a strip earns at most besides skills, on the team's side and on their own; `None` where everybody is excluded.
type Most = Option<(u32, u32)>;

impl<'a> Search<'a> {
    pub(super) fn of(index: &'a FullIndex, judged: &'a Judged<'a>, simd: Simd, best: Best) -> Self {
        Self {
            index,
            judged,
            forward: Forward::of(&judged.skills),
            simd,
            gain_max: judged.gain_max(),
            best,
            needed: (0, 0, 0),
            lists: Vec::new(),
            parts: Vec::new(),
        }
    }

    pub(super) fn best(mut self, room: &mut Room) -> Vec<Found> {
        let open = self.open();
        for (at, Open { most, block }) in open.iter().enumerate() {
            if *most < self.best.least() {
                break;
            }
            if let Some(next) = open.get(at + 1) {
                self.hint(next.block);
            }
            self.look_into(*block, room);
        }
        self.best.sorted()
    }

    /// The blocks in which not everybody is excluded, those first in which the most is possible.
    fn open(&self) -> Vec<Open> {
        let open = |(block, bounds)| {
            let (team, person) = self.judged.most(bounds)?;
            Some(Open { most: self.judged.score(team + self.gain_max, person), block })
        };
        let mut open: Vec<Open> = self.index.blocks.iter().enumerate().filter_map(open).collect();
        open.sort_unstable_by_key(|one| (Reverse(one.most), one.block));
        open
    }

    fn hint(&self, block: usize) {
        for one in self.judged.skills.iter().flat_map(|skill| &skill.shown_by) {
            self.index.lists.hint(one.skill, block);
        }
    }

    /// Asks for the beginnings of the lists of a part, which are read soon.
    fn hint_part(&self, part: usize) {
        let lists = self.parts.get(part).map_or(&[][..], |part| &self.lists[part.lists.clone()]);
        for list in lists {
            prefetch(list.postings, 0);
            prefetch(list.postings, POSTINGS_A_LINE);
        }
    }

    /// The least gain by skills with which somebody who has at most these points may get among the best.
    fn gain_for(&mut self, (team, person): (u32, u32)) -> u32 {
        let least = self.best.least();
        if (self.needed.0, self.needed.1) != (least, person) {
            self.needed = (least, person, self.judged.team_for(least, person));
        }
        self.needed.2.saturating_sub(team)
    }

    fn look_into(&mut self, block: usize, room: &mut Room) {
        let most: [Most; STRIPS] = std::array::from_fn(|strip| {
            self.index.strips.get(block * STRIPS + strip).and_then(|bounds| self.judged.most(bounds))
        });
        let gain_max = self.read_parts(block);
        let Some(least) = most.iter().flatten().map(|&most| self.gain_for(most)).min() else { return };
        if least > gain_max {
            return;
        }
        self.hint_part(0);
        let mut postings_left: usize = self.parts.iter().map(|part| part.postings).sum();
        let mut gain_left = gain_max;
        for at in 0..self.parts.len() {
            self.hint_part(at + 1);
            let part = &self.parts[at];
            add_gains(&self.lists[part.lists.clone()], room);
            gain_left -= part.gain_max;
            postings_left -= part.postings;
            if least > gain_left && postings_left > POSTINGS_A_LOOK {
                let reaching = self.count(&most, gain_left, room);
                if reaching * POSTINGS_A_PERSON < postings_left {
                    break;
                }
            }
        }
        self.add_best(block, &most, if postings_left > 0 { gain_left } else { 0 }, room);
    }

    /// Finds the lists of a block, those of the requirement first that has the fewest postings. Returns what skills gain in it at most.
    fn read_parts(&mut self, block: usize) -> u32 {
        let Self { lists, parts, .. } = self;
        lists.clear();
        parts.clear();
        for skill in &self.judged.skills {
            let (first, mut postings, mut gain_max) = (lists.len(), 0, 0);
            for one in &skill.shown_by {
                let list = self.index.lists.list(one.skill, block);
                if !list.is_empty() {
                    lists.push(List { postings: list, gains: &one.gains });
                    postings += list.len();
                    gain_max = gain_max.max(u32::from(one.gain_max));
                }
            }
            if postings > 0 {
                parts.push(Part { lists: first..lists.len(), postings, gain_max });
            }
        }
        parts.sort_by_key(|part| part.postings);
        parts.iter().map(|part| part.gain_max).sum()
    }

    /// How many may still get among the best if they gain all that is left.
    fn count(&mut self, most: &[Most; STRIPS], gain_left: u32, room: &Room) -> usize {
        let mut count = 0;
        for (strip, most) in most.iter().enumerate() {
            if let Some(most) = *most {
                let least = self.gain_for(most).saturating_sub(gain_left);
                count += self.simd.count_reached(strip_of(&room.sums, strip), sum_of(least));
            }
        }
        count
    }

    /// Adds whoever is among the best. All sums are 0 afterwards.
    fn add_best(&mut self, block: usize, most: &[Most; STRIPS], gain_left: u32, room: &mut Room) {
        let mut below = u16::MAX;
        if self.best.least() == 0 {
            // So that the first block is not read whole: those who gain most first, who then tell what is needed.
            below = self.gain_of_many(&room.sums);
            self.add_between(block, most, gain_left, below..u16::MAX, room);
        }
        self.add_between(block, most, gain_left, 0..below, room);
        room.sums.fill(0);
    }

    /// A gain that somewhat more people of the block reach than are asked for, if so many gain anything.
    fn gain_of_many(&self, sums: &Sums) -> u16 {
        let (mut low, mut high) = (0, sum_of(self.gain_max));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            let is_reached = self.simd.count_reached(sums.as_chunks().0, middle) >= 2 * self.best.most();
            (low, high) = if is_reached { (middle, high) } else { (low, middle - 1) };
        }
        low
    }

    /// Adds whoever is among the best of those whose sums lie within `sums`.
    fn add_between(&mut self, block: usize, most: &[Most; STRIPS], gain_left: u32, sums: Range<u16>, room: &mut Room) {
        room.reached.clear();
        for (strip, most) in most.iter().enumerate() {
            let least = most.map_or(u32::MAX, |most| self.gain_for(most));
            if least <= self.gain_max {
                let least = sum_of(least.saturating_sub(gain_left)).max(sums.start);
                self.simd.list_reached(strip_of(&room.sums, strip), least, position_of(strip), &mut room.reached);
            }
        }
        self.add_reached(block * BLOCK, most, gain_left, sums.end, &room.reached);
    }

    /// Adds those who reached what was needed when their strip was read; what is needed may have risen since.
    fn add_reached(&mut self, first: usize, most: &[Most; STRIPS], gain_left: u32, below: u16, reached: &[Reached]) {
        let people = &self.index.people;
        for (next, &Reached { at, sum }) in (AHEAD..).zip(reached) {
            if let Some(next) = reached.get(next) {
                prefetch(people.rows(), first + usize::from(next.at));
            }
            let place = first + usize::from(at);
            let needed = most[usize::from(at) / STRIP].map_or(u32::MAX, |most| self.gain_for(most));
            let is_needed = sum < below && u32::from(sum) + gain_left >= needed;
            // The last strip may be longer than its people.
            let Some(row) = people.rows().get(place).filter(|_| is_needed) else { continue };
            let sum = u32::from(sum);
            let Some((team, person)) = self.judged.team(row).zip(self.judged.person(row)) else { continue };
            if self.judged.score(team + sum + gain_left, person) < self.best.least() {
                continue;
            }
            let gain = if gain_left > 0 { self.forward.gain(people.at(place)) } else { sum };
            self.best.add(Found { id: row.id, score: self.judged.score(team + gain, person) });
        }
    }
}

/// Where a strip of a block begins.
#[expect(clippy::cast_possible_truncation, reason = "a block has 13 bits of positions")]
const fn position_of(strip: usize) -> u16 {
    (strip % STRIPS * STRIP) as u16
}

/// A gain as a sum; more than any sum where it is more than any sum can be.
fn sum_of(gain: u32) -> u16 {
    u16::try_from(gain).unwrap_or(u16::MAX)
}

/// Sums up what people gain by the skills that show one requirement: only the one that gains most counts.
fn add_gains(lists: &[List<'_>], room: &mut Room) {
    let Room { sums, gained, .. } = room;
    match lists {
        [] => {}
        [only] => add(only, sums, |_, _| {}),
        [first, others @ ..] => {
            add(first, sums, |at, gain| gained[at] = gain);
            for list in others {
                for &[low, high, kind] in list.postings {
                    let at = position(low, high);
                    let more = list.gains[usize::from(kind)].saturating_sub(gained[at]);
                    sums[at] = sums[at].wrapping_add(more);
                    gained[at] += more;
                }
            }
            gained.fill(0);
        }
    }
}

fn add(list: &List<'_>, sums: &mut Sums, mut remember: impl FnMut(usize, u16)) {
    for &[low, high, kind] in list.postings {
        let (at, gain) = (position(low, high), list.gains[usize::from(kind)]);
        sums[at] = sums[at].wrapping_add(gain);
        remember(at, gain);
    }
}

fn position(low: u8, high: u8) -> usize {
    usize::from(u16::from_le_bytes([low, high])) % BLOCK
}
