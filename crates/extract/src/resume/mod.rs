//! A résumé's text in, a profile out: rows, then sections, then each section's reader.

mod contacts;
mod dates;
mod degree;
mod draft;
mod education;
pub mod europass;
mod header;
mod heading_words;
mod headings;
mod home;
mod json;
mod json_places;
mod languages;
mod lists;
mod page;
mod person;
mod projects;
mod skills;
mod tenure;
mod words;
mod work;

use talent::{Problem, ProblemKind, Profile, Source, Years};

use crate::Context;
use crate::facts::experience;
use crate::mentions::Model;

pub use json::JsonResumeError;
pub(crate) use json::read as read_json;
pub use skills::{SkillCandidate, SkillSentence};

use draft::Draft;
use headings::{Section, Topic, sections};
use page::Page;
use tenure::{Months, total};

/// The profile that the text states.
pub(crate) fn read(text: &str, context: Context<'_>) -> Profile {
    let mut page = Page::new(text);
    let sections = sections(&mut page);
    let mut draft = Draft::new(&page);
    let entries = life(&mut draft, &sections, context);
    skills::read(&mut draft, &sections, &entries, context);
    languages::read(&mut draft, &sections);
    projects::read(&mut draft, &sections, context);
    lists::read(&mut draft, &sections);
    if let Some(at) = page.escaped_mark() {
        let message = "Marks of the text stand as byte escapes such as \\xe2\\x80\\xa2; where they stood for bullets and dashes they were read as such.";
        draft.profile.problems.push(Problem {
            kind: ProblemKind::GarbledText,
            message: message.to_owned(),
            evidence: vec![at],
        });
    }
    draft.profile.source = Source { file: String::new(), start: 0, end: text.len() };
    draft.profile
}

/// Who the person is, where they worked and what they studied: all that must be known before words are taken for skills.
fn life(draft: &mut Draft<'_, '_>, sections: &[Section], context: Context<'_>) -> Vec<work::Entry> {
    person::read(draft, sections, context);
    contacts::read(draft, sections);
    contacts::terms(draft, sections);
    summary(draft, sections);
    let entries = work::entries(draft.page, sections, draft.profile.basics.name.as_deref(), context);
    work::write(draft, &entries);
    total_years(draft, sections, &entries, context);
    education::read(draft, sections, context);
    entries
}

/// What may be a skill of the person, for training.
pub(crate) fn skill_candidates(text: &str, model: &Model, context: Context<'_>) -> Vec<SkillCandidate> {
    of_life(text, context, |draft, sections| skills::in_question(draft, sections, model, context))
}

/// The sentences in which skills may be named, for training.
pub(crate) fn skill_sentences(text: &str, hidden: &dyn Fn(&str) -> bool, context: Context<'_>) -> Vec<SkillSentence> {
    of_life(text, context, |draft, sections| skills::seen(draft, sections, hidden, context))
}

/// What there is to be had once the person's life is read.
fn of_life<T>(text: &str, context: Context<'_>, of: impl FnOnce(&Draft<'_, '_>, &[Section]) -> T) -> T {
    let mut page = Page::new(text);
    let sections = sections(&mut page);
    let mut draft = Draft::new(&page);
    life(&mut draft, &sections, context);
    of(&draft, &sections)
}

/// The first section that sums the person up, as it stands.
fn summary(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    let page = draft.page;
    let section = sections
        .iter()
        .find(|section| section.topic == Topic::Summary && !section.qualifications && !section.rows.is_empty());
    let Some(rows) = section.map(|section| &page.rows[section.rows.clone()]) else { return };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let whole = talent::Span::new(first.span.start, last.span.end);
    draft.profile.basics.summary = Some(draft.state("basics.summary", whole));
}

/// Experience from the dates of the jobs; without dates, what the person says of it.
fn total_years(draft: &mut Draft<'_, '_>, sections: &[Section], entries: &[work::Entry], context: Context<'_>) {
    let months: Vec<Months> =
        entries.iter().filter_map(|entry| Months::of(entry.period.as_ref()?, context.today)).collect();
    if !months.is_empty() {
        draft.profile.total_years = Some(Years::from_months(total(months)));
        draft.infer("total_years");
        return;
    }
    let page = draft.page;
    let own = sections.iter().filter(|section| matches!(section.topic, Topic::Head | Topic::Summary | Topic::Work));
    let stated = own.flat_map(|section| &page.rows[section.rows.clone()]).find_map(|row| {
        let mentions = experience::find(page.read(row.span), context.vocabulary);
        let total = mentions.into_iter().find(|mention| mention.about == experience::About::Total)?;
        Some((total.min?, total.span.shifted(row.span.start)))
    });
    if let Some((years, span)) = stated {
        draft.profile.total_years = Some(years);
        draft.support("total_years", span);
    }
}

#[cfg(test)]
mod tests;
