//! Words without which a pattern cannot match. A text is searched once for those of all patterns, and a pattern is compiled and tried only
//! where one of its own stands.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

/// What patterns that have their cues in common look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Agency,
    Apply,
    Behalf,
    Client,
    Countries,
    Equity,
    Furniture,
    Must,
    Openings,
    PayNote,
    Payroll,
    Perk,
    Plus,
    Preferred,
    Reach,
    Visa,
}

/// The cues, in small letters.
const CUES: &[(Cue, &[&str])] = &[
    (Cue::Agency, &["recruit", "staffing", "placement", "manpower", "search", "hunter", "consultancy"]),
    (Cue::Apply, &["appl", "send", "submi", "sum", "cv", "deadline", "closing", "closes", "write to", "mail"]),
    (Cue::Behalf, &["behalf"]),
    (Cue::Client, &["client", "deput", "deploy"]),
    (Cue::Countries, &["ountries"]),
    (Cue::Equity, &["equity", "esop", "stock option", "rsu"]),
    (
        Cue::Furniture,
        &[
            "read", "show", "see", "view", "logo", "profile", "avatar", "similar", "related", "recommended",
            "featured", "more", "other", "popular", "latest", "job", "people", "candidates", "why", "love", "trust",
            "companies", "find", "team", "company social", "follow", "share", "save", "report", "bookmark", "sign",
            "log", "account", "password", "©", "(c)", "copyright", "reserved", "privacy", "cookie", "terms", "contact",
            "advertise", "help", "sitemap", "app", "subscribe", "back to", "skip to", "personali", "verified",
            "active users", "registered", "happy",
        ],
    ),
    (
        Cue::Must,
        &[
            "must", "mandatory", "required", "essential", "compulsory", "need to", "needed", "minimum", "at least",
            "atleast",
        ],
    ),
    (Cue::Openings, &["open", "vacan", "available"]),
    (Cue::PayNote, &["per ", "best in", "according to", "competitive", "negotiable", "no bar"]),
    (Cue::Payroll, &["roll", "permanent", "employed", "hired"]),
    (
        Cue::Perk,
        &[
            "insurance", "cover", "relocation", "time off", "leave", "vacation", "holiday", "pto", "401", "pension",
            "gym", "free", "budget", "allowance", "stipend", "bonus", "cycle", "flexible", "childcare",
        ],
    ),
    (
        Cue::Plus,
        &[
            "plus", "bonus", "advantage", "asset", "lovely", "great", "nice", "good", "ideal", "awesome", "fantastic",
            "wonderful", "helpful", "handy", "useful", "cool", "value add", "optional", "beneficial", "essential",
            "extra", "must", "mandatory", "required", "brownie",
        ],
    ),
    (Cue::Preferred, &["prefer", "desir", "ideally", "highly valued"]),
    (
        Cue::Reach,
        &["emote", "only", "based", "must", "need to", "should", "zone", "verlap", "±", "+/-", "+-", "working hours"],
    ),
    (Cue::Visa, &["visa", "h1b", "h-1b", "permit", "sponsor", "right to work", "authori", "green card"]),
];

/// The cues that a text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues(u32);

impl Cues {
    pub(crate) fn of(text: &str) -> Self {
        static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| {
            let all = CUES.iter().flat_map(|(_, words)| *words);
            AhoCorasick::builder().ascii_case_insensitive(true).build(all).expect("a few short words fit")
        });
        static MEANT: LazyLock<Vec<Cue>> =
            LazyLock::new(|| CUES.iter().flat_map(|(cue, words)| words.iter().map(|_| *cue)).collect());
        let found = FINDER.find_overlapping_iter(text);
        found.fold(Self::default(), |cues, word| cues.with(MEANT[word.pattern().as_usize()]))
    }

    const fn with(self, cue: Cue) -> Self {
        Self(self.0 | 1 << cue as u32)
    }

    pub(crate) const fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u32 != 0
    }
}

/// A pattern that cannot match without one of its cues.
pub(crate) struct Cued {
    cue: Cue,
    pattern: LazyLock<Regex>,
}

impl Cued {
    pub(crate) const fn new(cue: Cue, pattern: fn() -> Regex) -> Self {
        Self { cue, pattern: LazyLock::new(pattern) }
    }

