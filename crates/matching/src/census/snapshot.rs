//! The file of an index: sections of numbers behind a version, a length and a checksum, read as fast as memory is copied.
//!
//! All numbers have their least byte first, so that the file is the same on every machine. Behind the head of 28 bytes stand sections, each
//! its length in bytes and then its numbers. What a section holds is for its owner to say and to check; that the bytes are those that were
//! written is known before anybody looks at one.

use thiserror::Error;

const MAGIC: [u8; 8] = *b"RCCENSUS";

/// Rises with every change of what stands in the file.
const VERSION: u32 = 1;

/// The mark, the version, the length of what follows, its checksum.
const HEAD: usize = 28;

/// Why a file of an index cannot be used. Whoever reads one builds the index anew then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SnapshotError {
    /// It begins otherwise.
    #[error("this is no snapshot of a census: it does not begin with \"RCCENSUS\"")]
    NotOne,
    /// It was written by an older or a newer program.
    #[error("the snapshot has version {0}, this program reads version {VERSION}")]
    Version(u32),
    /// It was cut short, or something was added to it.
    #[error("the snapshot has {found} bytes behind its head, expected {expected}")]
    Length {
        /// What the head says.
        expected: u64,
        /// What there is.
        found: u64,
    },
    /// Some byte is not the one that was written.
    #[error("the snapshot is damaged: its checksum differs")]
    Damaged,
    /// Its sections contradict each other, which no program of this version writes.
    #[error("the snapshot contradicts itself: {0}")]
    Contradiction(&'static str),
}

/// A file that is being written.
pub(super) struct Sections(Vec<u8>);

impl Sections {
    pub(super) fn begin() -> Self {
        Self(vec![0; HEAD])
    }

    /// Adds a section of numbers, of so many bytes each.
    pub(super) fn push<T: Copy, const BYTES: usize>(&mut self, values: &[T], bytes: impl Fn(T) -> [u8; BYTES]) {
        self.0.extend((values.len() as u64 * BYTES as u64).to_le_bytes());
        self.0.reserve(values.len() * BYTES);
        for &value in values {
            self.0.extend_from_slice(&bytes(value));
        }
    }

    pub(super) fn end(mut self) -> Vec<u8> {
        let (head, body) = self.0.split_at_mut(HEAD);
        let numbers = [(body.len() as u64).to_le_bytes(), checksum(body).to_le_bytes()].concat();
        head.copy_from_slice(&[&MAGIC[..], &VERSION.to_le_bytes(), &numbers].concat());
        self.0
    }
}

/// A file that is being read.
pub(super) struct Reading<'a>(&'a [u8]);

impl<'a> Reading<'a> {
    /// Fails unless the bytes are those that a program of this version wrote.
    pub(super) fn begin(bytes: &'a [u8]) -> Result<Self, SnapshotError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(SnapshotError::NotOne)?;
        let short = SnapshotError::Length { expected: HEAD as u64, found: bytes.len() as u64 };
        let (&version, rest) = rest.split_first_chunk().ok_or(short)?;
        match u32::from_le_bytes(version) {
            VERSION => {}
            other => return Err(SnapshotError::Version(other)),
        }
        let (&length, rest) = rest.split_first_chunk().ok_or(short)?;
        let (&sum, body) = rest.split_first_chunk().ok_or(short)?;
        let (expected, found) = (u64::from_le_bytes(length), body.len() as u64);
        if expected != found {
            return Err(SnapshotError::Length { expected, found });
        }
        if checksum(body) == u64::from_le_bytes(sum) { Ok(Self(body)) } else { Err(SnapshotError::Damaged) }
    }

    /// The next section, as numbers of so many bytes each.
    pub(super) fn next<T, const BYTES: usize>(
        &mut self,
        of: impl Fn([u8; BYTES]) -> T,
    ) -> Result<Vec<T>, SnapshotError> {
        let ends = SnapshotError::Contradiction("a section ends beyond the file");
        let (&length, rest) = self.0.split_first_chunk().ok_or(ends)?;
        let length = usize::try_from(u64::from_le_bytes(length)).map_err(|_| ends)?;
        let (section, rest) = rest.split_at_checked(length).ok_or(ends)?;
        self.0 = rest;
        match section.as_chunks() {
            (values, []) => Ok(values.iter().map(|&value| of(value)).collect()),
            _ => Err(SnapshotError::Contradiction("a section holds no whole number of members")),
        }
    }
}

