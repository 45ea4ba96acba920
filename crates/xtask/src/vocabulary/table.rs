//! Tables as tab-separated text: the first line names the columns.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

/// The rows of a table below its header, each with exactly `COLUMNS` cells. Blank lines and lines that begin with `# ` are skipped.
pub(crate) fn read<const COLUMNS: usize>(path: &Path) -> Result<Vec<[String; COLUMNS]>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        if line.trim().is_empty() || line.starts_with("# ") {
            continue;
        }
        let mut cells: Vec<String> = line.split('\t').map(|cell| cell.trim().to_owned()).collect();
        ensure!(cells.len() <= COLUMNS, "{}:{}: {} cells, expected {COLUMNS}", path.display(), number + 1, cells.len());
        cells.resize(COLUMNS, String::new());
        rows.push(cells.try_into().expect("the cells were just counted"));
    }
    Ok(rows)
}

/// The items of a cell that `|` parts.
pub(crate) fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty())
}
