//! Free text linked to skills: a phrase or a sentence, and the skills whose names it comes nearest to.
//!
//! Every skill has labels: its names here, those of the public taxonomies and ways in which people put it. A label is likest to the run of
//! words that shares most of its rarity, and that counts as far as the shared words say anything in a post. All in integers.

mod index;
mod rank;
pub mod stem;

use std::borrow::Cow;
use std::sync::OnceLock;

use super::pack::{Kind, Pack, VocabularyError};
use crate::SkillId;
use index::Index;

/// Where the parts of the links' pack lie.
pub mod section {
    /// The ids of skills.
    pub const SKILLS: usize = 0;
    /// The stems of all labels, sorted.
    pub const STEMS: usize = 2;
    /// For each stem how rare it is among the skills, in thousandths of the natural logarithm.
    pub const RARITIES: usize = 4;
    /// For each stem how rare it is among the sentences of posts, likewise.
    pub const POST_RARITIES: usize = 5;
    /// For each label one past its last word.
    pub const LABEL_ENDS: usize = 6;
    /// The words of all labels, as numbers of stems.
    pub const LABEL_WORDS: usize = 7;
    /// For each label its skill.
    pub const LABEL_SKILLS: usize = 8;
    /// For each label how much it counts, in hundredths.
    pub const LABEL_TRUSTS: usize = 9;
}

/// How like a text is to a skill that it names as a whole, in thousandths.
pub(super) const LIKENESS_OF_NAMED: u16 = 1000;

/// The pack and what is made of it when the first text is linked.
#[derive(Debug)]
pub(super) struct Links {
    pack: Pack,
    index: OnceLock<Index>,
}

impl Links {
    pub(super) fn open(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Self, VocabularyError> {
        let open = if trusted { Pack::open_trusted } else { Pack::open };
        Ok(Self { pack: open(Kind::Links, bytes)?, index: OnceLock::new() })
    }

    pub(super) fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The skills that a text is likest to, best first, each with its likeness in thousandths.
    pub(super) fn rank(&self, text: &str, top: usize) -> Vec<(SkillId, u16)> {
        let index = self.index.get_or_init(|| Index::of(&self.pack));
        let skills = self.pack.strings(section::SKILLS);
        let ranked = rank::rank(index, text, top).into_iter();
        ranked.map(|(skill, likeness)| (SkillId::new(skills.at(skill as usize)), likeness)).collect()
    }
}
