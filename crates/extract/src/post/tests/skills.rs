//! Skills that only sentences ask for.

use super::only;

/// The skills of a post as written, with what the vocabulary makes of them.
fn check(sentences: &str, expected: &[(&str, Option<&str>)]) {
    let text = format!("Job title: Somebody\n\nAbout the role\n{sentences}\n");
    let posting = only(&text);
    let found: Vec<(&str, Option<&str>)> = posting
        .skills
        .iter()
        .map(|skill| (skill.as_written.as_str(), skill.id.as_ref().map(talent::SkillId::as_str)))
        .collect();
    assert_eq!(found, expected, "skills of {sentences:?}");
    for skill in &posting.skills {
        assert_eq!(skill.evidence[0].of(&text), Some(skill.as_written.as_str()), "the evidence of {skill:?}");
    }
}

#[test]
fn words_that_the_vocabulary_does_not_know_are_skills_as_written() {
    check(
        "Experience in menu planning and food safety. You have knowledge of fermentation techniques.",
        &[
            ("menu planning", Some("menu-planning")),
            ("food safety", Some("food-safety")),
            ("fermentation techniques", None),
        ],
    );
}

#[test]
fn a_name_takes_the_words_that_belong_to_it() {
    check(
        "Experience with VAT returns and bookkeeping is required.",
        &[("VAT returns", Some("vat")), ("bookkeeping", Some("bookkeeping"))],
    );
}

#[test]
fn everyday_words_are_no_skills() {
    check("You go to customers by van, give a swift response and excel at small talk.", &[]);
}

#[test]
fn a_degree_is_education_and_no_skill() {
    check("You hold a bachelor's degree or something similar.", &[]);
}
