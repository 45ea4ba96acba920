//! One posting after the other against sixty-four people side by side.
//!
//! What is looked at is decided once, here; what is worked out for all of them at a time, each kind of instructions does in its own way. Most
//! postings are good enough for nobody, which is seen in coarse weights that are never less than the true ones, two skills to an instruction;
//! what is left is worked out exactly.

#![expect(clippy::inline_always, reason = "a loop gets the instructions of the function that it is inlined into")]

use std::ops::Range;

use super::team::{TEAM, reaching};

/// People side by side.
pub(crate) const CROWD: usize = 64;

/// One number for each of the people, lane by lane.
pub(crate) type Lanes = [u16; CROWD];

/// The level of a skill of each of the people, 0 where it is not held. Two rows interleaved by halves of sixteen bytes shall come in the order
/// of the lanes: see [`byte_of`].
type Levels = [u8; CROWD];

/// Where in a row of levels a lane stands: of each sixteen bytes the first eight are of the first half of the lanes.
const fn byte_of(lane: usize) -> usize {
    let (half, lane) = (lane / (CROWD / 2), lane % (CROWD / 2));
    lane / 8 * 16 + half * 8 + lane % 8
}

/// How much of a weight is one of a coarse weight.
const COARSE: u16 = 4;

/// The most that a coarse weight can be.
const COARSE_MAX: u16 = i8::MAX as u16;

/// Places of a posting that are told apart before all of them are looked at.
const PLACES: usize = 3;

/// In [`Crowd::wishing`], nobody and everybody.
const NOBODY: u8 = 64;
const EVERYBODY: u8 = 65;

/// People side by side who have the same whole years of experience.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    pub(super) floor: Lanes,
    /// The least of the floors.
    floor_min: u16,
    /// By place, who wishes for it, as bits.
    wishing: [u64; 66],
    /// The least score that each still waits for, at least 1; 65,535 where nobody stands.
    pub(super) least: Lanes,
    /// By skill, where in `levels` it stands; 0 where nobody holds it.
    level_of: Box<[u16; 1 << 16]>,
    /// The levels of each. The first row is all 0.
    levels: Vec<Levels>,
    /// The skills that have a row of levels, in its order.
    skills: Vec<u16>,
}

/// A posting as it is held against a crowd of suitable years.
#[derive(Clone, Debug)]
pub(crate) struct CrowdPosting {
    /// In the list of pairs.
    pub(crate) pairs: Range<u32>,
    /// What the years earn.
    pub(crate) for_years: u16,
    pub(crate) pay_max: u16,
    pub(crate) places: CoarsePlaces,
    pub(crate) is_remote: bool,
    /// The caller's number.
    pub(crate) row: u32,
    pub(crate) all_places: u64,
}

/// Places as few numbers, which stand for everywhere where they are too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CoarsePlaces([u8; PLACES]);

/// Two requirements of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(super) skills: [u16; 2],
    pub(super) weights: [u16; 2],
    /// The weights in units of [`COARSE`], rounded up.
    pub(super) coarse: [u8; 2],
}

/// What a unit of each fact is worth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worth {
    /// Of a unit of pay above the floor, for so many of them.
    pub(crate) pay: u16,
    pub(crate) pay_units: u16,
    pub(crate) place: u16,
}

/// A posting that somebody waits for.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// The caller's number.
    pub(crate) row: u32,
    /// Who, as bits.
    pub(crate) who: u64,
    pub(crate) scores: Lanes,
}

/// Neighbours of one section.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking<'a> {
    pub(crate) postings: &'a [CrowdPosting],
    pub(crate) pairs: &'a [Pair],
    /// The places whose sections come before, as bits: whoever shares one of them with a posting has met it there.
    pub(crate) before: u64,
}

/// A posting before a crowd that may hope for it.
pub(super) struct Promise<'a> {
    pub(super) pairs: &'a [Pair],
    /// What there is to be had besides skills and the place at most, and what the place is worth, in units of [`COARSE`], rounded up.
    pub(super) besides: u16,
    pub(super) for_place: u16,
    /// Who may share a place with it, as bits.
    pub(super) placed: u64,
}

/// A posting before a crowd somebody of which may wait for it.
pub(super) struct Held<'a> {
    pub(super) pairs: &'a [Pair],
    pub(super) for_years: u16,
    pub(super) pay_max: u16,
    /// Who shares a place with it, as bits.
    pub(super) placed: u64,
    /// Whom its place suits and who has not met it before.
    pub(super) eligible: u64,
    pub(super) worth: Worth,
}

