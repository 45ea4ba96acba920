//! `cargo xtask train DIR`: trains the models that the program carries, from the public files in DIR. The same input gives the same bytes,
//! on any machine: one thread, a fixed order, integers or sums of floats whose rounding IEEE 754 fixes.

mod links;
mod mentions;
mod resume_skills;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

/// A model and how it is made.
struct Model {
    /// The name on the command line.
    name: &'static str,
    /// Where it is kept, from the root of the repository.
    path: &'static str,
    /// Makes its bytes from the files of DIR.
    train: fn(&Path) -> Result<Vec<u8>>,
}

/// All models in the order of their training; one subfolder each.
const MODELS: &[Model] = &[
    Model {
        name: "resume-mentions",
        path: "crates/extract/data/resume_mentions.bin",
        train: resume_skills::mentions::train,
    },
    Model { name: "resume-skills", path: "crates/extract/data/resume_skills.tsv", train: resume_skills::train },
    Model { name: "links", path: "crates/talent/data/links.bin", train: links::train },
    Model { name: "mentions", path: "crates/extract/data/mentions.bin", train: mentions::train },
];

/// Trains the models of these names, all of them without one, and says on stdout how large each is and whether it changed.
pub(crate) fn run(dir: &Path, names: &[String]) -> Result<()> {
    let known: Vec<&str> = MODELS.iter().map(|model| model.name).collect();
    let foreign = names.iter().find(|name| !known.contains(&name.as_str()));
    ensure!(foreign.is_none(), "{:?} is no model: expected {}", foreign.unwrap_or(&String::new()), known.join(", "));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for model in MODELS.iter().filter(|model| names.is_empty() || names.iter().any(|name| name == model.name)) {
        let bytes = (model.train)(dir).with_context(|| format!("cannot train {}", model.name))?;
        let path = root.join(model.path);
        let state = if fs::read(&path).is_ok_and(|known| known == bytes) { "as it was" } else { "changed" };
        fs::create_dir_all(path.parent().unwrap_or(&root))?;
        fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        #[expect(clippy::print_stdout, reason = "a chore talks to the person who started it")]
        {
            println!("{}: {} bytes, {state}", model.path, bytes.len());
        }
    }
    Ok(())
}
