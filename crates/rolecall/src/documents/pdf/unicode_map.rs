//! The map from the codes of a font to Unicode that a PDF may carry (`/ToUnicode`).
//!
//! Programs write these maps with many small faults around the entries, so only the entries themselves are read.

use std::collections::BTreeMap;

/// How many entries are read: as many as two bytes can name.
const ENTRIES_MAX: usize = 65_536;
/// How many entries that begin before a code are looked through for the one that holds it.
const ENTRIES_BEFORE: usize = 8;

/// What the codes of a font stand for.
#[derive(Debug, Default)]
pub(super) struct UnicodeMap {
    /// By the length of a code in bytes and the first code of a range: its last code, and the UTF-16 of its first.
    ranges: BTreeMap<(usize, u32), (u32, Vec<u16>)>,
}

/// A word of the map.
#[derive(Debug, PartialEq)]
enum Word<'a> {
    /// `<0041>`, as bytes.
    Hex(Vec<u8>),
    Open,
    Close,
    Name(&'a [u8]),
}

impl UnicodeMap {
    /// Reads the entries of a map.
    pub(super) fn read(map: &[u8]) -> Self {
        let mut read = Self::default();
        let mut words = Words { rest: map };
        while let Some(word) = words.next() {
            match word {
                Word::Name(b"beginbfchar") => read.read_characters(&mut words),
                Word::Name(b"beginbfrange") => read.read_ranges(&mut words),
                _ => {}
            }
        }
        read
    }

    fn read_characters(&mut self, words: &mut Words<'_>) {
        while let Some(Word::Hex(code)) = words.next() {
            let Some(Word::Hex(text)) = words.next() else { return };
            self.insert(code.len(), number(&code), number(&code), utf16(&text));
        }
    }

    fn read_ranges(&mut self, words: &mut Words<'_>) {
        while let Some(Word::Hex(first)) = words.next() {
            let Some(Word::Hex(last)) = words.next() else { return };
            match words.next() {
                Some(Word::Hex(text)) => self.insert(first.len(), number(&first), number(&last), utf16(&text)),
                Some(Word::Open) => {
                    let mut code = number(&first);
                    while let Some(Word::Hex(text)) = words.next() {
                        self.insert(first.len(), code, code, utf16(&text));
                        code = code.saturating_add(1);
                    }
                }
                _ => return,
            }
        }
    }

    fn insert(&mut self, length: usize, first: u32, last: u32, text: Vec<u16>) {
        if self.ranges.len() < ENTRIES_MAX && !text.is_empty() {
            self.ranges.insert((length, first), (last, text));
        }
    }

    /// The characters of a code of `length` bytes; `None` where the map has none, or none that is a character.
    pub(super) fn get(&self, code: u32, length: usize) -> Option<String> {
        let before = self.ranges.range((length, 0)..=(length, code)).rev().take(ENTRIES_BEFORE);
        let (first, text) =
            before.filter(|(_, (last, _))| *last >= code).map(|((_, first), (_, text))| (first, text)).next()?;
        let (ending, start) = text.split_last()?;
        let step = u16::try_from(code - first).ok()?;
        let units: Vec<u16> = start.iter().copied().chain([ending.wrapping_add(step)]).collect();
        let text = String::from_utf16(&units).ok()?;
        let is_character = |c: char| c != char::REPLACEMENT_CHARACTER && (!c.is_control() || c.is_whitespace());
        text.chars().all(is_character).then_some(text)
    }
}

/// The number that up to four bytes write.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The code units of UTF-16; a single byte is one by itself.
fn utf16(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [byte] => vec![u16::from(*byte)],
        _ => bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    }
}

/// The words of a map, one after the other.
struct Words<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let first = *self.rest.first()?;
            if first.is_ascii_alphabetic() {
                return Some(Word::Name(self.take_while(u8::is_ascii_alphanumeric)));
            }
            self.rest = &self.rest[1..];
            match first {
                b'<' if self.rest.first() == Some(&b'<') => self.rest = &self.rest[1..],
                b'<' => return Some(Word::Hex(self.hex())),
                b'[' => return Some(Word::Open),
                b']' => return Some(Word::Close),
                b'%' => {
                    self.take_while(|byte| !matches!(byte, b'\n' | b'\r'));
                }
                _ => {}
            }
        }
    }
}

impl<'a> Words<'a> {
    fn take_while(&mut self, is_wanted: impl Fn(&u8) -> bool) -> &'a [u8] {
        let end = self.rest.iter().position(|byte| !is_wanted(byte)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// The bytes up to the closing `>`; blanks between the digits do not count.
    fn hex(&mut self) -> Vec<u8> {
        let digits = self.take_while(|byte| *byte != b'>');
        let digits: Vec<u8> = digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(nibble).collect();
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
    }
}

/// A digit of base 16 fits a byte.
fn nibble(digit: u32) -> u8 {
    u8::try_from(digit).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(map: &str, code: u32, length: usize, text: Option<&str>) {
        assert_eq!(UnicodeMap::read(map.as_bytes()).get(code, length).as_deref(), text, "{map}");
    }

    #[test]
    fn entries_are_found_by_code_and_length() {
        let map = "/CMapName /A Font With Blanks def 2 beginbfchar <0001> <0041> <02> <00660069> endbfchar
            2 beginbfrange <0010> <0020> <0061> <0030> <0032> [<0078> <0079> <D83DDE80>] endbfrange";
        check(map, 1, 2, Some("A"));
        check(map, 2, 1, Some("fi"));
        check(map, 1, 1, None);
        check(map, 0x12, 2, Some("c"));
        check(map, 0x21, 2, None);
        check(map, 0x32, 2, Some("\u{1f680}"));
    }

    #[test]
    fn what_is_no_character_is_not_mapped() {
        check("1 beginbfchar <01> <FFFD> <02> <0001> <03> <D800> endbfchar", 1, 1, None);
        check("1 beginbfchar <01> <FFFD> <02> <0001> <03> <D800> endbfchar", 2, 1, None);
        check("1 beginbfchar <01> <FFFD> <02> <0001> <03> <D800> endbfchar", 3, 1, None);
    }

    proptest! {
        #[test]
        fn any_map_is_read(map in "(begin|bfchar|beginbfchar|beginbfrange|<[0-9A-F ]{0,9}>|[\\[\\]%<> a-z]){0,30}", code: u32) {
            UnicodeMap::read(map.as_bytes()).get(code, 2);
        }
    }
}
