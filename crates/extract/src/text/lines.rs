//! The lines of a text with their bullets taken off, each with its place in the source.

use talent::Span;

use super::scan::is_blank;

/// What marks a line as an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bullet {
    /// A sign such as `•`, `-`, `*`, Word's private-use bullets, or `o` before a blank.
    Sign,
    /// A number or letter such as `1.`, `2)` or `(a)`.
    Ordinal,
}

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The words of the line, without indent, bullet and trailing blanks. Empty for a blank line and for a lone bullet.
    pub(crate) text: &'a str,
    /// Where `text` stands in the source.
    pub(crate) span: Span,
    /// The whole line in the source, without its line end.
    pub(crate) whole: Span,
    /// What marks the line as an item.
    pub(crate) bullet: Option<Bullet>,
    /// Columns of blanks before the first sign; a tab counts as four.
    pub(crate) indent: usize,
}

impl Line<'_> {
    /// Whether the line holds no word: nothing at all, or a bullet alone.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of `text`. Line ends are `\n`, `\r\n`, a lone `\r`, and the form feed, vertical tab, NEL and separators of Unicode.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &text[at..];
        let start = at;
        let end = if let Some(length) = rest.find(is_line_end) {
            let end = start + length;
            at = end + line_end_length(&text[end..]);
            end
        } else {
            done = true;
            if rest.is_empty() && start > 0 {
                return None;
            }
            text.len()
        };
        Some(line(text, start, end))
    })
}

fn is_line_end(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line_end_length(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { text.chars().next().map_or(0, char::len_utf8) }
}

fn line(source: &str, start: usize, end: usize) -> Line<'_> {
    let whole = &source[start..end];
    let unindented = whole.trim_start_matches(is_blank);
    let indent = whole[..whole.len() - unindented.len()].chars().map(|sign| if sign == '\t' { 4 } else { 1 }).sum();
    let mut words = unindented;
    let mut bullet = None;
    // Pasted lists stack bullets ("• - item"); two are as many as a person writes on purpose.
    for _ in 0..2 {
        let Some((found, length)) = bullet_at(words) else { break };
        bullet = bullet.or(Some(found));
        words = words[length..].trim_start_matches(is_blank);
        if found == Bullet::Ordinal {
            break;
        }
    }
    let from = end - words.len();
    let text = words.trim_end_matches(is_blank);
    Line { text, span: Span::new(from, from + text.len()), whole: Span::new(start, end), bullet, indent }
}

/// The bullet at the beginning of `text` and its length in bytes.
pub(crate) fn bullet_at(text: &str) -> Option<(Bullet, usize)> {
    // A bullet read in the wrong encoding.
    for broken in ["â€¢", "€¢"] {
        if text.starts_with(broken) {
            return Some((Bullet::Sign, broken.len()));
        }
    }
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    let next = after.chars().next();
    let before_blank = next.is_none_or(is_blank);
    let sign = match first {
        '\u{e000}'..='\u{f8ff}'
        | '•'
        | '●'
        | '○'
        | '◦'
        | '∙'
        | '⋅'
        | '·'
        | '▪'
        | '▫'
        | '■'
        | '□'
        | '◆'
        | '◇'
        | '❖'
        | '►'
        | '▶'
        | '▸'
        | '▹'
        | '➢'
        | '➤'
        | '➔'
        | '➡'
        | '➜'
        | '➣'
        | '→'
        | '‣'
        | '⁃'
        | '✓'
        | '✔'
        | '✅'
        | '☑'
        | '★'
        | '☆'
        | '✦'
        | '✴'
        | '♦'
        | '⦁'
        | '⚫'
        | '◉'
        | '🔹'
        | '🔸'
        | '👉'
        | '➥'
        | '»'
        | '¤' => true,
        'o' | 'Ø' | '§' | '+' | '>' | '–' | '—' => before_blank && next.is_some(),
        // Dashes before a number are a range or a sign, two stars are emphasis.
        '-' | '*' => next.is_none_or(|next| is_blank(next) || next.is_alphabetic()),
        _ => return ordinal_at(text).map(|length| (Bullet::Ordinal, length)),
    };
    if !sign {
        return None;
    }
    // An emoji's variation selector belongs to it.
    let selector = if next == Some('\u{fe0f}') { '\u{fe0f}'.len_utf8() } else { 0 };
    Some((Bullet::Sign, first.len_utf8() + selector))
}

/// The length of `1.`, `12)`, `(3)`, `a)` or `iv.` before a blank and words.
fn ordinal_at(text: &str) -> Option<usize> {
    let opened = text.strip_prefix('(');
    let body = opened.unwrap_or(text);
    let length = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let label = &body[..length];
    let number = length <= 2 && label.bytes().all(|byte| byte.is_ascii_digit());
    let letter = length == 1 || (length <= 4 && label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')));
    let close = body[length..].chars().next()?;
    let closed = match close {
        ')' => true,
        // "A. Name" is an initial.
        '.' => opened.is_none() && (number || label.bytes().all(|byte| byte.is_ascii_lowercase())),
        _ => false,
    };
    let after = &body[length + close.len_utf8()..];
    let separate = after.chars().next().is_some_and(is_blank) || (number && close == ')' && !after.is_empty());
    (length > 0 && (number || letter) && closed && separate).then(|| text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[(&str, Option<Bullet>)]) {
        let found: Vec<_> = lines(text).map(|line| (line.text, line.bullet)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn line_ends_of_every_system() {
        check("a\r\nb\nc\rd", &[("a", None), ("b", None), ("c", None), ("d", None)]);
        check("a\n\n b\u{a0}\n", &[("a", None), ("", None), ("b", None)]);
        check("", &[("", None)]);
    }

    #[test]
    fn bullets_come_off() {
        let sign = Some(Bullet::Sign);
        for text in [
            "• Bakes", "●Bakes", "\u{f0b7}\u{a0}Bakes", "  o  Bakes", "- Bakes", "-Bakes", "* Bakes", "➡️ Bakes",
            "• - Bakes",
        ] {
            check(text, &[("Bakes", sign)]);
        }
        for text in ["1. Bakes", "2) Bakes", "(3) Bakes", "a) Bakes", "iv. Bakes", "12)Bakes"] {
            check(text, &[("Bakes", Some(Bullet::Ordinal))]);
        }
        check("•", &[("", sign)]);
    }

    #[test]
    fn what_only_looks_like_a_bullet_stays() {
        for text in [
            "4.5 years", "-5 degrees", "**Bold**", "other", "A. Rao", "2024 was good", "C. elegans", "1.Net",
            "+91 98000 00000",
        ] {
            check(text, &[(text, None)]);
        }
    }

    #[test]
    fn places_are_those_of_the_source() {
        let text = "one\r\n\t• two \r\nthree";
        let second = lines(text).nth(1).unwrap();
        assert_eq!((second.span.of(text), second.whole.of(text), second.indent), (Some("two"), Some("\t• two "), 4));
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_source_and_nothing_is_skipped(text in any::<String>()) {
            let mut last = 0;
            for line in lines(&text) {
                prop_assert_eq!(line.span.of(&text), Some(line.text));
                prop_assert!(line.whole.contains(line.span));
                prop_assert!(text[last..line.whole.start].chars().all(is_line_end));
                last = line.whole.end;
            }
            prop_assert!(text[last..].chars().all(is_line_end));
        }
    }
}
