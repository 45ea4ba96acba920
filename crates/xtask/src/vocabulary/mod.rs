//! `cargo xtask vocabulary DIR`: builds the tables in `crates/talent/data` from the public files in DIR and our own tables in
//! `crates/talent/tables`. The same input gives the same bytes.

mod esco;
mod everyday;
mod meanings;
mod onet;
mod onet_titles;
mod places;
mod skills;
pub(crate) mod table;
pub(crate) mod titles;

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Builds all tables and says on stdout how large they are.
pub(crate) fn build(public: &Path) -> Result<()> {
    let talent = Path::new(env!("CARGO_MANIFEST_DIR")).join("../talent");
    let ours = talent.join("tables");
    let data = talent.join("data");
    fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
    for (name, bytes) in [
        ("skills.bin", skills::build(public, &ours)?),
        ("places.bin", places::build(public, &ours)?),
        ("titles.bin", titles::build(public, &ours)?),
    ] {
        let path = data.join(name);
        fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        #[expect(clippy::print_stdout, reason = "a chore talks to the person who started it")]
        {
            println!("{name}: {} bytes", bytes.len());
        }
    }
    Ok(())
}
