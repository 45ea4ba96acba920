//! Titles in lists: of the head ("Oven Engineer, Van Driver"), of bullets and paragraphs ("- Oven Engineer (Pune): knead"), of sentences.

use std::sync::LazyLock;

use regex::{Match, Regex};
use talent::Span;

use super::super::title::{ends_in_role, lists_rungs, phrase};
use crate::text::pattern::pattern;

/// A title in a list has at most this many words.
const WORDS_MAX: usize = 7;

/// What people call an opening by when they leave its noun out.
const DISCIPLINES: &[&str] = &[
    "ai", "be", "fe", "developer relations", "eng", "engineering", "graphics design", "macos", "analytics", "android",
    "back end", "backend", "bd", "biz dev", "bizdev", "gtm", "pm", "pms", "research", "ux research",
    "business development", "customer success", "customer support", "data", "data engineering", "data science",
    "design", "devops", "embedded", "firmware", "front end", "frontend", "full stack", "fullstack", "growth",
    "hardware", "infrastructure", "ios", "it", "machine learning", "marketing", "ml", "mobile", "operations", "ops",
    "platform", "product", "product design", "product management", "qa", "recruiting", "sales", "security",
    "site reliability", "solutions", "support", "ui", "ux", "ui ux", "web", "account management", "accounting",
    "bioinformatics", "business intelligence", "cloud", "community", "computer vision", "content",
    "customer experience", "data analytics", "dev ops", "finance", "graphic design", "hr", "human resources",
    "inside sales", "integration", "legal", "logistics", "outside sales", "procurement", "quality assurance",
    "robotics", "technical sales", "technical support", "visual design",
];

/// Nouns of work that may stand for whoever does it: "Front End Development".
const WORKS: &[&str] = &["development", "design", "engineering", "sales", "marketing", "management"];

/// Words before a title that count or praise.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:[-–*]?\s?\)\s*|[(#]?\d{1,2}\s?[).:]\s*|(?:multiple|several|various|many|experienced|talented|great|awesome|amazing|rockstar|\d{1,2}\s?x?|one|two|three|four|five|a|an|a few|1 or 2|full[ -]?time|part[ -]?time)\s+)+",
    )
});

/// How far somebody is, before a discipline: "Mid-Senior level Sales".
static RUNG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:(?:entry|mid|middle|senior|junior|principal|lead|staff|experienced)(?: level)? ){1,3}")
});

/// What ends a title at the beginning of a line.
static END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\s*(?: [(\[|:;,<>=@!?•·]|\.(?:\s|$)|\.\.\. | https?\b | www\. | \s[-–—*~]+(?:\s|$) | [-–—]\s )
          | \s(?i:to|who|with|at|in|for|that|on|based|from|needed|wanted|is|will|using|w/)\s",
    )
});

/// What stands in brackets within a title: "User Interface (UI) Developer".
static SHORT_FORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\w/&-]+(?: [\w/&-]+){0,3} (\(\s?[A-Z][A-Za-z/&]{1,5}\s?\)) \p{L}"));

/// Nouns behind a title that are no part of it.
static TAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\s+(?:positions?|roles?|openings?|jobs?|needed|wanted|#\s?\d+)$"));

/// "Head of Ovens": what somebody is the head of stands behind.
static IS_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:Senior|Sr\.?|Vice|Global|Founding|Technical) )?(?:(?i:head|vp|svp|evp|director|chief|president) of) (?:[A-Z][\w&/-]*(?: (?:and|&|of))? ?){1,4}$",
    )
});

/// A rung without its role, software that works like people, the imperative of a slogan.
static IS_NO_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:leads?|heads?|principals?|staff|chief|associates?|junior|senior|trainees?|executives?|partners?|owners?|experts?|guides?|servers?|workers?)$|^(?:(?:lead|principal|staff|junior|senior|mid|entry)(?: level)?\b[\s,/&+-]*(?:(?:and|or)\s+)?)+$|^level\b|\b(?:ai|llm|mcp|agentic|powered|autonomous|intelligent)\b.*\b(?:agents?|workers?|co-workers?|assistants?|servers?|copilots?|guides?)$|^(?:or|and|apply|join|contact|via)\b",
    )
});

/// What announces openings on the line that lists them: "Multiple positions: …", "Many open positions including …".
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^:.]{0,50}\b(?:positions?|openings?|roles?|vacancies|hiring|looking for)\b[^:.]{0,40}(?::| including)\s*",
    )
});

/// What goes on behind the title at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// The title.
    pub(super) title: Span,
    /// A sentence goes on behind it without a sign between.
    pub(super) runs_on: bool,
}

