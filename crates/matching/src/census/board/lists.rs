//! For each block, by skill, which of its postings ask for it.

/// Lists of packed entries.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    blocks: Vec<BlockLists>,
    entries: Vec<u32>,
}

/// The skills of a block and where the list of each begins.
#[derive(Clone, Debug)]
struct BlockLists {
    words: Box<[Word]>,
    starts: Box<[u32]>,
}

/// Sixty-four skills.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// Which of them have a list.
    present: u64,
    /// How many lists come before theirs.
    before: u32,
}

impl Lists {
    /// Adds the lists of one more block, given as its entries with the skill of each.
    pub(super) fn push(&mut self, mut asked: Vec<(u16, u32)>) {
        asked.sort_unstable();
        let most = asked.last().map_or(0, |&(skill, _)| usize::from(skill) / 64 + 1);
        let mut words = vec![Word::default(); most];
        let mut starts = Vec::new();
        for list in asked.chunk_by(|a, b| a.0 == b.0) {
            let skill = usize::from(list[0].0);
            words[skill / 64].present |= 1 << (skill % 64);
            starts.push(self.end());
            self.entries.extend(list.iter().map(|&(_, entry)| entry));
        }
        starts.push(self.end());
        let mut before = 0;
        for word in &mut words {
            word.before = before;
            before += word.present.count_ones();
        }
        self.blocks.push(BlockLists { words: words.into(), starts: starts.into() });
    }

    /// The entries of a skill in a block.
    pub(super) fn of(&self, block: usize, skill: u16) -> &[u32] {
        let lists = &self.blocks[block];
        let Some(word) = lists.words.get(usize::from(skill) / 64) else { return &[] };
        let bit = 1_u64 << (skill % 64);
        if word.present & bit == 0 {
            return &[];
        }
        let at = (word.before + (word.present & (bit - 1)).count_ones()) as usize;
        &self.entries[lists.starts[at] as usize..lists.starts[at + 1] as usize]
    }

    /// Bytes of memory.
    pub(super) fn bytes(&self) -> usize {
        let of = |block: &BlockLists| size_of_val(&*block.words) + size_of_val(&*block.starts);
        size_of_val(&*self.entries) + self.blocks.iter().map(of).sum::<usize>()
    }

    fn end(&self) -> u32 {
        u32::try_from(self.entries.len()).expect("all requirements are fewer than memory holds")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_block_answers_for_its_own_skills_and_no_others() {
        let mut lists = Lists::default();
        lists.push(vec![(64, 7), (3, 9), (64, 2)]);
        lists.push(Vec::new());
        lists.push(vec![(u16::MAX, 1), (0, 5)]);
        let all = |block| [0, 3, 63, 64, 65, u16::MAX].map(|skill| lists.of(block, skill).to_vec());
        assert_eq!(all(0), [vec![], vec![9], vec![], vec![2, 7], vec![], vec![]]);
        assert!(all(1).concat().is_empty());
        assert_eq!(all(2), [vec![5], vec![], vec![], vec![], vec![], vec![1]]);
    }
}
