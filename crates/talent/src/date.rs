//! Dates of which only a part may be known.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A year, a month of a year or a day: `2021`, `2021-03`, `2021-03-09`, as JSON Resume writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// A text that is no partial date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialDateError(String);

impl fmt::Display for PartialDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD", self.0)
    }
}

impl std::error::Error for PartialDateError {}

impl PartialDate {
    /// A whole year.
    pub fn from_year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A month of a year; `None` where there is no such month.
    pub fn from_month(year: i16, month: i8) -> Option<Self> {
        let date = Self::from_year(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..date })
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month from 1 to 12, where it is known.
    pub const fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub const fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day that the date can mean.
    pub fn earliest(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).expect("a partial date names a real day")
    }

    /// The last day that the date can mean.
    pub fn latest(self) -> Date {
        if self.day.is_some() {
            return self.earliest();
        }
        let month = Date::new(self.year, self.month.unwrap_or(12), 1).expect("a partial date names a real month");
        month.last_of_month()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;

    fn from_str(text: &str) -> Result<Self, PartialDateError> {
        let wrong = || PartialDateError(text.to_owned());
        let mut parts = text.split('-');
        let year_text = parts.next().filter(|year| year.len() == 4).ok_or_else(wrong)?;
        let year = year_text.parse().map_err(|_| wrong())?;
        let two = |part: Option<&str>| -> Result<Option<i8>, PartialDateError> {
            let Some(part) = part else { return Ok(None) };
            if part.len() != 2 {
                return Err(wrong());
            }
            part.parse().map(Some).map_err(|_| wrong())
        };
        let (month, day) = (two(parts.next())?, two(parts.next())?);
        if parts.next().is_some() || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() || year < 1 {
            return Err(wrong());
        }
        Ok(Self { year, month, day })
    }
}

impl TryFrom<String> for PartialDate {
    type Error = PartialDateError;

    fn try_from(text: String) -> Result<Self, PartialDateError> {
        text.parse()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.to_string()
    }
}
