//! Skills: the items of lists as written, and the vocabulary's skills named elsewhere, each with its years where they can be known.

mod list;
mod prose;

use std::collections::{BTreeMap, BTreeSet};

use talent::vocabulary::SkillMention;
use talent::{PartialDate, Skill, SkillId, Span, Years};

use crate::Context;

use super::draft::Draft;
use super::headings::{Section, Topic};
use super::page::Page;
use super::tenure::{Months, total};
use super::work::Entry;
use list::{is_labelled_list, joined, list};
use prose::{enumerations, mentions};

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

/// Reads the skills into the profile. The jobs say for how long those named in them were used.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section], entries: &[Entry], context: Context<'_>) {
    let page = draft.page;
    let mut found = Collection::default();
    let names = names(draft);
    for section in sections.iter().filter(|section| section.topic == Topic::Skills) {
        for line in joined(page, &page.rows[section.rows.clone()]) {
            list(page, line, context.vocabulary, &mut found);
        }
    }
    for section in sections.iter().filter(|section| {
        matches!(
            section.topic,
            Topic::Head
                | Topic::Summary
                | Topic::Work
                | Topic::Projects
                | Topic::Certificates
                | Topic::Awards
                | Topic::Other
        )
    }) {
        for line in joined(page, &page.rows[section.rows.clone()]) {
            if is_labelled_list(page.read(line)) {
                list(page, line, context.vocabulary, &mut found);
            } else {
                mentions(page, line, &names, context.vocabulary, &mut found);
                enumerations(page, line, &names, context.vocabulary, &mut found);
            }
        }
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

/// Adds what the words at `mention`, which lies within `span`, name.
fn add_mention(page: &Page<'_>, span: Span, mention: SkillMention, found: &mut Collection) {
    if !in_address(page.read(span), mention.span) {
        let at = mention.span.shifted(span.start);
        found.add(Some(mention.id), page.value(at), at, None);
    }
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
