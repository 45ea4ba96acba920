//! From many postings to groups of one vacancy each.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::employer::NameRelation;
use super::pair::{Pair, Shared};
use super::print::Fingerprint;
use crate::weights::Permille;

/// Pairs from this confidence on, in thousandths, are taken for one vacancy.
const CONFIDENT: Permille = 500;

/// A group stays together only as long as no pair in it is surer than this to be two vacancies.
const CONTRADICTED: Permille = 30;

/// Runs of words that stand under more titles than these are what employers and agencies write everywhere.
const TITLES_MAX: usize = 4;

/// One of so many runs of words is looked up to find the postings worth comparing.
const SAMPLED: u64 = 4;

/// A posting is compared with another where it shares this many sampled runs, or as many as it has.
const SHARED_LEAST: usize = 2;

/// Of very many postings that share a run, a posting is compared with so many that follow it, and a group is asked through so many of its
/// members: a post that was sent a thousand times costs no more for each copy than one sent forty times.
const COMPARED_MAX: usize = 40;

/// Postings that are one vacancy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    /// Their places in what was asked about, ascending, two at least.
    pub members: Vec<usize>,
    /// How sure it is that all of them are, in thousandths: that of the weakest pair which holds the group together.
    pub confidence: Permille,
    /// What says so of that pair, in sentences.
    pub because: Vec<String>,
    /// The names of its employer, where the members write it in several ways.
    pub employer: Option<OneEmployer>,
}

/// Names that are taken for one employer's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneEmployer {
    /// Each as written, in order.
    pub names: Vec<String>,
    /// The weakest relation by which they are one.
    pub by: NameRelation,
}

/// The groups of postings that are one vacancy, those with the first members first. Postings that are alone are in none.
pub fn vacancies(prints: &[Fingerprint]) -> Vec<Vacancy> {
    let bodies = without_boilerplate(prints);
    let compare = |one: usize, other: usize| {
        let (a, b) = (&prints[one], &prints[other]);
        Pair::of(a, b, Shared::of(a, b, [&bodies[one], &bodies[other]]))
    };
    let candidates = candidates(prints, &bodies);
    let mut pairs: Vec<(usize, usize, Pair)> =
        candidates.into_iter().map(|(one, other)| (one, other, compare(one, other))).collect();
    pairs.retain(|(_, _, pair)| pair.confidence >= CONFIDENT);
    pairs.sort_by_key(|&(one, other, ref pair)| (Reverse(pair.confidence), one, other));
    let mut groups = Groups::of(prints.len());
    for (one, other, pair) in &pairs {
        groups.join(*one, *other, pair, |a, b| compare(a, b).confidence >= CONTRADICTED);
    }
    groups.vacancies(prints)
}

/// Each body without the runs of words that stand under many titles.
fn without_boilerplate(prints: &[Fingerprint]) -> Vec<Vec<u64>> {
    let mut titles: BTreeMap<&[String], u32> = BTreeMap::new();
    let numbers: Vec<u32> = prints
        .iter()
        .map(|print| {
            let next = u32::try_from(titles.len()).expect("postings are fewer than four billion");
            *titles.entry(&print.title).or_insert(next)
        })
        .collect();
    let mut uses: Vec<(u64, u32)> = prints
        .iter()
        .zip(&numbers)
        .flat_map(|(print, &title)| print.body.iter().map(move |&run| (run, title)))
        .collect();
    uses.sort_unstable();
    uses.dedup();
    let common: BTreeSet<u64> =
        uses.chunk_by(|a, b| a.0 == b.0).filter(|under| under.len() > TITLES_MAX).map(|under| under[0].0).collect();
    prints.iter().map(|print| print.body.iter().copied().filter(|run| !common.contains(run)).collect()).collect()
}

