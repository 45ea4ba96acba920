//! Degrees and their fields: `B.Tech in Computer Science`, `MBA (Finance)`, `Bachelor of Science, Physics`.

use talent::Span;

/// How far a degree reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// School, up to its leaving exam.
    School,
    /// Diplomas and associate degrees.
    Diploma,
    /// Bachelor's degrees.
    Bachelor,
    /// Master's degrees.
    Master,
    /// Doctorates.
    Doctor,
}

/// A degree that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DegreeMention {
    /// Degree and field together.
    pub(crate) span: Span,
    /// The degree as written (`B.Tech`).
    pub(crate) degree: Span,
    /// The field as written (`Computer Science`).
    pub(crate) field: Option<Span>,
    /// How far it reaches.
    pub(crate) level: Level,
}

/// All degrees of a text, in order.
pub(crate) fn find(_text: &str) -> Vec<DegreeMention> {
    Vec::new()
}
