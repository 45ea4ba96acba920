//! What an index answers depends on what it holds, never on how that came.

use proptest::prelude::*;
use talent::Posting;
use uuid::Uuid;

use super::{document, market};
use crate::search::Index;

fn version(number: u128, version: usize) -> Posting {
    let mut one = market()[(usize::try_from(number).unwrap() + version) % 4].clone();
    one.description = format!("the {number}th of the {version}th kind");
    one
}

proptest! {
    #[test]
    fn two_indexes_that_hold_the_same_are_the_same(
        steps in proptest::collection::vec((1_u128..12, proptest::option::of(0_usize..5)), 0..60),
    ) {
        let mut index = Index::default();
        let mut held = std::collections::BTreeMap::new();
        for (number, step) in steps {
            if let Some(step) = step {
                index.put(&document(number, &version(number, step)));
                held.insert(number, step);
            } else {
                index.take(Uuid::from_u128(number));
                held.remove(&number);
            }
        }
        let mut rebuilt = Index::default();
        for (number, step) in held {
            rebuilt.put(&document(number, &version(number, step)));
        }
        prop_assert_eq!(String::from_utf8(index.to_bytes()).unwrap(), String::from_utf8(rebuilt.to_bytes()).unwrap());
    }
}
