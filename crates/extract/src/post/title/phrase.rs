//! The title inside a sentence: "We are looking for an experienced oven engineer who …".

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::is_role;
use crate::text::pattern::any_case as pattern;

/// A title in a sentence has at most this many words.
const WORDS_MAX: usize = 8;

/// Words between the opening of a sentence and the title.
const LEADS: &[&str] = &[
    "a", "an", "the", "our", "your", "another", "one", "two", "three", "four", "five", "several", "multiple", "few",
    "more", "additional", "new", "next", "some", "any", "all", "able", "accomplished", "ambitious", "amazing",
    "awesome", "bright", "brilliant", "capable", "committed", "competent", "creative", "curious", "dedicated",
    "detail-oriented", "driven", "dynamic", "efficient", "energetic", "enthusiastic", "excellent", "exceptional",
    "experienced", "expert-level", "fantastic", "first", "full-time", "fulltime", "gifted", "goal-oriented", "good",
    "great", "hands-on", "hard-working", "hardworking", "high-energy", "highly", "highly-skilled", "inspired",
    "innovative", "kick-ass", "like-minded", "motivated", "organized", "outgoing", "outstanding", "part-time",
    "passionate", "people", "proactive", "proficient", "proven", "qualified", "reliable", "responsible",
    "results-driven", "results-oriented", "rockstar", "seasoned", "self-driven", "self-motivated", "similar",
    "skilled", "skillful", "skilful", "smart", "solid", "strong", "suitable", "super", "talented", "technically",
    "top", "top-notch", "versatile", "very", "well", "world-class", "young",
];

/// Words that end the title of a sentence.
const STOPS: &[&str] = &[
    "about", "across", "after", "also", "among", "any", "are", "around", "as", "at", "based", "because", "before",
    "but", "by", "can", "could", "during", "eager", "for", "from", "has", "have", "having", "he", "help", "if", "in",
    "interested", "into", "is", "it", "its", "join", "joining", "like", "must", "on", "other", "our", "position",
    "positions", "post", "ready", "responsible", "role", "roles", "she", "should", "similar", "since", "so", "such",
    "than", "that", "the", "their", "them", "there", "these", "they", "this", "through", "to", "under", "until",
    "vacancy", "via", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whose",
    "will", "willing", "with", "within", "working", "would", "you", "your",
];

/// Words, singular, that are a title only beside another word.
const BARE: &[&str] = &[
    "coder", "designer", "dev", "developer", "engineer", "engineering", "executive", "expert", "founder", "freelancer",
    "hacker", "head", "intern", "lead", "leader", "manager", "owner", "partner", "programmer", "representative",
    "scientist", "specialist", "staff", "trainee", "worker",
];

static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:
            (?:looking|searching|hunting)\ (?:out\ )?for | in\ search\ of | on\ the\ lookout\ for
          | (?:is|are|am|we\s?['’]re|be|currently|now|actively|also)\ (?:hiring|recruiting|seeking)(?:\ for)?
          | seeks?(?:\ to\ (?:hire|recruit|employ|fill\ (?:in\ )?(?:the|a)\ (?:vacant\ )?(?:post|position)\ (?:of|for)))? | hiring\ for | to\ hire | wants?\ to\ hire
          | (?:post|posts|position|positions|role|vacancy|vacancies|job|services)\ (?:of|for)
          | on\ behalf\ of\ [^.,;:\n]{3,60}?\ for | openings?\ (?:for|of) | opportunity\ for | (?:need|needs|requires?)\ an? | in\ (?:desperate\ |urgent\ |dire\ )?need\ (?:of|for)
        )\s+",
    )
});

static AS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:as|like) an?\s+"));

static IN_A_ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bin an?\s+(?:similar\s+|equivalent\s+|comparable\s+)?((?-i:[A-Z])\S*(?:\s+\S+){0,3}?)\s+(?:role|position|capacity)\b",
    )
});

static AS_A_YOU: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bas an?\s+((?-i:[A-Z])\S*(?:\s+\S+){0,3}?),\s+you\b|^\W*as\s+((?-i:[.A-Z])\S*(?:\s+[^\s,.]+){0,3}?),?\s+(?:at|with|in|for)\s[^.]{2,40}?\byou\b",
    )
});

