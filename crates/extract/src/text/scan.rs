//! A reading position in a text, for the readers that take words and numbers one after another.

/// A blank within a line: space, tab, the no-break, thin and zero-width spaces. Never a line end.
pub(crate) fn is_blank(sign: char) -> bool {
    matches!(
        sign,
        ' ' | '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}' | '\u{ad}'
    )
}

/// A dash of any length, as it stands between the ends of a range.
pub(crate) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '~' | '～')
}

/// A position in a text. Copy it to look ahead; words are compared without regard to ASCII case.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    text: &'a str,
    at: usize,
}

/// A decimal number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// The value in hundredths, cut off after two decimals; saturates far above any pay.
    pub(crate) hundredths: i64,
    /// Whether a decimal point was written.
    pub(crate) fraction: bool,
    /// Whether groups of digits were separated.
    pub(crate) grouped: bool,
    /// How many digits stand before the decimal point.
    pub(crate) digits: usize,
}

impl<'a> Scan<'a> {
    /// The position `at`, which must be a character boundary of `text`; otherwise its end.
    pub(crate) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at: if text.is_char_boundary(at) { at } else { text.len() } }
    }

    /// The byte offset.
    pub(crate) const fn at(self) -> usize {
        self.at
    }

    /// What follows.
    pub(crate) fn rest(self) -> &'a str {
        &self.text[self.at..]
    }

    /// What went before.
    pub(crate) fn before(self) -> &'a str {
        &self.text[..self.at]
    }

    /// The next character.
    pub(crate) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on by `bytes`, to a character boundary.
    pub(crate) fn advance(&mut self, bytes: usize) {
        *self = Self::new(self.text, self.at + bytes);
    }

    /// Skips blanks of the line, and the private-use characters that damaged fonts leave where a blank was.
    pub(crate) fn blanks(&mut self) {
        let rest = self.rest();
        let is_gap = |sign: char| is_blank(sign) || matches!(sign, '\u{e000}'..='\u{f8ff}');
        self.at += rest.len() - rest.trim_start_matches(is_gap).len();
    }

    /// Skips blanks and at most one line end: running text may be wrapped anywhere.
    pub(crate) fn blanks_or_wrap(&mut self) {
        self.blanks();
        let rest = self.rest();
        let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n')) else { return };
        self.at += rest.len() - next.len();
        self.blanks();
    }

    /// Takes the character if it is wanted.
    pub(crate) fn eat_if(&mut self, wanted: impl FnOnce(char) -> bool) -> bool {
        let Some(next) = self.peek().filter(|next| wanted(*next)) else { return false };
        self.at += next.len_utf8();
        true
    }

    /// Takes exactly this text.
    pub(crate) fn eat(&mut self, wanted: &str) -> bool {
        let found =
            self.rest().as_bytes().get(..wanted.len()).is_some_and(|next| next.eq_ignore_ascii_case(wanted.as_bytes()));
        if found {
            self.advance(wanted.len());
        }
        found
    }

    /// The letters at the position, without moving: a run of ASCII letters that no other letter continues, or nothing.
    pub(crate) fn word(self) -> &'a str {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let next = rest[length..].chars().next();
        if next.is_some_and(char::is_alphabetic) { "" } else { &rest[..length] }
    }

    /// Takes the word if it is one of these.
    pub(crate) fn eat_word(&mut self, wanted: &[&str]) -> bool {
        let word = self.word();
        let found = !word.is_empty() && wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted));
        if found {
            self.at += word.len();
        }
        found
    }

    /// Takes a number: digits, grouped in the western or the Indian way, with decimals. `1.500` is read as fifteen hundred,
    /// because nobody writes three decimals of money or years.
    pub(crate) fn number(&mut self) -> Option<Number> {
        let bytes = self.rest().as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = digits(0);
        if end == 0 {
            return None;
        }
        let mut value = push_digits(0, &bytes[..end]);
        let mut count = end;
        let mut grouped = false;
        let mut fraction = false;
        while let Some(separator @ (b',' | b'.' | b'\'')) = bytes.get(end).copied() {
            let length = digits(end + 1);
            // The Indian way has groups of two before the last group of three.
            let indian = length == 2 && separator == b',' && has_groups_after(bytes, end + 3);
            let group = count <= 3 || grouped;
            if group && (length == 3 || indian) {
                value = push_digits(value, &bytes[end + 1..end + 1 + length]);
                count += length;
                end += 1 + length;
                grouped = true;
            } else if separator == b'.' && length > 0 {
                let cents = &bytes[end + 1..end + 1 + length];
                value = push_digits(value, &[cents[0], cents.get(1).copied().unwrap_or(b'0')]);
                fraction = true;
                end += 1 + length;
                break;
            } else {
                break;
            }
        }
        self.at += end;
        let hundredths = if fraction { value } else { value.saturating_mul(100) };
        Some(Number { hundredths, fraction, grouped, digits: count })
    }
}

fn push_digits(value: i64, digits: &[u8]) -> i64 {
    digits.iter().fold(value, |value, digit| value.saturating_mul(10).saturating_add(i64::from(digit - b'0')))
}

/// Whether `,dd` groups and a last `,ddd` follow at `at`.
fn has_groups_after(bytes: &[u8], mut at: usize) -> bool {
    loop {
        if bytes.get(at) != Some(&b',') {
            return false;
        }
        match bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count() {
            3 => return true,
            2 => at += 3,
            _ => return false,
        }
    }
}
