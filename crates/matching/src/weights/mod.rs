//! The published numbers that make a score: one versioned file, `weights.json`.

mod check;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use talent::vocabulary::Relation;
use talent::{Importance, Period, SkillId, Years};

use crate::need::{Requirement, SkillStanding};
use crate::receipt::{Criterion, Side, Sides};

/// A share in thousandths, 0 to 1,000.
pub(crate) type Permille = u16;

/// The whole of a share, and of a side's points.
pub(crate) const WHOLE: Permille = 1000;

/// Everything that a score is made of besides the two sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Rises with every change of a number, so that a stored score says by which it was made.
    pub version: u32,
    /// What the file is, for a reader who finds it alone.
    pub about: String,
    pub(crate) criteria: CriteriaWeights,
    pub(crate) skills: SkillRules,
    pub(crate) experience: ExperienceRules,
    pub(crate) titles: TitleRules,
    pub(crate) start: StartRules,
    pub(crate) education: EducationRules,
    pub(crate) pay: PayRules,
    pub(crate) place: PlaceRules,
    pub(crate) remote: RemoteRules,
    pub(crate) similar: SimilarRules,
    /// How the tables came about.
    pub table_recipe: String,
    tables: Sides<Vec<u32>>,
}

/// How much one criterion counts, and what it contributes while it is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CriterionWeight {
    pub(crate) weight: u16,
    pub(crate) prior: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CriteriaWeights {
    team: TeamWeights,
    person: PersonWeights,
}

impl CriteriaWeights {
    /// `None` where the criterion is not one of the side's.
    fn of(&self, side: Side, criterion: Criterion) -> Option<CriterionWeight> {
        let mut copy = *self;
        copy.place(side, criterion).map(|of| *of)
    }

    fn set(&mut self, side: Side, criterion: Criterion, weight: u16) {
        if let Some(of) = self.place(side, criterion) {
            of.weight = weight;
        }
    }

