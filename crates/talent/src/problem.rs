//! What is wrong or doubtful in a text that was read.

use serde::{Deserialize, Serialize};

use crate::Span;

/// The kinds of problem that a reader reports. A kind is added, never renamed: callers filter on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// Header and body both state total experience and a bound that both state differs.
    ExperienceContradiction,
    /// The upper end of the pay is at least three times the lower one.
    PayRangeWide,
    /// The pay does not fit the rest of the post.
    PayUnusual,
    /// A place that the vocabulary does not know.
    PlaceUnknown,
    /// A private person is addressed by name in a published text.
    LeakedName,
    /// The head of a post hides the employer behind a description, and its text gives the name away.
    LeakedClient,
    /// A link that tracks its reader, such as a mail scanner's wrapper.
    TrackingLink,
    /// Posted as the employer's own, while the body says that the work is for somebody else.
    UndisclosedAgency,
    /// Text that a person would not see.
    HiddenText,
    /// Text that lost or swapped its letters.
    GarbledText,
    /// Text that was recognised in a picture of it.
    RecognisedText,
    /// Parts of the page around the post stand in the post.
    PageFurniture,
    /// An agency's post whose client is not named.
    ClientNotNamed,
    /// A word of a résumé or post that could not be read as the field that it stands for.
    Unreadable,
}

/// Something wrong or doubtful in what was read, with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of problem.
    pub kind: ProblemKind,
    /// One sentence for the person who can mend it.
    pub message: String,
    /// The places in the source; where two disagree, both.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Span>,
}
