//! What a candidate wants.

use serde::{Deserialize, Serialize};

use crate::Pay;

/// How a candidate stands to working remotely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RemoteWish {
    /// Remote work and nothing else.
    Only,
    /// Remote work rather than an office.
    Preferred,
    /// Either.
    Any,
    /// No remote work.
    No,
}

/// What a candidate wants of a posting. Everything is optional; what is absent is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wishes {
    /// The least pay that is acceptable: `min` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_floor: Option<Pay>,
    /// Acceptable places as a person writes them; `Remote` is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// How the candidate stands to remote work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote: Option<RemoteWish>,
    /// Titles that the candidate is looking for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    /// Days until the candidate can start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u16>,
    /// Acceptable sizes of an employer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub employer_sizes: Vec<String>,
    /// Acceptable stages of an employer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub employer_stages: Vec<String>,
    /// Employers that must never see this candidate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocked_employers: Vec<String>,
}
