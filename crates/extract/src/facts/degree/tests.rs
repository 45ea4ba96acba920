//! Degrees as posts and résumés write them.

use proptest::prelude::*;

use super::*;

fn check(text: &str, expected: &[(&str, &str)]) {
    let of = |span: Span| span.of(text).unwrap();
    let found: Vec<_> = find(text).iter().map(|found| (of(found.degree), found.field.map_or("", of))).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn degrees_with_their_fields() {
    check("B.Tech in Computer Science from a college in Pune", &[("B.Tech", "Computer Science")]);
    check("MBA (Finance), 2012", &[("MBA", "Finance")]);
    check("Bachelor of Science, Physics", &[("Bachelor of Science", "Physics")]);
    check("Bachelor of Science in Computer Science", &[("Bachelor of Science", "Computer Science")]);
    check("Bachelor of Science in Nursing (BSN), CCRN", &[("Bachelor of Science", "Nursing")]);
    check("Bachelor's degree in Statistics or equivalent", &[("Bachelor's degree", "Statistics")]);
    check("Master of Business Administration", &[("Master of Business Administration", "")]);
    check("M.Sc Physics", &[("M.Sc", "Physics")]);
    check("BE - ECE", &[("BE", "ECE")]);
    check("Ph.D. in Molecular Biology", &[("Ph.D.", "Molecular Biology")]);
    check("Diploma in Mechanical Engineering", &[("Diploma", "Mechanical Engineering")]);
    check("Masters in Data Science and AI", &[("Masters", "Data Science and AI")]);
    check("B. Tech / B.E. or MCA", &[("B. Tech", ""), ("B.E.", ""), ("MCA", "")]);
    check("BS/MS in Computer Science", &[("BS", ""), ("MS", "Computer Science")]);
    check("Associate degree in Nursing", &[("Associate degree", "Nursing")]);
    check("High school diploma or GED", &[("High school diploma", ""), ("GED", "")]);
    check("HSC from a board in Nagpur, 12th standard", &[("HSC", ""), ("12th", "")]);
}

#[test]
fn a_school_right_behind_is_no_part_of_the_field() {
    check("Bachelor of Arts : Theater and English Wesleyan University", &[("Bachelor of Arts", "Theater and English")]);
    check("B.A. in Sociology New York University", &[("B.A.", "Sociology")]);
    check("Bachelor of Science Lewis University", &[("Bachelor of Science", "")]);
    check("MBA : Finance Finance", &[("MBA", "Finance")]);
}

#[test]
fn degrees_of_many_countries() {
    check("MBChB, MB ChB, M.B.B.S", &[("MBChB", ""), ("MB ChB", ""), ("M.B.B.S", "")]);
    check("Kenya Certificate of Secondary Education", &[("Kenya Certificate of Secondary Education", "")]);
    check("Master Of Computer Applications", &[("Master Of Computer Applications", "")]);
    check("Licenciatura en Psicologia", &[("Licenciatura", "Psicologia")]);
    check("Brackwater Polytechnic", &[]);
}

#[test]
fn words_that_are_no_degrees() {
    for text in [
        "MS Office and MS SQL", "Boston, MA", "Scrum Master", "in March", "a comfortable bed", "12th January",
        "will be paid", "mail me", "master data", "m.com",
    ] {
        check(text, &[]);
    }
}

#[test]
fn levels_are_ordered() {
    let level = |text| find(text)[0].level;
    assert!(
        level("PhD") > level("MCA")
            && level("MCA") > level("BCA")
            && level("BCA") > level("Diploma")
            && level("Diploma") > level("SSC")
    );
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(B\\.?|M\\.|Tech|E|S|Bachelor|Master|of|in|degree|Science|\\(|\\)|,|/| |\n|é|12th|[a-z]{1,3}){0,30}") {
        for found in find(&text) {
            prop_assert!(found.span.of(&text).is_some() && found.degree.of(&text).is_some());
            prop_assert!(found.span.contains(found.degree));
            prop_assert!(found.field.is_none_or(|field| field.of(&text).is_some() && found.span.contains(field)));
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = find(&text);
    }
}
