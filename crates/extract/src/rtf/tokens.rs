//! The tokens of RTF: groups, control words and the bytes of text between them.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: a backslash and one character that is no letter.
    Symbol(u8),
    /// A byte of text, in the code page that holds there.
    Byte(u8),
    /// Bytes as they are, in the code page that holds there.
    Text(&'a [u8]),
}

/// Cuts RTF into its tokens. Ends where the bytes do.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is_wanted: impl Fn(u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !is_wanted(*byte)).unwrap_or(self.rest.len());
        self.take(end)
    }

    /// What a backslash begins.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if first.is_ascii_alphabetic() {
            return Some(self.word());
        }
        self.take(1);
        if first == b'\'' {
            let digits = self.take(2);
            let code = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok());
            return Some(code.map_or(Token::Text(b""), Token::Byte));
        }
        Some(Token::Symbol(first))
    }

    fn word(&mut self) -> Token<'a> {
        /// No control word is longer; letters beyond are text, as the standard says.
        const LETTERS_MAX: usize = 32;
        let letters = self.rest.iter().take(LETTERS_MAX).position(|byte| !byte.is_ascii_alphabetic());
        let name = self.take(letters.unwrap_or(LETTERS_MAX));
        let name = std::str::from_utf8(name).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let digits = self.rest.iter().skip(sign).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits == 0 { None } else { std::str::from_utf8(self.take(sign + digits)).ok() };
        let number = number.map(|digits| digits.parse().unwrap_or(if sign > 0 { i32::MIN } else { i32::MAX }));
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == "bin" {
            // Raw bytes follow, which may look like anything.
            self.take(number.and_then(|count| usize::try_from(count).ok()).unwrap_or(0));
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        // Line breaks of the file mean nothing in RTF.
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        match self.rest.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => Some(Token::Text(self.take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_told_apart() {
        let tokens: Vec<Token<'_>> = Tokens::of(b"{\\b0 a\r\nb\\'e9\\~\\u-3913?\\bin2 {}}").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(0)),
            Token::Text(b"a"),
            Token::Text(b"b"),
            Token::Byte(0xE9),
            Token::Symbol(b'~'),
            Token::Word("u", Some(-3913)),
            Token::Text(b"?"),
            Token::Word("bin", Some(2)),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn a_torn_token_ends_the_text() {
        assert_eq!(Tokens::of(b"a\\").collect::<Vec<_>>(), [Token::Text(b"a")]);
        assert_eq!(Tokens::of(b"\\'f").collect::<Vec<_>>(), [Token::Byte(0xF)]);
        assert_eq!(Tokens::of(b"\\bin99999 x").collect::<Vec<_>>(), [Token::Word("bin", Some(99_999))]);
    }
}