/// The first title that a sentence of the line says to be sought.
pub(in super::super) fn sought(line: &str) -> Option<Span> {
    seekings(line).find_map(|from| title_at(line, from))
}

/// "Part-time bookkeeper needed for a small practice": the title at the beginning of a line that is said to be wanted.
pub(super) fn needed(line: &str) -> Option<Span> {
    static NEEDED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^\W*(?:(?:is|are|urgently|immediately)\s+)*(?:needed|wanted|required|sought)\b\s*(?:$|[^\w\s]|(?:asap|at|by|for|from|immediately|in|on|to|urgently|with)\b)",
        )
    });
    let title = title_at(line, 0)?;
    NEEDED.is_match(&line[title.end..]).then_some(title)
}

/// Where the sentences of a line begin to say who is sought.
pub(in super::super) fn seekings(line: &str) -> impl Iterator<Item = usize> {
    OPENING.find_iter(line).map(|opening| opening.end())
}

/// The first title as which somebody works or worked.
pub(super) fn held(line: &str) -> Option<Span> {
    let group = |found: regex::Captures<'_>| {
        found.iter().skip(1).flatten().next().map(|part| Span::new(part.start(), part.end()))
    };
    AS.find_iter(line)
        .find_map(|opening| title_at(line, opening.end()))
        .or_else(|| AS_A_YOU.captures(line).and_then(group))
        .or_else(|| IN_A_ROLE.captures(line).and_then(group))
}

/// The title that begins at `from`, behind articles and praise. `None` where the words name no role before their clause ends, or a
/// rank or a profession as a whole ("engineers", "a lead").
pub(in super::super) fn title_at(line: &str, from: usize) -> Option<Span> {
    let span = words_of_title(line, from)?;
    let words = &line[span.start..span.end];
    (words.contains([' ', '-', '/']) || !is_bare(words)).then_some(span)
}

/// Whether a word is a title only beside another word.
pub(in super::super) fn is_bare(word: &str) -> bool {
    BARE.contains(&word.to_lowercase().trim_end_matches('s'))
}

/// Where the words behind articles and praise begin: at `from` or later.
pub(in super::super) fn without_praise(line: &str, from: usize) -> usize {
    static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\d{1,2}(?:\s?(?:or|to|-|–)\s?\d{1,2})?\s+"));
    let from = from + line.get(from..).and_then(|rest| COUNT.find(rest)).map_or(0, |count| count.end());
    // "Full time" is a lead, "full stack" is not.
    let spelled =
        line.get(from..).filter(|rest| rest.get(..10).is_some_and(|head| head.eq_ignore_ascii_case("full time ")));
    let from = from + if spelled.is_some() { "full time ".len() } else { 0 };
    let is_praise = |word: &Span| {
        let text = &line[word.start..word.end];
        let lower = text.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let praise = LEADS.contains(&bare) || bare.is_empty() || bare.len() > 6 && bare.ends_with("ly");
        praise && (!ends_clause(text) || bare.is_empty() && text.contains(['"', '“']))
    };
    words(line, from).find(|word| !is_praise(word)).map_or(line.len(), |word| word.start)
}

