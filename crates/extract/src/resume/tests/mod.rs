//! Invented people's résumés in the shapes that résumés come in, and what must hold for any text.

mod histories;
mod lists;
mod shapes;
mod studies;

use jiff::civil::date;
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;
use talent::{PartialDate, Profile, Span, Years};

use super::page::folded;
use crate::Context;

fn context() -> Context<'static> {
    Context { vocabulary: Vocabulary::embedded(), today: date(2026, 11, 20) }
}

fn read(text: &str) -> Profile {
    let profile = super::read(text, context());
    check_evidence(text, &profile);
    profile
}

/// Every stated value stands at its evidence.
fn check_evidence(text: &str, profile: &Profile) {
    for (field, spans) in &profile.evidence {
        for span in spans {
            assert!(span.of(text).is_some_and(|words| !words.trim().is_empty()), "{field}: {span:?}");
        }
    }
    let stated = |field: String, value: Option<&String>| {
        let Some(value) = value else { return };
        let words = profile.evidence.get(&field).and_then(|spans| spans[0].of(text)).map(folded);
        assert_eq!(words.as_ref(), Some(value), "{field}");
    };
    stated("basics.name".to_owned(), profile.basics.name.as_ref());
    stated("basics.label".to_owned(), profile.basics.label.as_ref());
    stated("basics.email".to_owned(), profile.basics.email.as_ref());
    if let Some(phone) = &profile.basics.phone {
        let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
        let written = profile.evidence["basics.phone"][0].of(text).map(folded).unwrap();
        // The number at home, without what only some dial before it.
        let shared = &digits(phone)[digits(phone).len().saturating_sub(7)..];
        assert!(*phone == written || phone.starts_with('+') && digits(&written).ends_with(shared), "{phone}");
    }
    stated("basics.summary".to_owned(), profile.basics.summary.as_ref());
    for (index, work) in profile.work.iter().enumerate() {
        stated(format!("work[{index}].position"), work.position.as_ref());
        stated(format!("work[{index}].name"), work.name.as_ref());
        for (at, highlight) in work.highlights.iter().enumerate() {
            stated(format!("work[{index}].highlights[{at}]"), Some(highlight));
        }
    }
    for (index, course) in profile.education.iter().enumerate() {
        stated(format!("education[{index}].institution"), course.institution.as_ref());
        stated(format!("education[{index}].studyType"), course.study_type.as_ref());
        stated(format!("education[{index}].area"), course.area.as_ref());
    }
    for skill in &profile.skills {
        let words = skill.evidence.first().and_then(|span: &Span| span.of(text)).map(folded);
        assert_eq!(words.as_ref(), skill.name.as_ref(), "skills");
    }
}

fn jobs(profile: &Profile) -> Vec<String> {
    let or_dash = |value: Option<&String>| value.cloned().unwrap_or_else(|| "-".to_owned());
    let dates = |date: Option<PartialDate>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let jobs = profile.work.iter().map(|work| {
        let end = if work.current { "now".to_owned() } else { dates(work.end_date) };
        format!(
            "{} | {} | {} | {end}",
            or_dash(work.position.as_ref()),
            or_dash(work.name.as_ref()),
            dates(work.start_date)
        )
    });
    jobs.collect()
}

fn skills(profile: &Profile) -> Vec<&str> {
    profile.skills.iter().filter_map(|skill| skill.name.as_deref()).collect()
}

const PASTRY_ENGINEER: &str = "Winifred Puddingworth
Software Engineer - Crumbly Systems

Pune, Maharashtra - Email me: winifred@puddingworth.example

WORK EXPERIENCE

Software Engineer

Crumbly Systems -  Pune, Maharashtra -

October 2015 to Present

• Wrote the Java service that times forty thousand soufflés,
and kept it from collapsing.
• Taught the ovens PostgreSQL.

Junior Developer

Wobble & Jelly Ltd -  Mumbai, Maharashtra -

June 2012 to September 2015

• Python scripts for setting agents.

EDUCATION

B.Tech in Computer Science

Ferncliff Institute of Technology -  Pune, Maharashtra

2008 to 2012

SKILLS

Java (6 years), PostgreSQL (Less than 1 year), Aspic rendering, Python

LANGUAGES

Marathi (native), English - fluent
";

