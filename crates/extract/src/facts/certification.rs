//! Certificates and licences by their names: `AWS Certified Solutions Architect`, `BLS and ACLS certification`, `UAE driving licence`.

use std::sync::LazyLock;

use crate::text::pattern::pattern;
use regex::Regex;
use talent::Span;

/// The name of a paper has at most this many words.
const NAME_WORDS_MAX: usize = 8;

/// A name that holds "certified": its makers before it, its subject behind.
static CERTIFIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
          (?:(?:[A-Z][\w+.&®™-]*|\d{3,4})\ ){0,4} (?:Certified|CERTIFIED)
          (?:\ (?:in|of|for|and|&|-|–|as)\ (?:an?\ )?(?:[A-Z0-9][\w+.®™/-]*) | \ [A-Z0-9][\w+.&®™/-]*){1,6}
          (?:\ ?\([A-Z][A-Za-z0-9+-]{1,9}\))?",
    )
});

/// The nouns of papers that somebody holds.
static PAPER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?i:certifications?|certificates?|licen[cs]es?|licensure|registration)\b"));

/// What a paper is about, behind its noun: "Certification in Food Safety".
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\ (?:in|of|from|as|for)\ (?:an?\ |the\ )?(?:[A-Z][\w+.&®™/-]*(?:\ (?:and|of|&|in)\ |\ |$)?){1,6}")
});

/// Examples of papers in brackets behind the noun: "certification (CPA, CMA)".
static EXAMPLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\s?(?:\(|:|such as|like|e\.g\.|,? including)\s?(?:e\.g\.?,?\s|such as\s|like\s|i\.e\.?,?\s)?([^()\n.;]{2,120})",
    )
});

/// A code or a name of capitals: "BLS", "CKA", "OSCP".
static CODE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[A-Z][A-Z0-9+-]{1,9}$"));

/// Words of the sentence around a name: they end the search for its beginning.
const OUTSIDE: &[&str] = &[
    "a", "an", "the", "and", "or", "with", "of", "in", "for", "to", "any", "all", "some", "valid", "current", "active",
    "relevant", "related", "appropriate", "required", "preferred", "desired", "have", "has", "having", "hold", "holds",
    "holding", "possess", "obtain", "obtained", "obtaining", "maintain", "complete", "completed", "earn", "earned",
    "other", "additional", "more", "one", "two", "your", "our", "their", "his", "her", "is", "are", "be", "as", "by",
    "must", "should", "will", "can", "if", "on", "at", "from", "strong", "good", "similar", "equivalent", "applicable",
    "necessary", "multiple", "recognized", "recognised", "minimum", "including", "such", "like", "this", "that",
    "these", "those", "no", "not", "experience", "following", "either", "both", "desirable", "plus", "also", "degree",
    "bonus", "mandatory", "require", "requires", "requirement", "requirements", "preferably", "ideally", "certified",
    "qualification", "qualifications", "skills", "through", "specific", "provide", "per", "under", "within", "each",
    "copy", "copies", "joining", "manage", "candidate", "candidates", "you", "we", "they", "who", "get", "getting",
    "apply", "post", "work", "job", "jobs", "previous", "prior", "great", "best",
];

/// Words that belong to a name only where they are written large.
const GENERAL: &[&str] = &[
    "advanced", "professional", "training", "support", "full", "new", "special", "software", "product", "application",
    "applications", "business", "trade", "company", "standard", "standards", "international", "regulatory", "organic",
    "system", "systems", "data", "device", "event", "online", "state", "technical", "education", "educational",
    "continuing", "process", "industry", "course", "user",
];

/// Papers that are no person's, by the word behind the noun.
static OTHER_PAPERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\s(?:management|agreements?|fees?|costs?|keys?|process|plates?|authority|authorities|bod(?:y|ies)|revenue|sales|renewals?|tests?|testing|of (?:incorporation|origin|analysis|completion|conformity|occupancy)|desk|form|fee|link|page|programs?|exam)\b",
    )
});

/// Checks and standings that have no noun of their own: "Enhanced DBS", "QTS", "SC clearance".
static STANDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:[Ee]nhanced |[Bb]asic |[Ss]tandard )?DBS(?: (?:check|clearance))?|QTS|(?:SC|DV|BPSS|NPPV\d?|TS/SCI|[Tt]op [Ss]ecret|[Ss]ecret)(?: [Ss]ecurity)? [Cc]learance)\b",
    )
});

/// The papers that a line names, in order, none overlapping. A line that asks for papers without naming one names none.
pub(crate) fn find(line: &str) -> Vec<Span> {
    let mut found: Vec<Span> =
        CERTIFIED.find_iter(line).map(|name| trimmed(line, Span::new(name.start(), name.end()))).collect();
    for noun in PAPER.find_iter(line) {
        let behind = &line[noun.end()..];
        if OTHER_PAPERS.is_match(behind) {
            continue;
        }
        if let Some(examples) = EXAMPLES.captures(behind).and_then(|found| found.get(1)) {
            let list = codes(line, Span::new(noun.end() + examples.start(), noun.end() + examples.end()));
            if !list.is_empty() {
                found.extend(list);
                continue;
            }
        }
        if let Some(start) = name_before(line, noun.start()) {
            let codes = codes(line, Span::new(start, noun.start()));
            match codes.len() {
                0 | 1 => found.push(Span::new(start, noun.end())),
                _ => found.extend(codes),
            }
        } else if let Some(subject) = SUBJECT.find(behind).filter(|_| !is_plain_registration(noun.as_str())) {
            found.push(trimmed(line, Span::new(noun.start(), noun.end() + subject.end())));
        }
    }
    found.extend(STANDING.find_iter(line).map(|name| Span::new(name.start(), name.end())));
    found.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|span| {
        let apart = span.start >= end && span.start < span.end;
        end = if apart { span.end } else { end };
        apart
    });
    found
}

