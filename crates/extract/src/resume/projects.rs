//! Projects: name, dates, what it was, what was done, with which tools, from the sections about them.

use talent::{Project, Span};

use crate::Context;
use crate::facts::contact;

use super::dates::period;
use super::draft::Draft;
use super::header::is_title;
use super::headings::{Section, Topic};
use super::lists::{list_items, without_date};
use super::page::{Page, Row};
use super::words::is_account_verb;

/// A project's name is not longer. In words.
const NAME_WORDS_MAX: usize = 12;
/// A label is not longer. In bytes.
const LABEL_MAX: usize = 30;
/// A tool's name is not longer. In words.
const KEYWORD_WORDS_MAX: usize = 5;

/// What a labelled row of a project says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Description,
    Keywords,
    Roles,
    Dates,
    Entity,
    Link,
    /// What a record has no place for ("Team size: 4").
    Other,
}

/// Labels by the words they consist of.
const LABELS: &[(Field, &[&str])] = &[
    (
        Field::Name,
        &["project", "project name", "project title", "title", "name", "name of the project", "name of project"],
    ),
    (
        Field::Description,
        &["description", "project description", "summary", "overview", "abstract", "objective", "synopsis"],
    ),
    (
        Field::Keywords,
        &[
            "technologies", "technology", "technologies used", "technology used", "tools", "tools used", "tech stack",
            "tech", "stack", "environment", "software", "software used", "skills", "skills used", "languages",
            "platform", "built with", "tools and technologies", "tools & technologies", "technology stack",
            "programming language", "languages used", "front end", "back end", "database",
        ],
    ),
    (Field::Roles, &["role", "my role", "position", "designation"]),
    (Field::Dates, &["duration", "period", "date", "dates", "year", "project duration"]),
    (Field::Entity, &["client", "customer", "organization", "organisation", "company", "client name"]),
    (Field::Link, &["link", "url", "github", "demo", "source", "source code", "website", "repository", "live"]),
    (
        Field::Other,
        &[
            "team size",
            "responsibilities",
            "responsibility",
            "roles and responsibilities",
            "highlights",
            "achievements",
            "guide",
            "team",
        ],
    ),
];

/// Reads them into the profile.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section], context: Context<'_>) {
    for section in sections.iter().filter(|section| section.topic == Topic::Projects) {
        let mut reader = Reader { draft: &mut *draft, context, open: None, told: None };
        for at in section.rows.clone() {
            reader.row(at);
        }
    }
}

/// The rows of one section, top down.
struct Reader<'d, 'p, 't> {
    draft: &'d mut Draft<'p, 't>,
    context: Context<'d>,
    /// The project that the rows speak of.
    open: Option<usize>,
    /// The field and the end of the sentence that the next row may go on with.
    told: Option<(String, Span)>,
}

