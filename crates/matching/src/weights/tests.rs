use super::*;

#[test]
fn the_published_weights_are_valid() {
    Weights::parse(include_str!("../../weights.json")).unwrap();
}
