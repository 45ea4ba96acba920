//! A network answers as an exhaustive ranking does, and remembers nothing of how it came to hold what it holds.

use std::ops::Range;
use std::sync::Arc;

use matching::{
    Match, Network, Opening, Person, Weights, just_out_of_reach, rank_people, rank_postings, ranking_for_team,
};
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Wishes};

use crate::invented::{TODAY, any_posting, any_profile, any_wishes, source};

type Key = [u8; 2];

fn network() -> Network<'static, Key> {
    Network::new(Weights::published(), Vocabulary::embedded())
}

fn opening(posting: &Posting) -> Opening {
    let opening = Opening::new(posting, Vocabulary::embedded());
    let size = posting.hidden_skills.filter(|hidden| hidden % 2 == 1).map(|_| "50-200".to_owned());
    Opening { need: opening.need.with_employer(size, Some("seed".to_owned())), ..opening }
}

fn person((profile, wishes): &(Profile, Wishes)) -> Person {
    Person::new(profile, wishes, Vocabulary::embedded(), TODAY)
}

/// A few openings and people, each with a source of its own.
fn any_market() -> impl Strategy<Value = (Vec<Opening>, Vec<Person>)> {
    let named = |at: usize| source(&format!("{:02}.txt", (at * 7 + 3) % 40));
    let openings = prop::collection::vec(any_posting(), 1..24).prop_map(move |postings| {
        let sourced = |(at, posting): (usize, Posting)| opening(&Posting { source: named(at), ..posting });
        postings.into_iter().enumerate().map(sourced).collect::<Vec<_>>()
    });
    let people = prop::collection::vec((any_profile(), any_wishes()), 1..16).prop_map(move |people| {
        let sourced = |(at, (profile, wishes)): (usize, (Profile, Wishes))| {
            person(&(Profile { source: named(at), ..profile }, wishes))
        };
        people.into_iter().enumerate().map(sourced).collect::<Vec<_>>()
    });
    (openings, people)
}

/// Keys that follow neither the order of arrival nor that of the sources.
fn key(at: usize) -> Key {
    [u8::try_from(at * 11 % 29).unwrap(), u8::try_from(at).unwrap()]
}

fn holding(openings: &[Opening], people: &[Person]) -> Network<'static, Key> {
    let mut network = network();
    for (at, opening) in openings.iter().enumerate() {
        network.put_opening(key(at), opening.clone());
    }
    for (at, person) in people.iter().enumerate() {
        network.put_person(key(at), person.clone());
    }
    network
}

fn postings_for(network: &Network<'_, Key>, person: Key, ranks: Range<usize>) -> Vec<(Key, Match)> {
    network.ranking_for(network.person(person).unwrap()).page(ranks)
}

fn unkeyed<K, T>(page: Vec<(K, T)>) -> Vec<T> {
    page.into_iter().map(|(_, one)| one).collect()
}

