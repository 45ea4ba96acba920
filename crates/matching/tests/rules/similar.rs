//! What is said of openings that are like another.

use matching::{Common, Difference, Network, Opening, Similar, Weights};
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{
    Country, Currency, Employer, ExperienceRange, Importance, Pay, Period, Posting, Remote, Seniority, SkillNeed,
};

use crate::invented::{any_posting, need, pay, place, source, years};

type Key = [u8; 1];

fn holding(postings: &[Posting]) -> Network<'static, Key> {
    let mut network = Network::new(Weights::published(), Vocabulary::embedded());
    for (key, posting) in (0..).zip(postings) {
        network.put_opening([key], Opening::new(posting, Vocabulary::embedded()));
    }
    network
}

fn skills(names: &[&str]) -> Vec<SkillNeed> {
    names.iter().map(|name| need(name, Importance::Required, None)).collect()
}

fn employer(name: &str) -> Employer {
    Employer { name: name.to_owned(), masked: false }
}

fn rupees(min: i64, max: i64) -> Pay {
    pay(Some(min * 100_000), Some(max * 100_000), Currency::INR, Period::Year)
}

fn range(min: u16, max: u16) -> ExperienceRange {
    ExperienceRange { min_years: Some(years(min * 100)), max_years: Some(years(max * 100)) }
}

/// A platform engineer in Pune.
fn platform() -> Posting {
    Posting {
        title: Some("Platform Engineer".to_owned()),
        employer: Some(employer("Banyan Freight Exchange")),
        skills: skills(&["Rust", "Kubernetes", "Terraform"]),
        experience: Some(range(4, 8)),
        pay: Some(rupees(20, 30)),
        places: vec![place("Pune", "Maharashtra", Country::IN)],
        remote: Some(Remote::Hybrid),
        seniority: Some(Seniority::Senior),
        ..Posting::default()
    }
}

/// What is said of `there` on the page of [`platform`].
fn said(there: Posting) -> (Vec<Common>, Vec<Difference>) {
    let (_, Similar { because, differs, .. }) = holding(&[platform(), there]).similar([0], 1).remove(0);
    (because, differs)
}

fn check_differs(there: Posting, expected: &[Difference]) {
    assert_eq!(said(there).1, expected);
}

#[test]
fn everything_in_common_is_said_and_nothing_else() {
    let (because, differs) = said(platform());
    assert_eq!(differs, []);
    assert_eq!(
        because,
        [
            Common::Skills { names: vec!["Kubernetes".to_owned(), "Rust".to_owned(), "Terraform".to_owned()], more: 0 },
            Common::Title("Platform Engineer".to_owned()),
            Common::Place("Pune".to_owned()),
            Common::Remote(Remote::Hybrid),
            Common::Experience(range(4, 8)),
            Common::Pay(rupees(20, 30)),
        ]
    );
}

#[test]
fn pay_is_more_or_less_only_where_the_ranges_are_apart() {
    check_differs(Posting { pay: Some(rupees(31, 40)), ..platform() }, &[Difference::PaysMore(rupees(31, 40))]);
    check_differs(Posting { pay: Some(rupees(10, 19)), ..platform() }, &[Difference::PaysLess(rupees(10, 19))]);
    check_differs(Posting { pay: Some(rupees(29, 40)), ..platform() }, &[]);
    let monthly = pay(Some(300_000), None, Currency::INR, Period::Month);
    check_differs(Posting { pay: Some(monthly.clone()), ..platform() }, &[Difference::PaysMore(monthly)]);
}

#[test]
fn what_is_not_stated_or_only_estimated_is_never_called_the_employers_pay() {
    check_differs(Posting { pay: None, ..platform() }, &[Difference::StatesNoPay]);
    let estimate = Pay { estimated: true, ..rupees(50, 60) };
    check_differs(Posting { pay: Some(estimate.clone()), ..platform() }, &[Difference::StatesNoPay]);
    let unpaid = |pay| Posting { pay, ..platform() };
    let network = holding(&[unpaid(Some(estimate)), unpaid(Some(rupees(20, 30)))]);
    assert_eq!(network.similar([0], 1)[0].1.differs, [Difference::StatesPay(rupees(20, 30))]);
}

