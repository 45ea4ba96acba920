//! Who the person is: name, headline and place, from the lines above the first heading.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use crate::Context;
use crate::facts::{contact, degree};

use super::draft::Draft;
use super::header::{is_place, is_skill, is_title};
use super::headings::{Section, Topic};
use super::home;
use super::page::{Page, Row};
use super::words::{is_employer_word, is_placeholder, is_role, is_school_word, is_trade_word};
use crate::text::pattern::pattern;

/// How many rows from the top may hold the name.
const NAME_ROWS_MAX: usize = 12;

/// How many rows may come before a name that the e-mail address confirms.
const ADDRESS_ROWS_MAX: usize = 400;

/// How many rows of a summary may call the person by a title.
const SUMMARY_ROWS_MAX: usize = 4;

/// Rows below a name among which its contacts stand.
const CONTACT_ROWS_MAX: usize = 8;

/// Titles of courtesy before a name.
const COURTESY: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "prof", "er", "ca", "md", "shri", "smt", "kum"];

/// What stands behind a name without being one; also words that lead to an address.
const CREDENTIALS: &[&str] = &[
    "PHD", "MD", "CPA", "MBA", "PMP", "RN", "ESQ", "JD", "CFA", "CA", "EDD", "DDS", "MSC", "BSC", "EMAIL", "EMAILID",
    "PHONE", "MOBILE", "CELL", "TEL", "MAIL",
];

/// Words of a document's own title before a name ("Resume of …").
const DOCUMENT: &[&str] = &[
    "curriculum vitae of", "curriculum vitae", "resume of", "résumé of", "cv of", "resume", "résumé", "cv", "c.v.",
    "curriculum-vitae", "bio data", "biodata",
];

/// Reads the person's details into the profile.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section], context: Context<'_>) {
    let page = draft.page;
    let head = sections.first().map_or(0..0, |section| section.rows.clone());
    let name = name(page, sections, context);
    draft.profile.basics.name = draft.state_some("basics.name", name);
    let below = name.map_or(head.start, |name| page.rows.partition_point(|row| row.span.start < name.start));
    let near = if head.contains(&below) { head.clone() } else { below..page.rows.len().min(below + 3) };
    let label = label(page, &page.rows[near], name, context).or_else(|| told_label(page, sections));
    draft.profile.basics.label = draft.state_some("basics.label", label);
    home::read(draft, &page.rows[head], sections, context);
}

/// The name: labelled as one, or the first row of the head that looks like one, best where the e-mail address agrees.
fn name(page: &Page<'_>, sections: &[Section], context: Context<'_>) -> Option<Span> {
    let first = page.rows.first().and_then(|row| name_in(page, row.span));
    let labelled = (0..page.rows.len().min(60)).find_map(|row| labelled_name(page, row));
    // A label further down may have lost the blank behind the name that heads the page.
    let labelled = labelled.filter(|name| first.is_none_or(|first| !page.read(*name).starts_with(page.read(first))));
    let mut candidates = Vec::new();
    let personal = sections.iter().filter(|section| matches!(section.topic, Topic::Head | Topic::Personal));
    for section in personal {
        let limit = if section.topic == Topic::Head { NAME_ROWS_MAX } else { 2 };
        for row in page.rows[section.rows.clone()].iter().take(limit) {
            candidates.extend(page.cells(row.span).into_iter().take(2).filter_map(|cell| name_in(page, cell)));
        }
    }
    let person = |span: &&Span| {
        let words = page.read(**span);
        !is_place(words, context.vocabulary) && !is_skill(words, context.vocabulary)
    };
    labelled
        .or_else(|| name_of_a_trade(page))
        .or_else(|| candidates.iter().find(person).copied())
        .or_else(|| name_of_address(page))
        .or_else(|| name_above_contacts(page).filter(|span| person(&span)))
}

/// A name among the first rows of the page with contacts right below it, whatever a heading above it says. The very first row may be a
/// single word.
fn name_above_contacts(page: &Page<'_>) -> Option<Span> {
    let rows = page.rows.get(..NAME_ROWS_MAX).unwrap_or(&page.rows);
    rows.iter().enumerate().find_map(|(at, row)| {
        let below = page.rows.get(at + 1..page.rows.len().min(at + CONTACT_ROWS_MAX)).unwrap_or_default();
        let reached = below.iter().any(|row| {
            let text = page.row(row);
            text.contains('@') || text.bytes().filter(u8::is_ascii_digit).count() >= 7
        });
        let whole = page.trim(row.span, |c| !c.is_alphanumeric());
        let one = |span: Span| {
            let text = page.read(span);
            let words = text.split(' ');
            let small = text.starts_with(char::is_lowercase) && (2..=3).contains(&words.clone().count());
            (at == 0 && (small || is_single_name(text)) && words.clone().all(is_name_word)).then_some(span)
        };
        name_in(page, row.span).or_else(|| one(whole)).filter(|_| reached)
    })
}

