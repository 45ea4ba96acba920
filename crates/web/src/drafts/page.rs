//! A draft: the source on the left, what was read of it on the right, with letters that lead from one to the other.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use market::DraftView;
use talent::{Posting, Problem, ProblemKind, Span};

use crate::failures::Failure;
use crate::frame::{self, Audience, Crumb, Frame, Section};
use crate::parts::evidence::{Ink, Mark, Marked, Reference};
use crate::parts::fields::Key;
use crate::parts::state::State as Sign;
use crate::parts::words;
use crate::postings::{self, facts};
use crate::site::Site;
use crate::uploads::Asked;
use crate::visits::Visitor;

/// A page shows the postings of a text up to this many; a text with more is better imported.
const POSTINGS_MAX: usize = 12;

#[derive(Template)]
#[template(path = "drafts/page.html")]
struct DraftPage {
    frame: Frame,
    view: DraftView,
    key: Key,
    readings: Vec<Reading>,
}

pub(super) async fn show(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(draft): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let view = site.market().draft(actor, draft.parse().map_err(|_| Failure::NotFound)?).await?;
    let section = Section::Paste;
    let crumbs = vec![Crumb::link(section.label(), section.address()), Crumb::here("As we read it")];
    let mut sign = Signs::default();
    let readings = view.postings.iter().take(POSTINGS_MAX).map(|posting| Reading::of(posting, &mut sign)).collect();
    let key = Key { word: site.random_word() };
    let page = DraftPage { frame: frame.at(section, crumbs), view, key, readings };
    frame::render(Audience::Visitor, &page)
}

pub(super) async fn erase(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(draft): Path<String>,
    Form(Asked { key }): Form<Asked>,
) -> Result<Response, Failure> {
    let draft = draft.parse().map_err(|_| Failure::NotFound)?;
    site.market().forget_draft(actor, draft, &key).await?;
    Ok(Redirect::to("/drafts/new").into_response())
}

impl DraftPage {
    fn heading(&self) -> String {
        match self.view.postings.len() {
            0 => "No posting in this text".to_owned(),
            1 => "One posting, as we read it".to_owned(),
            several => format!("{several} postings, as we read them"),
        }
    }

    /// How many postings the page leaves out.
    fn left_out(&self) -> usize {
        self.view.postings.len().saturating_sub(self.readings.len())
    }

    /// The text with every value's and every problem's words marked.
    fn source(&self) -> Marked<'_> {
        let marks = self.readings.iter().flat_map(|reading| reading.marks.iter().cloned()).collect();
        Marked::new(&self.view.text, marks).by_lines()
    }

    fn forgotten(&self) -> String {
        self.view.forgotten_at.to_zoned(TimeZone::UTC).strftime("%-d %b %Y, %H:%M UTC").to_string()
    }
}

/// A posting as it was read, with the marks in the source that lead to its values and problems.
struct Reading {
    title: String,
    values: Vec<Value>,
    skills: Vec<String>,
    problems: Vec<Doubt>,
    marks: Vec<Mark>,
}

/// A value with the sign of its words in the source.
struct Value {
    id: String,
    /// Absent for what was derived rather than stated.
    sign: Option<String>,
    label: &'static str,
    shown: String,
}

/// A problem with its sign in the source.
struct Doubt {
    id: String,
    sign: String,
    state: Sign,
    heading: &'static str,
    message: String,
}

/// Signs in the order of a page: letters for values, circled numbers for problems.
#[derive(Default)]
struct Signs {
    values: u32,
    problems: u32,
}

impl Signs {
    /// `a` to `z`, then `a2` to `z2`.
    fn value(&mut self) -> String {
        let (round, letter) = (self.values / 26, self.values % 26);
        self.values += 1;
        let letter = char::from_u32(u32::from(b'a') + letter).unwrap_or('a');
        if round == 0 { letter.to_string() } else { format!("{letter}{}", round + 1) }
    }

    /// `①` to `⑳`, then `(21)`.
    fn problem(&mut self) -> String {
        self.problems += 1;
        let circled = char::from_u32(0x245F + self.problems).filter(|_| self.problems <= 20);
        circled.map_or_else(|| format!("({})", self.problems), String::from)
    }
}

impl Reading {
    fn of(posting: &Posting, signs: &mut Signs) -> Self {
        let mut reading = Self {
            title: postings::titled(posting.title.as_deref()).to_owned(),
            values: Vec::new(),
            skills: skills(posting),
            problems: Vec::new(),
            marks: Vec::new(),
        };
        for (field, label, value) in values(posting) {
            let spans = posting.evidence.get(field).map_or(&[][..], Vec::as_slice);
            reading.value(label, value, spans, signs);
        }
        for need in &posting.skills {
            reading.marks.extend(need.evidence.iter().map(|span| Mark {
                span: *span,
                ink: Ink::Team,
                reference: None,
            }));
        }
        for problem in &posting.problems {
            reading.problem(problem, signs);
        }
        reading
    }

    fn value(&mut self, label: &'static str, shown: String, spans: &[Span], signs: &mut Signs) {
        let sign = (!spans.is_empty()).then(|| signs.value());
        let id = format!("f-{}", sign.clone().unwrap_or_else(|| format!("{}-{}", label.len(), self.values.len())));
        for (at, span) in spans.iter().enumerate() {
            let reference = sign.clone().filter(|_| at == 0);
            let reference =
                reference.map(|sign| Reference { sign, label: label.to_owned(), address: format!("#{id}") });
            self.marks.push(Mark { span: *span, ink: Ink::Team, reference });
        }
        self.values.push(Value { id, sign, label, shown });
    }

