//! The openings that are likest to one.

use super::Network;
use super::openings::{AskedSkill, Column, OpeningRow, Openings};
use super::values::Shared;
use crate::need::Requirement;
use crate::opening::Opening;
use crate::similar::{Similar, compare, is_experience_shared, is_pay_shared, workplace_share};
use crate::titles::{Meaning, Probe};
use crate::weights::{Permille, WHOLE, Weights, points};

/// An opening with its likeness to what other openings have in common, by its number.
struct Likeness<'a> {
    opening: &'a Opening,
    weights: &'a Weights,
    /// For each skill what it weighs in this opening; 0 where it is not asked for.
    skills: Vec<u32>,
    /// For each skill how rare it is among the openings.
    rarity: Vec<u32>,
    /// What the skills of this opening weigh together.
    skills_all: u64,
    titles: Vec<Permille>,
    workplaces: Vec<Permille>,
}

impl<K: Ord + Copy> Network<'_, K> {
    /// The openings that are likest to one, at most `most`, the likest first: by what they ask for, what they are called, where they are
    /// and what they pay. Each has something in common with it.
    pub fn similar(&self, opening: K, most: usize) -> Vec<(K, Similar)> {
        let (openings, tie) = (&self.openings.members, self.openings.tie());
        let Some(here) = openings.place(opening) else { return Vec::new() };
        let (one, row) = (&openings.values[here], &openings.rows[here]);
        let rarity = rarities(&self.shared, self.opening_count());
        let view = Likeness::of(one, row, &self.shared, rarity, self.weights);
        let others = (0..openings.len()).filter(|&place| place != here);
        let mut found: Vec<(u16, usize)> =
            others.filter_map(|place| Some((view.to(&self.openings, place)?, place))).collect();
        let order = |a: &(u16, usize), b: &(u16, usize)| b.0.cmp(&a.0).then_with(|| tie(a.1, b.1));
        if most < found.len() {
            found.select_nth_unstable_by(most, order);
            found.truncate(most);
        }
        found.sort_unstable_by(order);
        let similar = |(likeness, place): (u16, usize)| {
            let other = &openings.values[place];
            let rarity = |requirement: &Requirement| view.weight_of(requirement, &self.shared);
            let (because, differs) = compare(one, other, rarity, self.weights, self.vocabulary);
            let posting = other.card.clone();
            (openings.keys[place], Similar { likeness, posting, because, differs })
        };
        found.into_iter().map(similar).collect()
    }
}

impl<'a> Likeness<'a> {
    fn of(opening: &'a Opening, row: &OpeningRow, shared: &Shared, rarity: Vec<u32>, weights: &'a Weights) -> Self {
        let need = &opening.need;
        let mut skills = vec![0; rarity.len()];
        for asked in &row.skills {
            skills[asked.number as usize] = asked.weight * rarity[asked.number as usize];
        }
        let title = need.title.as_ref().map(|title| Probe::of(Meaning::of(&title.value)));
        let like = |asked: &_| title.as_ref().and_then(|title| title.share(asked)).unwrap_or(0);
        let place = |other: &_| workplace_share(&need.workplace, other, weights.place.same_region);
        Self {
            opening,
            weights,
            skills_all: skills.iter().map(|&weight| u64::from(weight)).sum(),
            skills,
            rarity,
            titles: shared.titles_asked.table(&0, like),
            workplaces: shared.workplaces.table(&0, place),
        }
    }

    /// In thousandths; `None` where neither a skill nor the title is in common.
    fn to<K: Ord + Copy>(&self, openings: &Openings<K>, place: usize) -> Option<u16> {
        let rules = self.weights.similar;
        let (other, row) = (&openings.members.values[place], &openings.members.rows[place]);
        let number = |column: Column| openings.members.column(column as usize)[place] as usize;
        let title = self.titles.get(number(Column::Title)).copied().unwrap_or(0);
        let skills = self.skills_share(&row.skills);
        if skills.is_none() && title < rules.title_from {
            return None;
        }
        let whole = |is_shared: bool| if is_shared { WHOLE } else { 0 };
        let experience = is_experience_shared(self.opening.card.experience, other.card.experience);
        let pay = is_pay_shared(self.opening.card.pay.as_ref(), row.pay.as_ref(), self.weights);
        let parts = [
            points(rules.skills, skills.unwrap_or(0)),
            points(rules.title, title),
            points(rules.place, self.workplaces[number(Column::Workplace)]),
            points(rules.experience, whole(experience)),
            points(rules.pay, whole(pay)),
        ];
        Some(parts.iter().sum())
    }

    /// What the skills that both ask for weigh, of what all that either asks for weigh; `None` where there are none.
    fn skills_share(&self, asked: &[AskedSkill]) -> Option<Permille> {
        let (mut shared, mut there) = (0_u64, 0_u64);
        for asked in asked {
            let (number, weight) = (asked.number as usize, asked.weight * self.rarity[asked.number as usize]);
            shared += u64::from(weight.min(self.skills[number]));
            there += u64::from(weight);
        }
        let either = self.skills_all + there - shared;
        let share = (shared * u64::from(WHOLE)).checked_div(either).filter(|_| shared > 0)?;
        Some(u16::try_from(share).expect("what both ask for is at most what either asks for"))
    }

    fn weight_of(&self, requirement: &Requirement, shared: &Shared) -> u32 {
        let rarity = shared.skills_asked.number(&requirement.key).map_or(0, |number| self.rarity[number as usize]);
        rarity * self.weights.requirement(requirement)
    }
}

/// How rare each skill is among the openings, in quarters of a bit: 1 where all ask for it, 4 more each time that half as many do.
fn rarities(shared: &Shared, openings: usize) -> Vec<u32> {
    let rarity = |members: u32| {
        let times = ((openings as u128) << 8).checked_div(u128::from(members)).unwrap_or(0);
        times.clamp(1 << 8, 1 << 31).pow(4).ilog2() - 32 + 1
    };
    shared.skills_asked.members_table().into_iter().map(rarity).collect()
}
