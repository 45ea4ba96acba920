//! What thirty-two people side by side earn on the team's side of one posting after the other.
//!
//! What is looked at is decided once, here; what is worked out for thirty-two at a time, each kind of instructions does in its own way.

#![expect(clippy::inline_always, reason = "a loop gets the instructions of the function that it is inlined into")]

use std::ops::Range;

/// People side by side.
pub(crate) const TEAM: usize = 32;

/// One share for each of the people.
pub(crate) type Shares = [u16; TEAM];

/// One sum for each of the people. A violation is so far below nothing that no sum with it reaches anything.
pub(crate) type Sums = [i16; TEAM];

/// What a violation adds to a sum.
pub(crate) const VIOLATION: i16 = -16_384;

/// Shares are in so many parts.
const WHOLE: u32 = 1000;

/// People side by side, with what each counts for whatever postings ask for.
#[derive(Clone, Debug, Default)]
pub(crate) struct TeamCrowd {
    /// By demand, the most that anybody's skills count, in parts of 250, rounded up.
    pub(crate) best: Vec<u8>,
    /// By demand, where in `shares` it stands; 0 where nobody shows it.
    pub(crate) row_of: Vec<u32>,
    /// What the skills of each count, in thousandths, never less than what is not shown. The first row is nobody's.
    pub(crate) shares: Vec<Shares>,
    /// By range of years, what each earns, and the most that anybody does.
    pub(crate) experience: Vec<(Sums, i16)>,
    /// By the longest notice, likewise.
    pub(crate) start: Vec<(Sums, i16)>,
    /// The points that each has to reach, and the least of them.
    pub(crate) needed: Sums,
    pub(crate) needed_min: i16,
}

/// A posting as it is held against a crowd.
#[derive(Clone, Debug)]
pub(crate) struct TeamPosting {
    /// In the list of requirements.
    pub(crate) asked: Range<u32>,
    /// What skills earn that are not named.
    pub(crate) unnamed: i16,
    /// The numbers of the range of years and of the longest notice, which is 0 where none is stated.
    pub(crate) experience: u32,
    pub(crate) start: u16,
}

/// A requirement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TeamAsked {
    /// The number of the skill with the years that are asked for.
    pub(crate) demand: u32,
    pub(crate) points_max: u16,
    scale: u16,
}

/// A posting that somebody reaches what is needed for.
#[derive(Clone, Debug)]
pub(crate) struct TeamHit {
    /// Its position among the postings.
    pub(crate) posting: usize,
    /// Who, as bits.
    pub(crate) who: u32,
    /// What each earns, or a little more: skills are rounded up where that is faster.
    pub(crate) points: Sums,
}

/// Neighbours with one title.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TeamAsking<'a> {
    pub(crate) postings: &'a [TeamPosting],
    pub(crate) asked: &'a [TeamAsked],
    /// What the title earns, of postings that do not and that do state a longest notice.
    pub(crate) title: [i16; 2],
}

impl TeamAsked {
    pub(crate) fn of(demand: u32, points_max: u16) -> Self {
        let scale = (u32::from(points_max) << 15).div_ceil(WHOLE).min(u32::from(i16::MAX.cast_unsigned()));
        Self { demand, points_max, scale: u16::try_from(scale).unwrap_or(u16::MAX) }
    }

    /// What the skills of each of a crowd count for it.
    #[inline]
    pub(crate) fn shares(self, crowd: &TeamCrowd) -> &Shares {
        &crowd.shares[crowd.row_of[self.demand as usize] as usize]
    }

    /// What its points are multiplied with, in parts of 2^15.
    #[cfg(target_arch = "x86_64")]
    #[inline]
    pub(super) const fn scale(self) -> i16 {
        self.scale.cast_signed()
    }
}

/// A share in thousandths as parts of 250, rounded up.
pub(crate) fn coarse(share: u16) -> u8 {
    u8::try_from(share.div_ceil(4)).unwrap_or(u8::MAX)
}

