//! The lines of a file or of standard input, one thing to link on each.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use extract::text::decode::decode;

/// Text beyond this is refused.
const TEXT_BYTES_MAX: usize = 5_000_000;

/// Every line of a text, blank ones included, without the line's end. `what` names what a line should hold.
pub(super) fn read(path: &Path, what: &str) -> anyhow::Result<Vec<String>> {
    let (name, bytes) = if path.as_os_str() == "-" {
        ("standard input".to_owned(), bytes_of(io::stdin().lock()).context("standard input: cannot be read")?)
    } else {
        let name = path.display().to_string();
        ensure!(!path.is_dir(), "{name}: is a folder; give a text file, one {what} a line");
        let file = File::open(path).with_context(|| format!("{name}: cannot be opened"))?;
        let bytes = bytes_of(file).with_context(|| format!("{name}: cannot be read"))?;
        (name, bytes)
    };
    ensure!(!bytes.is_empty(), "{name}: is empty; accepted: text, one {what} a line");
    ensure!(
        bytes.len() <= TEXT_BYTES_MAX,
        "{name}: holds more than {} MB, the most that is read of text; split it by lines",
        TEXT_BYTES_MAX / 1_000_000
    );
    match decode(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)) {
        Ok(decoded) => Ok(split(&decoded.text)),
        Err(error) => bail!("{name}: {error}; accepted: text, one {what} a line"),
    }
}

fn bytes_of(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(TEXT_BYTES_MAX as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What follows the last line feed is a line only where something does.
fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_counts_once_blank_or_not() {
        assert_eq!(split("baker\r\n\n  \ncook"), ["baker", "", "  ", "cook"]);
        assert_eq!(split("baker\n"), ["baker"]);
        assert_eq!(split("\n"), [""]);
    }
}
