//! Skills that sentences ask for. The vocabulary proposes its names, the model of mentions accepts those that mean a skill in their
//! sentence, and what it is sure of counts even where the vocabulary does not know it.

use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::{Certainty, SkillMention, SkillText, Vocabulary};
use talent::{SkillId, Span};

use super::degree;
use super::role::is_role_noun;
use super::skill::{self, Setting};
use crate::mentions::{Mention, Model, Sentence};
use crate::text::pattern::any_case;
use crate::text::words::{has_word, words};

/// From how much on, in the model's units, a reading of a sentence is believed. A unit is one part in 256 of a natural logarithm of odds.
mod belief {
    /// A name that always means the skill is dropped where the sentence says otherwise by odds of five to one, in a section of needs by
    /// odds of fifty to one.
    pub(super) const AGAINST_SURE_NAME: i32 = -400;
    pub(super) const AGAINST_NEEDED_NAME: i32 = -1000;
    /// One that comes from a public list where it does by odds of three to two.
    pub(super) const AGAINST_PUBLIC_NAME: i32 = -100;
    /// Where other words say that tools of the work follow, or who works with them, the sentence can hardly say otherwise.
    pub(super) const AGAINST_TOLD_NAME: i32 = -2500;
    /// A skill of manner is asked for where the sentence reads so at all.
    pub(super) const FOR_MANNER: i32 = 0;
    /// So is a name that was not proposed. Words that are no name of the vocabulary need odds of two to one, plain ones of six to one.
    pub(super) const FOR_NAME: i32 = 0;
    pub(super) const FOR_WRITTEN_NAME: i32 = 150;
    pub(super) const FOR_PLAIN_WORDS: i32 = 450;
    /// The reading is sure of a mention by ten to one.
    pub(super) const SURE: i32 = 600;
}

/// A skill that a text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The words.
    pub(crate) span: Span,
    /// The skill that they name, where the vocabulary knows it.
    pub(crate) id: Option<SkillId>,
    /// The sentence leaves hardly a doubt that it is asked for.
    pub(crate) sure: bool,
}

/// The skills of a text, in order. No two overlap. `needs` says that the text is a section of needs and nothing else.
pub(crate) fn asked(text: &str, setting: Setting, needs: bool, vocabulary: &Vocabulary) -> Vec<Asked> {
    let named = vocabulary.skill_text(text);
    let judged = Judged::of(text, &named);
    let sure_name = if needs { belief::AGAINST_NEEDED_NAME } else { belief::AGAINST_SURE_NAME };
    let proposed = skill::judged(text, setting, &named.mentions()).into_iter();
    let mut asked: Vec<Asked> = proposed
        .filter_map(|(mention, means)| means.then_some(mention))
        .filter(|mention| {
            setting == Setting::List || is_meant(text, mention, judged.support(mention.span), sure_name, vocabulary)
        })
        .map(|mention| {
            let sure = judged.support(mention.span) >= belief::SURE;
            Asked { span: mention.span, id: Some(mention.id), sure }
        })
        .collect();
    let mut more: Vec<Asked> = Vec::new();
    for mention in judged.mentions.iter().filter_map(|mention| whole(text, *mention)) {
        let from = asked.partition_point(|asked| asked.span.end <= mention.span.start);
        let to = from + asked[from..].partition_point(|asked| asked.span.start < mention.span.end);
        match &mut asked[from..to] {
            [] if skill::is_counter(text, mention.span) => {}
            [] => more.extend(unproposed(text, &mention, vocabulary)),
            [only] if is_most_of(only.span, mention.span) => {
                only.span = mention.span;
                let id = mention.span.of(text).and_then(|words| vocabulary.find_skill(words));
                only.id = id.or_else(|| only.id.take());
                only.sure |= mention.margin >= belief::SURE;
            }
            _ => {}
        }
    }
    if !more.is_empty() {
        let degrees = degree::find(text);
        let is_apart = |span: Span| degrees.iter().all(|one| one.span.end <= span.start || span.end <= one.span.start);
        asked.extend(more.into_iter().filter(|asked| is_apart(asked.span)));
    }
    asked.sort_by_key(|asked| asked.span.start);
    asked
}

/// What the model makes of a text.
#[derive(Default)]
struct Judged {
    mentions: Vec<Mention>,
    /// Every word, and how much speaks for its being in a mention.
    words: Vec<(Span, i32)>,
}

impl Judged {
    fn of(text: &str, named: &SkillText<'_>) -> Self {
        let mut judged = Self::default();
        for Sentence { words, reading } in Model::embedded().read_named(text, named) {
            judged.mentions.extend(reading.mentions);
            judged.words.extend(words.iter().map(|word| word.span).zip(reading.inside));
        }
        judged
    }

    /// How much speaks for the likeliest word of a range.
    fn support(&self, span: Span) -> i32 {
        let first = self.words.partition_point(|(word, _)| word.end <= span.start);
        let within = self.words[first..].iter().take_while(|(word, _)| word.start < span.end);
        within.map(|(_, inside)| *inside).max().unwrap_or(0)
    }
}

