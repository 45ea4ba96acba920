//! What kind of word a word is, and a pair of words, as far as public names of skills and titles and plain sentences tell.

use talent::vocabulary::pack::Numbers;

use super::features::{fnv, mix};

/// How many ways of telling there are for a word: its place in names, its field, and its neighbours told apart coarsely and finely.
pub const KINDS: usize = 4;

/// Classes of words and of pairs, each sorted by hashes.
#[derive(Clone, Copy, Debug)]
pub struct Classes<'a> {
    pub(super) words: Numbers<'a>,
    pub(super) of_words: &'a [u8],
    pub(super) pairs: Numbers<'a>,
    pub(super) of_pairs: &'a [u8],
}

impl Classes<'_> {
    /// The classes of a folded word; zeros for a word of which nothing is known.
    pub fn of(&self, folded: &str) -> [u8; KINDS] {
        let at = find(self.words, hash(folded)).and_then(|at| self.of_words.get(at * KINDS..));
        at.and_then(|rest| rest.first_chunk()).copied().unwrap_or_default()
    }

    /// The class of two folded words in a row; 0 where no name has them.
    pub fn of_pair(&self, first: &str, second: &str) -> u8 {
        find(self.pairs, pair_hash(first, second)).and_then(|at| self.of_pairs.get(at)).copied().unwrap_or(0)
    }
}

/// Where a hash stands among sorted ones. Hashes are spread evenly, so that its place is nearly known before any is looked at.
fn find(sorted: Numbers<'_>, wanted: u32) -> Option<usize> {
    let count = sorted.len();
    let guess = usize::try_from((u64::from(wanted) * count as u64) >> 32).unwrap_or(0);
    let (mut low, mut high, mut reach) = (0, count, 16);
    while low + reach < high {
        let (from, to) = (guess.saturating_sub(reach), guess + reach);
        if from > low && sorted.at(from) > wanted {
            high = high.min(from);
        } else if to < high && sorted.at(to) < wanted {
            low = low.max(to + 1);
        } else {
            low = low.max(from);
            high = high.min(to + 1);
            break;
        }
        reach *= 4;
    }
    while low < high {
        let middle = usize::midpoint(low, high);
        match sorted.at(middle).cmp(&wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
            std::cmp::Ordering::Equal => return Some(middle),
        }
    }
    None
}

/// The hash under which a folded word stands in the table.
pub fn hash(folded: &str) -> u32 {
    mix(fnv(0x811c_9dc5, folded.as_bytes()))
}

/// The hash under which two folded words in a row stand in the table.
pub fn pair_hash(first: &str, second: &str) -> u32 {
    mix(fnv(fnv(fnv(0x811c_9dc5, first.as_bytes()), b" "), second.as_bytes()))
}
