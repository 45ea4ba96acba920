//! Tasks: work that follows from a change, enqueued in its transaction and carried out under a lease.

pub(crate) mod entity;
