//! The best so many of what was found, exactly and in order.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A person or a posting with the score of the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The caller's number.
    pub id: u32,
    /// Of the base task its integer, in full parts per million.
    pub score: u32,
}

impl Found {
    /// Greater is better: the score, then the lower id.
    const fn rank(self) -> u64 {
        (self.score as u64) << 32 | !self.id as u64
    }

    #[expect(clippy::cast_possible_truncation, reason = "a rank is made of two halves of 32 bits")]
    const fn from_rank(rank: u64) -> Self {
        Self { id: !(rank as u32), score: (rank >> 32) as u32 }
    }
}

/// The best so many so far.
#[derive(Clone, Debug)]
pub struct Best {
    most: usize,
    ranks: BinaryHeap<Reverse<u64>>,
}

impl Best {
    /// Room for the best `most`.
    pub fn of(most: usize) -> Self {
        Self { most, ranks: BinaryHeap::new() }
    }

    /// How many there is room for.
    pub(crate) const fn most(&self) -> usize {
        self.most
    }

    /// The least score that may still get in; 0 while there is room.
    pub fn least(&self) -> u32 {
        match self.ranks.peek() {
            Some(&Reverse(rank)) if self.ranks.len() >= self.most => Found::from_rank(rank).score,
            _ => 0,
        }
    }

    /// Takes `found` in if it is among the best.
    pub fn add(&mut self, found: Found) {
        if self.ranks.len() < self.most {
            self.ranks.push(Reverse(found.rank()));
        } else if let Some(mut worst) = self.ranks.peek_mut()
            && worst.0 < found.rank()
        {
            *worst = Reverse(found.rank());
        }
    }

    /// The best first; between equal scores the lower id.
    pub fn sorted(self) -> Vec<Found> {
        self.ranks.into_sorted_vec().into_iter().map(|Reverse(rank)| Found::from_rank(rank)).collect()
    }
}
