//! Posts of a thread with several openings, and posts that only look like it.

use talent::{Posting, Remote};

use super::{cities, only, quoted, read};

fn titles(text: &str) -> Vec<String> {
    read(text).into_iter().filter_map(|posting| posting.title).collect()
}

fn skills(posting: &Posting) -> Vec<&str> {
    posting.skills.iter().map(|skill| skill.as_written.as_str()).collect()
}

const THREAD: &str = "Slow Ovens | Backend Engineer, Embedded Engineer | Lisbon | ONSITE or REMOTE\n\nWe bake at night. The stack is PostgreSQL.\n\n\
    * Backend Engineer: Rust and Kafka, five years of regret. €60-80k.\n* Embedded Engineer: RTOS. €55-72k.\n\nWrite to jobs@ovens.example";

#[test]
fn each_opening_has_its_own_lines_and_shares_the_rest() {
    let postings = read(THREAD);
    assert_eq!(titles(THREAD), ["Backend Engineer", "Embedded Engineer"]);
    let [backend, embedded] = &postings[..] else { panic!("two openings") };
    for posting in &postings {
        assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Slow Ovens"));
        assert_eq!((cities(posting), posting.remote), (vec!["Lisbon"], Some(Remote::Allowed)));
        assert_eq!(posting.apply.as_deref(), Some("jobs@ovens.example"));
        assert_eq!(quoted(posting, "title", THREAD), posting.title.as_deref().unwrap());
    }
    assert_eq!(skills(backend), ["PostgreSQL", "Rust", "Kafka"]);
    assert_eq!(skills(embedded), ["PostgreSQL", "RTOS"]);
    assert_eq!(quoted(backend, "pay", THREAD), "€60-80k");
    assert_eq!(quoted(embedded, "pay", THREAD), "€55-72k");
    assert!(!embedded.description.contains("regret"));
}

#[test]
fn openings_are_listed_in_many_ways() {
    for (text, expected) in [
        (
            "Ryely | Pune | Onsite\n\nLead Baker\n\nWarm the oven.\n\nVan Driver\n\nDrive.",
            vec!["Lead Baker", "Van Driver"],
        ),
        (
            "Ryely (YC S30) - Pune - onsite\n\nLead Designer - Product Manager - Oven Engineer",
            vec!["Lead Designer", "Product Manager", "Oven Engineer"],
        ),
        ("Ryely | Software Engineers (Frontend, Backend) | Pune", vec!["Frontend", "Backend"]),
        (
            "Ryely | Engineering | Pune\n\n- Senior Oven Engineer\n- Van Engineer",
            vec!["Senior Oven Engineer", "Van Engineer"],
        ),
        (
            "Ryely | Pune | Full-time\n\nWe're hiring Oven Engineers, Van Drivers, and Bakers: write",
            vec!["Oven Engineers", "Van Drivers", "Bakers"],
        ),
        (
            "We're hiring: • Oven Designer • Van Driver • Product Manager\n\nWrite to us",
            vec!["Oven Designer", "Van Driver", "Product Manager"],
        ),
        (
            "Ryely | Pune | Full-time\n\nMultiple positions: Oven Engineer, Van Engineer",
            vec!["Oven Engineer", "Van Engineer"],
        ),
    ] {
        assert_eq!(titles(text), expected, "{text}");
    }
}

#[test]
fn openings_may_be_elsewhere_than_the_head() {
    let postings = read("Ryely | Pune | Onsite\n\n- Oven Engineer (Mumbai, Remote): bake\n- Van Engineer: drive");
    assert_eq!((cities(&postings[0]), postings[0].remote), (vec!["Mumbai"], Some(Remote::Allowed)));
    assert_eq!((cities(&postings[1]), postings[1].remote), (vec!["Pune"], Some(Remote::No)));
}

#[test]
fn heads_with_places_of_all_kinds() {
    for (text, employer, expected) in [
        ("Ryely Ovens - Pune, India | Oven Engineer | Full-time", "Ryely Ovens", vec!["Pune"]),
        ("Ryely | Oven Engineer | Pune, India - Mumbai, India | Full-time", "Ryely", vec!["Pune", "Mumbai"]),
        ("Madrid | Berlin | Oven Engineer | Full-time", "Madrid", vec!["Berlin"]),
        ("Ryely | Kneadham, Scotland | Oven Engineer", "Ryely", vec!["Kneadham, Scotland"]),
    ] {
        let posting = only(text);
        assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some(employer), "{text}");
        assert_eq!(cities(&posting), expected, "{text}");
    }
}

#[test]
fn words_for_people_are_no_skills() {
    let posting = only(
        "Ryely | Oven Engineer | Pune\n\nYou join our backend engineers and the front-end team. Frontend: React and Kafka.",
    );
    assert_eq!(skills(&posting), ["React", "Kafka"]);
}

#[test]
fn one_opening_stays_one() {
    for text in [
        "Ryely | UI/UX Designer | Pune\n\nDraw.",
        "Ryely | Platform, Security and Oven Engineers | Pune",
        "Ryely | Senior Oven Engineer | Pune\n\n- Oven Engineers bake\n- You work with designers and product managers",
        "Assistant Manager, Business Development - India\nRye Works\nPune\n\nSell bread.",
        "Rye Works\nTITLE:  Artist - Designer\nLOCATION:  Yerevan, Armenia\n\n- Work with the Director",
        "Oven Engineer\nRye Works\nPune\n\n- Product Manager: your colleague\n- Designer: your other colleague",
    ] {
        only(text);
    }
}

#[test]
fn a_title_that_is_said_twice_is_one_opening() {
    assert_eq!(titles("Job Title : Baker | We're hiring: • Baker • Van Driver | a"), ["Baker", "Van Driver"]);
}
