//! One item of a list of places: how many parts of the list it takes, and where it is.

use std::borrow::Cow;

use talent::vocabulary::Vocabulary;
use talent::{Country, Place, Span};

use super::super::employment;
use super::{PlaceItem, is_continent};

/// The longest run of parts, from one of them on, that names one place: "Seattle, WA" and "Pune, Maharashtra, India" stay whole.
pub(super) fn longest(
    line: &str,
    named: &[Span],
    from: usize,
    vocabulary: &Vocabulary,
    home: Option<Country>,
) -> (PlaceItem, usize) {
    let (parts, first) = (&named[from..], named[from]);
    let words = first.of(line).unwrap_or_default();
    if is_continent(words) {
        return (unknown(line, first), 1);
    }
    for count in (2..=parts.len().min(3)).rev() {
        let span = Span::new(first.start, parts[count - 1].end);
        let words = span.of(line).unwrap_or_default();
        let places = vocabulary.find_places(&without_quarter(words), home);
        if let [place] = &places[..]
            && place.as_written.len() == without_quarter(words).len()
        {
            let place = Place { as_written: words.to_owned(), ..place.clone() };
            return (PlaceItem { span, places: vec![place], known: true }, count);
        }
        if let Some(places) = before_bracket(words, vocabulary, home) {
            return (PlaceItem { span, places, known: true }, count);
        }
    }
    let stated = lying_in(line, parts, vocabulary, home)
        .or_else(|| state(line, named, from, vocabulary, home))
        .or_else(|| from_the_country(line, parts, vocabulary));
    if let Some(found) = stated {
        return found;
    }
    let places = neighbours(whole_areas(vocabulary.find_places(words, home), words), words, vocabulary);
    // "Ipswich, MA" is not the Ipswich that the vocabulary knows, and MA is no second place.
    if let Some(second) = parts.get(1).filter(|second| line[first.end..second.start].trim() == ",") {
        let qualifier = second.of(line).unwrap_or_default();
        let state = is_code(qualifier, 2) && (places.is_empty() || vocabulary.find_places(qualifier, home).is_empty());
        if state && vocabulary.find_country(words).is_none() && !is_code(words, 3) {
            let mut item = unknown(line, Span::new(first.start, second.end));
            if home.is_none_or(|home| home == Country::US)
                && let Some(state) = vocabulary.find_region(qualifier, Country::US)
            {
                item.places = item
                    .places
                    .into_iter()
                    .map(|Place { as_written, .. }| Place { as_written, ..state.clone() })
                    .collect();
            }
            return (item, 2);
        }
    }
    if places.is_empty() {
        return (unknown(line, first), 1);
    }
    (PlaceItem { span: first, places, known: true }, 1)
}

/// "Boston (Back Bay), MA" without the quarter in brackets.
fn without_quarter(words: &str) -> Cow<'_, str> {
    let parted = words.split_once(" (").and_then(|(town, rest)| Some((town, rest.split_once(')')?.1)));
    match parted {
        Some((town, rest)) if rest.starts_with(',') => Cow::Owned(format!("{town}{rest}")),
        _ => Cow::Borrowed(words),
    }
}

/// "Boston, MA (Cambridge)", "San Francisco, CA (SoMa)": a town with its state and what of it or near it is meant, which is no place in
/// another country unless everybody knows it.
fn before_bracket(words: &str, vocabulary: &Vocabulary, home: Option<Country>) -> Option<Vec<Place>> {
    let (outside, inside) = words.strip_suffix(')')?.split_once('(')?;
    let outside = outside.trim_end();
    let places = vocabulary.find_places(words, home);
    let [town] = &vocabulary.find_places(outside, home)[..] else { return None };
    if inside.contains(['(', ')'])
        || places.len() < 2
        || town.as_written.len() != outside.len()
        || town.region.is_none()
    {
        return None;
    }
    let others = places.into_iter().filter(|place| inside.contains(place.as_written.as_str()));
    let all = neighbours(std::iter::once(town.clone()).chain(others).collect(), words, vocabulary);
    let is_meant =
        |place: &Place| place.country == town.country || !vocabulary.place_mentions(&place.as_written, home).is_empty();
    Some(all.into_iter().filter(|place| place == town || is_meant(place) && place.city != town.city).collect())
}

