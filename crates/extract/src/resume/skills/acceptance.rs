//! Which candidates are skills of the person: a sum of weights of their traits, learned by `cargo xtask train` from résumés in which people
//! marked skills. The table is text that can be read; the sum is one of integers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use talent::Span;
use talent::vocabulary::Vocabulary;

use super::super::page::{Page, folded};
use super::candidate::{Candidate, Origin};
use super::reading::Readings;
use super::traits::{Listed, traits};

/// `trait<TAB>weight` a line, sorted by the trait; the line without a trait is what the sum begins with. In 1/1000 of the logarithm of odds.
static WEIGHTS: LazyLock<Vec<(&str, i32)>> = LazyLock::new(|| {
    let lines = include_str!("../../../data/resume_skills.tsv").lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(name, weight)| Some((name, weight.parse().ok()?))).collect()
});

/// What the person lists, or tells in a row with known skills, and a tool in brackets behind another one, is a skill unless its traits speak clearly against it: labels leave a third of
/// such words out.
const LIKELY_MIN: i32 = -1500;
/// Words of running text must have more for them. Below zero because about a third of what should have been marked was not.
const TOLD_MIN: i32 = -600;

/// One thing that a résumé may name as a skill: the words, in small letters, with what stands for and against it wherever they stand.
pub(super) struct Named {
    pub(super) traits: BTreeSet<String>,
    is_likely: bool,
}

/// The candidates by their words.
pub(super) fn named(
    page: &Page<'_>,
    candidates: &[Candidate],
    readings: &Readings,
    vocabulary: &Vocabulary,
) -> BTreeMap<String, Named> {
    let listed = Listed::of(page, candidates);
    let mut named: BTreeMap<String, Named> = BTreeMap::new();
    for candidate in candidates {
        let of_it = named.entry(words(page, candidate)).or_insert(Named { traits: BTreeSet::new(), is_likely: false });
        of_it.traits.extend(traits(page, candidate, &listed, readings, vocabulary));
        of_it.is_likely |= candidate.origin == Origin::Item
            || candidate.certain
                && (candidate.origin == Origin::Enumerated || is_nearer_name(page, candidate, vocabulary));
    }
    named
}

/// The candidates that are skills of the person, in their order.
pub(super) fn accepted(
    page: &Page<'_>,
    candidates: Vec<Candidate>,
    readings: &Readings,
    vocabulary: &Vocabulary,
) -> Vec<Candidate> {
    let named = named(page, &candidates, readings, vocabulary);
    let is_skill = |named: &Named| sum(&named.traits) >= if named.is_likely { LIKELY_MIN } else { TOLD_MIN };
    let skills: BTreeSet<&str> =
        named.iter().filter(|(_, named)| is_skill(named)).map(|(words, _)| words.as_str()).collect();
    candidates.into_iter().filter(|candidate| skills.contains(words(page, candidate).as_str())).collect()
}

/// "Kubernetes (Amazon EKS)": a tool or trade of our own table alone in brackets says more nearly what stands before them.
fn is_nearer_name(page: &Page<'_>, candidate: &Candidate, vocabulary: &Vocabulary) -> bool {
    let entry = candidate.id.as_ref().and_then(|id| vocabulary.skill(id));
    let before = page.read(Span::new(candidate.line.start, candidate.span.start));
    let after = page.read(Span::new(candidate.span.end, candidate.line.end));
    entry.is_some_and(|entry| entry.curated && !entry.soft) && before.ends_with('(') && after.starts_with(')')
}

fn words(page: &Page<'_>, candidate: &Candidate) -> String {
    folded(page.read(candidate.span)).to_lowercase()
}

fn sum(traits: &BTreeSet<String>) -> i32 {
    let weight = |name: &str| {
        let at = WEIGHTS.binary_search_by_key(&name, |(known, _)| known);
        at.map_or(0, |at| WEIGHTS[at].1)
    };
    weight("") + traits.iter().map(|name| weight(name)).sum::<i32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_a_beginning() {
        assert!(WEIGHTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(WEIGHTS[0].0, "");
    }
}
