//! What stands between a change and the main branch.

use anyhow::{Result, bail};

use crate::postgres::{self, Cluster};
use crate::{browser, command, newcomer, packages, tidy};

/// Format, tidy, lints with warnings denied: all three, whichever fails, so that one run names everything.
pub(crate) fn check() -> Result<()> {
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--quiet", "--", "-D", "warnings"];
    passed([command::run("cargo", &["fmt", "--all", "--check"]), tidy::run(), command::run("cargo", &lints)])
}

/// `check`, the README's first command as a newcomer types it, then every test of the workspace, those in the documentation
/// included, and every page in a browser.
/// It needs nothing but this repository and what it installs itself: what is measured on other data is `score`.
pub(crate) fn test() -> Result<()> {
    passed([check(), newcomer::run(), tests(), optimised(), pages()])
}

/// The pages in a real browser, served by the program as a newcomer gets it.
fn pages() -> Result<()> {
    browser::run(&command::release_binary()?, &[])
}

/// Every test of the workspace, with a PostgreSQL beside it, with Python for the script that checks placements independently, and with
/// Tesseract, which recognises scans.
fn tests() -> Result<()> {
    if !command::works("python3", &["--version"]) {
        packages::install("Python", &["python3"])?;
    }
    if !command::works("tesseract", &["--version"]) {
        packages::install("Tesseract", &["tesseract-ocr", "tesseract-ocr-eng"])?;
    }
    let cluster = Cluster::start()?;
    let arguments = ["test", "--workspace", "--locked", "--no-fail-fast"];
    command::run_with("cargo", &arguments, &[(postgres::VARIABLE, cluster.url())])
}

/// The tests that ask ten thousand questions where they are compiled with optimisation, and a few where they are not.
fn optimised() -> Result<()> {
    let arguments = ["test", "--release", "--locked", "--package", "matching", "--lib", "ten_thousand"];
    command::run("cargo", &arguments)
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
