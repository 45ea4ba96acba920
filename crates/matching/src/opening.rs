//! The two sides of a ranking with what is shown of them, kept apart from what ranking sees.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Employer, ExperienceRange, Pay, Place, Posting, Profile, Remote, Seniority, Source, Wishes};

use crate::criteria::employer::{Employers, Standing};
use crate::need::Need;
use crate::offer::Offer;

/// What a match shows of a posting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostingCard {
    /// The job title alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who hires.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer: Option<Employer>,
    /// Where the work is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// How remote it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remote: Option<Remote>,
    /// What it pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay: Option<Pay>,
    /// Years asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience: Option<ExperienceRange>,
    /// The rung.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seniority: Option<Seniority>,
    /// Where the post stands.
    pub source: Source,
}

/// Where a person's record stands; all that a match says about who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSource {
    /// The file as it was named by the person who asked.
    pub file: String,
}

/// A posting that takes part in a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// What ranking sees.
    pub need: Need,
    /// What is shown.
    pub card: PostingCard,
    /// Who is behind it, for block lists.
    pub employers: Employers,
}

impl Opening {
    /// From what was read.
    pub fn new(posting: &Posting, vocabulary: &Vocabulary) -> Self {
        let card = PostingCard {
            title: posting.title.clone(),
            employer: posting.employer.clone(),
            places: posting.places.clone(),
            remote: posting.remote,
            pay: posting.pay.clone(),
            experience: posting.experience,
            seniority: posting.seniority,
            source: posting.source.clone(),
        };
        Self { need: Need::new(posting, vocabulary), card, employers: Employers::of(posting) }
    }
}

/// A person who takes part in a ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// What ranking sees.
    pub offer: Offer,
    /// What is shown.
    pub source: PersonSource,
    /// Employers that must never see them.
    pub blocked_employers: Vec<String>,
}

impl Person {
    /// From what was read. `today` is the day from which "last used" is counted.
    pub fn new(profile: &Profile, wishes: &Wishes, vocabulary: &Vocabulary, today: Date) -> Self {
        Self {
            offer: Offer::new(profile, wishes, vocabulary, today),
            source: PersonSource { file: profile.source.file.clone() },
            blocked_employers: wishes.blocked_employers.clone(),
        }
    }

    /// How the posting's employer stands to this person's block list.
    pub fn standing(&self, opening: &Opening) -> Standing {
        opening.employers.standing(&self.blocked_employers)
    }
}
