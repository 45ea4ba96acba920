//! What remains of a title once rung, place, contract and pay are taken out, and the rung itself.

use crate::vocabulary::tokens::{Gap, Token, Tokens};
use crate::{Seniority, Span};

/// A line with more words than this is a sentence.
const MAX_WORDS: usize = 24;

/// Words about the contract, the offer or the candidate, never about the occupation.
const NOISE: &[&str] = &[
    "remote", "remotely", "hybrid", "onsite", "wfh", "wfo", "urgent", "urgently", "hiring", "opening", "openings",
    "opportunity", "vacancy", "vacancies", "required", "requirement", "immediate", "joiner", "joiners", "contract",
    "contractual", "permanent", "temporary", "temp", "freelance", "freelancer", "fulltime", "parttime", "yrs", "yr",
    "years", "year", "exp", "experience", "experienced", "lpa", "ctc", "salary", "usd", "inr", "lakh", "lakhs", "hour",
    "month", "week", "wanted", "needed", "join", "apply", "now", "asap", "position", "role", "job", "walkin", "c2h",
];
/// The same in two words.
const NOISE_PAIRS: &[(&str, &str)] = &[
    ("full", "time"),
    ("part", "time"),
    ("work", "from"),
    ("from", "home"),
    ("on", "site"),
    ("walk", "in"),
    ("c2c", "w2"),
    ("looking", "for"),
    ("we", "are"),
    ("are", "hiring"),
    ("night", "shift"),
    ("day", "shift"),
    ("entry", "level"),
    ("mid", "level"),
];
const GENDER_MARKS: &[&str] = &["m", "f", "w", "d", "x", "h", "mw", "gn"];
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi"];
/// Managers of a thing rather than of people: their title is no rung.
const MANAGERS_OF_THINGS: &[&str] = &[
    "product", "project", "account", "accounts", "program", "programme", "success", "case", "media", "relationship",
    "community", "property", "office", "brand", "campaign", "category", "content", "database", "configuration",
    "release", "facilities", "event",
];
/// What stands behind "staff" where that is a rung ("staff engineer", not "staff nurse").
const STAFF_RUNGS: &[&str] = &[
    "engineer", "software", "developer", "scientist", "designer", "data", "machine", "product", "technical", "security",
];
/// Words of sentences: a line with one of them is no title.
const SENTENCE_WORDS: &[&str] = &[
    "the", "a", "an", "i", "my", "is", "was", "were", "are", "have", "has", "had", "that", "which", "we", "you", "our",
    "your", "this", "their", "they", "will", "be", "been", "by", "using", "me", "am", "who", "these", "those",
    "should", "must", "would", "can", "while",
];

/// What cleaning leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cleaned {
    /// The words of each part of the title, the rung still in them.
    pub(super) parts: Vec<Vec<String>>,
    /// All words without the rung.
    pub(super) words: Vec<String>,
    /// The words of the first part without the rung.
    pub(super) first: Vec<String>,
    /// The rung.
    pub(super) seniority: Option<Seniority>,
    /// The line reads like a sentence.
    pub(super) sentence: bool,
}

/// Cleans a title. `places` are the spans of places in it.
pub(super) fn clean(written: &str, places: &[Span]) -> Cleaned {
    let tokens = Tokens::of(written);
    if tokens.is_empty() || tokens.len() > MAX_WORDS {
        return Cleaned { sentence: true, ..Cleaned::default() };
    }
    let all: Vec<&str> = tokens.words().collect();
    let sentence =
        all.iter().any(|word| SENTENCE_WORDS.contains(word)) || written.trim_end().ends_with('.') && all.len() > 4;
    let seniority = seniority(&all);
    let parts = parts(written, &tokens, places);
    let mut words = Vec::new();
    let mut first = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let bare = without_rung(part);
        if i == 0 {
            first.clone_from(&bare);
        }
        words.extend(bare);
    }
    if words.is_empty() {
        words = parts.concat();
        first.clone_from(&words);
    }
    Cleaned { parts, words, first, seniority, sentence }
}

/// The parts between dashes, commas and bars; those in brackets and those that are noise only are left out.
fn parts(written: &str, tokens: &Tokens, places: &[Span]) -> Vec<Vec<String>> {
    let mut raw: Vec<(bool, Vec<&Token>)> = Vec::new();
    let (mut end, mut in_brackets) = (0, false);
    for token in tokens.all() {
        let between = written.get(end..token.span().start).unwrap_or_default();
        if between.contains('@') || is_at(tokens, token) {
            break;
        }
        let opens = between.rfind(['(', '[']) > between.rfind([')', ']']);
        in_brackets = opens || in_brackets && !between.contains([')', ']']);
        match raw.last_mut() {
            Some((_, part)) if !matches!(token.gap, Gap::Break | Gap::Comma) => part.push(token),
            _ => raw.push((in_brackets, vec![token])),
        }
        end = token.span().end;
    }
    let kept = |(bracketed, part): (bool, Vec<&Token>)| (bracketed, kept(written, tokens, &part, places));
    let kept: Vec<(bool, Vec<String>)> = raw.into_iter().map(kept).filter(|(_, part)| !part.is_empty()).collect();
    let all_bracketed = kept.iter().all(|&(bracketed, _)| bracketed);
    kept.into_iter().filter(|&(bracketed, _)| all_bracketed || !bracketed).map(|(_, part)| part).collect()
}

