//! What everybody may see of a posting.

use jiff::civil::Date;
use talent::{Posting, ProblemKind};
use uuid::Uuid;

/// A posting as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingView {
    /// Its id.
    pub id: Uuid,
    /// What was read. Names that must not be seen are held back in every field, and it carries nothing of its source: neither text nor
    /// file, evidence or problems.
    pub posting: Posting,
    /// What is wrong or doubtful in the post.
    pub problems: Vec<ProblemView>,
    /// Who hires, where that is an employer under a name of its own.
    pub employer: Option<EmployerLink>,
    /// The agency, where one is named.
    pub agency: Option<EmployerLink>,
    /// The day on which it was first stored here, in UTC.
    pub first_seen_on: Date,
    /// When and why it ended; absent while it is open.
    pub closed: Option<Closed>,
    /// Its last day to apply lies before today. Derived: such a posting is open until somebody ends it.
    pub past_deadline: bool,
}

/// Something wrong or doubtful in a post, with the words that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemView {
    /// What kind of problem.
    pub kind: ProblemKind,
    /// One sentence about it.
    pub message: String,
    /// The words of the post; where two disagree, both. Names that must not be seen are held back.
    pub words: Vec<String>,
}

/// The way to an employer's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerLink {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// The end of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The day, in UTC.
    pub on: Date,
    /// Why.
    pub reason: Reason,
}

/// Why a posting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Somebody was found.
    Filled,
    /// Nobody is sought any more.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Filled, Self::Withdrawn, Self::Expired];

    /// How the database and forms call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// The reason of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}
