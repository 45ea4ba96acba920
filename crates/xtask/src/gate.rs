//! What stands between a change and the main branch.

use anyhow::Result;

use crate::{command, tidy};

/// Format, lints with warnings denied, tidy.
pub(crate) fn check() -> Result<()> {
    command::run("cargo", &["fmt", "--all", "--check"])?;
    tidy::run()?;
    command::run("cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"])
}

/// `check`, then every test of the workspace, those in the documentation included.
/// It needs nothing but this repository: what is measured on other data is `score`.
pub(crate) fn test() -> Result<()> {
    check()?;
    command::run("cargo", &["test", "--workspace", "--locked"])
}
