//! Which postings a search finds, and in which order.

use talent::{Amount, Currency, Pay, Period};

use super::{answer, asked, index, market, titles};

const RUST: &str = "Rust Engineer, sourdough timing";
const SRE: &str = "Site Reliability Engineer";
const ANALYST: &str = "Caf\u{e9} Data Analyst";
const DRIVER: &str = "Van Driver";

fn check(query: &[(&str, &str)], expected: &[&str]) {
    let found = answer(&index(&market()), &asked(query));
    assert_eq!(titles(&found), expected, "{query:?}");
    assert_eq!(found.total, expected.len());
}

#[test]
fn words_are_looked_for_in_title_employer_skills_places_and_description() {
    check(&[("q", "sourdough")], &[RUST]);
    check(&[("q", "parcels")], &[SRE]);
    check(&[("q", "lantern")], &[ANALYST]);
    check(&[("q", "python")], &[ANALYST]);
    check(&[("q", "kochi")], &[DRIVER]);
    check(&[("q", "night trains")], &[SRE]);
    check(&[("q", "no such word")], &[]);
}

#[test]
fn a_title_counts_more_than_a_description_and_the_newest_comes_first_among_equals() {
    check(&[("q", "rust")], &[RUST, SRE]);
    check(&[("q", "oven")], &[DRIVER, RUST]);
    check(&[], &[DRIVER, ANALYST, SRE, RUST]);
}

#[test]
fn case_and_diacritics_do_not_matter() {
    check(&[("q", "cafe")], &[ANALYST]);
    check(&[("q", "CAF\u{c9} \u{201c}analyst\u{201d}")], &[ANALYST]);
}

#[test]
fn all_words_must_stand_somewhere_and_joining_words_need_not() {
    check(&[("q", "rust pune sourdough")], &[RUST]);
    check(&[("q", "rust oslo")], &[]);
    check(&[("q", "driver in the kochi")], &[DRIVER]);
}

#[test]
fn the_last_word_may_be_the_beginning_of_one() {
    check(&[("q", "night trai")], &[SRE]);
    check(&[("q", "trai night")], &[]);
    check(&[("q", "reliab")], &[SRE]);
}

#[test]
fn a_skill_is_found_under_its_other_names() {
    check(&[("q", "k8s")], &[SRE, RUST]);
    check(&[("q", "k8s sourdough")], &[RUST]);
    check(&[("skill", "k8s"), ("city", "Pune, IN"), ("remote", "hybrid")], &[SRE]);
}

#[test]
fn a_place_is_a_city_a_country_remote_work_or_words() {
    check(&[("place", "Pune")], &[SRE, RUST]);
    check(&[("place", "poona")], &[SRE, RUST]);
    check(&[("place", "India")], &[DRIVER, SRE, RUST]);
    check(&[("place", "Remote")], &[ANALYST]);
    check(&[("place", "remote Pune")], &[]);
    check(&[("place", "Behind the third bakery")], &[]);
}

#[test]
fn values_of_one_facet_widen_and_facets_narrow() {
    check(&[("city", "Pune, IN"), ("city", "Oslo, NO")], &[ANALYST, SRE, RUST]);
    check(&[("city", "Pune, IN"), ("city", "Oslo, NO"), ("kind", "agency")], &[ANALYST]);
    check(&[("posted", "1")], &[DRIVER, ANALYST]);
    check(&[("posted", "1"), ("country", "IN")], &[DRIVER]);
}

#[test]
fn a_floor_drops_only_what_is_stated_to_pay_less() {
    let mut postings = market();
    let pay = |min, max, currency, period, estimated| {
        let amount = |units: Option<i64>| units.map(Amount::from_units);
        Some(Pay { min: amount(min), max: amount(max), currency: Some(currency), period: Some(period), estimated })
    };
    postings[0].pay = pay(Some(600_000), Some(900_000), Currency::INR, Period::Year, false);
    postings[1].pay = pay(Some(100_000), None, Currency::INR, Period::Month, false);
    postings[2].pay = pay(None, Some(50_000), Currency::EUR, Period::Year, false);
    postings[3].pay = pay(None, Some(100_000), Currency::INR, Period::Year, true);
    let index = index(&postings);
    let found = answer(&index, &asked(&[("pay_min", "10,00,000"), ("currency", "inr")]));
    assert_eq!(titles(&found), [DRIVER, ANALYST, SRE]);
    assert_eq!((found.filters[0].label.as_str(), found.filters[0].adds), ("Pay from ₹10,00,000 a year", 1));
    let stated = answer(&index, &asked(&[("pay", "stated")]));
    assert_eq!(titles(&stated), [ANALYST, SRE, RUST], "an estimate is not the employer's word");
    assert_eq!(titles(&answer(&index, &asked(&[("pay", "EUR")]))), [ANALYST]);
}