/// The title with which a text begins, if it begins with one. "Oven Engineers (Pune)", "Baker: rye", "van driver to drive vans".
pub(super) fn at_start(text: &str) -> Option<Listed> {
    let lead = LEAD.find(text).map_or(0, |lead| lead.end());
    let rest = text.get(lead..)?;
    // "Quality Assurance (QA) Engineer": a short form within the title does not end it.
    let short = rest.contains('(').then(|| SHORT_FORM.captures(rest)).flatten().and_then(|found| found.get(1));
    let short = short.filter(|form| !is_title(rest[..form.start()].trim_end()));
    let end = end_from(rest, short.map_or(0, |form| form.end()));
    let cut = end.map_or(rest.len(), |end| end.start());
    let words = rest[..cut].trim_end();
    let words = TAIL.find(words).map_or(words, |tail| &words[..tail.start()]);
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '#'));
    if !is_title(words) {
        return None;
    }
    let word = |end: &str| !end.starts_with("http") && !end.starts_with("www") && end.starts_with(char::is_alphabetic);
    let runs_on = end.is_some_and(|end| word(end.as_str().trim()) && !is_soon_over(&rest[end.end()..]));
    Some(Listed { title: Span::new(lead, lead + words.len()), runs_on })
}

/// What ends a title that begins with the text, behind a place in it. Neither a short form's dot ("Sr. Baker") nor a word of a name does.
fn end_from(text: &str, from: usize) -> Option<Match<'_>> {
    const SHORT: &[&str] = &["asst", "dr", "eng", "jr", "mgr", "sr", "st", "sw"];
    let mut at = from;
    loop {
        let end = END.find_at(text, at)?;
        let word = text[..end.start()].rsplit(' ').next().unwrap_or_default().to_lowercase();
        let dotted = end.as_str().starts_with('.') && SHORT.contains(&word.as_str()) && end.end() < text.len();
        let named = end.as_str().trim() == "on" && text[end.end()..].to_lowercase().starts_with("rails");
        if !dotted && !named {
            return Some(end);
        }
        at = end.end();
    }
}

/// Whether a clause ends after a few words: "for CAM (Pune)", but not "to build the app that bakers love".
fn is_soon_over(rest: &str) -> bool {
    const CLAUSE_WORDS_MAX: usize = 3;
    let clause = END.find(rest).map_or(rest, |end| &rest[..end.start()]);
    let first = clause.split_whitespace().next().unwrap_or_default();
    clause.split_whitespace().count() <= CLAUSE_WORDS_MAX
        && (first.starts_with(char::is_uppercase) || matches!(first, "our" | "the"))
}

/// The title that stands behind places in one field: "Pune, India, Oven Engineers".
pub(in super::super) fn after_places(text: &str) -> Option<Span> {
    parts(text).into_iter().skip(1).find(|part| part.of(text).is_some_and(is_title))
}

/// The length of the words that announce openings before the list of them.
pub(super) fn announced(text: &str) -> usize {
    ANNOUNCED.find(text).map_or(0, |words| words.end())
}

/// Titles without the house to which they belong: "Oven Engineer + Baker, at Ovenly".
pub(super) fn without_house(text: &str) -> &str {
    static HOUSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s*,\s+(?:to|at|for|@)\s+\p{Lu}.*$"));
    HOUSE.find(text).map_or(text, |house| &text[..house.start()])
}

/// Whether words are a title and nothing else: few, ending in a role, without words that only sentences have.
pub(in super::super) fn is_title(words: &str) -> bool {
    let few = (1..=WORDS_MAX).contains(&words.split_whitespace().count());
    if IS_HEAD.is_match(words) {
        return few;
    }
    if IS_NO_TITLE.is_match(words) || lists_rungs(words) {
        return false;
    }
    few && words.starts_with(char::is_alphanumeric)
        && ends_in_role(words)
        && phrase::words(words, 0).all(|word| {
            let mut parts = word.of(words).unwrap_or_default().split('/');
            parts.all(|part| !phrase::is_of_sentence(part)) || phrase::is_of_a_name(words, word)
        })
}