    fn place(&mut self, side: Side, criterion: Criterion) -> Option<&mut CriterionWeight> {
        let (team, person) = (&mut self.team, &mut self.person);
        Some(match (side, criterion) {
            (Side::Team, Criterion::Skills) => &mut team.skills,
            (Side::Team, Criterion::Experience) => &mut team.experience,
            (Side::Team, Criterion::Title) => &mut team.title,
            (Side::Team, Criterion::Start) => &mut team.start,
            (Side::Team, Criterion::Education) => &mut team.education,
            (Side::Team, Criterion::Certifications) => &mut team.certifications,
            (Side::Team, Criterion::Languages) => &mut team.languages,
            (Side::Person, Criterion::Pay) => &mut person.pay,
            (Side::Person, Criterion::Place) => &mut person.place,
            (Side::Person, Criterion::Remote) => &mut person.remote,
            (Side::Person, Criterion::Title) => &mut person.title,
            (Side::Person, Criterion::Employer) => &mut person.employer,
            _ => return None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TeamWeights {
    skills: CriterionWeight,
    experience: CriterionWeight,
    title: CriterionWeight,
    start: CriterionWeight,
    education: CriterionWeight,
    certifications: CriterionWeight,
    languages: CriterionWeight,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonWeights {
    pay: CriterionWeight,
    place: CriterionWeight,
    remote: CriterionWeight,
    title: CriterionWeight,
    employer: CriterionWeight,
}

/// A share for each threshold: the last step whose threshold is reached counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Steps<T> {
    /// The share where the fact is not known.
    pub(crate) unknown: Permille,
    pub(crate) steps: Vec<(T, Permille)>,
}

impl<T: PartialOrd + Copy> Steps<T> {
    pub(crate) fn share(&self, fact: Option<T>) -> Permille {
        let Some(fact) = fact else { return self.unknown };
        self.steps.iter().rev().find(|(from, _)| fact >= *from).map_or(self.unknown, |&(_, share)| share)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SkillRules {
    importance: ImportanceWeights,
    /// How many thousandths of a skill of the body a tag of the header weighs.
    listed: u16,
    rarity: Rarity,
    pub(crate) hidden: HiddenSkills,
    /// What the skills of a post weigh together at least; what the named ones fall short of it is unknown.
    pub(crate) named_least: u32,
    /// At most so many requirements are weighed, the heaviest; the others are listed with a maximum of 0 points.
    pub(crate) weighed_max: usize,
    implies_max: Permille,
    related_max: Permille,
    pub(crate) years: Steps<Years>,
    pub(crate) years_asked: YearsAsked,
    pub(crate) recency: Steps<u16>,
    pub(crate) satisfied_from: Permille,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportanceWeights {
    required: u16,
    preferred: u16,
    nice: u16,
}

/// How much more or less than usual a skill tells about a fit. What everybody lists tells little.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rarity {
    curated: u16,
    public: u16,
    soft: u16,
    unlisted: u16,
    by_skill: BTreeMap<SkillId, u16>,
}

/// The weight of each skill that a page counts without naming it, and how many of them count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HiddenSkills {
    pub(crate) weight: u16,
    pub(crate) count_max: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct YearsAsked {
    /// The record shows the skill without years.
    pub(crate) unknown: Permille,
    /// The share of no year at all; from there it rises in proportion to the years asked for.
    pub(crate) least: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExperienceRules {
    /// A shortfall of so many years is tolerated …
    pub(crate) tolerance_years: Years,
    /// … or of this share of the minimum, whichever is more. Beyond it the pair is excluded.
    pub(crate) tolerance_share: Permille,
    /// The share at the edge of the tolerance.
    pub(crate) tolerated_least: Permille,
    /// What each year above the maximum costs.
    pub(crate) above_per_year: Permille,
    /// What is left however far above the maximum. More experience never excludes: it would stand in for age.
    pub(crate) above_least: Permille,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TitleRules {
    pub(crate) recency: Steps<u16>,
    /// What the title that counts most counts, then the next ones: who held the title repeatedly is a little surer.
    pub(crate) best_shares: Vec<Permille>,
    pub(crate) career: CareerRules,
    pub(crate) satisfied_from: Permille,
}

/// What the record as a whole earns beside its titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CareerRules {
    /// How much of the criterion it is.
    pub(crate) share: Permille,
    /// From this likeness on it earns all of that: a whole record points in many directions, and to no title with all it says.
    pub(crate) whole_from: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartRules {
    pub(crate) tolerance_days: u16,
    pub(crate) tolerated_least: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EducationRules {
    pub(crate) one_level_below: Permille,
    pub(crate) further_below: Permille,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PayRules {
    periods_a_year: PeriodsAYear,
    /// The share where the range only just reaches the floor.
    pub(crate) reaches_least: Permille,
    /// The share of "up to" an amount above the floor.
    pub(crate) open_below: Permille,
    /// The share where the pay stays below what the résumé hopes for, or an estimate below the floor.
    pub(crate) hope_missed: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PeriodsAYear {
    hour: u16,
    day: u16,
    week: u16,
    month: u16,
    year: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceRules {
    pub(crate) same_region: Permille,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoteRules {
    pub(crate) preferred_but_hybrid: Permille,
    pub(crate) preferred_but_on_site: Permille,
    pub(crate) office_but_hybrid: Permille,
}

/// What of the likeness of two postings each of these makes. They sum to the whole, and no score depends on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SimilarRules {
    pub(crate) skills: Permille,
    pub(crate) title: Permille,
    pub(crate) place: Permille,
    pub(crate) experience: Permille,
    pub(crate) pay: Permille,
    /// From this likeness on a title is something in common; two postings with neither that nor a skill in common are not similar.
    pub(crate) title_from: Permille,
}

/// Why a weights file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightsError(String);

impl fmt::Display for WeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WeightsError {}

impl Weights {
    /// The weights that the program carries.
    pub fn published() -> &'static Self {
        static PUBLISHED: OnceLock<Weights> = OnceLock::new();
        PUBLISHED.get_or_init(|| {
            Self::parse(include_str!("../../weights.json")).expect("the embedded weights are tested to be valid")
        })
    }

    /// Weights from the JSON of a weights file.
    ///
    /// Fails on JSON that has other members or types, and on numbers that would break a law of the score; the message names the
    /// member, its value and what would be accepted.
    pub fn parse(json: &str) -> Result<Self, WeightsError> {
        let weights: Self =
            serde_json::from_str(json).map_err(|e| WeightsError(format!("the weights are not valid: {e}")))?;
        check::check(&weights)?;
        Ok(weights)
    }

    /// The file again on one line: everything that is needed to recompute a score by hand.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("weights are plain numbers, lists and names")
    }

    /// The chance in parts per million for each number of points from 0 to 1,000.
    pub fn table(&self, side: Side) -> &[u32] {
        match side {
            Side::Team => &self.tables.team,
            Side::Person => &self.tables.person,
        }
    }

    /// The same with other weights of a side's criteria and another table.
    pub(crate) fn with_side(
        mut self,
        side: Side,
        criteria: &[(Criterion, u16)],
        table: Vec<u32>,
    ) -> Result<Self, WeightsError> {
        for &(criterion, weight) in criteria {
            self.criteria.set(side, criterion, weight);
        }
        match side {
            Side::Team => self.tables.team = table,
            Side::Person => self.tables.person = table,
        }
        check::check(&self)?;
        Ok(self)
    }

    pub(crate) fn criterion(&self, side: Side, criterion: Criterion) -> CriterionWeight {
        self.criteria.of(side, criterion).unwrap_or(CriterionWeight { weight: 0, prior: 0 })
    }

    /// What a requirement weighs: importance times rarity times the weight of a tag, in thousandths, at least one.
    pub(crate) fn requirement(&self, requirement: &Requirement) -> u32 {
        let rarity = &self.skills.rarity;
        let own = requirement.key.id().and_then(|id| rarity.by_skill.get(id)).copied();
        let rarity = own.unwrap_or(match requirement.standing {
            SkillStanding::Curated => rarity.curated,
            SkillStanding::Public => rarity.public,
            SkillStanding::Soft => rarity.soft,
            SkillStanding::Unlisted => rarity.unlisted,
        });
        self.requirement_by(requirement.importance, rarity, requirement.listed)
    }

    /// As [`Self::requirement`], of a skill of this rarity.
    pub(crate) fn requirement_by(&self, importance: Importance, rarity: u16, listed: bool) -> u32 {
        let weights = &self.skills.importance;
        let importance = match importance {
            Importance::Required => weights.required,
            Importance::Preferred => weights.preferred,
            Importance::Nice => weights.nice,
        };
        let listed = if listed { self.skills.listed } else { WHOLE };
        let weight = u64::from(importance) * u64::from(rarity) * u64::from(listed) / 1_000_000;
        u32::try_from(weight.max(1)).expect("three factors of at most 10,000 come to a million at most")
    }

    /// What a relation between the skill held and the skill needed counts.
    pub(crate) fn relation(&self, relation: Relation) -> Permille {
        match relation {
            Relation::Same => WHOLE,
            Relation::Implies(percent) => (u16::from(percent) * 10).min(self.skills.implies_max),
            Relation::Related(percent) => (u16::from(percent) * 10).min(self.skills.related_max),
            Relation::None => 0,
        }
    }

    /// How many of a period are paid in a year of full-time work.
    pub fn periods_a_year(&self, period: Period) -> u16 {
        let periods = &self.pay.periods_a_year;
        match period {
            Period::Hour => periods.hour,
            Period::Day => periods.day,
            Period::Week => periods.week,
            Period::Month => periods.month,
            Period::Year => periods.year,
        }
    }
}

/// Divides `total` among `weights` in proportion: shares rounded down, then one more each for the largest remainders, ties to the
/// earlier. The parts sum to `total` unless every weight is 0.
pub(crate) fn divided(total: u16, weights: &[u32]) -> Vec<u16> {
    let sum: u64 = weights.iter().map(|&w| u64::from(w)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let exact = |w: u32| u64::from(total) * u64::from(w);
    let mut parts: Vec<u16> =
        weights.iter().map(|&w| u16::try_from(exact(w) / sum).expect("a part is at most the total")).collect();
    let left = usize::from(total) - parts.iter().map(|&p| usize::from(p)).sum::<usize>();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|&i| (std::cmp::Reverse(exact(weights[i]) % sum), i));
    for &i in by_remainder.iter().take(left) {
        parts[i] += 1;
    }
    parts
}

/// `share` of `whole`, to the nearest point, half a point up.
pub(crate) fn points(whole: u16, share: Permille) -> u16 {
    let points = (u32::from(whole) * u32::from(share) + 500) / 1000;
    u16::try_from(points).expect("a share is at most the whole")
}

/// The product of two shares, rounded down.
pub(crate) fn product(a: Permille, b: Permille) -> Permille {
    u16::try_from(u32::from(a) * u32::from(b) / 1000).expect("a product of shares is at most the smaller")
}

/// A share on the straight line from `from` (where `done` is 0) to the whole (where `done` is `all`), rounded down.
pub(crate) fn on_the_way(from: Permille, done: u64, all: u64) -> Permille {
    if all == 0 || done >= all {
        return WHOLE;
    }
    let gained = u128::from(WHOLE - from.min(WHOLE)) * u128::from(done) / u128::from(all);
    from.min(WHOLE) + u16::try_from(gained).expect("less than the whole is gained on the way")
}

#[cfg(test)]
mod tests;
