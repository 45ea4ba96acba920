//! On whose behalf something is done.

use uuid::Uuid;

/// Who asks. Every query and every verb takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who looks and has left nothing behind yet.
    Stranger,
    /// Somebody without an account whose browser holds the token of a visit.
    Visitor(Uuid),
    /// Whoever runs the market, at the command line of its machine.
    Operator,
    /// The market itself, carrying out a task.
    Market,
}

impl Actor {
    /// The visit that this actor's browser holds, if any.
    pub fn visit(self) -> Option<Uuid> {
        match self {
            Self::Visitor(visit) => Some(visit),
            Self::Stranger | Self::Operator | Self::Market => None,
        }
    }

    /// How the audit log names it: never by anything personal.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Stranger => "stranger".to_owned(),
            Self::Visitor(visit) => format!("visit:{visit}"),
            Self::Operator => "operator".to_owned(),
            Self::Market => "market".to_owned(),
        }
    }
}
