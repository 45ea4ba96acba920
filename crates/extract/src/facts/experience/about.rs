//! What stated years are years of: experience as a whole, a named skill, or nothing that counts as experience.

use talent::Span;
use talent::vocabulary::{SkillMention, Vocabulary};

use super::About;
use super::quantity::Quantity;
use crate::text::scan::{Scan, is_blank, is_dash};

/// Bytes of the sentence that are looked at before and after the number, so that a wall of text stays cheap to read.
const REACH_BEFORE: usize = 64;
const REACH_AFTER: usize = 140;

/// At most this many skills share one number of years.
const SKILLS_MAX: usize = 8;

/// Words between the number and what it counts.
const FILLERS: &[&str] = &[
    "of",
    "hands",
    "on",
    "experience",
    "experiences",
    "experienced",
    "exp",
    "proven",
    "relevant",
    "working",
    "work",
    "solid",
    "strong",
    "professional",
    "commercial",
    "practical",
    "real",
    "world",
    "in",
    "with",
    "within",
    "using",
    "into",
    "the",
    "a",
    "an",
    "programming",
    "coding",
    "knowledge",
    "good",
    "total",
    "overall",
    "post",
    "qualification",
    "progressive",
    "demonstrable",
    "demonstrated",
    "prior",
    "previous",
    "extensive",
    "dedicated",
    "production",
    "expertise",
    "active",
    "if",
    "tools",
    "technologies",
    "technology",
    "or",
    "more",
    "above",
    "recent",
    "is",
    "must",
    "required",
    "minimum",
    "at",
    "least",
    "object",
    "oriented",
    "handling",
    "and",
];

/// Words that end the name of a field of work: years of it are a total.
const FIELDS: &[&str] = &[
    "development",
    "engineering",
    "management",
    "design",
    "analysis",
    "analytics",
    "science",
    "testing",
    "administration",
    "operations",
    "marketing",
    "sales",
    "architecture",
    "support",
    "consulting",
    "accounting",
    "finance",
    "nursing",
    "teaching",
    "recruitment",
    "recruiting",
    "hr",
    "banking",
    "retail",
    "hospitality",
    "service",
    "services",
    "manufacturing",
    "construction",
    "logistics",
    "research",
    "qa",
    "security",
    "networking",
    "infrastructure",
    "devops",
    "software",
    "copywriting",
    "media",
    "advertising",
    "it",
    "industry",
    "domain",
    "sector",
    "field",
    "fields",
    "area",
    "areas",
    "environment",
    "learning",
    "education",
    "healthcare",
    "insurance",
    "procurement",
    "audit",
    "auditing",
    "tax",
    "law",
    "legal",
    "stack",
    "frontend",
    "backend",
    "web",
    "mobile",
    "applications",
    "application",
    "business",
    "product",
    "office",
    "data",
    "dev",
    "similar",
    "same",
    "related",
];

/// Words for whoever does the work.
const ROLES: &[&str] = &[
    "role",
    "roles",
    "position",
    "positions",
    "capacity",
    "engineer",
    "engineers",
    "developer",
    "developers",
    "architect",
    "consultant",
    "analyst",
    "tester",
    "lead",
    "leader",
    "manager",
    "specialist",
    "designer",
    "administrator",
    "admin",
    "dba",
    "scientist",
    "executive",
    "assistant",
    "associate",
    "technician",
    "programmer",
    "officer",
    "recruiter",
    "teacher",
    "nurse",
    "accountant",
    "profile",
    "freelancer",
];

/// Verbs of the trade whose object decides.
const MAKING: &[&str] = &[
    "developing",
    "building",
    "creating",
    "writing",
    "designing",
    "implementing",
    "delivering",
    "managing",
    "leading",
    "deploying",
    "maintaining",
    "supporting",
    "testing",
    "integrating",
    "administering",
    "configuring",
];

/// Objects of those verbs that are a field rather than a part of it.
const WHOLE_OBJECTS: &[&str] = &[
    "software",
    "application",
    "applications",
    "web",
    "apps",
    "products",
    "systems",
    "platforms",
    "websites",
    "end",
    "backend",
    "frontend",
    "services",
    "solutions",
    "code",
    "product",
];

/// Where the phrase that the number governs goes over into another.
const LINKS: &[&str] = &["with", "using", "in", "for", "on", "including", "and", "or", "at", "to", "from", "of", "through", "via"];

/// What the years count, and whether a label of experience as a whole introduces them. `None` for years that are not experience.
pub(super) fn read(text: &str, quantity: &Quantity, vocabulary: &Vocabulary) -> Option<(About, bool)> {
    let before = clause_before(text, quantity.span.start);
    let after = phrase_after(text, quantity.span.end);
    if is_other(before, after) {
        return None;
    }
    if let Some(label) = label(before) {
        let offset = quantity.span.start - before.len();
        let skills = named_skills(&before[..label], offset, vocabulary);
        if !skills.is_empty() {
            return Some((About::Skill(skills), false));
        }
        return Some((governed(after, quantity.span.end, vocabulary, true), true));
    }
    let lone = before.trim_matches(|sign: char| !sign.is_alphanumeric()).is_empty()
        && after.trim_matches(|sign: char| !sign.is_alphanumeric()).is_empty();
    let told = says_experience(after) || says_experience(before);
    let asked = (quantity.bounded || quantity.range) && follows_link(after);
    if !(told || asked || lone || (quantity.bounded && is_requirement(after))) {
        return None;
    }
    Some((governed(after, quantity.span.end, vocabulary, false), false))
}

