//! A profile while it is being filled: every value goes in together with the place that states it.

use talent::{Profile, Span};

use super::page::Page;

/// The profile so far.
pub(super) struct Draft<'p, 't> {
    /// The text that is being read.
    pub(super) page: &'p Page<'t>,
    /// What was found.
    pub(super) profile: Profile,
}

impl<'p, 't> Draft<'p, 't> {
    /// Nothing yet.
    pub(super) fn new(page: &'p Page<'t>) -> Self {
        Self { page, profile: Profile::default() }
    }

    /// The words at `span` as the value of the field, which they support.
    pub(super) fn state(&mut self, field: impl Into<String>, span: Span) -> String {
        self.support(field, span);
        self.page.value(span)
    }

    /// The words at `span`, if there are any, as the value of the field.
    pub(super) fn state_some(&mut self, field: impl Into<String>, span: Option<Span>) -> Option<String> {
        span.map(|span| self.state(field, span))
    }

    /// Records that `span` supports the field.
    pub(super) fn support(&mut self, field: impl Into<String>, span: Span) {
        self.profile.evidence.entry(field.into()).or_default().push(span);
    }

    /// Records that the field was derived.
    pub(super) fn infer(&mut self, field: impl Into<String>) {
        self.profile.inferred.push(field.into());
    }
}