/// "Greater Boston Area (Cambridge, Somerville)": the area before the brackets is written with its own words.
fn whole_areas(mut places: Vec<Place>, words: &str) -> Vec<Place> {
    let outside = words.split('(').next().unwrap_or(words).trim_end();
    let outside = outside.strip_prefix("the ").unwrap_or(outside);
    let lower = outside.to_lowercase();
    if let Some(first) = places.first_mut().filter(|first| outside.contains(first.as_written.as_str()))
        && (lower.starts_with("greater ") || lower.ends_with(" area"))
    {
        outside.clone_into(&mut first.as_written);
    }
    places
}

/// "Greater Boston Area (Cambridge, Somerville)": a town in brackets lies where the town before them does, if there is one of that name.
fn neighbours(mut places: Vec<Place>, words: &str, vocabulary: &Vocabulary) -> Vec<Place> {
    let Some(open) = words.find('(') else { return places };
    let Some((first, others)) = places.split_first_mut() else { return places };
    let Some(region) = first.region.clone().filter(|_| words[..open].contains(first.as_written.as_str())) else {
        return places;
    };
    for other in others.iter_mut().filter(|other| other.city.is_some() && other.region.as_ref() != Some(&region)) {
        let near = vocabulary.find_places(&format!("{}, {region}", other.as_written), first.country);
        if let [place] = &near[..]
            && place.region.as_ref() == Some(&region)
            && place.city.is_some()
        {
            *other = Place { as_written: std::mem::take(&mut other.as_written), ..place.clone() };
        }
    }
    places
}

/// A state of the United States by its code ("NY", "VA, PA, TX").
fn state(
    line: &str,
    parts: &[Span],
    at: usize,
    vocabulary: &Vocabulary,
    home: Option<Country>,
) -> Option<(PlaceItem, usize)> {
    let of = |at: usize| parts.get(at).and_then(|part| part.of(line)).unwrap_or_default();
    let state = |words: &str| vocabulary.find_region(words, Country::US).filter(|_| is_code(words, 2));
    let plain = |words: &str| state(words).is_some() && !is_word(words) && vocabulary.find_country(words).is_none();
    let behind = state(of(at + 1)).is_some() && (of(at + 2).is_empty() || state(of(at + 2)).is_some());
    let last = of(at + 1).is_empty() && at > 1 && (at - 2..at).all(|before| state(of(before)).is_some());
    let listed = behind || last;
    let place = state(of(at)).filter(|_| home.is_none_or(|home| home == Country::US) && (listed || plain(of(at))))?;
    Some((PlaceItem { span: parts[at], places: vec![place], known: true }, 1))
}

/// The items of a list in which "Qwzdale, New York" is one place: a town that nobody knows, in a state whose name is a city's as well.
pub(crate) fn joined_with_states(items: Vec<PlaceItem>, line: &str, vocabulary: &Vocabulary) -> Vec<PlaceItem> {
    let mut joined: Vec<PlaceItem> = Vec::with_capacity(items.len());
    for item in items {
        let town = joined.last().filter(|town| !town.known && line[town.span.end..item.span.start].trim() == ",");
        let words = item.span.of(line).unwrap_or_default();
        let state = town.and_then(|town| Some((town.span, vocabulary.find_region(words, Country::US)?)));
        let Some((town, state)) = state else {
            joined.push(item);
            continue;
        };
        let span = Span::new(town.start, item.span.end);
        let as_written = span.of(line).unwrap_or_default().to_owned();
        joined.pop();
        joined.push(PlaceItem { span, places: vec![Place { as_written, ..state }], known: true });
    }
    joined
}

