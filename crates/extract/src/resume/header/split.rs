//! Where a header's words part, and what their outer words add.

use talent::Span;

use crate::text::words::is_one_of;
use talent::firm::is_legal_form;

use super::super::page::Page;
use super::kind::is_title;
use super::label::kind_of;

/// The parts of a cell between commas, semicolons, spaced dashes, brackets and "at".
/// Behind words such as "worked as", "in" parts the title from the employer, too.
pub(super) fn split(page: &Page<'_>, cell: Span, told: bool) -> Vec<Span> {
    let text = page.read(cell);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let after = rest[c.len_utf8()..].chars().next();
        let cut = match c {
            '(' if !within_name(rest) => {
                depth += 1;
                (depth == 1).then_some(0)
            }
            ')' if depth > 0 => {
                depth -= 1;
                (depth == 0).then_some(1)
            }
            _ if depth > 0 => None,
            ',' => (!is_suffix(&rest[1..]) && !are_partners(&text[start..at], &rest[1..])).then_some(1),
            ';' => Some(1),
            ':' if kind_of(&text[start..at]).is_some() => None,
            '-' | '–' | '—' | ':' | '\u{ff0d}' => {
                let spaced = before.is_none_or(char::is_whitespace) || after.is_none_or(char::is_whitespace);
                (spaced || c == '—').then_some(c.len_utf8())
            }
            '/' if before == Some(' ') && after == Some(' ') => {
                (is_title(&text[start..at]) != is_title(&rest[1..])).then_some(1)
            }
            ' ' => {
                let parts = if is_title(&text[start..at]) {
                    let inner = usize::from(!told);
                    &[" in ", " at the ", " at ", " @ ", " with ", " for "][inner..]
                } else {
                    &[" at ", " @ "]
                };
                let house = rest.strip_prefix(" in ").is_some_and(|rest| is_firm(rest) && is_title(&text[start..at]));
                let next = parts.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
                let next = next.or(house.then_some(" in ".len()));
                next.filter(|length| rest[*length..].starts_with(char::is_uppercase))
            }
            _ => None,
        };
        let Some(length) = cut else { continue };
        let end = if matches!(c, '-' | '–' | '—') { at + length } else { at };
        parts.push(Span::new(cell.start + start, cell.start + end));
        start = at + length;
    }
    parts.push(Span::new(cell.start + start, cell.end));
    parts
}

/// Whether a comma stands between the partners whose names a firm bears: "Finch, Harrow & Hale".
fn are_partners(before: &str, behind: &str) -> bool {
    let surname = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
            && word.contains(char::is_lowercase)
            && !is_title(word)
    };
    let first = before.trim().rsplit(", ").next().unwrap_or_default();
    let firm = behind.split_once('&').is_some_and(|(names, last)| {
        names.split(',').all(|name| surname(name.trim()))
            && surname(last.split([',', '-', '(']).next().unwrap_or_default().trim())
    });
    surname(first) && firm
}

/// Whether the words up to the next comma end with the form of a firm.
fn is_firm(words: &str) -> bool {
    let name = words.split([',', '(', ';']).next().unwrap_or_default().trim_end();
    is_legal_form(name.rsplit(' ').next().unwrap_or_default())
}

/// Whether the bracket stands inside a firm's name: "Glasshouse Foods (P) Ltd", "Glasshouse (India) Pvt. Ltd.", "Glasshouse Ltd (India)"
fn within_name(bracket: &str) -> bool {
    let Some((inside, behind)) = bracket.trim_start_matches('(').split_once(')') else { return false };
    let seat = ["India", "UK", "USA", "US", "P", "Pvt", "Pvt.", "I", "UAE"].contains(&inside);
    let ends = behind.trim_start().starts_with([',', '-', '–', '(', '|', ';']) || behind.trim().is_empty();
    inside.len() <= 12 && behind.starts_with(' ') && is_suffix(behind) || seat && ends
}

/// "Glasshouse Foods, Inc. Brackwater" up to the form of the firm, where the rest is no part of the name.
pub(super) fn behind_form(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let mut end = 0;
    let form = text.split_inclusive(' ').find_map(|word| {
        end += word.len();
        let word = word.trim_end();
        // "Co", "Corp" and "Pvt" also stand inside names.
        let bare = word.trim_end_matches(['.', ',']);
        let ends = is_legal_form(word) && !is_one_of(bare, &["co", "corp", "pvt"]);
        ends.then(|| end - (text[..end].len() - text[..end].trim_end_matches([' ', ',']).len()))
    });
    match form {
        Some(end) if text[end..].trim_start().starts_with(char::is_uppercase) => {
            Span::new(span.start, span.start + end)
        }
        _ => span,
    }
}

/// "Department of Glazes. Responsibilities" up to the full stop; "St. Brackwater" and "Kiln Inc. of Ohio" hold none.
pub(in super::super) fn first_sentence(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let stop = text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let word = text[..*at].rsplit([' ', ',']).next().unwrap_or_default();
        word.chars().count() > 4 && !word.contains('.') && text[..*at].contains(' ')
    });
    stop.map_or(span, |at| Span::new(span.start, span.start + at))
}

/// "Tutor (five hours a week)" without what the bracket remarks.
pub(super) fn without_remark(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    match text.find(" (") {
        Some(open) if text[open + 2..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) => {
            Span::new(span.start, span.start + open)
        }
        _ => span,
    }
}

/// Whether what follows a comma is the form of a company or a person's credential rather than the next piece: "Harrow & Finch, Inc."
pub(super) fn is_suffix(after_comma: &str) -> bool {
    let word = after_comma.trim_start().split([' ', ',', '.', ';', ')']).next().unwrap_or_default();
    is_legal_form(word)
}

/// "Tinroof." without its full stop, "Tinroof Inc." with it.
pub(super) fn without_full_stop(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let last = text.trim_end_matches('.').split([' ', ',']).next_back().unwrap_or_default();
    let short = last.contains('.') || is_suffix(last) || last.chars().count() <= 3;
    if text.ends_with('.') && !short { Span::new(span.start, span.end - 1) } else { span }
}

/// "Working as Pastry Chef" without the words that lead to the title.
pub(super) fn without_lead(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let leads = [
        "currently ", "presently ", "working as ", "worked as ", "working with ", "worked with ", "working for ",
        "worked for ", "working at ", "worked at ", "working in ", "worked in ", "employed with ", "employed at ",
        "employed as ", "position: ", "from ", "at ", "as ", "an ", "a ", "the ",
    ];
    let mut rest = text;
    for lead in leads {
        if rest.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)) {
            rest = &rest[lead.len()..];
        }
    }
    // "The Glasshouse" is called so.
    let named = rest.starts_with(char::is_uppercase) && text.starts_with("The ");
    if named { span } else { Span::new(span.end - rest.len(), span.end) }
}

/// "Tinroof Glazes from" without the word that leads to the dates behind it.
pub(super) fn without_trail(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    if !text.starts_with(char::is_uppercase) {
        return span;
    }
    let trail = [" from", " since", " during", " between", " for", " and", " as"]
        .iter()
        .find_map(|trail| text.strip_suffix(trail));
    trail.map_or(span, |text| Span::new(span.start, span.start + text.trim_end_matches([' ', ',']).len()))
}

/// "(Bengaluru)" without its brackets.
pub(super) fn unparenthesised(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let whole = text.starts_with('(') && (text.ends_with(')') || !text.contains(')'));
    if !whole {
        return span;
    }
    let end = if text.ends_with(')') { span.end - 1 } else { span.end };
    Span::new(span.start + 1, end.max(span.start + 1))
}
