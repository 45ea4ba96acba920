//! What stands between a change and the main branch.

use anyhow::{Result, bail};

use crate::{command, tidy};

/// Format, tidy, lints with warnings denied: all three, whichever fails, so that one run names everything.
pub(crate) fn check() -> Result<()> {
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"];
    passed([command::run("cargo", &["fmt", "--all", "--check"]), tidy::run(), command::run("cargo", &lints)])
}

/// `check`, then every test of the workspace, those in the documentation included.
/// It needs nothing but this repository: what is measured on other data is `score`.
pub(crate) fn test() -> Result<()> {
    let tests = ["test", "--workspace", "--locked", "--no-fail-fast"];
    passed([check(), command::run("cargo", &tests)])
}

fn passed<const STEPS: usize>(steps: [Result<()>; STEPS]) -> Result<()> {
    let failures: Vec<String> = steps.into_iter().filter_map(|step| Some(format!("{:#}", step.err()?))).collect();
    if !failures.is_empty() {
        bail!("{}", failures.join("\n"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn every_failure_is_named() {
        assert!(passed([Ok(()), Ok(())]).is_ok());
        let failed = passed([Err(anyhow!("format")), Ok(()), Err(anyhow!("lints"))]);
        assert_eq!(failed.unwrap_err().to_string(), "format\nlints");
    }
}
