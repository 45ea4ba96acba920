//! Whole saved pages that are generated together with what they state: reading one must find exactly that.

mod body;
mod card;
mod choices;
mod portal;
mod site;
mod words;

use std::ops::Range;

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use talent::{Posting, ProblemKind, Years};

use super::{read, tags};
use card::{Truth, Written, card, full};
use choices::{Choices, decisions};
use site::{SITES, Site};

/// A page and the postings on it, each with the stretch of the text where it stands.
struct Page {
    text: String,
    postings: Vec<(Range<usize>, Truth)>,
}

/// Lines that become a page.
#[derive(Default)]
struct Sheet {
    lines: Vec<String>,
    postings: Vec<(Range<usize>, Truth)>,
}

impl Sheet {
    fn post(&mut self, written: Written) {
        let start = self.lines.len();
        self.lines.extend(written.lines);
        self.postings.push((start..self.lines.len(), written.truth));
    }

    /// The text, with the line ends and stray blanks of whoever saved it.
    fn finish(self, choices: &mut Choices<'_>) -> Page {
        let end = choices.pick(&["\n", "\n", "\r\n"]);
        let stray = choices.pick(&["", "", " ", "\u{a0}", "  \t"]);
        let mut text = String::new();
        let mut starts = Vec::new();
        for line in &self.lines {
            starts.push(text.len());
            text.push_str(line);
            if !stray.is_empty() && choices.one_in(4) {
                text.push_str(stray);
            }
            text.push_str(end);
        }
        starts.push(text.len());
        let place = |lines: Range<usize>| starts[lines.start]..starts[lines.end];
        Page { text, postings: self.postings.into_iter().map(|(lines, truth)| (place(lines), truth)).collect() }
    }
}

fn page(choices: &mut Choices<'_>) -> Page {
    let site: &Site = &SITES[choices.below(SITES.len())];
    let mut sheet = Sheet::default();
    let cards = choices.below(13);
    if choices.one_in(4) {
        sheet.lines.extend(["Skip to content", "Sign in", ""].map(str::to_owned));
    }
    if cards == 0 || choices.one_in(2) {
        let written = full(choices, site);
        let (firm, _) = written.truth.employer.clone().unwrap_or_default();
        sheet.post(written);
        if cards > 0 {
            sheet.lines.push(site.body_end.to_owned());
            if choices.one_in(2) {
                sheet.lines.extend(site.praise(choices));
            }
            if choices.one_in(2) {
                sheet.lines.extend(site.about(choices, &firm));
            }
            sheet.lines.extend([String::new(), site.similar.to_owned(), String::new()]);
        }
    } else if choices.one_in(2) {
        let count = format!("{cards} jobs found");
        sheet.lines.extend([count, "Sort by: newest".to_owned(), String::new()]);
    }
    for at in 0..cards {
        sheet.post(card(choices, site));
        if at + 1 < cards {
            sheet.lines.push(site.body_end.to_owned());
            if choices.one_in(8) {
                sheet.lines.extend(site.praise(choices));
                sheet.lines.push(String::new());
            }
        }
    }
    if !choices.one_in(4) {
        sheet.lines.push(site.body_end.to_owned());
        if choices.one_in(2) {
            sheet.lines.extend(site.closing());
        }
        if choices.one_in(2) {
            sheet.lines.extend(site.numbers());
        }
        if choices.one_in(2) {
            sheet.lines.extend(site.praise(choices));
        }
    }
    sheet.finish(choices)
}

/// What was read and differs from what was written: the field, what is wanted and what was got.
fn differences(page: &Page) -> Vec<(&'static str, String)> {
    let got = read(&page.text);
    if got.len() != page.postings.len() {
        let at: Vec<_> = got.iter().map(|posting| posting.source.start).collect();
        return vec![("count", format!("{} postings at {at:?} for {}", got.len(), page.postings.len()))];
    }
    let pairs = got.iter().zip(&page.postings);
    pairs.flat_map(|(posting, (place, truth))| posting_differences(posting, place, truth, &page.text)).collect()
}

