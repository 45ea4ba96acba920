//! Skills where they stand: in running text, and item by item in a list of tags.

use talent::vocabulary::{Certainty, SkillMention, Vocabulary};
use talent::{SkillId, Span};

use crate::text::scan::is_blank;

/// A skill with every place where the text names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SkillFound {
    /// What it is.
    pub(crate) id: SkillId,
    /// Where it stands, in order; at least one place.
    pub(crate) spans: Vec<Span>,
}

/// An item of a list of skills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SkillItem {
    /// The item's words.
    pub(crate) span: Span,
    /// The skill that they name, where the vocabulary knows it.
    pub(crate) id: Option<SkillId>,
}

/// What kind of text the mentions stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Sentences: words that are also everyday words count only beside other skills.
    Prose,
    /// A section or list of skills: everything that the vocabulary knows counts.
    List,
}

/// The mentions in `text` that mean the skill, in order.
pub(crate) fn mentions(text: &str, setting: Setting, vocabulary: &Vocabulary) -> Vec<SkillMention> {
    let all = vocabulary.skill_mentions(text);
    let sure = |mention: &SkillMention| mention.certainty == Certainty::Anywhere;
    let kept = |(at, mention): (usize, &SkillMention)| {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let after = all.get(at + 1);
        setting == Setting::List
            || sure(mention)
            || before.is_some_and(|before| sure(before) && are_listed(text, before.span, mention.span))
            || after.is_some_and(|after| sure(after) && are_listed(text, mention.span, after.span))
    };
    all.iter().enumerate().filter(|entry| kept(*entry)).map(|(_, mention)| mention.clone()).collect()
}

/// The skills that `text` names, in the order of their first mention.
pub(crate) fn find(text: &str, setting: Setting, vocabulary: &Vocabulary) -> Vec<SkillFound> {
    gather(mentions(text, setting, vocabulary))
}

/// One entry for each skill, in the order of first mention.
pub(crate) fn gather(mentions: Vec<SkillMention>) -> Vec<SkillFound> {
    let mut places = std::collections::BTreeMap::new();
    let mut found: Vec<SkillFound> = Vec::new();
    for mention in mentions {
        let at = *places.entry(mention.id.clone()).or_insert_with(|| {
            found.push(SkillFound { id: mention.id, spans: Vec::new() });
            found.len() - 1
        });
        found[at].spans.push(mention.span);
    }
    found
}

/// Whether two mentions are neighbours of one list: only a comma, a slash, "and" or their like stands between.
fn are_listed(text: &str, left: Span, right: Span) -> bool {
    let Some(gap) = text.get(left.end..right.start) else { return false };
    let gap = gap.trim_matches(is_blank);
    gap.len() <= 5
        && !gap.contains('\n')
        && ["", ",", "/", "&", "+", "|", ";", "·", "•", "and", "or", ", and", ", or", "and/or"].contains(&gap)
        && !gap.is_empty()
}

/// The items of a tag list such as `Power BI, Tableau, Data analysis`: between commas, semicolons, bars, bullets and line ends,
/// never torn within brackets.
pub(crate) fn items(text: &str, vocabulary: &Vocabulary) -> Vec<SkillItem> {
    let mut items = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    for (at, sign) in text.char_indices().chain([(text.len(), '\n')]) {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\n' => depth = 0,
            _ => {}
        }
        let separates =
            matches!(sign, '\n' | '\r') || (depth == 0 && matches!(sign, ',' | ';' | '|' | '•' | '●' | '·' | '\t'));
        if !separates {
            continue;
        }
        let words = &text[start..at];
        let from = at - words.trim_start_matches(is_edge).len();
        let words = text[from..at].trim_end_matches(|sign: char| is_edge(sign) || sign == '.');
        if words.chars().any(char::is_alphanumeric) {
            items.push(SkillItem { span: Span::new(from, from + words.len()), id: vocabulary.find_skill(words) });
        }
        start = at + if at == text.len() { 0 } else { sign.len_utf8() };
    }
    items
}

fn is_edge(sign: char) -> bool {
    is_blank(sign) || sign.is_control() || matches!(sign, '\u{e000}'..='\u{f8ff}' | '-' | '*' | '▪' | '➢')
}
