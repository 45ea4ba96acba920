//! What one change would do, and that it is true.

use matching::{Change, Network, Opening, Person, Weights, just_out_of_reach, rank_postings};
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{Currency, Period, Posting, Profile, Wishes};

use crate::invented::{TODAY, any_posting, any_profile, any_wishes, pay};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn the_rank_that_is_promised_is_the_rank_that_comes(
        postings in prop::collection::vec(any_posting(), 1..10), profile in any_profile(), wishes in any_wishes(),
    ) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        let openings: Vec<Opening> = postings.iter().map(|posting| Opening::new(posting, vocabulary)).collect();
        let person = Person::new(&profile, &wishes, vocabulary, TODAY);
        for outlook in just_out_of_reach(&person, &openings, 3, weights, vocabulary) {
            let changed = Person { offer: person.offer.clone().with(&outlook.change, vocabulary), ..person.clone() };
            let after = rank_postings(&changed, &openings, weights, vocabulary);
            let there = after.iter().find(|one| one.posting == outlook.posting && one.rank == outlook.rank[1]);
            prop_assert!(there.is_some_and(|one| !one.excluded && one.score == outlook.score[1]), "{:?}", outlook);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_would_move_a_posting_up_moves_it_to_the_very_rank(
        postings in prop::collection::vec(any_posting(), 2..8), profile in any_profile(), wishes in any_wishes(),
    ) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        let openings: Vec<Opening> = postings.iter().map(|posting| Opening::new(posting, vocabulary)).collect();
        let person = Person::new(&profile, &wishes, vocabulary, TODAY);
        let mut network: Network<'_, usize> = Network::new(weights, vocabulary);
        for (key, opening) in openings.iter().enumerate() {
            network.put_opening(key, opening.clone());
        }
        for key in 0..openings.len() {
            for outlook in network.ranking_for(&person).changes_for(key, 5) {
                prop_assert!(outlook.rank[1] < outlook.rank[0]);
                let changed = Person { offer: person.offer.clone().with(&outlook.change, vocabulary), ..person.clone() };
                let there = network.ranking_for(&changed).match_with(key).expect("the network holds it");
                prop_assert_eq!((there.rank, there.score), (outlook.rank[1], outlook.score[1]));
            }
        }
    }

    #[test]
    fn a_page_says_at_once_what_each_of_its_openings_says_alone(
        postings in prop::collection::vec(any_posting(), 80), profile in any_profile(), wishes in any_wishes(),
    ) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        let person = Person::new(&profile, &wishes, vocabulary, TODAY);
        let mut network: Network<'_, usize> = Network::new(weights, vocabulary);
        for (key, posting) in postings.iter().enumerate() {
            network.put_opening(key, Opening::new(posting, vocabulary));
        }
        let ranking = network.ranking_for(&person);
        let page = ranking.page_with_changes(2..7, 3);
        prop_assert_eq!(page.iter().map(|(key, one, _)| (*key, one.clone())).collect::<Vec<_>>(), ranking.page(2..7));
        for (key, one, outlooks) in page {
            prop_assert_eq!(&outlooks, &network.ranking_for(&person).changes_for(key, 3));
            for outlook in outlooks {
                let changed = Person { offer: person.offer.clone().with(&outlook.change, vocabulary), ..person.clone() };
                let there = network.ranking_for(&changed).match_with(key).expect("the network holds it");
                prop_assert_eq!((one.rank, there.rank), (outlook.rank[0], outlook.rank[1]));
            }
        }
    }

    #[test]
    fn what_would_move_a_person_up_for_a_team_moves_them_to_the_very_rank(
        posting in any_posting(), profiles in prop::collection::vec(any_profile(), 2..8),
    ) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        let opening = Opening::new(&posting, vocabulary);
        let people: Vec<Person> =
            profiles.iter().map(|profile| Person::new(profile, &Wishes::default(), vocabulary, TODAY)).collect();
        let mut network: Network<'_, usize> = Network::new(weights, vocabulary);
        network.put_opening(0, opening.clone());
        for (key, person) in people.iter().enumerate() {
            network.put_person(key, person.clone());
        }
        for key in 0..people.len() {
            for outlook in network.team_changes_for(0, key, 5) {
                let changed = Opening { need: opening.need.clone().with(&outlook.change), ..opening.clone() };
                let mut after = network.clone();
                after.put_opening(0, changed);
                let list = after.people_for_team(0, 0..people.len());
                prop_assert_eq!(list.iter().position(|(there, _)| *there == key), Some(outlook.rank[1] - 1));
            }
        }
        prop_assert_eq!(network.opening(0), Some(&opening));
    }
}

#[test]
fn a_lower_floor_brings_a_posting_into_reach() {
    let vocabulary = Vocabulary::embedded();
    let posting = |title: &str, most: i64| Posting {
        title: Some(title.to_owned()),
        pay: Some(pay(None, Some(most), Currency::INR, Period::Year)),
        ..Posting::default()
    };
    let openings =
        [posting("Lantern Keeper", 1_800_000), posting("Accountant", 3_000_000)].map(|p| Opening::new(&p, vocabulary));
    let floor = pay(Some(2_000_000), None, Currency::INR, Period::Year);
    let wishes = Wishes { pay_floor: Some(floor), titles: vec!["Lantern Keeper".to_owned()], ..Wishes::default() };
    let person = Person::new(&Profile::default(), &wishes, vocabulary, TODAY);
    let outlooks = just_out_of_reach(&person, &openings, 5, Weights::published(), vocabulary);
    assert_eq!(outlooks.len(), 1);
    assert_eq!(outlooks[0].change, Change::PayFloor(pay(Some(1_800_000), None, Currency::INR, Period::Year)));
    insta::assert_snapshot!(outlooks[0].text, @"With a floor of ₹18,00,000 a year you would move from 2 to 1.");
}
