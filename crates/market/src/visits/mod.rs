//! Visits: browsers of people without an account.

pub(crate) mod entity;
