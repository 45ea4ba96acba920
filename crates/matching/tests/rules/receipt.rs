//! One whole receipt, to be read.

use std::fmt::Write as _;

use matching::{Match, State};
use talent::{
    Certificate, Country, Currency, Employer, ExperienceRange, Importance, Period, Posting, Profile, Remote, Source,
    Span, Wishes,
};

use crate::invented::{job, language, matched, need, pay, place, skill, years};

/// The posting and where its values stand.
fn posting() -> Posting {
    let skills =
        [("Kubernetes", Importance::Required, Some(300), 40), ("Terraform", Importance::Required, Some(200), 60)];
    let mut skills: Vec<_> = (skills.iter())
        .map(|&(name, importance, asked, at)| talent::SkillNeed {
            evidence: vec![Span::new(at, at + name.len())],
            ..need(name, importance, asked.map(years))
        })
        .collect();
    skills.push(need("Apache Kafka", Importance::Nice, None));
    let evidence = [
        ("title", 0, 17),
        ("experience", 20, 32),
        ("pay", 90, 120),
        ("places", 130, 134),
        ("notice_days_max", 140, 154),
    ];
    Posting {
        title: Some("Keeper of Lanterns".to_owned()),
        employer: Some(Employer { name: "Banyan Freight Exchange".to_owned(), masked: false }),
        experience: Some(ExperienceRange { min_years: Some(years(500)), max_years: Some(years(800)) }),
        skills,
        pay: Some(pay(Some(2_600_000), Some(3_400_000), Currency::INR, Period::Year)),
        places: vec![place("Pune", "Maharashtra", Country::IN)],
        remote: Some(Remote::Hybrid),
        notice_days_max: Some(45),
        certifications: vec!["Certified Lantern Keeper".to_owned()],
        source: Source { file: "lanterns.txt".to_owned(), start: 0, end: 400 },
        evidence: evidence.iter().map(|&(field, start, end)| (field.to_owned(), vec![Span::new(start, end)])).collect(),
        ..Posting::default()
    }
}

/// The record and where its values stand.
fn profile() -> Profile {
    let mut kubernetes = skill("K8s", Some(years(500)), Some(2026));
    kubernetes.evidence = vec![Span::new(200, 203)];
    let mut terraform = skill("Terraform", Some(years(120)), Some(2026));
    terraform.evidence = vec![Span::new(210, 219)];
    let evidence = [("work[0].position", 50, 68), ("total_years", 100, 109), ("certificates[0].name", 300, 324)];
    Profile {
        skills: vec![kubernetes, terraform],
        work: vec![job("Keeper of Lanterns", true, None)],
        languages: vec![language("Konkani")],
        certificates: vec![Certificate {
            name: Some("Certified Lantern Keeper (2024)".to_owned()),
            ..Certificate::default()
        }],
        total_years: Some(years(650)),
        source: Source { file: "ira.pdf".to_owned(), start: 0, end: 900 },
        evidence: evidence.iter().map(|&(field, start, end)| (field.to_owned(), vec![Span::new(start, end)])).collect(),
        ..Profile::default()
    }
}

fn wishes() -> Wishes {
    Wishes {
        pay_floor: Some(pay(Some(3_000_000), None, Currency::INR, Period::Year)),
        places: vec!["Pune".to_owned(), "Goa".to_owned()],
        titles: vec!["Keeper of Lanterns".to_owned()],
        ..Wishes::default()
    }
}

fn printed(one: &Match) -> String {
    let mut out = format!("score {} = team {} x person {}\n", one.score.ppm(), one.team.ppm(), one.person.ppm());
    for reason in &one.reasons {
        let state = match reason.state {
            State::Satisfied => "satisfied",
            State::Partly => "partly",
            State::Violated => "violated",
            State::Unknown => "unknown",
        };
        let (side, criterion, points, max) = (reason.side, reason.criterion, reason.points, reason.points_max);
        writeln!(out, "{side} {criterion}: {state} {points} of {max}, {} ppm; {}", reason.effect.ppm(), reason.text)
            .unwrap();
    }
    for question in &one.questions {
        writeln!(out, "? {question}").unwrap();
    }
    out
}

