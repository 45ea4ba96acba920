//! The likeliest labels of a sentence, and by how much each mention is likelier than none.

use talent::Span;

use super::model::{BEGIN, INSIDE, LABELS, OUTSIDE};
use super::sentence::{Gap, Word};

/// So unlikely that no sum of weights outweighs it, and sums of it stay far from the ends of the numbers.
const NEVER: i32 = -(1 << 28);

/// Words that mean a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// By how much this reading of the sentence is better than the best in which the first word begins no mention; at least 0.
    pub margin: i32,
}

/// What was found out about a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The mentions of the best reading, in order.
    pub mentions: Vec<Mention>,
    /// For each word, by how much the best reading in which it lies in a mention beats the best in which it does not.
    pub inside: Vec<i32>,
}

/// Whether a word can have a label after another's.
pub fn may_follow(from: usize, to: usize, gap: Gap) -> bool {
    to != INSIDE || from != OUTSIDE && gap.joins()
}

/// The best reading of a sentence: of the labels' scores of each word and the scores of steps.
pub(super) fn read(words: &[Word], scores: &[[i32; LABELS]], step: impl Fn(Gap, usize, usize) -> i32) -> Reading {
    let joined = |at: usize, from: usize, to: usize| {
        let gap = words[at].gap;
        if may_follow(from, to, gap) { step(gap.seen(), from, to) } else { NEVER }
    };
    let (Some(last), count) = (scores.len().checked_sub(1), scores.len()) else { return Reading::default() };
    // The best that leads to a label, and the best that can come after it.
    let mut before = vec![[NEVER; LABELS]; count];
    let mut after = vec![[0; LABELS]; count];
    for to in 0..LABELS {
        before[0][to] = if to == INSIDE { NEVER } else { step(Gap::Start, OUTSIDE, to) + scores[0][to] };
    }
    for at in 1..count {
        for to in 0..LABELS {
            let best = (0..LABELS).map(|from| before[at - 1][from] + joined(at, from, to)).max();
            before[at][to] = (best.unwrap_or(NEVER) + scores[at][to]).max(NEVER);
        }
    }
    for at in (0..last).rev() {
        for from in 0..LABELS {
            let best = (0..LABELS).map(|to| joined(at + 1, from, to) + scores[at + 1][to] + after[at + 1][to]).max();
            after[at][from] = best.unwrap_or(NEVER).max(NEVER);
        }
    }
    let through = |at: usize, label: usize| before[at][label] + after[at][label];
    let inside = (0..count).map(|at| through(at, BEGIN).max(through(at, INSIDE)) - through(at, OUTSIDE)).collect();
    let labels = best_labels(&before, joined);
    let begins = |at: usize| through(at, BEGIN) - through(at, OUTSIDE).max(through(at, INSIDE));
    Reading { mentions: mentions(words, &labels, begins), inside }
}

/// Walks back from the best end; of equal ways the one with the smaller label.
fn best_labels(before: &[[i32; LABELS]], joined: impl Fn(usize, usize, usize) -> i32) -> Vec<usize> {
    let best = |scores: [i32; LABELS]| (0..LABELS).rev().max_by_key(|label| scores[*label]).unwrap_or(OUTSIDE);
    let mut labels = vec![OUTSIDE; before.len()];
    for at in (0..before.len()).rev() {
        labels[at] = match labels.get(at + 1) {
            None => best(before[at]),
            Some(&to) => best(std::array::from_fn(|from| before[at][from] + joined(at + 1, from, to))),
        };
    }
    labels
}

fn mentions(words: &[Word], labels: &[usize], margin: impl Fn(usize) -> i32) -> Vec<Mention> {
    let mut made: Vec<Mention> = Vec::new();
    for (at, (word, label)) in words.iter().zip(labels).enumerate() {
        match (*label, made.last_mut()) {
            (BEGIN, _) => made.push(Mention { span: word.span, margin: margin(at) }),
            (INSIDE, Some(mention)) => mention.span.end = word.span.end,
            _ => {}
        }
    }
    made
}
