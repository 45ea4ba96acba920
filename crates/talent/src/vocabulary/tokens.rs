//! The one folding rule: how a text falls into words that can be compared. The builder of the tables and every lookup use it alike.
//!
//! A word is a run of letters and digits, in lower case and without diacritics. `C++` and `C#` keep their signs, and a dot that
//! touches the letters after it belongs to them (`.NET`, the `.js` of `Node.js`). `&` is the word "and". What stands between two
//! words decides whether one name may span them: `CI-CD`, `CI/CD` and `CI CD` are one, `CI, CD` are two.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::Span;

/// A line at least this long was probably broken by a text width, so that a name may go on in the next line.
const WRAPPED_LINE_BYTES: usize = 60;

/// What stands before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The start of the text, a colon, a bracket, a bullet, the end of a line: no name goes on across it.
    Break,
    /// A comma.
    Comma,
    /// A dot and a blank: the end of a sentence or of an abbreviation (`St. Louis`).
    Dot,
    /// A slash.
    Slash,
    /// The end of a long line.
    Wrap,
    /// A blank, a hyphen, an underscore or nothing at all.
    Join,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    start: u32,
    end: u32,
    folded_start: u32,
    folded_end: u32,
    /// What stands before the word.
    pub gap: Gap,
    dotted: bool,
    signs: u8,
}

impl Token {
    /// Where the word stands in the source text.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The same without a dot in front.
    pub fn start_without_dot(&self) -> usize {
        self.start as usize + usize::from(self.dotted)
    }

    /// The same without the signs behind (`+`, `#`).
    pub fn end_without_signs(&self) -> usize {
        self.end as usize - usize::from(self.signs)
    }
}

/// The words of a text.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    folded: String,
    tokens: Vec<Token>,
}

impl Tokens {
    /// Splits a text. Of a text over 4 GB only the beginning is split.
    pub fn of(text: &str) -> Self {
        let mut splitter = Splitter::new(text);
        splitter.split();
        splitter.out
    }

    /// The words in order.
    pub fn all(&self) -> &[Token] {
        &self.tokens
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The folded form of a word.
    pub fn folded(&self, token: &Token) -> &str {
        &self.folded[token.folded_start as usize..token.folded_end as usize]
    }

    /// The folded form without the dot in front, where there is one.
    pub fn without_dot(&self, token: &Token) -> Option<&str> {
        token.dotted.then(|| &self.folded(token)[1..])
    }

    /// The folded form without the signs behind, where there are some.
    pub fn without_signs(&self, token: &Token) -> Option<&str> {
        let folded = self.folded(token);
        (token.signs > 0).then(|| &folded[..folded.len() - usize::from(token.signs)])
    }

    /// All folded words in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| self.folded(token))
    }
}

/// The folded words of a name joined by blanks: equal for two spellings of one name.
pub fn fold(name: &str) -> String {
    let tokens = Tokens::of(name);
    tokens.words().collect::<Vec<_>>().join(" ")
}

