//! From where remote work may be done: `Remote (US or Canada, overlap with ET)`, `US only`, `EU timezones ±2h`, `CET to EST`.

use std::sync::LazyLock;

use regex::Regex;
use talent::{Country, Span};

use super::super::scope::{Found, Scope};
use crate::facts::place;
use crate::text::pattern::pattern;

/// Longer lists of countries are sentences.
const LIST_BYTES_MAX: usize = 120;

/// The countries and time zones of a field or line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Reach {
    pub(in super::super) countries: Vec<Found<Country>>,
    pub(in super::super) zones: Vec<Span>,
}

/// `EU timezones ±2h`, `CET to EST`, `UTC-5 to UTC+1`, `+/- 3 hours of CET`.
static ZONE: LazyLock<Regex> = LazyLock::new(|| {
    const CODE: &str = r"(?:(?:UTC|GMT)\s?[+±–-]\s?\d{1,2}(?::?[0-5]\d)?|(?:UTC|GMT|CET|CEST|EET|WET|BST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|IST|SGT|JST|AEST|AEDT)\b)";
    pattern(&format!(
        r"(?x)(?:
            (?:(?:±|\+/-|\+-|within)\s?\d{{1,2}}\s?(?:h|hrs?|hours?)\s+(?:of|from)\s+)?{CODE}(?:\s?(?:/|to|through|–|—|-|±|\+/-|\+-|and|or)\s?{CODE})*(?:\s?(?:±|\+/-|\+-)\s?\d{{1,2}}\s?(?:h\b|hrs?\b|hours?\b)?)?(?:\s(?i:time\s?-?zones?))?
          | \b(?:US|USA|U\.S\.|EU|UK|APAC|EMEA|LATAM|European?|Americas?|American|North\ American|Asian?|Indian?|Canadian|African|Pacific|Eastern|Central|Mountain)(?:\s?(?:/|or|and|-)\s?(?:US|USA|EU|UK|APAC|EMEA|LATAM|European?|Americas?|American|Asian?|Indian?|African))*\s+(?i:time\s?-?zones?|hours)(?:\s?(?:±|\+/-|\+-)\s?\d{{1,2}}\s?(?:h\b|hrs?\b|hours?\b)?)?
        )"
    ))
});

/// What a line says that means time zones by its codes, and not the hour of an interview.
static ABOUT_ZONES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bremote|\btime\s?-?zones?\b|\boverlap|\bworking hours\b|±|\+/-|\+-"));

/// What a word behind "remote" does before a list of countries.
static REMOTE_LIST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\bremote(?:ly)?(?:\s+(?:only|ok|okay|possible|first|friendly|work|position|role))?\s*
            (?: [(\[{]\s*(?P<bracket>[^()\[\]{}\n]{2,120}?)\s*[)\]}] | \s*(?:[-–—:,/]|\s(?:in|within|from|across|anywhere\ in)\s)\s*(?P<behind>[^()|\n.!?]{2,120}) )",
    )
});

/// `US only`, `must be based in the UK`, `US-based`.
static ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?:^|[\s(,/|])(?P<only>(?:\p{Lu}[\w.]*)(?:(?:\s(?:and|or|&)\s|\s?[/,]\s?|\s)\p{Lu}[\w.]*){0,4})[\s-](?i:only\b|residents?\ only|based\ (?:only|candidates))
          | (?i:(?:must|need\ to|should|have\ to)\s+(?:currently\s+)?(?:be\s+)?(?:based|located|live|reside|living|residing)\s+(?:in|within)\s+)(?:the\s+)?(?P<must>(?:\p{Lu}[\w.]*)(?:(?:\s(?:and|or|&)\s(?:the\s)?|\s?[/,]\s?|\s)\p{Lu}[\w.]*){0,4})",
    )
});

static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,/&|;+]|\s(?i:or|and)\s"));

/// What a field or line says of it. `at` is where the words stand in the text.
pub(in super::super) fn read(words: &str, at: usize, scope: &Scope<'_>) -> Reach {
    const HINTS: &[&str] = &[
        "emote", "EMOTE", "only", "ONLY", "based", "must", "need to", "should", "zone", "verlap", "±", "+/-", "+-",
        "working hours",
    ];
    let mut reach = Reach::default();
    if !HINTS.iter().any(|hint| words.contains(hint)) {
        return reach;
    }
    if ABOUT_ZONES.is_match(words) {
        reach.zones = ZONE.find_iter(words).map(|zone| Span::new(at + zone.start(), at + zone.end())).collect();
    }
    let lists = REMOTE_LIST.captures_iter(words).filter_map(|found| found.name("bracket").or(found.name("behind")));
    let only = ONLY.captures_iter(words).filter_map(|found| found.name("only").or(found.name("must")));
    for list in lists.chain(only) {
        let span = Span::new(at + list.start(), at + list.end());
        reach.countries.extend(leading(span, scope));
        if !reach.countries.is_empty() {
            break;
        }
    }
    reach
}

