//! Skills: the items of lists as written, and the vocabulary's skills named elsewhere, each with its years where they can be known.

use std::collections::{BTreeMap, BTreeSet};

use talent::vocabulary::{SkillMention, Vocabulary};
use talent::{PartialDate, Skill, SkillId, Span, Years};

use crate::Context;
use crate::facts::skill::{self, Setting};

use super::draft::Draft;
use super::header::is_title;
use super::headings::{Section, Topic};
use super::page::{Page, Row, is_mark};
use super::tenure::{Months, total};
use super::words::{is_placeholder, is_trade_word};
use super::work::Entry;

/// A list item of more words is a sentence, whose known skills count and whose other words do not.
const ITEM_WORDS_MAX: usize = 5;

/// Items of a list are this long on average, or the line is a sentence. In words.
const ITEM_WORDS_MEAN: usize = 4;
/// A line of a list does not go on for longer. In bytes.
const LINE_MAX: usize = 2000;

/// Places kept for one skill: more support nothing that these do not.
const EVIDENCE_MAX: usize = 64;
/// A link or address is not longer on either side of a word. In bytes.
const ADDRESS_REACH: usize = 200;

/// Words before what is known: "Proficient in Java" lists Java.
const LEADS: &[&str] = &[
    "proficient in",
    "proficient with",
    "proficiency in",
    "knowledge of",
    "working knowledge of",
    "good knowledge of",
    "basic knowledge of",
    "basics of",
    "experience in",
    "experience with",
    "experienced in",
    "experienced with",
    "expert in",
    "expertise in",
    "familiar with",
    "familiarity with",
    "strong knowledge of",
    "knowledge in",
    "skilled in",
    "well versed in",
    "well versed with",
    "hands on experience in",
    "hands on experience with",
    "hands-on experience in",
    "hands-on experience with",
    "understanding of",
    "good understanding of",
    "exposure to",
    "certified in",
    "and",
    "or",
    "etc",
    "including",
    "such as",
    "excellent",
    "strong",
    "good",
    "basic",
    "advanced",
    "others",
    "other",
    "using",
    "in",
    "with",
];

/// Words of labels behind which an account lists what was worked with.
const LIST_LABELS: &[&str] = &[
    "environment", "technology", "technologies", "tool", "tools", "software", "softwares", "skills", "languages",
    "language", "database", "databases", "platform", "platforms", "framework", "frameworks", "ide", "ides", "hardware",
    "tech", "stack", "technical",
];

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
            self.skills.push(Skill { id, name: Some(name), ..Skill::default() });
        }
        let skill = &mut self.skills[at];
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
                mentions(page, line, context.vocabulary, &mut found);
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

/// The lines of a list: a row that breaks off ("Java,", "HTML (1") goes on in the next one.
fn joined(page: &Page<'_>, rows: &[Row]) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    for row in rows {
        let text = page.row(row);
        let goes_on = |line: Span| {
            let before = page.read(line);
            let open = before.matches('(').count() > before.matches(')').count();
            let broken = before.ends_with([',', '/', '&', '-']) || before.ends_with(" and") || before.ends_with(" or");
            line.end - line.start < LINE_MAX
                && (open || broken || text.starts_with(char::is_lowercase) && before.contains(' '))
        };
        match lines.last_mut() {
            Some(line) if !row.bullet && goes_on(*line) => line.end = row.span.end,
            _ => lines.push(row.span),
        }
    }
    lines
}

/// Whether a line of an account says by its label that it lists what was worked with: "Environment: Java, Oracle".
fn is_labelled_list(text: &str) -> bool {
    let Some(colon) = text.find(':').filter(|at| *at <= 40) else { return false };
    let label = text[..colon].to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().count() <= 4 && words.any(|word| LIST_LABELS.contains(&word))
}

/// The items of a line of a list: "Tools: Git, Docker (3 years)". Of a sentence, only what the vocabulary knows.
fn list(page: &Page<'_>, line: Span, vocabulary: &Vocabulary, found: &mut Collection) {
    let text = page.read(line);
    let category = text
        .find(':')
        .filter(|colon| text[..*colon].split_whitespace().count() <= 5 && !text[*colon..].starts_with("://"));
    let start = line.start + category.map_or(0, |colon| colon + 1);
    let items = items(page, Span::new(start, line.end));
    let words: usize = items.iter().map(|item| page.read(*item).split_whitespace().count()).sum();
    let listed = words <= items.len() * ITEM_WORDS_MEAN;
    for item in items {
        let (name, years) = stated_years(page, item);
        let name = without_lead(
            page,
            page.trim(name, |c| matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '"' | '/' | '&') || is_mark(c)),
        );
        let words = page.read(name);
        let group =
            words.contains('(') && words.contains([',', '/']) || words.split_whitespace().count() > ITEM_WORDS_MAX;
        if let Some(id) = vocabulary.find_skill(words).filter(|_| !group) {
            found.add(Some(id), page.value(name), name, years);
            continue;
        }
        // "Kiln firing (raku and salt)": of a longer item that the vocabulary knows in part, the known parts are the skills.
        let known = skill::mentions(page.read(item), Setting::List, vocabulary);
        let count = words.split_whitespace().count();
        if listed && is_name(words) && (known.is_empty() || known.len() == 1 && count == 2) {
            found.add(None, page.value(name), name, years);
        }
        for mention in known {
            add_mention(page, item, mention, found);
        }
    }
}

