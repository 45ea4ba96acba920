//! Who may do what to what: one table. What it does not allow is denied.

use crate::actor::Actor;
use crate::error::Error;

/// Everything that can be done to an object of the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Operation {
    /// Look for postings, look at one, at an employer, at the counters.
    ReadPostings,
    /// Store postings and employers that others published.
    ImportPostings,
    /// End a posting.
    ClosePosting,
    /// Hand in a résumé.
    AddCandidate,
    /// Store many résumés at once.
    ImportCandidates,
    /// See a candidate's record.
    ReadCandidate,
    /// Replace what a candidate wants.
    ChangeWishes,
    /// See a candidate's matches with full receipts.
    ReadMatches,
    /// Delete a candidate with everything that is theirs.
    EraseCandidate,
    /// Have a post read.
    AddDraft,
    /// See what was read of it.
    ReadDraft,
    /// Delete it.
    EraseDraft,
}

impl Operation {
    /// How the audit log names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ReadPostings => "read_postings",
            Self::ImportPostings => "import_postings",
            Self::ClosePosting => "close_posting",
            Self::AddCandidate => "add_candidate",
            Self::ImportCandidates => "import_candidates",
            Self::ReadCandidate => "read_candidate",
            Self::ChangeWishes => "change_wishes",
            Self::ReadMatches => "read_matches",
            Self::EraseCandidate => "erase_candidate",
            Self::AddDraft => "add_draft",
            Self::ReadDraft => "read_draft",
            Self::EraseDraft => "erase_draft",
        }
    }
}

/// How an actor stands to the object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// The actor brought it here.
    Own,
    /// An invented one that anyone may look at.
    Example,
    /// It is published.
    Public,
    /// Somebody else's.
    Foreign,
}

/// The kinds of actor, without who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// [`Actor::Stranger`]
    Stranger,
    /// [`Actor::Visitor`]
    Visitor,
    /// [`Actor::Operator`]
    Operator,
    /// [`Actor::Market`]
    Market,
}

use Kind::{Market, Operator, Stranger, Visitor};
use Operation::{
    AddCandidate, AddDraft, ChangeWishes, ClosePosting, EraseCandidate, EraseDraft, ImportCandidates, ImportPostings,
    ReadCandidate, ReadDraft, ReadMatches, ReadPostings,
};
use Relation::{Example, Foreign, Own, Public};

/// Every combination that is allowed.
const ALLOWED: &[(Operation, &[Kind], &[Relation])] = &[
    (ReadPostings, &[Stranger, Visitor, Operator, Market], &[Public]),
    (ImportPostings, &[Operator], &[Own]),
    (ClosePosting, &[Operator], &[Public]),
    (AddCandidate, &[Visitor], &[Own]),
    (ImportCandidates, &[Operator], &[Own]),
    (ReadCandidate, &[Stranger, Visitor], &[Example]),
    (ReadCandidate, &[Visitor], &[Own]),
    (ChangeWishes, &[Visitor], &[Own]),
    (ReadMatches, &[Stranger, Visitor], &[Example]),
    (ReadMatches, &[Visitor], &[Own]),
    (EraseCandidate, &[Visitor], &[Own]),
    (EraseCandidate, &[Operator, Market], &[Own, Foreign]),
    (AddDraft, &[Visitor], &[Own]),
    (ReadDraft, &[Visitor], &[Own]),
    (EraseDraft, &[Visitor], &[Own]),
    (EraseDraft, &[Market], &[Foreign]),
];

/// Refuses what is not allowed as if there were nothing: what an actor may not see does not exist for it.
pub(crate) fn permit(operation: Operation, actor: Actor, relation: Relation) -> Result<(), Error> {
    if allows(operation, actor, relation) { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether `actor` may do `operation` to an object to which it stands in `relation`.
pub(crate) fn allows(operation: Operation, actor: Actor, relation: Relation) -> bool {
    let kind = match actor {
        Actor::Stranger => Stranger,
        Actor::Visitor(_) => Visitor,
        Actor::Operator => Operator,
        Actor::Market => Market,
    };
    ALLOWED.iter().any(|(allowed, kinds, relations)| {
        *allowed == operation && kinds.contains(&kind) && relations.contains(&relation)
    })
}
