//! What stated years are years of: experience as a whole, a named skill, or nothing that counts as experience.

use talent::Span;
use talent::vocabulary::{Certainty, SkillMention, Vocabulary};

use super::About;
use super::quantity::Quantity;
use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::{has_word, is_one_of, words};

/// Bytes of the sentence that are looked at before and after the number, so that a wall of text stays cheap to read.
const REACH_BEFORE: usize = 64;
const REACH_AFTER: usize = 140;

/// At most this many skills share one number of years.
const SKILLS_MAX: usize = 8;

/// Words between the number and what it counts.
const FILLERS: &[&str] = &[
    "of", "hands", "on", "experience", "experiences", "experienced", "exp", "proven", "relevant", "working", "work",
    "solid", "strong", "professional", "commercial", "practical", "real", "world", "in", "with", "within", "using",
    "into", "the", "a", "an", "programming", "coding", "knowledge", "good", "total", "overall", "post",
    "qualification", "progressive", "demonstrable", "demonstrated", "prior", "previous", "extensive", "dedicated",
    "production", "expertise", "active", "if", "tools", "technologies", "technology", "or", "more", "above", "recent",
    "is", "must", "required", "minimum", "at", "least", "object", "oriented", "handling", "and",
];

/// Words that end the name of a field of work: years of it are a total.
const FIELDS: &[&str] = &[
    "development", "engineering", "management", "design", "analysis", "analytics", "science", "testing",
    "administration", "operations", "marketing", "sales", "architecture", "support", "consulting", "accounting",
    "finance", "nursing", "teaching", "recruitment", "recruiting", "hr", "banking", "retail", "hospitality", "service",
    "services", "manufacturing", "construction", "logistics", "research", "qa", "security", "networking",
    "infrastructure", "devops", "software", "copywriting", "media", "advertising", "it", "industry", "domain",
    "sector", "field", "fields", "area", "areas", "environment", "learning", "education", "healthcare", "insurance",
    "procurement", "audit", "auditing", "tax", "law", "legal", "stack", "frontend", "backend", "web", "mobile",
    "applications", "application", "business", "product", "office", "data", "dev", "similar", "same", "related",
];

/// Words for whoever does the work.
const ROLES: &[&str] = &[
    "role", "roles", "position", "positions", "capacity", "engineer", "engineers", "developer", "developers",
    "architect", "consultant", "analyst", "tester", "lead", "leader", "manager", "specialist", "designer",
    "administrator", "admin", "dba", "scientist", "executive", "assistant", "associate", "technician", "programmer",
    "officer", "recruiter", "teacher", "nurse", "accountant", "profile", "freelancer",
];

/// Verbs of the trade whose object decides.
const MAKING: &[&str] = &[
    "developing", "building", "creating", "writing", "designing", "implementing", "delivering", "managing", "leading",
    "deploying", "maintaining", "supporting", "testing", "integrating", "administering", "configuring",
];

/// Objects of those verbs that are a field rather than a part of it.
const WHOLE_OBJECTS: &[&str] = &[
    "software", "application", "applications", "web", "apps", "products", "systems", "platforms", "websites", "end",
    "backend", "frontend", "services", "solutions", "code", "product",
];

/// Where the phrase that the number governs goes over into another.
const LINKS: &[&str] =
    &["with", "using", "in", "for", "on", "including", "and", "or", "at", "to", "from", "of", "through", "via"];

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
    let about = governed(after, quantity.span.end, vocabulary, false);
    let of_skill = follows_link(after) && matches!(about, About::Skill(_));
    let of_field = about == About::Total && is_of_field(after);
    (told || asked || lone || of_skill || of_field || (quantity.bounded && names_work(after))).then_some((about, false))
}

