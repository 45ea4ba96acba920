//! Degrees, their fields and their schools.

use super::read;

/// The studies of a section about education, as degree | field | school.
fn check(rows: &str, expected: &[&str]) {
    let profile = read(&format!("Orla Finch\norla@kilns.example\n\nEDUCATION\n{rows}\n"));
    let shown = |course: &talent::Education| {
        let fields = [&course.study_type, &course.area, &course.institution];
        fields.map(|field| field.as_deref().unwrap_or("-")).join(" | ")
    };
    let found: Vec<String> = profile.education.iter().map(shown).collect();
    assert_eq!(found, expected, "{rows:?}");
}

#[test]
fn studies_named_by_their_kind_and_field() {
    check("Graduate in Ceramics, Ferncliff College, 2004", &["Graduate | Ceramics | Ferncliff College"]);
    check(
        "Post Graduate Program in Kiln Engineering\nFerncliff Institute",
        &["Post Graduate Program | Kiln Engineering | Ferncliff Institute"],
    );
    check("Juris Doctorate (JD)\nFerncliff University", &["Juris Doctorate (JD) | - | Ferncliff University"]);
}

#[test]
fn the_field_in_a_row_of_its_own() {
    check(
        "Bachelor of Arts\nMajor: Glass Painting\nFerncliff College",
        &["Bachelor of Arts | Glass Painting | Ferncliff College"],
    );
    check(
        "Bachelor of Arts, Ferncliff College\nMajor in Politics, Minor in Glass",
        &["Bachelor of Arts | Politics | Ferncliff College"],
    );
    check(
        "BS\nElectrical Engineering, 1991\nFerncliff College",
        &["BS Electrical Engineering | - | Ferncliff College"],
    );
}

#[test]
fn what_a_degree_was_taken_from_is_a_school() {
    check("MBA from Kilnridge, Brackwater, 2012", &["MBA | - | Kilnridge"]);
}

#[test]
fn heads_of_columns_and_sentences_are_no_schools() {
    check(
        "Degree, College/University, Year\nB.A. in Glass, Ferncliff College, 2004",
        &["B.A. | Glass | Ferncliff College"],
    );
    check(
        "B.A. in Glass, Ferncliff College, 2004\n\nReferences from my school will be furnished",
        &["B.A. | Glass | Ferncliff College"],
    );
}

#[test]
fn a_row_with_degree_and_school_says_all_of_one_course() {
    check(
        "- MBChB, University of Ferncliff (2006–2012)\n- MRCPCH, 2017\n- PhD in Glaze Medicine, Kilnridge University, 2024",
        &["MBChB | - | University of Ferncliff", "PhD | Glaze Medicine | Kilnridge University"],
    );
    check(
        "Ph.D., Geophysics, Ferncliff University, 2002\nB.A., Physics, Kilnridge College, 1996",
        &["Ph.D., Geophysics | - | Ferncliff University", "B.A., Physics | - | Kilnridge College"],
    );
    check("B.A., Leeds, Ferncliff University, 2002", &["B.A. | - | Ferncliff University"]);
}

#[test]
fn papers_of_many_countries() {
    check(
        "2008 – 2011: Kenya Certificate of Secondary Education (KCSE), Ferncliff Girls High School\n\
         Level 2 Kiln Loading, Brackwater Adult College\nCity & Guilds 6100-21",
        &[
            "Kenya Certificate of Secondary Education (KCSE) | - | Ferncliff Girls High School",
            "Level 2 Kiln Loading | - | Brackwater Adult College",
            "City & Guilds 6100-21 | - | -",
        ],
    );
    check("Bachelor in \"Kiln Engineering\"\nFerncliff College", &["Bachelor | Kiln Engineering | Ferncliff College"]);
    check("2014 - 2017 Brackwater Polytechnic, Faculty of Kilns", &["- | - | Brackwater Polytechnic"]);
}

#[test]
fn a_field_beside_a_school_without_its_degree() {
    check("Ferncliff University, 2001, Computer Engineering", &["- | Computer Engineering | Ferncliff University"]);
    check("Ferncliff University, 1980\nMajor: Glass Painting", &["- | Glass Painting | Ferncliff University"]);
}

#[test]
fn who_studies_there_is_no_school() {
    check("B.A., Ferncliff University, 2002\nHonors College Student", &["B.A. | - | Ferncliff University"]);
}

#[test]
fn schools_stop_before_the_mark_and_broken_dashes_are_dashes() {
    check("B.Sc in Glass, Ferncliff College GPA: 3.5", &["B.Sc | Glass | Ferncliff College"]);
    check("Diploma 2012 Ferncliff College ï¼ City , State", &["Diploma | - | Ferncliff College"]);
}
