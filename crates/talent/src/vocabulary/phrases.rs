//! Names of one or more words, found in time linear in the text: a trie over words, read in place.
//!
//! Words have numbers; those that begin a name come first, so that the first step needs no search. The children of a node lie
//! side by side, sorted by word. A node's payload says what the name that ends there means; 0 is "no name ends here".

use std::collections::BTreeMap;

use super::pack::{Numbers, Pack, PackWriter, Strings};
use super::tokens::{Gap, Token, Tokens};

/// How many sections phrases take in a pack.
pub const SECTIONS: usize = 7;
const NO_WORD: u32 = u32::MAX;
/// A slot of the word table holds the word's number plus 1 and, above it, some bits of the word's hash.
const SLOT_NUMBER_BITS: u32 = 20;
const SLOT_NUMBER_MASK: u32 = (1 << SLOT_NUMBER_BITS) - 1;
/// Shorter words are not looked up without their plural's `s`, nor without the version behind them (`Python3`).
const MIN_PLURAL_BYTES: usize = 5;
const MIN_VERSIONED_BYTES: usize = 3;

/// The names of one kind of thing.
#[derive(Clone, Copy, Debug)]
pub struct Phrases<'a> {
    words: Strings<'a>,
    slots: Numbers<'a>,
    node_words: Numbers<'a>,
    first_children: Numbers<'a>,
    payloads: Numbers<'a>,
    roots: u32,
}

/// A name that was found: words `first..=last` of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the first word.
    pub first: usize,
    /// Index of the last word.
    pub last: usize,
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What the name means.
    pub payload: u32,
}

/// The numbers under which a word of the text may stand in names, best first.
#[derive(Clone, Copy, Debug)]
pub struct Readings {
    exact: u32,
    undotted: u32,
    unsigned: u32,
    unversioned: u32,
    singular: u32,
}

impl<'a> Phrases<'a> {
    /// The phrases in the sections from `first` on.
    pub fn of(pack: &'a Pack, first: usize) -> Self {
        Self {
            words: pack.strings(first),
            slots: pack.numbers(first + 2),
            node_words: pack.numbers(first + 3),
            first_children: pack.numbers(first + 4),
            payloads: pack.numbers(first + 5),
            roots: pack.numbers(first + 6).at(0),
        }
    }

