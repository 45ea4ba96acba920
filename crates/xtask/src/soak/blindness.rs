//! Résumés that differ in nothing but who wrote them: name, gender, age, family, address and college. They are read from their texts, so
//! that nothing on the way from a text to a score may leak who somebody is.

use anyhow::{Result, bail};
use clap::Args;
use matching::{Match, Opening, Person, Weights, rank_postings};
use talent::Wishes;
use talent::vocabulary::Vocabulary;

use crate::bench::TODAY;

#[derive(Args)]
pub(crate) struct Blindness {
    /// How many edits to generate.
    #[arg(long, default_value_t = 20_000)]
    edits: usize,
}

/// Who wrote a résumé, as far as a reader of it can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Identity {
    name: &'static str,
    mail: &'static str,
    street: &'static str,
    gender: &'static str,
    /// "He", "She", "They" at the head of a sentence.
    pronoun: &'static str,
    born: &'static str,
    family: &'static str,
    college: &'static str,
}

const NAMES: [(&str, &str); 8] = [
    ("Wilhelmina Ogunbanjo", "wilhelmina.o@example.org"),
    ("Li Na", "ln@example.org"),
    ("Mohammed Rafiq Qureshi", "rafiq@example.org"),
    ("Jean-Luc Duval", "jl.duval@example.org"),
    ("Sunita Rao", "sunita_rao@example.org"),
    ("Tom Baker", "tom@example.org"),
    ("Nokuthula Dlamini", "nd1@example.org"),
    ("Dr. Anna-Maria von Hohenfels", "amvh@example.org"),
];
const STREETS: [&str; 4] =
    ["9 Marmalade Lane", "Flat 4B, Tower 2, Lake View", "17 rue des Quatre Vents", "Plot 88, Sector 12"];
const GENDERS: [(&str, &str); 3] = [("Female", "She"), ("Male", "He"), ("Non-binary", "They")];
const BIRTHS: [&str; 4] =
    ["Date of birth: 3 February 1961", "Age: 23", "DOB: 14/08/1992", "Date of birth: 30 November 1978, Age: 47"];
const FAMILIES: [&str; 4] = ["Married, three children", "Single", "Widowed", "Divorced, one child"];
const COLLEGES: [&str; 5] = [
    "Royal Institute of Hats",
    "Government College of Engineering, Anchorpur",
    "University of the Northern Isles",
    "St. Brigid's Women's College",
    "Lantern Bay Polytechnic",
];

