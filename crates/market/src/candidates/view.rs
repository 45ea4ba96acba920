//! What those who may see a candidate see.

use jiff::Timestamp;
use talent::{Profile, Wishes, Years};
use uuid::Uuid;

/// A candidate with everything that was read and said.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateView {
    /// Their id.
    pub id: Uuid,
    /// What was read of the résumé. Its evidence refers to `text`.
    pub profile: Profile,
    /// What they want.
    pub wishes: Wishes,
    /// The text of the résumé.
    pub text: String,
    /// An invented person that anyone may look at.
    pub example: bool,
    /// When the market forgets them; absent for those that stay.
    pub forgotten_at: Option<Timestamp>,
}

/// A candidate as one line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateLine {
    /// Their id.
    pub id: Uuid,
    /// What they are by their own words, or their last position; absent where the résumé says neither.
    pub headline: Option<String>,
    /// The city where they live, or the region or country.
    pub place: Option<String>,
    /// Total experience.
    pub total_years: Option<Years>,
    /// When the market forgets them; absent for those that stay.
    pub forgotten_at: Option<Timestamp>,
}