/// "3 years of classroom teaching": of a field of work and nothing more; not "20 years of engineering excellence".
fn is_of_field(after: &str) -> bool {
    let Some(what) = after.trim_start_matches(is_blank).strip_prefix("of ") else { return false };
    words(&what[..chain_end(what)]).next_back().is_some_and(|last| is_one_of(last, FIELDS))
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
        "old", "olds", "ago", "degree", "college", "university", "diploma", "course", "program", "programme",
        "contract", "bond", "warranty", "plan", "lease", "vesting", "history", "term", "anniversary", "access",
        "graduate", "bachelor", "undergraduate", "later", "agreement", "commitment", "cliff", "visa", "license",
        "roadmap", "combined", "collective",
    ];
    const PAST: &[&str] = &[
        "past", "last", "next", "every", "within", "first", "previous", "since", "our", "company", "combined",
        "founded", "consecutive", "per", "each", "duration", "length", "tenure", "validity",
    ];
    let mut following = words(after);
    let first = following.next().unwrap_or_default();
    let second = following.next().unwrap_or_default();
    if is_one_of(first, THINGS) || (is_one_of(second, THINGS) && !first.eq_ignore_ascii_case("with")) {
        return true;
    }
    let past = words(before).rev().take(3).any(|word| is_one_of(word, PAST));
    let mut nearest = words(before).rev();
    let boasts = nearest.next().is_some_and(|word| is_one_of(word, &["have", "has", "with", "bring"]))
        && nearest.next().is_some_and(|word| is_one_of(word, &["we", "company"]));
    boasts || (past && (has_word(before, &["our", "company"]) || !(says_experience(before) || says_experience(after))))
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
        if is_one_of(word, &["experience", "exp", "yoe"]) {
            return linked.then_some(start);
        }
        let bridge = is_one_of(word, &["level", "range", "required", "of", "is", "needed", "years", "in", "total"]);
        if !bridge {
            return None;
        }
        linked |= is_one_of(word, &["of", "is"]);
        end = start;
    }
    None
}

fn says_experience(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "experience", "experienced", "exp", "experiences", "exposure", "expertise", "berufserfahrung", "erfahrung",
        "expérience", "experiencia", "experiência", "esperienza", "ervaring", "werkervaring",
    ];
    has_word(text, WORDS)
}

/// Whether the next word leads over to what was done: "5+ years in retail".
fn follows_link(after: &str) -> bool {
    const LINKING: &[&str] = &["of", "in", "with", "as", "on", "into", "working", "using", "if", "hands", "relevant"];
    let mut scan = Scan::new(after, 0);
    scan.eat("**");
    scan.blanks_or_wrap();
    scan.eat(")");
    scan.blanks();
    is_one_of(scan.word(), LINKING) || is_one_of(scan.word(), MAKING)
}

/// Whether a word follows on the line, as the work does in "3+ years consulting".
fn names_work(after: &str) -> bool {
    after.starts_with(is_blank) && after.trim_start_matches(is_blank).starts_with(char::is_alphabetic)
}

