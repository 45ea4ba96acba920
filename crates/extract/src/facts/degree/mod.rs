//! Degrees and their fields: `B.Tech in Computer Science`, `MBA (Finance)`, `Bachelor of Science, Physics`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use crate::text::pattern::pattern;
use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::is_one_of;

/// How far a degree reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// School, up to its leaving exam.
    School,
    /// Diplomas and associate degrees.
    Diploma,
    /// Bachelor's degrees.
    Bachelor,
    /// Master's degrees.
    Master,
    /// Doctorates.
    Doctor,
}

/// A degree that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DegreeMention {
    /// Degree and field together.
    pub(crate) span: Span,
    /// The degree as written (`B.Tech`).
    pub(crate) degree: Span,
    /// The field as written (`Computer Science`).
    pub(crate) field: Option<Span>,
    /// How far it reaches.
    pub(crate) level: Level,
}

/// The names of degrees. A group of its own holds those that are also other words (`BE`, `MS`, `MA`, `12th`).
static DEGREES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x-u)\b(?:
        (?P<school>(?i:high\ school(?:\ (?:diploma|degree))?|higher\ secondary(?:\ (?:school|certificate))*|secondary\ school\ certificate|leaving\ certificate|international\ baccalaureate)
            |(?:[A-Z][a-z]+\ ){0,2}Certificate\ of\ (?:(?:Higher|Primary|Secondary|Advanced|General)\ )?Education
            |HSC|H\.S\.C\.?|SSC|S\.S\.C\.?|SSLC|GED|10\s?\+\s?2|I?GCSEs?|[AO][-\ ][Ll]evels?|KCSE|KCPE|WASSCE|Abitur|Matura)
        |(?P<diploma>(?i:(?:post[-\ ]?graduate|pg|advanced|graduate|national|higher)\ diploma|associate(?:(?:'|’)?s)?\ degree|foundation\ degree|diploma)
            |Associate(?:(?:'|’)?s)?\ (?:of|in)\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)?|ITI|PGDCA)
        |(?P<doctor>P\.?[Hh]\.?\ ?[Dd]\b\.?|(?i:doctorate|doctoral\ degree|doctor\ of\ [a-z]+|juris\ doctor(?:ate)?)|D\.?Phil|Ed\.\ ?D\.?|Psy\.\ ?D\.?|Pharm\.?\ ?D\b\.?)
        |(?P<master>(?:(?i:M\.?[-\ ]?Tech)|M\.?\ ?[Ss]\.?[Cc]|(?i:mca|mba)|M\.C\.A|M\.B\.A|M\.?\ ?(?:[Cc]om|COM)|M\.?\ ?Phil|M\.?\ ?Pharm(?:a|acy)?|M\.\ ?Ed|M\.L\.S|MPH|MSW
            |M\.?\ ?Arch|M\.?Des|M\.S\.\ ?Ed|M\.\ ?[SEA]|MFA|M\.F\.A|MEng|MRes|MPhil|MPP|PGDB?M|PGDBA|PGCE|LL\.M)\b\.?
            |(?i:masters?(?:\\?'|’)?s?\ degrees?|master(?:\\?'|’)s|masters(?:\\?'|’)?|post[-\ ]?graduat(?:e|ion)\ degree)|Magister|Master\ (?:[Oo]f|in)\b)
        |(?P<bachelor>(?:(?i:B\.?[-\ ]?Tech)|B\.S\.\ ?Ed|B\.?\ ?[Ss]\.?[Cc]|B\.?C\.?A|B\.?B\.?A|B\.?B\.?M|B\.?\ ?(?:[Cc]om|COM)|B\.?\ ?Pharm(?:a|acy)?|B\.\ ?Ed|BASc|BSW|B\.S\.W|BSN|B\.S\.N|BScN
            |B\.?\ ?Arch|B\.?Des|B\.\ ?[SEA]|BFA|B\.F\.A|BEng|LL\.?B|MBBS|M\.B\.B\.S|MB\ ?Ch\.?B|MBBCh|M\.B\.B\.Ch|BDS|B\.?P\.?T|B\.?V\.?Sc|BAMS|BHMS)\b\.?
            |(?i:bachelors?(?:\\?'|’)?s?(?:\ degrees?)?)|(?i:(?:under[-\ ]?graduate|university|college)\ degree|any\ graduate)|Licenciatura|Licencjat|Bacharelado|Laurea|Dipl\.-Ing\.)
        |(?P<short>B\.?E|M\.?E|BS|MS|BA|MA|LLM|10th|12th|XII|(?i:post[-\ ]?graduat(?:e|ion)|polytechnic))
        )",
    )
});

/// All degrees of a text, in order.
pub(crate) fn find(text: &str) -> Vec<DegreeMention> {
    let mut mentions: Vec<DegreeMention> = Vec::new();
    for found in DEGREES.captures_iter(text) {
        let levels = [
            ("school", Level::School),
            ("diploma", Level::Diploma),
            ("doctor", Level::Doctor),
            ("master", Level::Master),
            ("bachelor", Level::Bachelor),
        ];
        let named = levels.into_iter().find_map(|(group, level)| found.name(group).map(|words| (words, level)));
        let (words, level) = match (named, found.name("short")) {
            (Some(named), _) => named,
            (None, Some(short)) => match short_level(text, short.start(), short.end()) {
                Some(level) => (short, level),
                None => continue,
            },
            (None, None) => continue,
        };
        if mentions.last().is_some_and(|last| last.span.end > words.start())
            || is_glued(text, words.start(), words.end())
            || mentions
                .last()
                .is_some_and(|last| last.level == level && is_its_abbreviation(text, *last, words.range()))
        {
            continue;
        }
        mentions.push(mention(text, words.start(), words.end(), level));
    }
    mentions
}

/// Whether the words stand alone in parentheses behind the degree: "Bachelor of Science in Nursing (BSN)" is one.
fn is_its_abbreviation(text: &str, degree: DegreeMention, words: Range<usize>) -> bool {
    let between = text.get(degree.span.end..words.start).unwrap_or_default();
    between.trim_matches(is_blank) == "(" && text[words.end..].starts_with(')')
}

/// Whether a letter or digit continues the name.
fn is_glued(text: &str, start: usize, end: usize) -> bool {
    let inside = text[..end].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = text[end..].chars().next();
    let before = text[..start].chars().next_back();
    before.is_some_and(|sign| matches!(sign, '.' | '@' | '_' | '-') && !text[..start].ends_with(".."))
        && before != Some('-')
        || (inside && after.is_some_and(|sign| sign.is_alphanumeric() || sign == '_'))
}

/// Short names count only where what follows is a degree's: "BE in", "MS degree", "BS/MS", "12th standard".
fn short_level(text: &str, start: usize, end: usize) -> Option<Level> {
    let name = text.get(start..end)?;
    let rest = text.get(end..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let after = rest.trim_start_matches(is_blank);
    let next = after.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    if matches!(name, "10th" | "12th" | "XII") {
        let school = is_one_of(next, &["standard", "std", "class", "grade", "pass", "from", "board", "cbse", "icse"]);
        return (school || after.starts_with(['(', ':', ','])).then_some(Level::School);
    }
    if name.eq_ignore_ascii_case("polytechnic") {
        // "Brackwater Polytechnic" is a school.
        let named = text[..start].strip_suffix(' ').and_then(|head| head.rsplit(is_blank).next());
        let school =
            named.is_some_and(|word| word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphabetic));
        let led = is_one_of(next, &["university", "institute", "college", "school"]);
        return (!led && !school).then_some(Level::Diploma);
    }
    let level = if name.starts_with('B') { Level::Bachelor } else { Level::Master };
    let beside = after
        .strip_prefix(['/', ','])
        .map(|other| other.trim_start_matches(is_blank))
        .or_else(|| after.strip_prefix("or "));
    let degrees = beside.is_some_and(|other| {
        [
            "BE", "B.", "BS", "BTech", "Btech", "B Tech", "MS", "MCA", "BCA", "M.", "MTech", "Mtech", "ME", "MBA",
            "MA", "Ph",
        ]
        .iter()
        .any(|name| other.starts_with(name))
    });
    // "B.E" and "BE" are hardly anything else; "MS", "MA" and "ME" are.
    let sure = matches!(name, "BE" | "B.E" | "M.E");
    let ends = sure && (after.is_empty() || after.starts_with(['\n', '\r', '(', ',', '-', '–', ':', '|', '/']));
    let preceded =
        text[..start].ends_with('/') && DEGREES.find_iter(&text[before_word(text, start)..start]).next().is_some();
    let honours = after.get(..4).is_some_and(|sign| sign.eq_ignore_ascii_case("(hon"));
    (degrees
        || ends
        || preceded
        || honours
        || is_one_of(next, &["in", "degree", "degrees"])
        || (sure && is_field_start(next)))
    .then_some(level)
}

/// Where the word begins that stands before the slash at the end of `text[..at]`.
fn before_word(text: &str, at: usize) -> usize {
    let head = text[..at].trim_end_matches('/');
    head.rfind(|sign: char| sign.is_whitespace() || sign == '/')
        .map_or(0, |cut| cut + head[cut..].chars().next().map_or(1, char::len_utf8))
}

fn mention(text: &str, start: usize, end: usize, level: Level) -> DegreeMention {
    let mut scan = Scan::new(text, end);
    let name = text.get(start..end).unwrap_or_default();
    let long = name.len() > 5 && (name.starts_with(['B', 'b', 'M', 'm']));
    if long && (name.ends_with(" of") || name.ends_with(" Of") || follows_of(scan)) {
        take_faculty(&mut scan);
    }
    let mut degree_end = scan.at();
    scan.blanks();
    if scan.eat_word(&["degree", "degrees", "candidate", "program", "programme"]) {
        degree_end = scan.at();
    }
    // "Master of" and "Master in" ran into the pattern with their preposition.
    let stated = text.get(start..degree_end).unwrap_or_default();
    let bare = [" in", " of", " Of"].iter().find_map(|led| stated.strip_suffix(led));
    let (degree_end, from) = match bare {
        Some(bare) => (start + bare.len(), start + bare.len()),
        None => (degree_end, degree_end),
    };
    let field = field_after(text, from);
    let degree = Span::new(start, if field.is_none() { honours_end(text, degree_end) } else { degree_end });
    let end = field.map_or(degree.end, |(_, end)| end);
    DegreeMention { span: Span::new(start, end), degree, field: field.map(|(field, _)| field), level }
}

/// "(Hons)" behind a degree without a field belongs to it.
fn honours_end(text: &str, at: usize) -> usize {
    let mut scan = Scan::new(text, at);
    scan.blanks();
    if HONOURS.iter().any(|words| scan.eat(words)) { scan.at() } else { at }
}

const HONOURS: [&str; 6] = ["(Hons)", "(Hons.)", "(Honours)", "(Honors)", "(HONS)", "(hons)"];

fn follows_of(mut scan: Scan<'_>) -> bool {
    scan.blanks();
    scan.eat_word(&["of"])
}

/// The faculty of "Bachelor of Science": capitalised words, joined by "and" or "&".
fn take_faculty(scan: &mut Scan<'_>) {
    let mut ahead = *scan;
    ahead.blanks();
    ahead.eat_word(&["of"]);
    let mut surely = None;
    for _ in 0..5 {
        ahead.blanks();
        let mut joined = ahead;
        if joined.eat("&") || joined.eat_word(&["and"]) {
            joined.blanks();
            ahead = joined;
        }
        let word = ahead.word();
        if is_one_of(word, SCHOOLS) {
            // "Bachelor of Science Wesleyan University": the words before belong to the school unless they name a faculty.
            *scan = surely.unwrap_or(*scan);
            return;
        }
        let capital = word.starts_with(|sign: char| sign.is_ascii_uppercase());
        if !(capital || is_one_of(word, FACULTIES)) || word.len() < 2 {
            return;
        }
        ahead.advance(word.len());
        *scan = ahead;
        if is_field_word(word) {
            surely = Some(ahead);
        }
    }
}

/// Words that a school's name holds.
const SCHOOLS: &[&str] = &["university", "college", "institute", "school", "academy", "polytechnic"];

fn is_field_word(word: &str) -> bool {
    is_one_of(word, FACULTIES) || is_field_start(word)
}

/// Where the field ends if a school's name follows it with nothing between them: "Theater and English Wesleyan University". Its first
/// word is always the field's.
fn before_school(text: &str, start: usize, end: usize) -> usize {
    let words = &text[start..end];
    let mut kept = words;
    while let Some((before, last)) = kept.rsplit_once(is_blank) {
        if is_field_word(last.trim_matches(|sign: char| !sign.is_alphanumeric())) {
            break;
        }
        kept = before.trim_end();
    }
    let kept = ["and", "&", "at", "of"].iter().find_map(|joint| kept.strip_suffix(joint)).unwrap_or(kept).trim_end();
    start + if kept.is_empty() { words.len() } else { kept.len() }
}

/// "Finance Finance": a form states the field twice.
fn said_once(text: &str, start: usize, end: usize) -> usize {
    let words = &text[start..end];
    let half = words.len() / 2;
    let twice = words.len() > 2
        && words.is_char_boundary(half)
        && words.as_bytes()[half] == b' '
        && words[..half] == words[half + 1..];
    if twice { start + half } else { end }
}

const FACULTIES: &[&str] = &[
    "science", "technology", "engineering", "arts", "commerce", "business", "administration", "computer",
    "applications",
];

/// First words of fields that stand right behind a degree without a preposition.
const FIELD_STARTS: &[&str] = &[
    "computer", "information", "mechanical", "electrical", "electronics", "civil", "finance", "marketing", "hr",
    "commerce", "physics", "chemistry", "mathematics", "maths", "math", "statistics", "economics", "business",
    "engineering", "science", "cs", "cse", "it", "ece", "eee", "software", "data", "accounting", "accountancy",
    "psychology", "biology", "biotechnology", "english", "history", "nursing", "communication", "communications",
    "human", "international", "industrial", "chemical", "production", "automobile", "instrumentation", "agriculture",
    "law", "education", "design", "hons", "honours", "hospitality", "hotel", "operations", "systems", "computers",
    "telecommunication", "telecommunications", "aeronautical", "management", "public", "political", "social",
    "sociology", "counseling", "counselling", "kinesiology", "linguistics", "philosophy", "geography", "zoology",
    "botany", "microbiology", "biochemistry", "journalism", "theatre", "theater", "elementary", "secondary", "special",
    "early", "physical", "health", "environmental", "food", "fashion", "interior", "graphic", "architecture",
    "pharmacy", "medicine", "veterinary", "criminal", "general", "applied", "liberal", "media", "mass",
    "organizational", "educational", "technology", "metallurgy", "metallurgical", "textile", "petroleum", "mining",
    "aerospace", "biomedical", "genetics", "anthropology", "theology", "film", "photography", "supply", "strategic",
    "advanced", "urban", "art", "arts", "fine", "music", "religion", "religious", "classics", "french", "german",
    "spanish", "visual", "creative", "clinical", "family", "child", "library", "cognitive", "neuroscience",
    "artificial", "machine", "network", "networking", "web", "game", "multimedia", "geology", "astronomy", "ecology",
    "nutrition", "exercise", "sport", "sports", "tourism", "real", "actuarial", "quantitative", "computational",
    "operational", "retail", "logistics", "biological", "legal", "vocational", "comparative", "ceramics",
];

/// Whether the word is the first of many fields ("Computer", "Fine").
pub(crate) fn is_field_start(word: &str) -> bool {
    is_one_of(word, FIELD_STARTS)
}

/// The field behind a degree, and where the words about it end (a closing bracket belongs to them).
fn field_after(text: &str, at: usize) -> Option<(Span, usize)> {
    let mut scan = Scan::new(text, at);
    scan.blanks();
    if scan.eat_word(&["degree", "degrees"]) {
        scan.blanks();
    }
    // "(Hons)" stands between a degree and its field.
    let honours = HONOURS.iter().any(|words| scan.eat(words));
    scan.blanks();
    take_short_form(&mut scan);
    let bracket = !honours && (scan.eat("(") || scan.eat("["));
    let dashed = !bracket && scan.eat_if(is_dash);
    let comma = !bracket && !dashed && (scan.eat(",") || scan.eat(":"));
    scan.blanks();
    let led = scan.eat_word(&["in", "of", "en", "em"]);
    scan.blanks();
    scan.eat_word(&["a", "an", "the"]);
    scan.blanks();
    scan.eat_if(|sign| matches!(sign, '"' | '“' | '”'));
    let attended = attended(&mut scan);
    let named = honours && scan.word().starts_with(|sign: char| sign.is_ascii_uppercase());
    if !(led || attended || bracket || dashed || named || is_field_start(scan.word()))
        || ((comma || dashed || bracket) && !led && !is_field_start(scan.word()) && !is_code(scan.word()))
    {
        return None;
    }
    let start = scan.at();
    let end = field_end(text, start, bracket)?;
    let field = Span::new(start, end);
    let closed = bracket && text[end..].starts_with([')', ']']);
    Some((field, end + usize::from(closed)))
}

/// Takes the words between a degree and what it was taken in: "with honours in", "with an emphasis in".
fn attended(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    if !ahead.eat_word(&["with"]) {
        return false;
    }
    ahead.blanks();
    ahead.eat_word(&["a", "an"]);
    ahead.blanks();
    let kinds = [
        "honors", "honours", "emphasis", "concentration", "major", "minor", "specialization", "specialisation",
        "distinction", "focus",
    ];
    if !ahead.eat_word(&kinds) {
        return false;
    }
    ahead.blanks();
    let led = ahead.eat_word(&["in", "on"]);
    if led {
        ahead.blanks();
        *scan = ahead;
    }
    led
}

/// Takes the "(LL.M)" of "Masters of Law (LL.M) in Comparative Law": the degree said again.
fn take_short_form(scan: &mut Scan<'_>) {
    const SHORT_FORM_MAX: usize = 10;
    let Some((inside, behind)) = scan.rest().strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return };
    if inside.len() <= SHORT_FORM_MAX && !inside.contains(' ') && behind.trim_start().starts_with("in ") {
        scan.advance(inside.len() + 2);
        scan.blanks();
    }
}

/// Short names of fields in capitals ("CSE", "ECE", "IT").
fn is_code(word: &str) -> bool {
    (2..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether another degree stands here: "a B.Sc. in Physics or Diploma in Optics".
fn begins_degree(text: &str, at: usize) -> bool {
    const REACH: usize = 48;
    let end = (at..=(at + REACH).min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
    find(&text[at..end]).first().is_some_and(|found| found.degree.start == 0)
}

/// Whether a comma in a field parts alternatives of it: "Agriculture, Agronomy or Horticulture", "CS, Maths or similar".
fn goes_on_to_or(text: &str, at: usize) -> bool {
    const REACH: usize = 80;
    const WORDS_MAX: usize = 4;
    let rest = &text[at..text.floor_char_boundary(at + REACH)];
    let clause = rest.split(['.', ';', ':', '(', ')', '\n', '|']).next().unwrap_or_default();
    let Some((list, _)) = clause.split_once(" or ") else { return false };
    !begins_degree(text, at + rest.len() - rest.trim_start().len())
        && list.split(',').all(|part| {
            let part = part.trim();
            let named = part.starts_with(|sign: char| sign.is_uppercase())
                || is_field_start(part.split(' ').next().unwrap_or_default());
            part.is_empty() || named && part.split(' ').count() <= WORDS_MAX
        })
}

/// Where the field's words end: at most nine of them, up to punctuation or a word that begins something else.
fn field_end(text: &str, start: usize, bracket: bool) -> Option<usize> {
    const STOPS: &[&str] = &[
        "from", "with", "at", "preferred", "required", "is", "are", "degree", "university", "college", "institute",
        "school", "plus", "who", "having", "has", "must", "will", "would", "may", "should", "equivalent", "including",
        "or", "and", "desired", "desirable", "a", "an", "which", "that", "to", "for", "on", "by", "experience",
        "years", "only", "percentage", "cgpa", "gpa", "passed", "completed", "complete", "department", "faculty",
        "year", "graduated",
    ];
    let mut scan = Scan::new(text, start);
    let mut end = start;
    for count in 0..9 {
        let mut ahead = scan;
        ahead.blanks();
        // Two blanks in a row stand where a column or a line ended.
        if count > 0 && !bracket && ahead.at() > scan.at() + 1 {
            break;
        }
        if count > 0 {
            let mut joined = ahead;
            if joined.eat(",") && goes_on_to_or(text, joined.at()) {
                joined.blanks();
                ahead = joined;
            }
            let mut joined = ahead;
            if joined.eat("&") || joined.eat("/") || joined.eat_word(&["and", "or"]) {
                joined.blanks();
                // "Physics or equivalent" ends, "Physics or Chemistry" goes on.
                let named =
                    joined.word().starts_with(|sign: char| sign.is_ascii_uppercase()) || is_field_start(joined.word());
                if named && !is_one_of(joined.word(), STOPS) && !begins_degree(text, joined.at()) {
                    ahead = joined;
                }
            }
        }
        let word = ahead.word();
        if word.is_empty() || (is_one_of(word, STOPS) && !(count == 0 && word.eq_ignore_ascii_case("it"))) {
            break;
        }
        ahead.advance(word.len());
        while ahead.eat_if(|sign| matches!(sign, '\'' | '’' | '-' | '.')) && !ahead.word().is_empty() {
            let more = ahead.word().len();
            ahead.advance(more);
        }
        scan = ahead;
        end = scan.at();
        if bracket && matches!(scan.peek(), Some(')' | ']')) {
            break;
        }
    }
    let mut next = scan;
    next.blanks();
    if !bracket && end > start && is_one_of(next.word(), SCHOOLS) {
        end = before_school(text, start, end);
    }
    let end = said_once(text, start, end);
    let trimmed = text[start..end].trim_end_matches(['.', '-', '\'', '’']);
    (!trimmed.is_empty()).then(|| start + trimmed.len())
}

#[cfg(test)]
mod tests;
