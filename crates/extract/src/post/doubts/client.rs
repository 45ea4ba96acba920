//! The name of a client whom the head of a post hides, where its text gives it away.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::Vocabulary;
use talent::{Channel, Posting, Span};

use super::super::body::BodyLine;
use super::super::employer::{self, is_description};
use super::super::heading::Topic;
use crate::text::pattern::pattern;

/// A name as it is written in a sentence: a capital, and at most four more words that are part of it.
const NAME: &str = r"\p{Lu}[\p{L}\p{N}&'’]*(?:[.-][\p{L}\p{N}]+)*(?:[^\S\n]+(?:(?:&|of|and|\+)[^\S\n]+)?\p{Lu}[\p{L}\p{N}&'’]*(?:[.-][\p{L}\p{N}]+)*){0,4}";

/// "Our client, Banyan Freight, is", "Client: Banyan Freight".
static CLIENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?m)\b(?i:our|the|their|end)\s+(?i:esteemed\s+|valued\s+|direct\s+)?(?i:client)(?:\s*[,:–—-]\s*|\s+(?i:is|named|called)\s+|\s+)({NAME})\s*(?:[,.;:–—-]|(?i:is|who|which|has|in|at|and)\b|$)|^\W*(?i:client|customer|end client)(?:\s+(?i:name))?\s*[:–—-]\s*({NAME})\s*$"
    ))
});

/// "About Banyan Freight" on a line of its own.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?m)^\W*(?i:about|why(?:\s+join)?|who\s+is|life\s+at)\s+({NAME})\s*[:?.*_-]*\s*$"))
});

/// "Banyan Freight moves a million boxes".
static DOES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?m)(?:^\W*|[.!?]\s+)({NAME}),?\s+(?:\([^)\n]{{1,40}}\)\s+)?(?:is|was|has|are|have|does|builds|provides|offers|operates|delivers|helps|serves|makes|runs|works|creates|develops|designs|manages|believes|continues|seeks|aims|enables|specializes|specialises|empowers|supports)\b"
    ))
});

/// "At Banyan Freight, we", "join Banyan Freight".
static AT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"\b(?:[Aa]t|[Jj]oin|[Jj]oining|[Ww]ithin|[Bb]ehind)\s+({NAME})(?:['’]s\b|\s*[,.;:!?)]|\s+\p{{Ll}}|\s*\n)"
    ))
});

/// "Banyan Freight Pvt Ltd".
static IN_LAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"({NAME})(?:,?\s+\(?(?:Pvt\.?|Private|India)\)?\.?)*,?\s+(?:Ltd|LTD|Limited|LIMITED|Inc|INC|LLC|LLP|GmbH|PLC|Plc|Pte|Corporation)\b"
    ))
});

/// "jobs@banyan-freight.example", "www.banyan-freight.example".
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)(?:@|https?://(?:www\.)?|\bwww\.)((?:[a-z0-9-]+\.)*?([a-z0-9-]{3,}))\.(?:co\.|com\.)?[a-z]{2,10}\b")
});

/// What addresses of other people's services are called.
const SERVICES: &[&str] = &[
    "apple", "bit", "calendly", "docs", "dropbox", "facebook", "forms", "gmail", "google", "hotmail", "icloud",
    "instagram", "linkedin", "live", "maps", "meet", "microsoft", "notion", "office", "outlook", "proton",
    "protonmail", "rediffmail", "sharepoint", "teams", "telegram", "tinyurl", "twitter", "typeform", "whatsapp",
    "yahoo", "yopmail", "youtube", "zoho", "zoom",
];

/// Words that begin what is no name.
const NO_NAMES: &[&str] = &[
    "a", "agency", "all", "an", "and", "applicants", "benefits", "business", "candidate", "candidates", "client",
    "clients", "company", "culture", "customer", "data", "department", "employer", "engineering", "equal", "everyone",
    "experience", "few", "he", "here", "hiring", "if", "in", "it", "job", "join", "key", "life", "location", "me",
    "must", "my", "one", "opportunity", "our", "overview", "please", "position", "product", "project", "requirements",
    "responsibilities", "role", "shall", "she", "should", "team", "that", "the", "their", "there", "these", "they",
    "this", "those", "us", "veterans", "we", "what", "whatever", "who", "why", "work", "working", "you", "your",
];

