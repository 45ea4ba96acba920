//! Training on a corpus of a few invented sentences.

use std::borrow::Cow;

use extract::mentions::Model;
use extract::mentions::features::features;
use extract::mentions::model::Parts;
use talent::vocabulary::Vocabulary;

use super::classes::Known;
use super::examples::{Example, parse};
use super::exp::exp;
use super::{DOCUMENTS_MIN, frequent, model};

/// Documents of one sentence each: `[bread baking]` is marked.
fn documents(sentences: &[&str]) -> Vec<Example> {
    let line = |(document, sentence): (usize, &&str)| {
        let (mut tokens, mut tags, mut inside) = (Vec::new(), Vec::new(), false);
        for word in sentence.split(' ') {
            tags.push(if word.starts_with('[') {
                "B"
            } else if inside {
                "I"
            } else {
                "O"
            });
            inside = (inside || word.starts_with('[')) && !word.ends_with(']');
            tokens.push(word.trim_matches(['[', ']']));
        }
        serde_json::json!({ "idx": document, "source": "tech", "tokens": tokens, "tags_knowledge": tags }).to_string()
    };
    let lines: Vec<String> = sentences.iter().enumerate().map(line).collect();
    parse(&lines.join("\n")).unwrap()
}

fn bakers() -> Vec<Example> {
    documents(&[
        "Experience with [bread baking] is needed",
        "Experience with [cake icing] is needed",
        "Experience with [oven repair] is a plus",
        "Experience with [dough] is needed",
        "Experience with [bread baking] and [pastry] is needed",
        "You like mornings",
        "You are friendly and like mornings",
    ])
}

fn known() -> Known {
    Known { names: vec!["sugar work".to_owned(), "milling".to_owned()], ..Known::default() }
}

#[test]
fn a_corpus_gives_one_model_bit_for_bit() {
    let first = model(bakers(), known(), Vocabulary::embedded()).unwrap();
    assert_eq!(first, model(bakers(), known(), Vocabulary::embedded()).unwrap());
    assert_eq!(checksum(&first), 0x058d_01b9_u32, "and the same one on every machine");
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[test]
fn a_trained_model_finds_what_it_was_shown() {
    let bytes = model(bakers(), known(), Vocabulary::embedded()).unwrap();
    let model = Model::from_bytes(Cow::Owned(bytes)).unwrap();
    for example in bakers() {
        let reading = model.read(&example.text, Vocabulary::embedded());
        let found: Vec<_> =
            reading.iter().flat_map(|sentence| &sentence.reading.mentions).map(|mention| mention.span).collect();
        assert_eq!(found, example.gold, "{}", example.text);
    }
}

#[test]
fn what_fewer_than_five_documents_have_is_left_out() {
    let examples = bakers();
    let bare = Model::from_bytes(Cow::Owned(Parts::default().write())).unwrap();
    let seen: Vec<_> = examples
        .iter()
        .map(|example| features(&example.text, &example.words, &bare.classes(), Vocabulary::embedded()))
        .collect();
    let kept = frequent(&examples, &seen);
    assert!(!kept.is_empty(), "five documents begin alike");
    for feature in &kept {
        let has = |features: &&Vec<Vec<u32>>| features.iter().flatten().any(|other| other == feature);
        assert!(seen.iter().filter(has).count() >= DOCUMENTS_MIN, "{feature:x} is rare");
    }
    let more = documents(&["Experience with [dough] is needed"; DOCUMENTS_MIN - 1]);
    let seen: Vec<_> = more
        .iter()
        .map(|example| features(&example.text, &example.words, &bare.classes(), Vocabulary::embedded()))
        .collect();
    assert!(frequent(&more, &seen).is_empty(), "four documents are too few, however alike");
}

#[test]
fn tags_that_do_not_fit_their_tokens_are_refused_by_line() {
    let fit = r#"{"idx": 1, "source": "tech", "tokens": ["Dough"], "tags_knowledge": ["B"]}"#;
    let unfit = r#"{"idx": 1, "source": "tech", "tokens": ["Dough"], "tags_knowledge": []}"#;
    let error = parse(&format!("{fit}\n{unfit}")).unwrap_err();
    assert_eq!(error.to_string(), "line 2: as many tags as tokens are expected");
}

#[test]
fn the_exponential_is_exact_to_its_last_places() {
    for (x, expected) in
        [(0.0, 1.0), (1.0, std::f64::consts::E), (-1.0, 1.0 / std::f64::consts::E), (10.0, 22_026.465_794_806_718)]
    {
        let off = (exp(x) / expected - 1.0).abs();
        assert!(off < 1e-14, "exp({x}) is off by {off}");
    }
    assert!(exp(-1e9) > 0.0 && exp(1e9).is_finite());
}
