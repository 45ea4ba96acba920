//! From positioned text to text in the order in which a person reads it.
//!
//! Only places on the page count, never the order in which a program drew it; a document that is tagged may state its order. Columns
//! are read one after the other where both have body text; a date at the right margin stays on its employer's line.

mod columns;
pub(crate) mod furniture;
mod line;
mod page;
mod tagged;
mod wrap;

use std::collections::BTreeMap;

pub use page::{Look, Page, Run};

use crate::text::Extracted;
use line::Line;

/// Between two lines is a blank one where they are this much further apart than lines of that page usually are.
const PARAGRAPH_GAP: f32 = 1.4;

/// How many lines are looked for on the next page: more than pages cut.
const CUT_LINES_MAX: usize = 200;

/// Reads pages in order: lines end in a line break unless they were only wrapped, columns and paragraphs are parted by a blank line, wide gaps in a line by a tab.
pub fn read(pages: &[Page]) -> Extracted {
    let mut hidden: BTreeMap<Look, Vec<Run>> = BTreeMap::new();
    let mut lines_of_pages = Vec::new();
    for page in pages {
        let (seen, unseen): (Vec<Run>, Vec<Run>) = page.runs.iter().cloned().partition(|run| run.look.is_seen());
        let seen = seen.into_iter().map(line::without_private_words);
        let (upright, turned): (Vec<Run>, Vec<Run>) = seen.partition(|run| run.look == Look::Seen);
        let upright = line::deduplicated(upright);
        let mut lines = tagged::lines_in_order(&upright).unwrap_or_else(|| columns::lines_in_order(upright));
        line::add_bullets(&mut lines, &page.dots);
        lines.extend(line::turned(&turned));
        lines_of_pages.push(lines);
        for run in unseen {
            hidden.entry(run.look).or_default().push(run);
        }
    }
    furniture::remove(pages, &mut lines_of_pages);
    let mut text = String::new();
    for lines in &lines_of_pages {
        write_page(lines, &mut text);
    }
    let mut extracted = Extracted::seen(text);
    let letters: String = extracted.text.split_whitespace().collect();
    for (look, runs) in hidden {
        // A line that the end of a page cuts in two is drawn on both pages, and shown on one.
        let is_shown = |text: &str| letters.contains(&text.split_whitespace().collect::<String>());
        let lines = line::in_rows(runs).into_iter().map(|line| line.text).enumerate();
        let unseen = lines.filter(|(at, text)| look != Look::Clipped || *at >= CUT_LINES_MAX || !is_shown(text));
        extracted.append_hidden(look.how_hidden(), unseen.map(|(_, text)| text));
    }
    extracted
}

/// Appends the lines of a page. The end of a page is no end of a paragraph: what goes on behind it follows at once.
fn write_page(lines: &[Line], text: &mut String) {
    let usual = usual_leading(lines);
    let edges = wrap::edges(lines);
    let mut before: Option<&Line> = None;
    for line in lines {
        if let Some(before) = before {
            let step = line.baseline - before.baseline;
            let is_apart = line.block != before.block
                || step < 0.0
                || step > usual * PARAGRAPH_GAP + (line.size - before.size).max(0.0);
            if !is_apart && wrap::goes_on(before, line, edges.get(&line.block).copied()) {
                text.push_str(if before.text.ends_with('-') { "" } else { " " });
            } else {
                text.push_str(if is_apart { "\n\n" } else { "\n" });
            }
        }
        text.push_str(&line.text);
        before = Some(line);
    }
    if before.is_some() {
        text.push('\n');
    }
}

/// The distance from one line to the next that is the most usual on a page: the lower quartile, for paragraphs only add to it.
/// On a page of few lines, which may all stand apart, it is no more than the font makes likely.
fn usual_leading(lines: &[Line]) -> f32 {
    const LIKELY: f32 = 1.6;
    let quartile = |mut values: Vec<f32>| {
        values.sort_by(f32::total_cmp);
        values.get(values.len() / 4).copied().unwrap_or(f32::INFINITY)
    };
    let steps = lines.iter().zip(lines.iter().skip(1)).map(|(line, next)| next.baseline - line.baseline);
    let size = quartile(lines.iter().map(|line| line.size).collect());
    quartile(steps.filter(|step| *step > 1.0).collect()).min(size * LIKELY)
}

#[cfg(test)]
mod tests;
