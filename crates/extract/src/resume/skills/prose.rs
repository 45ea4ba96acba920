//! Skills inside sentences: known ones that are written as names are, and the items of enumerations.

use talent::vocabulary::Vocabulary;
use talent::{SkillId, Span};

use crate::facts::skill::{self, Setting};

use super::super::page::Page;
use super::candidate::{Candidate, Line, Origin};
use super::in_address;
use super::list::is_name;

/// So many items of an enumeration must be known skills, and half of them all.
const ENUMERATED_MIN: usize = 2;

/// An item of an enumeration inside a sentence is not longer. In words.
const ENUMERATED_WORDS_MAX: usize = 3;

/// The vocabulary's skills that running text names.
pub(super) fn mentions(page: &Page<'_>, line: Line, vocabulary: &Vocabulary, found: &mut Vec<Candidate>) {
    let text = page.read(line.span);
    let judged = skill::judged(text, Setting::Prose, &vocabulary.skill_mentions(text));
    found.extend(judged.into_iter().filter(|(mention, _)| !in_address(text, mention.span)).map(
        |(mention, certain)| {
            let span = mention.span.shifted(line.span.start);
            Candidate {
                id: Some(mention.id),
                span,
                years: None,
                origin: Origin::Mention,
                topic: line.topic,
                line: line.span,
                certain,
            }
        },
    ));
}

/// The items of enumerations inside sentences: "with Docker, Mulegate 2.3, SQL and Ovenscript" lists four.
pub(super) fn enumerations(page: &Page<'_>, line: Line, vocabulary: &Vocabulary, found: &mut Vec<Candidate>) {
    let text = page.read(line.span);
    for run in enumerated(text, vocabulary) {
        let known: Vec<Option<SkillId>> =
            run.iter().map(|item| vocabulary.find_skill(item.of(text).unwrap_or_default())).collect();
        let hard = |id: &&SkillId| vocabulary.skill(id).is_some_and(|entry| !entry.soft);
        let certain = known.iter().flatten().filter(hard).count() >= ENUMERATED_MIN.max(run.len() / 2);
        for (item, id) in run.iter().zip(known) {
            let span = item.shifted(line.span.start);
            if !in_address(text, *item) && (id.is_some() || is_name(page.read(span))) {
                found.push(Candidate {
                    id,
                    span,
                    years: None,
                    origin: Origin::Enumerated,
                    topic: line.topic,
                    line: line.span,
                    certain,
                });
            }
        }
    }
}

/// The runs of three and more short items between commas; the last may stand behind "and".
fn enumerated(text: &str, vocabulary: &Vocabulary) -> Vec<Vec<Span>> {
    let mut runs: Vec<Vec<Span>> = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut start = 0;
    let ends = text
        .char_indices()
        .filter(|(_, c)| matches!(c, ',' | ';' | '|' | '.' | ':' | '(' | ')'))
        .chain([(text.len(), '.')]);
    for (end, sign) in ends {
        // "Node.js" and "ASP.NET" are words.
        let inner = sign == '.' && text.get(end + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        if inner {
            continue;
        }
        let part = Span::new(start, end);
        start = (end + 1).min(text.len());
        let items = parted(text, part);
        let short = items.iter().all(|item| {
            let words = item.of(text).unwrap_or_default().split_whitespace().count();
            (1..=ENUMERATED_WORDS_MAX).contains(&words)
        });
        let goes_on = matches!(sign, ',' | ';' | '|');
        if short {
            run.extend(items);
        }
        if !short || !goes_on {
            runs.push(std::mem::take(&mut run));
        }
        if !short && goes_on {
            let known = |word: &Span| vocabulary.find_skill(word.of(text).unwrap_or_default()).is_some();
            run.extend(last_word(text, part).filter(known));
        }
    }
    runs.retain(|run| run.len() >= 3);
    runs
}

/// The first item of an enumeration at the end of what leads to it: "the kiln's software with Java".
fn last_word(text: &str, part: Span) -> Option<Span> {
    let words = part.of(text)?.trim_end();
    let word = words.rsplit(' ').next().filter(|word| word.starts_with(char::is_uppercase))?;
    Some(Span::new(part.start + words.len() - word.len(), part.start + words.len()))
}

/// The items of a part between commas: one, or two around "and" or "&".
fn parted(text: &str, part: Span) -> Vec<Span> {
    let words = part.of(text).unwrap_or_default();
    let body = words.trim_start();
    let body = body.strip_prefix("and ").or_else(|| body.strip_prefix("or ")).unwrap_or(body);
    let start = part.start + (words.len() - body.len());
    let joint = [" and ", " & "].iter().find_map(|joint| Some((body.find(joint)?, joint.len())));
    let (first, second) = match joint {
        Some((at, length)) => (&body[..at], Some((at + length, &body[at + length..]))),
        None => (body, None),
    };
    let item = |at: usize, words: &str| {
        let lead = words.len() - words.trim_start().len();
        Span::new(start + at + lead, start + at + lead + words.trim().len())
    };
    let items = [Some(item(0, first)), second.map(|(at, words)| item(at, words))];
    items.into_iter().flatten().filter(|item| item.start < item.end).collect()
}
