//! The drawn network: what the generator's arrays say, as censuses for the two scores.

use std::path::Path;

use anyhow::{Result, ensure};
use matching::census::{
    Asked, Census, Held, Kind, Occupations, People, PersonRow, PostingRow, Postings, Skills, Small, Tiny,
};
use talent::Importance;
use talent::vocabulary::Relation;

use super::arrays::Arrays;

/// "Not known" in arrays of bytes.
const UNKNOWN: u8 = u8::MAX;
/// "Nobody" in the lists of blocked employers.
const NOBODY: u16 = u16::MAX;
/// Postings state pay and notice in these units.
const NOTICE_UNIT_DAYS: u8 = 15;
const OCCUPATIONS: usize = 50;
const RELATIONS: usize = 6;
/// The first of a skill's relations are skills that imply it; the others are related to it.
const IMPLYING: usize = 2;
const LEVELS: std::ops::RangeInclusive<u8> = 6..=10;

/// Every array of the network, checked against each other.
pub(super) struct Drawn {
    people: DrawnPeople,
    /// How many of them count.
    kept: usize,
    postings: DrawnPostings,
    related: Vec<u16>,
    related_percent: Vec<u8>,
    alike_percent: Vec<u8>,
    /// Ids of postings and of people that can ask.
    asking: [Vec<u32>; 2],
    /// Ids of open postings that ask for people.
    pub(super) asking_postings: Vec<u32>,
    /// Ids of active people who ask for postings.
    pub(super) asking_people: Vec<u32>,
}

struct DrawnPeople {
    starts: Vec<u32>,
    skills: Vec<u16>,
    levels: Vec<u8>,
    since: Vec<u8>,
    years: Vec<u8>,
    floor: Vec<u16>,
    floor_known: Vec<u8>,
    active: Vec<u8>,
    places: Vec<u64>,
    occupation: Vec<u8>,
    remote: Vec<u8>,
    notice: Vec<u8>,
    country: Vec<u8>,
    sizes: Vec<u8>,
    blocked: Vec<u16>,
}

struct DrawnPostings {
    starts: Vec<u32>,
    skills: Vec<u16>,
    weights: Vec<u16>,
    importance: Vec<u8>,
    skill_years: Vec<u8>,
    min: Vec<u8>,
    max: Vec<u8>,
    pay: Vec<u16>,
    pay_known: Vec<u8>,
    active: Vec<u8>,
    remote: Vec<u8>,
    places: Vec<u64>,
    occupation: Vec<u8>,
    notice: Vec<u8>,
    countries: Vec<u8>,
    size: Vec<u8>,
    employer: Vec<u16>,
}

/// Which facts a census holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Facts {
    /// Those that the base task names, all of them known.
    Base,
    /// All, of which some are not known.
    Full,
}