/// Whether an item that the vocabulary does not know can be the name of a skill.
fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let plain = words.chars().filter(|c| c.is_alphabetic()).count() * 2 >= words.chars().count() && words.len() <= 60;
    let balanced = words.matches('(').count() == words.matches(')').count();
    let address = words.contains("://") || words.contains("www.") || words.contains('@');
    // "5 years", "Since 2008" and "83.3 distinction" say how much or how long.
    let measure = words.starts_with(|c: char| c.is_ascii_digit()) && words.contains(' ')
        || words.to_lowercase().contains("year")
        || words.to_lowercase().starts_with("since ")
        || words.split(' ').any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && count > 2);
    (1..=ITEM_WORDS_MAX).contains(&count)
        && !measure
        && plain
        && balanced
        && !address
        && !is_placeholder(words)
        && !is_sentence(words)
        && !is_title(words)
        && !words.split([' ', '/']).all(is_trade_word)
}

/// Whether the words say something about the skill rather than name it.
fn is_sentence(words: &str) -> bool {
    let verbs = [
        "is", "are", "was", "were", "have", "has", "i", "my", "the", "to", "etc", "that", "which", "who", "our",
        "their",
    ];
    words.ends_with('.') && words.contains(' ')
        || words.split_whitespace().any(|word| verbs.contains(&word.to_lowercase().as_str()))
        || words.contains('@')
}

/// The parts between commas, semicolons, marks and wide gaps, outside brackets.
fn items(page: &Page<'_>, span: Span) -> Vec<Span> {
    let mut items = Vec::new();
    for cell in page.cells(span) {
        let text = page.read(cell);
        let mut start = 0;
        let mut depth = 0_u32;
        for (at, c) in text.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let dash =
                matches!(c, '–' | '—' | '-') && text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
            if depth == 0 && (matches!(c, ',' | ';') || dash) {
                items.push(Span::new(cell.start + start, cell.start + at));
                start = at + c.len_utf8();
            }
        }
        items.push(Span::new(cell.start + start, cell.end));
    }
    items.into_iter().map(|item| page.trim(item, |_| false)).filter(|item| item.start < item.end).collect()
}

/// "Java (3 years)": the name and the years in the bracket behind it. "Less than 1 year" states no number of years.
fn stated_years(page: &Page<'_>, item: Span) -> (Span, Option<Years>) {
    let text = page.read(item);
    let Some(open) = text.rfind('(') else { return (item, None) };
    let inside = text[open + 1..].trim_end_matches([')', '.', ' ']).to_lowercase();
    let name = Span::new(item.start, item.start + open);
    if !(inside.contains("year") || inside.contains("yr") || inside.contains("month")) {
        return (item, None);
    }
    let number = inside.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u16>().ok());
    let exact = !inside.contains("less") && !inside.contains("month");
    (name, number.filter(|_| exact).and_then(Years::from_whole))
}

fn without_lead(page: &Page<'_>, item: Span) -> Span {
    let text = page.read(item);
    let lead = LEADS.iter().filter(|lead| {
        text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
            && text[lead.len()..].starts_with([' ', ':'])
    });
    let Some(lead) = lead.max_by_key(|lead| lead.len()) else { return item };
    page.trim(Span::new(item.start + lead.len(), item.end), |c| c == ':')
}

/// The vocabulary's skills that running text names, where they are written as names are: "with Docker and SQL", not "research into".
/// A word of the trade in small letters says what was done more often than what somebody can do.
fn mentions(page: &Page<'_>, span: Span, vocabulary: &Vocabulary, found: &mut Collection) {
    let text = page.read(span);
    for mention in skill::mentions(text, Setting::Prose, vocabulary) {
        let hard = vocabulary.skill(&mention.id).is_some_and(|entry| entry.curated && !entry.soft);
        if hard && is_written_as_name(text, mention.span) {
            add_mention(page, span, mention, found);
        }
    }
}

/// Whether a capital that no sentence asks for, a digit or a sign stands in the words. At the start of a sentence a single word counts
/// unless its ending says that it is something done.
fn is_written_as_name(text: &str, span: Span) -> bool {
    let words = span.of(text).unwrap_or_default();
    let before = text[..span.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['.', ':', '!', '?']);
    let marked = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '+' | '#');
    let noun =
        opens && !words.contains(' ') && !["ing", "ment", "ion", "ysis", "ance"].iter().any(|end| words.ends_with(end));
    noun || words.chars().skip(usize::from(opens)).any(marked)
}

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
