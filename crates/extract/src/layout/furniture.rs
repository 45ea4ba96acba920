//! Page numbers and repeated headers and footers, which interrupt the text of a document.

use super::Page;
use super::line::Line;

/// Headers and footers stand within this share of the page's height from its edge.
const ZONE: f32 = 0.09;
/// A header or footer stands in the same place on each page, within this many points.
const SAME_PLACE: f32 = 3.0;
/// How many lines of the first page are looked for on the others; more than these are no header and no footer.
const MARGIN_LINES_MAX: usize = 40;

/// Takes out the page numbers of all pages, and the headers and footers that repeat those of the first page in their place.
pub(super) fn remove(pages: &[Page], lines_of_pages: &mut [Vec<Line>]) {
    let mut repeated: Vec<(String, f32)> = Vec::new();
    for (index, (page, lines)) in pages.iter().zip(lines_of_pages).enumerate() {
        lines.retain(|line| !(is_in_zone(page, line) && is_page_number(&line.text)));
        for line in lines.iter_mut().filter(|line| is_in_zone(page, line) && line.text.contains('\t')) {
            line.text = without_page_number(&line.text, index + 1);
        }
        if index == 0 {
            let in_zone = lines.iter().filter(|line| is_in_zone(page, line)).take(MARGIN_LINES_MAX);
            repeated = in_zone.map(|line| (letters_of(&line.text), line.baseline)).collect();
            repeated.retain(|(letters, _)| !letters.is_empty());
            continue;
        }
        lines.retain(|line| {
            let letters = letters_of(&line.text);
            let repeats =
                |(first, baseline): &(String, f32)| (line.baseline - baseline).abs() <= SAME_PLACE && *first == letters;
            !(is_in_zone(page, line) && repeated.iter().any(repeats))
        });
    }
}

/// A header or footer of several fields without the one that is the number of its page. A bare number may be anything else.
fn without_page_number(text: &str, page: usize) -> String {
    let is_number = |field: &str| {
        let says_so = field.contains('/') || field.split_whitespace().nth(1).is_some();
        is_page_number(field) && (says_so || page > 1 && field.trim() == page.to_string())
    };
    let fields: Vec<&str> = text.split('\t').filter(|field| !is_number(field)).collect();
    fields.join("\t")
}

fn is_in_zone(page: &Page, line: &Line) -> bool {
    line.baseline < page.height * ZONE || line.baseline > page.height * (1.0 - ZONE)
}

/// Whether a line is `3`, `Page 3`, `3 / 4`, `- 3 -` or `Page 3 of 4`.
pub(crate) fn is_page_number(text: &str) -> bool {
    let mut has_number = false;
    let is_number_word = |word: &str| {
        let word = word.trim_matches(|c: char| matches!(c, '-' | '–' | '|' | '[' | ']' | '(' | ')'));
        let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        has_number |= is_number;
        is_number || word.is_empty() || ["page", "of", "/"].iter().any(|part| word.eq_ignore_ascii_case(part))
    };
    text.len() < 20 && text.replace('/', " / ").split_whitespace().all(is_number_word) && has_number
}

/// A line without its digits and blanks, which differ from page to page.
fn letters_of(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
