//! NEON: 8 sums an instruction.

use std::arch::aarch64::{vaddv_u8, vand_u8, vcgeq_u16, vdupq_n_u16, vld1_u8, vld1q_u16, vmovn_u16};

use super::{LANES, Reached, append};

/// The lanes that are at least `least`.
#[inline]
fn reaching(lanes: &[u16; LANES], least: u16) -> u64 {
    const BITS: [u8; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
    // SAFETY: every 64-bit ARM processor has NEON, and eight bytes are a vector.
    let (bits, least) = unsafe { (vld1_u8(BITS.as_ptr()), vdupq_n_u16(least)) };
    let eighths = lanes.as_chunks::<8>().0.iter().rev();
    eighths.fold(0, |mask, eighth| {
        // SAFETY: as above; eight sums are a vector.
        let reaching = unsafe { vaddv_u8(vand_u8(vmovn_u16(vcgeq_u16(vld1q_u16(eighth.as_ptr()), least)), bits)) };
        mask << 8 | u64::from(reaching)
    })
}

pub(super) fn list_reached(sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
    for (lanes, first) in sums.iter().zip((first..).step_by(LANES)) {
        append(reaching(lanes, least), lanes, first, reached);
    }
}

pub(super) fn count_reached(sums: &[[u16; LANES]], least: u16) -> usize {
    sums.iter().map(|lanes| reaching(lanes, least).count_ones() as usize).sum()
}
