//! The skills that the text of a posting asks for: how much, and for how many years.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use talent::{Importance, SkillId, Span, Years};

use super::super::heading::Topic;
use super::super::openings;
use super::super::scope::Scope;
use super::super::title::is_role;
use super::company::Company;
use super::{BodyLine, line_at};
use crate::facts::experience::{About, YearsMention};
use crate::facts::skill::{self, Setting};

/// A skill of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct BodySkill {
    pub(in super::super) id: SkillId,
    pub(in super::super) importance: Importance,
    pub(in super::super) min_years: Option<Years>,
    /// Every place, in order; at least one.
    pub(in super::super) spans: Vec<Span>,
}

static PLUS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:is|are|be|as|considered)\s+(?:an?\s+)?(?:big\s+|huge\s+|strong\s+|definite\s+|added\s+|great\s+)?(?:plus|bonus|advantage|asset)|an? (?:big |huge )?plus\b|bonus(?: points)?|(?:nice|good|great|useful)[- ]to[- ]have|plus points?|added advantages?|value add|optional|beneficial|not (?:a )?(?:must|mandatory|required)|brownie points)\b",
    )
});

static PREFERRED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:prefer(?:red|ably|able|ence)?|desirable|desired|ideally|highly valued)\b"));

static MUST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:must(?:[- ]have)?|mandatory|required|essential|compulsory|need to (?:have|know)|is needed|minimum|at ?least)\b",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).expect("a valid pattern")
}

/// The skills of the text in the order of their first mention. What stands in a passage about the employer or its benefits is no need,
/// nor are words that name something else (`taken`, sorted): a language, a certificate.
pub(in super::super) fn read_skills(
    body: &[BodyLine<'_>],
    years: &[YearsMention],
    employer: Option<Span>,
    taken: &[Span],
    scope: &Scope<'_>,
) -> Vec<BodySkill> {
    let mut company = Company::new(employer.map(|employer| scope.of(employer)));
    let mut found: Vec<BodySkill> = Vec::new();
    let mut places: BTreeMap<SkillId, usize> = BTreeMap::new();
    for run in runs(body) {
        let topic = run[0].topic;
        if matches!(
            topic,
            Topic::Company
                | Topic::Benefits
                | Topic::Apply
                | Topic::Place
                | Topic::Pay
                | Topic::Employer
                | Topic::Languages
        ) {
            continue;
        }
        let setting = if topic == Topic::Skills { Setting::List } else { Setting::Prose };
        let (first, last) = (run[0], run[run.len() - 1]);
        let span = Span::new(first.line.span.start, last.line.span.end);
        for mention in skill::mentions(scope.of(span), setting, scope.vocabulary) {
            let place = mention.span.shifted(span.start);
            let told = !is_about_needs(topic)
                && line_at(run, place.start)
                    .is_some_and(|line| company.is_meant(scope.text, line.line.span, place.start));
            if told || is_taken(taken, place) || is_in_address(scope.text, place) || names_people(scope.text, place) {
                continue;
            }
            let importance = importance(topic, run, place, scope);
            if let Some(&at) = places.get(&mention.id) {
                let known = &mut found[at];
                known.importance = known.importance.max(importance);
                known.spans.push(place);
            } else {
                places.insert(mention.id.clone(), found.len());
                found.push(BodySkill { id: mention.id, importance, min_years: None, spans: vec![place] });
            }
        }
    }
    for mention in years {
        let About::Skill(skills) = &mention.about else { continue };
        for skill in skills {
            if let Some(&at) = places.get(&skill.id) {
                found[at].min_years = found[at].min_years.max(mention.min);
            }
        }
    }
    found
}

/// Whether a section states needs and nothing else.
const fn is_about_needs(topic: Topic) -> bool {
    matches!(
        topic,
        Topic::Required
            | Topic::Preferred
            | Topic::Nice
            | Topic::Skills
            | Topic::Qualifications
            | Topic::Experience
            | Topic::Education
            | Topic::Certifications
            | Topic::Title
    )
}

fn is_taken(taken: &[Span], place: Span) -> bool {
    let before = taken.partition_point(|other| other.end <= place.start);
    taken.get(before).is_some_and(|other| other.start < place.end)
}

/// Whether the words say which people are meant, as in "backend engineers" and "the front-end team", or head what follows ("Backend: Rust").
fn names_people(text: &str, place: Span) -> bool {
    const GROUPS: &[&str] =
        &["team", "teams", "role", "roles", "position", "positions", "people", "side", "company", "firm", "agency"];
    let words = place.of(text).unwrap_or_default();
    let lower = words.to_lowercase();
    let work = ["development", "engineering", "dev"].iter().any(|work| lower.ends_with(work));
    if !(work || openings::is_discipline(words)) {
        return false;
    }
    let after = text[place.end..].trim_start_matches([' ', '-']);
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    after.starts_with(':') || GROUPS.contains(&next) || is_role(next)
}

/// Whether the words are a part of a link or of an address for mail.
fn is_in_address(text: &str, span: Span) -> bool {
    /// Longer words are looked at no further.
    const REACH: usize = 200;
    let start = floor_boundary(text, span.start.saturating_sub(REACH));
    let end = floor_boundary(text, (span.end + REACH).min(text.len()));
    let before = text[start..span.start]
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | ','))
        .next()
        .unwrap_or_default();
    let after = text[span.end..end].split(char::is_whitespace).next().unwrap_or_default();
    before.contains("://")
        || before.contains("www.")
        || before.contains('@')
        || [".com", ".org", ".io", ".net", ".co", "://"].iter().any(|tail| after.starts_with(tail))
        || after.starts_with('@')
}