/// What somebody can do, which stays as it is.
struct Record {
    role: &'static str,
    firm: &'static str,
    years: (u16, u16),
    skills: [&'static str; 4],
    did: &'static str,
}

const RECORDS: [Record; 6] = [
    Record {
        role: "Backend Engineer",
        firm: "Tern Logistics Ltd",
        years: (2017, 2025),
        skills: ["Python", "PostgreSQL", "Docker", "Kafka"],
        did: "ran the routing service",
    },
    Record {
        role: "Staff Nurse",
        firm: "Heron Bay Hospital",
        years: (2012, 2024),
        skills: ["Patient Care", "Triage", "Wound Care", "First Aid"],
        did: "handed over forty beds a night",
    },
    Record {
        role: "Welder",
        firm: "Anchor Yard Pvt Ltd",
        years: (2019, 2023),
        skills: ["Welding", "Brazing", "Blueprint Reading", "Grinding"],
        did: "mended hulls to the inspector's taste",
    },
    Record {
        role: "Accountant",
        firm: "Quill & Partners",
        years: (2008, 2022),
        skills: ["Bookkeeping", "Excel", "SAP", "Auditing"],
        did: "closed the books in three days",
    },
    Record {
        role: "Data Analyst",
        firm: "Lowland Bank",
        years: (2020, 2026),
        skills: ["SQL", "Power BI", "Statistics", "R"],
        did: "measured what leaflets do",
    },
    Record {
        role: "Mathematics Teacher",
        firm: "Saltmarsh School",
        years: (2003, 2021),
        skills: ["Teaching", "Curriculum Development", "Moodle", "Mentoring"],
        did: "took six classes to their exams",
    },
];

const POSTS: [&str; 6] = [
    "Backend Engineer\nTern Logistics\nPune\n3 - 8 yrs\n\nYou need Python, PostgreSQL and Docker. Kafka is a plus.\n",
    "Night Nurse\nHeron Bay Hospital\nLeeds\n\nTriage and wound care are required. A bachelor's degree is required.\n",
    "Welder\nAnchor Yard\nKochi\n2 - 5 yrs\n\nYou need Welding and blueprint reading.\n",
    "Senior Accountant\nQuill & Partners\nLondon\n\nYou have kept books with SAP for 5 years. English required.\n",
    "Data Analyst\nLowland Bank\nRemote\n\nSQL, statistics and Power BI. 4+ years of experience.\n",
    "Teacher of Mathematics\nSaltmarsh School\nCork\n\nA bachelor's degree and three years of teaching.\n",
];

/// An identity by its number: every part on its own wheel.
fn identity(number: usize) -> Identity {
    let (name, mail) = NAMES[number % NAMES.len()];
    let (gender, pronoun) = GENDERS[number / NAMES.len() % GENDERS.len()];
    let number = number / (NAMES.len() * GENDERS.len());
    let (born, number) = (BIRTHS[number % BIRTHS.len()], number / BIRTHS.len());
    let (college, number) = (COLLEGES[number % COLLEGES.len()], number / COLLEGES.len());
    let (family, number) = (FAMILIES[number % FAMILIES.len()], number / FAMILIES.len());
    Identity { name, mail, street: STREETS[number % STREETS.len()], gender, pronoun, born, family, college }
}

fn resume(record: &Record, who: Identity) -> String {
    let Record { role, firm, years: (from, to), skills, did } = record;
    let Identity { name, mail, street, gender, pronoun, born, family, college } = who;
    format!(
        "{name}\n{street}\n{mail}\n\nPersonal details\n{born}\nGender: {gender}\nMarital status: {family}\n\nSummary\n{pronoun} {did}.\n\n\
         Experience\n{role}, {firm}\nJan {from} - Mar {to}\n- {pronoun} {did}.\n\nEducation\nBachelor of Science, {college}\n\nSkills\n{}\n",
        skills.join(", ")
    )
}

/// The scores of a résumé for all posts with everything but its words and where they stand.
fn scores(text: &str, openings: &[Opening]) -> Vec<Match> {
    let vocabulary = Vocabulary::embedded();
    let profile = extract::read_resume(text, extract::Context { vocabulary, today: TODAY });
    let person = Person::new(&profile, &Wishes::default(), vocabulary, TODAY);
    let mut matches = rank_postings(&person, openings, Weights::published(), vocabulary);
    for reason in matches.iter_mut().flat_map(|one| &mut one.reasons) {
        reason.evidence.resume.clear();
    }
    matches
}

pub(super) fn run(blindness: &Blindness) -> Result<()> {
    let context = extract::Context { vocabulary: Vocabulary::embedded(), today: TODAY };
    let postings = POSTS.iter().flat_map(|post| extract::read_posts(post, context));
    let openings: Vec<Opening> = postings.map(|posting| Opening::new(&posting, context.vocabulary)).collect();
    let first: Vec<Vec<Match>> = RECORDS.iter().map(|record| scores(&resume(record, identity(0)), &openings)).collect();
    for edit in 1..=blindness.edits {
        let (record, who) = (edit % RECORDS.len(), identity(edit));
        let text = resume(&RECORDS[record], who);
        if scores(&text, &openings) != first[record] {
            bail!("edit {edit}: another person with the same record scores otherwise: {who:?}\n\n{text}");
        }
    }
    println!("{} edits of name, gender, age, family, address and college: no score changed", blindness.edits);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_somebody_is_changes_no_score() {
        run(&Blindness { edits: 300 }).expect("no score changes");
    }

    #[test]
    fn what_somebody_can_do_changes_scores() {
        let context = extract::Context { vocabulary: Vocabulary::embedded(), today: TODAY };
        let openings: Vec<Opening> = (POSTS.iter().flat_map(|post| extract::read_posts(post, context)))
            .map(|posting| Opening::new(&posting, context.vocabulary))
            .collect();
        let [one, other] = [&RECORDS[0], &RECORDS[1]].map(|record| scores(&resume(record, identity(5)), &openings));
        assert_ne!(one, other);
        assert!(one[0].points.team > one[5].points.team, "the routes' engineer fits the routes' opening best");
    }
}
