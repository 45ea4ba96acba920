//! The smaller lists of a résumé: certificates, awards, publications, interests.

use talent::{Award, Certificate, Interest, Publication, Span};

use super::dates::{Period, period};
use super::draft::Draft;
use super::headings::{Section, Topic};
use super::page::{Page, Row};
use super::words::{is_employer_word, is_school_word};

/// An item of one of these lists is a line, not a paragraph. In words.
const ITEM_WORDS_MAX: usize = 24;

/// Reads all of them into the profile.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    for section in sections {
        let rows = section.rows.clone();
        match section.topic {
            Topic::Certificates => certificates(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Awards => awards(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Publications => publications(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Interests => interests(draft, &draft.page.rows[rows]),
            _ => {}
        }
    }
}

/// The rows as items: a row that goes on in the next one is joined with it.
pub(super) fn items(page: &Page<'_>, rows: &[Row]) -> Vec<Span> {
    let mut items: Vec<Span> = Vec::new();
    for row in rows {
        let text = page.row(row);
        let goes_on = !row.bullet && !row.gap && text.starts_with(char::is_lowercase);
        match items.last_mut() {
            Some(item) if goes_on => item.end = row.span.end,
            _ => items.push(row.span),
        }
    }
    items
}

fn short(page: &Page<'_>, item: Span) -> bool {
    (1..=ITEM_WORDS_MAX).contains(&page.read(item).split_whitespace().count())
}

/// The item without the dates at its end, and those dates.
pub(super) fn without_date(page: &Page<'_>, item: Span) -> (Span, Option<Period>) {
    let Some(period) = period(page, item) else { return (item, None) };
    let outer = |c: char| matches!(c, ',' | '-' | '–' | '—' | '(' | ')' | ':' | ';' | '.' | '|');
    let before = closed(page, page.trim(Span::new(item.start, period.span.start), outer));
    let after = closed(page, page.trim(Span::new(period.span.end, item.end), outer));
    let name = if before.start < before.end { before } else { after };
    if name.start < name.end { (name, Some(period)) } else { (item, Some(period)) }
}

/// "Kiln Safety (KS" with the bracket that closes it.
fn closed(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let open = text.matches('(').count() > text.matches(')').count();
    let closes = page.read(Span::new(span.end, span.end + 1)) == ")";
    if open && closes { Span::new(span.start, span.end + 1) } else { span }
}

fn certificates(draft: &mut Draft<'_, '_>, items: &[Span]) {
    for item in items.iter().filter(|item| short(draft.page, **item)) {
        let index = draft.profile.certificates.len();
        let (whole, period) = without_date(draft.page, *item);
        let (name, issuer) = issued(draft.page, whole);
        let name = draft.state(format!("certificates[{index}].name"), name);
        let issuer = draft.state_some(format!("certificates[{index}].issuer"), issuer);
        let date = period.and_then(|period| {
            draft.support(format!("certificates[{index}].date"), period.span);
            period.end.or(Some(period.start))
        });
        draft.profile.certificates.push(Certificate { name: Some(name), date, issuer, ..Certificate::default() });
    }
}

/// Who gives certificates without having a word of firms or schools in its name.
const ISSUERS: &[&str] = &[
    "adobe", "amazon", "american red cross", "autodesk", "aws", "axelos", "cisco", "cncf", "comptia", "coursera",
    "datacamp", "databricks", "edureka", "edx", "freecodecamp", "google", "great learning", "hackerrank", "hashicorp",
    "hubspot", "ibm", "internshala", "isaca", "linkedin learning", "linux foundation", "meta", "microsoft", "nptel",
    "nvidia", "oracle", "pluralsight", "pmi", "red hat", "salesforce", "sap", "scrum alliance", "scrum.org",
    "simplilearn", "the linux foundation", "udacity", "udemy", "vmware",
];
/// The name of who gave a certificate is not longer. In words.
const ISSUER_WORDS_MAX: usize = 6;

/// "Kiln Safety by Mossgate Institute", "Scrum Master – Scrum Alliance": the certificate and who gave it.
fn issued(page: &Page<'_>, whole: Span) -> (Span, Option<Span>) {
    let text = page.read(whole);
    let said = [" issued by ", " by ", " from "].iter().find_map(|said| Some((text.find(said)?, said.len(), true)));
    let apart = || {
        let signs = [" - ", " – ", " — ", " | ", ", "].iter();
        signs.filter_map(|sign| Some((text.rfind(sign)?, sign.len(), false))).max()
    };
    let Some((at, length, said)) = said.or_else(apart) else { return (whole, None) };
    let outer = |c: char| matches!(c, '.' | ',' | ')' | '(' | '-' | '–');
    let name = page.trim(Span::new(whole.start, whole.start + at), outer);
    let issuer = page.trim(Span::new(whole.start + at + length, whole.end), outer);
    let words = page.read(issuer);
    let count = words.split_whitespace().count();
    let named = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let known = words.split_whitespace().any(|word| is_employer_word(word) || is_school_word(word))
        || ISSUERS.contains(&words.to_lowercase().as_str());
    let is_issuer = (1..=ISSUER_WORDS_MAX).contains(&count) && named && (said || known) && name.start < name.end;
    if is_issuer { (name, Some(issuer)) } else { (whole, None) }
}

fn awards(draft: &mut Draft<'_, '_>, items: &[Span]) {
    for item in items.iter().filter(|item| short(draft.page, **item)) {
        let index = draft.profile.awards.len();
        let (title, period) = without_date(draft.page, *item);
        let title = draft.state(format!("awards[{index}].title"), title);
        let date = period.and_then(|period| {
            draft.support(format!("awards[{index}].date"), period.span);
            period.end.or(Some(period.start))
        });
        draft.profile.awards.push(Award { title: Some(title), date, ..Award::default() });
    }
}

fn publications(draft: &mut Draft<'_, '_>, items: &[Span]) {
    for item in items.iter().filter(|item| draft.page.read(**item).split_whitespace().count() > 2) {
        let index = draft.profile.publications.len();
        let name = draft.state(format!("publications[{index}].name"), *item);
        draft.profile.publications.push(Publication { name: Some(name), ..Publication::default() });
    }
}

pub(super) fn list_items(page: &Page<'_>, span: Span) -> Vec<Span> {
    let mut items = Vec::new();
    for cell in page.cells(span) {
        let mut start = cell.start;
        let mut depth = 0_u32;
        for (at, c) in page.read(cell).char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                ',' | ';' | '/' | '&' if depth == 0 => {
                    items.push(Span::new(start, cell.start + at));
                    start = cell.start + at + 1;
                }
                _ => {}
            }
        }
        items.push(Span::new(start, cell.end));
    }
    items.into_iter().map(|item| page.trim(item, |c| c == '.')).filter(|item| item.start < item.end).collect()
}

fn interests(draft: &mut Draft<'_, '_>, rows: &[Row]) {
    let page = draft.page;
    for row in rows {
        for item in list_items(page, row.span) {
            if page.read(item).split_whitespace().count() > 6 {
                continue;
            }
            let index = draft.profile.interests.len();
            let name = draft.state(format!("interests[{index}].name"), item);
            draft.profile.interests.push(Interest { name: Some(name), ..Interest::default() });
        }
    }
}