/// Whether words name a discipline that stands for its people: "Back-end", "Data Science", "Front End Development".
pub(in super::super) fn is_discipline(words: &str) -> bool {
    let plain = words.to_lowercase().replace(['-', '/'], " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = RUNG.find(&plain).map_or(plain.as_str(), |rung| &plain[rung.end()..]);
    let of_work = || plain.rsplit_once(' ').is_some_and(|(of, work)| is_work(work) && DISCIPLINES.contains(&of));
    let each = || {
        words.contains('/') && words.split('/').all(|part| DISCIPLINES.contains(&part.trim().to_lowercase().as_str()))
    };
    DISCIPLINES.contains(&plain) || of_work() || each()
}

/// Whether a word is a noun of work that may stand for whoever does it.
pub(super) fn is_work(word: &str) -> bool {
    WORKS.contains(&word.to_lowercase().as_str())
}

/// The titles of a field that holds terms and places beside them: "ONSITE, full time, Oven Engineers".
pub(super) fn among(text: &str, is_other: impl Fn(&str) -> bool) -> Vec<Span> {
    let parts: Vec<Span> = parts(text).into_iter().map(|part| without_bracket(text, part)).collect();
    let of = |part: &Span| part.of(text).unwrap_or_default();
    let titled = |part: &&Span| is_title(of(part));
    let known = parts.iter().all(|part| is_title(of(part)) || is_other(of(part)));
    if known { parts.iter().filter(titled).copied().collect() } else { Vec::new() }
}

/// The titles of a list such as "Oven Engineer, Van Driver" or "Engineers (Frontend, Backend)". A single one where the words are no list of
/// titles: "Platform, Security and Oven Engineers" share one noun.
pub(super) fn listed(text: &str) -> Vec<Span> {
    let mut parts: Vec<Span> = parts(text).into_iter().map(|part| without_bracket(text, part)).collect();
    let of = |part: &Span| part.of(text).unwrap_or_default();
    // "Bakers, Drivers + more"
    parts.pop_if(|part| matches!(of(part).to_lowercase().trim_end_matches(['.', '…']), "more" | "others" | "etc"));
    // "Platform, Security and SRE": a title of one word is no noun that others share.
    let shared = |part: &Span| {
        is_title(of(part)) && (of(part).contains(' ') || phrase::is_bare(of(part))) && !is_discipline(of(part))
    };
    let last_role = parts.iter().rposition(shared);
    // "Bakers, Van Drivers, Rye Millers, Front End and Oven Engineers": behind several titles a discipline is an item as well.
    let whole = |part: &&Span| is_title(of(part)) && of(part).contains(' ');
    let fits = |(at, part): (usize, &Span)| {
        let apart = last_role.is_none_or(|last| at > last) || parts[..at].iter().filter(whole).count() > 1;
        is_title(of(part)) || is_discipline(of(part)) && apart
    };
    if let [one, other] = &parts[..]
        && are_one_role(of(one), of(other))
    {
        return vec![Span::new(one.start, other.end)];
    }
    if parts.len() > 1 && parts.iter().enumerate().all(fits) {
        return parts;
    }
    bracketed(text).unwrap_or_default()
}

/// "Waiter / Waitress": the two forms of one word are one opening.
fn are_one_role(one: &str, other: &str) -> bool {
    const STEM_MIN: usize = 4;
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let longer = one.chars().count().max(other.chars().count());
    !one.contains(' ') && !other.contains(' ') && same >= STEM_MIN && same * 2 >= longer
}

/// The disciplines of "Engineers (Frontend, Backend, DevOps)".
fn bracketed(text: &str) -> Option<Vec<Span>> {
    let open = text.find('(')?;
    let close = open + text[open..].find(')')?;
    let bare = matches!(
        text[..open].trim().to_lowercase().as_str(),
        "engineers"
            | "developers"
            | "engineering"
            | "designers"
            | "roles"
            | "positions"
            | "openings"
            | "software engineers"
            | "software developers"
            | "multiple roles"
            | "multiple positions"
            | "various roles"
    );
    let inner = Span::new(open + 1, close);
    let found: Vec<Span> = parts(inner.of(text)?).into_iter().map(|part| part.shifted(inner.start)).collect();
    let named = found.iter().all(|part| part.of(text).is_some_and(|words| is_discipline(words) || is_title(words)));
    (bare && named && found.len() > 1).then_some(found)
}

/// The parts between commas, slashes and "and", never torn within brackets.
fn parts(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut push = |start: usize, end: usize| {
        let words = &text[start..end];
        let lead = words.len() - words.trim_start().len();
        let span = Span::new(start + lead, start + lead + words.trim().len());
        let lead = LEAD.find(span.of(text).unwrap_or_default()).map_or(0, |lead| lead.end());
        let span = Span::new(span.start + lead, span.end);
        if span.start < span.end {
            found.push(span);
        }
    };
    let mut start = 0;
    let mut depth = 0_usize;
    let mut skip = 0;
    for (at, sign) in text.char_indices() {
        if at < skip {
            continue;
        }
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            ',' | '/' | ';' | '&' | '+' | '•' | '·' if !is_within_word(text, at, sign) => {
                push(start, at);
                start = at + sign.len_utf8();
            }
            ' ' => {
                let joint = [" and ", " AND "].iter().find(|joint| text[at..].starts_with(**joint));
                if let Some(joint) = joint {
                    push(start, at);
                    start = at + joint.len();
                    skip = start;
                }
            }
            _ => {}
        }
    }
    push(start.min(text.len()), text.len());
    found
}