fn part(all: &[Match], ranks: Range<usize>) -> &[Match] {
    &all[ranks.start.min(all.len())..ranks.end.min(all.len())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn every_page_is_that_part_of_the_exhaustive_ranking((openings, people) in any_market(), from in 0_usize..12, most in 0_usize..12) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        let network = holding(&openings, &people);
        let ranks = from..from + most;
        for (at, person) in people.iter().enumerate() {
            let all = rank_postings(person, &openings, weights, vocabulary);
            prop_assert_eq!(unkeyed(postings_for(&network, key(at), ranks.clone())), part(&all, ranks.clone()));
            prop_assert_eq!(unkeyed(postings_for(&network, key(at), 0..openings.len() + 3)), &*all);
            let ranking = network.ranking_for(person);
            prop_assert_eq!(ranking.within_reach(), all.iter().filter(|one| !one.excluded).count());
            for (which, opening) in openings.iter().enumerate() {
                let there = all.iter().find(|one| one.posting == opening.card);
                prop_assert_eq!(ranking.match_with(key(which)), there.cloned());
            }
        }
        for (at, opening) in openings.iter().enumerate() {
            let all = rank_people(opening, &people, weights, vocabulary);
            prop_assert_eq!(unkeyed(network.people_for(key(at), ranks.clone())), part(&all, ranks.clone()));
            let seen = ranking_for_team(all);
            prop_assert_eq!(unkeyed(network.people_for_team(key(at), ranks.clone())), part(&seen, ranks.clone()));
            prop_assert_eq!(unkeyed(network.people_for_team(key(at), 0..people.len())), seen);
        }
    }

    #[test]
    fn keys_say_whose_match_it_is((openings, people) in any_market()) {
        let network = holding(&openings, &people);
        for (key, one) in postings_for(&network, key(0), 0..openings.len()) {
            prop_assert_eq!(&network.opening(key).unwrap().card, &one.posting);
        }
        for (key, one) in network.people_for(key(0), 0..people.len()) {
            prop_assert_eq!(&network.person(key).unwrap().source, &one.person_source);
        }
        let outlooks = network.ranking_for(&people[0]).just_out_of_reach(3);
        for &(key, ref outlook) in &outlooks {
            prop_assert_eq!(&network.opening(key).unwrap().card, &outlook.posting);
        }
        let alone = just_out_of_reach(&people[0], &openings, 3, Weights::published(), Vocabulary::embedded());
        prop_assert_eq!(unkeyed(outlooks), alone);
    }
}