/// What a posting is for a crowd.
pub(super) struct Known<'a> {
    /// What everybody earns.
    pub(super) points: i16,
    pub(super) experience: &'a Sums,
    pub(super) start: &'a Sums,
    pub(super) asked: &'a [TeamAsked],
}

/// Appends the postings for which anybody reaches what is needed. Most are passed over because not even the best of all skills would do; of
/// the others `points_of` says what each of the crowd earns and who reaches what they need.
#[inline(always)]
pub(super) fn add_reaching(
    crowd: &TeamCrowd,
    asking: &TeamAsking<'_>,
    hits: &mut Vec<TeamHit>,
    points_of: impl Fn(&TeamCrowd, &Known<'_>) -> (Sums, u32),
) {
    for (at, posting) in asking.postings.iter().enumerate() {
        let (experience, experience_max) = &crowd.experience[posting.experience as usize];
        let (start, start_max) = &crowd.start[usize::from(posting.start)];
        let points = posting.unnamed + asking.title[usize::from(posting.start > 0)];
        let asked = &asking.asked[posting.asked.start as usize..posting.asked.end as usize];
        let best = asked.iter().map(|one| i32::from(scaled(u16::from(crowd.best[one.demand as usize]) * 4, one.scale)));
        let besides = i32::from(points) + i32::from(*experience_max) + i32::from(*start_max);
        if besides + best.sum::<i32>() >= i32::from(crowd.needed_min) {
            let (points, who) = points_of(crowd, &Known { points, experience, start, asked });
            if who != 0 {
                hits.push(TeamHit { posting: at, who, points });
            }
        }
    }
}

/// As it is without vector instructions.
pub(super) fn points_of(crowd: &TeamCrowd, known: &Known<'_>) -> (Sums, u32) {
    let mut points = [known.points; TEAM];
    for ((points, &experience), &start) in points.iter_mut().zip(known.experience).zip(known.start) {
        *points = points.wrapping_add(experience).wrapping_add(start);
    }
    for one in known.asked {
        for (points, &share) in points.iter_mut().zip(one.shares(crowd)) {
            *points = points.wrapping_add(scaled(share, one.scale));
        }
    }
    let who = reaching(&points, &crowd.needed);
    (points, who)
}

/// The points of a share, rounded to the nearest; where that is not the very nearest, it is one more.
#[expect(clippy::cast_possible_truncation, reason = "a share of a scale is a number of points")]
const fn scaled(share: u16, scale: u16) -> i16 {
    let product = share.cast_signed() as i32 * scale.cast_signed() as i32;
    (((product >> 14) + 1) >> 1) as i16
}

/// Whose score reaches what they wait for, as bits.
#[inline(always)]
pub(super) fn reaching<T: PartialOrd>(scores: &[T; TEAM], least: &[T; TEAM]) -> u32 {
    /// Brings the lowest bits of eight bytes side by side.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut reaching = [0_u8; TEAM];
    for (reaching, (score, least)) in reaching.iter_mut().zip(scores.iter().zip(least)) {
        *reaching = u8::from(score >= least);
    }
    let eighths = reaching.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER));
    let bits = eighths.map(|gathered| u32::from(gathered.to_be_bytes()[0]));
    bits.zip((0..).step_by(8)).fold(0, |who, (bits, at)| who | bits << at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::points;

    #[test]
    fn scaled_shares_are_points_or_one_more() {
        for points_max in 0..=1000 {
            let asked = TeamAsked::of(0, points_max);
            let mut more = 0;
            for share in 0..=1000 {
                let (found, exact) = (scaled(share, asked.scale), points(points_max, share).cast_signed());
                assert!(found == exact || found == exact + 1, "{points_max} {share}: {found} for {exact}");
                more += usize::from(found > exact);
            }
            assert!(more <= 50, "{points_max}: {more} of a thousand shares are rounded up too far");
        }
    }
}
