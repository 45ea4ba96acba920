//! Where work happens.

use serde::{Deserialize, Serialize};

/// An ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

impl Country {
    /// India.
    pub const IN: Self = Self(*b"IN");
    /// United States.
    pub const US: Self = Self(*b"US");
    /// United Kingdom.
    pub const GB: Self = Self(*b"GB");

    /// From two capital letters; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a country code is made of ASCII letters only")
    }
}

impl TryFrom<String> for Country {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code)
            .ok_or_else(|| format!("{code:?} is not a country: expected two capital letters such as IN"))
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.code().to_owned()
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// A place as a source names it. What the vocabulary does not know has `as_written` only;
/// "anywhere in India" has a country and no city.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The city's usual name today (`Bengaluru`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The state or region (`Karnataka`), where a table of ours has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The source's own words.
    pub as_written: String,
}
