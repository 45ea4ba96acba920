//! What the numbers of skills and occupations have to do with each other.

use std::collections::BTreeMap;

use talent::vocabulary::Relation;

use super::known::Tiny;
use crate::weights::{Permille, WHOLE};

/// What is known of skills: which help with which, and how rare each is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skills {
    /// By the skill that is needed.
    helpers: BTreeMap<u16, Vec<(u16, Relation)>>,
    rarity: BTreeMap<u16, u16>,
}

impl Skills {
    /// Whoever holds `held` shows or helps with `needed` by `relation`. Said twice, the last counts; a skill is always the same as itself.
    pub fn relate(&mut self, held: u16, needed: u16, relation: Relation) {
        if held == needed {
            return;
        }
        let helpers = self.helpers.entry(needed).or_default();
        helpers.retain(|&(before, _)| before != held);
        if !matches!(relation, Relation::None | Relation::Same) {
            helpers.push((held, relation));
        }
    }

    /// How much a skill tells about a fit, in thousandths; [`WHOLE`] of a skill of which nothing is said.
    pub fn set_rarity(&mut self, skill: u16, rarity: u16) {
        self.rarity.insert(skill, rarity);
    }

    /// The skills that show or help with `needed`, itself first, and how.
    pub fn showing(&self, needed: u16) -> impl Iterator<Item = (u16, Relation)> {
        let helpers = self.helpers.get(&needed).map_or(&[][..], |helpers| helpers);
        std::iter::once((needed, Relation::Same)).chain(helpers.iter().copied())
    }

    pub(crate) fn rarity(&self, skill: u16) -> u16 {
        self.rarity.get(&skill).copied().unwrap_or(WHOLE)
    }
}

/// How alike each two occupations are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occupations {
    count: u8,
    alike: Vec<Permille>,
}

impl Occupations {
    /// Of `count` occupations, so many thousandths for each two by `alike`; more than 1,000 is 1,000, and each is wholly like itself.
    pub fn new(count: u8, alike: impl Fn(u8, u8) -> u16) -> Self {
        let of = |one| (0..count).map(move |other| (one, other));
        let share = |(one, other)| if one == other { WHOLE } else { alike(one, other).min(WHOLE) };
        Self { count, alike: (0..count).flat_map(of).map(share).collect() }
    }

    /// How alike two are; `None` where one is not known.
    pub(crate) fn likeness(&self, one: Tiny, other: Tiny) -> Option<Permille> {
        let known = |occupation: Tiny| occupation.known().filter(|&number| number < self.count).map(usize::from);
        let (one, other) = (known(one)?, known(other)?);
        self.alike.get(one * usize::from(self.count) + other).copied()
    }
}
