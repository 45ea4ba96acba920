//! The places of a header line: `Remote, Pune`, `Chennai, Bengaluru (Bangalore), Hyderabad`, `San Francisco, CA`.

mod item;
mod quarter;

use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::Vocabulary;
use talent::{Country, Place, Remote, Span};

use super::employment;
use crate::text::pattern::pattern;
use crate::text::scan::{is_blank, is_dash};
pub(crate) use item::joined_with_states;
pub(crate) use quarter::joined_with_town;

/// One item of a list of places. An item may name several ("NCR (Delhi | Gurgaon | Noida)").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceItem {
    /// The item.
    pub(crate) span: Span,
    /// Where that is: at least one place; a place that the vocabulary does not know has `as_written` only.
    pub(crate) places: Vec<Place>,
    /// Whether the vocabulary knows it.
    pub(crate) known: bool,
}

/// What a header line of places says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlaceLine {
    /// The items in order.
    pub(crate) items: Vec<PlaceItem>,
    /// How remote the work is, where the line says it, and the words that do.
    pub(crate) remote: Option<(Remote, Span)>,
}

/// Reads a line as a list of places. Whether the line is one at all is for the caller to judge: any words become unknown places.
pub(crate) fn read_line(line: &str, vocabulary: &Vocabulary, home: Option<Country>) -> PlaceLine {
    let mut read = PlaceLine::default();
    let mut named: Vec<Span> = Vec::new();
    for part in parts(line, Span::new(0, line.len())) {
        let other = alternative(line, part);
        if let Some(words) = other {
            let strict = read.remote.is_none_or(|(remote, _)| matches!(remote, Remote::Hybrid | Remote::No));
            read.remote = if strict { Some((Remote::Allowed, words)) } else { read.remote };
        }
        let part = Span::new(part.start, other.map_or(part.end, |words| words.start));
        let part = Span::new(part.start, part.start + line[part.start..part.end].trim_end_matches(is_blank).len());
        if part.start == part.end {
            continue;
        }
        let Some((remote, words, rest)) = remote_in(line, part) else {
            named.push(part);
            continue;
        };
        read.remote = Some(match read.remote {
            // "Onsite / Remote"
            Some((Remote::No, _)) if matches!(remote, Remote::Allowed | Remote::Only) => (Remote::Allowed, words),
            Some((Remote::Allowed | Remote::Only, before)) if remote == Remote::No => (Remote::Allowed, before),
            known => known.unwrap_or((remote, words)),
        });
        named.extend(rest.map(|rest| parts(line, rest)).unwrap_or_default());
    }
    let mut next = 0;
    while next < named.len() {
        let (item, used) = item::longest(line, &named, next, vocabulary, home);
        read.items.push(item);
        next += used;
    }
    read.items = quarter::settled(read.items, line, vocabulary, home);
    read
}

/// Whether an item of a list names a part of the world that is larger than a country.
pub(crate) fn is_continent(item: &str) -> bool {
    const CONTINENTS: &[&str] = &[
        "africa", "americas", "anywhere", "apac", "asia", "eea", "emea", "eu", "europe", "european union", "global",
        "globally", "latam", "latin america", "middle east", "north america", "south america", "the americas",
        "the eu", "worldwide",
    ];
    let plain = item.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
    CONTINENTS.binary_search(&plain.as_str()).is_ok()
}

/// `or remote in Canada` at the end of a part: another way to do the work, and no place.
fn alternative(line: &str, part: Span) -> Option<Span> {
    static OR_REMOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)(?:^|[\s)])(or\s+(?:fully\s+)?remote(?:ly)?(?:\s+(?:in|within|from|across|anywhere|worldwide)\b[^()]*)?)$",
        )
    });
    let found = OR_REMOTE.captures(part.of(line)?)?.get(1)?;
    Some(Span::new(found.start(), found.end()).shifted(part.start))
}

/// From where remote work may be done, as people write it right behind the word.
const REGIONS: &[&str] = &[
    "EU", "EMEA", "Europe", "US", "USA", "UK", "APAC", "LATAM", "Americas", "Worldwide", "worldwide", "Global",
    "Anywhere",
];

