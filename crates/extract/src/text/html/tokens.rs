//! The tokens of HTML: tags, entities and the text between them, each with its place.

use quick_xml::escape::resolve_html5_entity;
use talent::Span;

/// A stretch of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) span: Span,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Text,
    /// A character that is written by its name or number.
    Entity(Character),
    /// `<name attributes>`.
    Open {
        name: &'a str,
        attributes: &'a str,
    },
    /// `</name>`.
    Close {
        name: &'a str,
    },
    /// A comment, a declaration, or what stands between the tags of a script.
    Nothing,
}

/// What an entity stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Character {
    Named(&'static str),
    Numbered(char),
}

impl Character {
    /// Writes the character into `buffer` and returns it.
    pub(super) fn as_str(self, buffer: &mut [u8; 4]) -> &str {
        match self {
            Self::Named(text) => text,
            Self::Numbered(c) => c.encode_utf8(buffer),
        }
    }
}

/// The tokens of a page.
pub(super) struct Tokens<'a> {
    source: &'a str,
    at: usize,
    /// The element whose content is no HTML, such as a script, and which was just opened.
    raw: Option<&'a str>,
    /// Where the last `>` stands: no tag can end behind it.
    last_end: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        Self { source, at: 0, raw: None, last_end: source.rfind('>').unwrap_or(0) }
    }

    fn token(&mut self, kind: Kind<'a>, end: usize) -> Token<'a> {
        let span = Span::new(self.at, end);
        self.at = end;
        Token { kind, span }
    }

    /// What stands between the tags of a script, a style or a title: everything up to its closing tag.
    fn raw_text(&mut self, name: &str) -> Option<Token<'a>> {
        let rest = self.source.get(self.at..)?;
        let end = find_closing(rest, name).unwrap_or(rest.len());
        (end > 0).then(|| self.token(Kind::Nothing, self.at + end))
    }

    /// The tag or comment that begins here; `None` where a `<` is only a sign.
    fn markup(&mut self, rest: &'a str) -> Option<Token<'a>> {
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(rest.len(), |end| 4 + end + 3);
            return Some(self.token(Kind::Nothing, self.at + end));
        }
        if self.at > self.last_end {
            return None;
        }
        let after = rest.as_bytes().get(1)?;
        if matches!(after, b'!' | b'?') {
            let end = rest.find('>')? + 1;
            return Some(self.token(Kind::Nothing, self.at + end));
        }
        let is_close = *after == b'/';
        let start = if is_close { 2 } else { 1 };
        let name = rest.get(start..)?;
        let name = &name[..name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let end = tag_end(rest.as_bytes())?;
        let attributes = rest.get(start + name.len()..end - 1).unwrap_or_default();
        if is_close {
            return Some(self.token(Kind::Close { name }, self.at + end));
        }
        if ["script", "style", "title", "textarea", "xmp"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            self.raw = Some(name);
        }
        Some(self.token(Kind::Open { name, attributes }, self.at + end))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(token) = self.raw.take().and_then(|name| self.raw_text(name)) {
            return Some(token);
        }
        let rest = self.source.get(self.at..).filter(|rest| !rest.is_empty())?;
        let found = match rest.as_bytes()[0] {
            b'<' => self.markup(rest),
            b'&' => entity(rest).map(|(character, length)| self.token(Kind::Entity(character), self.at + length)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        let end = rest.bytes().skip(1).position(|byte| matches!(byte, b'<' | b'&')).map_or(rest.len(), |end| end + 1);
        Some(self.token(Kind::Text, self.at + end))
    }
}

/// Where the closing tag of a raw element begins.
fn find_closing(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}

/// Where a tag ends: behind the first `>` outside of quotes, or behind the first one at all where a quote is never closed.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    tag.iter().position(|byte| *byte == b'>').map(|at| at + 1)
}

/// The character that an entity at the beginning of `rest` stands for, and how long the entity is.
pub(super) fn entity(rest: &str) -> Option<(Character, usize)> {
    /// The longest name is `CounterClockwiseContourIntegral`.
    const NAME_MAX: usize = 32;
    let name = rest.strip_prefix('&')?;
    let length = name.bytes().take(NAME_MAX).position(|byte| byte == b';')?;
    let name = name.get(..length)?;
    let character = match name.strip_prefix('#') {
        None => Character::Named(resolve_html5_entity(name)?),
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            Character::Numbered(numbered(code))
        }
    };
    Some((character, length + 2))
}

/// The character of a number. Browsers read the numbers of C1 controls as Windows-1252, for that is what their writers meant.
fn numbered(code: u32) -> char {
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            let bytes = [byte];
            let (text, _, _) = encoding_rs::WINDOWS_1252.decode(&bytes);
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Ok(0) => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// Where in `attributes` the value of one stands; an empty range where it has none. `None` where there is no such attribute.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<Span> {
    let bytes = attributes.as_bytes();
    let skip = |from: usize, is_skipped: &dyn Fn(u8) -> bool| {
        bytes.iter().skip(from).position(|byte| !is_skipped(*byte)).map_or(bytes.len(), |length| from + length)
    };
    let is_blank = |byte: u8| byte.is_ascii_whitespace();
    let mut at = 0;
    loop {
        let start = skip(at, &|byte| is_blank(byte) || byte == b'/' || byte == b'=');
        let end = skip(start, &|byte| !is_blank(byte) && byte != b'=' && byte != b'/');
        if start == end {
            return None;
        }
        at = skip(end, &is_blank);
        let mut value = Span::new(end, end);
        if bytes.get(at) == Some(&b'=') {
            let first = skip(at + 1, &is_blank);
            value = match bytes.get(first) {
                Some(quote @ (b'"' | b'\'')) => Span::new(first + 1, skip(first + 1, &|byte| byte != *quote)),
                _ => Span::new(first, skip(first, &|byte| !is_blank(byte))),
            };
            at = (value.end + 1).min(bytes.len());
        }
        if attributes.get(start..end)?.eq_ignore_ascii_case(name) {
            return Some(value);
        }
    }
}

/// The text of an attribute's value, as written.
pub(super) fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    attribute(attributes, name)?.of(attributes)
}
