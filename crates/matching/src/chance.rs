//! Chances and their changes as whole parts per million, printed as decimals.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

const MILLION: u32 = 1_000_000;

/// A chance in parts per million, 0 to 1,000,000. Serialises as a decimal of at most six digits (`0.849859`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chance(u32);

impl Chance {
    pub(crate) const CERTAIN: Self = Self(MILLION);

    /// From parts per million; more than a million is certainty.
    pub const fn from_ppm(ppm: u32) -> Self {
        Self(if ppm > MILLION { MILLION } else { ppm })
    }

    /// In parts per million.
    pub const fn ppm(self) -> u32 {
        self.0
    }

    /// The chance that both happen: `floor(a * b / 1,000,000)` in parts per million.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let ppm = u64::from(self.0) * u64::from(other.0) / u64::from(MILLION);
        Self(u32::try_from(ppm).expect("the product of two chances is at most a million parts"))
    }

    /// What has to be added to `self` to get `other`.
    pub fn change_to(self, other: Self) -> Effect {
        Effect(
            i32::try_from(i64::from(other.0) - i64::from(self.0))
                .expect("two chances differ by at most a million parts"),
        )
    }
}

/// A change of a chance in parts per million. Serialises as a signed decimal of at most six digits (`-0.21`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Effect(i32);

impl Effect {
    /// In parts per million.
    pub const fn ppm(self) -> i32 {
        self.0
    }
}

impl Serialize for Chance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / f64::from(MILLION))
    }
}

impl Serialize for Effect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / f64::from(MILLION))
    }
}

/// The whole parts per million nearest to a decimal in `-1.0..=1.0`.
fn ppm_of<E: serde::de::Error>(decimal: f64) -> Result<i32, E> {
    if !(-1.0..=1.0).contains(&decimal) {
        return Err(E::custom(format!("{decimal} is no chance: expected a decimal between -1 and 1")));
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was just checked")]
    Ok((decimal * f64::from(MILLION)).round() as i32)
}

impl<'de> Deserialize<'de> for Chance {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ppm = ppm_of::<D::Error>(f64::deserialize(deserializer)?)?;
        u32::try_from(ppm).map(Self).map_err(|_| D::Error::custom("a chance is never negative"))
    }
}

impl<'de> Deserialize<'de> for Effect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ppm_of::<D::Error>(f64::deserialize(deserializer)?).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_of_both_is_rounded_down() {
        assert_eq!(Chance::from_ppm(907_000).and(Chance::from_ppm(937_000)), Chance::from_ppm(849_859));
        assert_eq!(Chance::from_ppm(1).and(Chance::from_ppm(999_999)), Chance::from_ppm(0));
    }

    #[test]
    fn every_chance_survives_its_decimal() {
        for ppm in (0..=MILLION).step_by(7).chain([MILLION]) {
            let text = serde_json::to_string(&Chance(ppm)).unwrap();
            assert!(text.len() <= "0.123456".len(), "{ppm} printed as {text}");
            assert_eq!(serde_json::from_str::<Chance>(&text).unwrap(), Chance(ppm));
        }
        assert_eq!(serde_json::to_string(&Effect(-210_000)).unwrap(), "-0.21");
    }
}
