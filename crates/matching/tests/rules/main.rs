//! The laws of a score: what it may never do, and that anyone can recompute it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]
#![expect(clippy::needless_pass_by_value, reason = "a check reads best with its literals in place")]

mod blindness;
mod examples;
mod invented;
mod laws;
mod learning;
mod network;
mod order;
mod out_of_reach;
mod receipt;
mod similar;
mod team_view;
mod twin;
