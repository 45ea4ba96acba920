//! The tagger on sentences that we invented.

use std::borrow::Cow;

use talent::vocabulary::{Vocabulary, VocabularyError};

use super::model::{BEGIN, INSIDE, LABELS, Parts};
use super::sentence::Gap;
use super::{EMBEDDED, Model, Reading};

fn readings(model: &Model, text: &str) -> Vec<Reading> {
    model.read(text, Vocabulary::embedded()).into_iter().map(|sentence| sentence.reading).collect()
}

/// The words of each mention in a text.
fn check(text: &str, expected: &[&str]) {
    let readings = readings(Model::embedded(), text);
    let found: Vec<&str> =
        readings.iter().flat_map(|reading| &reading.mentions).filter_map(|mention| mention.span.of(text)).collect();
    assert_eq!(found, expected, "mentions of {text:?}");
}

#[test]
fn the_embedded_model_is_whole() {
    Model::from_bytes(Cow::Borrowed(EMBEDDED)).expect("the committed model opens");
}

#[test]
fn a_damaged_or_foreign_model_is_refused() {
    let mut bytes = EMBEDDED.to_vec();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert_eq!(Model::from_bytes(Cow::Owned(bytes)).unwrap_err(), VocabularyError::Damaged { kind: "mentions" });
    let foreign = Model::from_bytes(Cow::Borrowed(b"a letter to the editor"));
    assert_eq!(foreign.unwrap_err(), VocabularyError::Foreign { kind: "mentions" });
}

#[test]
fn every_trade_is_read() {
    check(
        "You have experience in wound care, palliative care and infection control.",
        &["wound care", "palliative care", "infection control"],
    );
    check("Solid knowledge of MIG welding and TIG welding.", &["MIG welding", "TIG welding"]);
    check("Experience with payroll and bookkeeping is required.", &["payroll", "bookkeeping"]);
    check(
        "Knowledge of special needs education and classroom management.",
        &["special needs education", "classroom management"],
    );
    check("Experience of route planning and forklift operation.", &["route planning", "forklift operation"]);
    check(
        "Strong experience with Python, Kafka and relational databases.",
        &["Python", "Kafka", "relational databases"],
    );
}

#[test]
fn words_of_everyday_use_are_no_skills() {
    check("You go to customers by van and excel at small talk.", &[]);
    check("We are a friendly bakery with a long history.", &[]);
    check("Please give us a swift response by Friday.", &[]);
}

#[test]
fn a_text_is_read_alike_each_time() {
    let text = "Knowledge of crop rotation, soil chemistry and tractor repair; you like to be outdoors.";
    let first = readings(Model::embedded(), text);
    assert_eq!(first, readings(Model::embedded(), text));
    let again = Model::from_bytes(Cow::Borrowed(EMBEDDED)).unwrap();
    assert_eq!(first, readings(&again, text), "neither does it matter how the model was opened");
}

#[test]
fn no_mention_goes_on_across_a_comma_or_a_sentence() {
    let mut parts = Parts { steps: vec![0; Gap::COUNT * LABELS * LABELS], ..Parts::default() };
    for step in parts.steps.chunks_mut(LABELS) {
        step[BEGIN] = 1;
        step[INSIDE] = 2;
    }
    let model = Model::from_bytes(Cow::Owned(parts.write())).unwrap();
    let text = "Bread baking, pastry. Cake / pie (tarts)\nIcing";
    let found = readings(&model, text);
    let words: Vec<_> =
        found.iter().flat_map(|reading| &reading.mentions).map(|mention| mention.span.of(text)).collect();
    assert_eq!(words, [Some("Bread baking"), Some("pastry"), Some("Cake / pie (tarts"), Some("Icing")]);
}

#[test]
fn margins_say_how_far_the_next_best_reading_is() {
    let text = "Experience with Python.";
    let found = readings(Model::embedded(), text);
    let [mention] = found[0].mentions[..] else { panic!("one mention in {found:?}") };
    assert!(mention.margin > 0, "{mention:?}");
    assert_eq!(found[0].inside.len(), 3);
    assert!(found[0].inside[2] > 0 && found[0].inside[0] < 0, "{:?}", found[0].inside);
}

#[test]
fn a_text_without_words_has_no_readings() {
    assert!(readings(Model::embedded(), " — … \n\n").is_empty());
}
