//! Degrees and marks, as a section about education writes them.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use crate::facts::degree;

use super::page::Page;
use super::words::is_school_word;
use crate::text::pattern::pattern;

/// A degree and its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Degree {
    /// The degree.
    pub(super) study_type: Span,
    /// The field.
    pub(super) area: Option<Span>,
}

impl Degree {
    /// From the first word of the degree to the last of the field.
    pub(super) fn whole(&self) -> Span {
        let area = self.area.unwrap_or(self.study_type);
        Span::new(self.study_type.start.min(area.start), area.end.max(self.study_type.end))
    }
}

/// Short names that mean a degree only because the section is about education: "BS, Zoology", "MA Folklore".
static SHORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:^|[(:;|/–-]\s?|\d,?\s|,\s)
        (?P<name>B\.?\ ?A|B\.?\ ?S|B\.?\ ?E|B\.?\ ?Ed|M\.?\ ?A|M\.?\ ?S|M\.?\ ?E|M\.?\ ?Ed|A\.?A\.?S?|A\.?S|Ed\.?\ ?[DS]|J\.?D|M\.?D|M\.?F\.?A|B\.?F\.?A|B\.?B\.?A
            |M\.?P\.?[AH]|B\.?S\.?N|M\.?S\.?N|B\.?S\.?W|M\.?S\.?W|M\.?S\.?\ ?Ed|Psy\.?\ ?D|B\.?\ ?Eng|M\.?\ ?Eng|HNC|HND|BTEC(?:\ HN[CD])?|G?NVQ(?:\ \d)?|BCL|M\.?L\.?S|X(?:th|II(?:th)?)?|Intermediate|Matriculation|Graduation|Ph\.?\ ?D)
        \.?(?:\s*[,:(–-]\s*|\s+(?:in|of)\s+|\s+)
        (?P<next>[A-Z]|\(|degree)",
    )
});

/// A short name that is all a row says.
static LONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:B\.?[AS]|M\.?[AS]|[BM]\.?E|A\.?[AS]|J\.?D|M\.?D|Ed\.?D|MFA|BFA|MPH|MSW|BSW|HND|HNC)\.?$")
});

/// "Graduate in Ceramics", "Degree in Kiln Engineering": studies that are named by their kind and their field.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:^|[,:;(•-]\ ?|\d\ |(?-u:\b)an?\ )
        (?P<name>(?i:graduat(?:e|ion)|degree|post[-\ ]?graduate\ program(?:me)?|advanced\ (?:program(?:me)?|studies|course)
            |masters?(?:\\?'|’)?s?\ program(?:me)?|education(?:al)?\ specialist|diploma\ course|foundation\ course))
        \ in\ (?P<field>[A-Z][\w/()-]*(?:\ (?:[A-Z][\w/()-]*|and|of|&|the|in)){0,8})",
    )
});

/// "Certificate in Kiln Safety", "Teaching Credential in English": a course that ends in a paper other than a degree.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|,\ )(?:[A-Z][a-z]+\ ){0,2}(?:Certificate|Certification|Credential|CERTIFICATE)(?-u:\b)(?:\ (?:in|of|on|for)\ (?:[A-Z][\w&/-]*|and|of|in|the|&)(?:\ (?:[A-Z][\w&/-]*|and|of|in|the|&)){0,7})?",
    )
});

/// "Level 2 Kiln Loading", "City & Guilds 6100-21": a course that is named by its step or by who awards it.
static STEP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?P<name>(?:(?:NVQ|SVQ|BTEC|City (?:&|and) Guilds) )?(?:Level [1-8](?: (?:Award|Certificate|Diploma|NVQ))?(?: in)?(?: [A-Z][\w&/-]*| and| of| for){1,8}|City (?:&|and) Guilds(?: [\dA-Z][\w-]*){0,4}))",
    )
});

static SCORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)(?:\b(?:c\.?g\.?p\.?a|g\.?p\.?a|s\.?g\.?p\.?a|cpi|percentage|aggregate|marks|score|grade)\b\.?[\s:–-]*(?:of\s+|is\s+)?
            \d{1,3}(?:\.\d+)?(?:\s*(?:/|out\s+of)\s*\d{1,3}(?:\.\d+)?)?\s*%?)
        |\b\d{2}(?:\.\d+)?\s*%",
    )
});

/// A row of more words is prose about studies. In words.
const ROW_WORDS_MAX: usize = 40;

/// The degrees that a row names, in order.
pub(super) fn degrees(page: &Page<'_>, row: Span) -> Vec<Degree> {
    let text = page.read(row);
    if text.split_whitespace().count() > ROW_WORDS_MAX {
        return Vec::new();
    }
    let mut found: Vec<Degree> = degree::find(text)
        .into_iter()
        .filter(|mention| !is_school(text, mention))
        .map(|mention| with_head(text, stated(text, &mention)))
        .map(|degree| Degree {
            study_type: degree.study_type.shifted(row.start),
            area: degree.area.map(|area| area.shifted(row.start)),
        })
        .collect();
    if found.is_empty() {
        found.extend(short(page, row));
    }
    if found.is_empty() {
        found.extend(told(page, row));
    }
    if found.is_empty() {
        found.extend(step(page, row));
    }
    if found.is_empty() {
        found.extend(paper(page, row));
    }
    found
}

