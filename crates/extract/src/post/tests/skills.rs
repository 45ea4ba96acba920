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

/// The title of a text of one line, and its skills as written.
fn check_line(line: &str, title: Option<&str>, expected: &[&str]) {
    let posting = only(line);
    let found: Vec<&str> = posting.skills.iter().map(|skill| skill.as_written.as_str()).collect();
    assert_eq!((posting.title.as_deref(), &found[..]), (title, expected), "{line:?}");
    assert_eq!(posting.employer, None, "{line:?}");
}

#[test]
fn a_line_alone_that_states_a_need_is_no_title_and_no_firm() {
    check_line("Experience building ovens with Python", None, &["Python"]);
    check_line("Solid knowledge of food safety and menu planning", None, &["food safety", "menu planning"]);
    check_line("At least 2 years of experience in Food Safety", None, &["Food Safety"]);
    check_line("python kubernetes docker rust", None, &["python", "kubernetes", "docker", "rust"]);
    check_line("Accounting Food Safety Bookkeeping", None, &["Accounting", "Food Safety", "Bookkeeping"]);
    check_line("Oven Engineer with 5 years of experience in Python", Some("Oven Engineer"), &["Python"]);
    check_line("Senior Baker", Some("Senior Baker"), &[]);
}

#[test]
fn headings_firms_and_tags_are_no_skills() {
    check(
        "GLAZING DUTIES\nKnowledge of Python.\nBEHAVIOURAL ATTRIBUTES\nWork with Python.",
        &[("Python", Some("python"))],
    );
    check("Experience with Python at Glasshouse Software LLC.", &[("Python", Some("python"))]);
    check("Knowledge of Python. #LI-GLAZE", &[("Python", Some("python"))]);
}

#[test]
fn two_skills_in_one_name_are_two() {
    check(
        "Knowledge of HTML and CSS, TCP/IP and C/C++ is needed.",
        &[
            ("HTML", Some("html")),
            ("CSS", Some("css")),
            ("TCP/IP", Some("tcp-ip")),
            ("C", Some("c")),
            ("C++", Some("c-plus-plus")),
        ],
    );
}

#[test]
fn tools_of_the_work_and_of_those_who_are_sought_are_asked_for() {
    check(
        "Our stack: python and postgresql behind the ovens. We look for a Rails developer.",
        &[("python", Some("python")), ("postgresql", Some("postgresql")), ("Rails", Some("ruby-on-rails"))],
    );
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
