//! What openings ask for one by one, and for each such thing the openings that ask for it: a person is held against what their record
//! shows, and nobody looks at the rest.

use serde::Serialize;
use talent::Years;

use super::openings::OpeningRow;
use crate::need::SkillKey;
use crate::receipt::Criterion;

/// One thing that an opening asks for among several of its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) enum Want {
    Skill(SkillKey, Option<Years>),
    /// Folded.
    Certification(String),
    /// Folded.
    Language(String),
}

impl Want {
    pub(super) const fn criterion(&self) -> Criterion {
        match self {
            Self::Skill(..) => Criterion::Skills,
            Self::Certification(_) => Criterion::Certifications,
            Self::Language(_) => Criterion::Languages,
        }
    }
}

/// A want of one opening.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    /// Its number among the distinct wants.
    pub(super) number: u32,
    pub(super) points_max: u16,
    /// Where this opening stands among those that ask for it.
    at: u32,
}

/// An opening among those that ask for one thing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asker {
    /// Where the opening stands in memory.
    pub(super) place: u32,
    pub(super) points_max: u16,
    /// Which of its wants this is.
    which: u32,
}

/// For each want, by its number, the openings that have it, in no order.
#[derive(Clone, Debug, Default)]
pub(super) struct Askers(Vec<Vec<Asker>>);

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer openings and wants than four thousand million fit into memory")
}

impl Askers {
    /// The openings that ask for the want with this number.
    pub(super) fn of(&self, want: u32) -> &[Asker] {
        self.0.get(want as usize).map_or(&[], |askers| &**askers)
    }

    /// The wants, each with its number and what it can earn, of the opening that will stand at `place`.
    pub(super) fn enter(&mut self, place: usize, wants: impl Iterator<Item = (u32, u16)>) -> Box<[Asked]> {
        let enter = |(which, (want, points_max)): (usize, (u32, u16))| {
            let known = self.0.len().max(want as usize + 1);
            self.0.resize_with(known, Vec::new);
            let askers = &mut self.0[want as usize];
            let at = number(askers.len());
            askers.push(Asker { place: number(place), points_max, which: number(which) });
            Asked { number: want, points_max, at }
        };
        wants.enumerate().map(enter).collect()
    }

    /// The opening at `place` asks for nothing any more.
    pub(super) fn leave(&mut self, place: usize, openings: &mut [OpeningRow]) {
        for which in 0..openings[place].wants.len() {
            let Asked { number: want, at, .. } = openings[place].wants[which];
            let askers = &mut self.0[want as usize];
            askers.swap_remove(at as usize);
            if let Some(moved) = askers.get(at as usize) {
                openings[moved.place as usize].wants[moved.which as usize].at = at;
            }
        }
    }

    /// The opening with these wants stands at `place` now.
    pub(super) fn moved(&mut self, wants: &[Asked], place: usize) {
        for asked in wants {
            self.0[asked.number as usize][asked.at as usize].place = number(place);
        }
    }
}