fn step(page: &Page<'_>, row: Span) -> Option<Degree> {
    let found = STEP.captures(page.read(row))?.name("name")?;
    Some(Degree { study_type: Span::new(row.start, row.start + found.end()), area: None })
}

fn told(page: &Page<'_>, row: Span) -> Option<Degree> {
    let text = page.read(row);
    if LONE.is_match(text) {
        return Some(Degree { study_type: row, area: None });
    }
    let found = TOLD.captures(text)?;
    let within = |name: &str| {
        let found = found.name(name)?;
        Some(Span::new(row.start + found.start(), row.start + found.end()))
    };
    Some(Degree { study_type: within("name")?, area: within("field") })
}

/// Degree and field apart where "in" stands between them, else the whole phrase as the degree: "BSc (Hons) Zoology" has no seam.
fn stated(text: &str, mention: &degree::DegreeMention) -> Degree {
    let whole = Degree { study_type: mention.degree, area: None };
    let Some(field) = mention.field else { return whole };
    let between = text.get(mention.degree.end..field.start).unwrap_or_default();
    let told = between.split_whitespace().any(|word| word.eq_ignore_ascii_case("with"));
    if !told && between.split_whitespace().any(|word| word.eq_ignore_ascii_case("in")) {
        // "Masters of Law (LL.M)" is the degree, its short form included.
        let end = between.find(')').map_or(mention.degree.end, |at| mention.degree.end + at + 1);
        return Degree { area: Some(field), study_type: Span::new(mention.degree.start, end) };
    }
    Degree { study_type: Span::new(mention.degree.start, mention.span.end), area: None }
}

/// "Kiln Technician Diploma": a paper that is named by the words before it.
fn with_head(text: &str, degree: Degree) -> Degree {
    let name = degree.study_type.of(text).unwrap_or_default();
    let bare = ["diploma", "degree", "certificate"].iter().any(|paper| name.eq_ignore_ascii_case(paper));
    if !bare || degree.area.is_some() {
        return degree;
    }
    let before = &text[..degree.study_type.start];
    let head = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic) && !is_school_word(word)
    };
    let words = before.rsplit(' ').skip(1).take(5).take_while(head);
    let length: usize = words.map(|word| word.len() + 1).sum();
    if !before.ends_with(' ') || length == 0 {
        return degree;
    }
    Degree { study_type: Span::new(degree.study_type.start - length, degree.study_type.end), ..degree }
}

/// "Ferncliff High School" is a school, not a degree.
fn is_school(text: &str, mention: &degree::DegreeMention) -> bool {
    let name = mention.degree.of(text).unwrap_or_default().to_lowercase();
    let before = text[..mention.degree.start].trim_end();
    name.ends_with("school") && !before.is_empty() && before.ends_with(char::is_alphanumeric)
}

fn paper(page: &Page<'_>, row: Span) -> Option<Degree> {
    let found = PAPER.find(page.read(row)).filter(|found| found.as_str().contains(' '))?;
    let study_type = page.trim(Span::new(row.start + found.start(), row.start + found.end()), |c| !c.is_alphanumeric());
    Some(Degree { study_type, area: None })
}

fn short(page: &Page<'_>, row: Span) -> Option<Degree> {
    let text = page.read(row);
    let found = SHORT.captures(text)?;
    let name = found.name("name")?;
    let next = found.name("next")?.start();
    let stop = text[next + 1..].find([',', ';', '|', ')', '(', ':', '•']).map_or(text.len(), |at| next + 1 + at);
    let field = &text[next..stop];
    let stop = [" from ", " at ", " - ", " – ", "  "]
        .iter()
        .filter_map(|word| field.find(word))
        .min()
        .map_or(stop, |at| next + at);
    let area = page.trim(Span::new(row.start + next, row.start + stop), |c| {
        matches!(c, '(' | ')' | '.' | '-' | '–') || c.is_ascii_digit()
    });
    let words = page.read(area);
    let schoolish = words.split_whitespace().any(is_school_word);
    let field =
        (1..=8).contains(&words.split_whitespace().count()) && words.starts_with(char::is_uppercase) && !schoolish;
    // "J.D. degree" is named with its noun.
    let noun = if text[next..].starts_with("degree") { next + "degree".len() } else { name.end() };
    let study_type = Span::new(row.start + name.start(), row.start + noun);
    // "Salem, MA 01970" is an address.
    let region = text[..name.start()].ends_with(", ") && !field;
    let seam = text.get(name.end()..next).unwrap_or_default();
    let apart = seam.split_whitespace().any(|word| word.eq_ignore_ascii_case("in"));
    let whole = Degree { study_type, area: None };
    let degree = match (field, apart) {
        (true, true) => Degree { area: Some(area), ..whole },
        (true, false) => Degree { study_type: Span::new(study_type.start, area.end), area: None },
        (false, _) => whole,
    };
    (!region).then_some(degree)
}

/// The mark that a row states.
pub(super) fn score(page: &Page<'_>, row: Span) -> Option<Span> {
    let found = SCORE.find(page.read(row))?;
    Some(page.trim(Span::new(row.start + found.start(), row.start + found.end()), |_| false))
}
