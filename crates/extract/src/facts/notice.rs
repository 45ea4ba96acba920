//! Notice periods: within how many days somebody can or must start.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use crate::text::pattern::pattern;
use crate::text::scan::{Scan, is_blank, is_dash};

/// A stated notice period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoticeMention {
    /// The words that state it.
    pub(crate) span: Span,
    /// Days, the longest that the words allow; 0 for somebody who starts at once.
    pub(crate) days: u16,
    /// The words say that no more will do, whatever they prefer ("30 days preferred, 60 at most").
    pub(crate) limited: bool,
}

/// Bytes after "notice period" and its like within which its length stands.
const REACH: usize = 48;

/// All notice periods of running text, in order: `Notice period: 10-12 days at most`, `immediate joiners`, `can join in 2 weeks`.
pub(crate) fn find(text: &str) -> Vec<NoticeMention> {
    let mut mentions: Vec<NoticeMention> = Vec::new();
    let mut scan = Scan::new(text, 0);
    while let Some(offset) = scan.rest().find(|sign: char| sign.is_ascii_alphabetic()) {
        scan.advance(offset);
        let start = scan.at();
        let found = cue(&mut scan).and_then(|cue| mention(text, start, scan.at(), cue));
        match found {
            Some(found) if mentions.last().is_none_or(|last| !last.span.overlaps(found.span)) => {
                scan = Scan::new(text, found.span.end);
                mentions.push(found);
            }
            _ => {
                scan = Scan::new(text, start);
                let length = scan.rest().find(|sign: char| !sign.is_alphanumeric()).unwrap_or(scan.rest().len());
                scan.advance(length.max(1));
            }
        }
    }
    mentions
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// The words say "at once" already.
    AtOnce,
    /// A length may follow or precede.
    Length,
}

fn cue(scan: &mut Scan<'_>) -> Option<Cue> {
    if scan.eat_word(&["immediate", "immediately"]) {
        scan.blanks();
        let joins = scan.eat_word(&[
            "joiner", "joiners", "joining", "joinee", "joinees", "available", "availability", "start", "starter",
        ]);
        return joins.then_some(Cue::AtOnce);
    }
    if scan.eat_word(&["notice"]) {
        scan.blanks();
        scan.eat_word(&["period", "time"]);
        return Some(Cue::Length);
    }
    if scan.eat_word(&["join", "joining", "start"]) {
        scan.blanks();
        scan.eat_word(&["time", "period", "date"]);
        scan.blanks();
        return scan
            .eat_word(&["immediately"])
            .then_some(Cue::AtOnce)
            .or_else(|| scan.eat_word(&["in", "within"]).then_some(Cue::Length));
    }
    None
}

fn mention(text: &str, start: usize, end: usize, cue: Cue) -> Option<NoticeMention> {
    let found = match cue {
        Cue::AtOnce => NoticeMention { span: Span::new(start, end), days: 0, limited: false },
        Cue::Length => match length_after(text, end) {
            Some((days, end)) => NoticeMention { span: Span::new(start, end), days, limited: false },
            None => length_before(text, start).map(|(days, from)| NoticeMention {
                span: Span::new(from, end),
                days,
                limited: false,
            })?,
        },
    };
    Some(limit_after(text, &found).unwrap_or(found))
}

/// The mention with the limit that stands behind what is preferred: "30 days preferred, 60 at most", "immediate joiners preferred, up to 30 days".
fn limit_after(text: &str, found: &NoticeMention) -> Option<NoticeMention> {
    static PREFERRED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?xi)^\s*(?:is\s+|are\s+|would\s+be\s+)?(?:preferred|preferable|ideal(?:ly)?|desired)[\s,;(/–—-]+(?:but\s+|and\s+|or\s+)?
              (?:up\s*to|at\s+most|max(?:imum)?(?:\s+of)?|no\s+more\s+than|within)?\s*(?P<length>\d{1,3}(?:\s*-?\s*(?:days?|weeks?|months?))?)\b
              (?:[\s).,;]*$|[\s).,;]*\n|[.,;)]|\s*(?:at\s+(?:the\s+)?most|max\w*|at\s+(?:the\s+)?latest|acceptable|ok(?:ay)?|is\s+fine|tops|days?|weeks?|months?))",
        )
    });
    let rest = text.get(found.span.end..)?;
    let limit = PREFERRED.captures(rest)?.name("length")?;
    let days = length(&mut Scan::new(limit.as_str(), 0)).or_else(|| limit.as_str().parse().ok())?;
    let span = Span::new(found.span.start, found.span.end + limit.end());
    (days > found.days).then_some(NoticeMention { span, days, limited: true })
}

