//! Laws held up to many more cases than the tests have time for.

mod blindness;
mod simd;

use anyhow::Result;
use clap::Subcommand;

/// What to hold up.
#[derive(Subcommand)]
pub(crate) enum Soak {
    /// Who somebody is, as their résumé tells it, changes no score.
    Blindness(blindness::Blindness),
    /// Every kind of vector instructions that this processor has gives the answers of the exhaustive twin.
    Simd,
}

/// Runs it and says how many cases held.
pub(crate) fn run(soak: &Soak) -> Result<()> {
    match soak {
        Soak::Blindness(blindness) => blindness::run(blindness),
        Soak::Simd => simd::run(),
    }
}