/// What the words after the number make of it.
fn governed(after: &str, offset: usize, vocabulary: &Vocabulary, labelled: bool) -> About {
    let mut scan = Scan::new(after, 0);
    let mut making = false;
    let mut experienced = false;
    let content = loop {
        let rest = scan.rest().trim_start_matches(|sign: char| {
            is_blank(sign) || is_dash(sign) || matches!(sign, '\n' | '\r' | '\'' | '’' | '+' | '.' | '"' | '*')
        });
        scan.advance(scan.rest().len() - rest.len());
        if matches!(scan.peek(), None | Some(',' | '(' | ')' | ':' | '/')) {
            return About::Total;
        }
        if as_role(scan) {
            return About::Total;
        }
        if experienced && is_whereabouts(scan) {
            return About::Total;
        }
        experienced |= is_one_of(scan.word(), &["experience", "experiences", "exp"]);
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
    // "in the information technology field" names a field whatever stands before the noun.
    if has_word(chain, ROLES) || has_word(chain, &["field", "industry", "domain", "sector"]) {
        return About::Total;
    }
    if let Some(first) = skills.first() {
        if is_tool(&after[start..], first, vocabulary) {
            let shift = offset + start;
            let tools = skills.into_iter().map(|skill| SkillMention { span: skill.span.shifted(shift), ..skill });
            return About::Skill(tools.collect());
        }
        let known = vocabulary.skill(&first.id).is_some_and(|entry| is_field_label(entry.name));
        if known || names_field(first.span.of(&after[start..]).unwrap_or_default()) {
            return About::Total;
        }
    }
    if labelled {
        return About::Total;
    }
    // "Experience in kilns and ovens": a field in plain words. A tool that nobody knows has a capital, a part of the work a verb.
    let named = chain.contains(char::is_uppercase) || words(chain).next().is_none_or(|word| word.ends_with("ing"));
    if experienced && !making && !named && skills.is_empty() {
        return About::Total;
    }
    let whole = if making { has_word(chain, WHOLE_OBJECTS) } else { has_word(chain, FIELDS) };
    if whole || (!making && says_experience(chain)) { About::Total } else { About::Part }
}

/// "experience at a bakery", "experience among bakers": where it was made, not what of.
fn is_whereabouts(mut scan: Scan<'_>) -> bool {
    if scan.eat_word(&["across", "among", "from", "gained", "under"]) {
        return true;
    }
    if !scan.eat_word(&["at"]) {
        return false;
    }
    scan.blanks_or_wrap();
    !scan.eat_word(&["least"])
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
                if words > 8 || is_one_of(word, LINKS) {
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
            words(gap).all(|word| is_one_of(word, &["and", "or", "development", "programming", "as", "well"]))
        };
        if !joined || list.len() == SKILLS_MAX {
            break;
        }
        end = mention.span.end;
        list.push(mention);
    }
    list
}

/// Skills that stand before a label: "Java experience: 4 years". Nothing else may stand there with them.
fn named_skills(clause: &str, offset: usize, vocabulary: &Vocabulary) -> Vec<SkillMention> {
    let start = clause.rfind([',', ':', '(']).map_or(0, |cut| cut + 1);
    let lead = &clause[start..];
    let mentions = list_at_start(vocabulary.skill_mentions(lead.trim_start()), lead.trim_start());
    let indent = lead.len() - lead.trim_start().len();
    let whole = mentions.last().is_some_and(|last| words(&lead[indent + last.span.end..]).next().is_none());
    if !whole || has_word(lead, ROLES) {
        return Vec::new();
    }
    let named = mentions.into_iter().filter(|mention| is_tool(&lead[indent..], mention, vocabulary));
    named.map(|mention| SkillMention { span: mention.span.shifted(offset + start + indent), ..mention }).collect()
}

/// Whether a mention names a tool or trade rather than a field of work or an everyday word ("job description").
fn is_tool(text: &str, mention: &SkillMention, vocabulary: &Vocabulary) -> bool {
    const HEADINGS: &[&str] = &["job", "description", "requirement", "requirements", "profile", "work", "position"];
    let name = mention.span.of(text).unwrap_or_default();
    let everyday = mention.certainty == Certainty::InContext && name.starts_with(char::is_lowercase);
    let known = vocabulary.skill(&mention.id);
    let field = known.as_ref().is_some_and(|entry| entry.soft || is_field_label(entry.name));
    !everyday && !field && !names_field(name) && !has_word(name, HEADINGS)
}

/// Whether the vocabulary's name is a field's; "Amazon Web Services" with its capitals is a product's.
fn is_field_label(label: &str) -> bool {
    let product =
        label.contains(' ') && words(label).next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
    !product && names_field(label)
}

/// Whether the last word of a skill's name makes it a field of work ("web development") rather than a tool ("AWS services").
fn names_field(skill: &str) -> bool {
    const FIELD_CODES: &[&str] = &["IT", "QA", "HR", "UI", "UX", "AI", "ML", "BI", "PR"];
    let tool = words(skill).any(|word| {
        let code = (2..=5).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        code && !FIELD_CODES.contains(&word)
    });
    !tool && words(skill).next_back().is_some_and(|word| is_one_of(word, FIELDS))
}
