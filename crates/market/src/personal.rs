//! Which columns hold personal data: one list, from which export and erasure are made.

/// What a column says about people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Personal {
    /// Nothing.
    No,
    /// Something about a candidate: exported to them, erased with them.
    Candidate,
    /// Whatever a published text says about people, such as a recruiter's name.
    Incidental,
    /// Ties rows to one browser.
    Visit,
}
