//! Whole refreshes against the exhaustive twin, on drawn censuses and by every kind of instructions that the processor has.

use super::{BaseRefresh, FullRefresh, FullRoom, RefreshRoom, Refreshed, brought_up_to_date};
use crate::census::{Census, Found, FullBoard, Postings, exhaustive, sample};
use crate::{Simd, Weights};

fn check(census: &Census, most: usize) {
    let (people, postings) = (&census.people, &census.postings);
    let active = (0..people.len()).filter(|&place| people.rows()[place].is_active());
    let one_by_one: Vec<Refreshed> = active
        .map(|place| Refreshed { place, found: exhaustive::postings_by_base(people.at(place), postings, most) })
        .collect();
    let refresh = BaseRefresh::of(people, postings);
    for simd in Simd::all() {
        let mut room = RefreshRoom::default();
        let units = (0..refresh.units()).rev();
        let mut refreshed: Vec<Refreshed> =
            units.flat_map(|unit| refresh.best_postings(unit, most, simd, &mut room)).collect();
        refreshed.sort_by_key(|one| one.place);
        assert_eq!(refreshed, one_by_one, "{}", simd.kind());
    }
    check_in_full(census, most);
    assert!(refresh.best_postings(refresh.units(), most, Simd::PLAIN, &mut RefreshRoom::default()).is_empty());
}

fn check_in_full(census: &Census, most: usize) {
    let (people, rules) = (&census.people, census.rules(Weights::published()));
    let active = (0..people.len()).filter(|&place| people.rows()[place].is_active());
    let twin = |place| exhaustive::postings_in_full(people.at(place), &census.postings, rules, most);
    let one_by_one: Vec<Refreshed> = active.map(|place| Refreshed { place, found: twin(place) }).collect();
    let refresh = FullRefresh::of(people, &census.postings, rules);
    for simd in Simd::all() {
        let mut room = FullRoom::default();
        let units = (0..refresh.units()).rev();
        let mut refreshed: Vec<Refreshed> =
            units.flat_map(|unit| refresh.best_postings(unit, most, simd, &mut room)).collect();
        refreshed.sort_by_key(|one| one.place);
        assert_eq!(refreshed, one_by_one, "full, {}", simd.kind());
    }
    assert!(refresh.best_postings(refresh.units(), most, Simd::PLAIN, &mut FullRoom::default()).is_empty());
}

/// The postings at places that are `wanted`.
fn only(postings: &Postings, wanted: impl Fn(usize) -> bool) -> Postings {
    let mut only = Postings::default();
    for (_, posting) in postings.iter().enumerate().filter(|&(place, _)| wanted(place)) {
        only.push(*posting.row, posting.asked.iter().copied());
    }
    only
}

#[test]
fn lists_that_are_brought_up_to_date_are_those_that_would_be_found_anew() {
    const MOST: usize = 10;
    let census = sample::census(31, 80, 400);
    let (weights, all) = (Weights::published(), &census.postings);
    let rules = census.rules(weights);
    // The last forty opened since, of the first twenty each second one closed.
    let is_new = |place: usize| place >= 360;
    let is_closed = |place: usize| place < 20 && place.is_multiple_of(2);
    let id_is = |id: u32, which: &dyn Fn(usize) -> bool| {
        all.iter().zip(0..).any(|(one, place)| one.row.id == id && which(place))
    };
    let (before, now) = (only(all, |place| !is_new(place)), only(all, |place| !is_closed(place)));
    let (before, now) = (FullBoard::of(&before, rules), FullBoard::of(&now, rules));
    let opened = only(all, is_new);
    let opened = FullBoard::of(&opened, rules);
    let mut kept = 0;
    for person in census.people.iter() {
        let changed: Vec<Found> = opened.best_postings(person, MOST);
        let is_changed = |id| id_is(id, &is_new) || id_is(id, &is_closed);
        if let Some(list) = brought_up_to_date(&before.best_postings(person, MOST), &changed, is_changed, MOST) {
            kept += 1;
            assert_eq!(list, now.best_postings(person, MOST), "person {}", person.row.id);
        }
    }
    assert!(kept > 40, "only {kept} lists were brought up to date");
}

#[test]
fn a_refresh_finds_for_everybody_what_each_would_find_alone() {
    check(&sample::census(21, 400, 250), 20);
    check(&sample::census(22, 150, 700), 7);
}

#[test]
fn nobody_and_nothing_are_refreshed_to_nothing() {
    check(&sample::census(1, 20, 0), 5);
    check(&sample::census(1, 0, 20), 5);
    check(&sample::census(1, 20, 20), 0);
}