impl Drawn {
    /// Reads and checks everything; the message names the file, the place and what was expected.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let arrays = Arrays::of(folder);
        let related: Vec<u16> = arrays.read("rel_skill")?;
        ensure!(
            !related.is_empty() && related.len().is_multiple_of(RELATIONS),
            "rel_skill.bin in {} has {} elements, expected {RELATIONS} for each skill",
            folder.display(),
            related.len()
        );
        let skills = (related.len() / RELATIONS) as u64;
        let people = DrawnPeople::read(&arrays, skills)?;
        let postings = DrawnPostings::read(&arrays, skills)?;
        let asking = |name: &str, members: usize| -> Result<Vec<u32>> {
            let ids: Vec<u32> = arrays.read(name)?;
            let strange = ids.iter().find(|&&id| id as usize >= members);
            ensure!(strange.is_none(), "{name}.bin names {strange:?}, expected a number below {members}");
            Ok(ids)
        };
        Ok(Self {
            asking: [asking("q_jobs", postings.len())?, asking("q_cands", people.len())?],
            asking_postings: Vec::new(),
            asking_people: Vec::new(),
            related_percent: arrays.read_below("rel_pct", related.len(), 100, None)?,
            alike_percent: arrays.read_below("occ_sim", OCCUPATIONS * OCCUPATIONS, 100, None)?,
            related,
            kept: people.len(),
            people,
            postings,
        })
    }

    /// Counts the first so many people alone, and asks of each kind so many questions that are about members who are there.
    pub(super) fn keep(&mut self, people: usize, questions: usize) -> Result<()> {
        ensure!(people > 0, "a network of nobody has nothing to measure");
        self.kept = people.min(self.people.len());
        let members = self.asking[1].iter().filter(|&&id| (id as usize) < self.kept);
        self.asking_people = members.take(questions).copied().collect();
        self.asking_postings = self.asking[0].iter().take(questions).copied().collect();
        Ok(())
    }

    pub(super) fn people(&self) -> usize {
        self.kept
    }

    pub(super) fn postings(&self) -> usize {
        self.postings.len()
    }

    /// Both sides with the facts that a score reads; a member's id is their number in the arrays.
    pub(super) fn census(&self, facts: Facts) -> Census {
        let mut people = People::with_capacity(self.kept, self.people.starts[self.kept] as usize);
        for number in 0..self.kept {
            people.push(self.people.row(number, facts), self.people.held(number));
        }
        let mut postings = Postings::default();
        for number in 0..self.postings.len() {
            postings.push(self.postings.row(number, facts), self.postings.asked(number));
        }
        Census { people, postings, skills: self.skills(), occupations: self.occupations() }
    }

    fn skills(&self) -> Skills {
        let mut skills = Skills::default();
        for (at, (&held, &percent)) in self.related.iter().zip(&self.related_percent).enumerate() {
            let implies = at % RELATIONS < IMPLYING;
            let relation = if implies { Relation::Implies(percent) } else { Relation::Related(percent) };
            skills.relate(held, number_of(at / RELATIONS), relation);
        }
        skills
    }

    fn occupations(&self) -> Occupations {
        let percent = |one: u8, other: u8| self.alike_percent[usize::from(one) * OCCUPATIONS + usize::from(other)];
        Occupations::new(number_of(OCCUPATIONS), |one, other| u16::from(percent(one, other)) * 10)
    }
}

impl DrawnPeople {
    fn read(arrays: &Arrays, skills: u64) -> Result<Self> {
        let starts = arrays.read_offsets("c_off")?;
        let (count, held) = (starts.len() - 1, last(&starts));
        let unknown = Some(u64::from(UNKNOWN));
        Ok(Self {
            skills: arrays.read_below("c_skill", held, skills - 1, None)?,
            levels: arrays.read_below("c_lvl", held, u64::from(*LEVELS.end()), None)?,
            since: arrays.read_each("c_last", held)?,
            years: arrays.read_below("c_years", count, 60, None)?,
            floor: arrays.read_below("c_floor", count, u64::from(u16::MAX - 1), None)?,
            floor_known: arrays.read_below("c_floor_known", count, 1, None)?,
            active: arrays.read_below("c_active", count, 1, None)?,
            places: arrays.read_each("c_loc", count)?,
            occupation: arrays.read_below("c_occ", count, OCCUPATIONS as u64 - 1, unknown)?,
            remote: arrays.read_below("c_remote", count, 3, unknown)?,
            notice: arrays.read_below("c_notice", count, 16, unknown)?,
            country: arrays.read_below("c_country", count, 7, unknown)?,
            sizes: arrays.read_each("c_sizes", count)?,
            blocked: arrays.read_each("c_blocked", count * 2)?,
            starts,
        })
    }

    fn len(&self) -> usize {
        self.years.len()
    }

    fn row(&self, number: usize, facts: Facts) -> PersonRow {
        let base = PersonRow {
            places: self.places[number],
            id: number_of(number),
            floor: Small::of(self.floor[number]),
            years: Tiny::of(self.years[number] * 4),
            active: self.active[number],
            ..PersonRow::default()
        };
        if facts == Facts::Base {
            return base;
        }
        let employer = |at: usize| match self.blocked[number * 2 + at] {
            NOBODY => Small::UNKNOWN,
            employer => Small::of(employer),
        };
        PersonRow {
            floor: if self.floor_known[number] == 1 { base.floor } else { Small::UNKNOWN },
            blocked: [employer(0), employer(1)],
            notice_days: days(self.notice[number]),
            occupation: known(self.occupation[number]),
            occupation_wished: known(self.occupation[number]),
            country: known(self.country[number]),
            sizes: self.sizes[number],
            remote: known(self.remote[number]),
            ..base
        }
    }