/// The part of the sentence before `at`.
fn clause_before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(REACH_BEFORE);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let reach = &text[start..at];
    let cut = reach
        .rfind(['\n', '\r', ';', '|', '•', '●', '·', '!', '?'])
        .map(|cut| cut + reach[cut..].chars().next().map_or(1, char::len_utf8));
    let reach = &reach[cut.unwrap_or(0)..];
    reach.rfind(". ").map_or(reach, |cut| &reach[cut + 2..])
}

/// The part of the sentence after `at`. A wrapped line goes on; a new item or an empty line does not.
fn phrase_after(text: &str, at: usize) -> &str {
    let mut end = (at + REACH_AFTER).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let reach = &text[at..end];
    let mut signs = reach.char_indices().peekable();
    while let Some((place, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let stop = match sign {
            ';' | '|' | '•' | '●' | '·' | '!' | '?' => true,
            // The dot of "yrs. of experience" is no end.
            '.' => {
                next.is_none_or(|next| next == '\n')
                    || (next == Some(' ') && !reach[place + 2..].starts_with(|sign: char| sign.is_lowercase()))
            }
            '\n' => !next.is_some_and(char::is_lowercase),
            _ => false,
        };
        if stop {
            return &reach[..place];
        }
    }
    reach
}

/// Ages, degrees, contracts, the firm's own past: lengths of time that are nobody's experience.
fn is_other(before: &str, after: &str) -> bool {
    const THINGS: &[&str] = &[
        "old",
        "olds",
        "ago",
        "degree",
        "college",
        "university",
        "diploma",
        "course",
        "program",
        "programme",
        "contract",
        "bond",
        "warranty",
        "plan",
        "lease",
        "vesting",
        "history",
        "term",
        "anniversary",
        "access",
        "graduate",
        "bachelor",
        "undergraduate",
        "later",
        "agreement",
        "commitment",
        "cliff",
        "visa",
        "license",
        "roadmap",
    ];
    const PAST: &[&str] = &[
        "past",
        "last",
        "next",
        "every",
        "within",
        "first",
        "previous",
        "since",
        "our",
        "we",
        "company",
        "combined",
        "founded",
        "consecutive",
        "per",
        "each",
    ];
    let mut words = after.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let is_thing = |word: &str| THINGS.iter().any(|thing| word.eq_ignore_ascii_case(thing));
    if is_thing(first) || (is_thing(second) && !first.eq_ignore_ascii_case("with")) {
        return true;
    }
    let close = before.rsplit(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).take(3);
    let mut past = close.filter(|word| PAST.iter().any(|known| word.eq_ignore_ascii_case(known)));
    past.next().is_some() && !(before.to_ascii_lowercase().contains("experience") && !before.contains("our"))
}

/// The bytes of `before` that precede a label such as "Experience:", "Exp -", "experience of".
fn label(before: &str) -> Option<usize> {
    let words =
        before.trim_end_matches(|sign: char| is_blank(sign) || is_dash(sign) || matches!(sign, ':' | '=' | '(' | '*'));
    let separated = words.len() < before.trim_end_matches(is_blank).len();
    let mut end = words.len();
    let mut linked = separated;
    for _ in 0..4 {
        let rest = before[..end].trim_end_matches(|sign: char| !sign.is_alphanumeric());
        let start = rest
            .rfind(|sign: char| !sign.is_alphanumeric())
            .map_or(0, |cut| cut + rest[cut..].chars().next().map_or(1, char::len_utf8));
        let word = &rest[start..];
        if ["experience", "exp", "yoe"].iter().any(|label| word.eq_ignore_ascii_case(label)) {
            return linked.then_some(start);
        }
        let bridge = ["level", "range", "required", "of", "is", "needed", "years", "in", "total"]
            .iter()
            .any(|bridge| word.eq_ignore_ascii_case(bridge));
        if !bridge {
            return None;
        }
        linked |= ["of", "is"].iter().any(|link| word.eq_ignore_ascii_case(link));
        end = start;
    }
    None
}

fn says_experience(words: &str) -> bool {
    words.split(|sign: char| !sign.is_alphabetic()).any(|word| {
        ["experience", "experienced", "exp", "experiences", "exposure", "expertise"]
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
    })
}

fn follows_link(after: &str) -> bool {
    let mut scan = Scan::new(after, 0);
    scan.blanks_or_wrap();
    scan.eat(")");
    scan.blanks();
    let word = scan.word();
    ["of", "in", "with", "as", "on", "into", "working", "using", "if", "hands", "relevant"]
        .iter()
        .any(|link| word.eq_ignore_ascii_case(link))
        || MAKING.iter().any(|verb| word.eq_ignore_ascii_case(verb))
}

/// Whether the words right after an open bound name work: "3+ years consulting", "2+ years data entry".
fn is_requirement(after: &str) -> bool {
    after.starts_with(is_blank) && after.trim_start_matches(is_blank).starts_with(char::is_alphabetic)
        || after.trim().is_empty()
}

/// What the words after the number make of it.
fn governed(after: &str, offset: usize, vocabulary: &Vocabulary, labelled: bool) -> About {
    let mut scan = Scan::new(after, 0);
    let mut making = false;
    let content = loop {
        let rest = scan.rest().trim_start_matches(|sign: char| {
            is_blank(sign) || is_dash(sign) || matches!(sign, '\n' | '\r' | '\'' | '’' | '+' | '.' | '"')
        });
        scan.advance(scan.rest().len() - rest.len());
        if matches!(scan.peek(), None | Some(',' | '(' | ')' | ':' | '/')) {
            return About::Total;
        }
        if as_role(scan) {
            return About::Total;
        }
        if scan.eat_word(MAKING) {
            making = true;
        } else if !scan.eat_word(FILLERS) {
            break scan;
        }
    };
    let start = content.at();
    let skills = list_at_start(vocabulary.skill_mentions(&after[start..]), &after[start..]);
    let chain_end = chain_end(&after[start..]);
    let chain = &after[start..start + chain_end];
    if has(chain, ROLES) {
        return About::Total;
    }
    if let Some(first) = skills.first() {
        let name = first.span.of(&after[start..]).unwrap_or_default();
        let is_field = last_word(name).is_some_and(|word| FIELDS.iter().any(|field| word.eq_ignore_ascii_case(field)));
        if !is_field {
            let shift = offset + start;
            return About::Skill(
                skills.into_iter().map(|skill| SkillMention { span: skill.span.shifted(shift), ..skill }).collect(),
            );
        }
        return About::Total;
    }
    if labelled {
        return About::Total;
    }
    let whole = if making { has(chain, WHOLE_OBJECTS) } else { has(chain, FIELDS) };
    if whole || (!making && says_experience(chain)) { About::Total } else { About::Part }
}

/// "as a tester", "as Team Lead"; not "such as".
fn as_role(mut scan: Scan<'_>) -> bool {
    if !scan.eat_word(&["as"]) {
        return false;
    }
    scan.blanks_or_wrap();
    scan.word().len() > 1 || scan.eat_word(&["a"])
}

/// The length of the noun phrase at the beginning: up to a preposition, a comma or a bracket, at most eight words.
fn chain_end(text: &str) -> usize {
    let mut words = 0;
    let mut start = None;
    for (place, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let letter = sign.is_alphanumeric();
        match (start, letter) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                start = None;
                words += 1;
                let word = &text[from..place];
                if words > 8 || LINKS.iter().any(|link| word.eq_ignore_ascii_case(link)) {
                    return from;
                }
            }
            _ => {}
        }
        if matches!(sign, ',' | '(' | ')' | ':' | '.') {
            return place;
        }
    }
    text.len()
}