#[test]
fn a_job_sites_resume() {
    let profile = read(PASTRY_ENGINEER);
    assert_eq!(profile.basics.name.as_deref(), Some("Winifred Puddingworth"));
    assert_eq!(profile.basics.email.as_deref(), Some("winifred@puddingworth.example"));
    assert_eq!(
        jobs(&profile),
        [
            "Software Engineer | Crumbly Systems | 2015-10 | now",
            "Junior Developer | Wobble & Jelly Ltd | 2012-06 | 2015-09"
        ]
    );
    assert_eq!(
        profile.work[0].highlights,
        [
            "Wrote the Java service that times forty thousand soufflés, and kept it from collapsing.",
            "Taught the ovens PostgreSQL."
        ]
    );
    let course = &profile.education[0];
    assert_eq!(course.study_type.as_deref(), Some("B.Tech"));
    assert_eq!(course.area.as_deref(), Some("Computer Science"));
    assert_eq!(course.institution.as_deref(), Some("Ferncliff Institute of Technology"));
    assert_eq!(course.end_date, PartialDate::from_year(2012));
    let languages: Vec<_> =
        profile.languages.iter().map(|known| (known.language.as_deref(), known.fluency.as_deref())).collect();
    assert_eq!(languages, [(Some("Marathi"), Some("native")), (Some("English"), Some("fluent"))]);
}

#[test]
fn years_of_a_skill_are_the_stated_ones_or_those_of_the_jobs_that_name_it() {
    let profile = read(PASTRY_ENGINEER);
    assert_eq!(skills(&profile), ["Java", "PostgreSQL", "Aspic rendering", "Python"]);
    let years: Vec<_> = profile.skills.iter().map(|skill| skill.years.map(f64::from)).collect();
    assert_eq!(years[0], Some(6.0), "stated");
    assert_eq!(years[3], Some(3.33), "June 2012 to September 2015");
    assert!(profile.inferred.contains(&"skills[3].years".to_owned()));
    assert!(!profile.inferred.contains(&"skills[0].years".to_owned()));
    assert_eq!(profile.skills[2].id, None, "the vocabulary does not know it");
}

#[test]
fn shapes_of_headers() {
    let check = |account: &str, expected: &[&str]| {
        let profile = read(&format!("Orla Grimbleby\n\nEXPERIENCE\n{account}\nEDUCATION\n"));
        assert_eq!(jobs(&profile), expected, "{account:?}");
    };
    check(
        "Pastry Chef, Glasshouse Bakery, 03/2010 to 05/2014\n",
        &["Pastry Chef | Glasshouse Bakery | 2010-03 | 2014-05"],
    );
    check("Glasshouse Bakery — Pastry Chef (2010 – 2014)\n", &["Pastry Chef | Glasshouse Bakery | 2010 | 2014"]);
    check("2010-2014\nGlasshouse Bakery\nPastry Chef\nBaked.\n", &["Pastry Chef | Glasshouse Bakery | 2010 | 2014"]);
    check(
        "Glasshouse Bakery, Austin, TX | Mar 2010 - Present\nPastry Chef\n• Baked\n",
        &["Pastry Chef | Glasshouse Bakery | 2010-03 | now"],
    );
    check(
        "Company: Glasshouse Bakery\nDesignation: Pastry Chef\nDuration: June 2010 to May 2014\n",
        &["Pastry Chef | Glasshouse Bakery | 2010-06 | 2014-05"],
    );
    check("Pastry Chef at Glasshouse Bakery since 2019\n", &["Pastry Chef | Glasshouse Bakery | 2019 | now"]);
}

#[test]
fn a_form_that_nobody_filled_in_states_no_employer() {
    let profile = read("PASTRY CHEF\nExperience\nPastry Chef 03/2010 to 05/2014 Company Name City , State Baked.\n");
    assert_eq!(profile.basics.name, None);
    assert_eq!(profile.basics.label.as_deref(), Some("PASTRY CHEF"));
    assert_eq!(jobs(&profile), ["Pastry Chef | - | 2010-03 | 2014-05"]);
}

#[test]
fn an_employer_above_several_titles_is_that_of_all() {
    let text = "Experience\nQuillfeather Foods, Inc., Dayton, OH\n1998 to 2008\nSenior Manager, 2004 to 2008\nKept the peace.\n\
                Product Manager, 1998 to 2004\nKept the gravy.\n";
    assert_eq!(
        jobs(&read(text)),
        [
            "Senior Manager | Quillfeather Foods, Inc. | 2004 | 2008",
            "Product Manager | Quillfeather Foods, Inc. | 1998 | 2004"
        ]
    );
}

