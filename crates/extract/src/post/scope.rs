//! What every part of the post reader looks at: the text and the vocabulary.

use talent::vocabulary::Vocabulary;
use talent::{Country, Span};

/// The text of one posting or page, and what is known about the world.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    /// The whole text; every range is one of this text.
    pub(super) text: &'a str,
    /// The known skills, places and titles.
    pub(super) vocabulary: &'a Vocabulary,
    /// The country that settles which of several cities of one name is meant.
    pub(super) home: Option<Country>,
}

impl<'a> Scope<'a> {
    /// The text of a range.
    pub(super) fn of(&self, span: Span) -> &'a str {
        span.of(self.text).unwrap_or_default()
    }
}

/// A value and the place in the text that states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found<T> {
    /// What is stated.
    pub(super) value: T,
    /// Where.
    pub(super) span: Span,
}

impl<T> Found<T> {
    pub(super) const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}
