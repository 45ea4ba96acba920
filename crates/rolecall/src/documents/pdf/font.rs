//! The fonts of a PDF: which characters and widths the codes of a string stand for.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Object, dictionary};

use super::unicode_map::UnicodeMap;
use super::{STREAM_BYTES_MAX, widths};

/// How many entries of a table of widths are read: as many as two bytes can name.
const CODES_MAX: usize = 65_536;

/// A font, ready to read strings with.
#[derive(Debug)]
pub(super) struct Font {
    /// What the font itself says about the characters of its codes.
    to_unicode: Option<UnicodeMap>,
    letters: Letters,
    /// In thousandths of the font size, by code.
    widths: BTreeMap<u32, f32>,
    /// The width of a code that is not among them; `None` where it depends on the letter.
    width_otherwise: Option<f32>,
    name: String,
    /// What thousandths of the font size are in a Type 3 font, which has its own measure.
    width_unit: f32,
}

/// How codes become characters where the font has no map to Unicode.
#[derive(Debug)]
enum Letters {
    /// One byte a code; a code without a letter is absent.
    OneByte(BTreeMap<u8, String>),
    /// Two bytes a code, which number the glyphs of this font.
    Glyphs,
    /// Two bytes a code, which are UTF-16.
    Utf16,
}

/// What one code of a string stands for.
#[derive(Debug, PartialEq)]
pub(super) struct Glyph {
    /// Its characters; U+FFFD where the font does not say.
    pub(super) text: String,
    /// In parts of the font size.
    pub(super) width: f32,
    /// The one-byte code 32, to which word spacing applies.
    pub(super) is_blank: bool,
}

impl Font {
    /// Reads a font dictionary. What it lacks or states wrongly falls back to the standard encoding and widths.
    pub(super) fn load(document: &Document, font: &Dictionary) -> Self {
        let name = font.get_deref(b"BaseFont", document).and_then(Object::as_name).unwrap_or_default();
        let mut loaded = Self {
            to_unicode: unicode_map(document, font),
            letters: Letters::Glyphs,
            widths: BTreeMap::new(),
            width_otherwise: Some(1000.0),
            name: String::from_utf8_lossy(name).into_owned(),
            width_unit: 0.001,
        };
        let subtype = font.get_deref(b"Subtype", document).and_then(Object::as_name).unwrap_or_default();
        if subtype == b"Type0" {
            loaded.describe_composite(document, font);
        } else {
            loaded.describe_simple(document, font, subtype == b"Type3");
        }
        loaded
    }

    fn describe_simple(&mut self, document: &Document, font: &Dictionary, is_type3: bool) {
        self.letters = Letters::OneByte(simple_letters(document, font, &self.name));
        self.width_otherwise = None;
        if is_type3 {
            let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array);
            let unit = matrix.ok().and_then(|matrix| matrix.first()).and_then(|number| number.as_float().ok());
            self.width_unit = unit.map_or(0.001, f32::abs);
        }
        let first = font.get_deref(b"FirstChar", document).ok().and_then(code).unwrap_or(0);
        let Ok(widths) = font.get_deref(b"Widths", document).and_then(Object::as_array) else { return };
        let missing = descriptor(document, font).and_then(|found| found.get_deref(b"MissingWidth", document).ok());
        self.width_otherwise = missing.and_then(|width| width.as_float().ok());
        self.widths = (first..)
            .zip(widths.iter().take(256))
            .filter_map(|(code, width)| Some((code, number(document, width)?)))
            .collect();
    }

    fn describe_composite(&mut self, document: &Document, font: &Dictionary) {
        let encoding = font.get_deref(b"Encoding", document).and_then(Object::as_name).unwrap_or_default();
        if [b"UCS2".as_slice(), b"UTF16"].iter().any(|name| encoding.windows(name.len()).any(|window| window == *name))
        {
            self.letters = Letters::Utf16;
        }
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| fonts.first())
            .and_then(|first| document.dereference(first).ok())
            .and_then(|(_, found)| found.as_dict().ok());
        let Some(descendant) = descendant else { return };
        if let Some(width) = descendant.get_deref(b"DW", document).ok().and_then(|width| width.as_float().ok()) {
            self.width_otherwise = Some(width);
        }
        if let Ok(widths) = descendant.get_deref(b"W", document).and_then(Object::as_array) {
            self.widths = composite_widths(document, widths);
        }
    }

    /// What a string of this font shows.
    pub(super) fn read(&self, string: &[u8]) -> Vec<Glyph> {
        match &self.letters {
            Letters::OneByte(letters) => string
                .iter()
                .map(|byte| {
                    let code = u32::from(*byte);
                    let text = self.mapped(code, 1).or_else(|| letters.get(byte).cloned());
                    self.glyph(code, text, *byte == b' ')
                })
                .collect(),
            Letters::Glyphs | Letters::Utf16 => string
                .chunks(2)
                .map(|pair| {
                    let code = pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                    let text = self.mapped(code, 2).or_else(|| self.mapped(code, 1)).or_else(|| match self.letters {
                        Letters::Utf16 => char::from_u32(code).map(String::from),
                        _ => None,
                    });
                    self.glyph(code, text, false)
                })
                .collect(),
        }
    }

    fn glyph(&self, code: u32, text: Option<String>, is_blank: bool) -> Glyph {
        let text = text.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.to_string());
        let stated = self.widths.get(&code).copied().or(self.width_otherwise);
        let width = match stated {
            Some(width) => width * self.width_unit,
            None => widths::standard(&self.name, text.chars().next().unwrap_or(' ')) / 1000.0,
        };
        Glyph { text, width, is_blank }
    }

    /// The characters that the font's own map gives to a code of `length` bytes.
    fn mapped(&self, code: u32, length: usize) -> Option<String> {
        self.to_unicode.as_ref()?.get(code, length)
    }
}

