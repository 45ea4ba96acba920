//! What the limited child says to its parent, as JSON.
//!
//! A child that a hostile file has taken over may say anything. So what becomes of an answer in memory is bounded here, besides its
//! length: JSON can name a vector's elements in fewer bytes than they take.

use std::fmt;
use std::marker::PhantomData;

use extract::{docx, odt};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::archive::ENTRIES_MAX;
use super::confinement::Confinement;
use super::pdf::Pages;

/// What kind of document the child is asked to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    /// A zip archive, which is a DOCX or ODT file if it holds one.
    Zip,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Zip => "zip",
        }
    }
}

/// What the child found.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    Pages(Pages),
    Docx(#[serde(with = "BoundedParts")] docx::Parts),
    Odt(odt::Parts),
    Encrypted,
    Broken(String),
    /// A zip archive with something else in it.
    OtherZip(String),
    /// More entries or bytes than a document may have, in words that go on after "has".
    TooMuch(String),
}

/// What the child writes to its standard output.
#[derive(Serialize)]
pub(super) struct Reply {
    pub(super) answer: Answer,
    /// For whoever starts the child by hand: the parent reads the same with and without it.
    pub(super) confinement: Confinement,
}

/// What the parent takes of a [`Reply`].
#[derive(Deserialize)]
pub(super) struct Received {
    pub(super) answer: Answer,
}

/// [`docx::Parts`], of which an archive holds no more than it may have entries.
#[derive(Serialize, Deserialize)]
#[serde(remote = "docx::Parts")]
struct BoundedParts {
    document: String,
    #[serde(deserialize_with = "at_most::<_, _, ENTRIES_MAX>")]
    headers: Vec<String>,
    #[serde(deserialize_with = "at_most::<_, _, ENTRIES_MAX>")]
    footers: Vec<String>,
    numbering: String,
    styles: String,
}

/// Reads a sequence of no more than `MAX` elements; fails at the first one beyond.
pub(super) fn at_most<'de, D: Deserializer<'de>, T: Deserialize<'de>, const MAX: usize>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Bounded<T, const MAX: usize>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Bounded<T, MAX> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {MAX} elements")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Vec<T>, A::Error> {
            let mut elements = Vec::new();
            while let Some(element) = sequence.next_element()? {
                if elements.len() == MAX {
                    return Err(A::Error::invalid_length(MAX + 1, &self));
                }
                elements.push(element);
            }
            Ok(elements)
        }
    }

    deserializer.deserialize_seq(Bounded::<T, MAX>(PhantomData))
}
