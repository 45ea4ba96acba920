//! The skills that the text of a posting asks for: how much, and for how many years.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::Relation;
use talent::vocabulary::tokens::fold;
use talent::{Importance, SkillId, Span, Years, firm};

use super::super::heading::Topic;
use super::super::openings;
use super::super::scope::Scope;
use super::super::title::is_role;
use super::company::Company;
use super::{BodyLine, line_at};
use crate::facts::experience::{About, YearsMention};
use crate::facts::language;
use crate::facts::mention::{self, Asked};
use crate::facts::skill::Setting;
use crate::text::cues::{Cue, Cued};
use crate::text::pattern::any_case as pattern;

/// What makes two mentions one skill.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum SkillName {
    /// The skill of the vocabulary that both name.
    Known(SkillId),
    /// Words that the vocabulary does not know, folded.
    Written(String),
}

impl SkillName {
    pub(in super::super) fn of(id: Option<&SkillId>, written: &str) -> Self {
        id.map_or_else(|| Self::Written(fold(written)), |id| Self::Known(id.clone()))
    }
}

/// A skill of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct BodySkill {
    /// Absent for a skill that the vocabulary does not know.
    pub(in super::super) id: Option<SkillId>,
    pub(in super::super) importance: Importance,
    pub(in super::super) min_years: Option<Years>,
    /// Every place, in order; at least one.
    pub(in super::super) spans: Vec<Span>,
}

static PLUS: Cued = Cued::new(Cue::Plus, || {
    pattern(
        r"\b(?:(?:would|will|might)\s+be\s+(?:lovely|great|nice|good|ideal|awesome|fantastic|wonderful|helpful|handy|useful|cool|an?\s+plus)|(?:nice|lovely|great|handy|helpful|useful)\s+if\s+you|(?:is|are|be|as|considered)\s+(?:an?\s+)?(?:big\s+|huge\s+|strong\s+|definite\s+|added\s+|great\s+)?(?:plus|bonus|advantage|asset)|an? (?:big |huge )?plus\b|bonus(?: points)?|(?:nice|good|great|useful)[- ]to[- ]have|plus points?|added advantages?|value add|optional|beneficial|not essential|extra (?:points|credit)|pluses|not (?:a )?(?:must|mandatory|required)|brownie points)\b",
    )
});

static PREFERRED: Cued = Cued::new(Cue::Preferred, || {
    pattern(r"\b(?:prefer(?:red|ably|able|ence)?|desirable|desired|ideally|highly valued)\b")
});

static MUST: Cued = Cued::new(Cue::Must, || {
    pattern(
        r"\b(?:must(?:[- ]have)?|mandatory|required|essential|compulsory|need to (?:have|know)|is needed|minimum|at ?least)\b",
    )
});

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
    let mut places: BTreeMap<SkillName, usize> = BTreeMap::new();
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
        let asked = mention::asked(scope.of(span), setting, is_about_needs(topic), scope.vocabulary);
        for (id, place, sure) in asked.into_iter().flat_map(|asked| apart(asked, span.start, scope)) {
            let told = !is_about_needs(topic)
                && line_at(run, place.start).is_some_and(|line| {
                    company.is_meant(scope.text, line.line.span, place.start)
                        || !sure && is_field_of_business(line, id.as_ref(), place, scope)
                });
            if told
                || language::is_name(scope.of(place))
                || is_taken(taken, place)
                || is_in_address(scope.text, place)
                || id.is_none() && names_no_skill(scope.text, place)
                || names_people(scope.text, place)
            {
                continue;
            }
            let importance = importance(topic, run, place, scope);
            let name = SkillName::of(id.as_ref(), scope.of(place));
            if let Some(&at) = places.get(&name) {
                let known = &mut found[at];
                known.importance = known.importance.max(importance);
                known.spans.push(place);
            } else {
                places.insert(name, found.len());
                found.push(BodySkill { id, importance, min_years: None, spans: vec![place] });
            }
        }
    }
    for mention in years {
        let About::Skill(skills) = &mention.about else { continue };
        for skill in skills {
            if let Some(&at) = places.get(&SkillName::Known(skill.id.clone())) {
                found[at].min_years = found[at].min_years.max(mention.min);
            }
        }
    }
    found
}

