//! Lists of skills: their lines, their items, and which item is the name of a skill.

use talent::vocabulary::Vocabulary;
use talent::{Span, Years};

use crate::facts::skill::{self, Setting};
use crate::facts::{date, language};

use super::super::header::is_title;
use super::super::page::{Page, Row, is_mark};
use super::super::words::{is_account_verb, is_placeholder, is_trade_word};
use super::candidate::{Candidate, Line, Origin};
use super::in_address;

/// A list item of more words is a sentence, whose known skills count and whose other words do not.
const ITEM_WORDS_MAX: usize = 5;

/// Items of a list are this long on average, or the line is a sentence. In words.
const ITEM_WORDS_MEAN: usize = 4;
/// A line of a list does not go on for longer. In bytes.
const LINE_MAX: usize = 2000;

/// Words before what is known: "Proficient in Java" lists Java.
const LEADS: &[&str] = &[
    "proficient in",
    "proficient with",
    "proficiency in",
    "knowledge of",
    "working knowledge of",
    "good knowledge of",
    "basic knowledge of",
    "basics of",
    "experience in",
    "experience with",
    "experienced in",
    "experienced with",
    "expert in",
    "expertise in",
    "familiar with",
    "familiarity with",
    "strong knowledge of",
    "knowledge in",
    "skilled in",
    "well versed in",
    "well versed with",
    "hands on experience in",
    "hands on experience with",
    "hands-on experience in",
    "hands-on experience with",
    "understanding of",
    "good understanding of",
    "exposure to",
    "certified in",
    "and",
    "or",
    "etc",
    "including",
    "such as",
    "excellent",
    "strong",
    "good",
    "basic",
    "advanced",
    "others",
    "other",
    "using",
    "in",
    "with",
];

/// Words of labels behind which an account lists what was worked with.
const LIST_LABELS: &[&str] = &[
    "environment", "technology", "technologies", "tool", "tools", "software", "softwares", "skills", "languages",
    "language", "database", "databases", "platform", "platforms", "framework", "frameworks", "ide", "ides", "hardware",
    "tech", "stack", "technical",
];

/// The lines of a list: a row that breaks off ("Java,", "HTML (1") goes on in the next one.
pub(super) fn joined(page: &Page<'_>, rows: &[Row]) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    for row in rows {
        let text = page.row(row);
        let goes_on = |line: Span| {
            let before = page.read(line);
            let open = before.matches('(').count() > before.matches(')').count();
            let broken = before.ends_with([',', '/', '&', '-']) || before.ends_with(" and") || before.ends_with(" or");
            line.end - line.start < LINE_MAX
                && (open || broken || text.starts_with(char::is_lowercase) && before.contains(' '))
        };
        match lines.last_mut() {
            Some(line) if !row.bullet && goes_on(*line) => line.end = row.span.end,
            _ => lines.push(row.span),
        }
    }
    lines
}

/// Whether a line of an account says by its label that it lists what was worked with: "Environment: Java, Oracle".
pub(super) fn is_labelled_list(text: &str) -> bool {
    let Some(colon) = text.find(':').filter(|at| *at <= 40) else { return false };
    let label = text[..colon].to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.clone().count() <= 4 && words.any(|word| LIST_LABELS.contains(&word))
}

/// The items of a line of a list: "Tools: Git, Docker (3 years)". Of a sentence, only what the vocabulary knows.
pub(super) fn list(page: &Page<'_>, line: Line, vocabulary: &Vocabulary, found: &mut Vec<Candidate>) {
    let text = page.read(line.span);
    let category = text
        .find(':')
        .filter(|colon| text[..*colon].split_whitespace().count() <= 5 && !text[*colon..].starts_with("://"));
    let start = line.span.start + category.map_or(0, |colon| colon + 1);
    let items = items(page, Span::new(start, line.span.end));
    let words: usize = items.iter().map(|item| page.read(*item).split_whitespace().count()).sum();
    let listed = words <= items.len() * ITEM_WORDS_MEAN;
    for item in items {
        let (name, years) = stated_years(page, item);
        let name = without_lead(
            page,
            page.trim(name, |c| matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '"' | '/' | '&') || is_mark(c)),
        );
        let words = page.read(name);
        if is_spoken(words) {
            continue;
        }
        let group =
            words.contains('(') && words.contains([',', '/']) || words.split_whitespace().count() > ITEM_WORDS_MAX;
        let stated = |id| Candidate {
            id,
            span: name,
            years,
            origin: Origin::Item,
            topic: line.topic,
            line: line.span,
            certain: true,
        };
        if let Some(id) = vocabulary.find_skill(words).filter(|_| !group) {
            found.push(stated(Some(id)));
            continue;
        }
        // "Kiln firing (raku and salt)": of a longer item that the vocabulary knows in part, the known parts are the skills.
        let known = skill::mentions(page.read(item), Setting::List, vocabulary);
        let count = words.split_whitespace().count();
        let whole = listed && is_name(words) && !group;
        match known.as_slice() {
            [] if whole => found.push(stated(None)),
            // "Kiln firing basics": the item is a way to say what its known part names.
            [only] if whole && only.span.of(page.read(item)).is_some_and(|part| part.len() * 2 >= words.len()) => {
                found.push(stated(Some(only.id.clone())));
            }
            _ => {
                if whole && known.len() == 1 && count == 2 {
                    found.push(stated(None));
                }
                for mention in known.into_iter().filter(|known| !in_address(page.read(item), known.span)) {
                    let span = mention.span.shifted(item.start);
                    found.push(Candidate {
                        id: Some(mention.id),
                        span,
                        years: None,
                        origin: Origin::Part,
                        topic: line.topic,
                        line: line.span,
                        certain: true,
                    });
                }
            }
        }
    }
}