/// The pairs that are worth comparing, each once with the lower number first.
fn candidates(prints: &[Fingerprint], bodies: &[Vec<u64>]) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, body) in bodies.iter().enumerate() {
        for &run in body.iter().filter(|run| *run % SAMPLED == 0) {
            holders.entry(run).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for (at, body) in bodies.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let sampled = || body.iter().filter(|run| *run % SAMPLED == 0);
        for run in sampled() {
            let holders = &holders[run];
            let next = holders.partition_point(|&other| other <= at);
            for &other in holders[next..].iter().take(COMPARED_MAX) {
                *shared.entry(other).or_default() += 1;
            }
        }
        let least = SHARED_LEAST.min(sampled().count());
        pairs.extend(shared.into_iter().filter(|&(_, count)| count >= least).map(|(other, _)| (at, other)));
    }
    pairs.extend(with_one_header(prints));
    pairs
}

/// Pairs with the same words in the title and the same skills, whatever their bodies say.
fn with_one_header(prints: &[Fingerprint]) -> BTreeSet<(usize, usize)> {
    let mut by_header: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, print) in prints.iter().enumerate().filter(|(_, print)| !print.title.is_empty()) {
        by_header.entry((&print.title, &print.skills)).or_default().push(at);
    }
    let neighbours = by_header.values().flat_map(|places| places.windows(2));
    neighbours.map(|pair| (pair[0], pair[1])).collect()
}

/// Groups as they grow: for each posting the group that it is in, for each group its members and its weakest pair.
struct Groups {
    group: Vec<usize>,
    members: Vec<Vec<usize>>,
    weakest: Vec<Option<Pair>>,
}

impl Groups {
    fn of(count: usize) -> Self {
        Self {
            group: (0..count).collect(),
            members: (0..count).map(|at| vec![at]).collect(),
            weakest: vec![None; count],
        }
    }

    /// Joins the groups of two postings where every pair of the two groups may be one vacancy. Pairs come from the surest to the weakest.
    fn join(&mut self, one: usize, other: usize, pair: &Pair, may_be: impl Fn(usize, usize) -> bool) {
        let [a, b] = [self.group[one], self.group[other]];
        let asked = |group: usize| self.members[group].iter().take(COMPARED_MAX);
        let each = || asked(a).flat_map(|&x| asked(b).map(move |&y| (x, y)));
        if a == b || !each().all(|(x, y)| may_be(x, y)) {
            return;
        }
        let moved = std::mem::take(&mut self.members[b]);
        for &member in &moved {
            self.group[member] = a;
        }
        self.members[a].extend(moved);
        self.weakest[a] = Some(pair.clone());
    }

    fn vacancies(self, prints: &[Fingerprint]) -> Vec<Vacancy> {
        let grown = self.members.into_iter().zip(self.weakest);
        let mut vacancies: Vec<Vacancy> = grown
            .filter_map(|(mut members, weakest)| {
                let weakest = weakest?;
                if members.len() < 2 {
                    return None;
                }
                members.sort_unstable();
                let employer = employer(&members, prints);
                Some(Vacancy { members, confidence: weakest.confidence, because: weakest.because(), employer })
            })
            .collect();
        vacancies.sort_by(|a, b| a.members.cmp(&b.members));
        vacancies
    }
}

/// The different names of one employer among the members; `None` where there is only one way to write it.
fn employer(members: &[usize], prints: &[Fingerprint]) -> Option<OneEmployer> {
    let names: BTreeSet<&str> = members.iter().filter_map(|&at| prints[at].employer.as_deref()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let each =
        || names.iter().enumerate().flat_map(|(at, &one)| names[at + 1..].iter().map(move |&other| (one, other)));
    let related: Vec<(&str, &str, NameRelation)> =
        each().filter_map(|(one, other)| Some((one, other, super::same_employer(one, other)?))).collect();
    let by = related.iter().map(|&(_, _, by)| by).max()?;
    let names: BTreeSet<&str> = related.iter().flat_map(|&(one, other, _)| [one, other]).collect();
    Some(OneEmployer { names: names.into_iter().map(str::to_owned).collect(), by })
}