/// The skills of a mention, and whether the sentence is sure of it. "C/C++" and "HTML and CSS" are written as one and are two, where the
/// whole is known as one of its parts or as what all of them make up.
fn apart(asked: Asked, offset: usize, scope: &Scope<'_>) -> Vec<(Option<SkillId>, Span, bool)> {
    static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*[/&]\s*|\s+and\s+"));
    let place = asked.span.shifted(offset);
    let words = scope.of(place);
    let joints = JOINT.find_iter(words).map(|joint| (joint.start(), joint.end()));
    let mut start = 0;
    let mut parts: Vec<(SkillId, Span)> = Vec::new();
    for (end, next) in joints.chain([(words.len(), words.len())]) {
        let part = Span::new(std::mem::replace(&mut start, next), end).shifted(place.start);
        match scope.vocabulary.find_skill(scope.of(part)) {
            Some(id) if parts.iter().all(|(known, _)| *known != id) => parts.push((id, part)),
            _ => return vec![(asked.id, place, asked.sure)],
        }
    }
    let made_up = |whole: &SkillId| {
        parts.iter().any(|(id, _)| id == whole)
            || parts.iter().all(|(id, _)| scope.vocabulary.relation(whole, id) == Relation::Implies(100))
    };
    if parts.len() > 1 && asked.id.as_ref().is_none_or(made_up) {
        parts.into_iter().map(|(id, part)| (Some(id), part, asked.sure)).collect()
    } else {
        vec![(asked.id, place, asked.sure)]
    }
}

/// What a sentence says that asks for somebody, tells what they will do or names their tools.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:experience[ds]?|knowledge|proficien\w+|familiar\w*|skill(?:s|ed)?|expert(?:ise|s)?|understand(?:ing)?|background|comfortable|fluen\w+|competen\w+|master\w*|know|must|required?|requires|need(?:s|ed)?|degree|passion\w*|able to|ability|strong|solid|interest(?:ed)?|you|your|you['’]\w+|candidates?|responsib\w+|hands-on|stack|using|technolog\w+|tools|looking for|seeking|hiring)\b",
    )
});

/// The words with which a sentence asks for what somebody brings.
static ASKS_FOR_EXPERIENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:experience[ds]?|knowledge|proficien\w+|familiar\w*|skill(?:s|ed)?|expert(?:ise)?|understanding|background|comfortable|fluen\w+|competen\w+|degree|years)\b",
    )
});

/// Whether words in running text only say in which field a firm or a team works: "a big data company", "our backend". A field is asked for
/// where its sentence asks for somebody, and the side of the work on which a team is, only where experience of it is meant. Names of tools are
/// no fields.
fn is_field_of_business(line: &BodyLine<'_>, id: Option<&SkillId>, place: Span, scope: &Scope<'_>) -> bool {
    const ITEM_BYTES_MAX: usize = 90;
    let words = scope.of(place);
    let around = sentence(scope.of(line.line.span), place.start - line.line.span.start);
    if is_side_of_work(words) {
        return !ASKS_FOR_EXPERIENCE.is_match(around);
    }
    let item = line.line.bullet.is_some() || line.line.text.len() <= ITEM_BYTES_MAX || line.topic == Topic::Duties;
    !item && id.is_none_or(|id| is_field(id, scope)) && !ASKS.is_match(around)
}

/// "Backend", "full-stack", "software development": where in the work somebody stands.
fn is_side_of_work(words: &str) -> bool {
    const SIDES: &[&str] = &[
        "back end", "backend", "client side", "front end", "frontend", "full stack", "fullstack", "server side",
        "web frontend",
    ];
    const WORK: &[&str] = &["application", "product", "software", "web"];
    let lower = words.to_lowercase().replace('-', " ");
    let (of, work) = lower.rsplit_once(' ').unwrap_or((&lower, ""));
    let worked = matches!(work, "dev" | "development" | "engineering");
    SIDES.contains(&lower.as_str()) || worked && (SIDES.contains(&of) || WORK.contains(&of)) || lower == "coding"
}

