//! Licences, unused dependencies, spelling: outside `test`, because a fresh machine would have to compile the tools first.

use anyhow::{Result, bail};

use crate::command;

struct Tool {
    name: &'static str,
    probe: (&'static str, &'static [&'static str]),
    run: (&'static str, &'static [&'static str]),
    install: &'static str,
}

const TOOLS: [Tool; 3] = [
    Tool {
        name: "cargo-deny",
        probe: ("cargo", &["deny", "--version"]),
        // The advisory database is fetched from elsewhere: where it cannot be reached, the other checks still mean something.
        run: ("cargo", &["deny", "--workspace", "check", "licenses", "bans", "sources"]),
        install: "cargo install --locked cargo-deny",
    },
    Tool {
        name: "cargo-machete",
        // By its own name: as `cargo machete` it takes its name for a path when cargo started the caller.
        probe: ("cargo-machete", &["--version"]),
        run: ("cargo-machete", &[]),
        install: "cargo install --locked cargo-machete",
    },
    Tool {
        name: "typos",
        probe: ("typos", &["--version"]),
        run: ("typos", &[]),
        install: "cargo install --locked typos-cli",
    },
];

/// Runs the tools that are installed, names those that are not, and fails in both bad cases.
pub(crate) fn run() -> Result<()> {
    let mut complaints = Vec::new();
    for tool in &TOOLS {
        if !command::works(tool.probe.0, tool.probe.1) {
            complaints.push(format!("{} is not installed (`{}`)", tool.name, tool.install));
        } else if let Err(error) = command::run(tool.run.0, tool.run.1) {
            complaints.push(error.to_string());
        }
    }
    if !complaints.is_empty() {
        bail!("{}", complaints.join("; "));
    }
    println!("audit: all of {} tools agree", TOOLS.len());
    Ok(())
}
