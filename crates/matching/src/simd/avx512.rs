//! AVX-512: 32 sums an instruction.

use std::arch::x86_64::{
    __m512i, _mm512_add_epi16, _mm512_cmpge_epi16_mask, _mm512_cmpge_epu16_mask, _mm512_cmple_epu16_mask,
    _mm512_loadu_si512, _mm512_maddubs_epi16, _mm512_mask_add_epi16, _mm512_min_epu16, _mm512_mulhrs_epi16,
    _mm512_mullo_epi16, _mm512_set1_epi16, _mm512_setzero_si512, _mm512_storeu_si512, _mm512_subs_epu16,
    _mm512_test_epi16_mask, _mm512_unpackhi_epi8, _mm512_unpacklo_epi8,
};

use super::crowd::{self, Asking, CROWD, Crowd, Held, Hit, Lanes, Promise, Worth};
use super::team::{self, Known, Shares, Sums, TEAM, TeamAsking, TeamCrowd, TeamHit};
use super::{LANES, Reached, append};

/// Numbers of 16 bits in a vector.
const LANES_A_VECTOR: usize = 32;

/// The lanes that are at least `least`.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn reaching(lanes: &[u16; LANES], least: __m512i) -> u64 {
    let halves: *const __m512i = lanes.as_ptr().cast();
    // SAFETY: 64 sums are two vectors, which need no alignment here.
    let (low, high) = unsafe { (_mm512_loadu_si512(halves), _mm512_loadu_si512(halves.add(1))) };
    u64::from(_mm512_cmpge_epu16_mask(low, least)) | u64::from(_mm512_cmpge_epu16_mask(high, least)) << 32
}

#[target_feature(enable = "avx512f,avx512bw")]
pub(super) fn list_reached(sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
    let least = _mm512_set1_epi16(least.cast_signed());
    for (lanes, first) in sums.iter().zip((first..).step_by(LANES)) {
        append(reaching(lanes, least), lanes, first, reached);
    }
}

#[target_feature(enable = "avx512f,avx512bw,popcnt")]
pub(super) fn count_reached(sums: &[[u16; LANES]], least: u16) -> usize {
    let least = _mm512_set1_epi16(least.cast_signed());
    sums.iter().map(|lanes| reaching(lanes, least).count_ones() as usize).sum()
}

#[target_feature(enable = "avx512f,avx512bw")]
pub(super) fn add_hits(crowd: &Crowd, postings: &Asking<'_>, worth: Worth, hits: &mut Vec<Hit>) {
    let any = |crowd: &Crowd, hopes: &Lanes, promise: &Promise<'_>| any_hopes(crowd, hopes, promise);
    crowd::add_hits(crowd, postings, worth, hits, any, |crowd, held| scores_of(crowd, held));
}

/// All levels of a skill.
#[inline]
#[target_feature(enable = "avx512f")]
fn levels_of(crowd: &Crowd, skill: u16) -> __m512i {
    // SAFETY: 64 levels are a vector, which needs no alignment here.
    unsafe { _mm512_loadu_si512(crowd.levels_of(skill).as_ptr().cast()) }
}

/// Both halves of the lanes.
#[inline]
#[target_feature(enable = "avx512f")]
fn halves_of(lanes: &Lanes) -> [__m512i; 2] {
    let halves: *const __m512i = lanes.as_ptr().cast();
    // SAFETY: 64 numbers are two vectors, which need no alignment here.
    unsafe { [_mm512_loadu_si512(halves), _mm512_loadu_si512(halves.add(1))] }
}

