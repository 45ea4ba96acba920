//! A team cannot learn a pay floor or a block list from what it is shown.

use matching::{Side, Weights, rank_people, ranking_for_team};
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{Currency, Period, Posting, Profile, Wishes};

use crate::invented::{TODAY, any_posting, any_profile, any_wishes, matched, pay};

proptest! {
    #[test]
    fn the_persons_side_is_one_sum(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let whole = matched(&posting, &profile, &wishes);
        let Some(shown) = whole.clone().for_team() else {
            prop_assert!(whole.reasons.iter().any(|r| r.criterion == matching::Criterion::BlockedEmployer && r.state == matching::State::Violated));
            return Ok(());
        };
        prop_assert!(shown.reasons.iter().all(|reason| reason.side == Side::Team));
        prop_assert_eq!((shown.score, shown.points, shown.person), (whole.score, whole.points, whole.person));
        let team_reasons = || whole.reasons.iter().filter(|reason| reason.side == Side::Team);
        let asked: Vec<_> = team_reasons().filter_map(|reason| reason.question.as_deref()).collect();
        for question in &shown.questions {
            prop_assert!(question.contains("have you worked with") || asked.contains(&question.as_str()), "{}", question);
        }
    }
}

/// Three people who differ in their floor alone, for a posting that pays less than the highest of them asks.
#[test]
fn a_floor_above_the_pay_is_not_told_by_an_exclusion_or_a_place_behind_everybody() {
    let vocabulary = Vocabulary::embedded();
    let posting =
        Posting { pay: Some(pay(Some(1_000_000), Some(1_500_000), Currency::INR, Period::Year)), ..Posting::default() };
    let person = |file: &str, floor: i64, title: &str| {
        let floor = pay(Some(floor), None, Currency::INR, Period::Year);
        let profile = Profile {
            source: crate::invented::source(file),
            work: vec![crate::invented::job(title, true, None)],
            ..Profile::default()
        };
        matching::Person::new(&profile, &Wishes { pay_floor: Some(floor), ..Wishes::default() }, vocabulary, TODAY)
    };
    let people =
        [person("low", 900_000, "Cook"), person("middle", 1_400_000, "Cook"), person("high", 1_600_000, "Cook")];
    let opening = matching::Opening::new(&posting, vocabulary);
    let whole = rank_people(&opening, &people, Weights::published(), vocabulary);
    assert!(whole[2].excluded && whole[2].person_source.file == "high");
    let shown = ranking_for_team(whole);
    assert!(shown.iter().all(|one| !one.excluded));
    assert!(shown.is_sorted_by_key(|one| std::cmp::Reverse(one.score)));
    let json = serde_json::to_string(&shown).unwrap();
    for secret in ["floor", "pay_floor", "1600000", "16,00,000"] {
        assert!(!json.contains(secret), "{secret} stands in {json}");
    }
}

#[test]
fn for_an_employer_that_is_blocked_the_person_is_not_there() {
    let employer = talent::Employer { name: "Banyan Freight Pvt. Ltd.".to_owned(), masked: false };
    let posting = Posting { employer: Some(employer), ..Posting::default() };
    let blocked = |name: &str| Wishes { blocked_employers: vec![name.to_owned()], ..Wishes::default() };
    assert!(matched(&posting, &Profile::default(), &blocked("banyan freight")).for_team().is_none());
    assert!(matched(&posting, &Profile::default(), &blocked("Banyan Freighters")).for_team().is_some());
}
