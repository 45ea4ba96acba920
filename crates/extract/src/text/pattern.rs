//! Patterns over text, made so that the fast engines of `regex` can run them.
//!
//! Where words begin and end in all scripts can only be told by the slow engines as soon as a line holds one curly quote, and the class of
//! all letters of all scripts takes longer to compile than the rest of a pattern. The words that our patterns look for are English.

use regex::Regex;

/// A pattern in which `\b`, `\w`, `\W` and `\d` go by ASCII letters and digits, unless it names letters beyond them itself.
pub(crate) fn pattern(text: &str) -> Regex {
    let beyond = |sign: char| !sign.is_ascii() && sign.is_alphabetic();
    let made = if text.contains(beyond) { Regex::new(text) } else { Regex::new(&in_ascii(text)) };
    made.expect("a valid pattern")
}

/// The same in which the case of letters does not count.
pub(crate) fn any_case(text: &str) -> Regex {
    pattern(&format!("(?i){text}"))
}

fn in_ascii(text: &str) -> String {
    const WORD: &str = "0-9A-Za-z_";
    let mut made = String::with_capacity(2 * text.len());
    let mut in_class = false;
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '[' => in_class = true,
            ']' => in_class = false,
            '\\' => {
                match signs.next() {
                    Some('b') => made.push_str(r"(?-u:\b)"),
                    Some('d') => made.push_str(if in_class { "0-9" } else { "[0-9]" }),
                    Some('w') if in_class => made.push_str(WORD),
                    Some('w') => made.extend(["[", WORD, "]"]),
                    Some('W') if !in_class => made.extend(["[^", WORD, "]"]),
                    other => made.extend(['\\'].into_iter().chain(other)),
                }
                continue;
            }
            _ => {}
        }
        made.push(sign);
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_by_ascii_letters() {
        assert_eq!(
            in_ascii(r"\b\w+[\w.-]\d{2}[^\d]\W\s\["),
            r"(?-u:\b)[0-9A-Za-z_]+[0-9A-Za-z_.-][0-9]{2}[^0-9][^0-9A-Za-z_]\s\["
        );
        assert!(any_case(r"\bbread\b").is_match("“Bread”"));
        assert!(
            any_case(r"\bcrem[eé]\b").is_match("Cremé brulée"),
            "a pattern with letters of its own knows where they end"
        );
    }
}
