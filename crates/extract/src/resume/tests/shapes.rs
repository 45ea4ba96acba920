//! Shapes of headers, headings, degrees, lists and names in which people write their résumés, each with an invented twin.

use super::{jobs, read, skills};

/// The jobs of a section about work that stands below a name.
fn check(section: &str, expected: &[&str]) {
    let text = format!("Orla Finch\norla@kilns.example\n\nWORK EXPERIENCE\n\n{section}\n");
    assert_eq!(jobs(&read(&text)), expected, "{section}");
}

#[test]
fn jobs_without_dates() {
    check(
        "Glaze Painter\nMixed glazes for six kilns and kept the book of their colours.\n\nKiln Operator\nFired stoneware.",
        &["Glaze Painter | - | - | -", "Kiln Operator | - | - | -"],
    );
    check(
        "Mossgate Ovens Ltd, Brackwater, TX\nApprentice Baker\nLoaded the night ovens.",
        &["Apprentice Baker | Mossgate Ovens Ltd | - | -"],
    );
    check("Kiln Operator, Mossgate Ovens Ltd\nFired stoneware.", &["Kiln Operator | Mossgate Ovens Ltd | - | -"]);
    check("Loaded ovens for bakers and talked to Kiln Operators\nat fairs.", &[]);
}

#[test]
fn headings_inside_the_account_of_a_job_do_not_end_the_work() {
    check(
        "Kiln Operator\nMossgate Ovens Ltd\nMay 2012 - June 2014\nAchievements\nFired ten thousand jugs.\n\n\
         Glaze Mixer\nTinroof Glazes Ltd\nJuly 2014 - May 2019\nAchievements\nFound a red that stays red.",
        &[
            "Kiln Operator | Mossgate Ovens Ltd | 2012-05 | 2014-06",
            "Glaze Mixer | Tinroof Glazes Ltd | 2014-07 | 2019-05",
        ],
    );
}

#[test]
fn headings_with_large_initials() {
    let text = "Orla Finch\norla@kilns.example\n\nP ROFESSIONAL E XPERIENCE\nMossgate Ovens, Inc., Brackwater, TX\n2012 to 2015\n\
                Kiln Operator - Promoted to fire the large kilns at night and to teach two apprentices.\n";
    assert_eq!(jobs(&read(text)), ["Kiln Operator | Mossgate Ovens, Inc. | 2012 | 2015"]);
}

#[test]
fn headings_and_headers_that_lost_their_line() {
    let text = "Orla Finch\norla@kilns.example\n\nWork Experience Mossgate Ovens\nKiln Operator\n2012 - 2015\n";
    assert_eq!(jobs(&read(text)), ["Kiln Operator | Mossgate Ovens | 2012 | 2015"]);
    check(
        "• Mossgate Ovens, Brackwater, TX\nKiln Operator [August 2012 to present]\nFired stoneware.",
        &["Kiln Operator | Mossgate Ovens | 2012-08 | now"],
    );
}

#[test]
fn headers_below_their_dates() {
    check(
        "2008 - 2010\nMossgate Ovens Ltd\nKiln Operator\nFired stoneware for a shop that sold more jugs than anybody had asked for.\n\
         2010 - 2012\nTinroof Glazes Ltd\nGlaze Mixer\nMixed glazes.",
        &["Kiln Operator | Mossgate Ovens Ltd | 2008 | 2010", "Glaze Mixer | Tinroof Glazes Ltd | 2010 | 2012"],
    );
    check(
        "Kiln Operator\nMarch 2012 to June 2015\n3 years 4 months\nMossgate Ovens (P) Ltd, Pune\n• Fired stoneware.",
        &["Kiln Operator | Mossgate Ovens (P) Ltd | 2012-03 | 2015-06"],
    );
}

