//! A search and its address are each other's inverse, and nothing in an address makes a search fail.

use proptest::prelude::*;
use talent::vocabulary::Vocabulary;

use super::{answer, asked, index, market};
use crate::search::{Facet, Filter, Search};

fn check_errors(query: &[(&str, &str)], expected: &[(&str, &str)]) {
    let (search, errors) = Search::read(query.iter().copied(), Vocabulary::embedded());
    let said: Vec<_> = errors.iter().map(|error| (error.field, error.message.as_str())).collect();
    assert_eq!(said, expected);
    answer(&index(&market()), &search);
}

fn pairs_of(search: &Search) -> Vec<(String, String)> {
    search.pairs().into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn read(pairs: &[(String, String)]) -> Search {
    Search::read(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())), Vocabulary::embedded()).0
}

proptest! {
    #[test]
    fn an_address_holds_a_whole_search(
        pairs in proptest::collection::vec((
            proptest::sample::select(vec!["q", "place", "page", "pay_min", "currency", "remote", "city", "skill", "posted", "kind", "x"]),
            prop_oneof![
                "\\PC{0,12}",
                proptest::sample::select(vec!["Pune, IN", "hybrid", "7", "k8s", "INR", "agency", "12,00,000", "2"]).prop_map(str::to_owned),
            ],
        ), 0..8),
    ) {
        let pairs: Vec<_> = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let search = read(&pairs);
        prop_assert_eq!(read(&pairs_of(&search)), search.clone());
        let found = answer(&index(&market()), &search);
        prop_assert!(found.total <= found.open);
        prop_assert!(found.page <= found.pages);
    }
}

#[test]
fn an_address_is_encoded_as_a_form_would() {
    let search = asked(&[("q", "c++ & caf\u{e9}"), ("city", "Pune, IN"), ("skill", "k8s"), ("page", "3")]);
    assert_eq!(search.query(), "q=c%2B%2B+%26+caf%C3%A9&city=Pune%2C+IN&skill=kubernetes&page=3");
    assert_eq!(search.without(Filter::Words).query(), "city=Pune%2C+IN&skill=kubernetes");
    assert_eq!(search.toggled(Facet::City, "Pune, IN").toggled(Facet::Posted, "7").query(), {
        "q=c%2B%2B+%26+caf%C3%A9&skill=kubernetes&posted=7"
    });
}

#[test]
fn what_cannot_be_understood_is_left_out_and_said() {
    check_errors(
        &[("remote", "moon"), ("skill", "sdkjfh"), ("city", "Nowhereville"), ("country", "Atlantis")],
        &[
            ("remote", "“moon” was left out: it would have to be one of only, allowed, hybrid, no."),
            ("skill", "“sdkjfh” was left out: it would have to be the name of a known skill, such as kubernetes."),
            (
                "city",
                "“Nowhereville” was left out: it would have to be a city, with the letters of its country where several have its name, such as Pune, IN.",
            ),
            ("country", "“Atlantis” was left out: it would have to be a country or its two letters, such as IN."),
        ],
    );
    check_errors(
        &[("page", "-1"), ("q", "!?"), ("pay_min", "lots"), ("currency", "INR")],
        &[
            ("page", "“-1” is not the number of a page; this is the first."),
            ("q", "“!?” was left out: nothing in it is a word."),
            ("pay_min", "“lots” was left out: a yearly amount in whole units such as 1200000."),
        ],
    );
    check_errors(
        &[("pay_min", "5")],
        &[("currency", "The least pay was left out: name its currency by three letters, such as INR.")],
    );
    check_errors(
        &[("page", "99999999999999999999"), ("utm_source", "x")],
        &[("page", "“99999999999999999999” is not the number of a page; this is the first.")],
    );
    check_errors(&[("page", "18446744073709551615"), ("q", ""), ("remote", ""), ("pay_min", "")], &[]);
}
