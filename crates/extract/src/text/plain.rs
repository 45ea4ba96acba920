//! The plain form of a line that a word processor or a PDF program wrote.

/// The text of a line with its marks in their plain form and without blanks at its ends: ligatures as letters, bullets as `•`,
/// the icons of symbol fonts left out.
pub(crate) fn plain(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => cleaned.push_str("ff"),
            '\u{fb01}' => cleaned.push_str("fi"),
            '\u{fb02}' => cleaned.push_str("fl"),
            '\u{fb03}' => cleaned.push_str("ffi"),
            '\u{fb04}' => cleaned.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => cleaned.push_str("st"),
            '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\n' | '\r' => cleaned.push(' '),
            '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' | '\u{f076}' | '\u{f06e}' | '\u{25cf}' | '\u{2219}' => {
                cleaned.push('•');
            }
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' => {}
            c if c.is_control() && c != '\t' => {}
            c => cleaned.push(c),
        }
    }
    cleaned.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_their_plain_form() {
        assert_eq!(plain(" e\u{fb03}cient\u{a0}work\u{fb02}ow\u{200b} "), "efficient workflow");
        assert_eq!(plain("\u{f0b7} item \u{f095} phone"), "• item  phone");
        assert_eq!(plain("a\tb\u{1}"), "a\tb");
    }
}
