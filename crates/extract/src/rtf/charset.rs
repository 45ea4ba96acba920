//! Which characters the bytes of an RTF file stand for: its code page, and those of its fonts.

use encoding_rs::{Encoding, WINDOWS_1252};

/// How the bytes of a stretch of text are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// As this encoding says.
    Encoded(&'static Encoding),
    /// As the signs of a symbol font, which stand in the private use area of Unicode.
    Symbols,
}

impl Charset {
    /// What a file says that names no code page.
    pub(super) const DEFAULT: Self = Self::Encoded(WINDOWS_1252);

    /// The code page of this number; Windows-1252 for one that nobody uses any more.
    pub(super) fn of_code_page(number: i32) -> Self {
        let label = match number {
            866 => "ibm866",
            874 => "windows-874",
            932 => "shift_jis",
            936 => "gbk",
            949 => "euc-kr",
            950 => "big5",
            1250 => "windows-1250",
            1251 => "windows-1251",
            1253 => "windows-1253",
            1254 => "windows-1254",
            1255 => "windows-1255",
            1256 => "windows-1256",
            1257 => "windows-1257",
            1258 => "windows-1258",
            10000 => "macintosh",
            65001 => "utf-8",
            _ => "windows-1252",
        };
        Self::Encoded(Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252))
    }

    /// What the number of a font's character set stands for; `None` where the font leaves it to the file.
    pub(super) fn of_font(number: i32) -> Option<Self> {
        let code_page = match number {
            2 => return Some(Self::Symbols),
            77 => 10000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return None,
        };
        Some(Self::of_code_page(code_page))
    }

    /// The text of bytes that stand together. Bytes that are none become U+FFFD.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        /// Where Unicode keeps the signs of symbol fonts.
        const SYMBOLS_FROM: u32 = 0xF000;
        match self {
            Self::Encoded(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Symbols => bytes.iter().filter_map(|byte| char::from_u32(SYMBOLS_FROM + u32::from(*byte))).collect(),
        }
    }
}