impl Pair {
    /// Skills and their weights two by two. A weight that is too great for a coarse one comes in parts, the first of which has all of it.
    pub(crate) fn add(asked: impl Iterator<Item = (u16, u16)>, pairs: &mut Vec<Self>) {
        let mut parts = asked.flat_map(|(skill, weight)| {
            let coarse = weight.div_ceil(COARSE);
            (0..coarse).step_by(usize::from(COARSE_MAX)).map(move |from| {
                let part = (coarse - from).min(COARSE_MAX);
                (skill, if from == 0 { weight } else { 0 }, u8::try_from(part).unwrap_or(u8::MAX))
            })
        });
        while let Some((skill, weight, coarse)) = parts.next() {
            let (other, other_weight, other_coarse) = parts.next().unwrap_or((skill, 0, 0));
            pairs.push(Self {
                skills: [skill, other],
                weights: [weight, other_weight],
                coarse: [coarse, other_coarse],
            });
        }
    }
}

impl CoarsePlaces {
    pub(crate) fn of(mut places: u64) -> Self {
        let mut few = [NOBODY; PLACES];
        if places.count_ones() as usize > PLACES {
            few[0] = EVERYBODY;
            places = 0;
        }
        for one in &mut few {
            if let Ok(place @ ..NOBODY) = u8::try_from(places.trailing_zeros()) {
                *one = place;
                places &= places - 1;
            }
        }
        Self(few)
    }
}

impl Default for Crowd {
    fn default() -> Self {
        let mut wishing = [0; 66];
        wishing[usize::from(EVERYBODY)] = u64::MAX;
        Self {
            floor: [0; CROWD],
            floor_min: u16::MAX,
            wishing,
            least: [u16::MAX; CROWD],
            level_of: vec![0; 1 << 16].try_into().expect("there is a number for every skill"),
            levels: vec![[0; CROWD]],
            skills: Vec::new(),
        }
    }
}

impl Crowd {
    /// Lets somebody stand at a lane who holds these skills at these levels.
    pub(crate) fn stand(&mut self, lane: usize, floor: u16, mut places: u64, held: impl Iterator<Item = (u16, u8)>) {
        self.floor[lane] = floor;
        self.floor_min = self.floor_min.min(floor);
        while places != 0 {
            self.wishing[places.trailing_zeros() as usize] |= 1 << lane;
            places &= places - 1;
        }
        for (skill, level) in held {
            self.levels_to_set(skill)[byte_of(lane)] = level;
        }
    }

    /// Lets nobody stand in it.
    pub(crate) fn disperse(&mut self) {
        for (skill, levels) in self.skills.drain(..).zip(&mut self.levels[1..]) {
            self.level_of[usize::from(skill)] = 0;
            *levels = [0; CROWD];
        }
        self.wishing[..usize::from(NOBODY)].fill(0);
        self.least = [u16::MAX; CROWD];
        self.floor_min = u16::MAX;
    }

    /// The least score that a lane still waits for.
    pub(crate) const fn least(&self, lane: usize) -> u16 {
        self.least[lane]
    }

    pub(crate) const fn wait_for(&mut self, lane: usize, least: u16) {
        self.least[lane] = least;
    }

    fn levels_to_set(&mut self, skill: u16) -> &mut Levels {
        let at = &mut self.level_of[usize::from(skill)];
        if *at == 0 {
            self.skills.push(skill);
            let row = self.skills.len();
            *at = u16::try_from(row).expect("sixty-four people hold fewer skills than there are");
            if self.levels.len() <= row {
                self.levels.push([0; CROWD]);
            }
        }
        &mut self.levels[usize::from(*at)]
    }

    /// The levels of a skill.
    #[inline]
    pub(super) fn levels_of(&self, skill: u16) -> &Levels {
        &self.levels[usize::from(self.level_of[usize::from(skill)])]
    }

    /// What each hopes for, in units of [`COARSE`], rounded down.
    #[inline(always)]
    pub(super) fn hopes(&self) -> Lanes {
        self.least.map(|least| least / COARSE)
    }

    fn wishing_for(&self, mut places: u64) -> u64 {
        let mut who = 0;
        while places != 0 {
            who |= self.wishing[places.trailing_zeros() as usize];
            places &= places - 1;
        }
        who
    }

    #[inline(always)]
    fn may_wish_for(&self, places: CoarsePlaces) -> u64 {
        places.0.into_iter().fold(0, |who, place| who | self.wishing[usize::from(place)])
    }
}