/// Offsets into a list of so many: from nothing to all of it, never falling.
pub(super) fn check_offsets(starts: &[u32], count: usize) -> Result<(), SnapshotError> {
    let is_whole = starts.first() == Some(&0) && starts.last().is_some_and(|&last| last as usize == count);
    let error = SnapshotError::Contradiction("where lists begin does not fit what they hold");
    if is_whole && starts.is_sorted() { Ok(()) } else { Err(error) }
}

/// A sum in which every byte counts: each step can be undone, so that two files of one length that differ in one word differ in their sums.
/// Four sums side by side, because one alone would wait for each of its products.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let (fours, rest) = bytes.as_chunks::<32>();
    let mut sums = [1_u64, 2, 3, 4];
    for four in fours {
        for (sum, &word) in sums.iter_mut().zip(four.as_chunks::<8>().0) {
            *sum = step(*sum, u64::from_le_bytes(word));
        }
    }
    let sum = sums.into_iter().fold(bytes.len() as u64, step);
    rest.iter().fold(sum, |sum, &byte| step(sum, u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::census::blocks::{FullIndex, Room};
    use crate::census::judged::FullRules;
    use crate::census::{Census, sample};
    use crate::{Simd, Weights};

    fn answers(index: &FullIndex, census: &Census) -> Vec<Vec<crate::census::Found>> {
        let (rules, mut room) = (FullRules::of(census.rules(Weights::published())), Room::default());
        census.postings.iter().map(|one| index.best_people(one, &rules, 10, Simd::PLAIN, &mut room)).collect()
    }

    /// What a file says that somebody wrote with a checksum that fits.
    fn resealed(bytes: &[u8]) -> Vec<u8> {
        Sections(bytes.to_vec()).end()
    }

    #[test]
    fn what_was_written_answers_as_before() {
        for people in [0, 1, 700] {
            let census = sample::census(6, people, 40);
            let index = FullIndex::of(&census.people);
            let read = FullIndex::from_snapshot(&index.to_snapshot()).expect("it was just written");
            assert_eq!(answers(&read, &census), answers(&index, &census), "{people} people");
            assert_eq!(read.to_snapshot(), index.to_snapshot());
        }
    }

    #[test]
    fn every_other_byte_and_every_other_length_is_noticed() {
        let whole = FullIndex::of(&sample::census(6, 12, 0).people).to_snapshot();
        for at in 0..whole.len() {
            for flip in [1, 0x80, 0xFF] {
                let mut damaged = whole.clone();
                damaged[at] ^= flip;
                assert!(FullIndex::from_snapshot(&damaged).is_err(), "byte {at} with {flip}");
            }
            assert!(FullIndex::from_snapshot(&whole[..at]).is_err(), "cut at {at}");
        }
        assert!(FullIndex::from_snapshot(&[&whole[..], &[0]].concat()).is_err());
    }

    #[test]
    fn contents_that_somebody_made_up_are_refused_or_answered_and_never_a_panic() {
        let census = sample::census(6, 12, 2);
        let whole = FullIndex::of(&census.people).to_snapshot();
        let mut refused = 0;
        for (at, flip) in (HEAD..whole.len()).step_by(3).zip([1, 0x80, 0xFF].into_iter().cycle()) {
            let mut made_up = whole.clone();
            made_up[at] ^= flip;
            match FullIndex::from_snapshot(&resealed(&made_up)) {
                Ok(index) => drop(answers(&index, &census)),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 50, "only {refused} of the made-up files were refused");
    }

    #[test]
    fn a_refusal_says_what_was_expected() {
        let whole = FullIndex::of(&sample::census(6, 2, 0).people).to_snapshot();
        let said = |bytes: &[u8]| FullIndex::from_snapshot(bytes).expect_err("it is refused").to_string();
        assert_eq!(said(b"PK\x03\x04"), "this is no snapshot of a census: it does not begin with \"RCCENSUS\"");
        let mut other = whole.clone();
        other[8] = 9;
        assert_eq!(said(&other), "the snapshot has version 9, this program reads version 1");
        let length = whole.len() - HEAD;
        let short = format!("the snapshot has {} bytes behind its head, expected {length}", length - 3);
        assert_eq!(said(&whole[..whole.len() - 3]), short);
        other.clone_from(&whole);
        *other.last_mut().expect("it holds something") ^= 4;
        assert_eq!(said(&other), "the snapshot is damaged: its checksum differs");
    }
}
