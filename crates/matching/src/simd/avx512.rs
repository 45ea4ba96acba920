//! AVX-512: 32 sums an instruction.

use std::arch::x86_64::{__m512i, _mm512_cmpge_epu16_mask, _mm512_loadu_si512, _mm512_set1_epi16};

use super::crowd::{self, Asking, Crowd, Hit, Worth};
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
    crowd::add_hits(crowd, postings, worth, hits);
}