/// The words of a part that say how remote the work is, and what is left of the part: `Remote only`, `Hybrid - Jaipur`,
/// `Chennai (Remote)`, `Remote (India, Nepal)`.
fn remote_in(line: &str, part: Span) -> Option<(Remote, Span, Option<Span>)> {
    let words = part.of(line)?;
    if let Some(remote) = employment::read_remote(words) {
        return Some((remote, part, None));
    }
    let is_joint = |sign: char| is_blank(sign) || is_dash(sign) || matches!(sign, ':' | '(' | '[');
    for found in employment::find_remote(words) {
        let before = words[..found.span.start].trim_end_matches(is_joint);
        let after = words[found.span.end..].trim_start_matches(is_joint);
        let lead = words.len() - after.len();
        let rest = match (before.is_empty(), after.trim_matches([')', ']']).is_empty()) {
            // "Remote EU": from where, and no place.
            (true, false) if REGIONS.contains(&after.trim_end_matches([')', '.'])) => {
                return Some((found.remote, found.span.shifted(part.start), None));
            }
            // "Remote work culture" is no place: a sign must part the two.
            (true, false) if words[found.span.end..lead].chars().any(|sign| !is_blank(sign)) => {
                let opened = words[found.span.end..lead].contains(['(', '[']);
                let inner = if opened { after.trim_end_matches([')', ']']) } else { after };
                // "Hybrid (2 days in the office)"
                if opened && !employment::find_remote(inner).is_empty() {
                    return Some((found.remote, found.span.shifted(part.start), None));
                }
                Span::new(lead, lead + inner.len())
            }
            // "Pune (hybrid, 2 days a week)", "Pune (remote after a month)": what follows in the bracket is no place.
            (false, false)
                if words[..found.span.start].ends_with(['(', '['])
                    && after.ends_with([')', ']'])
                    && !(after.starts_with(',') && after.contains(char::is_uppercase)) =>
            {
                Span::new(0, before.len())
            }
            (false, true) if before.len() < words[..found.span.start].trim_end_matches(is_blank).len() => {
                Span::new(0, before.len())
            }
            _ => continue,
        };
        return Some((found.remote, found.span.shifted(part.start), Some(rest.shifted(part.start))));
    }
    None
}