/// Neighbouring lines with one topic.
fn runs<'b, 'a>(body: &'b [BodyLine<'a>]) -> impl Iterator<Item = &'b [BodyLine<'a>]> {
    body.chunk_by(|a, b| a.topic == b.topic)
}

/// How much a skill is wanted: by the words of its sentence, else by its section.
fn importance(topic: Topic, run: &[BodyLine<'_>], place: Span, scope: &Scope<'_>) -> Importance {
    let section = match topic {
        Topic::Nice => Importance::Nice,
        Topic::Required
        | Topic::Skills
        | Topic::Qualifications
        | Topic::Title
        | Topic::Experience
        | Topic::Certifications => Importance::Required,
        _ => Importance::Preferred,
    };
    let Some(line) = line_at(run, place.start) else { return section };
    let sentence = sentence(scope.of(line.line.span), place.start - line.line.span.start);
    if PLUS.is_match(sentence) {
        Importance::Nice
    } else if PREFERRED.is_match(sentence) {
        section.min(Importance::Preferred)
    } else if section > Importance::Nice && MUST.is_match(sentence) {
        Importance::Required
    } else {
        section
    }
}

/// Whether the sentence around a place prefers what it names without asking for it.
pub(super) fn is_wish(body: &[BodyLine<'_>], at: usize, scope: &Scope<'_>) -> bool {
    line_at(body, at).is_some_and(|line| {
        let sentence = sentence(scope.of(line.line.span), at.saturating_sub(line.line.span.start));
        PLUS.is_match(sentence) || PREFERRED.is_match(sentence)
    })
}

/// The sentence of a line in which a place stands.
fn sentence(line: &str, at: usize) -> &str {
    /// A wall of text without full stops must stay cheap to read.
    const REACH: usize = 240;
    let floor = floor_boundary(line, at.saturating_sub(REACH));
    let roof = floor_boundary(line, (at + REACH).min(line.len()));
    let start = line
        .get(floor..at)
        .and_then(|before| before.rfind(". ").or_else(|| before.rfind("; ")))
        .map_or(floor, |end| floor + end);
    let end =
        line.get(at..roof).and_then(|after| after.find(". ").or_else(|| after.find("; "))).map_or(roof, |end| at + end);
    line.get(start..end).unwrap_or(line)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
