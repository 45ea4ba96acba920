//! Labels that say what stands behind them: "Designation: Kiln Operator".

use talent::Span;

use super::super::page::Page;
use super::{Kind, is_title};

/// A label is not longer. In bytes.
const LABEL_MAX: usize = 30;

const TITLE_LABELS: &[&str] = &[
    "designation",
    "position",
    "position held",
    "post",
    "job title",
    "title",
    "role",
    "post held",
    "job position",
    "current position",
    "occupation or position held",
];
const EMPLOYER_LABELS: &[&str] = &[
    "company",
    "employer",
    "organization",
    "organisation",
    "firm",
    "name of employer",
    "company name",
    "employer name",
    "name of the company",
    "name of the organization",
    "name of organization",
    "name of company",
    "institution",
    "organization name",
    "current employer",
    "current company",
    "current organization",
    "previous employer",
    "previous company",
    "past organization",
    "employer's name",
    "name of the employer",
    "name and address of employer",
    "name and address of the employer",
];
const PLACE_LABELS: &[&str] = &["location", "place", "work location", "job location", "city"];

/// The kind that a label in front of the words names, and the words behind it. The colon may be missing behind a label in capitals
/// ("EMPLOYER Glasshouse Foods") and before what is a title by itself ("Role Kiln Operator").
pub(super) fn labelled(page: &Page<'_>, cell: Span) -> Option<(Kind, Span)> {
    let text = page.read(cell);
    if let Some(colon) = text.find(':').filter(|at| *at <= LABEL_MAX) {
        let kind = kind_of(&text[..colon])?;
        let value = Span::new(cell.start + colon + 1, cell.end);
        // Projects have titles, too: "Title: Glaze Book".
        if text[..colon].trim().eq_ignore_ascii_case("title") && !is_title(page.read(value).trim()) {
            return None;
        }
        let value = match kind {
            Kind::Title => title_alone(page, value),
            Kind::Employer => name_alone(page, value),
            _ => value,
        };
        return (value.start < value.end).then_some((kind, value));
    }
    let (label, rest) = text.split_once(' ')?;
    let capital = label.len() > 3 && label.bytes().all(|byte| byte.is_ascii_uppercase());
    let kind = kind_of(label).filter(|kind| match kind {
        Kind::Title => is_title(rest),
        // "COMPANY" may begin a name.
        _ => {
            capital
                && matches!(label, "EMPLOYER" | "ORGANISATION" | "ORGANIZATION")
                && rest.starts_with(char::is_uppercase)
        }
    })?;
    Some((kind, Span::new(cell.end - rest.len(), cell.end)))
}

/// "Glasshouse Foods - Glasshouse Ovens of the North" up to the dash: what follows a name is said of it.
fn name_alone(page: &Page<'_>, value: Span) -> Span {
    let text = page.read(value);
    let end = [" - ", " – ", " — "].iter().filter_map(|dash| text.find(dash)).min().unwrap_or(text.len());
    Span::new(value.start, value.start + end)
}

/// "Kiln Operator, raku and salt firing" up to the comma: what follows a title is said of it.
fn title_alone(page: &Page<'_>, value: Span) -> Span {
    let text = page.read(value);
    match text.split_once(',') {
        Some((title, rest)) if is_title(title.trim()) && !is_title(rest.trim()) => {
            Span::new(value.start, value.start + title.len())
        }
        _ => value,
    }
}

pub(in super::super) fn kind_of(label: &str) -> Option<Kind> {
    let label = label.trim().to_lowercase();
    let label = label.trim_matches(|c: char| !c.is_alphabetic());
    let tables = [(Kind::Title, TITLE_LABELS), (Kind::Employer, EMPLOYER_LABELS), (Kind::Place, PLACE_LABELS)];
    Some(tables.iter().find(|(_, labels)| labels.contains(&label))?.0)
}
