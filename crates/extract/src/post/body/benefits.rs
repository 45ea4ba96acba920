//! What a posting offers beside money, item by item.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::heading::Topic;
use super::super::scope::Scope;
use super::BodyLine;
use super::asks::{ITEM_BYTES_MAX, PARAGRAPH_BYTES_MAX};
use crate::text::cues::{Cue, Cued};
use crate::text::pattern::any_case as pattern;

/// What firms offer beside money, where a sentence names it.
static PERK: Cued = Cued::new(Cue::Perk, || {
    pattern(
        r"(?x)\b(?:(?:private\ )?(?:health|medical|dental|life|accident)(?:(?:,\ |\ and\ |\ &\ )(?:dental|vision|life|medical))*\ (?:insurance|cover)|relocation\ (?:assistance|package|support|allowance|help)|(?:paid|unlimited)\ (?:parental\ |annual\ )?(?:time\ off|leave|vacation|holidays?|pto)
          |(?:paid\ )?(?:parental|maternity)\ leave|401\s?\(?k\)?(?:\ match(?:ing)?)?|(?:company|workplace)\ pension|pension\ scheme|\d{2}\ days(?:['’])?\ (?:of\ )?(?:paid\ )?(?:annual\ leave|holidays?|vacation|leave)|gym\ membership|free\ (?:lunch(?:es)?|meals|accommodation|transport|parking)
          |(?:learning|training|education|home\ office)\ (?:budget|allowance|stipend)|(?:annual|performance|joining|sign-?on)\ bonus|cycle\ to\ work(?:\ scheme)?|flexible\ (?:working\ )?hours|childcare\ vouchers)\b",
    )
});

/// Lines that stand among benefits and are about something else: how to apply, and what somebody should bring.
static NO_BENEFIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:please |kindly |to )?(?:apply|send|submit|e-?mail|bewerbung|bewirb|postulez|solliciteer)\b|\S@\S+\.\w|\b(?:unable|not able|cannot|can['’]?t|won['’]t|do(?:es)? not|don['’]t) (?:to )?(?:provide |offer )?(?:visa )?sponsor|^(?:interested candidates|if (?:you are|you['’]re|this)\b)|\b(?:is|are|would be|considered)? an? (?:big |strong |definite )?plus\.?$",
    )
});

/// The benefits that a line names: its items under a heading or behind a label that offers them, elsewhere what can be nothing else.
pub(super) fn find(line: &BodyLine<'_>, scope: &Scope<'_>) -> Vec<Span> {
    let text = line.line.text;
    let at = line.line.span.start;
    match line.topic {
        Topic::Benefits if text.is_empty() || NO_BENEFIT.is_match(text) => Vec::new(),
        Topic::Benefits if line.labelled => items(line.value, scope),
        Topic::Benefits if text.len() <= ITEM_BYTES_MAX => vec![line.line.span],
        Topic::Benefits | Topic::Required | Topic::Qualifications | Topic::Duties => Vec::new(),
        _ if text.len() > PARAGRAPH_BYTES_MAX => Vec::new(),
        _ => PERK
            .among(line.cues)
            .into_iter()
            .flat_map(|perk| perk.find_iter(text))
            .map(|perk| Span::new(at + perk.start(), at + perk.end()))
            .collect(),
    }
}

/// The items of `medical, dental, 401(k) match (up to 4%)`: what stands between commas and semicolons outside brackets. One long item means
/// that the value is a sentence, which is one benefit if it is short enough.
fn items(value: Span, scope: &Scope<'_>) -> Vec<Span> {
    const PART_BYTES_MAX: usize = 60;
    // What follows the first sentence is about something else.
    let words = scope.of(value);
    let words = words.find(". ").map_or(words, |end| &words[..end]);
    let mut depth = 0_i32;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, sign) in words.char_indices().chain([(words.len(), ';')]) {
        depth += i32::from(sign == '(') - i32::from(sign == ')');
        // "$3,000" is one amount.
        let grouped = sign == ',' && words[at + 1..].starts_with(|next: char| next.is_ascii_digit());
        if at == words.len() || matches!(sign, ',' | ';') && depth <= 0 && !grouped {
            let part = &words[start..at];
            let bare = part.trim_start().trim_start_matches("and ").trim_end_matches([' ', '.', '!']);
            let end = start + part.trim_end_matches([' ', '.', '!']).len();
            parts.extend((!bare.is_empty()).then(|| Span::new(end - bare.len(), end).shifted(value.start)));
            start = at + sign.len_utf8().min(words.len() - at);
        }
    }
    if parts.iter().all(|part| part.end - part.start <= PART_BYTES_MAX) {
        parts
    } else if words.len() <= ITEM_BYTES_MAX {
        vec![Span::new(value.start, value.start + words.len())]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cues::tests::check_cued;

    #[test]
    fn patterns_need_their_cues() {
        check_cued(&[&PERK]);
    }
}
