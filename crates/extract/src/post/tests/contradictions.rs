//! What contradicts the years of a header and what does not.

use talent::ProblemKind;

use super::{kinds, only};

fn contradicts(header: &str, body: &str) -> bool {
    let posting = only(&format!("Rye Works\nPune\n{header}\n₹10L - ₹12L / yr\nKafka\n\n{body}\nRead more\n"));
    kinds(&posting).contains(&ProblemKind::ExperienceContradiction)
}

#[test]
fn a_bound_that_both_state_and_that_differs_contradicts() {
    for (header, body) in [
        ("5 - 9 yrs", "3 years of industry experience at a comparable oven"),
        ("4 - 7 yrs", "- Minimum of five years of proven experience as a Pastry Cook"),
        ("2 - 6 yrs", "• 3+ years of experience in logistics and infrastructure"),
        ("2 - 7 yrs", "Experience:\n\n• 2-5 years of relevant experience"),
        ("3 - 8 yrs", "• 2-6 years of professional bread engineering experience"),
        ("11 - 20 yrs", "Experience - 14+ yrs"),
        ("0 - 3 yrs", "A diploma AND 2+ years working experience in the baking industry."),
        ("6 - 15 yrs", "Must have solid 3 to 4 years of hands on experience Mobile Application Testing"),
    ] {
        assert!(contradicts(header, body), "{header} and {body}");
    }
}

#[test]
fn equal_bounds_and_bounds_of_one_side_only_do_not() {
    for (header, body) in [
        ("5 - 10 yrs", "Experience Level : 5+ Years"),
        ("4 - 6 yrs", "The person we hope for has a minimum of 4 years of experience."),
        ("7 - 11 yrs", "Job Summary Experience: 7-11 years (approx.)"),
        ("3 - 6 yrs", "• 3-6 years of relevant kitchen experience."),
        ("1 - 3 yrs", "We were founded 20 years ago."),
        ("2 - 5 yrs", "We bake."),
    ] {
        assert!(!contradicts(header, body), "{header} and {body}");
    }
}

#[test]
fn years_of_a_named_skill_contradict_only_above_the_minimum_and_where_they_are_needed() {
    assert!(contradicts("4 - 8 yrs", "Skills:\n1. At least 7 years of practical work with Kotlin & Spring"));
    assert!(!contradicts("7 - 12 yrs", "Required Skills\n• Min three years of practical work with Django"));
    assert!(!contradicts("3 - 8 yrs", "Good to Have Skills:\n\n• 5+ years of work with Scala"));
}

#[test]
fn the_contradiction_quotes_both_sides() {
    let text = "Rye Works\nPune\n3 - 6 yrs\n₹10L - ₹12L / yr\nKafka\n\nExperience - 8+ yrs\nRead more\n";
    let posting = only(text);
    let problem = &posting.problems[0];
    assert_eq!(problem.message, "The header asks for 3 to 6 years, the text for at least 8 years.");
    let quotes: Vec<_> = problem.evidence.iter().filter_map(|span| span.of(text)).collect();
    assert_eq!(quotes, ["3 - 6 yrs", "8+ yrs"]);
}

#[test]
fn one_year_is_one_year() {
    let posting = only("Rye Works\nPune\n3 - 6 yrs\n₹10L - ₹12L / yr\nKafka\n\nExperience - 1+ yrs\nRead more\n");
    assert_eq!(posting.problems[0].message, "The header asks for 3 to 6 years, the text for at least 1 year.");
}
