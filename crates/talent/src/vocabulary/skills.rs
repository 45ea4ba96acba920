//! Skills: their names, aliases and relations.

use std::borrow::Cow;
use std::ops::Range;

use super::pack::{Kind, Pack, VocabularyError};
use super::phrases::{self, Found, Phrases, Readings};
use super::tokens::Tokens;
use super::{Certainty, Relation, SkillEntry, SkillMention, SkillName};
use crate::{SkillId, Span};

/// Where the parts of the skills' pack lie. Skills are sorted by id, so that a skill's index is its rank.
pub mod section {
    /// The ids.
    pub const IDS: usize = 0;
    /// The names to show.
    pub const NAMES: usize = 2;
    /// ESCO concepts as text, empty where there is none.
    pub const ESCO: usize = 4;
    /// One byte of flags for each skill.
    pub const FLAGS: usize = 6;
    /// Relations as (held, needed, kind and percent), sorted.
    pub const RELATIONS: usize = 7;
    /// Aliases whose case must match: the exact form and, below, its payload.
    pub const EXACT_FORMS: usize = 8;
    /// The payloads of [`EXACT_FORMS`].
    pub const EXACT_PAYLOADS: usize = 10;
    /// The preferred labels of the ESCO concepts, where they differ from the names.
    pub const ESCO_LABELS: usize = 11;
    /// Names and aliases.
    pub const PHRASES: usize = 13;
}

/// A skill of manner rather than of a trade.
pub const FLAG_SOFT: u8 = 1;
/// From our own table rather than from a public file.
pub const FLAG_CURATED: u8 = 2;

/// The low bits of a payload: a skill's index plus 1.
pub const PAYLOAD_INDEX: u32 = (1 << 20) - 1;
/// The words count in running text only beside other skills.
pub const PAYLOAD_CONTEXT: u32 = 1 << 20;
/// The words count only as a whole tag.
pub const PAYLOAD_TAG_ONLY: u32 = 1 << 21;
/// In running text the case must match; the low bits are an index plus 1 of the exact forms.
pub const PAYLOAD_EXACT: u32 = 1 << 22;

/// A relation's kind, above its percent.
pub const RELATION_RELATED: u32 = 1 << 8;
/// See [`RELATION_RELATED`].
pub const RELATION_IMPLIES: u32 = 2 << 8;

/// Words that a tag may carry behind a skill's name without meaning another skill.
const TRAILING: [&str; 14] = [
    "programming", "language", "languages", "development", "developer", "framework", "frameworks", "skills", "skill",
    "knowledge", "technologies", "technology", "scripting", "coding",
];
/// Makers whose name a tag may carry before a product's.
const MAKERS: [&str; 8] = ["apache", "microsoft", "ms", "hashicorp", "atlassian", "adobe", "oracle", "google"];

#[derive(Debug)]
pub(super) struct Skills(Pack);

impl Skills {
    pub(super) fn open(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Self, VocabularyError> {
        let open = if trusted { Pack::open_trusted } else { Pack::open };
        open(Kind::Skills, bytes).map(Self)
    }

    pub(super) fn pack(&self) -> &Pack {
        &self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.strings(section::IDS).len()
    }

    pub(super) fn id_at(&self, index: usize) -> SkillId {
        SkillId::new(self.0.strings(section::IDS).at(index))
    }

    fn index_of(&self, id: &SkillId) -> Option<usize> {
        self.0.strings(section::IDS).find_sorted(id.as_str())
    }

    pub(super) fn entry(&self, id: &SkillId) -> Option<SkillEntry<'_>> {
        let index = self.index_of(id)?;
        let flags = self.flags(index);
        let esco = Some(self.0.strings(section::ESCO).at(index)).filter(|esco| !esco.is_empty());
        let name = self.0.strings(section::NAMES).at(index);
        let label = Some(self.0.strings(section::ESCO_LABELS).at(index)).filter(|label| !label.is_empty());
        Some(SkillEntry {
            name,
            esco,
            esco_label: esco.map(|_| label.unwrap_or(name)),
            soft: flags & FLAG_SOFT != 0,
            curated: flags & FLAG_CURATED != 0,
        })
    }

