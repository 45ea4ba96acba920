//! A placement day: a closed event after whose interviews both sides hand in an order, and everybody is placed at once.
//!
//! Deferred acceptance with people proposing (Gale and Shapley 1962; with capacities Roth 1984): of all stable placements it is the one
//! that every person likes best, and no person gains by handing in another order than their own (Dubins and Freedman 1981). Stable means
//! that no person and no posting both prefer each other to what they have.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use serde::{Deserialize, Serialize};

/// What both sides handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Everybody who takes part.
    pub people: Vec<Ballot>,
    /// Every posting that takes part.
    pub postings: Vec<SeatBallot>,
}

/// A person's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// By what the event names them.
    pub id: String,
    /// Ids of the postings that they would take, the best first. One that is not there they would not take.
    #[serde(default)]
    pub order: Vec<String>,
}

/// A posting's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatBallot {
    /// By what the event names it.
    pub id: String,
    /// How many people it takes.
    pub seats: u32,
    /// Ids of the people whom it would take, the best first. One who is not there it would not take.
    #[serde(default)]
    pub order: Vec<String>,
}

/// Why an event cannot be decided.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    /// Two of one side have one id.
    #[error("{side} {id:?} is there twice; accepted: each id once")]
    Twice {
        /// `person` or `posting`.
        side: &'static str,
        /// The id.
        id: String,
    },
    /// An order names somebody who does not take part.
    #[error("the order of {side} {id:?} names {named:?}, which does not take part")]
    Unknown {
        /// Whose order: `person` or `posting`.
        side: &'static str,
        /// Whose order.
        id: String,
        /// Whom it names.
        named: String,
    },
    /// An order names somebody twice.
    #[error("the order of {side} {id:?} names {named:?} twice; accepted: each once")]
    NamedTwice {
        /// Whose order: `person` or `posting`.
        side: &'static str,
        /// Whose order.
        id: String,
        /// Whom it names.
        named: String,
    },
}

/// The placement, with what shows everybody that nothing better was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// One certificate for each person, in the order of the event.
    pub certificates: Vec<Certificate>,
}

/// What a person got and why nothing that they prefer was open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The person.
    pub person: String,
    /// The posting; absent where nothing on their list was open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posting: Option<String>,
    /// Its place in their order, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<usize>,
    /// Every posting that they prefer to it, the best first, with why it was not open.
    pub preferred: Vec<Closed>,
}

/// A posting that was not open to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The posting.
    pub posting: String,
    /// Why.
    pub because: Obstacle,
}

/// Why a posting was not open to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Obstacle {
    /// Its order does not name them.
    NotOnItsOrder,
    /// All its seats went to people whom it prefers: the person's place in its order, and that of the last whom it took, both from 1.
    Full {
        /// The person's place in its order.
        place: usize,
        /// The place of the last whom it took, always less.
        last: usize,
    },
}

/// An event by numbers.
struct Numbered {
    /// For each person the postings of their order.
    wishes: Vec<Vec<usize>>,
    /// For each posting the place, from 1, of each person whom it would take.
    places: Vec<BTreeMap<usize, usize>>,
}

/// Decides an event. An order that names a stranger, or anybody twice, is an error that names it.
pub fn place(event: &Event) -> Result<Placement, EventError> {
    let numbered = Numbered::of(event)?;
    let seats: Vec<usize> = event.postings.iter().map(|posting| posting.seats as usize).collect();
    // Of each posting the people whom it holds for now by their place in its order, the last on top.
    let mut held: Vec<BinaryHeap<(usize, usize)>> = vec![BinaryHeap::new(); event.postings.len()];
    let mut next: Vec<usize> = vec![0; event.people.len()];
    let mut asking: Vec<usize> = (0..event.people.len()).rev().collect();
    while let Some(person) = asking.pop() {
        let Some(&posting) = numbered.wishes[person].get(next[person]) else { continue };
        next[person] += 1;
        let Some(&place) = numbered.places[posting].get(&person) else {
            asking.push(person);
            continue;
        };
        held[posting].push((place, person));
        if held[posting].len() > seats[posting] {
            asking.extend(held[posting].pop().map(|(_, refused)| refused));
        }
    }
    let mut placed: Vec<Option<usize>> = vec![None; event.people.len()];
    for (posting, held) in held.iter().enumerate() {
        for &(_, person) in held {
            placed[person] = Some(posting);
        }
    }
    let last = |posting: usize| held[posting].peek().map_or(0, |&(place, _)| place);
    let certificate = |(person, ballot): (usize, &Ballot)| {
        let wishes = &numbered.wishes[person];
        let choice = placed[person].and_then(|posting| wishes.iter().position(|&wish| wish == posting));
        let closed = |&posting: &usize| Closed {
            posting: event.postings[posting].id.clone(),
            because: match numbered.places[posting].get(&person) {
                None => Obstacle::NotOnItsOrder,
                Some(&place) => Obstacle::Full { place, last: last(posting) },
            },
        };
        Certificate {
            person: ballot.id.clone(),
            posting: placed[person].map(|posting| event.postings[posting].id.clone()),
            choice: choice.map(|at| at + 1),
            preferred: wishes[..choice.unwrap_or(wishes.len())].iter().map(closed).collect(),
        }
    };
    Ok(Placement { certificates: event.people.iter().enumerate().map(certificate).collect() })
}