    fn held(&self, number: usize) -> impl Iterator<Item = Held> {
        let range = self.starts[number] as usize..self.starts[number + 1] as usize;
        range.map(|at| {
            let years = self.levels[at].saturating_sub(*LEVELS.start());
            Held { skill: self.skills[at], kind: Kind::of(Some(years), Some(self.since[at])) }
        })
    }
}

impl DrawnPostings {
    fn read(arrays: &Arrays, skills: u64) -> Result<Self> {
        let starts = arrays.read_offsets("j_off")?;
        let (count, asked) = (starts.len() - 1, last(&starts));
        let unknown = Some(u64::from(UNKNOWN));
        Ok(Self {
            skills: arrays.read_below("j_skill", asked, skills - 1, None)?,
            weights: arrays.read_below("j_w", asked, u64::from(Asked::BASE_WEIGHTS_MAX), None)?,
            importance: arrays.read_below("j_imp", asked, 3, None)?,
            skill_years: arrays.read_below("j_skill_years", asked, u64::from(Asked::YEARS_MAX), None)?,
            min: arrays.read_below("j_min", count, 60, None)?,
            max: arrays.read_below("j_max", count, 60, None)?,
            pay: arrays.read_below("j_smax", count, u64::from(u16::MAX - 1), None)?,
            pay_known: arrays.read_below("j_pay_known", count, 1, None)?,
            active: arrays.read_below("j_active", count, 1, None)?,
            remote: arrays.read_below("j_remote", count, 1, None)?,
            places: arrays.read_each("j_loc", count)?,
            occupation: arrays.read_below("j_occ", count, OCCUPATIONS as u64 - 1, unknown)?,
            notice: arrays.read_below("j_notice", count, 16, unknown)?,
            countries: arrays.read_each("j_countries", count)?,
            size: arrays.read_below("j_size", count, 7, unknown)?,
            employer: arrays.read_each("j_employer", count)?,
            starts,
        })
    }

    fn len(&self) -> usize {
        self.min.len()
    }

    fn row(&self, number: usize, facts: Facts) -> PostingRow {
        /// Codes of [`PostingRow::remote`].
        const ON_SITE: Tiny = Tiny::of(0);
        const REMOTE_ALLOWED: Tiny = Tiny::of(2);
        let base = PostingRow {
            places: self.places[number],
            id: number_of(number),
            pay_max: Small::of(self.pay[number]),
            years_min: Tiny::of(self.min[number] * 4),
            years_max: Tiny::of(self.max[number] * 4),
            remote: if self.remote[number] == 1 { REMOTE_ALLOWED } else { ON_SITE },
            active: self.active[number],
            ..PostingRow::default()
        };
        if facts == Facts::Base {
            return base;
        }
        PostingRow {
            employer: Small::of(self.employer[number]),
            pay_max: if self.pay_known[number] == 1 { base.pay_max } else { Small::UNKNOWN },
            notice_days_max: days(self.notice[number]),
            occupation: known(self.occupation[number]),
            size: known(self.size[number]),
            countries: self.countries[number],
            ..base
        }
    }

    fn asked(&self, number: usize) -> impl Iterator<Item = Asked> {
        let range = self.starts[number] as usize..self.starts[number + 1] as usize;
        range.map(|at| Asked {
            skill: self.skills[at],
            years: self.skill_years[at],
            importance: match self.importance[at] {
                3 => Importance::Required,
                2 => Importance::Preferred,
                _ => Importance::Nice,
            },
            listed: false,
            base_weight: self.weights[at],
        })
    }
}

const fn known(code: u8) -> Tiny {
    if code == UNKNOWN { Tiny::UNKNOWN } else { Tiny::of(code) }
}

const fn days(units: u8) -> Tiny {
    if units == UNKNOWN { Tiny::UNKNOWN } else { Tiny::of(units * NOTICE_UNIT_DAYS) }
}

fn last(starts: &[u32]) -> usize {
    starts.last().map_or(0, |&last| last as usize)
}

/// A number that is known to fit, such as that of a member of an array whose offsets have 32 bits.
fn number_of<T: TryFrom<usize>>(number: usize) -> T {
    T::try_from(number).ok().expect("the arrays were checked when they were read")
}