    /// The number of a folded word.
    pub fn word(&self, word: &str) -> Option<u32> {
        let hash = hash(word);
        let mask = self.slots.len().checked_sub(1)?;
        let tag = hash >> SLOT_NUMBER_BITS;
        let mut at = hash as usize & mask;
        for _ in 0..=mask {
            let slot = self.slots.at(at);
            if slot == 0 {
                return None;
            }
            let number = (slot & SLOT_NUMBER_MASK) - 1;
            if slot >> SLOT_NUMBER_BITS == tag && self.words.bytes_at(number as usize) == word.as_bytes() {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The numbers under which each word of the text may stand.
    pub fn readings(&self, tokens: &Tokens) -> Vec<Readings> {
        tokens.all().iter().map(|token| self.reading(tokens, token)).collect()
    }

    fn reading(&self, tokens: &Tokens, token: &Token) -> Readings {
        let folded = tokens.folded(token);
        let number = |word: Option<&str>| word.and_then(|word| self.word(word)).unwrap_or(NO_WORD);
        let singular = folded
            .strip_suffix('s')
            .filter(|stem| stem.len() + 1 >= MIN_PLURAL_BYTES && !stem.ends_with(['s', 'u', 'i']));
        let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let unversioned = (stem.len() < folded.len() && stem.len() >= MIN_VERSIONED_BYTES).then_some(stem);
        Readings {
            exact: number(Some(folded)),
            undotted: number(tokens.without_dot(token)),
            unsigned: number(tokens.without_signs(token)),
            unversioned: number(unversioned),
            singular: number(singular),
        }
    }

    /// The longest name that begins with word `first`. `may_join` says whether a name may go on across the gap before a word,
    /// `accepts` whether a name counts.
    pub fn longest_at(
        &self,
        tokens: &Tokens,
        readings: &[Readings],
        first: usize,
        may_join: impl Fn(usize) -> bool,
        accepts: impl Fn(&Found) -> bool,
    ) -> Option<Found> {
        let all = tokens.all();
        let mut best = None;
        let mut node = 0;
        let mut start = all.get(first)?.span().start;
        for (i, reading) in readings.iter().enumerate().skip(first) {
            if i > first && !may_join(i) {
                break;
            }
            let Some((child, how)) = self.step(node, *reading, i > first) else { break };
            if i == first && how == Step::Undotted {
                start = all[i].start_without_dot();
            }
            let end = if how == Step::Unsigned { all[i].end_without_signs() } else { all[i].span().end };
            let payload = self.payload(child);
            let found = Found { first, last: i, start, end, payload };
            if payload != 0 && accepts(&found) {
                best = Some(found);
            }
            node = child;
        }
        best
    }

    /// The payload of a name that is all of these words, whatever stands between them.
    pub fn whole(&self, tokens: &Tokens, range: std::ops::Range<usize>) -> Option<u32> {
        let mut node = 0;
        for (i, token) in tokens.all().get(range)?.iter().enumerate() {
            node = self.step(node, self.reading(tokens, token), i > 0)?.0;
        }
        Some(self.payload(node)).filter(|&payload| payload != 0)
    }

    /// The payload of a name in exactly these folded words.
    pub fn exact(&self, words: &[&str]) -> Option<u32> {
        let mut node = 0;
        for word in words {
            node = self.child(node, self.word(word)?)?;
        }
        Some(self.payload(node)).filter(|&payload| payload != 0)
    }

    /// A version or a plural counts as the bare word only inside a longer name or where nothing else is known;
    /// "Reacts" is not React.
    fn step(&self, node: u32, reading: Readings, inside: bool) -> Option<(u32, Step)> {
        let by = |word: u32, how: Step| self.child(node, word).map(|child| (child, how));
        by(reading.exact, Step::Exact)
            .or_else(|| by(reading.undotted, Step::Undotted))
            .or_else(|| by(reading.unsigned, Step::Unsigned))
            .or_else(|| by(reading.unversioned, Step::Exact))
            .or_else(|| if inside { by(reading.singular, Step::Exact) } else { None })
    }

    fn child(&self, node: u32, word: u32) -> Option<u32> {
        if word == NO_WORD {
            return None;
        }
        if node == 0 {
            return (word < self.roots).then_some(word + 1);
        }
        let (mut low, mut high) = (self.first_child(node), self.first_child(node + 1));
        while low < high {
            let middle = u32::midpoint(low, high);
            match self.node_words.at(middle as usize).cmp(&word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    fn first_child(&self, node: u32) -> u32 {
        self.first_children.at(node as usize)
    }

    fn payload(&self, node: u32) -> u32 {
        self.payloads.at(node as usize)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Exact,
    Undotted,
    Unsigned,
}

/// Whether a name in running text may go on across this gap: words that touch, and a line broken by its width. A slash joins
/// only short words (`CI/CD`, `PL/SQL`), for `Azure/DevOps` is a list; a dot only behind an abbreviation (`St. Louis`).
pub fn joins_in_text(tokens: &Tokens, at: usize) -> bool {
    let all = tokens.all();
    let Some((before, token)) = at.checked_sub(1).and_then(|before| all.get(before).zip(all.get(at))) else {
        return false;
    };
    let short = |token: &Token| tokens.folded(token).len() <= 3;
    match token.gap {
        Gap::Join | Gap::Wrap => true,
        Gap::Slash => short(before) || short(token),
        Gap::Dot => tokens.folded(before).len() <= 2,
        Gap::Comma | Gap::Break => false,
    }
}

#[derive(Default)]
struct Node {
    word: u32,
    first_child: u32,
    payload: u32,
}

/// Builds phrases and writes them into a pack.
#[derive(Debug, Default)]
pub struct PhrasesWriter {
    names: BTreeMap<Vec<String>, u32>,
}

impl PhrasesWriter {
    /// Gives a name, as folded words, its meaning unless it has one. `payload` must not be 0. Says whether it was free.
    pub fn add(&mut self, words: Vec<String>, payload: u32) -> bool {
        assert!(payload != 0, "0 means that no name ends here");
        if words.is_empty() || self.names.contains_key(&words) {
            return false;
        }
        self.names.insert(words, payload);
        true
    }

    /// What a name means so far.
    pub fn get(&self, words: &[String]) -> Option<u32> {
        self.names.get(words).copied()
    }

    /// Adds the sections to a pack.
    pub fn write(&self, pack: &mut PackWriter) {
        let words = self.numbered_words();
        let roots = self.names.keys().map(|name| &name[0]).collect::<std::collections::BTreeSet<_>>().len();
        let number_of: BTreeMap<&str, u32> = words.iter().zip(0..).map(|(&word, number)| (word, number)).collect();
        pack.strings(words.iter().copied());
        pack.numbers(slots(&words));
        let nodes = self.nodes(&number_of);
        pack.numbers(nodes.iter().map(|node| node.word));
        pack.numbers(nodes.iter().map(|node| node.first_child));
        pack.numbers(nodes.iter().map(|node| node.payload));
        pack.numbers([u32::try_from(roots).expect("fewer words than 2^20")]);
    }

    /// The names in order with their payloads.
    pub fn names(&self) -> impl Iterator<Item = (&[String], u32)> {
        self.names.iter().map(|(name, &payload)| (name.as_slice(), payload))
    }

    /// All words in the order of their numbers: those that begin a name first, each group sorted.
    pub fn numbered_words(&self) -> Vec<&str> {
        let mut words: BTreeMap<&str, bool> = BTreeMap::new();
        for name in self.names.keys() {
            for (i, word) in name.iter().enumerate() {
                *words.entry(word).or_default() |= i == 0;
            }
        }
        let (first, rest): (Vec<_>, Vec<_>) = words.into_iter().partition(|&(_, begins)| begins);
        first.into_iter().chain(rest).map(|(word, _)| word).collect()
    }

    fn nodes(&self, number_of: &BTreeMap<&str, u32>) -> Vec<Node> {
        let mut names: Vec<(Vec<u32>, u32)> = self
            .names
            .iter()
            .map(|(name, &payload)| (name.iter().map(|word| number_of[word.as_str()]).collect(), payload))
            .collect();
        names.sort();
        let mut nodes = vec![Node::default()];
        let mut level: Vec<_> = std::iter::once(0..names.len()).collect();
        let mut depth = 0;
        while !level.is_empty() {
            let mut below = Vec::new();
            let parents = nodes.len() - level.len();
            for (i, range) in level.into_iter().enumerate() {
                nodes[parents + i].first_child = u32::try_from(nodes.len()).expect("fewer nodes than 2^32");
                let mut at = range.start;
                at += names[range.clone()].iter().take_while(|(name, _)| name.len() == depth).count();
                while at < range.end {
                    let word = names[at].0[depth];
                    let next = at + names[at..range.end].iter().take_while(|(name, _)| name[depth] == word).count();
                    let payload = if names[at].0.len() == depth + 1 { names[at].1 } else { 0 };
                    nodes.push(Node { word, first_child: 0, payload });
                    below.push(at..next);
                    at = next;
                }
            }
            level = below;
            depth += 1;
        }
        let first_child = u32::try_from(nodes.len()).expect("fewer nodes than 2^32");
        nodes.push(Node { first_child, ..Node::default() });
        nodes
    }
}

fn slots(words: &[&str]) -> Vec<u32> {
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (word, number) in words.iter().zip(1_u32..) {
        assert!(number <= SLOT_NUMBER_MASK, "a table holds fewer than 2^20 words");
        let hash = hash(word);
        let mut at = hash as usize & (size - 1);
        while slots[at] != 0 {
            at = (at + 1) & (size - 1);
        }
        slots[at] = number | hash >> SLOT_NUMBER_BITS << SLOT_NUMBER_BITS;
    }
    slots
}

/// FNV-1a, mixed once more so that its low and its high bits are both good.
fn hash(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ hash >> 15).wrapping_mul(0x85eb_ca6b);
    hash ^ hash >> 13
}
