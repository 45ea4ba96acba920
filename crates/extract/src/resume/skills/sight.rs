//! What there is to see of each word of a résumé that may be part of a skill: what a sentence shows by itself, and where on the page it stands.

use std::collections::{BTreeMap, BTreeSet};

use talent::Span;
use talent::vocabulary::Vocabulary;

use super::super::draft::Draft;
use super::super::headings::Section;
use super::super::page::Page;
use super::candidate::{Candidate, Line, Origin};
use super::list::{is_labelled_list, joined};
use crate::mentions::Model;
use crate::mentions::features::{Out, features, fnv};
use crate::mentions::sentence::{Word, sentences};

/// Where hashes of words begin, and where templates are numbered from, so that no feature is one of a sentence by itself.
const START: u32 = 0x2545_f491;
const TEMPLATES: u32 = 1 << 16;
/// Stands for what is before the first or behind the last word.
const EDGE: u32 = u32::MAX;
/// A label in front of a colon is not longer. In bytes.
const LABEL_MAX: usize = 40;
/// Words that are said so often and more are said often.
const OFTEN: u32 = 5;

/// Ends of the names of fields that name something else than a skill.
const NAMES: [&str; 7] = [".position", ".name", ".location", ".institution", ".studyType", ".area", ".label"];

/// A sentence of a résumé.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillSentence {
    /// Its words, by where they stand in the résumé.
    pub words: Vec<Word>,
    /// What there is to see of each.
    pub features: Vec<Vec<u32>>,
    /// The line in which it stands.
    pub(super) line: Line,
}

/// The sentences of all sections. What there is to see of words that `hidden` names, or because of them, is left out.
pub(super) fn see(
    draft: &Draft<'_, '_>,
    sections: &[Section],
    candidates: &[Candidate],
    vocabulary: &Vocabulary,
    hidden: &dyn Fn(&str) -> bool,
) -> Vec<SkillSentence> {
    let page = draft.page;
    let mut lined: Vec<(Line, bool, Vec<Word>)> = Vec::new();
    for section in sections {
        for span in joined(page, &page.rows[section.rows.clone()]) {
            let row = page.rows.partition_point(|row| row.span.start < span.start);
            let bullet = page.rows.get(row).is_some_and(|row| row.bullet);
            let line = Line { topic: section.topic, span };
            lined.extend(sentences(page.read(span)).into_iter().map(|words| (line, bullet, words)));
        }
    }
    let around = Around::of(draft, candidates, lined.iter().flat_map(|(_, _, words)| words), vocabulary);
    lined
        .into_iter()
        .map(|(line, bullet, words)| {
            let features = |words: &[Word]| around.features(&around.line(page, line, bullet, words), words, vocabulary);
            let mut seen = features(&words);
            if words.iter().any(|word| hidden(&word.folded)) {
                let mut blanked = words.clone();
                blanked.iter_mut().filter(|word| hidden(&word.folded)).for_each(|word| word.folded.clear());
                for (seen, blanked) in seen.iter_mut().zip(features(&blanked)) {
                    let blanked: BTreeSet<u32> = blanked.into_iter().collect();
                    seen.retain(|feature| blanked.contains(feature));
                }
            }
            let place = |word: Word| Word { span: word.span.shifted(line.span.start), ..word };
            SkillSentence { words: words.into_iter().map(place).collect(), features: seen, line }
        })
        .collect()
}

/// What the whole résumé tells about its words.
struct Around {
    /// Where words of candidates begin, with what the candidate was found as and which of its words it is.
    candidates: BTreeMap<usize, u32>,
    /// What names something else, by where it begins: a kind with the range.
    names: BTreeMap<usize, (u32, Span)>,
    /// Words of lists of skills.
    listed: BTreeSet<String>,
    times: BTreeMap<String, u32>,
}

/// What a line tells about its words.
struct OfLine<'p> {
    text: &'p str,
    topic: u32,
    bullet: u32,
    candidates: Vec<u32>,
    names: Vec<u32>,
    label: Vec<u32>,
    length: u32,
    commas: u32,
    known: u32,
    labelled: u32,
}

