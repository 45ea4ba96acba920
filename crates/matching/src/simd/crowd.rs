//! One posting after the other against thirty-two people side by side.
//!
//! What is looked at is decided once, here; what is worked out for thirty-two at a time, each kind of instructions does in its own way.

#![expect(clippy::inline_always, reason = "a loop gets the instructions of the function that it is inlined into")]

use std::ops::Range;

/// People side by side.
pub(crate) const CROWD: usize = 32;

/// One number for each of the people.
pub(crate) type Lanes = [u16; CROWD];

/// People side by side who have the same whole years of experience.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    /// Twice their years.
    pub(crate) years_doubled: u16,
    pub(crate) floor: Lanes,
    /// The least of the floors.
    pub(crate) floor_min: u16,
    pub(crate) places: [u64; CROWD],
    /// The least score that each still waits for, at least 1; 65,535 where nobody stands.
    pub(crate) least: Lanes,
    /// By skill, where in `levels` it stands; 0 where nobody holds it.
    pub(crate) level_of: Vec<u16>,
    /// The levels of each, 0 for a skill that is not held. The first row is all 0.
    pub(crate) levels: Vec<Lanes>,
}

/// A posting as it is held against a crowd.
#[derive(Clone, Debug)]
pub(crate) struct CrowdPosting {
    pub(crate) places: u64,
    pub(crate) id: u32,
    /// In the list of requirements.
    pub(crate) asked: Range<u32>,
    /// Twice the years from which and to which somebody is eligible, and twice the middle of the range.
    pub(crate) years_from: u16,
    pub(crate) years_to: u16,
    pub(crate) middle: u16,
    pub(crate) pay_max: u16,
    pub(crate) is_remote: bool,
}

/// What a unit of each fact is worth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worth {
    pub(crate) years_max: u16,
    /// Of each half year away from the middle.
    pub(crate) years_cost: u16,
    /// Of a unit of pay above the floor, for so many of them.
    pub(crate) pay: u16,
    pub(crate) pay_units: u16,
    pub(crate) place: u16,
}

/// A posting that somebody waits for.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    /// Its position among the postings.
    pub(crate) posting: usize,
    /// Who, as bits.
    pub(crate) who: u32,
    pub(crate) scores: Lanes,
}

/// Neighbours of one section.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asking<'a> {
    pub(crate) postings: &'a [CrowdPosting],
    /// Skills and their weights, posting by posting.
    pub(crate) asked: &'a [(u16, u16)],
    /// The places whose sections come before, as bits: whoever shares one of them with a posting has met it there.
    pub(crate) before: u64,
}

/// A posting before a crowd whose years suit it.
pub(super) struct Held<'a> {
    pub(super) posting: &'a CrowdPosting,
    pub(super) asked: &'a [(u16, u16)],
    pub(super) for_years: u16,
    /// What there is to be had besides the skills at most.
    pub(super) besides_max: u16,
    pub(super) before: u64,
    pub(super) worth: Worth,
}

impl Crowd {
    /// The levels of a skill.
    #[inline]
    pub(super) fn levels_of(&self, skill: u16) -> &Lanes {
        &self.levels[usize::from(self.level_of.get(usize::from(skill)).copied().unwrap_or(0))]
    }
}

/// Appends the postings that anybody waits for, of which `scores_of` says the scores and who reaches what they wait for.
#[inline(always)]
pub(super) fn add_hits(
    crowd: &Crowd,
    asking: &Asking<'_>,
    worth: Worth,
    hits: &mut Vec<Hit>,
    scores_of: impl Fn(&Crowd, &Held<'_>) -> (Lanes, u32),
) {
    let years = crowd.years_doubled;
    for (at, posting) in asking.postings.iter().enumerate() {
        if years < posting.years_from || years > posting.years_to || crowd.floor_min > posting.pay_max {
            continue;
        }
        let cost = years.abs_diff(posting.middle).wrapping_mul(worth.years_cost);
        let for_years = worth.years_max.saturating_sub(cost);
        let for_pay_max = (posting.pay_max - crowd.floor_min).min(worth.pay_units).wrapping_mul(worth.pay);
        let asked = &asking.asked[posting.asked.start as usize..posting.asked.end as usize];
        let besides_max = for_years + for_pay_max + worth.place;
        let held = Held { posting, asked, for_years, besides_max, before: asking.before, worth };
        let (scores, who) = scores_of(crowd, &held);
        if who != 0 {
            hits.push(Hit { posting: at, who, scores });
        }
    }
}

/// As it is without vector instructions. All but the skills is worked out only where skills are good enough for somebody if all else were at
/// its best.
#[inline(always)]
pub(super) fn scores_of(crowd: &Crowd, held: &Held<'_>) -> (Lanes, u32) {
    let sums = sums(crowd, held.asked);
    if !any_reaches(&sums, held.besides_max, &crowd.least) {
        return (sums, 0);
    }
    let scores = scores(crowd, held.posting, &sums, held.for_years, held.before, held.worth);
    let who = reaching(&scores, &crowd.least);
    (scores, who)
}

/// What the skills of each come to.
#[inline(always)]
fn sums(crowd: &Crowd, asked: &[(u16, u16)]) -> Lanes {
    let mut sums = [0_u16; CROWD];
    for &(skill, weight) in asked {
        for (sum, &level) in sums.iter_mut().zip(crowd.levels_of(skill)) {
            *sum = sum.wrapping_add(level.wrapping_mul(weight));
        }
    }
    sums
}

#[inline(always)]
fn any_reaches(scores: &Lanes, more: u16, least: &Lanes) -> bool {
    let mut any = 0;
    for (&score, &least) in scores.iter().zip(least) {
        any |= u16::from(score.saturating_add(more) >= least);
    }
    any != 0
}

/// The scores; 0 of whoever is not eligible, or has met the posting before.
#[inline(always)]
fn scores(crowd: &Crowd, posting: &CrowdPosting, sums: &Lanes, for_years: u16, before: u64, worth: Worth) -> Lanes {
    let mut scores = [0_u16; CROWD];
    for ((score, &sum), &floor) in scores.iter_mut().zip(sums).zip(&crowd.floor) {
        let for_pay = posting.pay_max.saturating_sub(floor).min(worth.pay_units).wrapping_mul(worth.pay);
        let is_eligible = u16::from(sum > 0) & u16::from(floor <= posting.pay_max);
        *score = sum.wrapping_add(for_years).wrapping_add(for_pay) * is_eligible;
    }
    let is_remote = u16::from(posting.is_remote);
    for (score, &places) in scores.iter_mut().zip(&crowd.places) {
        let is_placed = u16::from(places & posting.places != 0);
        let is_new = u16::from(places & posting.places & before == 0);
        let is_eligible = u16::from(*score > 0) & is_new & (is_placed | is_remote);
        *score = score.wrapping_add(is_placed * worth.place) * is_eligible;
    }
    scores
}

/// Whose score reaches what they wait for, as bits.
#[inline(always)]
pub(super) fn reaching<T: PartialOrd>(scores: &[T; CROWD], least: &[T; CROWD]) -> u32 {
    /// Brings the lowest bits of eight bytes side by side.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut reaching = [0_u8; CROWD];
    for (reaching, (score, least)) in reaching.iter_mut().zip(scores.iter().zip(least)) {
        *reaching = u8::from(score >= least);
    }
    let eighths = reaching.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER));
    let bits = eighths.map(|gathered| u32::from(gathered.to_be_bytes()[0]));
    bits.zip((0..).step_by(8)).fold(0, |who, (bits, at)| who | bits << at)
}