fn is_at(tokens: &Tokens, token: &Token) -> bool {
    tokens.folded(token) == "at"
}

/// The words of a part that are about the occupation.
fn kept(written: &str, tokens: &Tokens, part: &[&Token], places: &[Span]) -> Vec<String> {
    let words: Vec<&str> = part.iter().map(|token| tokens.folded(token)).collect();
    if words.iter().all(|word| GENDER_MARKS.contains(word)) {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let pair = words.get(at + 1).map(|next| (words[at], *next));
        if pair.is_some_and(|pair| NOISE_PAIRS.contains(&pair)) {
            at += 2;
            continue;
        }
        let number = words[at].trim_end_matches(['+', 'k', 'l']).bytes().all(|byte| byte.is_ascii_digit());
        let span = part[at].span();
        let amount = written[..span.start].trim_end().ends_with(['₹', '$', '€', '£']);
        let level = at > 0 && at + 1 == words.len() && ROMAN.contains(&words[at]);
        let place = places.iter().any(|place| place.contains(span));
        if !(number || amount || level || place || NOISE.contains(&words[at])) {
            kept.push(words[at].to_owned());
        }
        at += 1;
    }
    let empty =
        |word: &String| matches!(word.as_str(), "of" | "for" | "in" | "and" | "to" | "from" | "with" | "at" | "level");
    while kept.last().is_some_and(empty) {
        kept.pop();
    }
    kept.drain(..kept.iter().take_while(|word| empty(word)).count());
    kept
}

fn without_rung(part: &[String]) -> Vec<String> {
    let count = part.len();
    let next = |i: usize| part.get(i + 1).map(String::as_str);
    let is_rung = |i: usize| match part[i].as_str() {
        "senior" | "sr" | "snr" | "junior" | "jr" | "intern" | "internship" | "trainee" | "fresher" | "freshers"
        | "apprentice" | "apprenticeship" | "intermediate" | "experienced" => true,
        "lead" => i == 0 || i + 1 == count && !matches!(part[i - 1].as_str(), "team" | "tech" | "technical"),
        "principal" | "associate" | "graduate" | "fresh" => i + 1 < count && (0..i).all(|j| is_plain_rung(&part[j])),
        "staff" => next(i).is_some_and(|word| STAFF_RUNGS.contains(&word)),
        _ => false,
    };
    let bare: Vec<String> = (0..count).filter(|&i| !is_rung(i)).map(|i| part[i].clone()).collect();
    if bare.is_empty() && count > 0 && part.iter().any(|word| !is_plain_rung(word)) { part.to_vec() } else { bare }
}

fn is_plain_rung(word: &str) -> bool {
    matches!(word, "senior" | "sr" | "snr" | "junior" | "jr" | "fresh" | "graduate")
}

/// The rung that a word of the title states; below all others "intern" and "junior", for they qualify the rest.
fn seniority(words: &[&str]) -> Option<Seniority> {
    let rungs: Vec<Seniority> = (0..words.len()).filter_map(|i| rung(words, i)).collect();
    let low = rungs.iter().filter(|&&rung| rung <= Seniority::Entry).min();
    low.or_else(|| rungs.iter().max()).copied()
}

fn rung(words: &[&str], i: usize) -> Option<Seniority> {
    let (before, next) = (i.checked_sub(1).map(|i| words[i]), words.get(i + 1).copied());
    Some(match words[i] {
        "intern" | "interns" | "internship" | "trainee" | "trainees" | "apprentice" | "apprenticeship" => {
            Seniority::Intern
        }
        "junior" | "jr" | "fresher" | "freshers" => Seniority::Entry,
        "entry" if next == Some("level") => Seniority::Entry,
        "graduate" if i == 0 || before == Some("fresh") => Seniority::Entry,
        "associate" if i == 0 && next.is_some() => Seniority::Associate,
        "mid" if matches!(next, Some("level" | "senior")) => Seniority::Associate,
        "intermediate" if i == 0 => Seniority::Associate,
        "senior" | "sr" | "snr" => Seniority::Senior,
        "lead" | "leader" | "architect" => Seniority::Lead,
        "principal" if next.is_some() => Seniority::Lead,
        "staff" if next.is_some_and(|next| STAFF_RUNGS.contains(&next)) => Seniority::Lead,
        "manager" | "mgr" if !before.is_some_and(|before| MANAGERS_OF_THINGS.contains(&before)) => Seniority::Manager,
        "director" => Seniority::Director,
        "head" if !matches!(next, Some("chef" | "cook" | "nurse" | "teacher" | "coach")) => Seniority::Director,
        "vp" | "svp" | "evp" | "avp" | "ceo" | "cto" | "cfo" | "coo" | "cmo" | "cio" | "ciso" | "cpo" | "chro" => {
            Seniority::Executive
        }
        "president" => Seniority::Executive,
        "chief" if words[i..].contains(&"officer") => Seniority::Executive,
        _ => return None,
    })
}