/// The mentions at the beginning of `text` that are joined to one list: "Python, Go and/or C++".
fn list_at_start(mentions: Vec<SkillMention>, text: &str) -> Vec<SkillMention> {
    let mut list: Vec<SkillMention> = Vec::new();
    let mut end = 0;
    for mention in mentions {
        let Some(gap) = Span::new(end, mention.span.start).of(text) else { break };
        let joined = if list.is_empty() {
            gap.is_empty()
        } else {
            gap.split(|sign: char| !sign.is_alphanumeric()).all(|word| {
                ["", "and", "or", "development", "programming", "as", "well"]
                    .iter()
                    .any(|join| word.eq_ignore_ascii_case(join))
            })
        };
        if !joined || list.len() == SKILLS_MAX {
            break;
        }
        end = mention.span.end;
        list.push(mention);
    }
    list
}

/// Skills that stand before a label: "Java experience: 4 years".
fn named_skills(clause: &str, offset: usize, vocabulary: &Vocabulary) -> Vec<SkillMention> {
    let start = clause.rfind([',', ':', '(']).map_or(0, |cut| cut + 1);
    let words = &clause[start..];
    if words.split_whitespace().count() > 4
        || has(words, ROLES)
        || has(words, &["relevant", "total", "overall", "work"])
    {
        return Vec::new();
    }
    let mentions = vocabulary.skill_mentions(words).into_iter().filter(|mention| {
        let name = mention.span.of(words).unwrap_or_default();
        !last_word(name).is_some_and(|word| FIELDS.iter().any(|field| word.eq_ignore_ascii_case(field)))
    });
    mentions.map(|mention| SkillMention { span: mention.span.shifted(offset + start), ..mention }).collect()
}

fn last_word(text: &str) -> Option<&str> {
    text.rsplit(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty())
}

fn has(text: &str, wanted: &[&str]) -> bool {
    text.split(|sign: char| !sign.is_alphanumeric())
        .any(|word| wanted.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