fn is_plain_registration(noun: &str) -> bool {
    noun.eq_ignore_ascii_case("registration")
}

/// Where the name begins that ends in a noun: the words before it up to a word of the sentence or a sign. A name holds a capital,
/// or it says what may be driven.
fn name_before(line: &str, noun: usize) -> Option<usize> {
    let mut start = noun;
    let mut capital = false;
    let mut count = 0;
    let mut joined = false;
    for (at, word) in words_back(line, noun) {
        let gap = &line[at + word.len()..start];
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        // "BLS and ACLS", "BLS, ACLS": codes may be listed before one noun.
        let joint = matches!(lower.as_str(), "and" | "or" | "&") && is_code_before(line, at) && count > 0;
        if joint {
            joined = true;
            continue;
        }
        let listed = word.ends_with([',', '/']) && CODE.is_match(bare) && (count > 0 && capital);
        let ends = word.ends_with([',', ':', ';', '.', '!', '?', ')']) && !listed && !is_in_brackets(word);
        if bare.is_empty() || ends || count == NAME_WORDS_MAX || !gap.trim().is_empty() && !joined {
            break;
        }
        let proper = bare.starts_with(|c: char| c.is_uppercase());
        let first = at == 0 || line[..at].trim_end().ends_with(['.', ':', '•']);
        if OUTSIDE.contains(&lower.as_str()) || GENERAL.contains(&lower.as_str()) && (!proper || first) {
            break;
        }
        capital |= proper && (!first || CODE.is_match(bare) || count > 0);
        capital |= matches!(lower.as_str(), "driving" | "driver" | "driver's" | "drivers" | "driver’s");
        count += 1;
        joined = false;
        start = at + word.len() - word.trim_start_matches(['(', '"', '“', '*']).len().min(word.len());
        if word.starts_with('(') && is_in_brackets(word) {
            start = at;
        }
    }
    (capital && start < noun).then_some(start)
}

fn is_in_brackets(word: &str) -> bool {
    word.starts_with('(') && word.ends_with(')')
}

fn is_code_before(line: &str, at: usize) -> bool {
    words_back(line, at)
        .next()
        .is_some_and(|(_, word)| CODE.is_match(word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// The words before a place, the last first.
fn words_back(line: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut end = at;
    std::iter::from_fn(move || {
        let words = line[..end].trim_end();
        let start = words
            .rfind(char::is_whitespace)
            .map_or(0, |cut| cut + words[cut..].chars().next().map_or(1, char::len_utf8));
        end = start;
        (start < words.len()).then(|| (start, &words[start..]))
    })
}

/// The codes of a list that is nothing but codes.
fn codes(line: &str, list: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = list.start;
    let text = list.of(line).unwrap_or_default();
    for word in text.split_inclusive([' ', ',', '/', '&', '|']) {
        let bare = word.trim_end_matches([' ', ',', '/', '&', '|', '.']);
        let span = Span::new(start, start + bare.len());
        start += word.len();
        if CODE.is_match(bare) {
            found.push(span);
        } else if !matches!(bare.to_lowercase().as_str(), "" | "and" | "or" | "etc") {
            return Vec::new();
        }
    }
    found
}

fn trimmed(line: &str, span: Span) -> Span {
    let words = span.of(line).unwrap_or_default();
    let mut kept = words.trim_end_matches([' ', '.', ',', '-', '–', '&', '/']);
    for tail in [" and", " of", " in", " or", " as", " for"] {
        kept = kept.strip_suffix(tail).unwrap_or(kept);
    }
    Span::new(span.start, span.start + kept.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = find(line).iter().map(|span| span.of(line).unwrap()).collect();
        assert_eq!(found, expected, "{line:?}");
    }

    #[test]
    fn names_of_papers() {
        check("A certificate: AWS Certified Solutions Architect", &["AWS Certified Solutions Architect"]);
        check("Certified Kubernetes Administrator (CKA) is a plus.", &["Certified Kubernetes Administrator (CKA)"]);
        check(
            "Required: 3 years of experience in a bakery, viennoiserie, MAPAQ hygiene certificate.",
            &["MAPAQ hygiene certificate"],
        );
        check("BLS and ACLS certification", &["BLS", "ACLS"]);
        check("PMP certification preferred", &["PMP certification"]);
        check("• Certification in Food Safety is welcome", &["Certification in Food Safety"]);
        check("Registered Nurse (RN) licence in Oregon", &["Registered Nurse (RN) licence"]);
        check("UAE driving licence", &["UAE driving licence"]);
        check("Bachelor of Education, TSC registration, 3 years", &["TSC registration"]);
        check("Professional certification (e.g. CPA, CMA) desired", &["CPA", "CMA"]);
        check("Personnel certifications (e.g., PHR, SPHR) would please us", &["PHR", "SPHR"]);
        check("You hold a valid driver's license.", &["driver's license"]);
    }

    #[test]
    fn papers_without_a_name_and_other_papers() {
        for line in [
            "Relevant certifications are a plus",
            "Any certificate",
            "Previous Job Experience Or Certification",
            "Manage software licenses",
            "Acme is certified by its customers",
            "License management and registration of users",
            "You will certify ovens",
        ] {
            check(line, &[]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(line in "(certified |Certified |AWS |é|license|certification| in |and |BLS|, |\\(|\\)|[A-Z][a-z]{0,3}|[a-z ]{1,4}|[.:/]){0,24}") {
            let found = find(&line);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for span in found {
                prop_assert!(span.of(&line).is_some_and(|name| !name.is_empty()));
            }
        }
    }
}
