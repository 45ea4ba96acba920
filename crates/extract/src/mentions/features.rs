//! What the tagger looks at around each word, as numbers: hashes of a template and its words.

use talent::Span;
use talent::vocabulary::{Certainty, SkillName, Vocabulary};

use super::classes::{Classes, KINDS};
use super::sentence::Word;

/// Stands for a word before the first or behind the last.
const OUTSIDE: u32 = u32::MAX;
/// Where hashes begin.
const START: u32 = 0x811c_9dc5;
/// Room for the features of one word.
const FEATURES_MOST: usize = 128;

/// The features of each word of a sentence that stands by itself.
pub fn features(text: &str, words: &[Word], classes: &Classes<'_>, vocabulary: &Vocabulary) -> Vec<Vec<u32>> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let shift = first.span.start;
    let mut names = vocabulary.skill_names(text.get(shift..last.span.end).unwrap_or_default());
    for name in &mut names {
        name.span = name.span.shifted(shift);
    }
    let mut made = Vec::with_capacity(words.len());
    each(text, words, classes, &names, |features| made.push(features.to_vec()));
    made
}

/// Shows the features of each word of a sentence in turn. `names` are the names of skills in it, by where they stand in the text.
pub(super) fn each(
    text: &str,
    words: &[Word],
    classes: &Classes<'_>,
    names: &[SkillName],
    mut show: impl FnMut(&[u32]),
) {
    let seen = Seen {
        words,
        hashes: words.iter().map(word_hash).collect(),
        tails: words.iter().map(|word| tail(&word.folded)).collect(),
        shapes: words.iter().map(|word| shape(word, text)).collect(),
        classes: words.iter().map(|word| classes.of(&word.folded)).collect(),
        pairs: pairs(words, classes),
        named: named_class(names),
        names: marks(words, names),
    };
    let mut out = Out { made: Vec::with_capacity(FEATURES_MOST), template: 0 };
    for at in 0..words.len() {
        seen.around(at, &mut out);
        show(&out.made);
    }
}

/// What is known of each word by itself.
struct Seen<'a> {
    words: &'a [Word],
    hashes: Vec<u32>,
    /// The last three letters of each.
    tails: Vec<u32>,
    shapes: Vec<u8>,
    classes: Vec<[u8; KINDS]>,
    /// The class of each word with the one before it.
    pairs: Vec<u8>,
    names: Vec<u8>,
    /// How many names of skills the sentence has.
    named: u32,
}

