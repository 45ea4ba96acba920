//! What the vocabulary promises, checked on the tables that the program carries.

use std::borrow::Cow;

use proptest::prelude::*;

use super::{Certainty, Relation, Tables, Vocabulary, VocabularyError};
use crate::{Country, Currency, Seniority, SkillId};

fn vocabulary() -> &'static Vocabulary {
    Vocabulary::embedded()
}

#[track_caller]
fn check_skill(written: &str, id: &str) {
    let found = vocabulary().find_skill(written);
    assert_eq!(found.as_ref().map_or("none", SkillId::as_str), id, "{written:?}");
}

/// The places of a header value as `city/region/country`.
#[track_caller]
fn check_places(written: &str, expected: &[&str]) {
    let places = vocabulary().find_places(written, Some(Country::IN));
    let shown: Vec<String> = places
        .iter()
        .map(|place| {
            let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
            let country = place.country.map_or("-", |country| if country == Country::IN { "IN" } else { "abroad" });
            format!("{}/{}/{country}", or_dash(&place.city), or_dash(&place.region))
        })
        .collect();
    assert_eq!(shown, expected, "{written:?}");
}

/// Mentions as `words=id`, with `?` behind those that count in context only.
#[track_caller]
fn check_mentions(text: &str, expected: &[&str]) {
    let shown: Vec<String> = vocabulary()
        .skill_mentions(text)
        .iter()
        .map(|mention| {
            let mark = if mention.certainty == Certainty::InContext { "?" } else { "" };
            format!("{}={}{mark}", mention.span.of(text).unwrap(), mention.id.as_str())
        })
        .collect();
    assert_eq!(shown, expected, "{text:?}");
}

#[track_caller]
fn check_title(written: &str, normalised: &str, seniority: Option<Seniority>, label: &str) {
    let reading = vocabulary().title(written);
    let best = reading.occupations.first().and_then(|&(id, _)| vocabulary().occupation_label(id));
    let read = (reading.normalised.as_str(), reading.seniority, best.unwrap_or("none"));
    assert_eq!(read, (normalised, seniority, label), "{written:?}");
}

#[test]
fn embedded_tables_are_whole() {
    let opened = Vocabulary::from_bytes(Tables::embedded()).unwrap();
    assert_eq!(opened.version(), vocabulary().version());
}

#[test]
fn damaged_tables_are_refused() {
    let refused = |damage: fn(&mut Vec<u8>)| {
        let mut tables = Tables::embedded();
        damage(tables.places.to_mut());
        Vocabulary::from_bytes(tables).unwrap_err()
    };
    assert_eq!(refused(|bytes| bytes.truncate(10)), VocabularyError::Foreign { kind: "places" });
    assert_eq!(refused(|bytes| bytes[0] ^= 1), VocabularyError::Foreign { kind: "places" });
    assert!(matches!(refused(|bytes| bytes[12] = 99), VocabularyError::Format { found: 99, .. }));
    assert_eq!(refused(|bytes| bytes.truncate(100_000)), VocabularyError::Damaged { kind: "places" });
    assert_eq!(refused(|bytes| bytes[100_000] ^= 1), VocabularyError::Damaged { kind: "places" });
    let swapped = Tables { skills: Tables::embedded().titles, ..Tables::embedded() };
    assert_eq!(Vocabulary::from_bytes(swapped).unwrap_err(), VocabularyError::Foreign { kind: "skills" });
    let empty = Tables { titles: Cow::Borrowed(&[]), ..Tables::embedded() };
    assert_eq!(Vocabulary::from_bytes(empty).unwrap_err(), VocabularyError::Foreign { kind: "titles" });
}

#[test]
fn committed_tables_stay_small() {
    let tables = Tables::embedded();
    let bytes = tables.skills.len() + tables.places.len() + tables.titles.len() + tables.links.len();
    assert!(bytes < 12_000_000, "{bytes} bytes");
}

#[test]
fn every_skill_is_found_by_its_name() {
    let mut count = 0;
    for id in vocabulary().skill_ids() {
        let name = vocabulary().skill(&id).unwrap().name;
        assert_eq!(vocabulary().find_skill(name).as_ref(), Some(&id), "{name:?}");
        count += 1;
    }
    assert!(count > 10_000, "only {count} skills");
}

