//! The body of a post as a person would have typed it: one bullet style, no tracking links, no invisible characters, no runs of blanks.
//!
//! Cleaning is a projection: cleaning a clean text changes nothing.

use super::links;
use crate::text::lines::{Bullet, bullet_at};

/// Bullets that stand between two items of one line. A dot in the middle of a line separates other things too (`SF · NYC`).
const GLUED: &[char] = &['•', '●', '▪', '■', '◦'];

/// Lines shorter than this keep the bullets inside them: they list words, not sentences.
const GLUED_LINE_CHARS: usize = 100;

/// The clean form of a text.
pub(super) fn clean(text: &str) -> String {
    let mut lines = Lines::default();
    for raw in text.split(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        clean_line(raw, &mut lines);
    }
    lines.made
}

/// The clean lines so far; a blank line is written only between two others.
#[derive(Default)]
struct Lines {
    made: String,
    blank: bool,
}

impl Lines {
    fn push(&mut self, bullet: bool, text: &str) {
        if !self.made.is_empty() {
            self.made.push_str(if self.blank { "\n\n" } else { "\n" });
        }
        self.blank = false;
        if bullet {
            self.made.push_str("• ");
        }
        self.made.push_str(text);
    }
}

fn clean_line(raw: &str, lines: &mut Lines) {
    let line = links::unwrapped(&squeezed(raw));
    let (bullet, text) = strip_bullets(&line);
    if is_rule(text) {
        lines.blank |= !bullet;
        return;
    }
    for (index, item) in items(text).enumerate() {
        let (_, item) = strip_bullets(item);
        if !is_rule(item) {
            lines.push(bullet || index > 0, item);
        }
    }
}

/// Blanks of every kind become one space, characters that nobody sees go, private-use characters become one bullet.
fn squeezed(raw: &str) -> String {
    let mut made = String::with_capacity(raw.len());
    let push_space = |made: &mut String| {
        if !made.is_empty() && !made.ends_with(' ') {
            made.push(' ');
        }
    };
    for c in raw.chars() {
        if is_private_use(c) {
            push_space(&mut made);
            made.push_str("\u{f0b7} ");
        } else if is_invisible(c) {
        } else if c.is_whitespace() || c.is_control() {
            push_space(&mut made);
        } else {
            made.push(c);
        }
    }
    made
}

/// Symbol fonts put their bullets here.
const fn is_private_use(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Characters without a width. The joiners stay: emoji and the scripts of India need them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether the line began with bullets, and the rest of it. Numbers stay: a sentence elsewhere may refer to them.
fn strip_bullets(line: &str) -> (bool, &str) {
    let mut rest = line.trim();
    let mut bullet = false;
    while let Some((Bullet::Sign, length)) = bullet_at(rest) {
        bullet = true;
        rest = rest[length..].trim_start();
    }
    (bullet, rest)
}

/// Nothing, or a line drawn with characters.
fn is_rule(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '—' | '–' | ' '))
}

/// The items of a line into which bullets were glued.
fn items(text: &str) -> impl Iterator<Item = &str> {
    let long = text.chars().nth(GLUED_LINE_CHARS).is_some();
    let mut start = 0;
    let mut blank_before = false;
    let mut cuts = Vec::new();
    for (at, c) in text.char_indices() {
        let blank_after = text[at + c.len_utf8()..].starts_with(' ');
        if is_private_use(c) || long && blank_before && blank_after && GLUED.contains(&c) {
            cuts.push(start..at);
            start = at + c.len_utf8();
        }
        blank_before = c == ' ';
    }
    cuts.push(start..text.len());
    cuts.into_iter().map(|cut| &text[cut])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(clean(text), expected);
        assert_eq!(clean(expected), expected, "cleaning twice");
    }

    #[test]
    fn bullets_of_all_kinds_become_one_kind() {
        check(
            "\u{f0b7} Bake bread\n\u{f076}\tKnead dough\n●Shape loaves\n·       Clean up\n- Smile",
            "• Bake bread\n• Knead dough\n• Shape loaves\n• Clean up\n• Smile",
        );
        check("o   Second level\n➡ Arrow", "• Second level\n• Arrow");
    }

    #[test]
    fn bullets_glued_into_a_line_are_cut_out() {
        check("\u{f0b7} Bake \u{f0b7} Sell", "• Bake\n• Sell");
        check(
            "We bake for the whole valley and deliver before sunrise, six days a week. • Drive the van • Keep the books of the shop",
            "We bake for the whole valley and deliver before sunrise, six days a week.\n• Drive the van\n• Keep the books of the shop",
        );
        check("Oslo • Bergen", "Oslo • Bergen");
    }

    #[test]
    fn empty_bullets_and_runs_of_blanks_go() {
        check("  •  \n • One\u{a0}\u{a0} two\n\u{a0}\n \n\n\u{200b}Three\n•\n", "• One two\n\nThree");
        check("Above\n--------\nBelow", "Above\n\nBelow");
    }

    #[test]
    fn tracking_links_lead_where_they_lead() {
        check(
            "o   https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fschool.example%2Fbread%2F&data=05%7C01&reserved=0\" target=\"_blank\">Bread exam",
            "• https://school.example/bread/ Bread exam",
        );
    }

    #[test]
    fn hyphens_inside_and_numbers_before_a_line_stay() {
        check("-12 degrees\n1. First\nC++ - a language", "-12 degrees\n1. First\nC++ - a language");
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "(?s)(\\PC|[ \\n\\t•●o·\u{f0b7}\u{200b}\u{a0}*–-]|https://a\\.safelinks\\.protection\\.outlook\\.com/\\?url=https%3A%2F%2Fb\\.example|\" target=|>| • ){0,60}") {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }
    }
}
