//! Generated posts without a page around them: a header of one value a line, and fields under labels.

use super::body::{Around, body};
use super::card::{PAY, Truth, YEARS, places, tenths};
use super::choices::Choices;
use super::words::{FIRMS, HEADINGS, SENTENCES, TAGS, TITLES};
use super::{Page, Sheet, Written};

/// The firms that nobody would take for a title.
fn firm(choices: &mut Choices<'_>) -> &'static str {
    let name = choices.pick(FIRMS);
    if name == "Copper Lead" { "Rye Works" } else { name }
}

/// Title, employer, years, pay, places, key skills: one a line, any of them missing.
pub(super) fn header(choices: &mut Choices<'_>) -> Page {
    let mut truth = Truth::default();
    let mut lines = Vec::new();
    let stated: [bool; 6] = std::array::from_fn(|_| !choices.one_in(5));
    let [titled, employed, experienced, paid, placed, skilled] = stated;
    if titled || !employed {
        let title = choices.pick(TITLES);
        truth.title = Some(title.to_owned());
        lines.push(title.to_owned());
    }
    if employed {
        let name = firm(choices);
        truth.employer = Some((name.to_owned(), false));
        lines.push(name.to_owned());
    }
    if experienced {
        let (low, high) = choices.pick(YEARS);
        truth.years = Some((low, high));
        lines.push(format!("{}-{} Yrs", tenths(low), tenths(high)));
    }
    if paid {
        let (written, min, max) = choices.pick(PAY);
        truth.pay = Some((min, max));
        lines.push(written.to_owned());
    } else if choices.one_in(2) {
        lines.push("Not disclosed".to_owned());
    }
    if placed {
        let (line, _) = places(choices, &mut truth, false);
        lines.push(line);
    }
    if skilled {
        lines.push(choices.pick(&["Key Skills", "Key skills:", "Skills"]).to_owned());
        let count = 1 + choices.below(8);
        let tags = choices.several(TAGS, count);
        truth.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        lines.push(tags.join(", "));
    }
    if let (Some(years), true, true) = (truth.years, placed, skilled && choices.one_in(2)) {
        lines.push(String::new());
        lines.push(choices.pick(HEADINGS).to_owned());
        let body = body(choices, Around { years, parted: true, pay: paid });
        truth.contradicts = body.contradicts;
        lines.extend(body.lines);
    }
    single(Written { lines, truth }, choices)
}

/// `LABEL: value`, in any order and with any of them missing; sentences behind.
pub(super) fn labels(choices: &mut Choices<'_>) -> Page {
    let mut truth = Truth::default();
    let separator = choices.pick(&[": ", " : ", ":  ", ":"]);
    let shout = choices.one_in(3);
    let mut fields: Vec<(&str, String)> = Vec::new();
    if !choices.one_in(6) {
        let title = choices.pick(TITLES);
        truth.title = Some(title.to_owned());
        fields.push((choices.pick(&["Job Title", "Position", "Role", "Title"]), title.to_owned()));
    }
    if !choices.one_in(4) {
        let name = firm(choices);
        truth.employer = Some((name.to_owned(), false));
        fields.push((choices.pick(&["Company", "Company Name", "Employer", "Organization"]), name.to_owned()));
    }
    let (line, _) = places(choices, &mut truth, false);
    fields.push((choices.pick(&["Location", "Job Location", "Work Location"]), line));
    if !choices.one_in(4) {
        let (low, high) = choices.pick(YEARS);
        truth.years = Some((low, high));
        let unit = choices.pick(&[" years", " Yrs", " yrs"]);
        fields.push((
            choices.pick(&["Experience", "Total Experience", "Exp"]),
            format!("{} - {}{unit}", tenths(low), tenths(high)),
        ));
    }
    if !choices.one_in(4) {
        let (written, min, max) = choices.pick(PAY);
        truth.pay = Some((min, max));
        fields.push((choices.pick(&["Salary", "CTC", "Compensation"]), written.to_owned()));
    }
    let count = fields.len();
    let mut lines: Vec<String> = order(choices, count)
        .into_iter()
        .map(|at| {
            let (label, value) = &fields[at];
            let label = if shout { label.to_uppercase() } else { (*label).to_owned() };
            format!("{label}{separator}{value}")
        })
        .collect();
    lines.push(String::new());
    for sentence in choices.several(SENTENCES, 3) {
        // Without a label nobody could tell other money or places from those of the work.
        if !sentence.contains('₹') && !sentence.contains("Pune") {
            lines.push(sentence.to_owned());
        }
    }
    single(Written { lines, truth }, choices)
}

fn order(choices: &mut Choices<'_>, count: usize) -> Vec<usize> {
    let all: Vec<usize> = (0..count).collect();
    choices.several(&all, count)
}

fn single(written: Written, choices: &mut Choices<'_>) -> Page {
    let mut sheet = Sheet::default();
    sheet.post(written);
    sheet.finish(choices)
}
