//! Skills that sentences ask for. The vocabulary proposes its names, the model of mentions accepts those that mean a skill in their
//! sentence, and what it is sure of counts even where the vocabulary does not know it.

use talent::vocabulary::{Certainty, SkillMention, SkillText, Vocabulary};
use talent::{SkillId, Span};

use super::degree;
use super::role::is_role_noun;
use super::skill::{self, Setting};
use crate::mentions::{Mention, Model, Sentence};

/// From how much on, in the model's units, a reading of a sentence is believed. A unit is one part in 256 of a natural logarithm of odds.
mod belief {
    /// A name that always means the skill is dropped only where the sentence says otherwise by odds of fifty to one.
    pub(super) const AGAINST_SURE_NAME: i32 = -1000;
    /// One that comes from a public list where it does by odds of seven to one.
    pub(super) const AGAINST_PUBLIC_NAME: i32 = -500;
    /// A skill of manner is asked for where the sentence reads so at all.
    pub(super) const FOR_MANNER: i32 = 0;
    /// A name that was not proposed counts by odds of three to one, for words that are no name ten to one are asked.
    pub(super) const FOR_NAME: i32 = 300;
    pub(super) const FOR_UNKNOWN: i32 = 600;
}

/// A skill that a text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The words.
    pub(crate) span: Span,
    /// The skill that they name, where the vocabulary knows it.
    pub(crate) id: Option<SkillId>,
}

/// The skills of a text, in order. No two overlap.
pub(crate) fn asked(text: &str, setting: Setting, vocabulary: &Vocabulary) -> Vec<Asked> {
    let named = vocabulary.skill_text(text);
    let judged = Judged::of(text, &named);
    let proposed = skill::judged(text, setting, named.mentions()).into_iter();
    let mut asked: Vec<Asked> = proposed
        .filter_map(|(mention, means)| means.then_some(mention))
        .filter(|mention| setting == Setting::List || is_meant(text, mention, judged.support(mention.span), vocabulary))
        .map(|mention| Asked { span: mention.span, id: Some(mention.id) })
        .collect();
    let mut more: Vec<Asked> = Vec::new();
    for mention in judged.mentions.iter().filter(|mention| mention.span.of(text).is_some_and(is_whole)) {
        let from = asked.partition_point(|asked| asked.span.end <= mention.span.start);
        let to = from + asked[from..].partition_point(|asked| asked.span.start < mention.span.end);
        match &mut asked[from..to] {
            [] => more.extend(unproposed(text, mention, vocabulary)),
            [only] if is_most_of(only.span, mention.span) => {
                only.span = mention.span;
                let id = mention.span.of(text).and_then(|words| vocabulary.find_skill(words));
                only.id = id.or_else(|| only.id.take());
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
fn is_meant(text: &str, mention: &SkillMention, support: i32, vocabulary: &Vocabulary) -> bool {
    let Some(entry) = vocabulary.skill(&mention.id) else { return false };
    match mention.certainty {
        _ if entry.soft => support >= belief::FOR_MANNER,
        Certainty::InContext => true,
        Certainty::Anywhere if skill::is_own_item(text, mention.span) => true,
        Certainty::Anywhere if entry.curated => support >= belief::AGAINST_SURE_NAME,
        Certainty::Anywhere => support >= belief::AGAINST_PUBLIC_NAME,
    }
}

/// A mention where no name was proposed.
fn unproposed(text: &str, mention: &Mention, vocabulary: &Vocabulary) -> Option<Asked> {
    let words = mention.span.of(text)?;
    let id = vocabulary.find_skill(words);
    let least = if id.is_some() { belief::FOR_NAME } else { belief::FOR_UNKNOWN };
    let counts = mention.margin >= least && (id.is_some() || may_be_skill(words));
    counts.then_some(Asked { span: mention.span, id })
}

/// Whether the words break no bracket apart ("Baking (BA").
fn is_whole(words: &str) -> bool {
    let count = |sign: char| words.matches(sign).count();
    count('(') == count(')') && count('[') == count(']')
}

/// Words that the vocabulary does not know may name a skill unless they name people by their work or a degree, or are a part of an address.
fn may_be_skill(words: &str) -> bool {
    let mut parts = words.split(|sign: char| !sign.is_alphanumeric());
    let last = parts.clone().next_back().unwrap_or_default().to_lowercase();
    let names_people = is_role_noun(&last) || last.strip_suffix('s').is_some_and(is_role_noun);
    let has_word = parts.any(|part| part.chars().filter(|sign| sign.is_alphabetic()).count() > 1);
    has_word && !names_people && !words.contains(".com") && degree::find(words).is_empty()
}

/// Whether a name fills at least half of a mention around it.
fn is_most_of(name: Span, mention: Span) -> bool {
    let length = |span: Span| span.end - span.start;
    mention.start <= name.start && name.end <= mention.end && length(name) * 2 >= length(mention)
}