impl Seen<'_> {
    fn word(&self, at: usize, by: isize) -> u32 {
        at.checked_add_signed(by).and_then(|at| self.hashes.get(at)).copied().unwrap_or(OUTSIDE)
    }

    fn class(&self, at: usize, by: isize) -> [u32; KINDS] {
        let known = at.checked_add_signed(by).and_then(|at| self.classes.get(at));
        known.map_or([OUTSIDE; KINDS], |classes| classes.map(u32::from))
    }

    fn pair(&self, at: usize, by: isize) -> u32 {
        at.checked_add_signed(by).and_then(|at| self.pairs.get(at)).map_or(OUTSIDE, |pair| u32::from(*pair))
    }

    fn shape(&self, at: usize, by: isize) -> u32 {
        at.checked_add_signed(by).and_then(|at| self.shapes.get(at)).map_or(OUTSIDE, |shape| u32::from(*shape))
    }

    fn name(&self, at: usize, by: isize) -> u32 {
        at.checked_add_signed(by).and_then(|at| self.names.get(at)).map_or(OUTSIDE, |name| u32::from(*name))
    }

    fn gap(&self, at: usize, by: isize) -> u32 {
        at.checked_add_signed(by).and_then(|at| self.words.get(at)).map_or(OUTSIDE, |word| word.gap.seen() as u32)
    }

    fn around(&self, at: usize, out: &mut Out) {
        out.made.clear();
        out.template = 0;
        out.add(&[]);
        self.add_words(at, out);
        self.add_affixes(at, out);
        self.add_classes(at, out);
        self.add_signs(at, out);
        self.add_names(at, out);
        self.add_pairs(at, out);
        self.add_sentence(at, out);
    }

    fn add_words(&self, at: usize, out: &mut Out) {
        let word = |by| self.word(at, by);
        for by in -2..=2 {
            out.add(&[word(by)]);
        }
        out.add(&[word(-1), word(0)]);
        out.add(&[word(0), word(1)]);
        out.add(&[word(-2), word(-1)]);
        out.add(&[word(1), word(2)]);
        out.add(&[word(-1), word(1)]);
        // Words further off count wherever they stand.
        let bag = out.next();
        for by in -6..=-3 {
            if at.checked_add_signed(by).is_some() {
                out.add_to(bag, &[word(by)]);
            }
        }
        let bag = out.next();
        for by in 3..=5 {
            if at.saturating_add_signed(by) < self.words.len() {
                out.add_to(bag, &[word(by)]);
            }
        }
    }

    fn add_affixes(&self, at: usize, out: &mut Out) {
        let word = self.words[at].folded.as_str();
        for length in 2..=5 {
            let (head, tail) = (out.next(), out.next());
            if word.len() > length {
                for (template, part) in [(head, word.get(..length)), (tail, word.get(word.len() - length..))] {
                    if let Some(part) = part {
                        out.add_to(template, &[fnv(START, part.as_bytes())]);
                    }
                }
            }
        }
        for by in [-1, 1] {
            let tail = at.checked_add_signed(by).and_then(|at| self.tails.get(at));
            out.add(&[tail.copied().unwrap_or(OUTSIDE)]);
        }
    }

    fn add_classes(&self, at: usize, out: &mut Out) {
        for by in -2..=2 {
            for part in self.class(at, by) {
                out.add(&[part]);
            }
            out.add(&self.class(at, by)[..2]);
        }
        for part in 0..KINDS {
            let class = |by| self.class(at, by)[part];
            out.add(&[class(-1), class(0)]);
            out.add(&[class(0), class(1)]);
            out.add(&[class(-1), class(0), class(1)]);
        }
        out.add(&[self.class(at, 0)[0], self.word(at, -1)]);
        out.add(&[self.class(at, 0)[0], self.word(at, 1)]);
    }

    fn add_pairs(&self, at: usize, out: &mut Out) {
        let (pair, name) = (|by| self.pair(at, by), |by| self.name(at, by));
        for by in -1..=2 {
            out.add(&[pair(by)]);
        }
        out.add(&[pair(0), pair(1)]);
        out.add(&[pair(0), name(-1), name(0)]);
        out.add(&[pair(1), name(0), name(1)]);
        out.add(&[pair(0), self.class(at, -1)[0], self.class(at, 0)[0]]);
    }

    fn add_sentence(&self, at: usize, out: &mut Out) {
        out.add(&[self.word(0, 0)]);
        out.add(&[self.class(0, 0)[0], self.class(at, 0)[0]]);
        out.add(&[self.named, self.shape(at, 0)]);
        out.add(&[self.named, length_class(self.words.len()), self.name(at, 0)]);
    }

    fn add_signs(&self, at: usize, out: &mut Out) {
        let (shape, gap) = (|by| self.shape(at, by), |by| self.gap(at, by));
        for by in -1..=1 {
            out.add(&[shape(by)]);
        }
        out.add(&[shape(-1), shape(0)]);
        out.add(&[shape(0), shape(1)]);
        out.add(&[shape(-1), shape(0), shape(1)]);
        out.add(&[gap(0)]);
        out.add(&[gap(1)]);
        out.add(&[gap(0), gap(1), shape(0)]);
        out.add(&[gap(0), gap(-1)]);
        out.add(&[gap(1), gap(2)]);
        out.add(&[length_class(self.words.len()), shape(0)]);
    }

    fn add_names(&self, at: usize, out: &mut Out) {
        let name = |by| self.name(at, by);
        for by in -2..=2 {
            out.add(&[name(by)]);
        }
        out.add(&[name(0), self.shape(at, 0)]);
        out.add(&[name(-1), name(0)]);
        out.add(&[name(0), name(1)]);
        out.add(&[name(-1), name(0), name(1)]);
        out.add(&[name(0), self.class(at, 0)[0]]);
        out.add(&[name(0), self.word(at, -1)]);
        out.add(&[name(0), self.word(at, 1)]);
        out.add(&[name(0), self.gap(at, 0), self.gap(at, 1)]);
    }
}

/// Numbers templates in the order of their use.
pub(crate) struct Out {
    pub(crate) made: Vec<u32>,
    template: u32,
}

