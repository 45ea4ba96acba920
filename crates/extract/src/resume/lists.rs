//! The smaller lists of a résumé: certificates, languages, awards, publications, projects, interests.

use talent::{Award, Certificate, Interest, Language, Project, Publication, Span};

use super::dates::{Period, period};
use super::draft::Draft;
use super::headings::{Section, Topic};
use super::page::{Page, Row};

/// An item of one of these lists is a line, not a paragraph. In words.
const ITEM_WORDS_MAX: usize = 24;

/// Reads all of them into the profile.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    for section in sections {
        let rows = section.rows.clone();
        match section.topic {
            Topic::Certificates => certificates(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Languages => languages(draft, &draft.page.rows[rows]),
            Topic::Awards => awards(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Publications => publications(draft, &items(draft.page, &draft.page.rows[rows])),
            Topic::Projects => projects(draft, &draft.page.rows[rows]),
            Topic::Interests => interests(draft, &draft.page.rows[rows]),
            _ => {}
        }
    }
}

/// The rows as items: a row that goes on in the next one is joined with it.
fn items(page: &Page<'_>, rows: &[Row]) -> Vec<Span> {
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
fn without_date(page: &Page<'_>, item: Span) -> (Span, Option<Period>) {
    let Some(period) = period(page, item) else { return (item, None) };
    let outer = |c: char| matches!(c, ',' | '-' | '–' | '—' | '(' | ')' | ':' | ';' | '.' | '|');
    let before = page.trim(Span::new(item.start, period.span.start), outer);
    let after = page.trim(Span::new(period.span.end, item.end), outer);
    let name = if before.start < before.end { before } else { after };
    if name.start < name.end { (name, Some(period)) } else { (item, Some(period)) }
}

fn certificates(draft: &mut Draft<'_, '_>, items: &[Span]) {
    for item in items.iter().filter(|item| short(draft.page, **item)) {
        let index = draft.profile.certificates.len();
        let (name, period) = without_date(draft.page, *item);
        let name = draft.state(format!("certificates[{index}].name"), name);
        let date = period.and_then(|period| {
            draft.support(format!("certificates[{index}].date"), period.span);
            period.end.or(Some(period.start))
        });
        draft.profile.certificates.push(Certificate { name: Some(name), date, ..Certificate::default() });
    }
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

/// "Odia (native), English – fluent": languages with the level behind each.
fn languages(draft: &mut Draft<'_, '_>, rows: &[Row]) {
    let page = draft.page;
    for row in rows {
        let text = page.row(row);
        if text.split_whitespace().count() > 20 {
            continue;
        }
        for item in list_items(page, row.span) {
            let (language, fluency) = level(page, item);
            let name = page.read(language);
            let one = name.split_whitespace().count() <= 3
                && name.starts_with(char::is_uppercase)
                && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
            if !one {
                continue;
            }
            let index = draft.profile.languages.len();
            let language = draft.state(format!("languages[{index}].language"), language);
            let fluency = draft.state_some(format!("languages[{index}].fluency"), fluency);
            draft.profile.languages.push(Language { language: Some(language), fluency, ..Language::default() });
        }
    }
}

/// The language and what stands behind it in brackets or behind a colon or dash.
fn level(page: &Page<'_>, item: Span) -> (Span, Option<Span>) {
    let text = page.read(item);
    let Some(at) = text.find(['(', ':', '–', '—']).or_else(|| text.find(" - ").map(|at| at + 1)) else {
        return (item, None);
    };
    let outer = |c: char| matches!(c, '(' | ')' | ':' | '–' | '—' | '-');
    let fluency = page.trim(Span::new(item.start + at, item.end), outer);
    (page.trim(Span::new(item.start, item.start + at), outer), (fluency.start < fluency.end).then_some(fluency))
}

fn list_items(page: &Page<'_>, span: Span) -> Vec<Span> {
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

/// A short row without bullet is a project's name, what follows is its account.
fn projects(draft: &mut Draft<'_, '_>, rows: &[Row]) {
    let page = draft.page;
    for row in rows {
        let text = page.row(row);
        let title = !row.bullet
            && text.split_whitespace().count() <= 10
            && !text.ends_with('.')
            && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let index = draft.profile.projects.len();
        if title && (row.gap || index == 0 || period(page, row.span).is_some()) {
            let (name, period) = without_date(page, row.span);
            let mut project =
                Project { name: Some(draft.state(format!("projects[{index}].name"), name)), ..Project::default() };
            if let Some(period) = period {
                draft.support(format!("projects[{index}].startDate"), period.span);
                project.start_date = Some(period.start);
                project.end_date = period.end;
            }
            draft.profile.projects.push(project);
        } else if let Some(last) = index.checked_sub(1) {
            let at = draft.profile.projects[last].highlights.len();
            let words = draft.state(format!("projects[{last}].highlights[{at}]"), row.span);
            draft.profile.projects[last].highlights.push(words);
        }
    }
}