#[test]
fn a_flattened_text_is_read_by_its_runs_of_blanks() {
    let rows = [
        "\"Barnaby Thistlewick",
        "14 Loom Lane \\xe2\\x80\\xa2 Dayton, OH 45402 \\xe2\\x80\\xa2 barnaby@thistlewick.example",
        "EDUCATION",
        "Ferncliff University, Dayton, OH",
        "Bachelor of Science in Zoology, May 2009",
        "WORK HISTORY",
        "Zoo Keeper, Mossgate Zoo, Dayton, OH",
        "June 2009",
        "Present",
        "\\xe2\\x80\\xa2 Feeds the otters before they feed themselves",
        "\\xe2\\x80\\xa2 Counts the flamingos twice a day, pink and pinker\"",
    ];
    let profile = read(&rows.join("  "));
    assert_eq!(profile.basics.name.as_deref(), Some("Barnaby Thistlewick"));
    assert_eq!(jobs(&profile), ["Zoo Keeper | Mossgate Zoo | 2009-06 | now"]);
    assert_eq!(profile.work[0].highlights.len(), 2);
    assert_eq!(profile.education[0].institution.as_deref(), Some("Ferncliff University"));
    assert_eq!(profile.problems.len(), 1, "{:?}", profile.problems);
}

#[test]
fn degrees_as_written() {
    let check = |row: &str, expected: &[&str]| {
        let profile = read(&format!("Orla Grimbleby\n\nEDUCATION\n{row}\nFerncliff University\n"));
        let found: Vec<String> = profile
            .education
            .iter()
            .map(|course| {
                [&course.study_type, &course.area].into_iter().flatten().cloned().collect::<Vec<_>>().join(" | ")
            })
            .collect();
        assert_eq!(found, expected, "{row:?}");
    };
    check("B.Tech in Computer Science, 2009", &["B.Tech | Computer Science"]);
    check("Bachelor of Science, Zoology, 2009", &["Bachelor of Science, Zoology"]);
    check("BSc (Hons) Zoology", &["BSc (Hons) Zoology"]);
    check("MBA (Finance)", &["MBA (Finance)"]);
    check("Certificate in Kiln Safety", &["Certificate in Kiln Safety"]);
}

#[test]
fn studies_outside_their_section_count_where_none_stand_in_it() {
    let profile =
        read("Orla Grimbleby\nMaster of Science in Zoology\nFerncliff University, Dayton, OH\n\nEXPERIENCE\n");
    assert_eq!(profile.education[0].area.as_deref(), Some("Zoology"));
    assert_eq!(profile.education[0].institution.as_deref(), Some("Ferncliff University"));
}

#[test]
fn a_label_and_its_value_in_the_next_row_are_one_row() {
    let rows = "EXPERIENCE\nMossgate Ovens Ltd, Pune\nRole\n: Kiln Operator\nDuration\n: 03/2010 to 05/2014\n";
    assert_eq!(jobs(&read(rows)), ["Kiln Operator | Mossgate Ovens Ltd | 2010-03 | 2014-05"]);
}

#[test]
fn languages_of_machines_are_skills() {
    let profile = read("Orla Grimbleby\n\nLANGUAGES\nJavaScript, Python\n");
    assert_eq!(skills(&profile), ["JavaScript", "Python"]);
    assert!(profile.languages.is_empty());
}

#[test]
fn running_text_names_skills_by_their_names_only() {
    let text = "Orla Grimbleby\n\nEXPERIENCE\nBaker, Mossgate Hotel, 2010 to 2012\n\
                • Kept PostgreSQL warm and did some testing of puddings.\nEnvironment: Docker, aspic rendering\n";
    assert_eq!(skills(&read(text)), ["PostgreSQL", "Docker", "aspic rendering"]);
}

#[test]
fn years_are_no_skills() {
    let profile = read("Orla Grimbleby\n\nSKILLS\nPython, 5 years, Since 2009, Aspic rendering\n");
    assert_eq!(skills(&profile), ["Python", "Aspic rendering"]);
}

#[test]
fn sentences_tell_jobs() {
    let check = |sentence: &str, expected: &[&str]| {
        let profile = read(&format!("Orla Grimbleby\n\nSUMMARY\n{sentence}\n"));
        assert_eq!(jobs(&profile), expected, "{sentence:?}");
    };
    check(
        "Currently working as a Kiln Operator in Mossgate Ovens since May 2019.",
        &["Kiln Operator | Mossgate Ovens | 2019-05 | now"],
    );
    check(
        "Working currently with Mossgate Ovens, Pune as a Kiln Operator.",
        &["Kiln Operator | Mossgate Ovens | - | -"],
    );
    check("Worked as a team in Pune and as a whole with Care.", &[]);
}