/// Fails where a table was edited and `cargo xtask vocabulary` was not run.
#[test]
fn the_tables_hold_what_was_written_by_hand() {
    for row in include_str!("../../tables/skills.tsv").lines().skip(1) {
        let mut cells = row.split('\t');
        let (id, name, aliases) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap_or_default());
        check_skill(name, id);
        for alias in aliases.split('|').filter(|alias| !alias.is_empty()) {
            check_skill(alias.trim_start_matches(['~', '=']), id);
        }
    }
    for row in include_str!("../../tables/skill_phrases.tsv").lines().skip(1) {
        let (id, phrases) = row.split_once('\t').unwrap();
        assert!(vocabulary().skill(&SkillId::new(id)).is_some(), "{id} is no skill");
        for phrase in phrases.split('|') {
            let linked = vocabulary().skill_candidates(phrase, 12);
            assert!(linked.iter().any(|(skill, _)| skill.as_str() == id), "{phrase:?} for {id}: {linked:?}");
        }
    }
    for row in include_str!("../../tables/titles.tsv").lines().skip(1) {
        let (title, rest) = row.split_once('\t').unwrap();
        for written in std::iter::once(title).chain(rest.split('\t').next().unwrap().split('|')) {
            assert!(!vocabulary().title(written).occupations.is_empty(), "{written:?}");
        }
    }
}

#[test]
fn spellings_of_one_skill_agree() {
    for azure in ["Azure", "Windows Azure", "Microsoft Windows Azure", "microsoft azure"] {
        check_skill(azure, "azure");
    }
    for node in ["NodeJS (Node.js)", "Node.js", "node js", "Node. Js", "NODEJS", "Node-JS"] {
        check_skill(node, "node-js");
    }
    for ci in ["CI/CD", "CI-CD", "ci cd", "CI / CD"] {
        check_skill(ci, "ci-cd");
    }
    check_skill("Go Programming (Golang)", "go");
    check_skill("Amazon Web Services (AWS)", "aws");
    check_skill("SQL Server Reporting Services (SSRS)", "ssrs");
    check_skill("Hibernate (Java)", "hibernate");
    check_skill("Python 3.8", "python");
    check_skill("Java programming", "java");
}

#[test]
fn neighbours_stay_apart() {
    check_skill(".NET", "dotnet");
    check_skill(".NET Core", "dotnet-core");
    check_skill("ASP.NET", "asp-net");
    check_skill("Java", "java");
    check_skill("JavaScript", "javascript");
    check_skill("C", "c");
    check_skill("C++", "c-plus-plus");
    check_skill("C#", "c-sharp");
}

#[test]
fn everyday_words_are_no_skills() {
    for word in ["platform", "work", "team", "", "  ", "(", "()", "12", "and"] {
        check_skill(word, "none");
    }
    check_mentions("A platform for teams that work on performance.", &[]);
}

#[test]
fn mentions_are_whole_words_at_their_very_place() {
    check_mentions(
        "Node.js, .NET Core and C#/C++.",
        &["Node.js=node-js", ".NET Core=dotnet-core", "C#=c-sharp", "C++=c-plus-plus"],
    );
    check_mentions("glued.Python here; Python3, AWS+", &["Python=python", "Python3=python", "AWS=aws"]);
    check_mentions("Javalike Kubernetesque typescripted", &[]);
}

#[test]
fn a_slash_parts_a_list_and_joins_an_abbreviation() {
    check_mentions("Azure/DevOps", &["Azure=azure", "DevOps=devops"]);
    check_mentions("CI/CD", &["CI/CD=ci-cd"]);
}

#[test]
fn words_of_two_meanings_count_in_context_only() {
    check_mentions("you will go far", &[]);
    check_mentions("Go, Rust", &["Go=go?", "Rust=rust?"]);
}

#[test]
fn relations_have_a_direction() {
    let relation = |held: &str, needed: &str| vocabulary().relation(&SkillId::new(held), &SkillId::new(needed));
    assert_eq!(relation("java", "java"), Relation::Same);
    assert!(matches!(relation("django", "python"), Relation::Implies(70..=100)));
    assert_eq!(relation("python", "django"), Relation::None);
    assert_eq!(relation("no-such-skill", "python"), Relation::None);
}

#[test]
fn what_a_skill_helps_with_is_what_relates_to_it() {
    let ids: Vec<SkillId> = vocabulary().skill_ids().collect();
    let helped: Vec<(&SkillId, SkillId, Relation)> = ids
        .iter()
        .flat_map(|held| vocabulary().helped_by(held).map(move |(needed, relation)| (held, needed, relation)))
        .collect();
    assert!(helped.len() > 1_000, "{}", helped.len());
    for (held, needed, relation) in helped {
        assert!(*held != needed && relation != Relation::None, "{held:?} {needed:?}");
        assert_eq!(vocabulary().relation(held, &needed), relation, "{held:?} {needed:?}");
    }
    assert_eq!(vocabulary().helped_by(&SkillId::new("no-such-skill")).count(), 0);
}