/// Where the text names the client whom the post hides; `offset` is where `text` begins. Empty for a post that hides nobody.
pub(super) fn leaked_client(
    posting: &Posting,
    body: &[BodyLine<'_>],
    text: &str,
    offset: usize,
    vocabulary: &Vocabulary,
) -> Vec<Span> {
    let agency = posting.channel == Some(Channel::Agency);
    if posting.employer.as_ref().map_or(!agency, |employer| !employer.masked) {
        return Vec::new();
    }
    let name = |span: Span| is_name(posting, span.of(text)?, vocabulary).then_some(span);
    // A word with which a sentence begins is a name where it never stands in small letters, but in an address.
    let sentences =
        text.split_whitespace().filter(|run| !run.contains(['@', '/']) && !run.trim_end_matches('.').contains('.'));
    let words = sentences.flat_map(|run| run.split(|c: char| !c.is_alphanumeric()));
    let small: BTreeSet<&str> = words.filter(|word| word.starts_with(char::is_lowercase)).collect();
    let is_proper = |span: &Span| span.of(text).is_some_and(|written| !small.contains(written.to_lowercase().as_str()));
    let mut found: Vec<Span> = Vec::new();
    for pattern in [&CLIENT, &ABOUT, &DOES, &AT, &IN_LAW] {
        let groups = pattern.captures_iter(text).filter_map(|found| found.iter().skip(1).flatten().next());
        let spans = groups.map(|group| Span::new(group.start(), group.end()));
        found.extend(spans.filter(is_proper).filter_map(name));
    }
    // Where nobody knows the agency's name, an address may be its own.
    if agency && posting.agency.is_some() {
        let hosts = ADDRESS.captures_iter(text).filter_map(|found| found.get(2));
        let own = hosts.filter(|host| !SERVICES.contains(&host.as_str().to_lowercase().as_str()));
        found.extend(own.map(|host| Span::new(host.start(), host.end())).filter_map(name));
    }
    let mut found: Vec<Span> = found.into_iter().map(|span| span.shifted(offset)).collect();
    let labelled = body.iter().filter(|line| line.labelled && line.topic == Topic::Employer);
    found.extend(labelled.map(|line| line.value).filter(|value| {
        value.start >= offset
            && Span::new(value.start - offset, value.end - offset)
                .of(text)
                .is_some_and(|written| is_name(posting, written, vocabulary))
    }));
    found.sort();
    found.dedup();
    found
}

/// Whether words that stand where a client's name would are one: no description, not the agency, no skill, place or part of the title.
fn is_name(posting: &Posting, written: &str, vocabulary: &Vocabulary) -> bool {
    let folded =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let name = folded(written);
    let first = written.split_whitespace().next().unwrap_or_default().to_lowercase();
    let shown = |words: Option<&str>| {
        words.is_some_and(|words| {
            folded(words).contains(&name) || name.contains(&folded(words)) && !folded(words).is_empty()
        })
    };
    name.chars().count() >= 3
        && !NO_NAMES.contains(&first.as_str())
        && !is_description(written)
        && !shown(posting.agency.as_ref().map(|agency| agency.name.as_str()))
        && !shown(posting.title.as_deref())
        && !shown(posting.employer.as_ref().map(|employer| employer.name.as_str()))
        && (employer::has_form(written) || vocabulary.skill_mentions(written).is_empty())
        && vocabulary.find_places(written, None).is_empty()
}

#[cfg(test)]
mod tests {
    use talent::vocabulary::Vocabulary;
    use talent::{ProblemKind, Span};

    fn check(head: &str, text: &str, expected: &[&str]) {
        let post = format!(
            "{head}\nAgency job\nvia Lantern Search by Hollis Quade\nPune\n3 - 6 yrs\nPython\n\nSupply Planner\n\n{text}\n"
        );
        let context = crate::Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 11, 20) };
        let posting = crate::read_posts(&post, context).remove(0);
        let found = posting.problems.iter().filter(|problem| problem.kind == ProblemKind::LeakedClient);
        let names: Vec<&str> =
            found.flat_map(|problem| &problem.evidence).filter_map(|span: &Span| span.of(&post)).collect();
        assert_eq!(names, expected, "{text}");
    }

    const SEALED: &str = "A profitable bread company";

    #[test]
    fn a_sealed_client_that_the_text_names_leaks() {
        check(SEALED, "Our client, Rye Oven, bakes for half the city.", &["Rye Oven"]);
        check(SEALED, "Client Name: Rye Oven", &["Rye Oven"]);
        check(SEALED, "Company: Rye Oven", &["Rye Oven"]);
        check(SEALED, "About Rye Oven\nWe bake.", &["Rye Oven"]);
        check(SEALED, "You plan flour. Rye Oven is a bread company in Pune.", &["Rye Oven"]);
        check(SEALED, "At Ryeoven, we bake for half the city.", &["Ryeoven"]);
        check(SEALED, "You will be on the rolls of Rye Oven Pvt. Ltd. in Pune.", &["Rye Oven"]);
        check(SEALED, "Write to jobs@rye-oven.example today.", &["rye-oven"]);
    }

    #[test]
    fn what_is_no_name_of_a_client_does_not() {
        for text in [
            "About the role\nYou plan flour at scale.",
            "Our client is a profitable product company.",
            "Lantern Search is an agency; write to cv@lanternsearch.example or lantern.search@gmail.com.",
            "Python is a must. At Pune, you meet bakers. Supply Planner is a new role.",
            "Must have planned flour. You must like bread.",
        ] {
            check(SEALED, text, &[]);
        }
        check("Rye Oven", "About Rye Oven\nRye Oven is a bread company.", &[]);
    }
}