/// The slash of "UI/UX Designer" and the sign of "C++ Developer" part nothing.
fn is_within_word(text: &str, at: usize, sign: char) -> bool {
    let before = text[..at].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let glued = text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '+');
    match sign {
        '+' => glued,
        '/' => {
            let after = text[at + 1..].trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            before.eq_ignore_ascii_case("ui") && after.eq_ignore_ascii_case("ux")
                || before.eq_ignore_ascii_case("ux") && after.eq_ignore_ascii_case("ui")
        }
        '&' => before.eq_ignore_ascii_case("r"),
        _ => false,
    }
}

/// A part without the bracket behind it ("Oven Engineer (Pune)").
fn without_bracket(text: &str, part: Span) -> Span {
    let words = part.of(text).unwrap_or_default();
    let kept = words.split(['(', '[']).next().unwrap_or(words).trim_end();
    let kept = TAIL.find(kept).map_or(kept, |tail| &kept[..tail.start()]);
    Span::new(part.start, part.start + kept.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_start(text: &str, expected: Option<&str>) {
        assert_eq!(at_start(text).and_then(|listed| listed.title.of(text)), expected, "{text}");
    }

    #[test]
    fn lines_begin_with_titles() {
        check_start("Oven Engineer: Rust or Go, five years.", Some("Oven Engineer"));
        check_start("Senior Oven Engineer (Pune) - knead", Some("Senior Oven Engineer"));
        check_start("2 Oven Engineers", Some("Oven Engineers"));
        check_start("iOS engineer to build the app", Some("iOS engineer"));
        check_start("Van Developer position : we drive", Some("Van Developer"));
        check_start("Crumb Interface (CI) Developer (and junior)", Some("Crumb Interface (CI) Developer"));
        check_start("Oven Engineer (UK) Pune", Some("Oven Engineer"));
        check_start("We are engineers", None);
        check_start("Our engineers bake", None);
        check_start("Strong communication", None);
        check_start("Experience as an engineer", None);
    }

    fn check_list(text: &str, expected: &[&str]) {
        let found: Vec<_> = listed(text).iter().map(|span| span.of(text).unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lists_of_titles_are_cut() {
        check_list("Waiter / Waitress", &["Waiter / Waitress"]);
        check_list("Oven Engineer, Van Engineer", &["Oven Engineer", "Van Engineer"]);
        check_list("Oven Engineers (Pune), Bakers and 2 Drivers", &["Oven Engineers", "Bakers", "Drivers"]);
        check_list(
            "Software Engineer / Site Reliability Engineer",
            &["Software Engineer", "Site Reliability Engineer"],
        );
        check_list("Backend, Frontend, Mobile", &["Backend", "Frontend", "Mobile"]);
        check_list("Engineers (Frontend, Backend, DevOps)", &["Frontend", "Backend", "DevOps"]);
    }

    #[test]
    fn what_nobody_shares_is_an_item() {
        check_list("Platform, Security and SRE", &["Platform", "Security", "SRE"]);
        check_list(
            "Rye Bakers, Van Drivers, Front End, and Oven Engineers",
            &["Rye Bakers", "Van Drivers", "Front End", "Oven Engineers"],
        );
        check_list("Rye Bakers, Van Drivers + more", &["Rye Bakers", "Van Drivers"]);
        check_list("iOS/macOS, Android", &["iOS", "macOS", "Android"]);
    }

    #[test]
    fn ranks_are_no_titles() {
        assert!(!is_title("Senior + Staff") && !is_title("Lead / Principal") && !is_title("level engineers"));
        assert!(is_title("Senior SWE") && is_title("Ruby on Rails Developer") && is_title("Staff Engineer's"));
    }

    #[test]
    fn titles_that_share_a_noun_are_one() {
        check_list("Platform, DevOps, Security and Oven Engineers", &[]);
        check_list("UI/UX Designer", &[]);
        check_list("Front-end / Back-end Engineer", &[]);
        check_list("C++ Developer", &[]);
        check_list("Oven Engineer", &[]);
    }
}