#[test]
fn skills_keep_their_esco_concept() {
    let java = vocabulary().skill(&SkillId::new("java")).unwrap();
    assert_eq!((java.name, java.curated, java.soft), ("Java", true, false));
    assert_eq!(java.esco.map(str::len), Some(36));
}

#[test]
fn cities_have_their_name_of_today() {
    check_places("Bangalore", &["Bengaluru/Karnataka/IN"]);
    check_places("Bengaluru (Bangalore)", &["Bengaluru/Karnataka/IN"]);
    check_places("Gurgaon", &["Gurugram/Haryana/IN"]);
    check_places("Bombay", &["Mumbai/Maharashtra/IN"]);
    check_places("Cochin", &["Kochi/Kerala/IN"]);
    check_places("Trivandrum, Kerala, India", &["Thiruvananthapuram/Kerala/IN"]);
    check_places("New Delhi", &["New Delhi/Delhi/IN"]);
    check_places("Secunderabad", &["Secunderabad/Telangana/IN"]);
}

#[test]
fn header_values_name_one_place_or_many() {
    check_places("NCR (Delhi | Gurgaon | Noida)", &["Delhi/Delhi/IN", "Gurugram/Haryana/IN", "Noida/Uttar Pradesh/IN"]);
    check_places("Chennai(1st preference)", &["Chennai/Tamil Nadu/IN"]);
    check_places("Mumbai (All Areas)", &["Mumbai/Maharashtra/IN"]);
    check_places("Remote, Pune", &["Pune/Maharashtra/IN"]);
    check_places(
        "Bangalore/Pune and Chennai",
        &["Bengaluru/Karnataka/IN", "Pune/Maharashtra/IN", "Chennai/Tamil Nadu/IN"],
    );
    check_places("India", &["-/-/IN"]);
    check_places("Karnataka", &["-/Karnataka/IN"]);
}

#[test]
fn what_is_no_known_place_stays_unknown() {
    for unknown in ["Remote", "Hybrid", "Work from home", "ShivajiNagar", "Anywhere", "", "Multiple locations"] {
        check_places(unknown, &[]);
    }
}

#[test]
fn words_behind_a_city_say_which_one() {
    check_places("Seattle, WA", &["Seattle/Washington/abroad"]);
    check_places("Bloomington, IN", &["Bloomington/Indiana/abroad"]);
    check_places("Noida, IN", &["Noida/Uttar Pradesh/IN"]);
    check_places("London, UK", &["London/England/abroad"]);
    check_places("London, ON", &["London/Ontario/abroad"]);
    check_places("Hyderabad, Pakistan", &["Hyderabad/Sindh/abroad"]);
    check_places("Hyderabad", &["Hyderabad/Telangana/IN"]);
}

#[test]
fn prose_names_a_place_only_where_it_cannot_be_a_word() {
    let text = "Reading docs on mobile is nice. Austin Reed moved from Bangalore to Seattle, WA; tell us.";
    let mentions = vocabulary().place_mentions(text, Some(Country::IN));
    let words: Vec<&str> = mentions.iter().map(|mention| mention.span.of(text).unwrap()).collect();
    assert_eq!(words, ["Bangalore", "Seattle, WA"]);
    assert!(mentions.iter().all(|mention| mention.places[0].as_written == mention.span.of(text).unwrap()));
}