    fn problem(&mut self, problem: &Problem, signs: &mut Signs) {
        let (sign, (heading, state)) = (signs.problem(), called(problem.kind));
        let id = format!("p-{}", signs.problems);
        for (at, span) in problem.evidence.iter().enumerate() {
            let reference = Reference { sign: sign.clone(), label: heading.to_owned(), address: format!("#{id}") };
            self.marks.push(Mark { span: *span, ink: Ink::Doubtful, reference: (at == 0).then_some(reference) });
        }
        self.problems.push(Doubt { id, sign, state, heading, message: problem.message.clone() });
    }
}

/// What the post states, by the name of the field in its evidence.
fn values(posting: &Posting) -> Vec<(&'static str, &'static str, String)> {
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let places: Vec<String> = posting.places.iter().map(|place| words::place(place).to_owned()).collect();
    let contracts: Vec<String> = posting.employment.iter().map(|kind| words::employment(*kind).to_owned()).collect();
    let degrees: Vec<String> = posting.education.iter().map(facts::degree).collect();
    let countries: Vec<String> = posting.remote_countries.iter().map(|country| country.code().to_owned()).collect();
    let stated_pay = posting.pay.is_some() || posting.pay_note.is_some();
    let pay = stated_pay.then(|| facts::pay(posting.pay.as_ref(), posting.pay_note.as_deref()));
    let values = [
        ("title", "Title", posting.title.clone()),
        ("employer", "Employer", posting.employer.as_ref().map(|employer| employer.name.clone())),
        ("agency", "Agency", posting.agency.as_ref().map(|agency| agency.name.clone())),
        ("experience", "Experience", posting.experience.and_then(words::years)),
        (if posting.pay.is_some() { "pay" } else { "pay_note" }, "Pay", pay),
        ("equity", "Equity", posting.equity.clone()),
        ("places", "Places", list(&places)),
        ("remote", "Remote", posting.remote.map(|remote| words::remote(remote).to_owned())),
        ("remote_countries", "Remote from", list(&countries)),
        ("time_zones", "Time zones", list(&posting.time_zones)),
        ("employment", "Contract", list(&contracts)),
        ("seniority", "Rung", posting.seniority.map(|rung| words::seniority(rung).to_owned())),
        ("notice_days_max", "Start", posting.notice_days_max.map(|days| format!("within {days} days"))),
        ("openings", "Openings", posting.openings.map(|openings| openings.to_string())),
        ("education", "Degrees", list(&degrees)),
        ("certifications", "Certificates", list(&posting.certifications)),
        ("languages", "Languages", list(&posting.languages)),
        ("benefits", "They offer", list(&posting.benefits)),
        ("visa", "Visa", posting.visa.clone()),
        ("posted_on", "Posted", posting.posted_on.map(words::date)),
        ("deadline", "Apply by", posting.deadline.map(words::date)),
        ("apply", "How to apply", posting.apply.clone()),
    ];
    values.into_iter().filter_map(|(field, label, value)| Some((field, label, value?))).collect()
}

/// Each skill with how much it is wanted.
fn skills(posting: &Posting) -> Vec<String> {
    let mut skills: Vec<String> = Vec::new();
    for need in &posting.skills {
        let years = need.min_years.map(|years| format!(", {}", years.spoken())).unwrap_or_default();
        let skill = format!("{}{years}", need.name);
        if !skills.contains(&skill) {
            skills.push(skill);
        }
    }
    skills
}

/// What a kind of problem is called, and how bad it is.
fn called(kind: ProblemKind) -> (&'static str, Sign) {
    match kind {
        ProblemKind::ExperienceContradiction => ("Experience contradicts itself", Sign::Part),
        ProblemKind::PayRangeWide => ("A very wide range of pay", Sign::Part),
        ProblemKind::PayUnusual => ("Unusual pay", Sign::Part),
        ProblemKind::PlaceUnknown => ("An unknown place", Sign::Open),
        ProblemKind::LeakedName => ("A person is named", Sign::No),
        ProblemKind::LeakedClient => ("A client that was to stay unnamed is named", Sign::No),
        ProblemKind::TrackingLink => ("The link follows people", Sign::Part),
        ProblemKind::UndisclosedAgency => ("An agency that does not say so", Sign::No),
        ProblemKind::HiddenText => ("Hidden text", Sign::No),
        ProblemKind::GarbledText => ("Garbled text", Sign::Part),
        ProblemKind::RecognisedText => ("Recognised in a picture", Sign::Open),
        ProblemKind::PageFurniture => ("Furniture of the page", Sign::Part),
        ProblemKind::ClientNotNamed => ("The client is not named", Sign::Open),
        ProblemKind::Unreadable => ("Something could not be read", Sign::Part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_never_run_out() {
        let mut signs = Signs::default();
        let values: Vec<String> = (0..28).map(|_| signs.value()).collect();
        assert_eq!([&values[0], &values[25], &values[26], &values[27]], ["a", "z", "a2", "b2"]);
        let problems: Vec<String> = (0..21).map(|_| signs.problem()).collect();
        assert_eq!([&problems[0], &problems[19], &problems[20]], ["①", "⑳", "(21)"]);
    }
}
