//! AVX-512: 32 sums an instruction.

use std::arch::x86_64::{__m512i, _mm512_cmpge_epu16_mask, _mm512_loadu_si512, _mm512_set1_epi16};

use super::{LANES, Reached, append};

#[target_feature(enable = "avx512f,avx512bw")]
pub(super) fn take_reached(sums: &mut [[u16; LANES]], least: u16, reached: &mut Vec<Reached>) {
    let least = _mm512_set1_epi16(least.cast_signed());
    for (lanes, first) in sums.iter_mut().zip((0..).step_by(LANES)) {
        let halves: *const __m512i = lanes.as_ptr().cast();
        // SAFETY: 64 sums are two vectors, which need no alignment here.
        let (low, high) = unsafe { (_mm512_loadu_si512(halves), _mm512_loadu_si512(halves.add(1))) };
        let (low, high) = (_mm512_cmpge_epu16_mask(low, least), _mm512_cmpge_epu16_mask(high, least));
        append(u64::from(low) | u64::from(high) << 32, lanes, first, reached);
        *lanes = [0; LANES];
    }
}