impl Reader<'_, '_, '_> {
    fn row(&mut self, at: usize) {
        let page = self.draft.page;
        let row = &page.rows[at];
        if let Some((field, value)) = labelled(page, row.span) {
            self.told = None;
            self.labelled(field, value);
        } else if self.open.is_some() && self.is_link(row.span) {
            self.told = None;
            self.link(row.span);
        } else if self.goes_on(row) {
            self.join(row.span);
        } else if self.is_name(row) {
            self.told = None;
            self.begin(row.span);
        } else {
            self.tell(row);
        }
    }

    /// A short row without a bullet that stands apart, is dated, or is the first.
    fn is_name(&self, row: &Row) -> bool {
        let page = self.draft.page;
        let text = page.row(row);
        let short = text.split_whitespace().count() <= NAME_WORDS_MAX && !text.ends_with(['.', ';', ',']);
        let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let apart = row.gap || self.open.is_none() || period(page, row.span).is_some();
        // Where each project's name has its bullet, the first of them stands right below the heading.
        let bulleted = row.bullet && self.open.is_some();
        let first = text.split(' ').next().unwrap_or_default();
        let dated = period(page, row.span).is_some_and(|period| period.span == row.span);
        let formal = LABELS.iter().any(|(_, labels)| labels.contains(&text.to_lowercase().as_str()));
        short && begins && apart && !bulleted && !is_account_verb(first) && !dated && !formal && text.len() > 2
    }

    /// "Kiln Planner | Rust, SQLite | 2021": the name, the tools and the dates.
    fn begin(&mut self, row: Span) {
        let page = self.draft.page;
        let index = self.draft.profile.projects.len();
        self.open = Some(index);
        self.draft.profile.projects.push(Project::default());
        let (span, period) = without_date(page, row);
        if let Some(period) = period {
            let project = &mut self.draft.profile.projects[index];
            project.start_date = Some(period.start);
            project.end_date = period.end;
            self.draft.support(format!("projects[{index}].startDate"), period.span);
        }
        let mut cells = page.cells(span).into_iter();
        let Some(first) = cells.next() else { return };
        let name = self.draft.state(format!("projects[{index}].name"), without_number(page, first));
        self.draft.profile.projects[index].name = Some(name);
        for cell in cells {
            if self.is_link(cell) {
                self.link(cell);
            } else if self.names_tools(cell) {
                self.keywords(cell);
            } else if is_title(page.read(cell)) {
                self.role(cell);
            }
        }
    }

    fn labelled(&mut self, field: Field, value: Span) {
        let page = self.draft.page;
        if field == Field::Name || self.open.is_none() {
            // "Description:" above any name tells of a project that has none.
            if field == Field::Name {
                return self.begin(value);
            }
            self.open = Some(self.draft.profile.projects.len());
            self.draft.profile.projects.push(Project::default());
        }
        let Some(index) = self.open else { return };
        match field {
            Field::Keywords => self.keywords(value),
            Field::Roles => self.role(value),
            Field::Link => self.link(value),
            Field::Description => self.describe(value),
            Field::Entity => {
                let entity = self.draft.state(format!("projects[{index}].entity"), value);
                self.draft.profile.projects[index].entity = Some(entity);
            }
            Field::Dates => {
                if let Some(period) = period(page, value) {
                    let project = &mut self.draft.profile.projects[index];
                    project.start_date = Some(period.start);
                    project.end_date = period.end;
                    self.draft.support(format!("projects[{index}].startDate"), period.span);
                }
            }
            Field::Name | Field::Other => {}
        }
    }

    /// The first sentence without a bullet says what the project is, what follows says what was done.
    fn tell(&mut self, row: &Row) {
        let Some(index) = self.open else { return };
        let project = &self.draft.profile.projects[index];
        if !row.bullet && project.description.is_none() && project.highlights.is_empty() {
            return self.describe(row.span);
        }
        let at = project.highlights.len();
        let field = format!("projects[{index}].highlights[{at}]");
        let words = self.draft.state(field.clone(), row.span);
        self.draft.profile.projects[index].highlights.push(words);
        self.told = Some((field, row.span));
    }

    fn describe(&mut self, span: Span) {
        let Some(index) = self.open else { return };
        let field = format!("projects[{index}].description");
        let words = self.draft.state(field.clone(), span);
        self.draft.profile.projects[index].description = Some(words);
        self.told = Some((field, span));
    }

    /// Whether the row goes on with the sentence of the one above.
    fn goes_on(&self, row: &Row) -> bool {
        let Some((_, told)) = &self.told else { return false };
        let page = self.draft.page;
        let ended = page.read(*told).ends_with(['.', '!', '?', ':']);
        !row.bullet && !row.gap && (page.row(row).starts_with(char::is_lowercase) || !ended)
    }

    fn join(&mut self, row: Span) {
        let (Some((field, span)), Some(index)) = (&mut self.told, self.open) else { return };
        span.end = row.end;
        let words = self.draft.page.value(*span);
        self.draft.profile.evidence.insert(field.clone(), vec![*span]);
        let project = &mut self.draft.profile.projects[index];
        match project.highlights.last_mut() {
            Some(last) if !field.ends_with(".description") => *last = words,
            _ => project.description = Some(words),
        }
    }

    fn role(&mut self, span: Span) {
        let Some(index) = self.open else { return };
        let at = self.draft.profile.projects[index].roles.len();
        let role = self.draft.state(format!("projects[{index}].roles[{at}]"), span);
        self.draft.profile.projects[index].roles.push(role);
    }

    fn keywords(&mut self, span: Span) {
        let Some(index) = self.open else { return };
        let page = self.draft.page;
        for item in list_items(page, span) {
            if page.read(item).split_whitespace().count() > KEYWORD_WORDS_MAX {
                continue;
            }
            let at = self.draft.profile.projects[index].keywords.len();
            let keyword = self.draft.state(format!("projects[{index}].keywords[{at}]"), item);
            self.draft.profile.projects[index].keywords.push(keyword);
        }
    }

    fn is_link(&self, span: Span) -> bool {
        let text = self.draft.page.read(span);
        contact::find_links(text).first().is_some_and(|link| link.span.end - link.span.start == text.len())
    }

    fn link(&mut self, span: Span) {
        let (page, Some(index)) = (self.draft.page, self.open) else { return };
        let Some(link) = contact::find_links(page.read(span)).into_iter().next() else { return };
        if self.draft.profile.projects[index].url.is_none() {
            let url = self.draft.state(format!("projects[{index}].url"), link.span.shifted(span.start));
            self.draft.profile.projects[index].url = Some(url);
        }
    }

    /// Whether most items of the words are known skills.
    fn names_tools(&self, span: Span) -> bool {
        let page = self.draft.page;
        let items = list_items(page, span);
        let known = items.iter().filter(|item| self.context.vocabulary.find_skill(page.read(**item)).is_some()).count();
        known > 0 && known * 2 >= items.len()
    }
}

/// "Tools used: Rust, SQLite": what the label says, and what stands behind it.
fn labelled(page: &Page<'_>, row: Span) -> Option<(Field, Span)> {
    let text = page.read(row);
    let colon = text.find(':').filter(|at| *at <= LABEL_MAX && !text[*at..].starts_with("://"))?;
    let label = text[..colon].to_lowercase();
    // "Project 1", "Project #2".
    let label = label.trim_matches(|c: char| !c.is_alphabetic());
    let field = LABELS.iter().find(|(_, labels)| labels.contains(&label))?.0;
    let value = page.trim(Span::new(row.start + colon + 1, row.end), |c| matches!(c, '-' | '–'));
    (value.start < value.end).then_some((field, value))
}

/// "1. Kiln Planner", "2) Oven Watch" without the number.
fn without_number(page: &Page<'_>, name: Span) -> Span {
    let text = page.read(name);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let numbered = (1..=2).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if numbered { page.trim(Span::new(name.start + digits + 1, name.end), |_| false) } else { name }
}
