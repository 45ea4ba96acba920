//! Whether two postings are one vacancy: what they share, what speaks against it, and how sure that makes it.

use std::cmp::Ordering;

use talent::{ExperienceRange, Pay, Remote};

use super::employer::same_employer;
use super::print::Fingerprint;
use crate::similar::{Compared, best_fit, years_for_both};
use crate::spot::{Fit, Workplace};
use crate::weights::Permille;

/// What two postings have in common, as shares in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shared {
    /// Of the shorter body's runs of words, those that stand in the other too.
    pub(super) of_shorter: Permille,
    /// Of the longer body's.
    pub(super) of_longer: Permille,
    /// Of the fewer skills, those that the other asks for too.
    pub(super) of_fewer_skills: Permille,
    /// Of the more skills.
    pub(super) of_more_skills: Permille,
    /// Of all words of the two titles, those that stand in both.
    pub(super) title: Permille,
}

/// Fewer skills than these say nothing when they are shared.
const SKILLS_THAT_TELL: usize = 3;
/// What postings with fewer skills count as sharing, of the fewer and of the more.
const FEW_SKILLS_SHARED: [Permille; 2] = [800, 500];

impl Shared {
    /// Of two postings whose bodies, without what stands in many postings, have these runs of words.
    pub(super) fn of(one: &Fingerprint, other: &Fingerprint, bodies: [&[u64]; 2]) -> Self {
        let body = common(bodies[0], bodies[1]);
        let skills = common(&one.skills, &other.skills);
        let [few, many] = sorted(bodies[0].len(), bodies[1].len());
        let [fewer, more] = sorted(one.skills.len(), other.skills.len());
        let words = common(&one.title, &other.title);
        Self {
            of_shorter: share(body, few),
            of_longer: share(body, many),
            of_fewer_skills: if fewer < SKILLS_THAT_TELL { FEW_SKILLS_SHARED[0] } else { share(skills, fewer) },
            of_more_skills: if fewer < SKILLS_THAT_TELL { FEW_SKILLS_SHARED[1] } else { share(skills, more) },
            title: share(words, one.title.len() + other.title.len() - words),
        }
    }
}

/// How a fact of one posting stands to the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Same,
    Apart,
    /// At least one of them does not say.
    Unclear,
}

impl Stand {
    fn of(is_same: Option<bool>) -> Self {
        match is_same {
            None => Self::Unclear,
            Some(true) => Self::Same,
            Some(false) => Self::Apart,
        }
    }

    /// What it adds to the weight where the facts are the same and where they are apart.
    fn weight(self, same: i32, apart: i32) -> i32 {
        match self {
            Self::Same => same,
            Self::Apart => apart,
            Self::Unclear => 0,
        }
    }
}

/// The facts of two headers against each other.
#[derive(Clone, Copy, Debug)]
struct Facts {
    place: Stand,
    experience: Stand,
    pay: Stand,
    rung: Stand,
    employment: Stand,
    /// What an agency's post calls its employer may be the agency, so it is never apart.
    employer: Stand,
}

impl Facts {
    fn of(one: &Fingerprint, other: &Fingerprint) -> Self {
        let both = one.employer.as_deref().zip(other.employer.as_deref());
        let is_one = both.map(|(one, other)| same_employer(one, other).is_some());
        let is_told = is_one == Some(true) || !(one.by_agency || other.by_agency);
        let employment = (!one.employment.is_empty() && !other.employment.is_empty())
            .then(|| one.employment.iter().any(|kind| other.employment.contains(kind)));
        Self {
            place: place(&one.workplace, &other.workplace),
            experience: experience(one.experience, other.experience),
            pay: pay(one.pay.as_ref(), other.pay.as_ref()),
            rung: Stand::of(one.seniority.zip(other.seniority).map(|(one, other)| one == other)),
            employment: Stand::of(employment),
            employer: Stand::of(is_one.filter(|_| is_told)),
        }
    }
}

/// Two postings that are one vacancy, with what says so.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    /// How sure that is, in thousandths.
    pub(super) confidence: Permille,
    shared: Shared,
    facts: Facts,
}

impl Pair {
    /// What two postings with so much in common come to, one vacancy or not.
    pub(super) fn of(one: &Fingerprint, other: &Fingerprint, shared: Shared) -> Self {
        let facts = Facts::of(one, other);
        Self { confidence: logistic(weight(shared, facts)), shared, facts }
    }