/// Whether a text has control characters, which a map gives to glyphs that it does not know.
fn has_control(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && c != '\t')
}

/// The font's own map from codes to Unicode.
fn unicode_map(document: &Document, font: &Dictionary) -> Option<UnicodeMap> {
    let stream = font.get_deref(b"ToUnicode", document).ok()?.as_stream().ok()?;
    let map = stream.get_plain_content_with_limit(STREAM_BYTES_MAX).ok()?;
    Some(UnicodeMap::read(&map))
}

/// The letters of a font with one byte a code: those of its encoding, and over them the ones that it names itself.
///
/// lopdf knows the published encodings and names of glyphs, but hands them out only for fonts; so each question is put to it as a
/// font that has nothing else.
fn simple_letters(document: &Document, font: &Dictionary, name: &str) -> BTreeMap<u8, String> {
    if name.contains("Wingdings") || name.contains("Dingbats") {
        return (0..=u8::MAX).map(|code| (code, "•".to_owned())).collect();
    }
    let encoding = font.get_deref(b"Encoding", document).ok();
    let own = encoding.and_then(|encoding| encoding.as_dict().ok());
    let base = match own {
        Some(own) => own.get_deref(b"BaseEncoding", document).ok(),
        None => encoding,
    };
    let base = base.and_then(|base| base.as_name().ok()).unwrap_or(b"StandardEncoding");
    let question = dictionary! { "Type" => "Font", "Encoding" => Object::Name(base.to_vec()) };
    let mut letters = BTreeMap::new();
    if let Ok(base) = question.get_font_encoding(document) {
        letters.extend((0..=u8::MAX).filter_map(|code| {
            let text = base.bytes_to_string(&[code]).ok()?;
            (!text.is_empty() && !has_control(&text)).then_some((code, text))
        }));
    }
    let differences = own.and_then(|own| own.get_deref(b"Differences", document).ok());
    name_differences(document, differences.and_then(|found| found.as_array().ok()), &mut letters);
    letters
}

/// Puts the letters that `differences` names over those of the encoding.
fn name_differences(document: &Document, differences: Option<&Vec<Object>>, letters: &mut BTreeMap<u8, String>) {
    let mut code = 0_u8;
    for item in differences.into_iter().flatten().take(CODES_MAX) {
        match item {
            Object::Integer(start) => code = u8::try_from(*start).unwrap_or(0),
            Object::Name(name) => {
                match glyph_letters(document, name) {
                    Some(text) => letters.insert(code, text),
                    None => letters.remove(&code),
                };
                code = code.wrapping_add(1);
            }
            _ => {}
        }
    }
}

/// The characters that the name of a glyph stands for: of the published list, `uni20AC`, `u1F4DE`, and several joined as in `f_i`.
fn glyph_letters(document: &Document, name: &[u8]) -> Option<String> {
    let question = dictionary! {
        "Type" => "Font",
        "Encoding" => dictionary! { "Differences" => vec![Object::Integer(0), Object::Name(name.to_vec())] },
    };
    if let Ok(encoding @ Encoding::Differences(_)) = question.get_font_encoding(document) {
        return encoding.bytes_to_string(&[0]).ok().filter(|text| !text.is_empty());
    }
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split_once('.').map_or(name, |(name, _)| name);
    if name.contains('_') {
        return name.split('_').map(|part| glyph_letters(document, part.as_bytes())).collect();
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let code = u32::from_str_radix(digits.get(..4.max(digits.len().min(6)))?, 16).ok()?;
    char::from_u32(code).filter(|c| !c.is_control()).map(String::from)
}

/// The widths of a composite font: `code [w1 w2 ...]` or `first last width`.
fn composite_widths(document: &Document, list: &[Object]) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let mut items = list.iter().filter_map(|item| document.dereference(item).ok()).map(|(_, item)| item);
    while let Some(first) = items.next().and_then(code) {
        if widths.len() > CODES_MAX {
            break;
        }
        match items.next() {
            Some(Object::Array(each)) => {
                let each = each.iter().take(CODES_MAX).map(|width| number(document, width));
                widths.extend((first..).zip(each).filter_map(|(code, width)| Some((code, width?))));
            }
            Some(end) => {
                let Some((end, width)) = code(end).zip(items.next().and_then(|width| number(document, width))) else {
                    break;
                };
                widths.extend((first..=end).take(CODES_MAX).map(|code| (code, width)));
            }
            None => break,
        }
    }
    widths
}

/// A code of at most three bytes, which is more than any font has.
fn code(object: &Object) -> Option<u32> {
    const CODE_MAX: u32 = 0xFF_FFFF;
    u32::try_from(object.as_i64().ok()?).ok().filter(|code| *code <= CODE_MAX)
}

fn descriptor<'a>(document: &'a Document, font: &'a Dictionary) -> Option<&'a Dictionary> {
    font.get_deref(b"FontDescriptor", document).ok()?.as_dict().ok()
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    let (_, found) = document.dereference(object).ok()?;
    found.as_float().ok().filter(|value| value.is_finite())
}
