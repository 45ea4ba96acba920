//! The container of the committed tables: a header with version and checksum, then sections of bytes, read in place.

use std::borrow::Cow;

const MAGIC: &[u8; 8] = b"ROLECALL";
/// Raised whenever the layout of a section changes.
const FORMAT: u32 = 3;
const HEADER: usize = 32;

/// Why bytes are no table of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// Too short or of another kind.
    #[error("these bytes are no {kind} table of the vocabulary")]
    Foreign {
        /// The table that was expected.
        kind: &'static str,
    },
    /// Written by another version.
    #[error("the {kind} table has format {found}, this program reads format {FORMAT}")]
    Format {
        /// The table.
        kind: &'static str,
        /// Its format.
        found: u32,
    },
    /// Cut off or altered.
    #[error("the {kind} table is damaged: its checksum does not agree")]
    Damaged {
        /// The table.
        kind: &'static str,
    },
}

/// What a pack holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Skills and their relations.
    Skills,
    /// Places and countries.
    Places,
    /// Titles and occupations.
    Titles,
    /// What links free text to skills.
    Links,
    /// The model that tells mentions of skills.
    Mentions,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Skills => "skills",
            Self::Places => "places",
            Self::Titles => "titles",
            Self::Links => "links",
            Self::Mentions => "mentions",
        }
    }
}

/// Sections of bytes that were written together.
#[derive(Debug)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    sections: Vec<(usize, usize)>,
    checksum: u64,
}

impl Pack {
    /// Opens a pack and verifies every byte of it.
    pub fn open(kind: Kind, bytes: Cow<'static, [u8]>) -> Result<Self, VocabularyError> {
        let pack = Self::open_trusted(kind, bytes)?;
        let body = pack.bytes.get(HEADER..).unwrap_or_default();
        if checksum(body) == pack.checksum { Ok(pack) } else { Err(VocabularyError::Damaged { kind: kind.name() }) }
    }

    /// Opens a pack whose bytes were verified before, such as those inside the program.
    pub fn open_trusted(kind: Kind, bytes: Cow<'static, [u8]>) -> Result<Self, VocabularyError> {
        let name = kind.name();
        let foreign = VocabularyError::Foreign { kind: name };
        if bytes.len() < HEADER || &bytes[..8] != MAGIC || bytes[8] != kind as u8 {
            return Err(foreign);
        }
        let format = u32_at(&bytes, 3);
        if format != FORMAT {
            return Err(VocabularyError::Format { kind: name, found: format });
        }
        let count = u32_at(&bytes, 4) as usize;
        let checksum = u64::from(u32_at(&bytes, 6)) | u64::from(u32_at(&bytes, 7)) << 32;
        let table = HEADER..HEADER.saturating_add(count.saturating_mul(8));
        let Some(table) = bytes.get(table) else { return Err(VocabularyError::Damaged { kind: name }) };
        let sections: Vec<_> =
            (0..count).map(|i| (u32_at(table, 2 * i) as usize, u32_at(table, 2 * i + 1) as usize)).collect();
        if sections.iter().any(|&(start, end)| start > end || end > bytes.len()) {
            return Err(VocabularyError::Damaged { kind: name });
        }
        Ok(Self { bytes, sections, checksum })
    }

    /// The checksum of all sections: it changes whenever a byte of them does.
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// A section; empty where there is none of this number.
    pub fn section(&self, number: usize) -> &[u8] {
        let (start, end) = self.sections.get(number).copied().unwrap_or_default();
        &self.bytes[start..end]
    }

    /// A section of numbers.
    pub fn numbers(&self, number: usize) -> Numbers<'_> {
        let (width, bytes) = self.section(number).split_first().map_or((4, &[][..]), |(&width, bytes)| (width, bytes));
        Numbers { bytes, width: usize::from(width.clamp(1, 4)) }
    }

    /// Two sections, `number` and the one after it, that hold strings.
    pub fn strings(&self, number: usize) -> Strings<'_> {
        Strings { text: self.section(number), ends: self.numbers(number + 1) }
    }
}

/// Little-endian numbers, all of the same width of 1 to 4 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
    width: usize,
}