/// The countries with which a list begins: "US or Canada, overlap with ET" begins with two. Empty where its first item is none.
fn leading(list: Span, scope: &Scope<'_>) -> Vec<Found<Country>> {
    let text = scope.of(list);
    let mut found = Vec::new();
    let mut start = 0;
    if text.len() > LIST_BYTES_MAX {
        return found;
    }
    let cuts = BETWEEN.find_iter(text).map(|cut| (cut.start(), cut.end())).chain([(text.len(), text.len())]);
    for (end, next) in cuts {
        let item = &text[start..end];
        let from = list.start + start;
        start = next;
        if item.trim().is_empty() {
            continue;
        }
        if place::is_continent(item) {
            continue;
        }
        let Some((country, words)) = country(item, scope) else { break };
        found.push(Found::new(country, words.shifted(from)));
    }
    found
}

/// The country of "in the US only", and where its name stands.
fn country(item: &str, scope: &Scope<'_>) -> Option<(Country, Span)> {
    const LEADS: &[&str] =
        &["anywhere", "in", "within", "from", "across", "the", "must", "be", "based", "located", "all", "of"];
    const TAILS: &[&str] = &["only", "based", "residents", "citizens", "candidates", "preferred", "ok", "-based"];
    let mut words = item.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '.' | ')' | '('));
    while let Some((_, rest)) =
        words.split_once(' ').filter(|(first, _)| LEADS.contains(&first.to_lowercase().as_str()))
    {
        words = rest.trim_start();
    }
    words = words.strip_suffix("-based").unwrap_or(words);
    while let Some((rest, _)) = words.rsplit_once(' ').filter(|(_, last)| TAILS.contains(&last.to_lowercase().as_str()))
    {
        words = rest.trim_end();
    }
    // Most codes of two letters are words of other things: "PM", "ET", "IT".
    if words.len() == 2 && !matches!(words, "US" | "UK" | "GB" | "NZ" | "AU" | "DE" | "FR" | "CH" | "NL") {
        return None;
    }
    let country = scope.vocabulary.find_country(words)?;
    // "us" is a word.
    let start = item.find(words)?;
    words.starts_with(char::is_uppercase).then_some((country, Span::new(start, start + words.len())))
}

#[cfg(test)]
mod tests {
    use talent::vocabulary::Vocabulary;

    use super::*;

    fn check(line: &str, countries: &[&str], zones: &[&str]) {
        let scope = Scope { text: line, vocabulary: Vocabulary::embedded(), home: None };
        let found = read(line, 0, &scope);
        let codes: Vec<String> = found.countries.iter().map(|found| found.value.code().to_owned()).collect();
        let written: Vec<&str> = found.zones.iter().map(|zone| scope.of(*zone)).collect();
        assert_eq!(
            (codes.iter().map(String::as_str).collect::<Vec<_>>(), written),
            (countries.to_vec(), zones.to_vec()),
            "{line}"
        );
    }

    #[test]
    fn countries_behind_the_word_remote() {
        check("Remote (US or Canada, overlap with ET 10am-4pm)", &["US", "CA"], &["ET"]);
        check("REMOTE (US only)", &["US"], &[]);
        check("Remote in the UK", &["GB"], &[]);
        check("Remote - India, Nepal", &["IN", "NP"], &[]);
        check("REMOTE, US-based", &["US"], &[]);
        check("REMOTE (Canada, Europe, UK, US)", &["CA", "GB", "US"], &[]);
        check("Remote (full-time)", &[], &[]);
        check("Remote (IT, 3 PM)", &[], &[]);
        check("Remote, Pune", &[], &[]);
        check("US only", &["US"], &[]);
        check("You must be based in the UK or Ireland.", &["GB", "IE"], &[]);
        check("We tell only us what we bake.", &[], &[]);
    }

    #[test]
    fn time_zones() {
        check("Remote (EU timezones ±2h)", &[], &["EU timezones ±2h"]);
        check("Remote, CET to EST", &[], &["CET to EST"]);
        check("Time zones: UTC-5 to UTC+1", &[], &["UTC-5 to UTC+1"]);
        check("REMOTE (CET +/- 3 hours)", &[], &["CET +/- 3 hours"]);
        check("Overlap with US time zones needed", &[], &["US time zones"]);
        check("Walk in at 10 AM IST.", &[], &[]);
        check("We bake with PT and CT scanners.", &[], &[]);
    }
}