/// Appends the postings that anybody waits for. `any_hopes` says whether anybody may, whose coarse points come to what they hope for;
/// `scores_of` says the scores and who reaches what they wait for.
#[inline(always)]
pub(super) fn add_hits(
    crowd: &Crowd,
    asking: &Asking<'_>,
    worth: Worth,
    hits: &mut Vec<Hit>,
    any_hopes: impl Fn(&Crowd, &Lanes, &Promise<'_>) -> bool,
    scores_of: impl Fn(&Crowd, &Held<'_>) -> (Lanes, u64),
) {
    let (hopes, for_place) = (crowd.hopes(), worth.place.div_ceil(COARSE));
    for posting in asking.postings {
        let Some(pay) = posting.pay_max.checked_sub(crowd.floor_min) else { continue };
        let besides = (posting.for_years + pay.min(worth.pay_units) * worth.pay).div_ceil(COARSE);
        let pairs = &asking.pairs[posting.pairs.start as usize..posting.pairs.end as usize];
        let placed = crowd.may_wish_for(posting.places);
        if !any_hopes(crowd, &hopes, &Promise { pairs, besides, for_place, placed }) {
            continue;
        }
        let placed = crowd.wishing_for(posting.all_places);
        let suited = if posting.is_remote { u64::MAX } else { placed };
        let eligible = suited & !crowd.wishing_for(posting.all_places & asking.before);
        let (for_years, pay_max) = (posting.for_years, posting.pay_max);
        let (scores, who) = scores_of(crowd, &Held { pairs, for_years, pay_max, placed, eligible, worth });
        if who != 0 {
            hits.push(Hit { row: posting.row, who, scores });
        }
    }
}

/// As it is without vector instructions.
#[inline(always)]
pub(super) fn any_hopes(crowd: &Crowd, hopes: &Lanes, promise: &Promise<'_>) -> bool {
    let mut sums = [promise.besides; CROWD];
    add_for_place(&mut sums, promise.placed, promise.for_place);
    for pair in promise.pairs {
        for (skill, weight) in pair.skills.into_iter().zip(pair.coarse) {
            add_levels(&mut sums, crowd.levels_of(skill), u16::from(weight));
        }
    }
    sums.iter().zip(hopes).fold(0, |any, (sum, hope)| any | u16::from(sum >= hope)) != 0
}

/// As it is without vector instructions.
#[inline(always)]
pub(super) fn scores_of(crowd: &Crowd, held: &Held<'_>) -> (Lanes, u64) {
    let mut scores = [0; CROWD];
    for pair in held.pairs {
        for (skill, weight) in pair.skills.into_iter().zip(pair.weights) {
            add_levels(&mut scores, crowd.levels_of(skill), weight);
        }
    }
    let mut besides = [held.for_years; CROWD];
    add_for_place(&mut besides, held.placed, held.worth.place);
    for ((score, besides), &floor) in scores.iter_mut().zip(besides).zip(&crowd.floor) {
        let for_pay = held.pay_max.saturating_sub(floor).min(held.worth.pay_units) * held.worth.pay;
        let is_eligible = u16::from(*score > 0) & u16::from(floor <= held.pay_max);
        *score = score.wrapping_add(besides + for_pay) * is_eligible;
    }
    let halves = scores.as_chunks::<TEAM>().0.iter().zip(crowd.least.as_chunks::<TEAM>().0);
    let who = halves.rev().fold(0, |who, (scores, least)| who << TEAM | u64::from(reaching(scores, least)));
    (scores, who & held.eligible)
}

/// Adds what a skill earns.
#[inline(always)]
fn add_levels(sums: &mut Lanes, levels: &Levels, weight: u16) {
    let (first, second) = sums.split_at_mut(CROWD / 2);
    let eighths = first.as_chunks_mut::<8>().0.iter_mut().zip(second.as_chunks_mut::<8>().0);
    for ((first, second), levels) in eighths.zip(levels.as_chunks::<16>().0) {
        let (low, high) = levels.split_at(8);
        for (sums, levels) in [(first, low), (second, high)] {
            for (sum, &level) in sums.iter_mut().zip(levels) {
                *sum = sum.wrapping_add(u16::from(level).wrapping_mul(weight));
            }
        }
    }
}

#[inline(always)]
fn add_for_place(sums: &mut Lanes, mut placed: u64, for_place: u16) {
    for sums in sums.as_chunks_mut::<16>().0 {
        for (at, sum) in sums.iter_mut().enumerate() {
            *sum += u16::from(placed & 1 << at != 0) * for_place;
        }
        placed >>= 16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_that_is_too_great_for_a_byte_comes_in_parts() {
        let mut pairs = Vec::new();
        Pair::add([(7, 6000), (9, 1)].into_iter(), &mut pairs);
        let sum = |skill: u16, of: fn(&Pair) -> [u16; 2]| -> u16 {
            let each = pairs.iter().flat_map(|pair| pair.skills.into_iter().zip(of(pair)));
            each.filter(|&(held, _)| held == skill).map(|(_, weight)| weight).sum()
        };
        assert_eq!([sum(7, |pair| pair.weights), sum(9, |pair| pair.weights)], [6000, 1]);
        assert_eq!([sum(7, |pair| pair.coarse.map(u16::from)), sum(9, |pair| pair.coarse.map(u16::from))], [1500, 1]);
    }

    #[test]
    fn few_places_are_named_and_many_are_everywhere() {
        assert_eq!(CoarsePlaces::of(0), CoarsePlaces([NOBODY; PLACES]));
        assert_eq!(CoarsePlaces::of(1 << 63 | 1), CoarsePlaces([0, 63, NOBODY]));
        assert_eq!(CoarsePlaces::of(0b1111), CoarsePlaces([EVERYBODY, NOBODY, NOBODY]));
    }
}
