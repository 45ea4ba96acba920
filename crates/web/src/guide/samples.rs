//! Invented data for every part.

use std::sync::LazyLock;

use jiff::civil::Date;
use market::{LineSkill, PostingLine};
use talent::{
    Agency, Amount, Channel, Currency, Employer, Employment, ExperienceRange, Pay, Period, Place, Remote, Seniority,
    SkillId, Span, Years,
};
use uuid::Uuid;

use crate::failures::Complaints;
use crate::parts::chips::{Chip, Chips};
use crate::parts::employer::Tags;
use crate::parts::evidence::{Ink, Mark, Marked, Reference};
use crate::parts::facets::{Choice, Drop, Facet};
use crate::parts::fields::{Field, Kind, Refusal};
use crate::parts::pager::Pager;
use crate::parts::receipt::{Criterion, HalfSheet, Part, Quote, Receipt};
use crate::parts::state::State;
use crate::parts::statement::{Entry, Index, Statement};
use crate::parts::tally::{Half, Piece, Tally};
use crate::parts::words;

const SENTENCE: &str = "3 years of Kubernetes, moved to it in 2021, minimum 10+ years";
const POST: &str = "Sr. Platform Enginer\nExp: 5 - 8 yrs <urgent>\nMinimum 10+ years in infrastructure";

static PAY: LazyLock<Pay> = LazyLock::new(|| Pay {
    min: Some(Amount::from_units(2_600_000)),
    max: Some(Amount::from_units(3_400_000)),
    currency: Some(Currency::INR),
    period: Some(Period::Year),
    estimated: false,
});

static EMPLOYER: LazyLock<Employer> =
    LazyLock::new(|| Employer { name: "A chain of eye clinics".to_owned(), masked: true });
static AGENCY: LazyLock<Agency> = LazyLock::new(|| Agency { name: "Parakeet Search".to_owned() });

fn mark(text: &str, words: &str, ink: Ink) -> Mark {
    let start = text.find(words).unwrap_or_default();
    Mark { span: Span::new(start, start + words.len()), ink, reference: None }
}

pub(super) fn evidence() -> Marked<'static> {
    let marks = vec![
        mark(SENTENCE, "3 years of Kubernetes", Ink::Team),
        mark(SENTENCE, "in 2021", Ink::Person),
        mark(SENTENCE, "10+ years", Ink::Doubtful),
    ];
    Marked::new(SENTENCE, marks)
}

pub(super) fn source() -> Marked<'static> {
    let lead = |sign: &str, label: &str, address: &str| {
        Some(Reference { sign: sign.to_owned(), label: label.to_owned(), address: address.to_owned() })
    };
    let title = Mark { reference: lead("a", "Post", "#text"), ..mark(POST, "Sr. Platform Enginer", Ink::Team) };
    let years = Mark {
        reference: lead("①", "Experience contradicts itself", "#problem"),
        ..mark(POST, "10+ years", Ink::Doubtful)
    };
    Marked::new(POST, vec![title, mark(POST, "5 - 8 yrs", Ink::Team), years]).by_lines()
}

pub(super) fn statement(today: Date) -> Statement {
    let years = ExperienceRange { min_years: Years::from_whole(5), max_years: Years::from_whole(8) };
    let mut statement = Statement::on_sheet();
    statement.line("Pay", Some(PAY.in_full()));
    statement.line("Pay, in a list", Some(PAY.in_brief()));
    statement.line("Experience", words::years(years));
    let place = |city: &str| Place { city: Some(city.to_owned()), as_written: city.to_owned(), ..Place::default() };
    statement.line("Places", words::places(&[place("Pune"), place("Nashik"), place("Pune")]));
    statement.line("Remote", Some(words::remote(Remote::Hybrid)));
    statement.line("Kind", Some(words::employment(Employment::FullTime)));
    statement.line("Rung", Some(words::seniority(Seniority::Senior)));
    statement.line("Equity", None::<&str>);
    statement.line("Openings", Some(words::counted(2, "place", "places")));
    statement.line("First seen", Some(words::age(today, today)));
    statement
}

pub(super) fn index() -> Index {
    let entry = |label: &str, count: usize| Entry {
        address: "/guide#statement".to_owned(),
        label: label.to_owned(),
        value: words::count(count),
    };
    Index { entries: vec![entry("Banyan Freight Exchange", 7), entry("Quiet Harbour Health", 112)] }
}

pub(super) fn chips() -> Chips {
    let kubernetes =
        Chip { note: Some("3 years".to_owned()), must: true, ..Chip::new(Some("kubernetes"), "Kubernetes") };
    Chips {
        chips: vec![kubernetes, Chip::new(Some("postgresql"), "PostgreSQL"), Chip::new(None, "Negotiation")],
        more: 4,
    }
}

pub(super) fn tags() -> Tags<'static> {
    Tags { employer: Some(&EMPLOYER), agency: Some(&AGENCY), channel: Some(Channel::Agency) }
}

fn complaints() -> Complaints {
    Complaints::one("notice", "Notice is a number of days, such as 30. You wrote “a month or so”.")
}

pub(super) fn refusal() -> Refusal {
    Refusal { complaints: complaints() }
}