/// What stands before the sign of the first e-mail address, in small letters.
fn mailbox(page: &Page<'_>) -> Option<String> {
    page.rows.iter().find_map(|row| {
        let text = page.row(row);
        let found = contact::find_emails(text).into_iter().next()?;
        found.of(text)?.split_once('@').map(|(local, _)| local.to_lowercase())
    })
}

/// A name among the first rows whose surname is also a trade ("Baker", "Porter"): the e-mail address tells it from a headline.
fn name_of_a_trade(page: &Page<'_>) -> Option<Span> {
    let mailbox = mailbox(page)?;
    page.rows.iter().take(NAME_ROWS_MAX).find_map(|row| {
        let span = page.trim(row.span, |c| !c.is_alphanumeric());
        let (given, surname) = page.read(span).rsplit_once(' ')?;
        let is_given = given.split(' ').count() <= 2
            && given.split(' ').all(|word| word.starts_with(char::is_uppercase) && is_name_word(word));
        let is_surname =
            surname.starts_with(char::is_uppercase) && surname.chars().all(char::is_alphabetic) && is_role(surname);
        let is_mailed = |word: &str| word.len() > 2 && mailbox.contains(&word.to_lowercase());
        (is_given && is_surname && given.split(' ').any(is_mailed)).then_some(span)
    })
}

/// A row that is the name in the person's e-mail address, wherever a layout put it.
fn name_of_address(page: &Page<'_>) -> Option<Span> {
    let email = mailbox(page)?;
    page.rows.iter().take(ADDRESS_ROWS_MAX).find_map(|row| {
        let span = name_in(page, row.span).filter(|span| *span == row.span)?;
        page.read(span).split_whitespace().all(|word| email.contains(&word.to_lowercase())).then_some(span)
    })
}

/// How many labels may stand below "Name:" before its value, where a form was written column by column.
const LABELS_MAX: usize = 10;

fn labelled_name(page: &Page<'_>, at: usize) -> Option<Span> {
    let row = &page.rows[at];
    let text = page.row(row);
    let colon = text.find(':').filter(|at| *at < 20)?;
    let label = text[..colon].trim().to_lowercase();
    let is_name = matches!(
        label.as_str(),
        "name"
            | "full name"
            | "candidate name"
            | "name of candidate"
            | "candidate's name"
            | "applicant name"
            | "imię i nazwisko"
            | "nombre"
            | "nombre y apellidos"
            | "nombre completo"
            | "nome"
            | "nome completo"
            | "nom et prénom"
            | "vor- und nachname"
            | "name, vorname"
            | "naam"
    );
    if !is_name {
        return None;
    }
    let value = Span::new(row.span.start + colon + 1, row.span.end);
    if !page.read(value).trim().is_empty() {
        return name_in(page, value);
    }
    let below = page.rows.iter().skip(at + 1).take(LABELS_MAX);
    below.map(|row| row.span).find(|span| !page.read(*span).ends_with(':')).and_then(|span| name_in(page, span))
}

