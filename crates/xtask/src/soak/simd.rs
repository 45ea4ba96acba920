//! Every kind of vector instructions that this processor has: ten thousand questions on a large drawn market by each, every answer against
//! the exhaustive twin. What is written for 64-bit ARM is compiled where its target is installed.

use anyhow::Result;

use crate::command;

/// The target that stands for 64-bit ARM.
const ARM: &str = "aarch64-unknown-linux-gnu";

/// Fails at the first difference.
pub(super) fn run() -> Result<()> {
    let installed = command::output("rustup", &["target", "list", "--installed"]).unwrap_or_default();
    if installed.lines().any(|target| target == ARM) {
        command::run("cargo", &["check", "--locked", "--package", "matching", "--target", ARM])?;
    } else {
        println!("not compiled for {ARM}: `rustup target add {ARM}` installs it");
    }
    let tests =
        ["test", "--release", "--locked", "--package", "matching", "--lib", "--", "--nocapture", "census", "simd"];
    command::run("cargo", &tests)
}
