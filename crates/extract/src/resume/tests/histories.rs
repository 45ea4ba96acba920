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

#[test]
fn a_title_and_the_town_behind_it() {
    check(
        "Mossgate Ovens Ltd 2010 - 2012\nOwner/Kiln Operator West Brackwater, Ohio",
        &["Owner | Mossgate Ovens Ltd | 2010 | 2012", "Kiln Operator | Mossgate Ovens Ltd | 2010 | 2012"],
    );
    check(
        "Ferncliff School, TX\n2010 - 2012\nSpecial Education Teacher",
        &["Special Education Teacher | Ferncliff School | 2010 | 2012"],
    );
}

#[test]
fn a_firm_of_partners_a_unit_of_a_house_and_a_label_of_its_own_row() {
    check(
        "Paralegal (2006 - 2013)\nFinch, Harrow & Hale, PA\nTampa, Florida",
        &["Paralegal | Finch, Harrow & Hale | 2006 | 2013"],
    );
    check(
        "Associate Professor, Department of Glazes, Mossgate University, 2010 to 2012",
        &["Associate Professor | Mossgate University | 2010 | 2012"],
    );
    check(
        "Mossgate Bank\nRelationship Banking\nInnovation Manager\nMarch 2011 to May 2013",
        &["Innovation Manager | Mossgate Bank | 2011-03 | 2013-05"],
    );
    check(
        "Mossgate Bank\nDuration\nMarch 2011 to May 2013\nDesignation\nKiln Developer",
        &["Kiln Developer | Mossgate Bank | 2011-03 | 2013-05"],
    );
    check(
        "1 MOSSGATE FOUNDRIES LIMITED, CHENNAI 600 057, INDIA.\nDuration: April 2002 to May 2003\nPosition: Kiln Director",
        &["Kiln Director | 1 MOSSGATE FOUNDRIES LIMITED | 2002-04 | 2003-05"],
    );
    check(
        "Company: Mossgate Corporation - Mossgate Kiln Center\nPosition: Kiln Engineer\n2010 - 2012",
        &["Kiln Engineer | Mossgate Corporation | 2010 | 2012"],
    );
}

#[test]
fn rows_of_keywords_are_no_header() {
    check(
        "Mossgate Professional Services; Wayne, NJ (2007 - 2010)\nSENIOR KILN ANALYST\nKiln Books | Night Firing | Glaze Repair\nDirected kilns.",
        &["SENIOR KILN ANALYST | Mossgate Professional Services | 2007 | 2010"],
    );
}

#[test]
fn what_somebody_has_years_of_experience_as() {
    let told = |summary: &str, expected: &[&str]| {
        let text = format!("Orla Finch\norla@kilns.example\n\nHIGHLIGHTS\n{summary}\n");
        assert_eq!(jobs(&read(&text)), expected, "{summary}");
    };
    told(
        "Nine years of experience as a kiln operator and 3 years as an Oven Teacher.",
        &["kiln operator | - | - | -", "Oven Teacher | - | - | -"],
    );
    told("Seeks a place with years of work as a kiln operator.", &[]);
    told("Ten years as a horse owner.", &[]);
}

#[test]
fn an_employer_in_a_sentence_with_its_dates() {
    check(
        "• Worked with Mossgate Kiln Centre under many heads from Apr 2014 to Oct 2015",
        &["- | Mossgate Kiln Centre | 2014-04 | 2015-10"],
    );
    check("• Worked with Mossgate glazes on many jugs", &[]);
}

#[test]
fn headlines_stop_before_the_employer() {
    let text = "Orla Finch\nKiln Consultant with Mossgate Limited\norla@kilns.example\n";
    assert_eq!(read(text).basics.label.as_deref(), Some("Kiln Consultant"));
}

