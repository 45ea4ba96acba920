//! Skills: the items of lists as written, and the vocabulary's skills named elsewhere, each with its years where they can be known.

mod acceptance;
mod candidate;
mod list;
mod prose;
mod reading;
mod sight;
mod traits;

use std::collections::{BTreeMap, BTreeSet};

use talent::{PartialDate, Skill, SkillId, Span, Years};

use crate::Context;
use crate::mentions::Model;

use super::draft::Draft;
use super::headings::{Section, Topic};
use super::page::Page;
use super::tenure::{Months, total};
use super::work::Entry;
use acceptance::{Named, accepted, named};
use candidate::{Candidate, Line};
use list::{is_labelled_list, joined, list};
use prose::{enumerations, mentions};
use reading::Readings;
pub use sight::SkillSentence;

/// Places kept for one skill: more support nothing that these do not.
const EVIDENCE_MAX: usize = 64;
/// A link or address is not longer on either side of a word. In bytes.
const ADDRESS_REACH: usize = 200;

/// Skills while they are collected: one for each id or, without one, for each word as written.
#[derive(Default)]
struct Collection {
    skills: Vec<Skill>,
    known: BTreeMap<String, usize>,
}

impl Collection {
    /// Adds a skill or one more place where it stands.
    fn add(&mut self, id: Option<SkillId>, name: String, span: Span, years: Option<Years>) {
        let key = id.as_ref().map_or_else(|| format!(" {}", name.to_lowercase()), |id| id.as_str().to_owned());
        let at = *self.known.entry(key).or_insert(self.skills.len());
        if at == self.skills.len() {
            self.skills.push(Skill { id, name: Some(name.clone()), ..Skill::default() });
        }
        let skill = &mut self.skills[at];
        let held = skill.name.iter().chain(&skill.keywords).any(|held| held.eq_ignore_ascii_case(&name));
        if !held {
            skill.keywords.push(name);
        }
        skill.years = skill.years.or(years);
        let room = skill.evidence.len() < EVIDENCE_MAX;
        if room && !skill.evidence.iter().any(|held| held.overlaps(span)) {
            skill.evidence.push(span);
        }
    }
}

/// Words of a résumé that may name a skill of the person. What decides is learned from them, so they can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillCandidate {
    /// The words in small letters.
    pub words: String,
    /// What can be said of them, wherever they stand.
    pub traits: Vec<String>,
}

/// The sentences of the résumé as the model sees them. Of `hidden` words nothing is seen.
pub(super) fn seen(
    draft: &Draft<'_, '_>,
    sections: &[Section],
    hidden: &dyn Fn(&str) -> bool,
    context: Context<'_>,
) -> Vec<SkillSentence> {
    sight::see(draft, sections, &candidates(draft, sections, context), context.vocabulary, hidden)
}

/// All candidates, each once, as `model` reads their sentences.
pub(super) fn in_question(
    draft: &Draft<'_, '_>,
    sections: &[Section],
    model: &Model,
    context: Context<'_>,
) -> Vec<SkillCandidate> {
    let (candidates, readings) = all_candidates(draft, sections, model, context);
    let named = named(draft.page, &candidates, &readings, context.vocabulary);
    let flat = |(words, named): (String, Named)| SkillCandidate { words, traits: named.traits.into_iter().collect() };
    named.into_iter().map(flat).collect()
}

/// Reads the skills into the profile. The jobs say for how long those named in them were used.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section], entries: &[Entry], context: Context<'_>) {
    let page = draft.page;
    let mut found = Collection::default();
    let (candidates, readings) = all_candidates(draft, sections, reading::model(), context);
    for candidate in accepted(page, candidates, &readings, context.vocabulary) {
        found.add(candidate.id, page.value(candidate.span), candidate.span, candidate.years);
    }
    let months: Vec<Option<Months>> = entries
        .iter()
        .map(|entry| entry.period.as_ref().and_then(|period| Months::of(period, context.today)))
        .collect();
    for (index, skill) in found.skills.iter_mut().enumerate() {
        used_in(draft, skill, index, entries, &months, context);
    }
    draft.profile.skills = found.skills;
}

/// All that may be skills of the person, with what their sentences were read as.
fn all_candidates(
    draft: &Draft<'_, '_>,
    sections: &[Section],
    model: &Model,
    context: Context<'_>,
) -> (Vec<Candidate>, Readings) {
    let mut candidates = candidates(draft, sections, context);
    let sentences = sight::see(draft, sections, &candidates, context.vocabulary, &|_| false);
    let readings = Readings::of(&sentences, model);
    let names = names(draft);
    let found = candidates.len();
    readings.propose(draft.page, context.vocabulary, &mut candidates);
    let mut read = candidates.split_off(found);
    read.retain(|candidate| !names.iter().any(|name| name.overlaps(candidate.span)));
    candidates.extend(read);
    (candidates, readings)
}