/// The person's name if the cell is one.
fn name_in(page: &Page<'_>, cell: Span) -> Option<Span> {
    let span = page.trim(cell, |c| !c.is_alphanumeric() && c != ')');
    let span = without_document_title(page, span);
    let text = page.read(span);
    let end = text
        .find(|c: char| matches!(c, ',' | '(' | '|' | '/' | ':') || c.is_ascii_digit())
        .into_iter()
        .chain(full_stop(text))
        .min()
        .into_iter()
        .chain([" - ", " – ", "—", "http", "www."].iter().filter_map(|mark| text.find(mark)))
        .chain(text.find('@').map(|at| text[..at].rfind(' ').unwrap_or(0)))
        .min()
        .unwrap_or(text.len());
    let mut span = page.trim(Span::new(span.start, span.start + end), |c| !c.is_alphanumeric() && c != '.');
    let first = page.read(span).split_whitespace().next().unwrap_or_default();
    if COURTESY.contains(&first.trim_end_matches('.').to_lowercase().as_str()) {
        span = page.trim(Span::new(span.start + first.len(), span.end), |_| false);
    }
    while let Some((before, last)) = page.read(span).rsplit_once(' ') {
        let bare: String = last.chars().filter(|c| c.is_alphanumeric()).collect();
        // "Xxxxx" stands in the place of a name that was taken out.
        let masked = bare.len() > 2 && bare.chars().all(|c| matches!(c, 'x' | 'X'));
        if !masked && !CREDENTIALS.contains(&bare.to_uppercase().as_str()) {
            break;
        }
        span = page.trim(Span::new(span.start, span.start + before.len()), |c| c == ',');
    }
    let town = page.read(Span::new(span.end, cell.end.max(span.end))).strip_prefix(',').is_some_and(is_region);
    if town {
        return None;
    }
    let masked = page.read(cell).len() > page.read(span).len() && page.read(cell).to_lowercase().contains("xxx");
    if is_name(page.read(span)) || masked && is_single_name(page.read(span)) {
        return Some(span);
    }
    before_title(page, span)
}

/// Where a sentence ends behind a word that is no initial: "Orla Finch. Brackwater".
fn full_stop(text: &str) -> Option<usize> {
    text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = text[..*at].rsplit(' ').next().unwrap_or_default();
        word.len() > 3 && text[..*at].contains(' ')
    })
}

/// "Orla Finch Kiln Operator": a name and a title with nothing between them.
fn before_title(page: &Page<'_>, span: Span) -> Option<Span> {
    let text = page.read(span);
    let mut length = 0;
    let mut ends = text.split_inclusive(' ').map(|word| {
        let start = length;
        length += word.len();
        (start, word.trim_end())
    });
    let code = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let (start, _) = ends.find(|(_, word)| code(word) || is_trade_word(word) || is_role(word))?;
    let name = text[..start].trim_end();
    let title = text[start..].split(" - ").next().unwrap_or_default();
    let lower = text.chars().any(char::is_lowercase);
    (lower && is_name(name) && is_title(title)).then(|| Span::new(span.start, span.start + name.len()))
}

/// A single word that can be a name.
fn is_single_name(text: &str) -> bool {
    text.chars().count() >= 3
        && !text.contains(' ')
        && text.starts_with(char::is_uppercase)
        && text.contains(char::is_lowercase)
        && is_name_word(text)
}

/// " NJ 07950", " TX": what stands behind the name of a town.
fn is_region(behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let code = words.next().is_some_and(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    code && words.next().is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

fn without_document_title(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let found = DOCUMENT.iter().find(|words| {
        let start = text.get(..words.len()).map(str::to_lowercase);
        start.as_deref() == Some(**words) && text[words.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    });
    let Some(words) = found else { return span };
    page.trim(Span::new(span.start + words.len(), span.end), |c| !c.is_alphanumeric())
}

/// Two to five capitalised words of letters, none of them a word of headlines, employers or forms.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split([' ', '\u{a0}', '\t']).flat_map(parts_of_initials).collect();
    if !(2..=5).contains(&words.len()) || text.len() > 60 || is_placeholder(text) {
        return false;
    }
    let particles = [
        "de", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "du", "dos", "del", "ten", "ter", "y",
        "e",
    ];
    words.iter().all(|word| {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        is_name_word(word) && (word.starts_with(char::is_uppercase) || particles.contains(&lower.as_str()))
    }) && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// "Thistlewick.B" as a name and an initial.
fn parts_of_initials(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive('.').filter(|part| !part.is_empty())
}

/// A word of letters that no headline, employer or form is made of.
fn is_name_word(word: &str) -> bool {
    let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '`'));
    // "Software-Firmware" is made of words of a trade.
    let trade = word.split('-').any(is_trade_word) && word.contains('-');
    letters && !(trade || is_trade_word(word) || is_role(word) || is_employer_word(word) || is_school_word(word))
}

/// The headline: the row after the name that is a title, or the first row where no name stands.
fn label(page: &Page<'_>, head: &[Row], name: Option<Span>, context: Context<'_>) -> Option<Span> {
    for row in head.iter().take(8) {
        for cell in page.cells(row.span) {
            let cell = match name {
                Some(name) if cell.contains(name) => Span::new(name.end, cell.end),
                _ => cell,
            };
            let cell = page.trim(cell, |c| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '+' | '#'));
            let whole = cell;
            let cell = title_of_sample(page, cell);
            // "Professional Resume" is the document's own title.
            if cell != whole && !page.read(cell).contains(' ') {
                continue;
            }
            let text = page.read(cell);
            let title = without_employer(text.split(" - ").next().unwrap_or_default().trim_end());
            let cell = Span::new(cell.start, cell.start + title.len());
            let plain = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
            let sentence =
                text.split_whitespace().count() > 9 || plain > 3 || text.ends_with('.') || text.contains('@');
            let wish = ["Seeking", "Targeting", "Looking", "Sample", "Objective", "To", "Wanted"];
            let wished = wish.iter().any(|wish| text.split([' ', ':']).next() == Some(wish));
            if !sentence
                && !wished
                && degree::find(title).is_empty()
                && is_title(title)
                && title.starts_with(|c: char| c.is_uppercase() || c == '(')
                && !title.contains(|c: char| c.is_ascii_digit())
            {
                return Some(without_place(page, cell, context));
            }
        }
    }
    None
}