#[test]
fn labels_dates_and_remarks_around_a_title() {
    check(
        "Kiln Operator [March 2012 to June 2015]\nMossgate Ovens Ltd",
        &["Kiln Operator | Mossgate Ovens Ltd | 2012-03 | 2015-06"],
    );
    check(
        "Mossgate Ovens Ltd (Designation: Kiln Operator)\nMarch 2012 - June 2015",
        &["Kiln Operator | Mossgate Ovens Ltd | 2012-03 | 2015-06"],
    );
    check(
        "Mossgate Ovens Ltd, Brackwater\nPosition: Kiln Operator (part time until 2014)\n2012 - 2015",
        &["Kiln Operator | Mossgate Ovens Ltd | 2012 | 2015"],
    );
    check(
        "EMPLOYER Mossgate Ovens Limited\nROLE Kiln Operator\n2012 - 2015",
        &["Kiln Operator | Mossgate Ovens Limited | 2012 | 2015"],
    );
}

#[test]
fn an_account_is_no_header() {
    check(
        "Kiln Operator\nMossgate Ovens Ltd\n2012 - 2015\n\n• Pioneer in kilns. Promoted after two years (2014)\nTeam size 20\n",
        &["Kiln Operator | Mossgate Ovens Ltd | 2012 | 2015"],
    );
}

#[test]
fn jobs_told_without_an_employer() {
    let text = "Orla Finch\norla@kilns.example\n\nSUMMARY\nJoined as Junior Kiln Operator, worked as a glaze painter for the shop. I wish to work as a bird.\n";
    assert_eq!(jobs(&read(text)), ["Junior Kiln Operator | - | - | -", "glaze painter | - | - | -"]);
}

#[test]
fn degrees_with_honours_emphasis_and_names_of_their_own() {
    let text = "Orla Finch\n\nEDUCATION\nBA (Hons) Ceramics\nFerncliff College\n\nMBA with an emphasis in Pottery Trade\n\
                Hollow Hill University\n\nKiln Technician Diploma, 2003\n\nPh.D. candidate in Glaze Chemistry\n\n\
                Masters of Law (LL.M) in Comparative Law\n\nMasters of\nCommerce\n";
    let degrees: Vec<String> = read(text)
        .education
        .into_iter()
        .map(|course| [course.study_type, course.area].into_iter().flatten().collect::<Vec<_>>().join(" in "))
        .collect();
    assert_eq!(
        degrees,
        [
            "BA (Hons) Ceramics",
            "MBA with an emphasis in Pottery Trade",
            "Kiln Technician Diploma",
            "Ph.D. candidate in Glaze Chemistry",
            "Masters of Law (LL.M) in Comparative Law",
            "Masters of Commerce"
        ]
    );
}

#[test]
fn enumerations_inside_sentences_are_lists() {
    let text = "Orla Finch\n\nWORK EXPERIENCE\nKiln Operator, Mossgate Ovens Ltd, 2012 - 2015\n\
                • Wrote the kiln's software with Java, Ovenscript 2.3, PostgreSQL and Kilnworks.\n";
    assert_eq!(skills(&read(text)), ["Java", "PostgreSQL", "Ovenscript 2.3", "Kilnworks"]);
}

#[test]
fn other_words_for_one_skill_are_kept_beside_it() {
    let profile = read("Orla Finch\n\nSKILLS\nJava, Core Java, PostgreSQL\n");
    assert_eq!(skills(&profile), ["Java", "PostgreSQL"]);
    assert_eq!(profile.skills[0].keywords, ["Core Java"]);
}

#[test]
fn names_beside_titles_and_masks() {
    let name = |text: &str| read(text).basics.name.unwrap_or_default();
    assert_eq!(name("Orla Finch ESB Kiln Operator - Mossgate Ovens\norla@kilns.example\n"), "Orla Finch");
    assert_eq!(name("Finch XXXXX\nf@kilns.example\n"), "Finch");
    assert_eq!(name("Orla Maud Finch. Heath\nPhone: 020 7946 0018\n"), "Orla Maud Finch");
    assert_eq!(
        name("Winifred\n7 Kiln Lane, Brackwater, TX 75054\nE-mail: orla@kilns.example\n\nSKILLS\nJava\n"),
        "Winifred"
    );
}
