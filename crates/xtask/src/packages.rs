//! Programs of the system that the tests need, put in place by the system's package manager where it may be asked.

use anyhow::{Result, bail};

use crate::command;

/// Installs packages of Debian and its kin, or says with which one command a person does.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<()> {
    let by_hand = format!("sudo apt-get install --yes --no-install-recommends {}", packages.join(" "));
    if !command::works("apt-get", &["--version"]) {
        bail!("{what} is missing: install it with your system's package manager (on Debian and its kin, `{by_hand}`)");
    }
    let Some(root) = root() else { bail!("{what} is missing: install it with `{by_hand}`") };
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let apt_get: Vec<&str> = root.iter().copied().chain(words).collect();
    let apt_get = |rest: &[&str]| command::run(apt_get[0], &[&apt_get[1..], rest].concat());
    let install = [&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat();
    // A machine whose lists of packages are missing or old finds nothing until they are fetched.
    apt_get(&install).or_else(|_| apt_get(&["update", "--quiet"]).and_then(|()| apt_get(&install)))
}

/// Writes a file of the system that is not there yet.
pub(crate) fn write(path: &str, text: &str) -> Result<()> {
    let Some(root) = root() else { bail!("{path} cannot be written without root's rights") };
    let script = r#"test -e "$1" || { mkdir -p "$(dirname "$1")" && printf '%s\n' "$2" > "$1"; }"#;
    let words: Vec<&str> = root.iter().copied().chain(["sh", "-c", script, "sh", path, text]).collect();
    command::run(words[0], &words[1..])
}

/// What stands before a command to run it with root's rights; nothing if nobody here has them without being asked for a password.
fn root() -> Option<&'static [&'static str]> {
    if command::output("id", &["-u"]).is_ok_and(|user| user.trim() == "0") {
        return Some(&[]);
    }
    command::works("sudo", &["--non-interactive", "true"]).then_some(&["sudo", "--non-interactive"])
}
