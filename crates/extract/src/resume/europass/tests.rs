//! Records of both generations, and what they state.

use jiff::civil::date;
use proptest::prelude::*;
use talent::vocabulary::Vocabulary;

use super::*;

fn context() -> Context<'static> {
    Context { vocabulary: Vocabulary::embedded(), today: date(2026, 11, 20) }
}

const PASSPORT: &str = include_str!("../../../../../fixtures/formats/odile-kestrel-roy-passport.xml");
const CANDIDATE: &str = include_str!("../../../../../fixtures/formats/odile-kestrel-roy-candidate.xml");

#[test]
fn a_passport_becomes_a_profile() {
    let (_, profile) = read(PASSPORT, context()).unwrap();
    let basics = &profile.basics;
    assert_eq!(basics.name.as_deref(), Some("Odile Kestrel-Roy"));
    assert_eq!(basics.label.as_deref(), Some("Harbour engineer"));
    assert_eq!(
        (basics.email.as_deref(), basics.phone.as_deref()),
        (Some("odile@kestrel.example"), Some("+44 7700 900017"))
    );
    let home = basics.location.as_ref().unwrap();
    assert_eq!((home.city.as_deref(), home.country_code.map(String::from).as_deref()), (Some("Whitby"), Some("GB")));
    let [job, before] = profile.work.as_slice() else { panic!("{:?}", profile.work) };
    assert_eq!(
        (job.position.as_deref(), job.name.as_deref(), job.location.as_deref()),
        (Some("Engineer"), Some("Kestrel Works"), Some("Porto, PT"))
    );
    assert!(job.current && job.end_date.is_none());
    assert_eq!(job.highlights, ["Kept the lock gates with Python", "R&D of pumps"]);
    assert_eq!((before.start_date, before.end_date), ("2015".parse().ok(), "2018-12-31".parse().ok()));
    assert_eq!(
        (profile.education[0].study_type.as_deref(), profile.education[0].area.as_deref()),
        (Some("BSc"), Some("Hydraulics"))
    );
    assert_eq!(profile.languages[0].fluency.as_deref(), Some("mother tongue"));
    assert_eq!(profile.languages[1].fluency.as_deref(), Some("listening C1, reading C1, writing B2"));
    assert_eq!(profile.certificates[0].name.as_deref(), Some("Driving licence B"));
    let python = profile.skills.iter().find(|skill| skill.name.as_deref() == Some("Python")).unwrap();
    assert_eq!(python.years.map(f64::from), Some(7.75), "it was used in a job since March 2019");
}

#[test]
fn a_candidate_becomes_the_same_profile() {
    let (_, profile) = read(CANDIDATE, context()).unwrap();
    assert_eq!(profile.basics.name.as_deref(), Some("Odile Kestrel-Roy"));
    assert_eq!(profile.basics.phone.as_deref(), Some("+44 7700 900017"));
    assert_eq!(profile.work[0].location.as_deref(), Some("Porto, pt"));
    assert_eq!(profile.work[0].highlights, ["Kept the lock gates with Python"]);
    assert!(profile.work[0].current);
    assert_eq!(profile.education[0].end_date, "2014-06-30".parse().ok());
    assert_eq!(
        (profile.languages[0].language.as_deref(), profile.languages[0].fluency.as_deref()),
        (Some("eng"), Some("C1"))
    );
    assert_eq!(profile.skills[0].name.as_deref(), Some("Python"));
}

#[test]
fn every_value_stands_in_the_text() {
    for xml in [PASSPORT, CANDIDATE] {
        let (text, profile) = read(xml, context()).unwrap();
        let value = |path: &str| profile.evidence[path][0].of(&text).map(str::to_owned);
        assert_eq!(value("basics.name"), profile.basics.name);
        assert_eq!(value("work[0].name"), profile.work[0].name);
        assert_eq!(value("work[0].startDate").as_deref(), Some("2019-03"));
        assert_eq!(value("work[0].highlights[0]").as_deref(), Some("Kept the lock gates with Python"));
        assert_eq!(value("education[0].institution"), profile.education[0].institution);
        assert!(!text.contains("1990") && !text.contains("aGVsbG8"), "{text}");
    }
}

#[test]
fn a_learner_of_the_first_years_is_read_too() {
    let xml = "<europass:learnerinfo xmlns:europass=\"e\"><identification><firstname>Odile</firstname><lastname>Roy</lastname><contactinfo><email>odile@kestrel.example</email></contactinfo></identification><workexperiencelist><workexperience><period><from><year>2004</year><month>--05</month></from><to><year>2006</year></to></period><position><label>Porter</label></position><employer><name>Hotel Gull</name></employer></workexperience></workexperiencelist></europass:learnerinfo>";
    let (_, profile) = read(xml, context()).unwrap();
    assert_eq!(profile.basics.name.as_deref(), Some("Odile Roy"));
    assert_eq!(profile.work[0].start_date, "2004-05".parse().ok());
    assert_eq!(profile.work[0].end_date, "2006".parse().ok());
}

#[test]
fn what_is_no_record_is_said_in_one_sentence() {
    let told = |xml: &str| read(xml, context()).unwrap_err().to_string();
    let check = |xml: &str, sentence: &str| assert_eq!(told(xml), sentence);
    let foreign = "is XML, but its outermost element is none of SkillsPassport, learnerinfo and Candidate; accepted: Europass XML";
    check("<note>Buy milk</note>", foreign);
    check(
        "<SkillsPassport><LearnerInfo/></SkillsPassport>",
        "is a Europass record without a word in it; accepted: one that says something of a person",
    );
    check(
        "<SkillsPassport><LearnerInfo>",
        "is a broken Europass record (its XML is broken: it ends in the middle); download it again, or give its PDF",
    );
    check(
        "<!DOCTYPE a [<!ENTITY b \"bb\">]><SkillsPassport>&b;</SkillsPassport>",
        "is a broken Europass record (its XML defines a document type, which no word processor writes); download it again, or give its PDF",
    );
    check(
        &"<Candidate>".repeat(200),
        "is a broken Europass record (its XML has more than 128 levels); download it again, or give its PDF",
    );
    check(
        &format!("<Candidate>{}</Candidate>", "<a/>".repeat(50_001)),
        "is a Europass record of more than 50000 elements, the most that is read; give its PDF",
    );
}

#[test]
fn the_outermost_element_is_told() {
    assert_eq!(root_of(PASSPORT).as_deref(), Some("SkillsPassport"));
    assert_eq!(root_of("<!-- a --><x:Candidate>").as_deref(), Some("Candidate"));
    assert_eq!(root_of("words <b>bold</b>"), None);
}

proptest! {
    #[test]
    fn any_record_ends_in_a_profile_or_a_sentence(inside in "(<(/)?(LearnerInfo|Identification|PersonName|WorkExperienceList|WorkExperience|Period|Employer|Skills|Computer|Description)(/)?>|<From year=\"[0-9]{0,5}\"/>|[a-z&;]{1,4}){0,30}") {
        if let Ok((text, profile)) = read(&format!("<SkillsPassport>{inside}</SkillsPassport>"), context()) {
            for spans in profile.evidence.values() {
                prop_assert!(spans.iter().all(|span| span.of(&text).is_some()));
            }
        }
    }
}
