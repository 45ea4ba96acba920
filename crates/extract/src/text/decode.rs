//! From bytes to text: UTF-8, UTF-16 with a mark, Windows-1252 and with it Latin-1.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use talent::Problem;

use super::lost_letters;

/// Bytes that were read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text. A byte order mark in front of UTF-8 became three blanks, so that offsets in the text are offsets in the bytes.
    pub text: String,
    /// Where letters were lost.
    pub problems: Vec<Problem>,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// Zero bytes or too many control characters.
    #[error("holds bytes that are no text")]
    Binary,
    /// Letters beyond ASCII outnumber what any language written in Windows-1252 has.
    #[error("is text in an encoding other than UTF-8, UTF-16 with a mark, Windows-1252 or Latin-1")]
    UnknownEncoding,
}

/// One control character in this many characters is an accident of copying; more are the sign of a binary file.
const CHARACTERS_PER_CONTROL: usize = 100;

/// No language written in Windows-1252 needs more than every second of its letters from beyond ASCII.
const LETTERS_PER_HIGH_BYTE: usize = 2;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads bytes as text, in the encoding that their mark or their content shows.
///
/// Fails with [`NoText`] where they are none. Latin-1 is read as Windows-1252: the two differ only in bytes that Latin-1 gives to control characters.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NoText> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        let (text, _, _) = encoding.decode(bytes);
        return text_only(text.into_owned());
    }
    if bytes.contains(&0) {
        return Err(NoText::Binary);
    }
    let rest = bytes.strip_prefix(UTF8_MARK);
    if let Ok(text) = std::str::from_utf8(rest.unwrap_or(bytes)) {
        let mark = if rest.is_some() { "   " } else { "" };
        return text_only(format!("{mark}{text}"));
    }
    if is_broken_utf8(bytes) {
        return text_only(UTF_8.decode(bytes).0.into_owned());
    }
    let (text, _, _) = WINDOWS_1252.decode(bytes);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let high = bytes.iter().filter(|byte| **byte >= 0xC0).count();
    if high * LETTERS_PER_HIGH_BYTE > letters {
        return Err(NoText::UnknownEncoding);
    }
    text_only(text.into_owned())
}

/// Whether bytes that are not UTF-8 were once: more whole sequences of several bytes than stray ones.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut stray) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    whole > stray
}

/// Refuses a text with too many control characters; marks letters that were lost.
fn text_only(text: String) -> Result<Decoded, NoText> {
    // Bullets and quotes of Windows-1252 that somebody took for Latin-1 end up as controls from U+0080 on: they are text.
    let is_text = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{80}'..='\u{9f}');
    let controls = text.chars().filter(|c| c.is_control() && !is_text(c)).count();
    if text.contains('\0') || controls * CHARACTERS_PER_CONTROL > text.chars().count() {
        return Err(NoText::Binary);
    }
    let problems = lost_letters(&text).into_iter().collect();
    Ok(Decoded { text, problems })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use talent::Span;

    use super::*;

    fn check(bytes: &[u8], text: &str) {
        assert_eq!(decode(bytes).unwrap().text, text);
    }

    #[test]
    fn encodings_are_told_apart_by_mark_and_content() {
        check("naïve café ₹12".as_bytes(), "naïve café ₹12");
        check(b"caf\xE9 \x93quoted\x94 \x80 50", "café “quoted” € 50");
        check(b"\xFF\xFEA\0\xE9\0", "Aé");
        check(b"\xFE\xFF\0A\0\xE9", "Aé");
        check(b"", "");
    }

    #[test]
    fn a_mark_before_utf8_keeps_the_offsets() {
        let decoded = decode("\u{feff}Ärztin".as_bytes()).unwrap();
        assert_eq!(decoded.text, "   Ärztin");
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(b"a\0b"), Err(NoText::Binary));
        assert_eq!(decode(b"\x01\x02\x03\x04 word"), Err(NoText::Binary));
        let russian_in_koi8 = b"\xF0\xD2\xCF\xC7\xD2\xC1\xCD\xCD\xC9\xD3\xD4 \xF0\xD9\xD4\xCF\xCE";
        assert_eq!(decode(russian_in_koi8), Err(NoText::UnknownEncoding));
    }

    #[test]
    fn utf8_with_a_torn_character_loses_that_character_only() {
        let decoded = decode(b"caf\xC3\xA9 na\xC3\xAFve \xE2\x82").unwrap();
        assert_eq!(decoded.text, "café naïve \u{fffd}");
        assert_eq!(decoded.problems[0].evidence, [Span::new(13, 16)]);
    }

    proptest! {
        #[test]
        fn any_bytes_end_in_a_text_or_a_refusal(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            if let Ok(decoded) = decode(&bytes) {
                for problem in decoded.problems {
                    prop_assert!(problem.evidence.iter().all(|span| span.of(&decoded.text).is_some()));
                }
            }
        }

        #[test]
        fn utf8_keeps_its_bytes(text in "[a-zà-ÿ₹ \\n]{0,60}") {
            let decoded = decode(text.as_bytes()).unwrap();
            prop_assert_eq!(decoded.text, text);
        }
    }
}