#[test]
fn a_title_in_the_account_is_the_jobs() {
    let text = "EXPERIENCE\nMossgate Ovens Ltd (an ISO 9001 Company), Pune\n7/95 to 11/97\nMakes tiles for half of the country.\n\
                KILN OPERATOR\nFired tiles.\n";
    assert_eq!(jobs(&read(text)), ["KILN OPERATOR | Mossgate Ovens Ltd | 1995-07 | 1997-11"]);
}

#[test]
fn a_headline_may_be_the_start_of_a_sentence() {
    let label = |text: &str| read(&format!("Orla Grimbleby\n\nSUMMARY\n{text}\n")).basics.label;
    assert_eq!(label("Patient kiln operator with 9 years of heat.").as_deref(), Some("Patient kiln operator"));
    assert_eq!(label("I am a kiln operator who likes heat.").as_deref(), Some("kiln operator"));
    assert_eq!(label("Seeking a place as manager of kilns."), None);
}

#[test]
fn a_name_below_the_lists_is_confirmed_by_the_address() {
    let text = "CONTACT\norla.grimbleby@puddings.example\n\nINTERESTS\nBell ringing\n\nOrla Grimbleby\nKiln Operator, Nairobi, Kenya\n";
    let profile = read(text);
    assert_eq!(profile.basics.name.as_deref(), Some("Orla Grimbleby"));
    assert_eq!(profile.basics.label.as_deref(), Some("Kiln Operator"));
}

#[test]
fn two_statements_of_one_row_are_told_apart() {
    let profile = read("Orla Grimbleby\n**Current CTC:** 9 LPA · **Expected CTC:** 12 LPA\n");
    let min = |pay: Option<talent::Pay>| pay.and_then(|pay| pay.min).map(talent::Amount::hundredths);
    assert_eq!((min(profile.pay_current), min(profile.pay_expected)), (Some(90_000_000), Some(120_000_000)));
    assert_eq!(read("Orla Grimbleby\nAvailable immediately.\n").notice_days, Some(0));
}

#[test]
fn an_employer_may_end_as_titles_do() {
    let text = "EXPERIENCE\nCommis Chef, Hotel Crown and Anchor, Brighton, June 2021 - April 2023\n\n\
                Site Engineer, Ovenbird Contractors, 2019 - 2020\n";
    assert_eq!(
        jobs(&read(text)),
        [
            "Commis Chef | Hotel Crown and Anchor | 2021-06 | 2023-04",
            "Site Engineer | Ovenbird Contractors | 2019 | 2020"
        ]
    );
}

#[test]
fn names_in_odd_shapes() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(read(text).basics.name.as_deref(), expected, "{text:?}");
    };
    let contact = "\norla@puddings.example\n";
    check("RESUME OF ORLA GRIMBLEBY\n", Some("ORLA GRIMBLEBY"));
    check("CURRICULUM VITAE\nOrla Grimbleby\n", Some("Orla Grimbleby"));
    check("Orla Grimbleby orla@puddings.example 020 7946 0018\n", Some("Orla Grimbleby"));
    check("Orla Grimbleby 14 Loom Lane, Dayton\n", Some("Orla Grimbleby"));
    check("Orla Grimbleby Ph.D.\n", Some("Orla Grimbleby"));
    check("Name: Orla Grimbleby\n", Some("Orla Grimbleby"));
    check("Imię i nazwisko: Orla Grimbleby\n", Some("Orla Grimbleby"));
    check("Personal details\nName:\nDate of birth:\nOrla Grimbleby\n22 August 1990\n", Some("Orla Grimbleby"));
    check("Grimbleby.O\n", Some("Grimbleby.O"));
    check(&format!("Grimbleby{contact}"), Some("Grimbleby"));
    check(&format!("orla grimbleby{contact}"), Some("orla grimbleby"));
    check(&format!("Orla Baker{contact}"), Some("Orla Baker"));
    check(&format!("Head Baker{contact}"), None);
    check("Brackwater Falls, NJ 07950\n", None);
    check("Pastry Skills\nZip Code\nJob Seeker\n", None);
}