impl Numbered {
    fn of(event: &Event) -> Result<Self, EventError> {
        let people = numbers("person", event.people.iter().map(|person| &person.id))?;
        let postings = numbers("posting", event.postings.iter().map(|posting| &posting.id))?;
        let wishes = event.people.iter().map(|person| order("person", &person.id, &person.order, &postings));
        let places = event.postings.iter().map(|posting| {
            let order = order("posting", &posting.id, &posting.order, &people)?;
            Ok(order.into_iter().zip(1..).collect())
        });
        Ok(Self { wishes: wishes.collect::<Result<_, _>>()?, places: places.collect::<Result<_, _>>()? })
    }
}

fn numbers<'a>(
    side: &'static str,
    ids: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<&'a str, usize>, EventError> {
    let mut numbers = BTreeMap::new();
    for (number, id) in ids.enumerate() {
        if numbers.insert(id.as_str(), number).is_some() {
            return Err(EventError::Twice { side, id: id.clone() });
        }
    }
    Ok(numbers)
}

fn order(
    side: &'static str,
    id: &str,
    order: &[String],
    others: &BTreeMap<&str, usize>,
) -> Result<Vec<usize>, EventError> {
    let mut seen = BTreeSet::new();
    let number = |named: &String| {
        let of = |named: &String| (id.to_owned(), named.clone());
        let Some(&number) = others.get(named.as_str()) else {
            let (id, named) = of(named);
            return Err(EventError::Unknown { side, id, named });
        };
        if !seen.insert(number) {
            let (id, named) = of(named);
            return Err(EventError::NamedTwice { side, id, named });
        }
        Ok(number)
    };
    order.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn event(people: &[(&str, &str)], postings: &[(&str, u32, &str)]) -> Event {
        Event {
            people: people.iter().map(|&(id, order)| Ballot { id: id.to_owned(), order: names(order) }).collect(),
            postings: (postings.iter())
                .map(|&(id, seats, order)| SeatBallot { id: id.to_owned(), seats, order: names(order) })
                .collect(),
        }
    }

    #[test]
    fn the_person_whom_a_posting_prefers_gets_it_and_the_other_is_told_why() {
        let event = event(&[("ira", "mill dock"), ("ole", "mill")], &[("mill", 1, "ole ira"), ("dock", 2, "ira")]);
        let placement = place(&event).expect("a sound event");
        let [ira, ole] = placement.certificates.as_slice() else { panic!("two people: {placement:?}") };
        assert_eq!((ira.posting.as_deref(), ira.choice), (Some("dock"), Some(2)));
        let full = Closed { posting: "mill".to_owned(), because: Obstacle::Full { place: 2, last: 1 } };
        assert_eq!(ira.preferred, [full]);
        assert_eq!((ole.posting.as_deref(), ole.choice), (Some("mill"), Some(1)));
    }

    #[test]
    fn who_is_on_no_order_is_not_placed() {
        let placement = place(&event(&[("ira", "mill")], &[("mill", 3, "")])).expect("a sound event");
        let [ira] = placement.certificates.as_slice() else { panic!("one person: {placement:?}") };
        assert_eq!((ira.posting.as_deref(), ira.preferred[0].because), (None, Obstacle::NotOnItsOrder));
    }

    #[test]
    fn orders_that_cannot_be_followed_are_named() {
        let sentence = |event: &Event| place(event).expect_err("an unsound event").to_string();
        assert_eq!(
            sentence(&event(&[("ira", "quay")], &[("mill", 1, "")])),
            r#"the order of person "ira" names "quay", which does not take part"#
        );
        assert_eq!(
            sentence(&event(&[("ira", "")], &[("mill", 1, "ira ira")])),
            r#"the order of posting "mill" names "ira" twice; accepted: each once"#
        );
        assert_eq!(
            sentence(&event(&[("ira", ""), ("ira", "")], &[])),
            r#"person "ira" is there twice; accepted: each id once"#
        );
    }

    /// Up to eight people and five postings with any orders.
    fn events() -> impl Strategy<Value = Event> {
        let order = |count: usize| {
            (Just((0..count).collect::<Vec<_>>()).prop_shuffle(), 0..=count)
                .prop_map(|(all, kept)| all[..kept].iter().map(usize::to_string).collect::<Vec<_>>())
        };
        (1_usize..8, 1_usize..5).prop_flat_map(move |(people, postings)| {
            let wishes = proptest::collection::vec(order(postings), people);
            let seats = proptest::collection::vec((0_u32..3, order(people)), postings);
            (wishes, seats).prop_map(|(wishes, seats)| Event {
                people: (0..).zip(wishes).map(|(id, order)| Ballot { id: id.to_string(), order }).collect(),
                postings: (0..)
                    .zip(seats)
                    .map(|(id, (seats, order))| SeatBallot { id: id.to_string(), seats, order })
                    .collect(),
            })
        })
    }

    /// Whether some person and posting would rather have each other, or a seat is given that is not there.
    fn is_stable(event: &Event, got: &[Option<usize>]) -> bool {
        let rank = |order: &[String], id: usize| order.iter().position(|named| *named == id.to_string());
        let taken = |posting: usize| (0..got.len()).filter(move |&person| got[person] == Some(posting));
        let is_fit = event.postings.iter().enumerate().all(|(posting, ballot)| {
            taken(posting).count() <= ballot.seats as usize
                && taken(posting).all(|person| rank(&ballot.order, person).is_some())
        });
        let blocks = |person: usize, posting: usize| {
            let wanted = rank(&event.people[person].order, posting);
            let has = got[person].and_then(|posting| rank(&event.people[person].order, posting));
            let rather = wanted.is_some_and(|wanted| has.is_none_or(|has| wanted < has));
            let ballot = &event.postings[posting];
            rank(&ballot.order, person).is_some_and(|place| {
                rather
                    && (taken(posting).count() < ballot.seats as usize
                        || taken(posting).any(|other| rank(&ballot.order, other) > Some(place)))
            })
        };
        is_fit && (0..got.len()).all(|person| (0..event.postings.len()).all(|posting| !blocks(person, posting)))
    }

    fn got(placement: &Placement) -> Vec<Option<usize>> {
        placement.certificates.iter().map(|one| one.posting.as_ref().map(|id| id.parse().expect("a number"))).collect()
    }

    proptest! {
        #[test]
        fn nobody_and_no_posting_would_rather_have_each_other(event in events()) {
            let placement = place(&event).expect("orders of those who take part");
            prop_assert!(is_stable(&event, &got(&placement)));
        }

        #[test]
        fn no_stable_placement_is_better_for_anybody(event in events()) {
            let found = got(&place(&event).expect("orders of those who take part"));
            let choices = event.postings.len() + 1;
            prop_assume!(choices.pow(u32::try_from(found.len()).expect("few people")) <= 100_000);
            let rank = |person: usize, posting: Option<usize>| {
                let order = &event.people[person].order;
                posting.and_then(|posting| order.iter().position(|named| *named == posting.to_string())).unwrap_or(order.len())
            };
            for number in 0..choices.pow(u32::try_from(found.len()).expect("few people")) {
                let digit = |person: usize| number / choices.pow(u32::try_from(person).expect("few people")) % choices;
                let other: Vec<Option<usize>> = (0..found.len()).map(|person| digit(person).checked_sub(1)).collect();
                let is_wished = |person: usize| other[person].is_none_or(|_| rank(person, other[person]) < event.people[person].order.len());
                if (0..found.len()).all(is_wished) && is_stable(&event, &other) {
                    for person in 0..found.len() {
                        prop_assert!(rank(person, found[person]) <= rank(person, other[person]));
                    }
                }
            }
        }
    }
}
