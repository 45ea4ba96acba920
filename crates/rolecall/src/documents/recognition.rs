//! Text in pictures of pages, recognised by Tesseract where that is installed, in a process that is limited as the child is.
//!
//! Its words come with their places, so that the reading order is worked out as for any other page.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use extract::layout::{Look, Page, Run};

use super::parent;

/// How many pages are recognised; a page takes seconds.
pub(super) const PAGES_MAX: usize = 5;
/// How long all pages of a document may take together.
const WAIT: Duration = Duration::from_secs(40);

/// Recognises the text of those pages that `is_scanned`, as long as time is left. Which pages now have a text, counted from 0.
#[expect(clippy::disallowed_methods, reason = "the time is that of this process, not of what is read")]
pub(super) fn recognise(bytes: &[u8], pages: &mut [Page], is_scanned: impl Fn(&Page) -> bool) -> Vec<usize> {
    let mut recognised = Vec::new();
    let start = Instant::now();
    let scanned: Vec<usize> = (0..pages.len()).filter(|index| pages.get(*index).is_some_and(&is_scanned)).collect();
    let Some(program) = (!scanned.is_empty()).then(recogniser).flatten() else { return recognised };
    for index in scanned.into_iter().take(PAGES_MAX) {
        let left = WAIT.saturating_sub(start.elapsed());
        let Some(page) = pages.get_mut(index).filter(|_| !left.is_zero()) else { break };
        let table = parent::picture(bytes, index).and_then(|picture| parent::recognise(&program, &picture, left));
        let runs = table.map(|table| runs(&table, page.width)).unwrap_or_default();
        if !runs.is_empty() {
            *page = Page { width: page.width, height: page.height, runs, ..Page::default() };
            recognised.push(index);
        }
    }
    recognised
}

/// Tesseract, if one of the folders of programs holds it.
#[expect(clippy::disallowed_methods, reason = "whether a program is installed is a matter of this machine")]
fn recogniser() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join("tesseract"))
        .find(|path| is_program(path))
}

fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

/// The words of Tesseract's table on a page of this width, each where it stands.
fn runs(table: &str, width: f32) -> Vec<Run> {
    /// Of the height of a line, its letters from the baseline up take about this share, and the font size is about the whole.
    const ABOVE_BASELINE: f32 = 0.8;
    /// What Tesseract takes the bullets before lines for.
    const BULLETS: [&str; 7] = ["+", "*", "«", "»", "©", "¢", "°"];
    let (mut scale, mut line, mut is_first) = (1.0, [0.0_f32; 4], false);
    let mut runs = Vec::new();
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, _, _, _, _, _, left, top, wide, high, _, text] = fields.as_slice() else { continue };
        let numbers: Option<Vec<f32>> = [left, top, wide, high].iter().map(|field| field.parse().ok()).collect();
        let Some([left, top, wide, high]) = numbers.and_then(|numbers| <[f32; 4]>::try_from(numbers).ok()) else {
            continue;
        };
        match *level {
            "1" if wide > 0.0 => scale = width / wide,
            "4" => {
                line = [left, top, wide, high];
                is_first = true;
            }
            "5" if !text.trim().is_empty() => {
                let [_, line_top, _, line_high] = line;
                let is_bullet = std::mem::take(&mut is_first) && BULLETS.contains(text);
                let run = Run {
                    text: if is_bullet { "•" } else { text }.to_owned(),
                    left: left * scale,
                    right: (left + wide) * scale,
                    baseline: ABOVE_BASELINE.mul_add(line_high, line_top) * scale,
                    size: line_high * scale,
                    look: Look::Seen,
                    part: None,
                };
                runs.push(run);
            }
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_the_table_says() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1200\t1600\t-1\t
4\t1\t1\t1\t1\t0\t100\t200\t400\t20\t-1\t
5\t1\t1\t1\t1\t1\t100\t202\t80\t16\t96.5\tNight
5\t1\t1\t1\t1\t2\t190\t200\t90\t20\t91.0\tporter
5\t1\t1\t1\t1\t3\tx\t200\t90\t20\t91.0\tbroken
";
        let runs = runs(table, 600.0);
        let places: Vec<(&str, f32, f32)> =
            runs.iter().map(|run| (run.text.as_str(), run.left, run.baseline)).collect();
        assert_eq!(places, [("Night", 50.0, 108.0), ("porter", 95.0, 108.0)]);
    }
}
