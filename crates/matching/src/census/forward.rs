//! What somebody gains by skills, from their own list of them.

use super::judged::JudgedSkill;
use super::people::{Kind, PersonView};
use super::postings::Asked;

/// The requirements of a posting by the skills that show them.
pub(crate) struct Forward<'a> {
    /// For each skill the place of the first of its uses, from 1; 0 where it is of no use.
    first: Vec<u32>,
    uses: Vec<Use<'a>>,
}

/// A skill that shows a requirement or helps with it.
struct Use<'a> {
    skill: u16,
    requirement: usize,
    gains: &'a [u16; Kind::COUNT],
}

impl<'a> Forward<'a> {
    pub(crate) fn of(skills: &'a [JudgedSkill]) -> Self {
        let of_one = |(requirement, skill): (usize, &'a JudgedSkill)| {
            skill.shown_by.iter().map(move |one| Use { skill: one.skill, requirement, gains: &one.gains })
        };
        let mut uses: Vec<Use<'a>> = skills.iter().enumerate().flat_map(of_one).collect();
        uses.sort_unstable_by_key(|one| (one.skill, one.requirement));
        let mut first = vec![0; uses.last().map_or(0, |last| usize::from(last.skill) + 1)];
        for (at, one) in uses.iter().enumerate().rev() {
            first[usize::from(one.skill)] =
                u32::try_from(at + 1).expect("each of few requirements is shown by at most all skills");
        }
        Self { first, uses }
    }

    /// What a person gains by skills.
    pub(crate) fn gain(&self, person: PersonView<'_>) -> u32 {
        let mut gained = [0; Asked::COUNT_MAX];
        let mut sum = 0;
        for (&skill, kind) in person.skills.iter().zip(person.kinds) {
            let Some(&at) = self.first.get(usize::from(skill)).filter(|&&at| at > 0) else { continue };
            for one in self.uses[at as usize - 1..].iter().take_while(|one| one.skill == skill) {
                let more = one.gains[usize::from(kind.code())].saturating_sub(gained[one.requirement]);
                gained[one.requirement] += more;
                sum += u32::from(more);
            }
        }
        sum
    }
}
