//! The words of a search held against the postings: all must stand somewhere, and where they stand makes the score.

use talent::vocabulary::Vocabulary;
use talent::vocabulary::tokens::Tokens;

use super::Index;
use super::document::{DESCRIPTION, EMPLOYER, Fields, PLACES, SKILL_MARK, SKILLS, TITLE};
use super::terms::Hit;

/// What a word is worth in each field: a title says what a job is, a description also what it is not.
const WORTH: [(Fields, u32); 5] = [(TITLE, 16), (EMPLOYER, 10), (SKILLS, 8), (PLACES, 6), (DESCRIPTION, 2)];
/// Words that join others and narrow nothing; kept where a search has no other.
const JOINING: [&str; 14] = ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "or", "the", "to", "with"];
/// Fewer letters begin too many words.
const BEGINNING_LETTERS_MIN: usize = 2;

/// A part of a search that must be met: by a skill under any of its names, or by its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Clause {
    skill: Option<String>,
    words: Vec<String>,
    /// The last word may be the beginning of one.
    open: bool,
}

impl Index {
    /// For each slot the score of the words there, 0 where one of them is missing. `None` for a text without a word.
    pub(super) fn score(&self, written: &str, vocabulary: &Vocabulary) -> Option<Vec<u32>> {
        let clauses = clauses(written, vocabulary);
        let mut clauses = clauses.iter().map(|clause| self.clause(clause));
        let mut scores = clauses.next()?;
        for other in clauses {
            both(&mut scores, &other);
        }
        Some(scores)
    }

    /// For each slot whether all words stand in the posting's places.
    pub(super) fn in_places(&self, written: &str) -> Vec<u32> {
        let tokens = Tokens::of(written);
        let mut met = vec![1; self.rows.len()];
        for word in tokens.words() {
            let mut of_word = vec![0; self.rows.len()];
            for hit in self.terms.of(word).iter().filter(|hit| hit.fields() & PLACES != 0) {
                of_word[hit.slot() as usize] = 1;
            }
            both(&mut met, &of_word);
        }
        met
    }

    fn clause(&self, clause: &Clause) -> Vec<u32> {
        let mut scores = vec![0; self.rows.len()];
        if let Some((last, before)) = clause.words.split_last() {
            self.best(std::iter::once(self.terms.of(last)), &mut scores);
            if clause.open && last.len() >= BEGINNING_LETTERS_MIN && self.terms.of(last).is_empty() {
                self.best(self.terms.beginning(last), &mut scores);
            }
            for word in before {
                let mut of_word = vec![0; self.rows.len()];
                self.best(std::iter::once(self.terms.of(word)), &mut of_word);
                both(&mut scores, &of_word);
            }
        }
        if let Some(skill) = &clause.skill {
            self.best(std::iter::once(self.terms.of(skill)), &mut scores);
        }
        scores
    }

    /// Raises each posting's score to what the best of these words is worth there; the rarer they are together, the more.
    fn best<'a>(&self, words: impl Iterator<Item = &'a [Hit]>, scores: &mut [u32]) {
        let words: Vec<&[Hit]> = words.collect();
        let stand = words.iter().map(|hits| hits.len()).sum::<usize>().max(1);
        let rarity = 1 + (self.slots.len().max(stand) / stand).ilog2();
        for hit in words.into_iter().flatten() {
            let score = &mut scores[hit.slot() as usize];
            *score = (*score).max(worth(hit.fields()) * rarity);
        }
    }
}

fn worth(fields: Fields) -> u32 {
    WORTH.iter().filter(|(field, _)| fields & field != 0).map(|(_, worth)| worth).sum()
}

/// Adds up where both are met.
fn both(scores: &mut [u32], others: &[u32]) {
    for (score, other) in scores.iter_mut().zip(others) {
        *score = if *score > 0 && *other > 0 { *score + *other } else { 0 };
    }
}

fn clauses(written: &str, vocabulary: &Vocabulary) -> Vec<Clause> {
    let tokens = Tokens::of(written);
    let mentions = vocabulary.skill_mentions(written);
    let all_join = tokens.words().all(|word| JOINING.contains(&word));
    let mut clauses: Vec<(Option<usize>, Clause)> = Vec::new();
    for token in tokens.all() {
        let word = tokens.folded(token).to_owned();
        let mention = mentions.iter().position(|mention| mention.span.contains(token.span()));
        match clauses.last_mut() {
            Some((of, clause)) if mention.is_some() && *of == mention => clause.words.push(word),
            _ if mention.is_none() && !all_join && JOINING.contains(&word.as_str()) => {}
            _ => {
                let skill = mention.map(|at| format!("{SKILL_MARK}{}", mentions[at].id.as_str()));
                clauses.push((mention, Clause { skill, words: vec![word], open: false }));
            }
        }
    }
    let mut clauses: Vec<Clause> = clauses.into_iter().map(|(_, clause)| clause).collect();
    if let Some(last) = clauses.last_mut() {
        last.open = true;
    }
    clauses
}
