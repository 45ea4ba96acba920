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
        ("6 - 10 yrs", "4 years of industry experience in a similar baking role"),
        ("3 - 6 yrs", "- Minimum of four years of proven experience working as a Baker"),
        ("3 - 7 yrs", "• 4+ years of experience in IT and infrastructure"),
        ("1 - 5 yrs", "Experience:\n\n• 1-4 years of relevant experience"),
        ("2 - 7 yrs", "• 1-5 years of professional software development experience"),
        ("10 - 25 yrs", "Experience - 12+ yrs"),
        ("0 - 4 yrs", "A degree AND 1+ years working experience in the IT industry."),
        ("5 - 18 yrs", "Must have strong 4 to 5 years of hands on experience Web Applications Development"),
    ] {
        assert!(contradicts(header, body), "{header} and {body}");
    }
}

#[test]
fn equal_bounds_and_bounds_of_one_side_only_do_not() {
    for (header, body) in [
        ("5 - 10 yrs", "Experience Level : 5+ Years"),
        ("4 - 6 yrs", "The ideal candidate will have a minimum of 4 years of experience."),
        ("8 - 12 yrs", "Job Description Experience: 8-12 years (approx.)"),
        ("3 - 6 yrs", "• 3-6 years of relevant work experience in a baking role."),
        ("1 - 3 yrs", "We were founded 20 years ago."),
        ("2 - 5 yrs", "We bake."),
    ] {
        assert!(!contradicts(header, body), "{header} and {body}");
    }
}

#[test]
fn years_of_a_named_skill_contradict_only_above_the_minimum_and_where_they_are_needed() {
    assert!(contradicts("4 - 8 yrs", "Skills:\n1. At least 6 years of hands-on development in Java & Hibernate"));
    assert!(!contradicts("7 - 12 yrs", "Required Skills\n• Min two years of hands-on experience in NestJs"));
    assert!(!contradicts("3 - 8 yrs", "Good to Have Skills:\n\n• 4+ years of experience in using Java"));
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