impl Out {
    /// Adds to features that are made already, with numbers of templates from `first` on.
    pub(crate) fn numbered_from(first: u32, made: Vec<u32>) -> Self {
        Self { made, template: first }
    }

    pub(crate) fn next(&mut self) -> u32 {
        self.template += 1;
        self.template
    }

    pub(crate) fn add(&mut self, parts: &[u32]) {
        let template = self.next();
        self.add_to(template, parts);
    }

    pub(crate) fn add_to(&mut self, template: u32, parts: &[u32]) {
        let hash = parts
            .iter()
            .fold(mix(START ^ template), |hash, part| mix(hash.rotate_left(5) ^ part.wrapping_mul(0x9e37_79b1)));
        self.made.push(hash);
    }
}

/// The number of a word: all numbers are one word, and so are all placeholders.
fn word_hash(word: &Word) -> u32 {
    let digits = word.folded.bytes().all(|byte| byte.is_ascii_digit());
    if digits { u32::from(!word.folded.is_empty()) } else { fnv(START, word.folded.as_bytes()) }
}

fn tail(word: &str) -> u32 {
    word.len().checked_sub(3).and_then(|from| word.get(from..)).map_or(0, |tail| fnv(START, tail.as_bytes()))
}

/// FNV-1a.
pub(crate) fn fnv(start: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// Spreads what FNV leaves in the high bits.
pub(super) fn mix(hash: u32) -> u32 {
    let hash = (hash ^ hash >> 15).wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}

fn length_class(words: usize) -> u32 {
    match words {
        0..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        11..=20 => 3,
        _ => 4,
    }
}

/// Capitals, digits, signs and length of a word.
fn shape(word: &Word, text: &str) -> u8 {
    if word.folded.is_empty() {
        return 1;
    }
    let written = word.span.of(text).unwrap_or_default();
    let mut letters = written.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (upper, lower) = letters.fold((0, 0), |(u, l), c| if c.is_uppercase() { (u + 1, l) } else { (u, l + 1) });
    let case = match (first, upper, lower) {
        (true, 0, 0) => 2,
        (true, _, 0) => 3,
        (true, 0, _) => 4,
        (false, 0, _) => 5,
        _ => 6,
    };
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let digits = if digits == 0 { 0 } else { 1 + u8::from(digits == written.len()) };
    let signs = u8::from(written.contains(['+', '#', '.']));
    case | digits << 3 | signs << 5
}

/// The class of each word with the one before it where a name may span both.
fn pairs(words: &[Word], classes: &Classes<'_>) -> Vec<u8> {
    let before = std::iter::once(None).chain(words.iter().map(Some));
    let pair = |(before, word): (Option<&Word>, &Word)| match before {
        Some(before) if word.gap.joins() => classes.of_pair(&before.folded, &word.folded),
        _ => 0xfe,
    };
    before.zip(words).map(pair).collect()
}

/// None, one, a few or many.
fn named_class(names: &[SkillName]) -> u32 {
    match names.iter().filter(|name| name.certainty.is_some() && !name.soft).count() {
        count @ 0..=2 => u32::try_from(count).unwrap_or(0),
        3..=5 => 3,
        _ => 4,
    }
}

/// For each word, the place that it has in a name of a skill and the kind of that name; 0 for none.
fn marks(words: &[Word], names: &[SkillName]) -> Vec<u8> {
    let mut marks = vec![0; words.len()];
    let mut at = 0;
    for name in names {
        let Span { start, end } = name.span;
        while at < words.len() && words[at].span.end <= start {
            at += 1;
        }
        let from = at;
        while at < words.len() && words[at].span.start < end {
            at += 1;
        }
        let kind = match name.certainty {
            Some(Certainty::Anywhere) => 0,
            Some(Certainty::InContext) => 1,
            None => 2,
        } + 3 * u8::from(name.curated)
            + 6 * u8::from(name.soft);
        for (i, mark) in marks.iter_mut().enumerate().take(at).skip(from) {
            let place = match (i == from, i + 1 == at) {
                (true, true) => 0,
                (true, false) => 1,
                (false, false) => 2,
                (false, true) => 3,
            };
            *mark = 1 + place + 4 * kind;
        }
    }
    marks
}