struct Splitter<'a> {
    text: &'a str,
    at: usize,
    line_start: usize,
    out: Tokens,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str) -> Self {
        let limit = u32::MAX as usize / 4;
        let text = if text.len() > limit { &text[..text.floor_char_boundary(limit)] } else { text };
        Self {
            text,
            at: 0,
            line_start: 0,
            out: Tokens { folded: String::with_capacity(text.len()), tokens: Vec::new() },
        }
    }

    fn split(&mut self) {
        let mut gap = Gap::Break;
        while self.at < self.text.len() {
            if self.starts_word() {
                self.word(gap);
                gap = Gap::Join;
                if self.at < self.text.len() && !self.starts_word() {
                    gap = self.gap();
                }
            } else {
                self.gap();
                gap = Gap::Break;
            }
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text[at..].chars().next() }
    }

    /// Whether a word begins here: a letter or digit, a dot that touches a letter, or `&`.
    fn starts_word(&self) -> bool {
        match self.char_at(self.at) {
            Some('.') => self.char_at(self.at + 1).is_some_and(char::is_alphabetic),
            Some(c) => c == '&' || c.is_alphanumeric(),
            None => false,
        }
    }

    fn word(&mut self, gap: Gap) {
        let (start, folded_start) = (self.at, self.out.folded.len());
        let (mut dotted, mut signs) = (false, 0);
        if self.text.as_bytes()[start] == b'&' {
            self.out.folded.push_str("and");
            self.at += 1;
        } else {
            if self.text.as_bytes()[start] == b'.' {
                dotted = true;
                self.out.folded.push('.');
                self.at += 1;
            }
            self.letters();
            signs = self.signs(self.at - start - usize::from(dotted));
        }
        if self.out.folded.len() == folded_start + usize::from(dotted) {
            self.out.folded.truncate(folded_start);
            return;
        }
        self.out.tokens.push(Token {
            start: offset(start),
            end: offset(self.at),
            folded_start: offset(folded_start),
            folded_end: offset(self.out.folded.len()),
            gap,
            dotted,
            signs,
        });
    }

    fn letters(&mut self) {
        while let Some(c) = self.char_at(self.at) {
            if c.is_ascii_alphanumeric() {
                self.out.folded.push(c.to_ascii_lowercase());
            } else if c.is_alphanumeric() || is_combining_mark(c) {
                fold_char(c, &mut self.out.folded);
            } else if is_joiner(c) {
                let next = self.char_at(self.at + c.len_utf8());
                if !next.is_some_and(char::is_alphanumeric) {
                    return;
                }
            } else {
                return;
            }
            self.at += c.len_utf8();
        }
    }

    /// `++`, `+` or `#` that belong to the word before them; `length` is that word's length in bytes.
    fn signs(&mut self, length: usize) -> u8 {
        let rest = &self.text.as_bytes()[self.at..];
        let follows_word = |at: usize| self.char_at(self.at + at).is_some_and(char::is_alphanumeric);
        let taken: &str = match rest {
            [b'+', b'+', ..] => "++",
            [b'+', ..] if !follows_word(1) => "+",
            [b'#', ..] if length == 1 || !follows_word(1) => "#",
            [b' ', b'+', b'+', ..] if length == 1 => return self.parted_signs("++"),
            [b' ', b'#', ..] if length == 1 && !follows_word(2) => return self.parted_signs("#"),
            _ => return 0,
        };
        self.out.folded.push_str(taken);
        self.at += taken.len();
        u8::try_from(taken.len()).unwrap_or(0)
    }

    /// `C ++`: the signs belong to the letter for good, so that none are left to be dropped.
    fn parted_signs(&mut self, signs: &str) -> u8 {
        self.out.folded.push_str(signs);
        self.at += 1 + signs.len();
        0
    }

    /// Goes to the next word and says what lies between.
    fn gap(&mut self) -> Gap {
        let (start, mut gap, mut blanks) = (self.at, Gap::Join, 0_usize);
        while self.at < self.text.len() && !self.starts_word() {
            let c = self.char_at(self.at).unwrap_or('\n');
            gap = self.widen(gap, c, start, blanks);
            blanks += usize::from(c.is_whitespace());
            self.at += c.len_utf8();
        }
        if self.at == self.text.len() { Gap::Break } else { self.settle(gap, start, blanks) }
    }

    /// The gap once `c` is added to it.
    fn widen(&mut self, gap: Gap, c: char, start: usize, blanks: usize) -> Gap {
        match (gap, c) {
            (_, '\n') => {
                let wrapped = gap == Gap::Join && self.at - self.line_start >= WRAPPED_LINE_BYTES;
                self.line_start = self.at + 1;
                if wrapped { Gap::Wrap } else { Gap::Break }
            }
            (gap, c) if c.is_whitespace() || is_joiner(c) => gap,
            (Gap::Join, ',') => Gap::Comma,
            (Gap::Join, '/' | '\\') => Gap::Slash,
            (Gap::Join, '.') if self.at == start => Gap::Dot,
            (Gap::Join, '-' | '\u{2010}'..='\u{2013}' | '_') if blanks == 0 => Gap::Join,
            _ => Gap::Break,
        }
    }

    /// A hyphen joins only where it touches both words; a dot without a blank behind it is no end of anything.
    fn settle(&self, gap: Gap, start: usize, blanks: usize) -> Gap {
        let between = &self.text[start..self.at];
        match gap {
            Gap::Join if blanks > 0 && !between.chars().all(|c| c.is_whitespace() || is_joiner(c)) => Gap::Break,
            Gap::Dot if blanks == 0 => Gap::Join,
            gap => gap,
        }
    }
}

/// Signs inside a word that do not part it: apostrophes, soft hyphens, characters of no width.
fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
    )
}

/// Compatibility forms first, so that what they come apart into is folded like any other letter.
fn fold_char(c: char, out: &mut String) {
    for c in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'ı' => out.push('i'),
            '\u{300}'..='\u{36f}' => {}
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
}

fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