#[test]
fn every_city_is_found_by_its_name() {
    let lost: Vec<String> = vocabulary()
        .cities()
        .filter_map(|city| city.city)
        .filter(|name| vocabulary().find_places(name, None).is_empty())
        .collect();
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn countries_have_codes_names_and_currencies() {
    let code = |written: &str| vocabulary().find_country(written).map(String::from);
    for (written, expected) in [
        ("UK", "GB"),
        ("U.S.", "US"),
        ("usa", "US"),
        ("UAE", "AE"),
        ("Philipines", "PH"),
        ("India", "IN"),
        ("IN", "IN"),
    ] {
        assert_eq!(code(written).as_deref(), Some(expected), "{written:?}");
    }
    assert_eq!(code("Seattle"), None);
    assert_eq!(vocabulary().country_name(Country::US), Some("United States"));
    assert_eq!(vocabulary().country_currency(Country::IN), Some(Currency::INR));
}

#[test]
fn titles_lose_rung_place_and_contract() {
    check_title("Sr. DevOps Engineer - Remote (Pune)", "devops engineer", Some(Seniority::Senior), "DevOps engineer");
    check_title("Software Engineer III", "software engineer", None, "software engineer");
    check_title("Lead Data Engineer (5-8 yrs)", "data engineer", Some(Seniority::Lead), "data engineer");
    check_title("Staff Nurse", "staff nurse", None, "registered nurse");
    check_title("Web Developer Intern", "web developer", Some(Seniority::Intern), "web developer");
    check_title("Marketing Executive | Bangalore", "marketing executive", None, "marketing executive");
    check_title("QA Engineer (m/f/d)", "qa engineer", None, "QA engineer");
    check_title("Product Manager", "product manager", None, "product manager");
    check_title("Engineering Manager", "engineering manager", Some(Seniority::Manager), "engineering manager");
    check_title("Head of Marketing", "head of marketing", Some(Seniority::Director), "marketing manager");
}

#[test]
fn lines_that_are_no_title_have_no_occupation() {
    for line in [
        "Work Experience",
        "Technical Skills",
        "Education",
        "I managed a team of engineers",
        "Bachelor of Engineering",
        "",
    ] {
        let reading = vocabulary().title(line);
        assert!(reading.occupations.is_empty() && reading.confidence == 0, "{line:?}: {reading:?}");
    }
}

#[test]
fn known_titles_are_surer_than_likely_ones() {
    let confidence = |title: &str| vocabulary().title(title).confidence;
    assert_eq!(confidence("Site Reliability Engineer"), 1000);
    assert!((1..1000).contains(&confidence("Stratospheric Balloon Engineer")));
}

#[test]
fn occupations_are_near_by_group_and_by_shared_titles() {
    let best = |title: &str| vocabulary().title(title).occupations[0].0;
    let likeness = |a: &str, b: &str| vocabulary().occupation_likeness(best(a), best(b));
    assert_eq!(likeness("Java Developer", "Java Developer"), 1000);
    assert!(likeness("Java Developer", "Python Developer") > likeness("Java Developer", "Data Scientist"));
    assert!(likeness("Java Developer", "Data Scientist") > likeness("Java Developer", "Registered Nurse"));
    assert!(vocabulary().occupation_esco(best("Java Developer")).is_some());
}

proptest! {
    #[test]
    fn any_text_is_read_at_char_boundaries(text in "\\PC{0,60}|[a-zA-Z.+#/(), ’é\u{301}ß\u{200d}\n₹-]{0,80}") {
        let mut end = 0;
        for mention in vocabulary().skill_mentions(&text) {
            prop_assert!(mention.span.start >= end && mention.span.of(&text).is_some_and(|words| !words.is_empty()));
            end = mention.span.end;
        }
        for mention in vocabulary().place_mentions(&text, None) {
            prop_assert!(mention.span.of(&text).is_some());
        }
        vocabulary().find_skill(&text);
        vocabulary().find_places(&text, None);
        let shares: u32 = vocabulary().title(&text).occupations.iter().map(|&(_, share)| u32::from(share)).sum();
        prop_assert!(shares <= 1000);
    }

    #[test]
    fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
        let once = super::tokens::fold(&text);
        prop_assert_eq!(super::tokens::fold(&once), once);
    }
}

#[test]
fn an_occupation_is_as_like_all_others_as_each_of_them() {
    for written in ["site engineer", "nurse", "platform engineer", "line cook"] {
        let occupation = vocabulary().title(written).occupations[0].0;
        let each = vocabulary().occupations().map(|other| vocabulary().occupation_likeness(occupation, other));
        assert_eq!(vocabulary().occupation_likenesses(occupation), each.collect::<Vec<_>>(), "{written}");
    }
}

#[test]
fn every_linked_skill_is_one_of_the_vocabulary_and_no_likeness_exceeds_the_whole() {
    let sentences = ["Kneads dough, keeps books and leads people", "", "🧁", "experience", &"weld pipes ".repeat(300)];
    for sentence in sentences {
        let linked = vocabulary().skill_candidates(sentence, 10);
        assert!(linked.iter().all(|(id, likeness)| vocabulary().skill(id).is_some() && (1..=1000).contains(likeness)));
        assert!(linked.is_sorted_by_key(|&(_, likeness)| std::cmp::Reverse(likeness)), "{linked:?}");
        assert_eq!(linked, vocabulary().skill_candidates(sentence, 10));
    }
}
