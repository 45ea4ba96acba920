//! The published file: valid, sane, and as its own recipe says.

use talent::vocabulary::Vocabulary;

use super::*;

const PUBLISHED: &str = include_str!("../../weights.json");

/// Parses the published file with one text replaced and expects this message.
fn check_refused(from: &str, to: &str, message: &str) {
    assert!(PUBLISHED.contains(from), "{from} is not in the file");
    let error = Weights::parse(&PUBLISHED.replacen(from, to, 1)).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn the_published_weights_are_valid() {
    assert_eq!(Weights::parse(PUBLISHED).unwrap(), *Weights::published());
}

#[test]
fn what_is_printed_can_be_read_again() {
    let weights = Weights::published();
    assert_eq!(&Weights::parse(&weights.to_json()).unwrap(), weights);
}

#[test]
fn a_bad_file_is_refused_by_member_value_and_what_would_be_accepted() {
    check_refused(
        r#""skills": { "weight": 480, "prior": 200 }"#,
        r#""skills": { "weight": 480, "prior": 2000 }"#,
        "criteria.team.skills.prior is 2000: expected 0 to 1000",
    );
    check_refused(
        r#""required": 1000"#,
        r#""required": 500"#,
        "skills.importance.required is 500: expected 600 to 10000",
    );
    check_refused(
        "[1.0, 950], [3.0, 1000]",
        "[1.0, 950], [3.0, 940]",
        "skills.years: the shares must not fall, and unknown must not be above the first",
    );
    check_refused(r#""version": 2"#, r#""version": 0"#, "version is 0: expected 1 or more");
    check_refused(r#""place": 100,"#, r#""place": 90,"#, "similar: the sum of its parts is 990: expected 1000 to 1000");
    check_refused("13125, 13229", "13229, 13125", "tables.team falls after entry 0: expected a table that never falls");
    check_refused("13125, 13229", "13125", "tables.team has 1000 entries: expected 1001");
}

#[test]
fn a_member_that_nobody_knows_is_named() {
    let error = Weights::parse(&PUBLISHED.replacen("\"same_region\"", "\"same_planet\"", 1)).unwrap_err().to_string();
    assert!(
        error.starts_with("the weights are not valid: unknown field `same_planet`, expected `same_region`"),
        "{error}"
    );
}

#[test]
fn every_skill_with_a_rarity_of_its_own_is_in_the_vocabulary() {
    let strangers: Vec<&SkillId> = (Weights::published().skills.rarity.by_skill.keys())
        .filter(|id| Vocabulary::embedded().skill(id).is_none())
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

/// The recipe in floating point; a table may differ from it by the rounding of one part in a million.
fn check_recipe(side: Side, middle: f64, scale: f64) {
    for (points, &ppm) in Weights::published().table(side).iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "points are at most a thousand")]
        let exact = 1_000_000.0 / (1.0 + ((middle - points as f64) / scale).exp());
        assert!((f64::from(ppm) - exact).abs() < 0.501, "{side} {points}: {ppm} is not {exact}");
    }
}

#[test]
fn the_tables_follow_the_recipe_that_the_file_states() {
    let recipe = &Weights::published().table_recipe;
    assert!(recipe.ends_with("team: middle 540, scale 125; person: middle 400, scale 140"), "{recipe}");
    check_recipe(Side::Team, 540.0, 125.0);
    check_recipe(Side::Person, 400.0, 140.0);
}

#[test]
fn a_total_is_divided_without_rest_and_the_largest_remainder_first() {
    assert_eq!(divided(10, &[1, 1, 1]), [4, 3, 3]);
    assert_eq!(divided(1000, &[480, 200, 240, 60, 60]), [461, 192, 231, 58, 58]);
    assert_eq!(divided(5, &[0, 0]), [0, 0]);
    assert_eq!(divided(2, &[3, 1, 3]), [1, 0, 1]);
    assert_eq!(divided(7, &[]), [0_u16; 0]);
}

#[test]
fn a_way_ends_at_the_whole() {
    assert_eq!(on_the_way(300, 0, 4), 300);
    assert_eq!(on_the_way(300, 1, 4), 475);
    assert_eq!(on_the_way(300, 4, 4), 1000);
    assert_eq!(on_the_way(300, 0, 0), 1000);
    assert_eq!(on_the_way(300, u64::MAX - 1, u64::MAX), 999);
}
