//! Languages and how well the person speaks them, from the section about them and from rows that are labelled so elsewhere.

use talent::{Language, Span};

use crate::facts::language;

use super::draft::Draft;
use super::headings::{Section, Topic};
use super::lists::list_items;
use super::page::Page;
use super::words::is_trade_word;

/// A row of more words is prose about something else. In words.
const ROW_WORDS_MAX: usize = 30;
/// Words for how well are not more.
const LEVEL_WORDS_MAX: usize = 6;

/// A language with the words for its level.
struct Spoken {
    name: Span,
    fluency: Option<Span>,
}

/// Reads them into the profile, each language once.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    let page = draft.page;
    let mut spoken = Vec::new();
    for section in sections {
        let rows = &page.rows[section.rows.clone()];
        if section.topic == Topic::Languages {
            for row in rows {
                spoken.extend(in_row(page, row.span, true));
            }
        } else if matches!(section.topic, Topic::Head | Topic::Summary | Topic::Skills | Topic::Personal | Topic::Other)
        {
            spoken.extend(
                rows.iter().filter_map(|row| labelled(page, row.span)).flat_map(|row| in_row(page, row, false)),
            );
        }
    }
    for Spoken { name, fluency } in spoken {
        let held = |language: &Language| {
            language.language.as_deref().is_some_and(|held| held.eq_ignore_ascii_case(page.read(name)))
        };
        let index = draft.profile.languages.iter().position(held).unwrap_or(draft.profile.languages.len());
        if index == draft.profile.languages.len() {
            let language = Some(draft.state(format!("languages[{index}].language"), name));
            draft.profile.languages.push(Language { language, ..Language::default() });
        }
        // A list without levels may stand above a table with them.
        if draft.profile.languages[index].fluency.is_none() {
            let fluency = draft.state_some(format!("languages[{index}].fluency"), fluency);
            draft.profile.languages[index].fluency = fluency;
        }
    }
}

/// What stands behind "Languages known:".
fn labelled(page: &Page<'_>, row: Span) -> Option<Span> {
    let text = page.read(row);
    let colon = text.find(':')?;
    let mut label = text[..colon].split_whitespace();
    let first = label.next()?;
    let named = first.eq_ignore_ascii_case("language") || first.eq_ignore_ascii_case("languages");
    let known = label.all(|word| ["known", "spoken", "skills", "proficiency"].contains(&word.to_lowercase().as_str()));
    (named && known).then(|| Span::new(row.start + colon + 1, row.end))
}

/// The languages of a row: "Odia (native), English – fluent", "Fluent: Odia, English", "Native Odia speaker".
fn in_row(page: &Page<'_>, row: Span, unknown_too: bool) -> Vec<Spoken> {
    let text = page.read(row);
    if text.split_whitespace().count() > ROW_WORDS_MAX {
        return Vec::new();
    }
    let headed = text
        .find(':')
        .filter(|colon| language::is_level(&text[..*colon]) && language::read_list(&text[..*colon]).is_empty());
    let level = headed.map(|colon| page.trim(Span::new(row.start, row.start + colon), |c| !c.is_alphanumeric()));
    let rest = Span::new(row.start + headed.map_or(0, |colon| colon + 1), row.end);
    // A word that the table does not hold is a language beside others, or where its level is said.
    let beside = !language::read_list(page.read(rest)).is_empty();
    let mut spoken: Vec<Spoken> = Vec::new();
    for item in list_items(page, rest) {
        let leveled = split(page, item).1.is_some();
        let found = in_item(page, item, unknown_too && (beside || leveled));
        // "Odia    native": a table's cell behind the language.
        if let (true, Some(last)) = (found.is_empty(), spoken.last_mut())
            && last.fluency.is_none()
            && is_fluency(page, item)
        {
            last.fluency = Some(item);
        }
        spoken.extend(found);
    }
    for language in &mut spoken {
        language.fluency = language.fluency.or(level);
    }
    spoken
}

/// The languages of an item: one with its level, or some with the words of a level beside each.
fn in_item(page: &Page<'_>, item: Span, unknown_too: bool) -> Vec<Spoken> {
    let text = page.read(item);
    let known = language::read_list(text);
    let (name, rest) = split(page, item);
    let whole = match known.as_slice() {
        [] => unknown_too && is_one_word(page.read(name)) && rest.is_none_or(|rest| is_fluency(page, rest)),
        [only] => only.span.shifted(item.start) == name,
        _ => false,
    };
    if whole {
        return vec![Spoken { name, fluency: rest.filter(|rest| is_fluency(page, *rest) || text.contains('(')) }];
    }
    let mention = |mention: language::LanguageMention| {
        let level = mention.level.or_else(|| behind(text, mention.span));
        Spoken { name: mention.span.shifted(item.start), fluency: level.map(|level| level.shifted(item.start)) }
    };
    known.into_iter().map(mention).collect()
}

/// "English Fluent": the level right behind the name, with nothing between them.
fn behind(text: &str, name: Span) -> Option<Span> {
    let rest = &text[name.end..];
    let words = rest.trim();
    let start = name.end + (rest.len() - rest.trim_start().len());
    let short = (1..=LEVEL_WORDS_MAX).contains(&words.split_whitespace().count());
    let all = words.split_whitespace().all(|word| language::is_level(word) || word.eq_ignore_ascii_case("and"));
    (short && all).then(|| Span::new(start, start + words.len()))
}

/// The language and what stands behind it in brackets or behind a colon or dash.
fn split(page: &Page<'_>, item: Span) -> (Span, Option<Span>) {
    let text = page.read(item);
    let Some(at) = text.find(['(', ':', '–', '—']).or_else(|| text.find(" - ").map(|at| at + 1)) else {
        return (item, None);
    };
    let outer = |c: char| matches!(c, '(' | ')' | ':' | '–' | '—' | '-');
    let rest = page.trim(Span::new(item.start + at, item.end), outer);
    (page.trim(Span::new(item.start, item.start + at), outer), (rest.start < rest.end).then_some(rest))
}

fn is_fluency(page: &Page<'_>, span: Span) -> bool {
    let words = page.read(span);
    language::is_level(words) && words.split_whitespace().count() <= LEVEL_WORDS_MAX
}

/// A name that no form has: "Tigrinya", not "Availability".
fn is_one_word(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
        && name.chars().all(char::is_alphabetic)
        && name.chars().count() > 2
        && !is_trade_word(name)
        && !language::is_level(name)
}