/// One change of a market.
#[derive(Clone, Debug)]
enum Change {
    PutOpening(u8, usize),
    TakeOpening(u8),
    PutPerson(u8, usize),
    TakePerson(u8),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (0_u8..40, 0_usize..30).prop_map(|(key, which)| Change::PutOpening(key, which)),
        (0_u8..40).prop_map(Change::TakeOpening),
        (0_u8..40, 0_usize..30).prop_map(|(key, which)| Change::PutPerson(key, which)),
        (0_u8..40).prop_map(Change::TakePerson),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn among_many_a_page_is_that_part_of_the_exhaustive_ranking(
        postings in prop::collection::vec(any_posting(), 300),
        people in prop::collection::vec((any_profile(), any_wishes()), 300),
        taken in prop::collection::vec(0_usize..300, 0..60),
        from in 0_usize..200,
    ) {
        let (weights, vocabulary) = (Weights::published(), Vocabulary::embedded());
        // Every third stands where another does, so that keys have to decide.
        let sourced = |at: usize| source(&format!("{:03}.txt", (at * 7 + 3) % 200));
        let opening = |(at, posting): (usize, Posting)| opening(&Posting { source: sourced(at), ..posting });
        let mut openings: Vec<Opening> = postings.into_iter().enumerate().map(opening).collect();
        let person = |(at, (profile, wishes)): (usize, (Profile, Wishes))| {
            person(&(Profile { source: sourced(at), ..profile }, wishes))
        };
        let mut people: Vec<Person> = people.into_iter().enumerate().map(person).collect();
        let mut network: Network<'_, usize> = Network::new(weights, vocabulary);
        for (key, (opening, person)) in openings.iter().zip(&people).enumerate() {
            network.put_opening(key, opening.clone());
            network.put_person(key, person.clone());
        }
        for which in taken {
            openings[which] = openings[which / 2].clone();
            people[which] = people[which / 3].clone();
            network.put_opening(which, openings[which].clone());
            network.put_person(which, people[which].clone());
        }
        for ranks in [0..5, 0..40, from..from + 20, 280..400, 0..300] {
            let all = rank_postings(&people[0], &openings, weights, vocabulary);
            let page = network.ranking_for(&people[0]).page(ranks.clone());
            for ((key, one), expected) in page.iter().zip(part(&all, ranks.clone())) {
                prop_assert_eq!(one, expected);
                prop_assert_eq!(&openings[*key].card, &expected.posting);
            }
            prop_assert_eq!(page.len(), part(&all, ranks.clone()).len());
            let all = rank_people(&openings[0], &people, weights, vocabulary);
            prop_assert_eq!(unkeyed(network.people_for(0, ranks.clone())), part(&all, ranks.clone()));
            let seen = ranking_for_team(all);
            prop_assert_eq!(unkeyed(network.people_for_team(0, ranks.clone())), part(&seen, ranks));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn a_thousand_changes_leave_what_building_from_the_end_would(
        postings in prop::collection::vec(any_posting(), 30),
        people in prop::collection::vec((any_profile(), any_wishes()), 30),
        changes in prop::collection::vec(any_change(), 1000),
    ) {
        let openings: Vec<Arc<Opening>> = postings.iter().map(|posting| Arc::new(opening(posting))).collect();
        let people: Vec<Arc<Person>> = people.iter().map(|one| Arc::new(person(one))).collect();
        let mut network = network();
        let mut expected = (std::collections::BTreeMap::new(), std::collections::BTreeMap::new());
        for change in changes {
            match change {
                Change::PutOpening(key, which) => {
                    let before = network.put_opening([key, 0], openings[which].clone());
                    prop_assert_eq!(before, expected.0.insert(key, openings[which].clone()));
                }
                Change::TakeOpening(key) => prop_assert_eq!(network.take_opening([key, 0]), expected.0.remove(&key)),
                Change::PutPerson(key, which) => {
                    let before = network.put_person([key, 0], people[which].clone());
                    prop_assert_eq!(before, expected.1.insert(key, people[which].clone()));
                }
                Change::TakePerson(key) => prop_assert_eq!(network.take_person([key, 0]), expected.1.remove(&key)),
            }
        }
        let mut rebuilt = Network::new(Weights::published(), Vocabulary::embedded());
        for (&key, person) in expected.1.iter().rev() {
            rebuilt.put_person([key, 0], person.clone());
        }
        for (&key, opening) in expected.0.iter().rev() {
            rebuilt.put_opening([key, 0], opening.clone());
        }
        prop_assert_eq!((network.opening_count(), network.person_count()), (expected.0.len(), expected.1.len()));
        prop_assert!(network.to_bytes() == rebuilt.to_bytes());
        for &key in expected.1.keys() {
            prop_assert_eq!(postings_for(&network, [key, 0], 0..9), postings_for(&rebuilt, [key, 0], 0..9));
        }
        for &key in expected.0.keys() {
            prop_assert_eq!(network.people_for([key, 0], 0..9), rebuilt.people_for([key, 0], 0..9));
        }
    }
}

#[test]
fn what_was_taken_out_leaves_nothing_behind() {
    let mut network = network();
    let empty = network.to_bytes();
    let posting = Posting { title: Some("Keeper of Lanterns".to_owned()), ..Posting::default() };
    network.put_opening([1, 0], opening(&posting));
    network.put_person([1, 0], person(&(Profile::default(), Wishes::default())));
    assert_ne!(network.to_bytes(), empty);
    assert_eq!(network.people_for([1, 0], 0..5).len(), 1);
    assert!(network.take_opening([1, 0]).is_some() && network.take_person([1, 0]).is_some());
    assert_eq!(network.to_bytes(), empty);
    let nobody = person(&(Profile::default(), Wishes::default()));
    let ranking = network.ranking_for(&nobody);
    assert!(ranking.page(0..5).is_empty() && ranking.just_out_of_reach(5).is_empty());
    assert!(ranking.match_with([1, 0]).is_none() && network.people_for([1, 0], 0..5).is_empty());
}

#[test]
fn between_equals_the_lower_key_comes_first() {
    let lamps = opening(&Posting { title: Some("Keeper of Lanterns".to_owned()), ..Posting::default() });
    let mut network = network();
    for key in [[3, 0], [1, 0], [2, 0]] {
        network.put_opening(key, lamps.clone());
        network.put_person(key, person(&(Profile::default(), Wishes::default())));
    }
    let keys = |page: Vec<(Key, Match)>| page.into_iter().map(|(key, one)| (key[0], one.rank)).collect::<Vec<_>>();
    assert_eq!(keys(postings_for(&network, [2, 0], 0..9)), [(1, 1), (2, 2), (3, 3)]);
    assert_eq!(keys(network.people_for([2, 0], 1..3)), [(2, 2), (3, 3)]);
}
