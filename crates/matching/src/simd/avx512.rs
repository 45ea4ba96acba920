//! AVX-512: 32 sums an instruction.

use std::arch::x86_64::{
    __m512i, _mm512_add_epi16, _mm512_adds_epu16, _mm512_cmpge_epi16_mask, _mm512_cmpge_epu16_mask,
    _mm512_cmple_epu16_mask, _mm512_loadu_si512, _mm512_mask_add_epi16, _mm512_min_epu16, _mm512_mulhrs_epi16,
    _mm512_mullo_epi16, _mm512_set1_epi16, _mm512_set1_epi64, _mm512_setzero_si512, _mm512_storeu_si512,
    _mm512_subs_epu16, _mm512_test_epi16_mask, _mm512_test_epi64_mask,
};

use super::crowd::{self, Asking, CROWD, Crowd, Held, Hit, Lanes, Worth};
use super::team::{self, Known, Sums, TeamAsking, TeamCrowd, TeamHit};
use super::{LANES, Reached, append};

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
    crowd::add_hits(crowd, postings, worth, hits, |crowd, held| scores_of(crowd, held));
}

#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn scores_of(crowd: &Crowd, held: &Held<'_>) -> (Lanes, u32) {
    // SAFETY: 32 numbers are a vector, which needs no alignment here.
    let lanes = |lanes: &Lanes| unsafe { _mm512_loadu_si512(lanes.as_ptr().cast()) };
    let all = |number: u16| _mm512_set1_epi16(number.cast_signed());
    let Held { posting, worth, .. } = held;
    let mut sums = _mm512_setzero_si512();
    for &(skill, weight) in held.asked {
        sums = _mm512_add_epi16(sums, _mm512_mullo_epi16(lanes(crowd.levels_of(skill)), all(weight)));
    }
    let least = lanes(&crowd.least);
    let hoping = _mm512_cmpge_epu16_mask(_mm512_adds_epu16(sums, all(held.besides_max)), least);
    if hoping == 0 {
        return ([0; CROWD], 0);
    }
    let (floor, pay_max) = (lanes(&crowd.floor), all(posting.pay_max));
    let pay = _mm512_min_epu16(_mm512_subs_epu16(pay_max, floor), all(worth.pay_units));
    let scores = _mm512_add_epi16(_mm512_add_epi16(sums, all(held.for_years)), _mm512_mullo_epi16(pay, all(worth.pay)));
    let (placed, before) =
        (sharing(&crowd.places, posting.places), sharing(&crowd.places, posting.places & held.before));
    let scores = _mm512_mask_add_epi16(scores, placed, scores, all(worth.place));
    let is_placed = if posting.is_remote { u32::MAX } else { placed };
    let eligible = _mm512_cmple_epu16_mask(floor, pay_max) & _mm512_test_epi16_mask(sums, sums) & is_placed & !before;
    let who = hoping & eligible & _mm512_cmpge_epu16_mask(scores, least);
    let mut found = [0; CROWD];
    if who != 0 {
        // SAFETY: as above.
        unsafe { _mm512_storeu_si512(found.as_mut_ptr().cast(), scores) };
    }
    (found, who)
}

/// Who wishes for one of the places.
#[inline]
#[target_feature(enable = "avx512f")]
fn sharing(wished: &[u64; CROWD], places: u64) -> u32 {
    let places = _mm512_set1_epi64(places.cast_signed());
    wished.as_chunks::<8>().0.iter().rev().fold(0, |who, eight| {
        // SAFETY: 8 sets are a vector, which needs no alignment here.
        let eight = unsafe { _mm512_loadu_si512(eight.as_ptr().cast()) };
        who << 8 | u32::from(_mm512_test_epi64_mask(eight, places))
    })
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
    let shares = |shares: &Lanes| unsafe { _mm512_loadu_si512(shares.as_ptr().cast()) };
    let mut points = _mm512_add_epi16(sums(known.experience), sums(known.start));
    points = _mm512_add_epi16(points, _mm512_set1_epi16(known.points));
    for one in known.asked {
        let scale = _mm512_set1_epi16(one.scale());
        points = _mm512_add_epi16(points, _mm512_mulhrs_epi16(shares(one.shares(crowd)), scale));
    }
    let who = _mm512_cmpge_epi16_mask(points, sums(&crowd.needed));
    let mut lanes = [0; CROWD];
    if who != 0 {
        // SAFETY: as above.
        unsafe { _mm512_storeu_si512(lanes.as_mut_ptr().cast(), points) };
    }
    (lanes, who)
}
