//! NEON: 8 sums an instruction.

use std::arch::aarch64::{vaddv_u8, vand_u8, vcgeq_u16, vdupq_n_u16, vld1_u8, vld1q_u16, vmovn_u16};

use super::{LANES, Reached, append};

pub(super) fn take_reached(sums: &mut [[u16; LANES]], least: u16, reached: &mut Vec<Reached>) {
    const BITS: [u8; 8] = [1, 2, 4, 8, 16, 32, 64, 128];
    // SAFETY: every 64-bit ARM processor has NEON, and eight bytes are a vector.
    let (bits, least) = unsafe { (vld1_u8(BITS.as_ptr()), vdupq_n_u16(least)) };
    for (lanes, first) in sums.iter_mut().zip((0..).step_by(LANES)) {
        let mut mask = 0;
        for (eighth, at) in lanes.as_chunks::<8>().0.iter().zip(0..) {
            // SAFETY: as above; eight sums are a vector.
            let reaching = unsafe {
                let reaching = vcgeq_u16(vld1q_u16(eighth.as_ptr()), least);
                vaddv_u8(vand_u8(vmovn_u16(reaching), bits))
            };
            mask |= u64::from(reaching) << (8 * at);
        }
        append(mask, lanes, first, reached);
        *lanes = [0; LANES];
    }
}
