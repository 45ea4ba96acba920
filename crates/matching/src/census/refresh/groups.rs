//! Postings that ask for like skills in groups, so that people whom the same postings suit can stand together.
//!
//! What a group is does not matter to any answer, only to how soon it is found: groups are found by moving each posting to the group whose
//! skills are most like its own, a few times over, from postings taken evenly from all.

use crate::census::postings::Postings;

/// How many groups there are at most.
pub(super) const GROUPS: usize = 64;

/// How often postings move.
const ROUNDS: usize = 6;

/// Postings that are looked at to find what groups ask for.
const SAMPLE: usize = 16_384;

/// Affinities are in so many parts.
const WHOLE: u64 = 1000;

/// Skills of one person or posting that tell the group, so that no sum exceeds 16 bits.
const TELLING: usize = 64;

/// How much each skill speaks for each group.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    affinities: Vec<[u16; GROUPS]>,
}

impl Groups {
    pub(super) fn of(postings: &Postings) -> Self {
        let step = postings.len().div_ceil(SAMPLE).max(1);
        let sample = || (0..postings.len()).step_by(step).map(|place| postings.at(place).asked);
        let skills = sample().flatten().map(|asked| usize::from(asked.skill) + 1).max().unwrap_or(0);
        let mut weights = vec![[0_u32; GROUPS]; skills];
        let apart = (postings.len().div_ceil(step) / GROUPS).max(1);
        for (group, asked) in sample().step_by(apart).take(GROUPS).enumerate() {
            for one in asked {
                weights[usize::from(one.skill)][group] += u32::from(one.base_weight);
            }
        }
        let mut this = Self { affinities: affinities(&weights) };
        for _ in 0..ROUNDS {
            weights.fill([0; GROUPS]);
            for asked in sample() {
                let group = this.group(asked.iter().map(|one| one.skill));
                for one in asked {
                    weights[usize::from(one.skill)][usize::from(group)] += u32::from(one.base_weight);
                }
            }
            this.affinities = affinities(&weights);
        }
        this
    }

    /// The group for which these skills speak most.
    pub(super) fn group(&self, skills: impl Iterator<Item = u16>) -> u8 {
        let mut sums = [0_u16; GROUPS];
        for affinities in skills.take(TELLING).filter_map(|skill| self.affinities.get(usize::from(skill))) {
            for (sum, affinity) in sums.iter_mut().zip(affinities) {
                *sum += affinity;
            }
        }
        let most = sums.iter().copied().max().unwrap_or(0);
        (0..).zip(sums).find(|&(_, sum)| sum == most).map_or(0, |(group, _)| group)
    }
}

/// What groups weigh skills with, each group's as parts of the length of all of its weights.
fn affinities(weights: &[[u32; GROUPS]]) -> Vec<[u16; GROUPS]> {
    let mut lengths = [0_u64; GROUPS];
    for row in weights {
        for (length, &weight) in lengths.iter_mut().zip(row) {
            *length += u64::from(weight).pow(2);
        }
    }
    let lengths = lengths.map(|length| length.isqrt().max(1));
    let affinity = |weight: u32, length: u64| u16::try_from(u64::from(weight) * WHOLE / length).unwrap_or(u16::MAX);
    let of_row = |row: &[u32; GROUPS]| std::array::from_fn(|group| affinity(row[group], lengths[group]));
    weights.iter().map(of_row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::census::postings::{Asked, PostingRow};
    use talent::Importance;

    fn asked(skill: u16) -> Asked {
        Asked { skill, years: 0, importance: Importance::Required, listed: false, base_weight: 100 }
    }

    #[test]
    fn who_holds_the_skills_of_some_postings_is_of_their_group() {
        let mut postings = Postings::default();
        for number in 0..40 {
            let first = number % 2 * 10;
            postings.push(PostingRow::default(), [0, 1, 2].map(|skill| asked(first + (skill + number) % 5)));
        }
        let groups = Groups::of(&postings);
        let of = |skills: [u16; 4]| groups.group(skills.into_iter());
        assert_ne!(of([0, 1, 2, 3]), of([10, 11, 12, 13]));
        assert_eq!(groups.group([900].into_iter()), 0, "nobody asks for it");
    }
}
