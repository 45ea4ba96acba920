//! AVX2: 16 sums an instruction.

use std::arch::x86_64::{
    __m256i, _mm256_cmpeq_epi16, _mm256_loadu_si256, _mm256_max_epu16, _mm256_movemask_epi8, _mm256_packs_epi16,
    _mm256_permute4x64_epi64, _mm256_set1_epi16,
};

use super::crowd::{self, Asking, Crowd, Hit, Worth};
use super::{LANES, Reached, append};

/// The lanes that are at least `least`.
#[inline]
#[target_feature(enable = "avx2")]
fn reaching(lanes: &[u16; LANES], least: __m256i) -> u64 {
    let quarters: *const __m256i = lanes.as_ptr().cast();
    let quarter = |at: usize| {
        // SAFETY: 64 sums are four vectors, which need no alignment here.
        let quarter = unsafe { _mm256_loadu_si256(quarters.add(at)) };
        _mm256_cmpeq_epi16(_mm256_max_epu16(quarter, least), quarter)
    };
    let half = |at: usize| {
        let both = _mm256_packs_epi16(quarter(at), quarter(at + 1));
        // The two vectors are interleaved by halves.
        let in_order = _mm256_permute4x64_epi64::<0b11_01_10_00>(both);
        u64::from(_mm256_movemask_epi8(in_order).cast_unsigned())
    };
    half(0) | half(2) << 32
}

#[target_feature(enable = "avx2")]
pub(super) fn list_reached(sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
    let least = _mm256_set1_epi16(least.cast_signed());
    for (lanes, first) in sums.iter().zip((first..).step_by(LANES)) {
        append(reaching(lanes, least), lanes, first, reached);
    }
}

#[target_feature(enable = "avx2,popcnt")]
pub(super) fn count_reached(sums: &[[u16; LANES]], least: u16) -> usize {
    let least = _mm256_set1_epi16(least.cast_signed());
    sums.iter().map(|lanes| reaching(lanes, least).count_ones() as usize).sum()
}

#[target_feature(enable = "avx2")]
pub(super) fn add_hits(crowd: &Crowd, postings: &Asking<'_>, worth: Worth, hits: &mut Vec<Hit>) {
    crowd::add_hits(crowd, postings, worth, hits);
}