#[test]
fn pay_and_notice_of_one_row() {
    for text in [
        "Current CTC: 12 LPA, Expected CTC: 18 LPA, Notice period: 30 days",
        "CCTC: 12 LPA | ECTC: 18 LPA | Notice period: 30 days",
        "Notice period: 30 days. Current CTC: 12 LPA. Expected: 18-20 LPA",
        "Last drawn salary 12 LPA   Expected salary 18 LPA   Notice period 30 days",
    ] {
        let profile = read(&format!("Orla Finch\norla@kilns.example\n\nOTHER DETAILS\n{text}\n"));
        let hundredths =
            |pay: &Option<talent::Pay>| pay.as_ref().and_then(|pay| pay.min).map(talent::Amount::hundredths);
        assert_eq!(hundredths(&profile.pay_current), Some(120_000_000), "{text}");
        assert_eq!(hundredths(&profile.pay_expected), Some(180_000_000), "{text}");
        assert_eq!(profile.notice_days, Some(30), "{text}");
    }
}

#[test]
fn tables_written_column_by_column() {
    check(
        "Organization\nMossgate Ovens Ltd\nTinroof Glazes\nDesignation\nKiln Operator\nGlaze Painter\nDuration\n\
         Jan 2010 to Dec 2012\nMar 2008 to Dec 2009",
        &[
            "Kiln Operator | Mossgate Ovens Ltd | 2010-01 | 2012-12",
            "Glaze Painter | Tinroof Glazes | 2008-03 | 2009-12",
        ],
    );
    check(
        "Company | Designation | From | To\nMossgate Ovens Ltd | Kiln Operator | Jan 2010 | Dec 2012",
        &["Kiln Operator | Mossgate Ovens Ltd | 2010-01 | 2012-12"],
    );
}

#[test]
fn columns_of_other_heights_are_no_table() {
    check(
        "Organization\nMossgate Ovens Ltd\nDesignation\nKiln Operator\nDuration\nJan 2010 to Dec 2012\n• Fired.",
        &["Kiln Operator | Mossgate Ovens Ltd | 2010-01 | 2012-12"],
    );
}

#[test]
fn an_employer_above_the_years_spent_there() {
    let text = "Orla Finch\norla@kilns.example\n\nEXPERIENCE\nMossgate Ovens\nSenior Kiln Operator\n\
                January 2019 - Present (3 years 2 months)\nPune, India\n\nTinroof Glazes\n4 years\nKiln Lead\n\
                Jan 2017 - Dec 2018 (2 years)\nKiln Operator\nJan 2015 - Dec 2016 (2 years)\n";
    let profile = read(text);
    assert_eq!(
        jobs(&profile),
        [
            "Senior Kiln Operator | Mossgate Ovens | 2019-01 | now",
            "Kiln Lead | Tinroof Glazes | 2017-01 | 2018-12",
            "Kiln Operator | Tinroof Glazes | 2015-01 | 2016-12",
        ]
    );
    assert!(profile.work[0].location.as_ref().is_some_and(|place| place.starts_with("Pune")));
}

#[test]
fn labels_above_what_they_name() {
    check(
        "Dates\n01/2010 - 12/2012\nOccupation or position held\nKiln Operator\nMain activities\nFired kilns\n\
         Name and address of employer\nMossgate Ovens Ltd, Brackwater",
        &["Kiln Operator | Mossgate Ovens Ltd | 2010-01 | 2012-12"],
    );
}

#[test]
fn dates_on_either_side_of_a_told_job() {
    check(
        "I worked at Mossgate Ovens as a Kiln Operator from 2010 to 2012.",
        &["Kiln Operator | Mossgate Ovens | 2010 | 2012"],
    );
    check(
        "From June 2010 to May 2012, I was a Kiln Operator at Mossgate Ovens. From 2012 to 2015, I served as Glaze Painter with Tinroof Glazes Ltd.",
        &["Kiln Operator | Mossgate Ovens | 2010-06 | 2012-05", "Glaze Painter | Tinroof Glazes Ltd | 2012 | 2015"],
    );
}

