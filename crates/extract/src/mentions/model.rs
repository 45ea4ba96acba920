//! The file of the tagger's model, read in place.

use std::borrow::Cow;

use talent::vocabulary::VocabularyError;
use talent::vocabulary::pack::{Kind, Pack, PackWriter};

use super::classes::{Classes, KINDS};
use super::sentence::Gap;

/// What a word can be: outside of any mention, the first word of one, a further word of one.
pub const LABELS: usize = 3;
/// A word outside of any mention.
pub const OUTSIDE: usize = 0;
/// The first word of a mention.
pub const BEGIN: usize = 1;
/// A further word of a mention.
pub const INSIDE: usize = 2;

/// A row of the table of features: its hash and its weights.
const KEY_BYTES: usize = 4;
const ROW_BYTES: usize = KEY_BYTES + 2 * LABELS;

/// So many features are looked up before those whose row another has are looked for.
const FEATURES_AT_ONCE: usize = 128;

/// Where the parts lie in the pack.
mod section {
    pub(super) const CLASS_HASHES: usize = 0;
    pub(super) const CLASSES: usize = 1;
    pub(super) const PAIR_HASHES: usize = 2;
    pub(super) const PAIR_CLASSES: usize = 3;
    pub(super) const ROWS: usize = 4;
    pub(super) const STEPS: usize = 5;
}

/// The numbers of a model, to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Hashes of words, ascending, with their classes.
    pub classes: Vec<(u32, [u8; KINDS])>,
    /// Hashes of pairs of words, ascending, with their class.
    pub pairs: Vec<(u32, u8)>,
    /// Features by their hashes, none of which is 0, ascending, each with its weight for every label.
    pub weights: Vec<(u32, [i16; LABELS])>,
    /// Weights of steps: for each kind of gap, from each label to each.
    pub steps: Vec<i16>,
}

impl Parts {
    /// The bytes of the model's file.
    pub fn write(&self) -> Vec<u8> {
        let mut pack = PackWriter::default();
        pack.numbers(self.classes.iter().map(|(hash, _)| *hash));
        pack.bytes(self.classes.iter().flat_map(|(_, classes)| *classes).collect());
        pack.numbers(self.pairs.iter().map(|(hash, _)| *hash));
        pack.bytes(self.pairs.iter().map(|(_, class)| *class).collect());
        pack.bytes(rows(&self.weights));
        pack.bytes(self.steps.iter().flat_map(|step| step.to_le_bytes()).collect());
        pack.finish(Kind::Mentions)
    }
}

/// A model that was opened.
#[derive(Debug)]
pub struct Model {
    pack: Pack,
    steps: Vec<i32>,
}

impl Model {
    /// Opens a model and verifies every byte. Fails if the bytes are of another kind or format or were damaged.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, VocabularyError> {
        Pack::open(Kind::Mentions, bytes).map(Self::of)
    }

    /// Opens bytes that were verified before.
    pub(crate) fn trusted(bytes: &'static [u8]) -> Result<Self, VocabularyError> {
        Pack::open_trusted(Kind::Mentions, Cow::Borrowed(bytes)).map(Self::of)
    }

    fn of(pack: Pack) -> Self {
        let bytes = pack.section(section::STEPS);
        let steps = (0..Gap::COUNT * LABELS * LABELS).map(|at| i32::from(i16_at(bytes, at))).collect();
        Self { pack, steps }
    }

    /// The classes of words.
    pub fn classes(&self) -> Classes<'_> {
        Classes {
            words: self.pack.numbers(section::CLASS_HASHES),
            of_words: self.pack.section(section::CLASSES),
            pairs: self.pack.numbers(section::PAIR_HASHES),
            of_pairs: self.pack.section(section::PAIR_CLASSES),
        }
    }

    /// How much speaks for each label of a word with these features.
    pub(super) fn score(&self, features: &[u32]) -> [i32; LABELS] {
        let (rows, _) = self.pack.section(section::ROWS).as_chunks::<ROW_BYTES>();
        let mut sums = [0; LABELS];
        let Some(mask) = rows.len().checked_sub(1) else { return sums };
        // Most features are told by the row where they would be first; those whose row another has come after these. The first look
        // takes no branch, since none could be foreseen, and so the next rows are fetched while one is added.
        let mut elsewhere = [0; FEATURES_AT_ONCE];
        for features in features.chunks(FEATURES_AT_ONCE) {
            let mut waiting = 0;
            for &feature in features {
                let row = &rows[feature as usize & mask];
                let key = key(row);
                add(&mut sums, row, i32::from(key == feature));
                elsewhere[waiting] = feature;
                waiting += usize::from(key != feature && key != 0);
            }
            for &feature in &elsewhere[..waiting] {
                let mut at = feature as usize & mask;
                for _ in 0..rows.len() {
                    at = (at + 1) & mask;
                    let key = key(&rows[at]);
                    if key == 0 || key == feature {
                        add(&mut sums, &rows[at], i32::from(key == feature));
                        break;
                    }
                }
            }
        }
        sums
    }

    /// How much speaks for the step from one label to the next across a gap.
    pub(super) fn step(&self, gap: Gap, from: usize, to: usize) -> i32 {
        self.steps.get((gap as usize * LABELS + from) * LABELS + to).copied().unwrap_or_default()
    }
}

/// A hash table of features, each with its weights beside it: a feature that is not there is told by one look.
fn rows(weights: &[(u32, [i16; LABELS])]) -> Vec<u8> {
    let size = (weights.len() * 3 / 2).next_power_of_two();
    let mut taken = vec![false; size];
    let mut rows = vec![0; size * ROW_BYTES];
    for (hash, values) in weights {
        let mut at = *hash as usize & (size - 1);
        while taken[at] {
            at = (at + 1) & (size - 1);
        }
        taken[at] = true;
        let bytes = hash.to_le_bytes().into_iter().chain(values.iter().flat_map(|value| value.to_le_bytes()));
        for (to, byte) in rows[at * ROW_BYTES..].iter_mut().zip(bytes) {
            *to = byte;
        }
    }
    rows
}

/// The feature whose weights a row has; 0 for none.
fn key(row: &[u8; ROW_BYTES]) -> u32 {
    u32::from_le_bytes([row[0], row[1], row[2], row[3]])
}

/// Adds a row's weights as often as is said.
fn add(sums: &mut [i32; LABELS], row: &[u8; ROW_BYTES], times: i32) {
    for (label, sum) in sums.iter_mut().enumerate() {
        let at = KEY_BYTES + 2 * label;
        *sum += i32::from(i16::from_le_bytes([row[at], row[at + 1]])) * times;
    }
}

fn i16_at(bytes: &[u8], index: usize) -> i16 {
    bytes.get(index * 2..).and_then(|rest| rest.first_chunk()).map_or(0, |number| i16::from_le_bytes(*number))
}
