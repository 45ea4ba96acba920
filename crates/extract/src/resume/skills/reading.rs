//! What the sentences of a résumé say by the model that was trained on résumés: which of their words name a skill of the person.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use talent::Span;
use talent::vocabulary::Vocabulary;

use super::super::page::Page;
use super::candidate::{Candidate, Line, Origin};
use super::in_address;
use super::list::{is_name, is_spoken};
use super::sight::SkillSentence;
use crate::facts::mention::whole;
use crate::mentions::{Mention, Model};

const EMBEDDED: &[u8] = include_bytes!("../../../data/resume_mentions.bin");

/// Thresholds whose crossing is a trait, in the model's units: one part in 256 of a natural logarithm of odds.
const STEPS: [i32; 12] = [-1600, -1100, -750, -500, -300, -150, 0, 150, 300, 500, 750, 1100];

/// The model that the program carries.
pub(super) fn model() -> &'static Model {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::trusted(EMBEDDED).expect("a test opens and verifies the embedded model"));
    &MODEL
}

/// What was read.
pub(super) struct Readings {
    /// In order, each with its line.
    mentions: Vec<(Mention, Line)>,
    /// Every word in order, and how much speaks for its being in a mention.
    words: Vec<(Span, i32)>,
}

impl Readings {
    pub(super) fn of(sentences: &[SkillSentence], model: &Model) -> Self {
        let mut readings = Self { mentions: Vec::new(), words: Vec::new() };
        for sentence in sentences {
            let reading = model.read_seen(&sentence.words, &sentence.features);
            readings.mentions.extend(reading.mentions.into_iter().map(|mention| (mention, sentence.line)));
            readings.words.extend(sentence.words.iter().map(|word| word.span).zip(reading.inside));
        }
        readings.mentions.sort_by_key(|(mention, _)| mention.span.start);
        readings.words.sort_by_key(|(span, _)| span.start);
        readings
    }

    /// Adds the mentions that were not found otherwise to the candidates.
    pub(super) fn propose(&self, page: &Page<'_>, vocabulary: &Vocabulary, found: &mut Vec<Candidate>) {
        let known: BTreeSet<(usize, usize)> = found.iter().map(|found| (found.span.start, found.span.end)).collect();
        for (mention, line) in &self.mentions {
            let text = page.read(line.span);
            let start = line.span.start;
            let within = Span::new(mention.span.start - start, mention.span.end - start);
            let Some(whole) = whole(text, Mention { span: within, ..*mention }) else { continue };
            let words = whole.span.of(text).unwrap_or_default();
            let span = whole.span.shifted(start);
            let id = vocabulary.find_skill(words);
            let named = || is_name(words) && vocabulary.find_places(words, None).is_empty();
            let new = !known.contains(&(span.start, span.end));
            if new && !in_address(text, whole.span) && !is_spoken(words) && (id.is_some() || named()) {
                let topic = line.topic;
                found.push(Candidate {
                    id,
                    span,
                    years: None,
                    origin: Origin::Read,
                    topic,
                    line: line.span,
                    certain: true,
                });
            }
        }
    }

    /// What the reading says of words: each trait holds for all that a better reading would have.
    pub(super) fn traits(&self, origin: &str, span: Span, traits: &mut Vec<String>) {
        let from = self.words.partition_point(|(word, _)| word.end <= span.start);
        let within = self.words[from..].iter().take_while(|(word, _)| word.start < span.end).map(|(_, inside)| *inside);
        let least = within.min().unwrap_or(i32::MIN);
        let at = self.mentions.partition_point(|(mention, _)| mention.span.end <= span.start);
        let mention = self.mentions.get(at).map(|(mention, _)| mention).filter(|mention| mention.span.overlaps(span));
        let passed = |name: &str, value: i32, traits: &mut Vec<String>| {
            for step in STEPS.iter().filter(|step| **step <= value) {
                traits.push(format!("{name} {step}"));
            }
        };
        passed("read", least, traits);
        match mention {
            Some(mention) if mention.span == span => passed("read so", mention.margin, traits),
            Some(mention) if mention.span.start <= span.start && span.end <= mention.span.end => {
                traits.push(format!("{origin} read as part"));
            }
            Some(_) => traits.push(format!("{origin} read otherwise")),
            None => traits.push(format!("{origin} not read")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn the_embedded_model_opens() {
        Model::from_bytes(Cow::Borrowed(EMBEDDED)).expect("every byte of the embedded model is verified");
    }
}
