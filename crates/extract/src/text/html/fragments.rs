//! Plain text with fragments of HTML in it, as forums and exports write it.

use talent::Span;

use super::super::{MappedText, Mapping};
use super::page::{tokens_at, whole_address};
use super::tokens::{Kind, Token, entity};

/// The tags that stand in plain texts, and what they become.
const TAGS: [(&str, &str); 35] = [
    ("a", ""),
    ("b", ""),
    ("blockquote", "\n\n"),
    ("br", "\n"),
    ("center", ""),
    ("code", ""),
    ("div", "\n"),
    ("em", ""),
    ("font", ""),
    ("h1", "\n\n"),
    ("h2", "\n\n"),
    ("h3", "\n\n"),
    ("h4", "\n\n"),
    ("h5", "\n\n"),
    ("h6", "\n\n"),
    ("hr", "\n\n"),
    ("i", ""),
    ("img", ""),
    ("li", "\n• "),
    ("ol", "\n"),
    ("p", "\n\n"),
    ("pre", "\n"),
    ("small", ""),
    ("span", ""),
    ("strong", ""),
    ("sub", ""),
    ("sup", ""),
    ("table", "\n\n"),
    ("tbody", ""),
    ("td", "\t"),
    ("th", "\t"),
    ("tr", "\n"),
    ("tt", ""),
    ("u", ""),
    ("ul", "\n"),
];

/// No tag of a forum post is longer.
const TAG_BYTES_MAX: usize = 4_000;

/// A tag in a plain text, perhaps torn apart by blanks.
struct Fragment<'a> {
    token: Token<'a>,
    becomes: &'static str,
}

/// The text behind the fragments.
pub(super) fn read(source: &str) -> MappedText {
    let mut made = Mapping::of(source);
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find(['<', '&']).unwrap_or(rest.len());
        made.copy(Span::new(at, at + plain));
        at += plain;
        let rest = &rest[plain..];
        if let Some((character, length)) = entity(rest) {
            made.replace(Span::new(at, at + length), character.as_str(&mut [0; 4]));
            at += length;
        } else if let Some(fragment) = fragment(source, at) {
            at = write_fragment(&mut made, source, &fragment);
        } else if !rest.is_empty() {
            made.copy(Span::new(at, at + 1));
            at += 1;
        }
    }
    made.finish()
}

/// Writes what a tag becomes and returns where the source goes on.
fn write_fragment(made: &mut Mapping<'_>, source: &str, fragment: &Fragment<'_>) -> usize {
    let span = fragment.token.span;
    if let Some((address, end)) = link(source, &fragment.token) {
        for part in tokens_at(source, address) {
            match part.kind {
                Kind::Entity(character) => made.replace(part.span, character.as_str(&mut [0; 4])),
                _ => made.copy(part.span),
            }
        }
        return end;
    }
    // Blanks before a break are the blanks of a torn tag.
    if fragment.becomes.starts_with('\n') {
        made.truncate(made.text().trim_end_matches([' ', '\t']).len());
    }
    made.replace(span, fragment.becomes);
    span.end
}

/// The address of a link of which the text shows only the beginning, and where the link ends.
fn link(source: &str, token: &Token<'_>) -> Option<(Span, usize)> {
    /// How far the text of a link may reach.
    const LINK_BYTES_MAX: usize = 400;
    let rest = source.as_bytes().get(token.span.end..)?;
    let length = rest.iter().take(LINK_BYTES_MAX).position(|byte| *byte == b'<')?;
    let inside = Span::new(token.span.end, token.span.end + length);
    let close = fragment(source, inside.end).filter(|close| matches!(close.token.kind, Kind::Close { name: "a" }))?;
    let text = Token { kind: Kind::Text, span: inside };
    Some((whole_address(source, token, &[text])?, close.token.span.end))
}

/// The tag that begins at a place of the source.
fn fragment(source: &str, start: usize) -> Option<Fragment<'_>> {
    let rest = source.get(start..)?;
    let inside = rest.strip_prefix('<')?;
    // A tag ends before the next one begins, so that no stretch of a text is looked through more than once.
    let end = inside.bytes().take(TAG_BYTES_MAX).position(|byte| matches!(byte, b'<' | b'>'))?;
    let inside = inside.get(..end).filter(|_| inside.as_bytes()[end] == b'>')?;
    let (is_close, inside_name) = match inside.trim_start().strip_prefix('/') {
        Some(name) => (true, name.trim_start()),
        None => (false, inside.trim_start()),
    };
    let length = inside_name.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inside_name.len());
    let (name, attributes) = inside_name.split_at(length);
    let (_, becomes) = TAGS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(name))?;
    // A comparison ("a < b and c > d") has words where a tag has attributes.
    let is_tag = attributes.trim().trim_matches('/').is_empty() || attributes.contains('=') && !is_close;
    if !is_tag {
        return None;
    }
    let kind = if is_close { Kind::Close { name } } else { Kind::Open { name, attributes } };
    // What opens a block has broken the line already; what closes a cell or an item is followed by the next one.
    let becomes = match *becomes {
        "\n• " | "\t" if is_close => "",
        becomes => becomes,
    };
    Some(Fragment { token: Token { kind, span: Span::new(start, start + end + 2) }, becomes })
}