/// All that may be skills of the person without their sentences being read, what lists name first.
fn candidates(draft: &Draft<'_, '_>, sections: &[Section], context: Context<'_>) -> Vec<Candidate> {
    let page = draft.page;
    let names = names(draft);
    let mut candidates = Vec::new();
    let lines = |section: &Section| {
        let topic = section.topic;
        joined(page, &page.rows[section.rows.clone()]).into_iter().map(move |span| Line { topic, span })
    };
    for line in sections.iter().filter(|section| section.topic == Topic::Skills).flat_map(lines) {
        list(page, line, context.vocabulary, &mut candidates);
    }
    let listed = candidates.len();
    for line in sections.iter().filter(|section| speaks_of_skills(section.topic)).flat_map(lines) {
        if is_labelled_list(page.read(line.span)) {
            list(page, line, context.vocabulary, &mut candidates);
        } else {
            mentions(page, line, context.vocabulary, &mut candidates);
            enumerations(page, line, context.vocabulary, &mut candidates);
        }
    }
    let mut told = candidates.split_off(listed);
    told.retain(|candidate| !names.iter().any(|name| name.overlaps(candidate.span)));
    candidates.extend(told);
    candidates
}

/// Whether the running text of a section may name skills. What somebody likes and whom one may ask are no skills.
const fn speaks_of_skills(topic: Topic) -> bool {
    !matches!(topic, Topic::Skills | Topic::References | Topic::Languages | Topic::Interests | Topic::Links)
}

/// Where titles, employers, schools and places are named: a word of theirs ("Glasshouse Data Systems") is no skill.
fn names(draft: &Draft<'_, '_>) -> Vec<Span> {
    let is_name =
        |field: &str| [".position", ".name", ".location", ".institution"].iter().any(|end| field.ends_with(end));
    draft
        .profile
        .evidence
        .iter()
        .filter(|(field, _)| is_name(field))
        .flat_map(|(_, spans)| spans.iter().copied())
        .collect()
}

/// Notes the jobs in which a skill is named, and what they say about its years and its last use.
fn used_in(
    draft: &mut Draft<'_, '_>,
    skill: &mut Skill,
    index: usize,
    entries: &[Entry],
    months: &[Option<Months>],
    context: Context<'_>,
) {
    let mut used = Vec::new();
    let mut last: Option<PartialDate> = None;
    let jobs: BTreeSet<usize> = skill.evidence.iter().filter_map(|span| job_at(draft.page, entries, *span)).collect();
    for at in jobs {
        let entry = &entries[at];
        if let (Some(id), Some(work)) = (&skill.id, draft.profile.work.get_mut(at))
            && !work.skills.contains(id)
        {
            work.skills.push(id.clone());
        }
        used.extend(months.get(at).copied().flatten());
        let Some(period) = &entry.period else { continue };
        last = last.max(period.end.or(Some(PartialDate::from(context.today))));
    }
    if skill.id.is_none() {
        return;
    }
    if skill.years.is_none() && !used.is_empty() {
        skill.years = Some(Years::from_months(total(used)));
        draft.infer(format!("skills[{index}].years"));
    }
    if last.is_some() {
        skill.last_used = last;
        draft.infer(format!("skills[{index}].last_used"));
    }
}

/// The job in whose rows the words stand.
fn job_at(page: &Page<'_>, entries: &[Entry], span: Span) -> Option<usize> {
    let row = page.rows.partition_point(|row| row.span.end < span.end);
    let next = entries.partition_point(|entry| entry.rows.start <= row);
    next.checked_sub(1).filter(|at| entries[*at].rows.contains(&row))
}

/// Whether the word stands in a link or an e-mail address.
fn in_address(text: &str, span: Span) -> bool {
    let blank = |c: char| c.is_whitespace();
    let near = text.floor_char_boundary(span.start.saturating_sub(ADDRESS_REACH));
    let far = text.ceil_char_boundary((span.end + ADDRESS_REACH).min(text.len()));
    let start = text[near..span.start].rfind(blank).map_or(near, |at| near + at);
    let end = text[span.end..far].find(blank).map_or(far, |at| span.end + at);
    let token = text.get(start..end).unwrap_or_default();
    token.contains("://") || token.contains("www.") || token.contains('@')
}
