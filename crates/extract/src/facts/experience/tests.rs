//! How many years, and of what.

use proptest::prelude::*;
use talent::vocabulary::Vocabulary;

use super::*;

fn bounds(mention: &YearsMention) -> String {
    let years = |years: Option<Years>| years.map_or(String::new(), |years| years.to_string());
    format!("{}-{}", years(mention.min), years(mention.max))
}

fn check_line(line: &str, expected: &str) {
    let read = read_whole(line);
    assert_eq!(read.as_ref().map(bounds).unwrap_or_default(), expected, "{line:?} is {read:?}");
}

fn check(text: &str, expected: &[&str]) {
    let found = find(text, Vocabulary::embedded());
    let shown: Vec<_> =
        found.iter().map(|mention| format!("{} {}", bounds(mention), show(&mention.about, text))).collect();
    assert_eq!(shown, expected, "{text:?}");
}

fn show(about: &About, text: &str) -> String {
    match about {
        About::Total => "total".to_owned(),
        About::Part => "part".to_owned(),
        About::Skill(skills) => skills.iter().map(|skill| skill.span.of(text).unwrap()).collect::<Vec<_>>().join("+"),
    }
}

#[test]
fn header_lines() {
    check_line("2 - 6 yrs", "2-6");
    check_line("3 - 4.5 yrs", "3-4.5");
    check_line("7-11 Yrs", "7-11");
    check_line("0 - 3 yrs", "0-3");
    check_line("0 Yrs", "0-");
    check_line("8+ years", "8-");
    check_line("Fresher", "0-0");
    check_line("Experience: 3 to 5 years", "3-5");
    check_line("Experience Level : 5+ Years", "5-");
    check_line("Total experience (in years): 4-7", "4-7");
    check_line("Exp - 9-14 years (approx.)", "9-14");
    check_line("Up to 3 years", "-3");
    check_line("6 months to 2 years", "0.5-2");
    check_line("1 year 6 months of experience", "1.5-");
}

#[test]
fn lines_that_are_not_years() {
    for line in
        ["", "3", "Pune", "10 - 20", "5 years of pottery", "60 years", "₹5L - ₹9L / yr", "4 year degree", "2019 - 2021"]
    {
        check_line(line, "");
    }
}

#[test]
fn the_ways_to_write_a_total() {
    for text in [
        "5+ Years",
        "Minimum of five years of experience",
        "At least five years experience",
        "You bring five (5) or more years of work experience.",
        "5 plus years of relevant experience",
        "Min -5 years of experience",
        "Experience level: 5 years",
        "Job Description Experience: 5 years",
        "over 5 years of professional experience",
        "- 5 yrs. of experience in the hotel industry",
        "5+ years as a pastry chef",
        "5+ years\nof experience",
        "Education: degree5+ years of experience in sales",
    ] {
        check(text, &["5- total"]);
    }
    check("3 to 5 years of experience in software development", &["3-5 total"]);
    check("atleast 2-3 years of experience", &["2- total"]);
    check("three to six years of hands-on development", &["3-6 total"]);
    check("Experience: 8-12 years (approx.)", &["8-12 total"]);
}

#[test]
fn years_in_a_field_or_role_are_a_total() {
    for text in [
        "4+ years of professional web applications development experience",
        "4+ years in IT and infrastructure",
        "4+ years of industry experience at a comparable firm",
        "4+ years of experience as a Java Developer",
        "4+ years relevant experience in a DevOps role",
        "4+ years designing and developing web applications",
        "4+ years working experience on Django Developer",
        "4+ years of experience in the information security field",
    ] {
        check(text, &["4- total"]);
    }
}

#[test]
fn years_of_a_named_skill_are_not_a_total() {
    check("3 years of experience with Vue.js", &["3- Vue.js"]);
    check("Min four years of hands-on experience in Laravel", &["4- Laravel"]);
    check("3+ years of Python, Django and PostgreSQL", &["3- Python+Django+PostgreSQL"]);
    check("Kubernetes experience: 4 years", &["4- Kubernetes"]);
    check("3-6 years of hands-on experience with GCP data services", &["3-6 GCP"]);
    check("5 years of experience in Java. 2 years in AWS required", &["5- Java", "2- AWS"]);
}

#[test]
fn a_part_of_the_work_is_neither() {
    check("2 years of experience in laying long pipelines for cattle", &["2- part"]);
}

#[test]
fn lengths_of_time_that_are_nobodys_experience() {
    for text in [
        "You need to be at least 19 years old",
        "a 4 year degree",
        "a one-year contract",
        "Founded 30 years ago",
        "Our mill has more than 40 years of experience in textiles",
        "In the last 3 years we doubled",
        "For almost 60 years, sailors have trusted our knots",
        "Duration: 12 months plus",
        "For 2 years, the oven gave me trouble",
        "1 year access to the gym",
        "turnover of the year that ended on June 30, 1998",
        "16-18 year olds only",
        "$45,000 per year",
    ] {
        check(text, &[]);
    }
}

#[test]
fn the_span_holds_the_qualifier() {
    let text = "We ask for at least 6 years of experience.";
    let found = find(text, Vocabulary::embedded());
    assert_eq!(found[0].span.of(text), Some("at least 6 years"));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9.]{1,3}|[+,:()-]|years?|yrs|months|to|at least|five|experience|of|in|Java|[a-z]{1,4}| |\n|é|\u{f0b7}){0,40}") {
        for mention in find(&text, Vocabulary::embedded()) {
            prop_assert!(mention.span.of(&text).is_some());
            prop_assert!(mention.min.is_some() || mention.max.is_some());
            if let (Some(min), Some(max)) = (mention.min, mention.max) {
                prop_assert!(min <= max);
            }
            if let About::Skill(skills) = &mention.about {
                prop_assert!(!skills.is_empty() && skills.iter().all(|skill| skill.span.of(&text).is_some()));
            }
        }
        let _ = read_whole(&text);
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = (find(&text, Vocabulary::embedded()), read_whole(&text));
    }
}

#[test]
fn fields_in_plain_words_and_places_of_work_are_totals() {
    check("3+ years of experience in kilns and ovens", &["3- total"]);
    check("5+ years of professional experience at our oldest mill", &["5- total"]);
}

#[test]
fn a_dash_that_begins_the_next_line_joins_no_range() {
    check("Experience - 4+ yrs \n- 6+ years of Python", &["4- total", "6- Python"]);
}