#[test]
fn a_whole_receipt() {
    insta::assert_snapshot!(printed(&matched(&posting(), &profile(), &wishes())), @r#"
score 855481 = team 898074 x person 952574
team skills: satisfied 201 of 201, -247452 ppm; Kubernetes: the record shows “K8s”, 5 years where 3 are asked for.
team skills: partly 144 of 200, -154624 ppm; Terraform: the record shows “Terraform”, 1.2 years where 2 are asked for.
team skills: unknown 12 of 60, -8697 ppm; Apache Kafka is asked for; the record does not show it.
team experience: satisfied 192 of 192, -231781 ppm; 6.5 years; the post asks for 5 to 8 years.
team title: satisfied 176 of 231, -204790 ppm; The record: “Keeper of Lanterns”, the same title as “Keeper of Lanterns”. As a whole the record is 97 % like “Keeper of Lanterns”.
team start: unknown 29 of 58, -22178 ppm; The team waits 45 days at most; the notice period is not stated.
team certifications: satisfied 58 of 58, -48560 ppm; Certified Lantern Keeper is asked for; the record shows “Certified Lantern Keeper (2024)”.
person pay: partly 245 of 350, -157409 ppm; Pays ₹26,00,000 to ₹34,00,000 a year, which starts below and reaches above a floor of ₹30,00,000 a year.
person place: satisfied 250 of 250, -163016 ppm; In Pune, one of the places wished for: Pune or Goa.
person remote: unknown 75 of 150, -27817 ppm; No wish about remote work is stated.
person title: satisfied 250 of 250, -163016 ppm; The wishes: “Keeper of Lanterns”, the same title as “Keeper of Lanterns”.
? To the person: would you work remotely, in an office, or either?
? To the person: how many days of notice do you have to give?
? To the person: have you worked with Apache Kafka?
"#);
}

#[test]
fn a_reason_as_json_has_the_members_that_the_interface_promises() {
    let one = matched(&posting(), &profile(), &wishes());
    insta::assert_snapshot!(serde_json::to_string(&one.reasons[0]).unwrap(), @r#"{"side":"team","criterion":"skills","about":"Kubernetes","state":"satisfied","points":201,"points_max":201,"effect":-0.247452,"text":"Kubernetes: the record shows “K8s”, 5 years where 3 are asked for.","evidence":{"posting":[[40,50]],"resume":[[200,203]]}}"#);
    insta::assert_snapshot!(serde_json::to_string(&one.reasons[2]).unwrap(), @r#"{"side":"team","criterion":"skills","about":"Apache Kafka","state":"unknown","points":12,"points_max":60,"effect":-0.008697,"range":[0.846784,0.884219],"text":"Apache Kafka is asked for; the record does not show it.","question":"To the person: have you worked with Apache Kafka?","evidence":{"posting":[],"resume":[]}}"#);
    let json = serde_json::to_value(&one).unwrap();
    let members: Vec<&String> = json.as_object().unwrap().keys().collect();
    insta::assert_snapshot!(format!("{members:?}"), @r#"["excluded", "known", "person", "person_source", "points", "posting", "questions", "rank", "reasons", "score", "team"]"#);
    insta::assert_snapshot!(json["posting"], @r#"{"employer":{"name":"Banyan Freight Exchange"},"experience":{"max_years":8.0,"min_years":5.0},"pay":{"currency":"INR","max":3400000,"min":2600000,"period":"year"},"places":[{"as_written":"Pune","city":"Pune","country":"IN","region":"Maharashtra"}],"remote":"hybrid","source":{"end":400,"file":"lanterns.txt","start":0},"title":"Keeper of Lanterns"}"#);
    insta::assert_snapshot!(json["person_source"], @r#"{"file":"ira.pdf"}"#);
}
