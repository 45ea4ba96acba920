//! The pages in a real browser: puts Chromium, Node and the packages of `browser/` in place, then runs the tests there.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{command, packages};

/// By these names Chromium is known on a PATH, in this order.
const CHROMIUMS: [&str; 4] = ["chromium", "chromium-headless-shell", "chromium-browser", "google-chrome"];

/// The oldest Node that the tests run with.
const NODE_MIN: u32 = 20;

/// Runs the tests, or those whose files begin with one of `names`, against the program `binary`.
pub(crate) fn run(binary: &Path, names: &[String]) -> Result<()> {
    let chromium = chromium()?;
    node()?;
    let browser = command::root().join("browser");
    put_packages(&browser)?;
    let runner = browser.join("run.mjs");
    let mut arguments = vec!["--test-reporter=spec", text(&runner)?];
    arguments.extend(names.iter().map(String::as_str));
    let variables = [("ROLECALL_TEST_BINARY", text(binary)?), ("ROLECALL_TEST_CHROMIUM", text(&chromium)?)];
    command::run_with("node", &arguments, &variables)
}

/// The same against a build for debugging, as whoever works on the pages wants it.
pub(crate) fn run_debug(names: &[String]) -> Result<()> {
    command::run("cargo", &["build", "--quiet", "--locked", "--package", "rolecall"])?;
    run(&command::binary("debug")?, names)
}

fn chromium() -> Result<PathBuf> {
    if let Some(found) = on_path(&CHROMIUMS) {
        return Ok(found);
    }
    // Letters as well: a fresh machine has none, and the screenshots are set in these.
    packages::install("Chromium", &["chromium", "fonts-inter", "fonts-sil-charis"])?;
    on_path(&CHROMIUMS).context("Chromium was installed, but no `chromium` is on the PATH")
}

fn node() -> Result<()> {
    if on_path(&["node"]).is_none() || on_path(&["npm"]).is_none() {
        packages::install("Node", &["nodejs", "npm"])?;
    }
    let version = command::output("node", &["--version"])?;
    if major(&version).is_none_or(|major| major < NODE_MIN) {
        bail!("Node {} is too old for the browser tests: install Node {NODE_MIN} or newer", version.trim());
    }
    Ok(())
}

/// `20` of `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the packages of the lock file unless those very packages are there.
fn put_packages(browser: &Path) -> Result<()> {
    let wanted =
        fs::read_to_string(browser.join("package-lock.json")).context("browser/package-lock.json cannot be read")?;
    let mark = browser.join("node_modules/.installed-from");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    command::run("npm", &["ci", "--silent", "--prefix", text(browser)?])?;
    fs::write(&mark, wanted).context("browser/node_modules cannot be written")
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|program| program.is_file()))
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_version_counts() {
        assert_eq!(major("v20.11.1\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("20.11.1"), None);
    }
}