impl Numbers<'_> {
    /// How many.
    pub fn len(&self) -> usize {
        self.bytes.len() / self.width
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// A number; 0 past the end.
    pub fn at(&self, index: usize) -> u32 {
        let start = index.saturating_mul(self.width);
        match self.bytes.get(start..start.saturating_add(self.width)) {
            Some(&[a]) => u32::from(a),
            Some(&[a, b]) => u32::from_le_bytes([a, b, 0, 0]),
            Some(&[a, b, c]) => u32::from_le_bytes([a, b, c, 0]),
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }
}

/// Strings behind each other, each with its end.
#[derive(Clone, Copy, Debug)]
pub struct Strings<'a> {
    text: &'a [u8],
    ends: Numbers<'a>,
}

impl<'a> Strings<'a> {
    /// How many.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The bytes of a string; empty past the end.
    pub fn bytes_at(&self, index: usize) -> &'a [u8] {
        let start = if index == 0 { 0 } else { self.ends.at(index - 1) as usize };
        self.text.get(start..self.ends.at(index) as usize).unwrap_or_default()
    }

    /// A string; empty past the end.
    pub fn at(&self, index: usize) -> &'a str {
        std::str::from_utf8(self.bytes_at(index)).unwrap_or_default()
    }

    /// The index of a string in strings that are sorted by their bytes.
    pub fn find_sorted(&self, wanted: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match self.bytes_at(middle).cmp(wanted.as_bytes()) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}

/// Writes a pack. Sections get their numbers in the order in which they are added.
#[derive(Debug, Default)]
pub struct PackWriter {
    sections: Vec<Vec<u8>>,
}

impl PackWriter {
    /// Adds a section of bytes.
    pub fn bytes(&mut self, section: Vec<u8>) {
        self.sections.push(section);
    }

    /// Adds a section of numbers, as narrow as the largest of them allows.
    pub fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let numbers: Vec<u32> = numbers.into_iter().collect();
        let width = match numbers.iter().max() {
            None | Some(0..=0xff) => 1,
            Some(0x100..=0xffff) => 2,
            Some(0x1_0000..=0xff_ffff) => 3,
            Some(_) => 4,
        };
        let narrow = numbers.into_iter().flat_map(|number| number.to_le_bytes().into_iter().take(width.into()));
        self.bytes(std::iter::once(width).chain(narrow).collect());
    }

    /// Adds the two sections of strings.
    pub fn strings<'a>(&mut self, strings: impl IntoIterator<Item = &'a str>) {
        let (mut text, mut ends) = (Vec::new(), Vec::new());
        for string in strings {
            text.extend_from_slice(string.as_bytes());
            ends.push(u32::try_from(text.len()).expect("a table has far less than 4 GB of text"));
        }
        self.bytes(text);
        self.numbers(ends);
    }

    /// The bytes of the whole pack.
    pub fn finish(self, kind: Kind) -> Vec<u8> {
        let number = |n: usize| u32::try_from(n).expect("a table is far smaller than 4 GB").to_le_bytes();
        let mut start = HEADER + 8 * self.sections.len();
        let mut body = Vec::new();
        for section in &self.sections {
            body.extend(number(start));
            start += section.len();
            body.extend(number(start));
        }
        body.extend(self.sections.iter().flatten());
        let mut out = MAGIC.to_vec();
        out.extend([kind as u8, 0, 0, 0]);
        out.extend(FORMAT.to_le_bytes());
        out.extend(number(self.sections.len()));
        out.extend([0; 4]);
        out.extend(checksum(&body).to_le_bytes());
        out.extend(body);
        out
    }
}

fn u32_at(bytes: &[u8], index: usize) -> u32 {
    let start = index.saturating_mul(4);
    match bytes.get(start..).and_then(|rest| rest.first_chunk::<4>()) {
        Some(number) => u32::from_le_bytes(*number),
        None => 0,
    }
}

/// Detects damage; it is no protection against somebody who forges tables on purpose.
fn checksum(bytes: &[u8]) -> u64 {
    let mut hash = 0x9e37_79b9_7f4a_7c15_u64 ^ bytes.len() as u64;
    let chunks = bytes.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        u64::from_le_bytes(word)
    });
    for word in chunks {
        hash = (hash ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
    }
    hash
}