/// The length on the line right after the cue.
fn length_after(text: &str, at: usize) -> Option<(u16, usize)> {
    let mut scan = Scan::new(text, at);
    while scan.at() < at + REACH {
        scan.blanks();
        match scan.peek()? {
            sign if sign.is_ascii_digit() => return length(&mut scan).map(|days| (days, scan.at())),
            '\n' | '\r' | '|' | ';' => return None,
            _ => {}
        }
        if scan.eat_word(&["immediate", "immediately", "nil", "zero"]) {
            let after = scan;
            // "Immediate to 15 days" allows 15.
            scan.blanks();
            let more = scan.eat_word(&["to", "or"]) || scan.eat("/") || scan.eat_if(is_dash);
            scan.blanks();
            return match length(&mut scan).filter(|_| more) {
                Some(days) => Some((days, scan.at())),
                None => Some((0, after.at())),
            };
        }
        if let Some(days) = length(&mut scan) {
            return Some((days, scan.at()));
        }
        let word = scan.word().len();
        if word > 0 {
            scan.advance(word);
        } else {
            scan.eat_if(|_| true);
        }
    }
    None
}

/// The length right before the cue: `30 days notice`, `15 days' notice period`.
fn length_before(text: &str, start: usize) -> Option<(u16, usize)> {
    let mut from = start.saturating_sub(24);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let line = text[from..start].rfind(['\n', '\r', '.', ';']).map_or(from, |cut| from + cut + 1);
    let digit = text[line..start].bytes().position(|byte| byte.is_ascii_digit())? + line;
    let mut scan = Scan::new(text, digit);
    let days = length(&mut scan)?;
    let gap = text.get(scan.at()..start)?;
    gap.chars().all(|sign| is_blank(sign) || matches!(sign, '\'' | '’')).then_some((days, digit))
}

/// `15 days`, `10-12 days`, `one month`, `2-3 weeks`: the longer end in days.
fn length(scan: &mut Scan<'_>) -> Option<u16> {
    const WORDS: [(&str, i64); 6] = [("one", 1), ("two", 2), ("three", 3), ("four", 4), ("a", 1), ("six", 6)];
    let mut ahead = *scan;
    let take = |scan: &mut Scan<'_>| {
        if let Some(number) = scan.number() {
            return (number.digits <= 3).then_some(number.hundredths);
        }
        let word = scan.word();
        let (_, value) = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word))?;
        scan.advance(word.len());
        Some(value * 100)
    };
    let mut most = take(&mut ahead)?;
    let low_unit = unit(&mut ahead);
    let mut range = ahead;
    range.blanks();
    if range.eat_if(is_dash) || range.eat_word(&["to", "or"]) || range.eat("/") {
        range.blanks();
        if let Some(high) = take(&mut range)
            && let Some(factor) = unit(&mut range)
        {
            *scan = range;
            most = most.max(high);
            return u16::try_from(most * factor / 100).ok();
        }
    }
    let factor = low_unit?;
    *scan = ahead;
    u16::try_from(most * factor / 100).ok().filter(|days| *days <= 366)
}

/// Days of the unit.
fn unit(scan: &mut Scan<'_>) -> Option<i64> {
    let mut ahead = *scan;
    ahead.blanks();
    ahead.eat_if(is_dash);
    let days = if ahead.eat_word(&["day", "days"]) {
        1
    } else if ahead.eat_word(&["week", "weeks"]) {
        7
    } else if ahead.eat_word(&["month", "months"]) {
        30
    } else {
        return None;
    };
    *scan = ahead;
    Some(days)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[u16]) {
        let found: Vec<_> = find(text).iter().map(|found| found.days).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn lengths_of_notice() {
        check("Notice period : 10-15 days max.", &[15]);
        check("Notice Period: 2 months", &[60]);
        check("notice period of one month", &[30]);
        check("Notice: immediate to 25 days", &[25]);
        check("45 days' notice period", &[45]);
        check("Notice period: 30 days preferred, 60 at most", &[60]);
        check("Immediate joiners preferred, up to 30 days", &[30]);
        check("Notice: 1 month preferred (max 3 months)", &[90]);
        check("Notice period: 30 days preferred, 5 years of baking", &[30]);
        check("can join within 2-3 weeks", &[21]);
        check("Notice: Nil", &[0]);
    }

    #[test]
    fn starting_at_once() {
        check("Immediate joiners preferred", &[0]);
        check("available to start immediately", &[0]);
        check("immediately available", &[0]);
    }

    #[test]
    fn what_is_no_notice() {
        for text in [
            "We will notice 3 errors.",
            "join us in 2 cities",
            "immediate family",
            "Notice period\n3 months of training",
            "start in marketing",
            "15 days of leave",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_words_that_state_it() {
        let text = "CTC 9 LPA. Notice period: 30 days. Pune";
        assert_eq!(find(text)[0].span.of(text), Some("Notice period: 30 days"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(notice|period|immediate|joiners?|join|in|[0-9]{1,4}|days|months|to|[-:.,' ]|é|\n|[a-z]{1,3}){0,24}") {
            for found in find(&text) {
                prop_assert!(found.span.of(&text).is_some());
            }
        }
    }
}
