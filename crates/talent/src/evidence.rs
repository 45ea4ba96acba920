//! Where in the source a value stands.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A byte range of the source text as UTF-8, end exclusive. Serialises as `[start, end]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same range in a text in which this one's text begins at byte `offset`.
    #[must_use]
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }

    /// The text that this range covers; `None` where the range does not lie in `text` on character boundaries.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// Whether `other` lies wholly inside this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// For each field, by its name in the JSON (`"pay"`, `"basics.email"`, `"work[0].position"`), the places that support its value.
pub type Evidence = BTreeMap<String, Vec<Span>>;

/// Where a record came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's path as it was named by the person who asked; `-` for standard input.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// First byte of the part of the text that holds this record.
    pub start: usize,
    /// One past the last byte of that part.
    pub end: usize,
}
