//! Lengths of experience.

use serde::{Deserialize, Serialize};

/// A number of years, exact to a hundredth, from 0 to 655.35. Serialises as a number of years (`5.5`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Years(u16);

impl Years {
    /// From hundredths of a year.
    pub const fn from_hundredths(hundredths: u16) -> Self {
        Self(hundredths)
    }

    /// From whole years; `None` above 655.
    pub fn from_whole(years: u16) -> Option<Self> {
        years.checked_mul(100).map(Self)
    }

    /// From months, rounded down to a hundredth of a year; longer than 655 years becomes the longest.
    pub fn from_months(months: u32) -> Self {
        Self(u16::try_from(u64::from(months) * 100 / 12).unwrap_or(u16::MAX))
    }

    /// `1 year`, `5.5 years`.
    pub fn spoken(self) -> String {
        if self.0 == 100 { "1 year".to_owned() } else { format!("{self} years") }
    }

    /// In hundredths of a year.
    pub const fn hundredths(self) -> u16 {
        self.0
    }
}

impl TryFrom<f64> for Years {
    type Error = String;

    fn try_from(years: f64) -> Result<Self, String> {
        let hundredths = (years * 100.0).round();
        if (0.0..=f64::from(u16::MAX)).contains(&hundredths) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was just checked")]
            return Ok(Self(hundredths as u16));
        }
        Err(format!("{years} is not a number of years: expected 0 to 655.35"))
    }
}

impl From<Years> for f64 {
    fn from(years: Years) -> Self {
        Self::from(years.0) / 100.0
    }
}

impl std::fmt::Display for Years {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", f64::from(*self))
    }
}
