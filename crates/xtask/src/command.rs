//! Starting other programs, from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Shows the command, runs it and fails when it does.
pub(crate) fn run(program: &str, arguments: &[&str]) -> Result<()> {
    run_in(root(), program, arguments, &[])
}

/// The same with these variables in the environment.
pub(crate) fn run_with(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    run_in(root(), program, arguments, variables)
}

/// The same where the person stands, whose relative paths are among the arguments.
pub(crate) fn run_here(program: &str, arguments: &[&str]) -> Result<()> {
    run_in(Path::new("."), program, arguments, &[])
}

fn run_in(folder: &Path, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Result<()> {
    let shown = shown(program, arguments);
    println!("$ {shown}");
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// What the command prints on standard output.
pub(crate) fn output(program: &str, arguments: &[&str]) -> Result<String> {
    let shown = shown(program, arguments);
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` printed something that is not UTF-8"))
}

/// Whether the command runs at all and ends well; what it prints is dropped.
pub(crate) fn works(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Builds the program as a user gets it and returns where it stands.
pub(crate) fn release_binary() -> Result<PathBuf> {
    run("cargo", &["build", "--quiet", "--release", "--locked", "--package", "rolecall"])?;
    binary("release")
}

/// Where cargo puts the program of this profile.
pub(crate) fn binary(profile: &str) -> Result<PathBuf> {
    let metadata = output("cargo", &["metadata", "--no-deps", "--format-version", "1", "--offline"])?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
    let target = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(Path::new(target).join(profile).join(format!("rolecall{}", std::env::consts::EXE_SUFFIX)))
}

fn shown(program: &str, arguments: &[&str]) -> String {
    std::iter::once(&program).chain(arguments).copied().collect::<Vec<_>>().join(" ")
}