#[test]
fn firms_that_are_called_as_people_are() {
    check(
        "Acme Mechanics, Inc.\n2010 - 2012\nVice President of Ovens",
        &["Vice President of Ovens | Acme Mechanics, Inc. | 2010 | 2012"],
    );
    check(
        "Finch & Harrow Solicitors\nParalegal\n2010 - 2012",
        &["Paralegal | Finch & Harrow Solicitors | 2010 | 2012"],
    );
    check(
        "Kiln Engineer in Mossgate Software Pvt Ltd\n2010 - 2012",
        &["Kiln Engineer | Mossgate Software Pvt Ltd | 2010 | 2012"],
    );
    check(
        "Research Assistant (summer internship)\nMossgate Ovens Ltd\n2010 - 2012",
        &["Research Assistant | Mossgate Ovens Ltd | 2010 | 2012"],
    );
}

#[test]
fn the_field_behind_a_title_belongs_to_it() {
    check(
        "Assistant Manager – Procurement\nMossgate Ovens Ltd\n2019 - 2021\n\nKiln Officer III – Raku Unit, Tinroof Glazes Ltd, 2016 - 2019",
        &[
            "Assistant Manager – Procurement | Mossgate Ovens Ltd | 2019 | 2021",
            "Kiln Officer III – Raku Unit | Tinroof Glazes Ltd | 2016 | 2019",
        ],
    );
    check(
        "Kiln Manager, Brackwater Retail Store\n2019 - 2021\n\nKiln Manager, Contract, Tinroof Glazes Ltd, 2016 - 2019",
        &["Kiln Manager | Brackwater Retail Store | 2019 | 2021", "Kiln Manager | Tinroof Glazes Ltd | 2016 | 2019"],
    );
}

#[test]
fn who_works_for_themselves_has_no_employer() {
    check(
        "2019 to date   Self-employed kiln builder – rewires, Glaze Tests",
        &["Self-employed kiln builder | - | 2019 | now"],
    );
}

#[test]
fn what_stands_apart_from_a_whole_header_is_another() {
    check(
        "Long-Term Substitute, Grade 7 Crafts\nJanuary 2014 - June 2016\nBrackwater City Schools, Brackwater, OH\n\n\
         Student Teacher, Fourth Grade\nFerncliff Elementary School, Kettering, OH, 2012 - 2013",
        &[
            "Long-Term Substitute | Brackwater City Schools | 2014-01 | 2016-06",
            "Student Teacher | Ferncliff Elementary School | 2012 | 2013",
        ],
    );
}

#[test]
fn firms_called_by_what_they_trade_in() {
    check(
        "1. Working as Senior Accountant in M/s. Mossgate Textiles Pvt. Ltd., Chennai from June 2019 to till date.\n\
         2. Worked as Accounts Assistant at Tinroof Traders, Chennai from May 2016 to May 2019.",
        &[
            "Senior Accountant | Mossgate Textiles Pvt. Ltd | 2019-06 | now",
            "Accounts Assistant | Tinroof Traders | 2016-05 | 2019-05",
        ],
    );
}

#[test]
fn what_a_school_makes_of_people_is_no_job() {
    let text = "Orla Finch\n\nEDUCATION\n2008 – 2012 Ferncliff Technical School, kiln technician\nTeaching Assistant, Kilnridge University, 2012 - 2014\n";
    assert_eq!(jobs(&read(text)), ["Teaching Assistant | Kilnridge University | 2012 | 2014"]);
}

#[test]
fn academic_work_besides_the_appointments_is_no_job() {
    check(
        "Professor, Ferncliff University, 2010 - 2016\n\nCOURSES TAUGHT\nKiln Engineering, Raku Hall, 2012\n\nUNIVERSITY COMMITTEES\n\
         Chair, Glaze Council, 2012 - 2013",
        &["Professor | Ferncliff University | 2010 | 2016"],
    );
}

#[test]
fn an_employer_above_the_dates_and_a_title_below() {
    check(
        "Kiln Manager (Houston, TX), 2001 to 2004\nKept the kilns.\n\nGW Kiln Programs\nAugust 2009 to Present\nKiln Mentor\n\
         • Fired kilns.\n\nMossgate Career Center\nAugust 2007 to July 2009\nKiln Intern\n• Fired less.",
        &[
            "Kiln Manager | - | 2001 | 2004",
            "Kiln Mentor | GW Kiln Programs | 2009-08 | now",
            "Kiln Intern | Mossgate Career Center | 2007-08 | 2009-07",
        ],
    );
}