/// Whether a name of the vocabulary means the skill in its sentence. Everyday words were proposed only in a list of skills, and of a short item
/// there is nothing else to be meant: both tell more than the model can.
fn is_meant(text: &str, mention: &SkillMention, support: i32, sure_name: i32, vocabulary: &Vocabulary) -> bool {
    let Some(entry) = vocabulary.skill(&mention.id) else { return false };
    match mention.certainty {
        _ if entry.soft => support >= belief::FOR_MANNER,
        Certainty::InContext => true,
        Certainty::Anywhere if skill::is_own_item(text, mention.span) => true,
        Certainty::Anywhere if entry.curated => {
            support >= sure_name || support >= belief::AGAINST_TOLD_NAME && is_told(text, mention.span)
        }
        Certainty::Anywhere => support >= belief::AGAINST_PUBLIC_NAME,
    }
}

/// Whether other words say that a name is a tool of the work, or who works with it.
fn is_told(text: &str, span: Span) -> bool {
    skill::is_introduced(text, span.start) || is_in_stack(text, span) || is_of_role(text, span)
}

/// A mention where no name was proposed.
fn unproposed(text: &str, mention: &Mention, vocabulary: &Vocabulary) -> Option<Asked> {
    let words = mention.span.of(text)?;
    let id = vocabulary.find_skill(words);
    let least = match id {
        Some(_) => belief::FOR_NAME,
        None if words.contains(char::is_uppercase) => belief::FOR_WRITTEN_NAME,
        None => belief::FOR_PLAIN_WORDS,
    };
    let named = || may_be_skill(words) && vocabulary.find_places(words, None).is_empty();
    let counts = mention.margin >= least && (id.is_some() || named());
    counts.then_some(Asked { span: mention.span, id, sure: mention.margin >= belief::SURE })
}

/// Whether the line says before the words that what follows is what the work is done with: "Our stack is Python, Redis and ...".
fn is_in_stack(text: &str, span: Span) -> bool {
    const REACH: usize = 160;
    static STACK: LazyLock<Regex> = LazyLock::new(|| {
        any_case(
            r"\b(?:(?:stack|toolkit|tool ?set|technologies)\b[^.!?\n]*|(?:we|you)(?:['’]\w+| will)?(?: \w+ly| also)? (?:use|work with)\b[^.!?\n]*|(?:built|written|coded|based) (?:in|on|with|using)\b[^.!?\n]*)$",
        )
    });
    let from = (0..=span.start.saturating_sub(REACH)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    STACK.is_match(&text[from..span.start])
}

/// Whether the next word says who works with what the words name: "Rails developers".
fn is_of_role(text: &str, span: Span) -> bool {
    let next =
        text[span.end..].strip_prefix(' ').and_then(|rest| words(rest.split('\n').next()?).next()).unwrap_or_default();
    let next = next.to_lowercase();
    is_role_noun(&next) || next.strip_suffix('s').is_some_and(is_role_noun)
}

/// The mention with the bracket that closes behind it ("Baking Arts (BA" of "Baking Arts (BA)"); `None` where it breaks one apart.
pub(crate) fn whole(text: &str, mention: Mention) -> Option<Mention> {
    let words = mention.span.of(text)?;
    let count = |sign: char| words.matches(sign).count();
    let (round, square) = (count('(').checked_sub(count(')'))?, count('[').checked_sub(count(']'))?);
    let behind = text[mention.span.end..].trim_start_matches(' ');
    let closed = Span::new(mention.span.start, text.len() - behind.len() + 1);
    match (round, square) {
        (0, 0) => Some(mention),
        (1, 0) if behind.starts_with(')') => Some(Mention { span: closed, ..mention }),
        (0, 1) if behind.starts_with(']') => Some(Mention { span: closed, ..mention }),
        _ => None,
    }
}

/// Words that the vocabulary does not know may name a skill unless they name people by their work or a degree, or are a part of an address.
fn may_be_skill(words: &str) -> bool {
    const STUDIES: &[&str] = &["bachelor", "bachelors", "degree", "degrees", "diploma", "masters"];
    let mut parts = words.split(|sign: char| !sign.is_alphanumeric());
    let last = parts.clone().next_back().unwrap_or_default().to_lowercase();
    let names_people = is_role_noun(&last) || last.strip_suffix('s').is_some_and(is_role_noun);
    let spelled = parts.any(|part| part.chars().filter(|sign| sign.is_alphabetic()).count() > 1);
    spelled && !names_people && !words.contains(".com") && !has_word(words, STUDIES) && degree::find(words).is_empty()
}

/// Whether a name fills at least half of a mention around it.
fn is_most_of(name: Span, mention: Span) -> bool {
    let length = |span: Span| span.end - span.start;
    mention.start <= name.start && name.end <= mention.end && length(name) * 2 >= length(mention)
}