/// "Kiln Operator with Mossgate Ovens" up to the employer.
fn without_employer(text: &str) -> &str {
    let leads = [" with ", " at ", " @ "];
    let cut = leads.iter().filter_map(|lead| {
        let (title, employer) = text.split_once(lead)?;
        (is_title(title) && employer.starts_with(char::is_uppercase)).then_some(title)
    });
    cut.min_by_key(|title| title.len()).unwrap_or(text)
}

/// "Kiln Operator, Nairobi, Kenya" without the place.
fn without_place(page: &Page<'_>, cell: Span, context: Context<'_>) -> Span {
    let text = page.read(cell);
    let title = text.split(',').next().unwrap_or_default();
    let place = text.get(title.len() + 1..).is_some_and(|rest| is_place(rest.trim(), context.vocabulary));
    if place { Span::new(cell.start, cell.start + title.len()) } else { cell }
}

/// What the first sentences call the person: "Patient Kiln Operator with 9 years …", "I am a Baker who …", "experience as a Baker".
fn told_label(page: &Page<'_>, sections: &[Section]) -> Option<Span> {
    let mut own = sections.iter().filter(|section| matches!(section.topic, Topic::Head | Topic::Summary));
    own.find_map(|section| {
        let room = if section.topic == Topic::Head { NAME_ROWS_MAX } else { SUMMARY_ROWS_MAX };
        let rows = &page.rows[section.rows.clone()];
        let above = std::iter::once(None).chain(rows.iter().map(Some));
        rows.iter().zip(above).take(room).find_map(|(row, above)| {
            let goes_on = above.is_some_and(|above| !row.gap && !page.row(above).ends_with('.'));
            told_title(page, row.span, !goes_on)
        })
    })
}

/// The title in a sentence, at its start or behind words that lead to one.
fn told_title(page: &Page<'_>, row: Span, opens: bool) -> Option<Span> {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?x)(?P<lead>(?i:\b(?:i\ am|experienced?|working|worked|career|role|currently|presently)\ (?:as\ )?(?:an?\ |the\ ))|^)
            (?i:an?\ )?(?P<title>[A-Za-z][\w/&+\#.-]*(?:\ [\w/&+\#.-]+){0,5}?)
            (?:,|\.|$|\ (?:with|having|who|in|at|for|seeking|looking|offering|specializing|specialising|experienced|able|eager|possessing|since)\b)",
        )
    });
    let text = page.read(row);
    TOLD.captures_iter(text).find_map(|found| {
        let title = found.name("title")?;
        let words = title.as_str();
        let leads = !found.name("lead")?.as_str().is_empty();
        let whole = title.end() == text.len();
        let last = words.rsplit([' ', '/']).next().unwrap_or_default();
        let told =
            is_title(words) && is_role(last) && !last.eq_ignore_ascii_case("student") && words.contains(' ') && !whole;
        (told && (leads || opens && words.starts_with(char::is_uppercase)))
            .then(|| Span::new(row.start + title.start(), row.start + title.end()))
    })
}

/// "Pastry Chef Resume Template" without the words of the document.
fn title_of_sample(page: &Page<'_>, cell: Span) -> Span {
    let text = page.read(cell);
    let lower = text.to_lowercase();
    let end = [" resume", " résumé", " cv", " curriculum"].iter().filter_map(|word| lower.find(word)).min();
    match end {
        Some(end) if lower.len() == text.len() && text.is_char_boundary(end) => Span::new(cell.start, cell.start + end),
        _ => cell,
    }
}
