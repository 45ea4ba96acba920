//! Languages, projects, certificates and telephones.

use talent::{Language, Project};

use super::read;

fn check_languages(rows: &str, expected: &[(&str, &str)]) {
    let profile = read(&format!("Orla Finch\n\n{rows}"));
    let shown = |language: &Language| {
        (language.language.clone().unwrap_or_default(), language.fluency.clone().unwrap_or_default())
    };
    let found: Vec<_> = profile.languages.iter().map(shown).collect();
    let expected: Vec<_> = expected.iter().map(|(name, fluency)| ((*name).to_owned(), (*fluency).to_owned())).collect();
    assert_eq!(found, expected, "{rows:?}");
}

#[test]
fn languages_with_their_levels() {
    check_languages("LANGUAGES\nOdia (native), English – fluent\n", &[("Odia", "native"), ("English", "fluent")]);
    check_languages("LANGUAGES\nGerman: B2\nFrench - A1\n", &[("German", "B2"), ("French", "A1")]);
    check_languages(
        "LANGUAGES\nNative Hindi speaker\nEnglish\tProfessional working proficiency\n",
        &[("Hindi", "Native"), ("English", "Professional working proficiency")],
    );
    check_languages(
        "LANGUAGES\nFluent: Tamil, English\nBasic: French\n",
        &[("Tamil", "Fluent"), ("English", "Fluent"), ("French", "Basic")],
    );
    check_languages("LANGUAGES\nEnglish (read, write), Tigrinya\n", &[("English", "read, write"), ("Tigrinya", "")]);
}

#[test]
fn languages_that_a_row_elsewhere_lists() {
    check_languages(
        "SKILLS\nJava, Python\nLanguages known: English, Hindi and Marathi\n",
        &[("English", ""), ("Hindi", ""), ("Marathi", "")],
    );
    check_languages("SKILLS\nLanguages: Java, Python\n", &[]);
}

#[test]
fn what_a_form_states_below_languages_is_no_language() {
    let text = "LANGUAGES\nEnglish, Hindi\nNotice period: 30 days\nVisa status: Valid\nAvailability: Immediate\n";
    check_languages(text, &[("English", ""), ("Hindi", "")]);
}

#[test]
fn spoken_languages_are_no_skills() {
    let profile = read("Orla Finch\n\nSKILLS\nJava, Hindi (native), English\n");
    let names: Vec<_> = profile.skills.iter().filter_map(|skill| skill.name.as_deref()).collect();
    assert_eq!(names, ["Java"]);
}

fn project(rows: &str) -> Project {
    let mut profile = read(&format!("Orla Finch\n\nPROJECTS\n{rows}"));
    assert_eq!(profile.projects.len(), 1, "{:?}", profile.projects);
    profile.projects.remove(0)
}

#[test]
fn a_project_under_its_name() {
    let project = project(
        "1. Kiln Planner | Rust, SQLite | 2020 - 2021\nA planner for kilns that\nfires them in turn.\n\
         • Wrote the scheduler\n• Cut gas by 12 %\nhttps://kilns.example/planner\n",
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&project).unwrap(), @r#"
    {
      "name": "Kiln Planner",
      "description": "A planner for kilns that fires them in turn.",
      "highlights": [
        "Wrote the scheduler",
        "Cut gas by 12 %"
      ],
      "keywords": [
        "Rust",
        "SQLite"
      ],
      "startDate": "2020",
      "endDate": "2021",
      "url": "https://kilns.example/planner"
    }
    "#);
}

#[test]
fn a_project_told_by_labels() {
    let project = project(
        "Project Title: Oven Watch\nClient: Mossgate Ovens\nTechnologies used: Python, Flask\nRole: Developer\n\
         Duration: Jan 2019 - Mar 2019\nTeam size: 4\nDescription: Watches ovens\nand rings a bell\n",
    );
    insta::assert_snapshot!(serde_json::to_string_pretty(&project).unwrap(), @r#"
    {
      "name": "Oven Watch",
      "description": "Watches ovens and rings a bell",
      "keywords": [
        "Python",
        "Flask"
      ],
      "startDate": "2019-01",
      "endDate": "2019-03",
      "roles": [
        "Developer"
      ],
      "entity": "Mossgate Ovens"
    }
    "#);
}

#[test]
fn certificates_with_date_and_issuer() {
    let profile = read(
        "Orla Finch\n\nCERTIFICATIONS\nKiln Safety by Mossgate Institute, March 2019\nGlaze Design – Coursera (2021)\n\
         Raku, Level 2\n",
    );
    let shown = |certificate: &talent::Certificate| {
        let date = certificate.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{} / {} / {date}", certificate.name.as_deref().unwrap(), certificate.issuer.as_deref().unwrap_or(""))
    };
    let found: Vec<String> = profile.certificates.iter().map(shown).collect();
    assert_eq!(
        found,
        ["Kiln Safety / Mossgate Institute / 2019-03", "Glaze Design / Coursera / 2021", "Raku, Level 2 /  / "]
    );
}

fn check_phone(head: &str, expected: &str, derived: bool) {
    let profile = read(&format!("Orla Finch\n{head}\n\nSKILLS\nJava\n"));
    assert_eq!(profile.basics.phone.as_deref(), Some(expected), "{head:?}");
    assert_eq!(profile.inferred.contains(&"basics.phone".to_owned()), derived, "{head:?}");
}

#[test]
fn telephones_are_written_as_they_are_dialled_from_anywhere() {
    check_phone("+44 (0)20 7946 0018", "+442079460018", false);
    check_phone("Pune, Maharashtra, India\nMobile: 98200 12345", "+919820012345", true);
    check_phone("Brackwater\nMobile: 98200 12345", "98200 12345", false);
    check_phone("Pune, India\nPhone: 555-1234", "555-1234", false);
}

#[test]
fn an_offer_of_references_is_nothing_of_the_person() {
    let profile = read("Orla Finch\n\nHobbies: fell running\nReferences available on request\n");
    let names: Vec<_> = profile.interests.iter().filter_map(|interest| interest.name.as_deref()).collect();
    assert_eq!(names, ["fell running"]);
}

#[test]
fn a_certificate_keeps_the_bracket_that_closes_it() {
    let profile = read("Orla Finch\n\nCERTIFICATIONS\nBasic Kiln Safety (BKS), 2019\n");
    assert_eq!(profile.certificates[0].name.as_deref(), Some("Basic Kiln Safety (BKS)"));
}

#[test]
fn the_town_of_an_address() {
    let city = |head: &str| {
        let profile = read(&format!("Orla Finch\n{head}\n\nSKILLS\nRaku\n"));
        profile.basics.location.and_then(|location| location.city)
    };
    assert_eq!(city("Flat 2, 14 Kiln Lane, Sheffield S3 8XX").as_deref(), Some("Sheffield"));
    assert_eq!(city("Adres: ul. Polna 7/12, 61-001 Poznań").as_deref(), Some("Poznań"));
    assert_eq!(city("Address: 14 Kiln Lane, Velachery, Chennai").as_deref(), Some("Chennai"));
    assert_eq!(city("Lives in Coventry, will travel").as_deref(), Some("Coventry"));
    assert_eq!(city("Kiln Lane 12345 Glazes"), None);
}