/// Both halves of bits.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "each half has 32 bits")]
const fn halves_of_bits(bits: u64) -> [u32; 2] {
    [bits as u32, (bits >> 32) as u32]
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn any_hopes(crowd: &Crowd, hopes: &Lanes, promise: &Promise<'_>) -> bool {
    let all = |number: u16| _mm512_set1_epi16(number.cast_signed());
    let (besides, for_place) = (all(promise.besides), all(promise.for_place));
    let placed = halves_of_bits(promise.placed);
    let mut sums = placed.map(|placed| _mm512_mask_add_epi16(besides, placed, besides, for_place));
    for pair in promise.pairs {
        let [first, second] = pair.skills.map(|skill| levels_of(crowd, skill));
        let weights = _mm512_set1_epi16(i16::from_le_bytes(pair.coarse));
        let halves = [_mm512_unpacklo_epi8(first, second), _mm512_unpackhi_epi8(first, second)];
        for (sum, half) in sums.iter_mut().zip(halves) {
            *sum = _mm512_add_epi16(*sum, _mm512_maddubs_epi16(half, weights));
        }
    }
    let [low, high] = halves_of(hopes);
    (_mm512_cmpge_epu16_mask(sums[0], low) | _mm512_cmpge_epu16_mask(sums[1], high)) != 0
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn scores_of(crowd: &Crowd, held: &Held<'_>) -> (Lanes, u64) {
    let all = |number: u16| _mm512_set1_epi16(number.cast_signed());
    let (nothing, pay_max, worth) = (_mm512_setzero_si512(), all(held.pay_max), held.worth);
    let mut sums = [nothing; 2];
    for pair in held.pairs {
        for (skill, weight) in pair.skills.into_iter().zip(pair.weights) {
            let levels = levels_of(crowd, skill);
            let halves = [_mm512_unpacklo_epi8(levels, nothing), _mm512_unpackhi_epi8(levels, nothing)];
            for (sum, half) in sums.iter_mut().zip(halves) {
                *sum = _mm512_add_epi16(*sum, _mm512_mullo_epi16(half, all(weight)));
            }
        }
    }
    let (floors, leasts) = (halves_of(&crowd.floor), halves_of(&crowd.least));
    let (placed, eligible) = (halves_of_bits(held.placed), halves_of_bits(held.eligible));
    let mut found = [0; CROWD];
    let mut who = [0; 2];
    for half in [0, 1] {
        let pay = _mm512_min_epu16(_mm512_subs_epu16(pay_max, floors[half]), all(worth.pay_units));
        let pay = _mm512_mullo_epi16(pay, all(worth.pay));
        let scores = _mm512_add_epi16(_mm512_add_epi16(sums[half], all(held.for_years)), pay);
        let scores = _mm512_mask_add_epi16(scores, placed[half], scores, all(worth.place));
        let paid = _mm512_cmple_epu16_mask(floors[half], pay_max) & _mm512_test_epi16_mask(sums[half], sums[half]);
        who[half] = eligible[half] & paid & _mm512_cmpge_epu16_mask(scores, leasts[half]);
        // SAFETY: 32 numbers are a vector, which needs no alignment here.
        unsafe { _mm512_storeu_si512(found.as_chunks_mut::<LANES_A_VECTOR>().0[half].as_mut_ptr().cast(), scores) };
    }
    (found, u64::from(who[0]) | u64::from(who[1]) << 32)
}

#[target_feature(enable = "avx512f,avx512bw")]
pub(super) fn add_reaching(crowd: &TeamCrowd, postings: &TeamAsking<'_>, hits: &mut Vec<TeamHit>) {
    team::add_reaching(crowd, postings, hits, |crowd, known| points_of(crowd, known));
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn points_of(crowd: &TeamCrowd, known: &Known<'_>) -> (Sums, u32) {
    // SAFETY: 32 sums are a vector, which needs no alignment here; so are 32 shares below.
    let sums = |sums: &Sums| unsafe { _mm512_loadu_si512(sums.as_ptr().cast()) };
    let shares = |shares: &Shares| unsafe { _mm512_loadu_si512(shares.as_ptr().cast()) };
    let mut points = _mm512_add_epi16(sums(known.experience), sums(known.start));
    points = _mm512_add_epi16(points, _mm512_set1_epi16(known.points));
    for one in known.asked {
        let scale = _mm512_set1_epi16(one.scale());
        points = _mm512_add_epi16(points, _mm512_mulhrs_epi16(shares(one.shares(crowd)), scale));
    }
    let who = _mm512_cmpge_epi16_mask(points, sums(&crowd.needed));
    let mut lanes = [0; TEAM];
    if who != 0 {
        // SAFETY: as above.
        unsafe { _mm512_storeu_si512(lanes.as_mut_ptr().cast(), points) };
    }
    (lanes, who)
}