pub(super) fn fields() -> Vec<Field> {
    let one_of = Kind::OneOf(vec![("any".to_owned(), "Any".to_owned()), ("only".to_owned(), "Remote only".to_owned())]);
    vec![
        Field::line("floor", "Pay floor, in lakh a year").value("24").hint("Only you see it."),
        Field::line("notice", "Notice, in days").value("a month or so").checked(&complaints()),
        Field::new("text", "The post", Kind::Lines { rows: 4 }).value("<b>As it was sent</b>").required(),
        Field::new("remote", "Remote work", one_of).value("only"),
        Field::new("file", "Your résumé", Kind::File { accept: ".pdf,.docx,.txt" }).hint("Up to 10 MB."),
        Field::new("move", "I would move", Kind::Tick).value("yes"),
    ]
}

pub(super) fn facet() -> Facet {
    let choice = |value: &str, label: &str, figure: &str, chosen| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        figure: figure.to_owned(),
        chosen,
    };
    Facet {
        legend: "Remote work".to_owned(),
        name: "remote".to_owned(),
        drop: Some(Drop { address: "/guide#facet".to_owned(), adds: 41 }),
        choices: vec![choice("only", "Remote only", "31", true), choice("hybrid", "Hybrid", "+12", false)],
    }
}

pub(super) fn pager() -> Pager {
    let shown = "21 to 40 of 118".to_owned();
    Pager { shown, previous: Some("/guide?page=1".to_owned()), next: Some("/guide?page=3".to_owned()) }
}

fn piece(points: u16, points_max: u16, known: bool) -> Piece {
    Piece { points, points_max, known }
}

/// A posting in a list.
pub(super) fn line(today: Date) -> PostingLine {
    let skill = |id: &str, name: &str| LineSkill { id: Some(SkillId::new(id)), name: name.to_owned() };
    PostingLine {
        id: Uuid::nil(),
        title: Some("Clinical data engineer".to_owned()),
        employer: Some(EMPLOYER.clone()),
        employer_id: None,
        agency: Some(AGENCY.clone()),
        agency_id: None,
        channel: Some(Channel::Agency),
        places: vec![Place { as_written: "Hyderabad".to_owned(), ..Place::default() }],
        remote: Some(Remote::Hybrid),
        pay: Some(PAY.clone()),
        pay_note: None,
        experience: Some(ExperienceRange { min_years: Years::from_whole(4), max_years: None }),
        employment: vec![Employment::FullTime],
        seniority: None,
        skills: vec![skill("python", "Python"), skill("airflow", "Airflow")],
        skills_more: 4,
        posted_on: Some(today),
        deadline: None,
        first_seen_on: today,
    }
}

/// What a team sees: the person's half in one piece.
pub(super) fn team_tally() -> Tally {
    let team = vec![piece(500, 500, true), piece(100, 500, true)];
    let label = "Team .700, person .937".to_owned();
    Tally { team: Half::Pieces(team), person: Half::Whole(937), label: Some(label) }
}

/// A person who said nothing about what they wish.
pub(super) fn unknown_tally() -> Tally {
    Tally { team: Half::Whole(700), person: Half::Unknown, label: Some("Team .700, person unknown".to_owned()) }
}

pub(super) fn receipt() -> Receipt {
    let team = vec![piece(412, 500, true), piece(200, 200, true), piece(225, 250, true), piece(25, 50, false)];
    let person = vec![piece(350, 350, true), piece(250, 250, true), piece(290, 400, true)];
    Receipt {
        id: "sample".to_owned(),
        over: "Specimen receipt".to_owned(),
        title: "Platform engineer, freight pricing".to_owned(),
        address: Some("/guide#receipt".to_owned()),
        facts: format!("Banyan Freight Exchange · {} · Pune", PAY.in_brief()),
        score_ppm: Some(849_859),
        tally: Tally { team: Half::Pieces(team), person: Half::Pieces(person), label: None },
        team: team_half(),
        person: person_half(),
        questions: vec!["Has this person worked in freight?".to_owned()],
    }
}

fn team_half() -> HalfSheet {
    let quote = |source, of_person, words: &[&str]| Quote {
        source,
        of_person,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
    };
    let part = |name: &str, state, points, points_max| Part { name: name.to_owned(), state, points, points_max };
    let skills = Criterion {
        name: "Skills".to_owned(),
        state: State::Part,
        points: 412,
        points_max: 500,
        sentence: "5 of 6 asked for; Kafka is nowhere.".to_owned(),
        quotes: vec![
            quote("Post", false, &["3 years of Kubernetes", "2 years of Terraform"]),
            quote("Résumé", true, &["Kubernetes (2021 – now)"]),
        ],
        parts: vec![part("Kubernetes", State::Yes, 130, 130), part("Kafka", State::No, 0, 50)],
    };
    let freight = Criterion {
        name: "Freight or rail".to_owned(),
        state: State::Open,
        points: 25,
        points_max: 50,
        sentence: "The résumé says nothing either way.".to_owned(),
        quotes: vec![quote("Post", false, &["a freight background is welcome"])],
        parts: Vec::new(),
    };
    let heading = "What the team asked for";
    HalfSheet {
        heading,
        against: "against your résumé",
        criteria: vec![skills, freight],
        points: 862,
        chance_ppm: Some(907_000),
    }
}

fn person_half() -> HalfSheet {
    let pay = Criterion {
        name: "Pay".to_owned(),
        state: State::Yes,
        points: 350,
        points_max: 350,
        sentence: "Starts above your floor. Only you see your floor.".to_owned(),
        quotes: vec![Quote { source: "You said", of_person: true, words: vec!["floor ₹24 L".to_owned()] }],
        parts: Vec::new(),
    };
    let heading = "What you asked for";
    HalfSheet { heading, against: "against the post", criteria: vec![pay], points: 890, chance_ppm: Some(937_000) }
}
