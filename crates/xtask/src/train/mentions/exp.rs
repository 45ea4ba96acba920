//! The exponential function from sums and products alone, which IEEE 754 rounds alike on every machine; those of the platforms differ.

/// e to the power of `x`, within a few units of the last place; `x` is cut to where the result is finite and not 0.
pub(super) fn exp(x: f64) -> f64 {
    const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const TERMS: u32 = 14;
    let x = x.clamp(-700.0, 700.0);
    let mut power = 0_i32;
    let mut rest = x;
    let turns = (x / (LN_2_HIGH + LN_2_LOW)).round();
    rest -= turns * LN_2_HIGH;
    rest -= turns * LN_2_LOW;
    while f64::from(power) < turns {
        power += 1;
    }
    while f64::from(power) > turns {
        power -= 1;
    }
    // Horner's scheme of the series of e^rest.
    let mut sum = 1.0;
    for term in (1..=TERMS).rev() {
        sum = 1.0 + sum * rest / f64::from(term);
    }
    let exponent = u64::try_from(i64::from(power) + 1023).unwrap_or(0);
    sum * f64::from_bits(exponent << 52)
}