    /// The pattern for a text with these cues, or for any part of it; `None` where it cannot match.
    pub(crate) fn among(&self, cues: Cues) -> Option<&Regex> {
        cues.has(self.cue).then(|| &*self.pattern)
    }

    pub(crate) fn is_match(&self, text: &str, cues: Cues) -> bool {
        self.among(cues).is_some_and(|pattern| pattern.is_match(text))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use regex_syntax::hir::{Hir, HirKind};

    use super::*;

    #[test]
    fn cues_are_found_in_any_case_and_within_words() {
        let cues = Cues::of("VISAs, Résumés and a bonus");
        assert!([Cue::Visa, Cue::Apply, Cue::Perk, Cue::Plus].iter().all(|cue| cues.has(*cue)));
        assert!(!cues.has(Cue::Client));
        assert_eq!(Cues::of(""), Cues::default());
    }

    /// Fails where a pattern could match a text without its cues.
    pub(crate) fn check_cued(patterns: &[&Cued]) {
        for cued in patterns {
            let hir = regex_syntax::parse(cued.pattern.as_str()).expect("it was compiled");
            let (_, words) = CUES.iter().find(|(cue, _)| *cue == cued.cue).expect("every cue has words");
            assert!(needs(&hir, words), "{} can match without any of {words:?}", cued.pattern.as_str());
        }
    }

    /// Whether all that an expression matches holds one of the words.
    fn needs(hir: &Hir, words: &[&str]) -> bool {
        match hir.kind() {
            HirKind::Capture(inner) => needs(&inner.sub, words),
            HirKind::Repetition(inner) => inner.min > 0 && needs(&inner.sub, words),
            HirKind::Alternation(ways) => ways.iter().all(|way| needs(way, words)),
            HirKind::Concat(parts) => {
                let exact: Vec<Option<Vec<String>>> = parts.iter().map(spelled).collect();
                let runs = exact.split(Option::is_none);
                let held = |run: &[Option<Vec<String>>]| {
                    let ways = run.iter().flatten().fold(vec![String::new()], |made, part| {
                        made.iter().flat_map(|head| part.iter().map(move |tail| format!("{head}{tail}"))).collect()
                    });
                    ways.iter().all(|way| words.iter().any(|word| way.contains(word)))
                };
                runs.into_iter().any(held) || parts.iter().any(|part| needs(part, words))
            }
            _ => spelled(hir).is_some_and(|ways| ways.iter().all(|way| words.iter().any(|word| way.contains(word)))),
        }
    }

    /// All that a short expression matches, in small letters; `None` where it is too much to say.
    fn spelled(hir: &Hir) -> Option<Vec<String>> {
        const WAYS_MAX: usize = 200;
        let made = match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => vec![String::new()],
            HirKind::Literal(literal) => vec![String::from_utf8_lossy(&literal.0).to_lowercase()],
            HirKind::Class(class) => {
                let regex_syntax::hir::Class::Unicode(class) = class else { return None };
                let signs = class.iter().flat_map(|range| range.start()..=range.end()).take(WAYS_MAX + 1);
                signs.map(|sign| sign.to_ascii_lowercase().to_string()).collect()
            }
            HirKind::Capture(inner) => spelled(&inner.sub)?,
            HirKind::Repetition(inner) if inner.max == Some(1) => {
                let mut ways = spelled(&inner.sub)?;
                ways.extend((inner.min == 0).then(String::new));
                ways
            }
            HirKind::Repetition(_) => return None,
            HirKind::Alternation(ways) => ways.iter().map(spelled).collect::<Option<Vec<_>>>()?.concat(),
            HirKind::Concat(parts) => parts.iter().map(spelled).try_fold(vec![String::new()], |made, part| {
                let part = part?;
                let ways = made.iter().flat_map(|head| part.iter().map(move |tail| format!("{head}{tail}")));
                let ways: Vec<String> = ways.take(WAYS_MAX + 1).collect();
                (ways.len() <= WAYS_MAX).then_some(ways)
            })?,
        };
        let mut made = made;
        // The long s and the sign of Kelvin are small letters of patterns that go by no case, and of no text.
        made.retain(|way| !way.contains(['\u{17f}', '\u{212a}']));
        made.sort();
        made.dedup();
        (made.len() <= WAYS_MAX).then_some(made)
    }
}
