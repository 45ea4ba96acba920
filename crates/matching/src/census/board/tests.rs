//! Boards against the exhaustive twins, on drawn censuses.

use super::{BaseBoard, BoardRoom, FullBoard};
use crate::census::{Census, exhaustive, sample};
use crate::{Simd, Weights};

/// Everybody of the census asks, for lists of several lengths.
fn check(census: &Census) {
    let (weights, postings) = (Weights::published(), &census.postings);
    let rules = census.rules(weights);
    let (base, full) = (BaseBoard::of(postings), FullBoard::of(postings, rules));
    let (simd, mut room) = (Simd::PLAIN, BoardRoom::default());
    for (person, most) in census.people.iter().zip([1, 3, 10, 50].into_iter().cycle()) {
        let id = person.row.id;
        assert_eq!(
            base.best_postings(person, most, simd, &mut room),
            exhaustive::postings_by_base(person, postings, most),
            "base, person {id}"
        );
        assert_eq!(
            full.best_postings(person, most),
            exhaustive::postings_in_full(person, postings, rules, most),
            "full, person {id}"
        );
    }
}

#[test]
fn the_best_postings_are_those_of_the_exhaustive_twin() {
    for seed in 0..4 {
        check(&sample::census(seed, 150, 300));
    }
}

#[test]
fn blocks_that_are_full_and_sections_that_end_in_one_lose_nobody() {
    check(&sample::census(11, 20, 3000));
}

#[test]
fn nobody_and_nothing_are_answered_with_nothing() {
    check(&sample::census(1, 20, 0));
    check(&sample::census(1, 20, 1));
    check(&sample::census(1, 0, 20));
    check(&Census::default());
}
