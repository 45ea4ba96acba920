//! Sentences as the tagger sees them: words with what stands between them.

use talent::Span;
use talent::vocabulary::tokens::Tokens;

/// What stands before a word of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Gap {
    /// Nothing: the word begins its sentence.
    Start,
    /// Only blanks, or the end of a line within the sentence.
    Blank,
    /// The words touch, with an apostrophe or nothing between them.
    None,
    /// A hyphen that touches both words.
    Hyphen,
    /// A slash.
    Slash,
    /// A bracket that opens.
    Open,
    /// A bracket that closes.
    Close,
    /// A dot that touches both words, as in `e.g.` or a file's name.
    Dot,
    /// A comma.
    Comma,
    /// A colon, a semicolon, a dash, a bar, a bullet, a quotation mark or any other sign.
    Other,
}

impl Gap {
    /// How many kinds there are.
    pub const COUNT: usize = 10;

    /// The kind as the model knows it. Much of what it learned from had its commas taken out, so to it a comma is a blank; that no mention
    /// goes on across one is a rule.
    #[must_use]
    pub fn seen(self) -> Self {
        if self == Self::Comma { Self::Blank } else { self }
    }

    /// Whether one mention may go on across the gap.
    pub fn joins(self) -> bool {
        !matches!(self, Self::Start | Self::Comma | Self::Other)
    }
}

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the text.
    pub span: Span,
    /// In lower case without diacritics; empty for a placeholder such as `<COMPANY>`, whose word means nothing.
    pub folded: String,
    /// What stands before it.
    pub gap: Gap,
}

/// The words of a text, sentence by sentence. A line ends a sentence unless it was broken by the width of the text.
pub fn sentences(text: &str) -> Vec<Vec<Word>> {
    sentences_of(text, &Tokens::of(text))
}

/// The same for a text that is split already: each of its tokens is one word of one sentence.
pub fn sentences_of(text: &str, tokens: &Tokens) -> Vec<Vec<Word>> {
    let mut made: Vec<Vec<Word>> = Vec::new();
    let mut end = 0;
    for token in tokens.all() {
        let span = token.span();
        let between = text.get(end..span.start).unwrap_or_default();
        let starts = made.is_empty() || ends_sentence(between, text[span.start..].chars().next());
        let gap = if starts { Gap::Start } else { gap(between) };
        let folded = if is_placeholder(text, span) { String::new() } else { tokens.folded(token).to_owned() };
        if starts {
            made.push(Vec::new());
        }
        if let Some(sentence) = made.last_mut() {
            sentence.push(Word { span, folded, gap });
        }
        end = span.end;
    }
    made
}

fn ends_sentence(between: &str, next: Option<char>) -> bool {
    let wraps = between.trim_matches(|sign: char| sign != '\n' && sign.is_whitespace()) == "\n"
        && next.is_some_and(char::is_lowercase);
    let stops = between.char_indices().any(|(at, sign)| {
        matches!(sign, '.' | '!' | '?' | '…')
            && (between[at..].chars().nth(1).is_some_and(char::is_whitespace)
                && next.is_some_and(|c| !c.is_lowercase()))
    });
    stops || between.contains('\n') && !wraps || between.contains(['•', '●', '▪', '■'])
}

fn gap(between: &str) -> Gap {
    let signs = between.trim();
    let touches = between.len() == signs.len();
    let mut gap = if between.is_empty() { Gap::None } else { Gap::Blank };
    for sign in signs.chars() {
        gap = match (gap, sign) {
            (_, ',') | (Gap::Comma, _) => Gap::Comma,
            (_, '(' | '[') | (Gap::Open, _) => Gap::Open,
            (_, ')' | ']') => Gap::Close,
            (_, '/') => Gap::Slash,
            (_, '-' | '\u{2010}'..='\u{2013}' | '_') if touches => Gap::Hyphen,
            (_, '.') if touches => Gap::Dot,
            (_, '\'' | '’' | '`' | '<' | '>') => gap,
            _ => return Gap::Other,
        };
    }
    gap
}

/// Whether the word is all that stands between two angle brackets, in capitals.
fn is_placeholder(text: &str, span: Span) -> bool {
    text[..span.start].ends_with('<')
        && text[span.end..].starts_with('>')
        && span.of(text).is_some_and(|word| word.chars().all(char::is_uppercase))
}