/// A code of a few capitals.
fn is_code(words: &str, letters: usize) -> bool {
    words.len() == letters && words.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The codes of states that are words or short forms as well.
fn is_word(code: &str) -> bool {
    matches!(code, "HI" | "ID" | "IN" | "ME" | "OH" | "OK" | "OR" | "CT" | "MS" | "PR")
}

/// A town with the region or country in which it lies, and what lies between: "Leeds, West Yorkshire, England", "Kirkwall, Orkney,
/// Scotland". The region decides: where the vocabulary knows no such town in it, the place is somewhere in that region.
fn lying_in(line: &str, parts: &[Span], vocabulary: &Vocabulary, home: Option<Country>) -> Option<(PlaceItem, usize)> {
    /// Districts and counties between a town and its region.
    const BETWEEN_MAX: usize = 2;
    let of = |at: usize| parts[at].of(line).unwrap_or_default();
    let listed = |at: usize| line[parts[at - 1].end..parts[at].start].trim() == ",";
    let run = 1 + (1..parts.len()).take(BETWEEN_MAX + 2).take_while(|at| listed(*at)).count();
    let at = (0..run).find(|at| is_region(of(*at), vocabulary, home)).filter(|at| *at > 0)?;
    if !(0..at).all(|part| is_name(of(part))) {
        return None;
    }
    let inside = |town: &str| {
        let words = format!("{town}, {}", of(at));
        let places = vocabulary.find_places(&words, home);
        places.into_iter().find(|place| place.city.is_some() && place.as_written.len() == words.len())
    };
    let foreign = |town: &str| vocabulary.find_places(&format!("{town}, {}", of(at)), home).len() > 1;
    if at > BETWEEN_MAX + 1
        || (1..at).any(|between| inside(of(between)).is_some())
        || (0..at).any(|part| foreign(of(part)))
    {
        return None;
    }
    // "West Yorkshire, England, UK": what encloses the region goes with it.
    let encloses = |next: usize| {
        let span = Span::new(parts[at].start, parts[next].end);
        let words = span.of(line).unwrap_or_default();
        matches!(&vocabulary.find_places(words, home)[..], [place] if place.as_written.len() == words.len())
    };
    let last = if at + 1 < run && encloses(at + 1) { at + 1 } else { at };
    let span = Span::new(parts[0].start, parts[last].end);
    let as_written = span.of(line).unwrap_or_default().to_owned();
    let region = vocabulary.find_places(of(at), home).into_iter().next()?;
    let place = inside(of(0)).unwrap_or(region);
    Some((PlaceItem { span, places: vec![Place { as_written, ..place }], known: true }, last + 1))
}

/// "US, WA, Seattle": a country's code, what lies in it, and the town last. A region's code that nobody knows is passed over.
fn from_the_country(line: &str, parts: &[Span], vocabulary: &Vocabulary) -> Option<(PlaceItem, usize)> {
    let of = |at: usize| parts.get(at).and_then(|part| part.of(line));
    let is_code = |words: &str| is_code(words, 2) || is_code(words, 3);
    let code = of(0).filter(|words| is_code(words))?;
    vocabulary.find_country(code)?;
    let listed = |count: usize| {
        (1..count).all(|at| parts.get(at).is_some_and(|part| line[parts[at - 1].end..part.start].trim() == ","))
    };
    let (town, region) = (of(2).or(of(1))?, of(2).and(of(1)));
    let count = if region.is_some() { 3 } else { 2 };
    let full = region.map(|region| format!("{town}, {region}, {code}"));
    let whole =
        [full, Some(format!("{town}, {code}"))].into_iter().flatten().filter(|_| listed(count)).find_map(|words| {
            let places = vocabulary.find_places(&words, None);
            let [place] = &places[..] else { return None };
            let span = Span::new(parts[0].start, parts[count - 1].end);
            let as_written = span.of(line)?.to_owned();
            let whole = place.as_written.len() == words.len() && (place.city.is_some() || place.region.is_some());
            whole.then(|| (PlaceItem { span, places: vec![Place { as_written, ..place.clone() }], known: true }, count))
        });
    whole.or_else(|| {
        // "US, UK" are two countries.
        of(1).filter(|region| is_code(region) && listed(2) && vocabulary.find_country(region).is_none())?;
        let span = Span::new(parts[0].start, parts[1].end);
        let as_written = span.of(line)?.to_owned();
        let place = Place { as_written, country: vocabulary.find_country(code), ..Place::default() };
        Some((PlaceItem { span, places: vec![place], known: true }, 2))
    })
}

/// Whether words have the form of a place's name: a few words, the first with a capital, and nothing about terms of work.
pub(super) fn is_name(words: &str) -> bool {
    const WORDS_MAX: usize = 5;
    words.chars().all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '.' | '-' | '\'' | '’'))
        && words.starts_with(char::is_uppercase)
        && words.split(' ').count() <= WORDS_MAX
        && employment::find_kinds(words).is_empty()
        && employment::find_remote(words).is_empty()
}

fn unknown(line: &str, span: Span) -> PlaceItem {
    let as_written = span.of(line).unwrap_or_default().to_owned();
    PlaceItem { span, places: vec![Place { as_written, ..Place::default() }], known: false }
}

/// Whether the words name a region or country as a whole.
fn is_region(words: &str, vocabulary: &Vocabulary, home: Option<Country>) -> bool {
    let places = vocabulary.find_places(words, home);
    matches!(&places[..], [place] if place.city.is_none() && place.as_written.len() == words.len())
}