/// The parts of a list between commas, slashes, bars and "and", never torn within brackets.
fn parts(line: &str, within: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut depth = 0_usize;
    let mut start = within.start;
    let signs = line[within.start..within.end].char_indices().map(|(at, sign)| (within.start + at, sign));
    for (at, sign) in signs.chain([(within.end, ',')]) {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            // "$182,300" is one amount.
            ',' if at < within.end && line[at + 1..within.end].starts_with(|next: char| next.is_ascii_digit()) => {}
            ',' | ';' | '|' | '/' | '•' | '·' | '&' if depth == 0 || at == within.end => {
                push_trimmed(line, start, at, &mut parts);
                start = at + if at == within.end { 0 } else { sign.len_utf8() };
            }
            // "Hybrid - Pune"
            '-' | '–' | '—'
                if depth == 0 && employment::read_remote(line[start..at].trim_matches(is_blank)).is_some() =>
            {
                push_trimmed(line, start, at, &mut parts);
                start = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    parts
}

fn push_trimmed(line: &str, start: usize, end: usize, parts: &mut Vec<Span>) {
    let words = &line[start..end];
    let from = start + words.len() - words.trim_start_matches(|sign: char| is_blank(sign) || sign.is_control()).len();
    let trimmed = line[from..end].trim_end_matches(|sign: char| is_blank(sign) || sign.is_control() || sign == '.');
    if !trimmed.is_empty() {
        parts.push(without_postcode(trimmed).shifted(from));
    }
}

/// A place without the number by which letters find it: "70565 Stuttgart", "OH 43228", "Pune - 411057".
fn without_postcode(words: &str) -> Span {
    let is_code = |word: &str| {
        let digits = word.split_once('-').map_or(word, |(first, _)| first);
        (4..=6).contains(&digits.len()) && word.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-')
    };
    let joint = |sign: char| is_blank(sign) || is_dash(sign);
    let lead = words
        .split_once(' ')
        .filter(|(first, _)| is_code(first))
        .map_or(words, |(_, rest)| rest.trim_start_matches(joint));
    let kept =
        lead.rsplit_once(' ').filter(|(_, last)| is_code(last)).map_or(lead, |(rest, _)| rest.trim_end_matches(joint));
    let start = words.len() - lead.len();
    if kept.contains(char::is_alphabetic) { Span::new(start, start + kept.len()) } else { Span::new(0, words.len()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(line: &str, expected: &[&str], remote: Option<Remote>) {
        let read = read_line(line, Vocabulary::embedded(), Some(Country::IN));
        let shown: Vec<_> = read
            .items
            .iter()
            .flat_map(|item| &item.places)
            .map(|place| place.city.clone().unwrap_or(format!("?{}", place.as_written)))
            .collect();
        assert_eq!(shown, expected, "{line:?}");
        assert_eq!(read.remote.map(|(remote, _)| remote), remote, "{line:?}");
    }

    #[test]
    fn lists_of_cities() {
        check("Chennai, Bengaluru (Bangalore), Hyderabad", &["Chennai", "Bengaluru", "Hyderabad"], None);
        check("Pune / Kochi (Cochin)", &["Pune", "Kochi"], None);
        check("Noida, NCR (Delhi | Gurgaon | Noida)", &["Noida", "Delhi", "Gurugram", "Noida"], None);
    }

    #[test]
    fn remote_beside_places() {
        check("Remote, Pune", &["Pune"], Some(Remote::Allowed));
        check("Remote (Pune, Nagpur)", &["Pune", "Nagpur"], Some(Remote::Allowed));
        check("Hybrid - Chennai, Pune", &["Chennai", "Pune"], Some(Remote::Hybrid));
        check("Remote only", &[], Some(Remote::Only));
        check("Pune/Remote EU", &["Pune"], Some(Remote::Allowed));
        check("Pune / hybrid (2 days in office)", &["Pune"], Some(Remote::Hybrid));
        check("Hybrid - Jaipur", &["Jaipur"], Some(Remote::Hybrid));
        check("Chennai (Remote)", &["Chennai"], Some(Remote::Allowed));
        check("Mumbai, Work from Office", &["Mumbai"], Some(Remote::No));
        check("Pune (hybrid or remote in the EU)", &["Pune"], Some(Remote::Allowed));
        check("Pune (remote possible after a month)", &["Pune"], Some(Remote::Allowed));
        check("Pune, Maharashtra (hybrid) or remote in India", &["Pune"], Some(Remote::Allowed));
        check("Pune, India - hybrid, or remote within India", &["Pune"], Some(Remote::Allowed));
        check("Pune or remote", &["Pune"], Some(Remote::Allowed));
    }

    #[test]
    fn a_state_stays_with_its_city() {
        check("Seattle, WA", &["Seattle"], None);
        check("Pune, Maharashtra, India", &["Pune"], None);
        check("Nashik, Maharashtra / Seattle, WA", &["Nashik", "Seattle"], None);
    }

    #[test]
    fn a_region_behind_a_town_decides_where_it_lies() {
        let check = |line: &str, city: Option<&str>, region: Option<&str>, code: &str| {
            let country = Country::from_code(code).unwrap();
            let read = read_line(line, Vocabulary::embedded(), None);
            let [PlaceItem { places, known: true, .. }] = &read.items[..] else { panic!("{line:?}: {:?}", read.items) };
            let place = &places[0];
            assert_eq!(
                (place.city.as_deref(), place.region.as_deref(), place.country),
                (city, region, Some(country)),
                "{line:?}"
            );
            assert_eq!(place.as_written, line);
        };
        check("Orkney, Scotland", None, Some("Scotland"), "GB");
        check("Kirkwall, Orkney, Scotland", None, Some("Scotland"), "GB");
        check("Leeds, West Yorkshire, England", Some("Leeds"), Some("England"), "GB");
        check("Leeds, West Yorkshire, England, UK", Some("Leeds"), Some("England"), "GB");
        check("US, WA, Seattle", Some("Seattle"), Some("Washington"), "US");
        check("GB, QWZ, London", Some("London"), Some("England"), "GB");
        check("US, CA, California", None, Some("California"), "US");
        check("US, QW", None, None, "US");
        check("Qwzdale district, Scotland", None, Some("Scotland"), "GB");
        check("Qwzdale, Scotland", None, Some("Scotland"), "GB");
    }

    #[test]
    fn brackets_hold_a_quarter_or_neighbours() {
        let read = |line: &str| {
            let items = read_line(line, Vocabulary::embedded(), None).items;
            let places = items.into_iter().flat_map(|item| item.places);
            places.map(|place| (place.as_written, place.city, place.region)).collect::<Vec<_>>()
        };
        let place = |written: &str, city: &str, region: &str| {
            (written.to_owned(), Some(city.to_owned()), Some(region.to_owned()))
        };
        assert_eq!(read("Boston (Back Bay), MA"), [place("Boston (Back Bay), MA", "Boston", "Massachusetts")]);
        assert_eq!(
            read("Greater Boston Area (Cambridge)"),
            [place("Greater Boston Area", "Boston", "Massachusetts"), place("Cambridge", "Cambridge", "Massachusetts")]
        );
    }

    #[test]
    fn the_town_behind_settles_where_a_name_lies() {
        let check = |line: &str, expected: &[(&str, &str, &str)]| {
            let items = read_line(line, Vocabulary::embedded(), None).items;
            let read = items.iter().flat_map(|item| &item.places).map(|place| {
                let country = place.country.map(|country| country.code().to_owned());
                (place.as_written.as_str(), place.city.as_deref().unwrap_or("?"), country.unwrap_or_default())
            });
            let expected = expected.iter().map(|(written, city, country)| (*written, *city, (*country).to_owned()));
            assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{line:?}");
        };
        check("Sale, Manchester", &[("Sale", "Sale", "GB"), ("Manchester", "Manchester", "GB")]);
        check("Paris, Dallas", &[("Paris", "Paris", "FR"), ("Dallas", "Dallas", "US")]);
        check("London, Paris", &[("London", "London", "GB"), ("Paris", "Paris", "FR")]);
        check("SF, London", &[("SF", "San Francisco", "US"), ("London", "London", "GB")]);
        let items = read_line("Xqzpur East, Mumbai", Vocabulary::embedded(), None).items;
        let joined = joined_with_town(items, "Xqzpur East, Mumbai");
        let [PlaceItem { places, known: true, .. }] = &joined[..] else { panic!("{joined:?}") };
        assert_eq!((places[0].as_written.as_str(), places[0].city.as_deref()), ("Xqzpur East, Mumbai", Some("Mumbai")));
    }

    #[test]
    fn postcodes_are_no_part_of_a_place() {
        check("70565 Stuttgart", &["Stuttgart"], None);
        check("Columbus, OH 43228", &["Columbus"], None);
        check("Pune - 411057", &["Pune"], None);
    }

    #[test]
    fn codes_of_states() {
        let check = |line: &str, regions: &[Option<&str>]| {
            let read = read_line(line, Vocabulary::embedded(), None);
            let found: Vec<_> = read.items.iter().map(|item| item.places[0].region.as_deref()).collect();
            assert_eq!(found, regions, "{line}");
        };
        check("NY", &[Some("New York")]);
        check("VA, PA, CA", &[Some("Virginia"), Some("Pennsylvania"), Some("California")]);
        check("CA", &[None]);
        check("OR", &[None]);
        check("NYC, SF", &[Some("New York"), Some("California")]);
    }

    #[test]
    fn lists_of_places_stay_lists() {
        check("London, Paris, France", &["London", "Paris"], None);
        check("Leeds, Bradford, England", &["Leeds", "Bradford"], None);
        check("Berlin, Germany, Madrid, Spain", &["Berlin", "Madrid"], None);
        check("US, UK", &["?US", "?UK"], None);
    }

    #[test]
    fn an_unknown_place_keeps_its_words() {
        check("Xqzpur Nagar, Pune", &["?Xqzpur Nagar", "Pune"], None);
        check("Xqzpur, WA", &["?Xqzpur, WA"], None);
        check("Xqzpur, Karnataka", &["?Xqzpur, Karnataka"], None);
        check("Xqzpur, Qwzshire, Scotland", &["?Xqzpur, Qwzshire, Scotland"], None);
        check("", &[], None);
    }

    proptest! {
        #[test]
        fn any_line_is_read(line in "(Pune|Delhi|Remote|Hybrid|WA|[(),|/ -]|é|[a-z]{1,4}){0,16}") {
            let read = read_line(&line, Vocabulary::embedded(), None);
            for item in &read.items {
                prop_assert!(item.span.of(&line).is_some() && !item.places.is_empty());
            }
            prop_assert!(read.remote.is_none_or(|(_, span)| span.of(&line).is_some()));
        }
    }
}
