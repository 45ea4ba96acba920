//! Two sides in, ranked pairs out, each with the receipt of its score.
//!
//! A [`Need`] is what a posting asks for and an [`Offer`] what a person brings and wishes: neither type has a field for a name, an
//! address, a college or an age, so no score can depend on one. Every criterion becomes [`Reason`]s with integer points; the points
//! of a side become a chance through one published table; `docs/matching.md` recomputes a score by hand. No clock, no randomness and
//! no hash map, and floating point only where weights are learned: equal inputs give equal bytes.

pub mod census;
mod chance;
mod criteria;
mod fold;
mod learn;
mod need;
mod network;
mod offer;
mod opening;
mod placement;
mod rank;
mod receipt;
mod same;
mod score;
mod simd;
mod similar;
mod spot;
mod spread;
mod tally;
mod team_view;
mod titles;
mod weights;
mod what_if;
mod words;

pub use chance::{Chance, Effect};
pub use criteria::employer::{Employers, Standing};
pub use learn::{ANSWERS_LEAST, Learned, Lesson, Measures, Outcome, Stage, learn};
pub use need::{Need, Requirement, Stated};
pub use network::{Network, Ranking};
pub use offer::{Offer, Proof, Proven};
pub use opening::{Opening, Person, PersonSource, PostingCard};
pub use placement::{Ballot, Certificate, Closed, Event, EventError, Obstacle, Placement, SeatBallot, place};
pub use rank::{Match, rank_people, rank_postings};
pub use receipt::{Criterion, Quotes, Reason, Side, Sides, State};
pub use same::{Fingerprint, NameRelation, OneEmployer, Vacancy, same_employer, vacancies};
pub use score::{Receipt, score};
pub use simd::{Simd, SimdKind};
pub use similar::{Common, Difference, Similar};
pub use spread::{Limits, Lists, Spread, spread};
pub use team_view::ranking_for_team;
pub use weights::{Weights, WeightsError};
pub use what_if::{Change, Outlook, TeamChange, TeamOutlook, just_out_of_reach};
pub use words::Words;
