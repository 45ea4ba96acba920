//! Counts are exact: each is what the search that it announces finds.

use jiff::civil::date;
use proptest::prelude::*;
use talent::{Channel, Employment, Posting, Remote, Seniority};

use super::{answer, asked, document, index, market, posting};
use crate::search::{Facet, Filter, Index, PAGE, Search};

/// Postings that differ in everything that can be counted.
fn varied(count: usize) -> Vec<Posting> {
    let places = ["Pune", "Oslo", "Kochi", "Berlin", "London"];
    let skills: [&[&str]; 4] = [&["Rust", "Kubernetes"], &["Python"], &["Rust", "Python", "SQL"], &[]];
    let titles = ["Baker", "Rust Engineer", "Night Analyst"];
    let one = |at: usize| {
        let mut one = posting(titles[at % 3], "Rye & Oven Ltd", places[at % 5], skills[at / 3 % 4]);
        one.remote = [None, Some(Remote::No), Some(Remote::Hybrid), Some(Remote::Only)][at / 2 % 4];
        one.channel = [Some(Channel::Direct), Some(Channel::Agency), None][at / 7 % 3];
        one.seniority = [None, Some(Seniority::Senior), Some(Seniority::Lead)][at / 5 % 3];
        one.employment =
            [vec![], vec![Employment::FullTime], vec![Employment::Contract, Employment::PartTime]][at / 11 % 3].clone();
        let day = i8::try_from(1 + at % 20).unwrap();
        one.posted_on = Some(date(2026, 11, day));
        one
    };
    (0..count).map(one).collect()
}

/// Every count of an answer against the search that it announces.
fn check(index: &Index, search: &Search) {
    let found = answer(index, search);
    let total = |search: &Search| answer(index, search).total;
    for filter in &found.filters {
        assert_eq!(total(&search.without(filter.filter)), found.total + filter.adds, "{search:?} without {filter:?}");
    }
    for facet in &found.facets {
        let is_active = search.chosen.contains_key(&facet.facet);
        for value in facet.values.iter().filter(|value| !value.chosen) {
            let then = total(&search.toggled(facet.facet, &value.value));
            if is_active && !facet.facet.single() {
                assert_eq!(then, found.total + value.adds, "{search:?} with {:?} {value:?}", facet.facet);
            } else {
                assert_eq!(then, value.count, "{search:?} with {:?} {value:?}", facet.facet);
            }
        }
        for value in facet.values.iter().filter(|value| value.chosen) {
            let alone = search.without(Filter::Facet(facet.facet)).toggled(facet.facet, &value.value);
            assert_eq!(total(&alone), value.count, "{search:?} with {:?} {value:?} alone", facet.facet);
        }
    }
}

fn some_search() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let pairs = [
        ("q", "rust"),
        ("q", "night python"),
        ("place", "India"),
        ("place", "Remote"),
        ("place", "nowhere at all"),
        ("remote", "hybrid"),
        ("remote", "only"),
        ("country", "IN"),
        ("country", "NO"),
        ("city", "Pune, IN"),
        ("city", "Berlin, DE"),
        ("skill", "rust"),
        ("skill", "python"),
        ("employment", "contract"),
        ("seniority", "lead"),
        ("kind", "agency"),
        ("posted", "1"),
        ("posted", "7"),
    ];
    proptest::collection::vec(proptest::sample::select(pairs.to_vec()), 0..5)
}

proptest! {
    #[test]
    fn every_count_is_what_the_search_that_it_announces_finds(query in some_search()) {
        check(&index(&varied(120)), &asked(&query));
    }
}

#[test]
fn dropping_a_filter_that_costs_nothing_adds_zero_and_says_so() {
    let index = index(&market());
    let found = answer(&index, &asked(&[("q", "driver"), ("country", "IN"), ("city", "Pune, IN")]));
    let adds: Vec<_> = found.filters.iter().map(|one| (one.label.as_str(), one.adds)).collect();
    assert_eq!(adds, [("driver", 2), ("India", 0), ("Pune, India", 1)]);
    assert_eq!((found.total, found.open, found.page, found.pages), (0, 4, 1, 1));
}

#[test]
fn a_chosen_value_stays_on_the_page_even_where_nothing_has_it() {
    let found = answer(&index(&market()), &asked(&[("skill", "cobol")]));
    let skills = found.facets.iter().find(|facet| facet.facet == Facet::Skill).unwrap();
    let cobol = skills.values.iter().find(|value| value.value == "cobol").unwrap();
    assert!(cobol.chosen);
    assert_eq!((found.total, cobol.count), (0, 0));
}

#[test]
fn pages_part_the_list_and_one_beyond_the_last_is_the_last() {
    let index = index(&varied(3 * PAGE + 1));
    let page = |number| answer(&index, &Search::default().at_page(number));
    let all: Vec<_> = (1..=4).flat_map(|number| page(number).lines).map(|line| (line.posted_on, line.id)).collect();
    let mut ordered = all.clone();
    ordered.sort_by_key(|&(day, id)| (std::cmp::Reverse(day), id));
    ordered.dedup();
    assert_eq!(all, ordered);
    assert_eq!(all.len(), 3 * PAGE + 1);
    assert_eq!(page(900), page(4));
    assert_eq!((page(900).page, page(0).page), (4, 1));
}

#[test]
fn an_employer_who_is_not_named_is_found_by_nothing_but_the_description() {
    let mut sealed = posting("Supply Planner", "A profitable bread company", "Pune", &[]);
    sealed.employer.as_mut().unwrap().masked = true;
    let mut index = Index::default();
    index.put(&document(1, &sealed));
    assert_eq!(answer(&index, &asked(&[("q", "profitable bread")])).total, 1);
}
