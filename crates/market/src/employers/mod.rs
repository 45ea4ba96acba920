//! Employers: organisations that hire, under a name of their own.

pub(crate) mod entity;
