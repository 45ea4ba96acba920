//! Labelled sentences of SkillSpan.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use extract::mentions::model::{BEGIN, INSIDE, OUTSIDE};
use extract::mentions::sentence::{Word, sentences};
use serde::Deserialize;
use talent::Span;

/// A sentence with its labels.
#[derive(Clone, Debug)]
pub(super) struct Example {
    /// The number of the document from which it comes.
    pub(super) document: u32,
    pub(super) text: String,
    pub(super) words: Vec<Word>,
    pub(super) labels: Vec<usize>,
    /// The marked ranges of the text, also where no word begins or ends there.
    pub(super) gold: Vec<Span>,
}

#[derive(Deserialize)]
struct Row {
    idx: u32,
    source: String,
    tokens: Vec<String>,
    tags_knowledge: Vec<String>,
}

/// The sentences of a file of SkillSpan, in order.
pub(super) fn read(path: &Path) -> Result<Vec<Example>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    parse(&text).with_context(|| format!("cannot read {}", path.display()))
}

/// The sentences of the lines of a file of SkillSpan.
pub(super) fn parse(lines: &str) -> Result<Vec<Example>> {
    let mut made = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        let at = || format!("line {}", number + 1);
        let row: Row = serde_json::from_str(line).with_context(at)?;
        ensure!(row.tokens.len() == row.tags_knowledge.len(), "{}: as many tags as tokens are expected", at());
        let document = row.idx * 2 + u32::from(row.source == "house");
        let gold = marked(&row);
        let text = row.tokens.join(" ");
        for words in sentences(&text) {
            made.extend(Example::of(document, &text, words, &gold));
        }
    }
    Ok(made)
}

impl Example {
    /// A sentence of a text in which these ranges are marked.
    fn of(document: u32, text: &str, words: Vec<Word>, gold: &[Span]) -> Option<Self> {
        let (first, last) = words.first().zip(words.last())?;
        let within = |span: &&Span| span.start < last.span.end && first.span.start < span.end;
        let gold: Vec<Span> = gold.iter().filter(within).copied().collect();
        let labels = labels(&words, &gold);
        Some(Self { document, text: text.to_owned(), words, labels, gold })
    }

    /// The sentence with names in the place of about half of its mentions; absent where it has none.
    pub(super) fn varied(&self, names: &[String], draw: &mut Draw) -> Option<Self> {
        let (first, last) = self.words.first().zip(self.words.last())?;
        if self.gold.is_empty() || names.is_empty() {
            return None;
        }
        let (mut text, mut gold, mut at) = (String::new(), Vec::new(), first.span.start);
        for span in &self.gold {
            text.push_str(self.text.get(at..span.start).unwrap_or_default());
            let start = text.len();
            let own = self.text.get(span.start..span.end).unwrap_or_default();
            text.push_str(if draw.below(2) == 0 { own } else { &names[draw.below(names.len())] });
            gold.push(Span::new(start, text.len()));
            at = span.end;
        }
        text.push_str(self.text.get(at..last.span.end.max(at)).unwrap_or_default());
        let words: Vec<Word> = sentences(&text).into_iter().flatten().collect();
        Self::of(self.document, &text, words, &gold)
    }
}

/// Draws that are the same on every machine.
#[derive(Debug)]
pub(super) struct Draw(pub(super) u64);

impl Draw {
    /// A number below `count`, which is not 0.
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count
    }
}

/// The marked ranges of a row's tokens, joined by blanks.
fn marked(row: &Row) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let (mut at, mut open) = (0, false);
    for (token, tag) in row.tokens.iter().zip(&row.tags_knowledge) {
        let span = Span::new(at, at + token.len());
        at = span.end + 1;
        match tag.as_str() {
            "B" => spans.push(span),
            "I" if open => {
                if let Some(last) = spans.last_mut() {
                    last.end = span.end;
                }
            }
            _ => {}
        }
        open = tag == "B" || open && tag == "I";
    }
    spans
}

/// The label of each word by the range in which it begins.
fn labels(words: &[Word], gold: &[Span]) -> Vec<usize> {
    let mut before = None;
    let mut made = Vec::with_capacity(words.len());
    for word in words {
        let around = gold.iter().position(|span| span.start <= word.span.start && word.span.start < span.end);
        made.push(match around {
            None => OUTSIDE,
            Some(_) if around != before || !word.gap.joins() => BEGIN,
            Some(_) => INSIDE,
        });
        before = around;
    }
    made
}
