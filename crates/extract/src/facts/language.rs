//! Human languages and how well somebody speaks them.

use talent::Span;

/// A human language that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LanguageMention {
    /// The language's name in the text.
    pub(crate) span: Span,
    /// Its English name.
    pub(crate) name: &'static str,
    /// The words for the level, where they stand beside it (`fluent`, `native`, `B2`).
    pub(crate) level: Option<Span>,
}

/// The languages that running text asks for or claims: only beside words of speaking ("fluent in German", "Hindi speaker").
pub(crate) fn find(_text: &str) -> Vec<LanguageMention> {
    Vec::new()
}

/// The languages of a section or list of languages, one or several on a line.
pub(crate) fn read_list(_text: &str) -> Vec<LanguageMention> {
    Vec::new()
}