    fn flags(&self, index: usize) -> u8 {
        self.0.section(section::FLAGS).get(index).copied().unwrap_or_default()
    }

    fn phrases(&self) -> Phrases<'_> {
        Phrases::of(&self.0, section::PHRASES)
    }

    /// The payload behind an exact form, or the payload itself.
    fn resolve(&self, payload: u32) -> u32 {
        if payload & PAYLOAD_EXACT == 0 {
            return payload;
        }
        let exact = (payload & PAYLOAD_INDEX).saturating_sub(1) as usize;
        self.0.numbers(section::EXACT_PAYLOADS).at(exact)
    }

    fn index(&self, payload: u32) -> Option<usize> {
        (self.resolve(payload) & PAYLOAD_INDEX).checked_sub(1).map(|index| index as usize)
    }

    pub(super) fn find(&self, written: &str) -> Option<SkillId> {
        let tokens = Tokens::of(written);
        let found = self.find_range(&tokens, 0..tokens.len());
        let index = found.or_else(|| self.find_around_brackets(written)).or_else(|| self.find_bare(&tokens))?;
        Some(self.id_at(index))
    }

    fn find_range(&self, tokens: &Tokens, range: Range<usize>) -> Option<usize> {
        self.phrases().whole(tokens, range).and_then(|payload| self.index(payload))
    }

    /// `Amazon Web Services (AWS)`: the words before the brackets decide; those inside stand in where they are
    /// short for the words before.
    fn find_around_brackets(&self, written: &str) -> Option<usize> {
        let (before, rest) = written.split_once(['(', '['])?;
        let inside = rest.split([')', ']']).next()?;
        let (before, inside) = (Tokens::of(before), Tokens::of(inside));
        if let Some(index) = self.find_range(&before, 0..before.len()).or_else(|| self.find_bare(&before)) {
            return Some(index);
        }
        let index = self.find_range(&inside, 0..inside.len())?;
        let initials: String = before.words().filter_map(|word| word.chars().next()).collect();
        let abbreviates = inside.len() == 1 && inside.words().any(|word| word == initials);
        let shares = |name: &str| Tokens::of(name).words().any(|word| before.words().any(|other| other == word));
        (abbreviates || shares(self.0.strings(section::NAMES).at(index))).then_some(index)
    }

    /// Without versions and filler behind the name and without the maker before it.
    fn find_bare(&self, tokens: &Tokens) -> Option<usize> {
        let words: Vec<&str> = tokens.words().collect();
        let is_version = |word: &str| {
            let digits = word.strip_prefix('v').unwrap_or(word).trim_end_matches(['x', '+']);
            digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut end = words.len();
        while end > 1 && (is_version(words[end - 1]) || TRAILING.contains(&words[end - 1])) {
            end -= 1;
            if let Some(index) = self.find_range(tokens, 0..end) {
                return Some(index);
            }
        }
        let starts_with_maker = words.first().is_some_and(|word| MAKERS.contains(word));
        if starts_with_maker && end > 1 {
            return self.find_range(tokens, 1..end).filter(|&index| self.flags(index) & FLAG_CURATED != 0);
        }
        None
    }

    pub(super) fn text<'a>(&'a self, text: &'a str) -> SkillText<'a> {
        let tokens = Tokens::of(text);
        let readings = self.phrases().readings(&tokens);
        SkillText { skills: self, text, tokens, readings }
    }

    fn name(&self, text: &str, found: &Found) -> SkillName {
        let payload = self.resolve(found.payload);
        let certainty = if payload & PAYLOAD_CONTEXT == 0 { Certainty::Anywhere } else { Certainty::InContext };
        let flags = self.index(found.payload).map_or(0, |index| self.flags(index));
        SkillName {
            span: Span::new(found.start, found.end),
            certainty: self.counts_in(text, found).then_some(certainty),
            soft: flags & FLAG_SOFT != 0,
            curated: flags & FLAG_CURATED != 0,
        }
    }

    fn mention(&self, found: &Found) -> Option<SkillMention> {
        let payload = self.resolve(found.payload);
        let certainty = if payload & PAYLOAD_CONTEXT == 0 { Certainty::Anywhere } else { Certainty::InContext };
        let id = self.id_at(self.index(found.payload)?);
        Some(SkillMention { span: Span::new(found.start, found.end), id, certainty })
    }

    fn counts_in(&self, text: &str, found: &Found) -> bool {
        if found.payload & PAYLOAD_EXACT != 0 {
            let exact = (found.payload & PAYLOAD_INDEX).saturating_sub(1) as usize;
            return text.get(found.start..found.end) == Some(self.0.strings(section::EXACT_FORMS).at(exact));
        }
        found.payload & PAYLOAD_TAG_ONLY == 0
    }

    pub(super) fn relation(&self, held: &SkillId, needed: &SkillId) -> Relation {
        if held == needed {
            return Relation::Same;
        }
        let (Some(held), Some(needed)) = (self.index_of(held), self.index_of(needed)) else { return Relation::None };
        let row = self.first_row((held, needed));
        self.row(row).filter(|&(pair, _)| pair == (held, needed)).map_or(Relation::None, |(_, relation)| relation)
    }

    /// The skills that `held` helps with where they are needed, and how.
    pub(super) fn helped_by(&self, held: &SkillId) -> impl Iterator<Item = (SkillId, Relation)> {
        let held = self.index_of(held);
        let first = held.map(|held| self.first_row((held, 0)));
        let rows = first.into_iter().flat_map(|first| (first..).map_while(|row| self.row(row)));
        rows.take_while(move |((of, _), _)| Some(*of) == held)
            .map(|((_, needed), relation)| (self.id_at(needed), relation))
    }

    /// The first row of the table of relations that is not before `wanted`, as (held, needed).
    fn first_row(&self, wanted: (usize, usize)) -> usize {
        let (mut low, mut high) = (0, self.0.numbers(section::RELATIONS).len() / 3);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.row(middle).is_some_and(|(pair, _)| pair < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// A row of the table of relations; `None` past its end.
    fn row(&self, row: usize) -> Option<((usize, usize), Relation)> {
        let relations = self.0.numbers(section::RELATIONS);
        let at = |column: usize| relations.at(row * 3 + column);
        (row < relations.len() / 3).then(|| ((at(0) as usize, at(1) as usize), relation_of(at(2))))
    }
}

/// A text whose words were looked up, to be asked for the skills that they name.
#[derive(Debug)]
pub struct SkillText<'a> {
    skills: &'a Skills,
    text: &'a str,
    tokens: Tokens,
    readings: Vec<Readings>,
}

impl SkillText<'_> {
    /// The words of the text.
    pub fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Words that name skills, leftmost and longest first. They do not overlap.
    pub fn mentions(&self) -> Vec<SkillMention> {
        let counts = |found: &Found| self.skills.counts_in(self.text, found);
        self.found(0..self.tokens.len(), counts).filter_map(|found| self.skills.mention(&found)).collect()
    }

    /// Every name of a skill among these words, leftmost and longest first, also those that count only as a tag or in other letters.
    pub fn names(&self, words: Range<usize>) -> Vec<SkillName> {
        self.found(words, |_| true).map(|found| self.skills.name(self.text, &found)).collect()
    }

    fn found(&self, words: Range<usize>, counts: impl Fn(&Found) -> bool) -> impl Iterator<Item = Found> {
        let phrases = self.skills.phrases();
        let readings = self.readings.get(..words.end).unwrap_or_default();
        let mut at = words.start;
        std::iter::from_fn(move || {
            while at < readings.len() {
                let joins = |i| phrases::joins_in_text(&self.tokens, i);
                let found = phrases.longest_at(&self.tokens, readings, at, joins, &counts);
                at = found.map_or(at, |found| found.last) + 1;
                if found.is_some() {
                    return found;
                }
            }
            None
        })
    }
}

fn relation_of(number: u32) -> Relation {
    let percent = number.to_le_bytes()[0];
    if number & RELATION_IMPLIES != 0 { Relation::Implies(percent) } else { Relation::Related(percent) }
}
