//! No vector instructions but what the compiler finds by itself.

use super::{LANES, Reached, append};

pub(super) fn take_reached(sums: &mut [[u16; LANES]], least: u16, reached: &mut Vec<Reached>) {
    for (lanes, first) in sums.iter_mut().zip((0..).step_by(LANES)) {
        if lanes.iter().fold(0, |most, &sum| sum.max(most)) >= least {
            let mask = lanes.iter().rev().fold(0, |mask, &sum| mask << 1 | u64::from(sum >= least));
            append(mask, lanes, first, reached);
        }
        *lanes = [0; LANES];
    }
}