/// Whether a skill's name is a phrase of plain words ("Machine learning", "genomics") rather than a name.
fn is_field(id: &SkillId, scope: &Scope<'_>) -> bool {
    scope.vocabulary.skill(id).is_some_and(|entry| {
        let mut words = entry.name.split([' ', '-']);
        let first = words.next().unwrap_or_default();
        let rest: Vec<&str> = words.collect();
        let plain = |word: &&str| word.starts_with(|sign: char| sign.is_lowercase());
        !entry.soft && if rest.is_empty() { plain(&first) && !entry.curated } else { rest.iter().all(plain) }
    })
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
    // Whoever seeks people for a platform asks for it.
    let platform = matches!(lower.as_str(), "android" | "ios");
    if platform || !(work || openings::is_discipline(words)) {
        return false;
    }
    let after = text[place.end..].trim_start_matches([' ', '-']);
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    after.starts_with(':') || GROUPS.contains(&next) || is_role(next)
}

/// Whether words that no vocabulary knows are a heading in capitals alone on their line, a firm's name with its form or a tag behind `#`.
fn names_no_skill(text: &str, place: Span) -> bool {
    let words = place.of(text).unwrap_or_default();
    let before = text[..place.start].trim_end_matches([' ', '\t']);
    let after = text[place.end..].trim_start_matches([' ', '\t']);
    let alone =
        (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with(['\n', '\r', ':']));
    let capitals = words.contains(' ') && !words.contains(|sign: char| sign.is_lowercase() || sign.is_ascii_digit());
    let last = words.rsplit(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    alone && capitals || before.ends_with('#') || firm::is_legal_form(last)
}

/// "https : / / bakery.example / jobs / baker.html": an address into which somebody put blanks.
static SPACED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"https?\s:\s/\s/\s[^\s/]+(?:\s/\s[^\s/]+)*(?:\s/\s)?[^\s/]*$"));

/// Whether the words are a part of a link or of an address for mail.
fn is_in_address(text: &str, span: Span) -> bool {
    /// Longer words are looked at no further.
    const REACH: usize = 200;
    let start = floor_boundary(text, span.start.saturating_sub(REACH));
    let end = floor_boundary(text, (span.end + REACH).min(text.len()));
    if text[start..span.start].contains(" / / ") && SPACED.is_match(&text[start..span.start]) {
        return true;
    }
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
    if PLUS.is_match(sentence, line.cues) {
        Importance::Nice
    } else if PREFERRED.is_match(sentence, line.cues) {
        section.min(Importance::Preferred)
    } else if section > Importance::Nice && MUST.is_match(sentence, line.cues) {
        Importance::Required
    } else {
        section
    }
}

/// Whether the sentence around a place prefers what it names without asking for it.
pub(super) fn is_wish(body: &[BodyLine<'_>], at: usize, scope: &Scope<'_>) -> bool {
    line_at(body, at).is_some_and(|line| {
        let sentence = sentence(scope.of(line.line.span), at.saturating_sub(line.line.span.start));
        PLUS.is_match(sentence, line.cues) || PREFERRED.is_match(sentence, line.cues)
    })
}

/// The sentence of a line in which a place stands.
fn sentence(line: &str, at: usize) -> &str {
    /// A wall of text without full stops must stay cheap to read.
    const REACH: usize = 240;
    const SENTENCE_ENDS: [&str; 2] = [". ", "; "];
    let floor = floor_boundary(line, at.saturating_sub(REACH));
    let roof = floor_boundary(line, (at + REACH).min(line.len()));
    let before = line.get(floor..at).unwrap_or_default();
    let after = line.get(at..roof).unwrap_or_default();
    let start = SENTENCE_ENDS.iter().filter_map(|sign| before.rfind(sign)).max().map_or(floor, |end| floor + end);
    let end = SENTENCE_ENDS.iter().filter_map(|sign| after.find(sign)).min().map_or(roof, |end| at + end);
    line.get(start..end).unwrap_or(line)
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cues::tests::check_cued;

    #[test]
    fn patterns_need_their_cues() {
        check_cued(&[&PLUS, &PREFERRED, &MUST]);
    }
}