fn posting_differences(
    posting: &Posting,
    place: &Range<usize>,
    truth: &Truth,
    text: &str,
) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut check = |field: &'static str, got: String, wanted: String| {
        if got != wanted {
            found.push((field, format!("want {wanted} got {got}")));
        }
    };
    macro_rules! same {
        ($field:literal, $got:expr, $wanted:expr) => {
            check($field, format!("{:?}", $got), format!("{:?}", $wanted))
        };
    }
    if truth.title.is_some() {
        same!("title", posting.title, truth.title);
    }
    let employer = posting.employer.clone().map(|employer| (employer.name, employer.masked));
    same!("employer", employer, truth.employer);
    same!("channel", posting.channel, truth.channel);
    same!("agency", posting.agency.as_ref().map(|agency| agency.name.clone()), truth.agency);
    same!("contact", posting.contact, truth.contact);
    same!("recruiters", posting.recruiters, truth.recruiters);
    same!("videos", posting.videos, truth.videos);
    let years = posting.experience.map(|range| (range.min_years, range.max_years));
    let tenths = |tenths: u32| Some(Years::from_hundredths(u16::try_from(tenths * 10).unwrap()));
    same!("experience", years, truth.years.map(|(low, high)| (tenths(low), tenths(high))));
    let amounts = |pay: &talent::Pay| {
        let units = |amount: Option<talent::Amount>| amount.unwrap().hundredths() / 100;
        (units(pay.min), units(pay.max))
    };
    same!("pay", posting.pay.as_ref().map(amounts), truth.pay);
    same!("pay_note", posting.pay_note, truth.pay_note);
    let sorted = |mut cities: Vec<String>| {
        cities.sort();
        cities.dedup();
        cities
    };
    let cities = super::cities(posting).into_iter().map(str::to_owned).collect();
    same!("places", sorted(cities), sorted(truth.cities.clone()));
    same!("remote", posting.remote, truth.remote);
    same!("tags", tags(posting), truth.tags);
    same!("hidden_skills", posting.hidden_skills, truth.hidden);
    let contradicts = posting.problems.iter().any(|problem| problem.kind == ProblemKind::ExperienceContradiction);
    same!("contradiction", contradicts, truth.contradicts);
    found.extend(evidence_differences(posting, place, text));
    found
}

/// Evidence lies in the posting it is for, and names stand there letter by letter.
fn evidence_differences(posting: &Posting, place: &Range<usize>, text: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let source = posting.source.start..posting.source.end;
    if source.start < place.start || source.end > place.end {
        found.push(("source", format!("want within {place:?} got {source:?}")));
    }
    let problems = posting.problems.iter().flat_map(|problem| &problem.evidence);
    let skills = posting.skills.iter().flat_map(|skill| &skill.evidence);
    for span in posting.evidence.values().flatten().chain(problems).chain(skills) {
        if span.start < place.start || span.end > place.end || span.of(text).is_none() {
            found.push(("evidence", format!("{span:?} outside {place:?}")));
        }
    }
    let mut verbatim = |field: &'static str, value: Option<&str>| {
        let words = super::quoted(posting, field, text);
        if value.is_some_and(|value| value != words) {
            found.push((field, format!("{value:?} quoted as {words:?}")));
        }
    };
    verbatim("title", posting.title.as_deref());
    verbatim("employer", posting.employer.as_ref().map(|employer| employer.name.as_str()));
    verbatim("agency", posting.agency.as_ref().map(|agency| agency.name.as_str()));
    verbatim("contact", posting.contact.as_deref());
    verbatim("pay_note", posting.pay_note.as_deref());
    for skill in posting.skills.iter().filter(|skill| skill.listed) {
        if skill.evidence.first().and_then(|span| span.of(text)) != Some(skill.as_written.as_str()) {
            found.push(("skills", format!("{:?} is quoted otherwise", skill.as_written)));
        }
    }
    found
}

/// As many pages in every run, and the same ones.
fn check_pages(cases: u32, make: fn(&mut Choices<'_>) -> Page) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let checked = TestRunner::new_with_rng(config, rng).run(&decisions(), |decisions| {
        let page = make(&mut Choices::new(&decisions));
        let differences = differences(&page);
        if differences.is_empty() {
            return Ok(());
        }
        Err(TestCaseError::fail(format!("{differences:#?}\nin\n{}", page.text)))
    });
    if let Err(failure) = checked {
        panic!("{}", failure.to_string().split("minimal failing input").next().unwrap());
    }
}

#[test]
fn pages_say_what_was_written_into_them() {
    check_pages(60, page);
}

#[test]
fn headers_of_portals_say_what_was_written_into_them() {
    check_pages(150, portal::header);
}

#[test]
fn fields_under_labels_say_what_was_written_into_them() {
    check_pages(150, portal::labels);
}
