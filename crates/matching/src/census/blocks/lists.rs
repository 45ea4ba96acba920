//! Who holds a skill, block by block.

use super::BLOCK;
use crate::census::people::{Kind, People};
use crate::census::snapshot::{Reading, Sections, SnapshotError, check_offsets};
use crate::simd::prefetch;

/// For each skill and block the postings of those who hold it, in one flat array: skill by skill, and block by block within a skill.
#[derive(Clone, Debug)]
pub(super) struct Lists<P> {
    blocks: usize,
    /// Where the postings of each skill and block begin, and at last where they end.
    starts: Vec<u32>,
    postings: Vec<P>,
}

impl<P: Copy + Default> Lists<P> {
    /// Of the people at the places of `order`; `posting` says how somebody at a position of a block who holds a skill is written.
    pub(super) fn of(people: &People, order: &[u32], posting: impl Fn(u16, Kind) -> P) -> Self {
        let skills = people.skills.iter().max().map_or(0, |&most| usize::from(most) + 1);
        let blocks = order.len().div_ceil(BLOCK);
        let mut starts = starts(people, order, skills);
        let mut postings = vec![P::default(); starts.last().map_or(0, |&end| end as usize)];
        let mut next = vec![0; skills];
        for (block, members) in order.chunks(BLOCK).enumerate() {
            for (skill, next) in next.iter_mut().enumerate() {
                *next = starts[skill * blocks + block];
            }
            for (at, &place) in (0..).zip(members) {
                let person = people.at(place as usize);
                for (&skill, &kind) in person.skills.iter().zip(person.kinds) {
                    let next = &mut next[usize::from(skill)];
                    postings[*next as usize] = posting(at, kind);
                    *next += 1;
                }
            }
        }
        starts.shrink_to_fit();
        Self { blocks, starts, postings }
    }

    /// Asks for what tells where those who hold a skill in a block are written.
    pub(super) fn hint(&self, skill: u16, block: usize) {
        prefetch(&self.starts, usize::from(skill) * self.blocks + block);
    }

    /// Those who hold a skill in a block.
    pub(super) fn list(&self, skill: u16, block: usize) -> &[P] {
        let at = usize::from(skill) * self.blocks + block;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.postings.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl Lists<[u8; 3]> {
    /// Adds them to a file.
    pub(super) fn write(&self, file: &mut Sections) {
        file.push(&self.starts, u32::to_le_bytes);
        file.push(&self.postings, |posting| posting);
    }

    /// Those of a file, for so many people.
    pub(super) fn read(file: &mut Reading<'_>, people: usize) -> Result<Self, SnapshotError> {
        let (starts, postings) = (file.next(u32::from_le_bytes)?, file.next(|posting| posting)?);
        check_offsets(&starts, postings.len())?;
        let blocks = people.div_ceil(BLOCK);
        if (starts.len() - 1).checked_rem(blocks).unwrap_or(starts.len() - 1) != 0 {
            return Err(SnapshotError::Contradiction("not every skill has a list in every block"));
        }
        Ok(Self { blocks, starts, postings })
    }
}

fn starts(people: &People, order: &[u32], skills: usize) -> Vec<u32> {
    let blocks = order.len().div_ceil(BLOCK);
    let mut starts = vec![0; skills * blocks + 1];
    let mut counts = vec![0; skills];
    for (block, members) in order.chunks(BLOCK).enumerate() {
        counts.fill(0);
        for &place in members {
            for &skill in people.at(place as usize).skills {
                counts[usize::from(skill)] += 1;
            }
        }
        for (skill, &count) in counts.iter().enumerate() {
            starts[skill * blocks + block + 1] = count;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    starts
}