#[test]
fn pay_in_another_currency_or_for_an_unknown_time_is_not_compared() {
    let dollars = pay(Some(90_000), Some(120_000), Currency::USD, Period::Year);
    check_differs(Posting { pay: Some(dollars.clone()), ..platform() }, &[Difference::PayNotComparable(dollars)]);
    let timeless = Pay { period: None, ..rupees(20, 30) };
    check_differs(Posting { pay: Some(timeless.clone()), ..platform() }, &[Difference::PayNotComparable(timeless)]);
}

#[test]
fn place_mode_years_rung_and_skills_that_differ_are_named() {
    let elsewhere = Posting { places: vec![place("Chennai", "Tamil Nadu", Country::IN)], ..platform() };
    check_differs(elsewhere, &[Difference::Places(vec!["Chennai".to_owned()])]);
    check_differs(Posting { remote: Some(Remote::No), ..platform() }, &[Difference::Remote(Remote::No)]);
    check_differs(Posting { experience: Some(range(9, 12)), ..platform() }, &[Difference::Experience(range(9, 12))]);
    let lead = Posting { seniority: Some(Seniority::Lead), ..platform() };
    check_differs(lead, &[Difference::Seniority(Seniority::Lead)]);
    let more = Posting { skills: skills(&["Rust", "Python", "Kubernetes"]), ..platform() };
    check_differs(more, &[Difference::AlsoNeeds(vec!["Python".to_owned()])]);
}

#[test]
fn a_masked_employer_is_neither_named_nor_compared() {
    check_differs(
        Posting { employer: Some(employer("Okapi Tax")), ..platform() },
        &[Difference::Employer("Okapi Tax".to_owned())],
    );
    let masked = |name: &str| Some(Employer { name: name.to_owned(), masked: true });
    let secret = Posting { employer: masked("Banyan Freight Exchange"), ..platform() };
    check_differs(secret.clone(), &[Difference::EmployerNotNamed]);
    check_differs(Posting { employer: None, ..platform() }, &[Difference::EmployerNotNamed]);
    let both = holding(&[secret.clone(), secret.clone(), Posting { employer: masked("another"), ..secret }]);
    let differs: Vec<_> = both.similar([0], 2).into_iter().map(|(_, one)| one.differs).collect();
    assert_eq!(differs, [[Difference::EmployerNotNamed], [Difference::EmployerNotNamed]]);
}

#[test]
fn a_rare_skill_in_common_weighs_more_than_one_that_everybody_asks_for() {
    let asking = |names: &[&str]| Posting { skills: skills(names), ..Posting::default() };
    let mut market =
        vec![asking(&["Python", "Terraform"]), asking(&["Terraform", "MySQL"]), asking(&["Python", "MySQL"])];
    market.extend(std::iter::repeat_n(asking(&["Python", "Django"]), 12));
    let likest = holding(&market).similar([0], 2);
    assert_eq!(likest[0].0, [1], "{likest:?}");
}

#[test]
fn an_opening_with_nothing_in_common_is_not_similar() {
    let cook = Posting { title: Some("Line Cook".to_owned()), skills: skills(&["Quillwork"]), ..platform() };
    assert_eq!(holding(&[platform(), cook]).similar([0], 5), [], "years, place and pay alone are not enough");
    assert_eq!(holding(&[platform()]).similar([9], 5), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_likest_come_first_each_with_a_reason_and_whatever_the_order_of_arrival(
        postings in prop::collection::vec(any_posting(), 2..16), most in 0_usize..20,
    ) {
        let sourced = |(at, posting): (u8, Posting)| Posting { source: source(&format!("{at}.txt")), ..posting };
        let postings: Vec<Posting> = (0..).zip(postings).map(sourced).collect();
        let network = holding(&postings);
        let similar = network.similar([0], most);
        prop_assert!(similar.len() <= most.min(postings.len() - 1));
        prop_assert!(similar.is_sorted_by_key(|(_, one)| std::cmp::Reverse(one.likeness)));
        for (key, one) in &similar {
            prop_assert!(*key != [0] && one.likeness <= 1000);
            let is_work = |common: &Common| !matches!(common, Common::Place(_) | Common::Remote(_) | Common::Experience(_) | Common::Pay(_));
            prop_assert!(one.because.iter().any(is_work), "{:?}", one);
        }
        let mut other = Network::new(Weights::published(), Vocabulary::embedded());
        for (key, posting) in (0_u8..).zip(&postings).collect::<Vec<_>>().into_iter().rev() {
            other.put_opening([key], Opening::new(posting, Vocabulary::embedded()));
        }
        prop_assert_eq!(other.similar([0], most), similar);
    }
}
