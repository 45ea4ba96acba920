//! Weights learned from outcomes that were drawn from known weights come near those, whatever place a match had in its list.

use matching::{ANSWERS_LEAST, Outcome, Side, Stage, Weights, learn};
use serde_json::{Value, json};

/// Numbers that look drawn (SplitMix64), below a million.
struct Dice(u64);

impl Dice {
    fn ppm(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % 1_000_000
    }
}

/// A market in which people care for pay alone, and in which only a third of what stands below the third place is looked at.
fn outcomes(lists: usize) -> Vec<Outcome> {
    let mut dice = Dice(7);
    let criteria = [("pay", 350_u64), ("place", 250), ("remote", 150), ("title", 250)];
    let mut outcomes = Vec::new();
    for list in 0..lists {
        for rank in 1..=10 {
            let shares: Vec<u64> = criteria.iter().map(|_| dice.ppm() / 1000).collect();
            let is_seen = rank <= 3 || dice.ppm() < 333_333;
            let is_yes = is_seen && dice.ppm() < shares[0] * 900;
            let reasons: Vec<Value> = (criteria.iter().zip(&shares))
                .map(|((criterion, most), share)| {
                    json!({"side": "person", "criterion": criterion, "state": "partly", "points": most * share / 1000, "points_max": most,
                        "effect": 0.0, "text": "", "evidence": {"posting": [], "resume": []}})
                })
                .collect();
            let shown = json!({"list": format!("list {list}"), "outcome": if is_yes { "applied" } else { "shown" }, "rank": rank,
                "score": 0.5, "team": 0.5, "person": 0.5, "points": {"team": 500, "person": 500}, "known": {"team": true, "person": true},
                "excluded": false, "posting": {"source": {"file": "", "start": 0, "end": 0}}, "person_source": {"file": ""},
                "reasons": reasons, "questions": []});
            outcomes.push(serde_json::from_value(shown).expect("a match with an outcome"));
        }
    }
    outcomes
}

fn weight(weights: &Weights, criterion: &str) -> u64 {
    let json: Value = serde_json::from_str(&weights.to_json()).expect("weights are JSON");
    json["criteria"]["person"][criterion]["weight"].as_u64().expect("a weight")
}

#[test]
fn what_decided_weighs_most_and_held_out_lists_are_foretold_better() {
    let learned = learn(&outcomes(300), Weights::published()).expect("weights that keep the laws");
    let [lesson] = learned.lessons.as_slice() else { panic!("only people answered: {:?}", learned.lessons) };
    assert_eq!(lesson.side, Side::Person);
    assert!(
        lesson.taken && lesson.learned.brier < lesson.published.brier && lesson.learned.auc > lesson.published.auc,
        "{lesson:?}"
    );
    assert!(lesson.learned.calibration_gap < 0.05, "{lesson:?}");
    let of = |criterion| weight(&learned.weights, criterion);
    assert!(of("pay") > 3 * (of("place") + of("remote") + of("title")) / 2, "{}", learned.weights.about);
    assert_eq!(learned.weights.version, Weights::published().version + 1);
    assert_eq!(learned.weights.table(Side::Team), Weights::published().table(Side::Team));
}

#[test]
fn the_order_of_outcomes_changes_no_byte() {
    let mut outcomes = outcomes(40);
    let weights =
        |outcomes: &[Outcome]| learn(outcomes, Weights::published()).expect("sound weights").weights.to_json();
    let before = weights(&outcomes);
    outcomes.reverse();
    assert_eq!(weights(&outcomes), before);
}

#[test]
fn few_answers_teach_nothing() {
    let mut outcomes = outcomes(40);
    let mut yes = 0;
    for outcome in &mut outcomes {
        yes += usize::from(outcome.outcome == Stage::Applied);
        if yes >= ANSWERS_LEAST {
            outcome.outcome = Stage::Viewed;
        }
    }
    let learned = learn(&outcomes, Weights::published()).expect("the published weights");
    assert!(learned.lessons.is_empty());
    assert_eq!(&learned.weights, Weights::published());
}
