//! The yardstick: a `score.py` beside labelled data, run against the program as a user gets it.

use std::path::{Path, absolute};

use anyhow::{Context, Result, bail};

use crate::command;

/// Runs `DIR/score.py BINARY DIR [set ...]` and lets it print.
pub(crate) fn run(dir: &Path, sets: &[String]) -> Result<()> {
    let dir = absolute(dir).with_context(|| format!("{} is no path", dir.display()))?;
    let yardstick = dir.join("score.py");
    if !yardstick.is_file() {
        bail!("{} holds no score.py", dir.display());
    }
    let binary = command::release_binary()?;
    let mut arguments = Vec::new();
    for path in [&yardstick, &binary, &dir] {
        arguments.push(path.to_str().with_context(|| format!("{} is not UTF-8", path.display()))?);
    }
    arguments.extend(sets.iter().map(String::as_str));
    command::run("python3", &arguments)
}
