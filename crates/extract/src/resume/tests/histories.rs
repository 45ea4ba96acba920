//! Shapes of work histories beyond a header with its dates: promotions, projects, told jobs, open ends, joined titles.

use super::{jobs, read};

/// The jobs of a section about work that stands below a name.
fn check(section: &str, expected: &[&str]) {
    let text = format!("Orla Finch\norla@kilns.example\n\nWORK EXPERIENCE\n\n{section}\n");
    assert_eq!(jobs(&read(&text)), expected, "{section}");
}

#[test]
fn joined_titles_are_positions_of_their_own() {
    check(
        "Founder and Head Baker\nMossgate Ovens Ltd\n2012 - 2015\n\nKiln Operator / Glaze Painter, Tinroof Glazes Ltd, 2010 - 2012\n\
         Owner, Shop Manager, Ferncliff Cafe, 2008 - 2010",
        &[
            "Founder | Mossgate Ovens Ltd | 2012 | 2015",
            "Head Baker | Mossgate Ovens Ltd | 2012 | 2015",
            "Kiln Operator | Tinroof Glazes Ltd | 2010 | 2012",
            "Glaze Painter | Tinroof Glazes Ltd | 2010 | 2012",
            "Owner | Ferncliff Cafe | 2008 | 2010",
            "Shop Manager | Ferncliff Cafe | 2008 | 2010",
        ],
    );
    check(
        "Senior/Lead Baker\nMossgate Ovens Ltd\n2012 - 2015\n\nAssistant to Manager and Director, Tinroof Glazes Ltd, 2010 - 2012",
        &[
            "Senior/Lead Baker | Mossgate Ovens Ltd | 2012 | 2015",
            "Assistant to Manager and Director | Tinroof Glazes Ltd | 2010 | 2012",
        ],
    );
}

#[test]
fn joined_titles_count_their_years_once() {
    let text = "Orla Finch\n\nEXPERIENCE\nFounder and Head Baker\nMossgate Ovens Ltd\nJanuary 2010 - December 2011\n• Baked.\n";
    let profile = read(text);
    assert_eq!(profile.total_years, talent::Years::from_whole(2));
    assert_eq!(profile.work[0].highlights, ["Baked."]);
    assert!(profile.work[1].highlights.is_empty());
}

#[test]
fn promotions_stand_below_one_employer() {
    check(
        "Mossgate Ovens Ltd, Brackwater, TX\nSenior Kiln Operator, 2014 - 2016\n• Fired kilns.\nKiln Operator, 2012 - 2014\n• Fired less.",
        &[
            "Senior Kiln Operator | Mossgate Ovens Ltd | 2014 | 2016",
            "Kiln Operator | Mossgate Ovens Ltd | 2012 | 2014",
        ],
    );
    // Years apart, it may have been anybody.
    check(
        "Mossgate Ovens Ltd, Brackwater, TX\nSenior Kiln Operator, 2014 - 2016\n• Fired kilns.\nKiln Operator, 2002 - 2004",
        &["Senior Kiln Operator | Mossgate Ovens Ltd | 2014 | 2016", "Kiln Operator | - | 2002 | 2004"],
    );
}

#[test]
fn roles_in_projects_are_the_employers_not_the_clients() {
    check(
        "Mossgate Ovens Pvt Ltd\nKiln Operator, Jan 2010 - Present\n\nProject: Glaze Book\nClient: Ferncliff Tiles\n\
         Duration: Jan 2012 - Jun 2013\nRole: Glaze Lead\n• Wrote the book.",
        &[
            "Kiln Operator | Mossgate Ovens Pvt Ltd | 2010-01 | now",
            "Glaze Lead | Mossgate Ovens Pvt Ltd | 2012-01 | 2013-06",
        ],
    );
    check(
        "Title: Glaze Book\nKiln Operator, Mossgate Ovens Ltd, 2010 - 2012",
        &["Kiln Operator | Mossgate Ovens Ltd | 2010 | 2012"],
    );
}

#[test]
fn jobs_in_sentences_with_their_dates() {
    check(
        "Worked as Kiln Operator in Mossgate Ovens from March 2012 to May 2014.\n\
         Worked as a Glaze Painter at Tinroof Glazes Pvt Ltd from June 2014 to Dec 2016.\n\
         Working as Head Baker for Ferncliff Bakery since Jan 2017.",
        &[
            "Kiln Operator | Mossgate Ovens | 2012-03 | 2014-05",
            "Glaze Painter | Tinroof Glazes Pvt Ltd | 2014-06 | 2016-12",
            "Head Baker | Ferncliff Bakery | 2017-01 | now",
        ],
    );
}

#[test]
fn ends_that_have_not_come() {
    for open in [
        "2012 - atual",
        "2012 – heute",
        "2012 - presente",
        "2012 - at present",
        "2012 till date",
        "2012 onwards",
        "2012 - ongoing",
        "2012 to now",
        "2012 - as of today",
        "Since 2012",
        "Since: 2012 Until: Currently",
    ] {
        check(
            &format!("Kiln Operator\nMossgate Ovens Ltd\n{open}"),
            &["Kiln Operator | Mossgate Ovens Ltd | 2012 | now"],
        );
    }
}

#[test]
fn dates_behind_labels_and_before_the_title() {
    check(
        "Since: September 1st 2014 Until: May 2nd 2016\nCompany: Mossgate Ovens S.A.\nPosition held: Kiln Operator",
        &["Kiln Operator | Mossgate Ovens S.A. | 2014-09-01 | 2016-05-02"],
    );
    check(
        "2010 - 2012 | Kiln Operator | Mossgate Ovens | Brackwater, TX",
        &["Kiln Operator | Mossgate Ovens | 2010 | 2012"],
    );
    check(
        "• 2010 to 2012: KILN OPERATOR, MOSSGATE OVENS LTD. My main duty was to fire the kilns of the shop by night and by day.",
        &["KILN OPERATOR | MOSSGATE OVENS LTD. | 2010 | 2012"],
    );
}

#[test]
fn names_of_firms_are_whole() {
    check(
        "Kiln Operator\nMossgate Ovens Pvt Ltd (India)\n2010 - 2012",
        &["Kiln Operator | Mossgate Ovens Pvt Ltd (India) | 2010 | 2012"],
    );
    check("Kiln Operator @ Mossgate\n2010-2012", &["Kiln Operator | Mossgate | 2010 | 2012"]);
}

#[test]
fn what_is_no_employer() {
    let text = "Orla Finch\norla@kilns.example\n\nWORK EXPERIENCE\nKiln Operator\n8 North Kiln Avenue\n2010 - 2012\n• Fired.\n\
                Orla Finch\nGlaze Painter\nMossgate Ovens Ltd\n2008 - 2010\nBrackwater Guild Scholarship\n2007 - 2008\n";
    assert_eq!(
        jobs(&read(text)),
        ["Kiln Operator | - | 2010 | 2012", "Glaze Painter | Mossgate Ovens Ltd | 2008 | 2010"]
    );
}
