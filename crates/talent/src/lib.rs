//! The nouns of the market: what a post or a résumé becomes once it was read, and the vocabulary that gives its words an identity.
//!
//! Nothing here reads a file, a clock or the environment. Every type serialises to the stable JSON of the interfaces:
//! a field that the source does not state is absent, never null.

mod date;
mod evidence;
mod pay;
mod place;
mod posting;
mod problem;
mod profile;
mod skill;
mod wishes;
mod years;

pub mod firm;
pub mod vocabulary;

pub use date::{PartialDate, PartialDateError};
pub use evidence::{Evidence, Source, Span};
pub use pay::{Amount, Currency, Pay, Period, grouped};
pub use place::{Country, Place};
pub use posting::{
    Agency, Channel, EducationNeed, Employer, Employment, ExperienceRange, Importance, Posting, Remote, Seniority,
    SkillNeed,
};
pub use problem::{Problem, ProblemKind};
pub use profile::{
    Award, Basics, Certificate, Education, Extra, Interest, Language, Location, Profile, Project, Publication,
    Reference, Skill, SocialProfile, Volunteer, Work,
};
pub use skill::SkillId;
pub use wishes::{RemoteWish, Wishes};
pub use years::Years;
