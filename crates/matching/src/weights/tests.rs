//! The published weights hold, and those that break a rule are refused by the name of what is wrong.

use super::*;

#[test]
fn the_published_weights_are_valid() {
    Weights::parse(include_str!("../../weights.json")).unwrap();
}
