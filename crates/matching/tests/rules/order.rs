//! A ranking depends on what is ranked, not on the order in which it arrives.

use matching::{Match, Opening, Person, Weights, rank_people, rank_postings};
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Wishes};

use crate::invented::{TODAY, any_posting, any_profile, any_wishes};

fn bytes(matches: &[Match]) -> String {
    serde_json::to_string(matches).unwrap()
}

fn people(profiles: &[Profile]) -> Vec<Person> {
    profiles.iter().map(|profile| Person::new(profile, &Wishes::default(), Vocabulary::embedded(), TODAY)).collect()
}

fn openings(postings: &[Posting]) -> Vec<Opening> {
    postings.iter().map(|posting| Opening::new(posting, Vocabulary::embedded())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn postings_rank_alike_in_any_order(
        (postings, shuffled) in prop::collection::vec(any_posting(), 1..12).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        profile in any_profile(), wishes in any_wishes(),
    ) {
        let person = Person::new(&profile, &wishes, Vocabulary::embedded(), TODAY);
        let ranked = |postings: &[Posting]| rank_postings(&person, &openings(postings), Weights::published(), Vocabulary::embedded());
        let one = ranked(&postings);
        prop_assert_eq!(bytes(&one), bytes(&ranked(&shuffled)));
        let numbers: Vec<usize> = one.iter().map(|one| one.rank).collect();
        prop_assert_eq!(numbers, (1..=postings.len()).collect::<Vec<_>>());
        prop_assert!(one.is_sorted_by_key(|one| (one.excluded, std::cmp::Reverse(one.score))));
    }

    #[test]
    fn people_rank_alike_in_any_order(
        (profiles, shuffled) in prop::collection::vec(any_profile(), 1..12).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        posting in any_posting(),
    ) {
        let opening = Opening::new(&posting, Vocabulary::embedded());
        let ranked = |profiles: &[Profile]| rank_people(&opening, &people(profiles), Weights::published(), Vocabulary::embedded());
        prop_assert_eq!(bytes(&ranked(&profiles)), bytes(&ranked(&shuffled)));
    }
}