impl Around {
    fn of<'w>(
        draft: &Draft<'_, '_>,
        candidates: &[Candidate],
        words: impl Iterator<Item = &'w Word>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut around = Self {
            candidates: BTreeMap::new(),
            names: BTreeMap::new(),
            listed: BTreeSet::new(),
            times: BTreeMap::new(),
        };
        for candidate in candidates {
            let kind = kind(candidate, vocabulary);
            let parts: Vec<Word> = sentences(draft.page.read(candidate.span)).into_iter().flatten().collect();
            for (at, word) in parts.iter().enumerate() {
                let place = u32::from(at == 0) | u32::from(at + 1 == parts.len()) << 1;
                around.candidates.entry(candidate.span.start + word.span.start).or_insert(1 | place << 1 | kind << 3);
                if candidate.origin.is_listed() {
                    around.listed.insert(word.folded.clone());
                }
            }
        }
        for (field, spans) in &draft.profile.evidence {
            if let Some(kind) = NAMES.iter().zip(1..).find_map(|(end, kind)| field.ends_with(end).then_some(kind)) {
                around.names.extend(spans.iter().map(|span| (span.start, (kind, *span))));
            }
        }
        for word in words {
            *around.times.entry(word.folded.clone()).or_default() += 1;
        }
        around
    }

    /// What a line tells.
    fn line<'p>(&self, page: &'p Page<'_>, line: Line, bullet: bool, words: &[Word]) -> OfLine<'p> {
        let text = page.read(line.span);
        let start = line.span.start;
        let candidate = |word: &Word| self.candidates.get(&(start + word.span.start)).copied().unwrap_or(0);
        let name = |word: &Word| {
            let span = word.span.shifted(start);
            let before = self.names.range(..span.end).next_back();
            before.filter(|(_, (_, name))| name.overlaps(span)).map_or(0, |(_, (kind, _))| *kind)
        };
        let candidates: Vec<u32> = words.iter().map(candidate).collect();
        let known = candidates.iter().filter(|mark| **mark != 0).count();
        let count = text.split_whitespace().count();
        let signs = text.chars().filter(|c| matches!(c, ',' | ';' | '|' | '•')).count();
        let label = text.split_once(':').map(|(label, _)| label).filter(|label| label.len() <= LABEL_MAX);
        let label = label.map(|label| sentences(label).into_iter().flatten().map(|word| hash(&word)).collect());
        OfLine {
            text,
            topic: line.topic as u32,
            bullet: u32::from(bullet),
            names: words.iter().map(name).collect(),
            label: label.unwrap_or_default(),
            length: length_class(count),
            commas: if signs > 1 && signs * 4 >= count { 2 } else { u32::from(signs > 0) },
            known: u32::try_from(known * 4 / words.len().max(1)).unwrap_or(0),
            labelled: u32::from(is_labelled_list(text)),
            candidates,
        }
    }

    /// The features of the words of a sentence.
    fn features(&self, line: &OfLine<'_>, words: &[Word], vocabulary: &Vocabulary) -> Vec<Vec<u32>> {
        let mut seen = features(line.text, words, &Model::embedded().classes(), vocabulary);
        for (at, seen) in seen.iter_mut().enumerate() {
            let mut out = Out::numbered_from(TEMPLATES, std::mem::take(seen));
            line.add_place(words, at, &mut out);
            self.add_candidates(line, words, at, &mut out);
            *seen = out.made;
        }
        seen
    }

    /// What was found there already.
    fn add_candidates(&self, line: &OfLine<'_>, words: &[Word], at: usize, out: &mut Out) {
        let mark =
            |by: isize| at.checked_add_signed(by).and_then(|at| line.candidates.get(at)).copied().unwrap_or(EDGE);
        let hash = |by| hash_at(words, at, by);
        let word = words[at].folded.as_str();
        let listed = u32::from(self.listed.contains(word));
        let times = self.times.get(word).copied().unwrap_or_default().min(OFTEN);
        out.add(&[mark(0)]);
        out.add(&[mark(-1)]);
        out.add(&[mark(1)]);
        out.add(&[mark(-1), mark(0)]);
        out.add(&[mark(0), mark(1)]);
        out.add(&[mark(0), line.topic]);
        out.add(&[mark(0), hash(-1)]);
        out.add(&[mark(0), hash(0)]);
        out.add(&[mark(0), hash(1)]);
        out.add(&[mark(0), line.length, line.commas]);
        out.add(&[listed, line.topic]);
        out.add(&[listed, mark(0)]);
        out.add(&[times, listed, mark(0) & 1]);
        let label = out.next();
        for word in &line.label {
            out.add_to(label, &[*word, mark(0) & 1]);
        }
    }
}

impl OfLine<'_> {
    /// Where the word stands.
    fn add_place(&self, words: &[Word], at: usize, out: &mut Out) {
        let gap = |at: usize| words.get(at).map_or(EDGE, |word| word.gap as u32);
        let (before, after) = (gap(at), gap(at + 1));
        let hash = |by| hash_at(words, at, by);
        let place = |from: usize| u32::try_from(from.min(3)).unwrap_or(0);
        let (first, last) = (place(at), place(words.len() - 1 - at));
        out.add(&[self.topic]);
        out.add(&[self.topic, before, after]);
        out.add(&[before, after]);
        out.add(&[before]);
        out.add(&[after]);
        out.add(&[self.bullet, self.labelled, self.topic]);
        out.add(&[self.length, self.commas, self.known]);
        out.add(&[self.length, self.commas]);
        out.add(&[self.commas, self.topic, before]);
        out.add(&[self.length, self.topic]);
        out.add(&[self.names[at]]);
        out.add(&[first, last, self.topic]);
        out.add(&[first, last, self.bullet]);
        out.add(&[hash(0), self.topic]);
        out.add(&[hash(-1), self.topic]);
        let label = out.next();
        for word in &self.label {
            out.add_to(label, &[*word]);
        }
    }
}

/// What a candidate was found as.
fn kind(candidate: &Candidate, vocabulary: &Vocabulary) -> u32 {
    let entry = candidate.id.as_ref().and_then(|id| vocabulary.skill(id));
    let origin = match candidate.origin {
        Origin::Item => 0,
        Origin::Part => 1,
        Origin::Mention => 2,
        Origin::Enumerated | Origin::Read => 3,
    };
    origin
        | u32::from(candidate.id.is_some()) << 2
        | u32::from(candidate.certain) << 3
        | u32::from(entry.as_ref().is_some_and(|entry| entry.soft)) << 4
        | u32::from(entry.as_ref().is_some_and(|entry| entry.curated)) << 5
}

fn hash(word: &Word) -> u32 {
    fnv(START, word.folded.as_bytes())
}

fn hash_at(words: &[Word], at: usize, by: isize) -> u32 {
    at.checked_add_signed(by).and_then(|at| words.get(at)).map_or(EDGE, hash)
}

const fn length_class(words: usize) -> u32 {
    match words {
        0..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        11..=20 => 3,
        21..=40 => 4,
        _ => 5,
    }
}
