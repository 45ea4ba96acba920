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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    const OPERATIONS: [Operation; 12] = [
        ReadPostings, ImportPostings, ClosePosting, AddCandidate, ImportCandidates, ReadCandidate, ChangeWishes,
        ReadMatches, EraseCandidate, AddDraft, ReadDraft, EraseDraft,
    ];
    const ACTORS: [Actor; 4] = [Actor::Stranger, Actor::Visitor(Uuid::nil()), Actor::Operator, Actor::Market];
    const RELATIONS: [Relation; 4] = [Own, Example, Public, Foreign];

    #[test]
    fn the_whole_table() {
        let mut lines = vec![format!("{:18}{:9}{:9}{:9}{}", "", "own", "example", "public", "foreign")];
        for operation in OPERATIONS {
            let cells = RELATIONS.map(|relation| {
                let letters = ['s', 'v', 'o', 'm'].iter().zip(ACTORS);
                letters.map(|(letter, actor)| if allows(operation, actor, relation) { *letter } else { '.' }).collect()
            });
            let [own, example, public, foreign]: [String; 4] = cells;
            lines.push(format!("{:18}{own:9}{example:9}{public:9}{foreign}", operation.name()));
        }
        // s stranger, v visitor, o operator, m market
        assert_snapshot!(lines.join("\n"), @r"
                          own      example  public   foreign
        read_postings     ....     ....     svom     ....
        import_postings   ..o.     ....     ....     ....
        close_posting     ....     ....     ..o.     ....
        add_candidate     .v..     ....     ....     ....
        import_candidates ..o.     ....     ....     ....
        read_candidate    .v..     sv..     ....     ....
        change_wishes     .v..     ....     ....     ....
        read_matches      .v..     sv..     ....     ....
        erase_candidate   .vom     ....     ....     ..om
        add_draft         .v..     ....     ....     ....
        read_draft        .v..     ....     ....     ....
        erase_draft       .v..     ....     ....     ...m
        ");
    }

    #[test]
    fn no_operation_is_missing_from_the_walk() {
        let named: std::collections::BTreeSet<&str> = OPERATIONS.iter().map(|operation| operation.name()).collect();
        assert_eq!(named.len(), OPERATIONS.len());
        // Adding an operation breaks this match: add it above too.
        for operation in OPERATIONS {
            match operation {
                ReadPostings | ImportPostings | ClosePosting | AddCandidate | ImportCandidates | ReadCandidate
                | ChangeWishes | ReadMatches | EraseCandidate | AddDraft | ReadDraft | EraseDraft => {}
            }
        }
    }

    #[test]
    fn what_is_denied_does_not_exist() {
        let denied = permit(ReadCandidate, Actor::Stranger, Own);
        assert!(matches!(denied, Err(Error::NotFound)));
        assert!(permit(ReadCandidate, Actor::Stranger, Example).is_ok());
    }

    proptest! {
        /// The table, said again as sentences that do not look at it.
        #[test]
        fn nobody_reaches_into_what_is_somebody_elses(
            operation in proptest::sample::select(&OPERATIONS), actor in proptest::sample::select(&ACTORS),
            relation in proptest::sample::select(&RELATIONS),
        ) {
            let allowed = allows(operation, actor, relation);
            let (is_market, is_operator) = (actor == Actor::Market, actor == Actor::Operator);
            // Only erasing reaches what is another's, and only the operator and the market's own tasks erase there.
            if relation == Foreign {
                prop_assert!(!allowed || (matches!(operation, EraseCandidate | EraseDraft) && (is_market || is_operator)));
            }
            // The operator handles files, and never reads people's records or matches through the market.
            if matches!(operation, ReadCandidate | ReadMatches | ReadDraft) {
                prop_assert!(!(allowed && (is_market || is_operator)));
            }
            // Whoever left nothing behind changes nothing.
            if actor == Actor::Stranger {
                prop_assert!(!allowed || matches!(operation, ReadPostings | ReadCandidate | ReadMatches));
            }
            // What others published is changed by the operator alone.
            if matches!(operation, ImportPostings | ClosePosting | ImportCandidates) {
                prop_assert!(!allowed || is_operator);
            }
        }
    }
}
