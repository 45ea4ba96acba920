//! What may be a skill of the person: words of a list, of a sentence or of an enumeration, with where they stand.

use talent::{SkillId, Span, Years};

use super::super::headings::Topic;

/// Words that may name a skill of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What the vocabulary knows them as.
    pub(super) id: Option<SkillId>,
    /// The words.
    pub(super) span: Span,
    /// The years that stand behind them.
    pub(super) years: Option<Years>,
    /// What they were found as.
    pub(super) origin: Origin,
    /// What the section is about in which they stand.
    pub(super) topic: Topic,
    /// The line in which they stand, with the lines that go on in it.
    pub(super) line: Span,
    /// What stands around the words says that they mean a skill: other skills, or nothing that makes them everyday words.
    pub(super) certain: bool,
}

/// A line of a section, with the lines that go on in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What the section is about.
    pub(super) topic: Topic,
    /// The line.
    pub(super) span: Span,
}

/// What a candidate was found as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// An item of a list of skills.
    Item,
    /// Known words within a longer item of a list of skills.
    Part,
    /// Known words of running text.
    Mention,
    /// An item of an enumeration in running text.
    Enumerated,
    /// Words that the sentence as it was read makes a skill.
    Read,
}

impl Origin {
    /// Whether a list of skills names it.
    pub(super) const fn is_listed(self) -> bool {
        matches!(self, Self::Item | Self::Part)
    }
}
