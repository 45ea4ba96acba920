//! No vector instructions but what the compiler finds by itself.

use super::{LANES, Reached, append};

pub(super) fn list_reached(sums: &[[u16; LANES]], least: u16, first: u16, reached: &mut Vec<Reached>) {
    for (lanes, first) in sums.iter().zip((first..).step_by(LANES)) {
        if lanes.iter().fold(0, |most, &sum| sum.max(most)) >= least {
            let mask = lanes.iter().rev().fold(0, |mask, &sum| mask << 1 | u64::from(sum >= least));
            append(mask, lanes, first, reached);
        }
    }
}

pub(super) fn count_reached(sums: &[[u16; LANES]], least: u16) -> usize {
    let of_lanes = |lanes: &[u16; LANES]| lanes.iter().fold(0, |count: u16, &sum| count + u16::from(sum >= least));
    sums.iter().map(|lanes| usize::from(of_lanes(lanes))).sum()
}