    /// What says so, in sentences, the weightiest first.
    pub(super) fn because(&self) -> Vec<String> {
        let percent = |share: Permille| share / 10;
        let shared = self.shared;
        let mut because = Vec::new();
        if shared.of_shorter > 0 {
            because.push(format!("{} % of the shorter text stands in the other", percent(shared.of_shorter)));
        }
        if shared.title == 1000 {
            because.push("the titles name one role".to_owned());
        }
        if shared.of_fewer_skills > 0 {
            because.push(format!("{} % of the fewer skills are asked for in both", percent(shared.of_fewer_skills)));
        }
        let facts = [
            (self.facts.place, "place"),
            (self.facts.experience, "experience"),
            (self.facts.pay, "pay"),
            (self.facts.employer, "employer"),
        ];
        let named = |wanted: Stand| {
            facts.iter().filter(|(stand, _)| *stand == wanted).map(|&(_, name)| name).collect::<Vec<_>>()
        };
        for (stand, what) in [(Stand::Same, "the same"), (Stand::Apart, "not the same")] {
            let told = named(stand);
            if !told.is_empty() {
                because.push(format!("{what}: {}", told.join(", ")));
            }
        }
        because
    }
}

/// The weight of two postings' being one vacancy, in hundredths of log-odds. The weights are rounded and were chosen on posts that a recipe
/// made of labelled ones (`cargo xtask bench same`, half of them): text and title carry most, since two roles of one employer share text
/// and two employers' postings share titles.
fn weight(shared: Shared, facts: Facts) -> i32 {
    let part = |share: Permille, weight: i32| i32::from(share) * weight / 1000;
    part(shared.of_shorter, 700)
        + part(shared.of_longer, 600)
        + part(shared.title, 500)
        + part(shared.of_fewer_skills, 150)
        + part(shared.of_more_skills, 200)
        + facts.place.weight(300, -350)
        + facts.experience.weight(50, -200)
        + facts.pay.weight(0, -200)
        + facts.rung.weight(0, -200)
        + facts.employment.weight(0, -200)
        + facts.employer.weight(-300, -300)
        + NOTHING_SHARED
}

/// The weight of two postings that share nothing and say nothing.
const NOTHING_SHARED: i32 = -1600;

/// The logistic function in thousandths of hundredths of log-odds, between published points, so that no platform's `exp` can differ.
fn logistic(weight: i32) -> Permille {
    const STEP: i32 = 50;
    /// At 0, 0.5, 1 … 6.
    const POINTS: [i32; 13] = [500, 622, 731, 818, 881, 924, 953, 971, 982, 989, 993, 996, 998];
    let (at, rest) = (weight.abs() / STEP, weight.abs() % STEP);
    let at = usize::try_from(at).expect("an absolute value is not negative");
    let share = match (POINTS.get(at), POINTS.get(at + 1)) {
        (Some(low), Some(high)) => low + (high - low) * rest / STEP,
        _ => POINTS[POINTS.len() - 1],
    };
    Permille::try_from(if weight < 0 { 1000 - share } else { share }).expect("the points are thousandths")
}

fn place(one: &Workplace, other: &Workplace) -> Stand {
    if one.remote == Some(Remote::Only) && other.remote == Some(Remote::Only) {
        return Stand::Same;
    }
    match best_fit(one, other) {
        Some((Fit::Inside, _)) => Stand::Same,
        Some((Fit::SameRegion | Fit::Elsewhere, _)) => Stand::Apart,
        Some((Fit::Unclear, _)) | None => Stand::Unclear,
    }
}

fn experience(one: Option<ExperienceRange>, other: Option<ExperienceRange>) -> Stand {
    match years_for_both(one, other) {
        Compared::NotStated => Stand::Unclear,
        Compared::Overlap(_) => {
            Stand::of(Some(one.and_then(|range| range.min_years) == other.and_then(|range| range.min_years)))
        }
        Compared::Apart => Stand::Apart,
    }
}

fn pay(one: Option<&Pay>, other: Option<&Pay>) -> Stand {
    let (Some(one), Some(other)) = (one, other) else { return Stand::Unclear };
    if (one.currency, one.period) != (other.currency, other.period) {
        return Stand::Unclear;
    }
    Stand::of(Some((one.min, one.max) == (other.min, other.max)))
}

fn sorted(a: usize, b: usize) -> [usize; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

/// `part` of `whole` in thousandths; nothing of nothing is nothing.
fn share(part: usize, whole: usize) -> Permille {
    Permille::try_from((part * 1000).checked_div(whole).unwrap_or(0)).expect("a part is no more than the whole")
}

/// How many values two sorted lists have in common.
fn common<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut at, mut there, mut count) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(there)) {
        match a.cmp(b) {
            Ordering::Less => at += 1,
            Ordering::Greater => there += 1,
            Ordering::Equal => (at, there, count) = (at + 1, there + 1, count + 1),
        }
    }
    count
}