/// "Hindi (native)": what people speak has a list of its own in a record.
pub(super) fn is_spoken(words: &str) -> bool {
    let found = language::read_list(words);
    matches!(found.as_slice(), [only] if only.span.start == 0
        && (only.span.end == words.len() || words[only.span.end..].trim_start().starts_with(['(', ':', '-', '–'])))
}

/// Whether an item that the vocabulary does not know can be the name of a skill.
pub(super) fn is_name(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let plain = words.chars().filter(|c| c.is_alphabetic()).count() * 2 >= words.chars().count() && words.len() <= 60;
    let balanced = words.matches('(').count() == words.matches(')').count();
    let address = words.contains("://") || words.contains("www.") || words.contains('@');
    // "5 years", "Since 2008" and "83.3 distinction" say how much or how long.
    let measure = words.starts_with(|c: char| c.is_ascii_digit()) && words.contains(' ')
        || words.to_lowercase().contains("year")
        || words.to_lowercase().starts_with("since ")
        || words.split(' ').any(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && count > 2);
    (1..=ITEM_WORDS_MAX).contains(&count)
        && !measure
        && plain
        && balanced
        && !address
        && !is_placeholder(words)
        && !date::is_month(words)
        && !is_account_verb(words.split(' ').next().unwrap_or_default())
        && !breaks_off(words)
        && !is_sentence(words)
        && !is_title(words)
        && !words.split([' ', '/']).all(is_trade_word)
}

/// "Cross-kiln testing and": the words go on elsewhere.
fn breaks_off(words: &str) -> bool {
    let joins = ["and", "or", "of", "the", "for", "in", "with", "to", "as", "including", "on", "by", "a", "-", "&"];
    joins.contains(&words.rsplit(' ').next().unwrap_or_default()) || words.contains(" as ")
}

/// Whether the words say something about the skill rather than name it.
fn is_sentence(words: &str) -> bool {
    let verbs = [
        "is", "are", "was", "were", "have", "has", "i", "my", "the", "to", "etc", "that", "which", "who", "our",
        "their",
    ];
    words.ends_with('.') && words.contains(' ')
        || words.split_whitespace().any(|word| verbs.contains(&word.to_lowercase().as_str()))
        || words.contains('@')
}

/// The parts between commas, semicolons, marks and wide gaps, outside brackets.
fn items(page: &Page<'_>, span: Span) -> Vec<Span> {
    let mut items = Vec::new();
    for cell in page.cells(span) {
        let text = page.read(cell);
        let mut start = 0;
        let mut depth = 0_u32;
        for (at, c) in text.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            let dash =
                matches!(c, '–' | '—' | '-') && text[..at].ends_with(' ') && text[at + c.len_utf8()..].starts_with(' ');
            if depth == 0 && (matches!(c, ',' | ';') || dash) {
                items.push(Span::new(cell.start + start, cell.start + at));
                start = at + c.len_utf8();
            }
        }
        items.push(Span::new(cell.start + start, cell.end));
    }
    items.into_iter().map(|item| page.trim(item, |_| false)).filter(|item| item.start < item.end).collect()
}

/// "Java (3 years)": the name and the years in the bracket behind it. "Less than 1 year" states no number of years.
fn stated_years(page: &Page<'_>, item: Span) -> (Span, Option<Years>) {
    let text = page.read(item);
    let Some(open) = text.rfind('(') else { return (item, None) };
    let inside = text[open + 1..].trim_end_matches([')', '.', ' ']).to_lowercase();
    let name = Span::new(item.start, item.start + open);
    if !(inside.contains("year") || inside.contains("yr") || inside.contains("month")) {
        return (item, None);
    }
    let number = inside.split(|c: char| !c.is_ascii_digit()).find_map(|digits| digits.parse::<u16>().ok());
    let exact = !inside.contains("less") && !inside.contains("month");
    (name, number.filter(|_| exact).and_then(Years::from_whole))
}

fn without_lead(page: &Page<'_>, item: Span) -> Span {
    let text = page.read(item);
    let lead = LEADS.iter().filter(|lead| {
        text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
            && text[lead.len()..].starts_with([' ', ':'])
    });
    let Some(lead) = lead.max_by_key(|lead| lead.len()) else { return item };
    page.trim(Span::new(item.start + lead.len(), item.end), |c| c == ':')
}