#[test]
fn what_is_no_part_of_a_header() {
    let check = |account: &str, expected: &[&str]| {
        let profile = read(&format!("Orla Grimbleby\n\nEXPERIENCE\n{account}\nEDUCATION\n"));
        assert_eq!(jobs(&profile), expected, "{account:?}");
    };
    check(
        "Kiln Operator\nMossgate Ovens Ltd\nClient: Ferncliff Tiles Ltd\n2010 - 2014\n",
        &["Kiln Operator | Mossgate Ovens Ltd | 2010 | 2014"],
    );
    check(
        "Company 1: Mossgate Ovens\nDesignation: Kiln Operator\nDuration: 2010 - 2014\n",
        &["Kiln Operator | Mossgate Ovens | 2010 | 2014"],
    );
    check("Teacher, Ferncliff School, 2010 - 2014\n", &["Teacher | Ferncliff School | 2010 | 2014"]);
}

#[test]
fn a_referees_address_is_not_the_persons() {
    let profile = read("Orla Grimbleby\n\nReferences\nDr. Basil Thornapple, basil@thornapple.example\n");
    assert_eq!(profile.basics.email, None);
}

#[test]
fn jobs_at_one_time_count_once() {
    let text = "Experience\nCook, Mossgate Hotel, January 2010 to December 2011\n\nWaiter, Glasshouse Cafe, July 2010 to June 2012\n";
    assert_eq!(read(text).total_years, Years::try_from(2.5).ok());
}

#[test]
fn a_stated_total_counts_where_no_job_has_dates() {
    let profile = read("Orla Grimbleby\n\nSUMMARY\nBaker with 11 years of experience.\n");
    assert_eq!(profile.total_years, Years::from_whole(11));
    assert!(profile.inferred.is_empty() && profile.evidence.contains_key("total_years"));
    let dated = read(
        "Orla Grimbleby\n11 years of experience\n\nEXPERIENCE\nCook, Mossgate Hotel, January 2010 to December 2011\n",
    );
    assert_eq!(dated.total_years, Years::from_whole(2), "dates say more than words");
}

#[test]
fn notice_and_pay_only_where_the_line_says_which() {
    let text = "Orla Grimbleby\nNotice Period: 30 days\nCurrent CTC: 12 LPA\nExpected CTC: 16 LPA\n";
    let profile = read(text);
    assert_eq!(profile.notice_days, Some(30));
    assert!(profile.pay_current.is_some() && profile.pay_expected.is_some());
    assert_eq!(profile.pay_current.unwrap().min.map(talent::Amount::hundredths), Some(120_000_000));
}

#[test]
fn a_text_without_a_word_is_an_empty_profile() {
    for text in ["", " \n\t\n", "— — —"] {
        let profile = read(text);
        assert!(profile.work.is_empty() && profile.skills.is_empty() && profile.basics.name.is_none(), "{text:?}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("WORK EXPERIENCE\n".to_owned()),
        Just("Skills: ".to_owned()),
        Just("EDUCATION\n".to_owned()),
        Just("Pastry Chef, Glasshouse Bakery, Austin, TX".to_owned()),
        Just(" 03/2010 - Present\n".to_owned()),
        Just("June 2009  May 2011".to_owned()),
        Just("\n• ".to_owned()),
        Just("\\xe2\\x80\\xa2 ".to_owned()),
        Just("Java (3 years), Bachelor of Arts in Ümlaut (".to_owned()),
        Just("Company Name City , State ".to_owned()),
        Just("    ".to_owned()),
        "\\PC{0,12}",
        "[ -~\n\t]{0,20}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_read_and_every_value_stands_at_its_evidence(text in pieces()) {
        let profile = read(&text);
        prop_assert_eq!(&profile, &super::read(&text, context()));
    }

    #[test]
    fn one_more_line_never_loses_the_address(line in "[^\n\r]{0,40}", at in 0_usize..20) {
        let mut lines: Vec<&str> = PASTRY_ENGINEER.lines().collect();
        let heading = line.to_lowercase().contains("refer");
        lines.insert(at.min(lines.len()), &line);
        let email = read(&lines.join("\n")).basics.email;
        prop_assert!(heading || email.is_some(), "{:?}", line);
    }

    #[test]
    fn an_open_job_only_grows_with_time(year in 2016_i16..2040, month in 1_i8..=12) {
        let at = |today| super::read(PASTRY_ENGINEER, Context { today, ..context() }).total_years;
        let earlier = date(year, month, 1);
        prop_assert!(at(earlier) <= at(earlier.last_of_month()));
        prop_assert!(at(earlier.last_of_month()) < at(date(year + 1, month, 1)));
    }
}