/// The words from `from` on, behind articles and praise, up to the last that names a role.
fn words_of_title(line: &str, from: usize) -> Option<Span> {
    let mut start = None;
    let mut end = None;
    let mut count = 0;
    for word in words(line, without_praise(line, from)) {
        let text = &line[word.start..word.end];
        let lower = text.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
        let joins = matches!(bare, "and" | "or" | "of") || bare.is_empty();
        if STOPS.contains(&bare) && !is_of_a_name(line, word)
            || text.starts_with('(')
            || (joins && (end.is_some() || start.is_none()))
        {
            break;
        }
        count += 1;
        if count > WORDS_MAX {
            break;
        }
        start.get_or_insert(word.start + text.len() - text.trim_start_matches(['"', '“', '‘']).len());
        if is_role(text) {
            end = Some(word.end - (text.len() - text.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
        }
        if ends_clause(text) {
            break;
        }
    }
    let span = Span::new(start?, end?);
    Some(Span::new(span.start, span.end + headed(&line[span.start..span.end], &line[span.end..])))
}

/// The middle of "Ruby on Rails".
pub(in super::super) fn is_of_a_name(line: &str, word: Span) -> bool {
    let behind = line[word.end..].trim_start();
    word.of(line) == Some("on") && behind.get(.."rails".len()).is_some_and(|next| next.eq_ignore_ascii_case("rails"))
}

/// The length of what somebody is the head of: " of Growth and Marketing" behind "Director".
fn headed(title: &str, rest: &str) -> usize {
    static OF: LazyLock<Regex> =
        LazyLock::new(|| crate::text::pattern::pattern(r"^ of \p{Lu}[\w-]*(?:(?: and | & | )\p{Lu}[\w-]*){0,2}"));
    const HEADS: &[&str] = &["chief", "director", "head", "president", "vp"];
    let last = title.rsplit(' ').next().unwrap_or(title).to_lowercase();
    if HEADS.contains(&last.as_str()) { OF.find(rest).map_or(0, |of| of.end()) } else { 0 }
}

/// Whether a word belongs to sentences and never to a title that stands by itself.
pub(in super::super) fn is_of_sentence(word: &str) -> bool {
    const ALSO: &[&str] = &[
        "a", "an", "be", "been", "experience", "experienced", "great", "looking", "am", "not", "hiring", "i", "me",
        "my", "us", "every", "each", "most", "many", "all", "some", "no",
    ];
    // "IT Assistant"
    if word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let lower = word.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    STOPS.contains(&bare) && !matches!(bare, "other") || ALSO.contains(&bare)
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', '.', ';', ':', ')', '!', '?', '"', '”'])
}

/// The words of a line from `from` on, between blanks.
pub(in super::super) fn words(line: &str, from: usize) -> impl Iterator<Item = Span> {
    let mut at = from;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let end = line[start..].find(char::is_whitespace).map_or(line.len(), |length| start + length);
        at = end;
        Some(Span::new(start, end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(sought(line).or_else(|| held(line)).and_then(|span| span.of(line)), expected, "{line}");
    }

    #[test]
    fn sentences_name_the_role_that_they_seek() {
        check("We are looking for an experienced Oven Engineer to join us.", Some("Oven Engineer"));
        check("Acme is seeking a highly skilled Kafka Platform Engineer with a van", Some("Kafka Platform Engineer"));
        check("We're hiring a Director of Ovens and Bread: write", Some("Director of Ovens and Bread"));
        check("We have openings for Full Stack Developer. Write to us", Some("Full Stack Developer"));
        check("seeks to fill the position of Sales and Marketing Manager.", Some("Sales and Marketing Manager"));
        check("We recruit on behalf of a reputed bank in Pune for Branch Sales Manager.", Some("Branch Sales Manager"));
        check("growth as a Backend developer.", Some("Backend developer"));
        check("3-6 years in a DevOps role.", Some("DevOps"));
        check("As a Baker, you bake", Some("Baker"));
        check("As Rye Baker at Ovenly you bake", Some("Rye Baker"));
        check("I am in urgent need of a Rye Baker to bake", Some("Rye Baker"));
        check("We are looking for 1 or 2 Rye Bakers to bake", Some("Rye Bakers"));
        check("Looking for a Ruby on Rails baker who bakes on time", Some("Ruby on Rails baker"));
    }

    #[test]
    fn lines_begin_with_who_is_needed() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(needed(line).map(|title| &line[title.start..title.end]), expected, "{line}");
        };
        check("Part-time Bookkeeper needed for a small bakery", Some("Bookkeeper"));
        check("Experienced oven engineers urgently wanted.", Some("oven engineers"));
        check("Workers needed", None);
        check("Our bakers needed help", None);
    }

    #[test]
    fn people_in_general_are_no_title() {
        check("We are looking for patient and curious people who bake", None);
        check("We are looking for new members of our choir", None);
        check("Works as a member of a team and as a plus", None);
    }
}
