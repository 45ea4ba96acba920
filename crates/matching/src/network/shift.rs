//! What a single change to a person does to what openings come to: to some of them, by a difference.

use std::collections::BTreeMap;

use talent::vocabulary::{Relation, Vocabulary};

use super::for_person::{ForPerson, Shown};
use super::openings::{Column, Openings};
use super::values::Shared;
use crate::criteria::skills;
use crate::need::SkillKey;
use crate::offer::{HeldSkill, Offer};
use crate::tally::Tally;
use crate::weights::{Permille, Weights};
use crate::what_if::Change;

/// What a change adds to the tallies of openings.
pub(super) enum Shift {
    /// To each that has the value with this number in a column.
    Column(Column, Vec<Tally>),
    /// To each that asks for one of these wants, by rising number.
    Wants(Vec<(u32, Gain)>),
}

/// How a record stands to a want before and after.
#[derive(Clone, Copy)]
pub(super) struct Gain {
    before: Option<Shown>,
    after: Shown,
}

impl Gain {
    pub(super) fn of(self, points_max: u16) -> Tally {
        self.after.gain(points_max) - self.before.map_or(Tally::default(), |shown| shown.gain(points_max))
    }
}

impl Shift {
    /// What `change` does; `terms` are what the person wishes and states, without skills and titles.
    pub(super) fn of(
        change: &Change,
        terms: &Offer,
        view: &ForPerson<'_>,
        shared: &Shared,
        (weights, vocabulary): (&Weights, &Vocabulary),
    ) -> Self {
        let column = match change {
            Change::PayFloor(_) => Column::Pay,
            Change::Place(_) | Change::Remote(_) => Column::Workplace,
            Change::Years(_) => Column::Years,
            Change::NoticeDays(_) => Column::Terms,
            Change::Skill { id, name, years } => {
                let skill = HeldSkill::in_use(id.clone(), name.clone(), *years);
                let counted = counted(&skill, shared, weights, vocabulary).into_iter();
                let gain = |(want, share)| {
                    Some((want, Gain { before: view.shown(want), after: view.shown_after(want, share)? }))
                };
                return Self::Wants(counted.filter_map(gain).collect());
            }
        };
        let after = view.table_after(column, &terms.clone().with(change, vocabulary));
        Self::Column(column, after.iter().zip(view.table(column)).map(|(&after, &before)| after - before).collect())
    }

    /// What it adds to the opening at a place.
    pub(super) fn at<K: Ord + Copy>(&self, place: usize, openings: &Openings<K>) -> Tally {
        match self {
            Self::Column(column, added) => added[openings.members.column(*column as usize)[place] as usize],
            Self::Wants(gains) => {
                let gained = openings.members.rows[place].wants.iter().filter_map(|asked| {
                    let at = gains.binary_search_by_key(&asked.number, |&(want, _)| want).ok()?;
                    Some(gains[at].1.of(asked.points_max))
                });
                gained.fold(Tally::default(), |sum, gain| sum + gain)
            }
        }
    }
}

/// What a skill counts for each want that it shows or helps with.
fn counted(skill: &HeldSkill, shared: &Shared, weights: &Weights, vocabulary: &Vocabulary) -> BTreeMap<u32, Permille> {
    let helped = skill.key.id().into_iter().flat_map(|id| vocabulary.helped_by(id));
    let helped = helped.map(|(needed, relation)| (SkillKey::Known(needed), relation));
    let mut counted = BTreeMap::new();
    for (key, relation) in std::iter::once((skill.key.clone(), Relation::Same)).chain(helped) {
        for (want, asked) in shared.skill_wants(&key) {
            let share = skills::share_of(relation, skill.years, skill.months_ago, asked, weights);
            let most: &mut Permille = counted.entry(want).or_default();
            *most = (*most).max(share);
        }
    }
    counted
}
