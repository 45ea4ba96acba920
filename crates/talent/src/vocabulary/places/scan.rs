//! Finds the places that a text names and decides which of several places of one name is meant.

use super::{ENTRY_CAPITALS, ENTRY_CODE, ENTRY_COMMON, Entry, Places};
use crate::vocabulary::phrases::{Found, joins_in_text};
use crate::vocabulary::tokens::{Gap, Tokens};
use crate::{Country, Span};

/// What kind of text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// A whole header value: it is about places.
    Value,
    /// Running text: most of it is not about places.
    Prose,
}

/// In a header value a name inside other words ("Hyderabad office") counts from this population on.
const MIN_POPULATION_INSIDE: u32 = 100_000;
/// In running text, in the home country or behind a word such as "in".
const MIN_POPULATION_PROSE: u32 = 100_000;
/// In running text, elsewhere.
const MIN_POPULATION_ABROAD: u32 = 400_000;
/// A city of this size is meant by its name even where a region or country of the same name exists elsewhere.
const METROPOLIS: u32 = 1_000_000;
/// How many regions and countries may stand behind a city ("Pune, Maharashtra, India").
const MAX_QUALIFIERS: usize = 2;
/// Words behind which a name is a place.
const PLACE_CUES: [&str; 12] =
    ["in", "at", "from", "near", "location", "locations", "based", "to", "city", "around", "office", "offices"];
/// Words that part the items of a list.
const LIST_WORDS: [&str; 3] = ["and", "or", "to"];

struct Hit {
    found: Found,
    entries: Vec<(Entry, u32)>,
}

/// One reading of one text.
pub(super) struct Scan<'a> {
    places: &'a Places,
    text: &'a str,
    tokens: Tokens,
    home: Option<usize>,
    reading: Reading,
}

impl<'a> Scan<'a> {
    pub(super) fn new(places: &'a Places, text: &'a str, home: Option<Country>, reading: Reading) -> Self {
        let home = home.and_then(|country| places.country_index(country));
        Self { places, text, tokens: Tokens::of(text), home, reading }
    }

    pub(super) fn run(&self) -> Vec<(Span, Entry)> {
        let hits = self.hits();
        let mut out: Vec<(Span, Entry)> = Vec::new();
        let mut at = 0;
        while at < hits.len() {
            let qualifiers = self.qualifiers(&hits, at);
            let Some((entry, used)) = self.choose(&hits, at, qualifiers) else {
                at += 1;
                continue;
            };
            let elsewhere = used == 0 && self.lies_elsewhere(&hits, at, entry);
            if elsewhere || !self.counts(&hits[at], entry, used > 0) || self.is_area_of_list(&hits, at, entry) {
                at += 1;
                continue;
            }
            let last = &hits[at + used];
            let span = self.with_bracket(Span::new(hits[at].found.start, last.found.end));
            at += used + 1;
            match out.last_mut() {
                Some((before, same)) if *same == entry && self.only_bracket_between(before.end, span.start) => {
                    *before = self.with_bracket(Span::new(before.start, span.end));
                }
                _ => out.push((span, entry)),
            }
        }
        out
    }

    /// Every name, leftmost and longest first.
    fn hits(&self) -> Vec<Hit> {
        let phrases = self.places.phrases();
        let readings = phrases.readings(&self.tokens);
        let joins = |i: usize| match self.reading {
            Reading::Value => !matches!(self.tokens.all()[i].gap, Gap::Comma | Gap::Break),
            Reading::Prose => joins_in_text(&self.tokens, i),
        };
        let (mut hits, mut at): (Vec<Hit>, usize) = (Vec::new(), 0);
        while at < self.tokens.len() {
            let behind = hits.last().is_some_and(|hit| self.adjoins(hit.found.end, self.tokens.all()[at].span().start));
            let accepts =
                |found: &Found| !self.is_half_of_america(found) && self.entries(found, behind).next().is_some();
            match phrases.longest_at(&self.tokens, &readings, at, joins, accepts) {
                Some(found) => {
                    let entries = self.entries(&found, behind).collect();
                    at = found.last + 1;
                    hits.push(Hit { found, entries });
                }
                None => at += 1,
            }
        }
        hits
    }

    /// What the words may mean as they are written here; a code only behind another place.
    fn entries(&self, found: &Found, behind: bool) -> impl Iterator<Item = (Entry, u32)> {
        let words = self.text.get(found.start..found.end).unwrap_or_default();
        let capitals = !words.chars().any(char::is_lowercase);
        let capital = words.chars().next().is_some_and(|c| !c.is_lowercase());
        let prose = self.reading == Reading::Prose;
        self.places.entries(found.payload).filter(move |(_, flags)| {
            (flags & ENTRY_CAPITALS == 0 || capitals) && (flags & ENTRY_CODE == 0 || behind) && (capital || !prose)
        })
    }

    /// Whether nothing but a comma, a blank, a dash or an opening bracket lies between.
    fn adjoins(&self, end: usize, start: usize) -> bool {
        let Some(between) = self.text.get(end..start) else { return false };
        between.len() <= 4 && between.chars().all(|c| matches!(c, ' ' | ',' | '-' | '–' | '(' | '\u{a0}' | '/' | '.'))
    }

    fn only_bracket_between(&self, end: usize, start: usize) -> bool {
        let Some(between) = self.text.get(end..start) else { return false };
        matches!(between.trim(), "(" | "[" | "/" | "-")
    }

    /// Takes in the bracket that closes behind a name whose bracket opened inside it.
    fn with_bracket(&self, span: Span) -> Span {
        let inside = span.of(self.text).unwrap_or_default();
        let open = inside.contains('(') && !inside.contains(')');
        let closes = self.text.get(span.end..).is_some_and(|rest| rest.starts_with(')'));
        if open && closes { Span::new(span.start, span.end + 1) } else { span }
    }

    /// How many of the next hits may be regions or countries of this one.
    fn qualifiers(&self, hits: &[Hit], at: usize) -> usize {
        let behind = |i: usize| {
            hits.get(i).is_some_and(|hit| {
                self.adjoins(hits[i - 1].found.end, hit.found.start)
                    && hit.entries.iter().any(|(entry, _)| !matches!(entry, Entry::City(_)))
            })
        };
        (at + 1..=at + MAX_QUALIFIERS).take_while(|&i| behind(i)).count()
    }

    /// The place that a hit means and how many of the hits behind it only say where that is.
    fn choose(&self, hits: &[Hit], at: usize, qualifiers: usize) -> Option<(Entry, usize)> {
        let agreeing = |entry: Entry| {
            (1..=qualifiers)
                .take_while(|i| hits[at + i].entries.iter().any(|&(other, _)| self.lies_in(entry, other)))
                .count()
        };
        let rank = |&(entry, flags): &(Entry, u32)| {
            let agreed = agreeing(entry);
            let code = u32::from(flags & ENTRY_CODE == 0);
            (agreed, code, self.preference(entry, &hits[at]), std::cmp::Reverse(index_of(entry)))
        };
        let best = hits[at].entries.iter().max_by_key(|entry| rank(entry))?;
        let alone = best.1 & ENTRY_CODE != 0;
        (!alone).then(|| (best.0, agreeing(best.0)))
    }

    fn lies_in(&self, entry: Entry, other: Entry) -> bool {
        match other {
            Entry::City(_) => false,
            Entry::Region(region) => matches!(entry, Entry::City(_)) && self.places.region_of(entry) == Some(region),
            Entry::Country(country) => !matches!(entry, Entry::Country(_)) && self.places.country_of(entry) == country,
        }
    }

    /// Without anything behind the name: the home country first; a city that gives its name to its region or country; then a
    /// metropolis; then countries, regions and cities, of which the larger come first.
    fn preference(&self, entry: Entry, hit: &Hit) -> (bool, u8) {
        let at_home = self.home == Some(self.places.country_of(entry));
        let kind = match entry {
            Entry::City(city) => {
                let named_after = hit
                    .entries
                    .iter()
                    .any(|&(other, _)| self.lies_in(entry, other) && !matches!(other, Entry::City(_)));
                let metropolis = self.places.population(city) >= METROPOLIS;
                if named_after && city_is_chief(self.places, hit, city) {
                    5
                } else if metropolis {
                    3
                } else {
                    1
                }
            }
            Entry::Country(_) => 4,
            Entry::Region(_) => 2,
        };
        (at_home, kind)
    }

    /// Whether the name counts as a place at all where it stands.
    fn counts(&self, hit: &Hit, entry: Entry, qualified: bool) -> bool {
        let common = hit.entries.iter().all(|(_, flags)| flags & ENTRY_COMMON != 0);
        match (self.reading, entry) {
            (Reading::Value, Entry::City(city)) => {
                qualified
                    || self.fills_its_segment(hit) && !(self.is_abbreviation(hit) && self.is_small(city))
                    || (!common && self.places.population(city) >= MIN_POPULATION_INSIDE)
            }
            (Reading::Value, _) => !common || qualified || self.fills_its_segment(hit),
            (Reading::Prose, Entry::City(city)) => {
                let cued = self.follows_cue(hit);
                let known = self.home == Some(self.places.country_of(entry)) || cued;
                let bound = if known { MIN_POPULATION_PROSE } else { MIN_POPULATION_ABROAD };
                // "Paris" may be somebody, "in Paris" is not.
                let bound = if common || self.is_short_shout(hit) { METROPOLIS } else { bound };
                qualified || ((!common || cued) && self.places.population(city) >= bound)
            }
            (Reading::Prose, _) => !common || qualified,
        }
    }

    /// Whether the name is a whole item of its list.
    fn fills_its_segment(&self, hit: &Hit) -> bool {
        let all = self.tokens.all();
        let parted = |gap: Gap| matches!(gap, Gap::Comma | Gap::Break | Gap::Slash | Gap::Wrap);
        let is_list_word = |i: usize| LIST_WORDS.contains(&self.tokens.folded(&all[i]));
        let (first, last) = (hit.found.first, hit.found.last);
        let before = first == 0 || parted(all[first].gap) || is_list_word(first - 1);
        let behind = last + 1 == all.len() || parted(all[last + 1].gap) || is_list_word(last + 1);
        before && behind
    }

    /// A few capitals that are letters and nothing else: "CAN", and not the quarter "SS2".
    fn is_abbreviation(&self, hit: &Hit) -> bool {
        let words = self.text.get(hit.found.start..hit.found.end).unwrap_or_default();
        self.is_short_shout(hit) && words.chars().all(char::is_alphabetic)
    }

    /// Whether the city is so small that capitals of a few letters are rather an abbreviation ("CAN", "APAC").
    fn is_small(&self, city: usize) -> bool {
        const BOUND: u32 = 50_000;
        self.places.population(city) < BOUND
    }

    /// The second word of "North America", which is no country.
    fn is_half_of_america(&self, found: &Found) -> bool {
        const HALVES: [&str; 4] = ["central", "latin", "north", "south"];
        let folded = |at: usize| self.tokens.all().get(at).map_or("", |token| self.tokens.folded(token));
        found.first > 0
            && matches!(folded(found.first), "america" | "americas")
            && HALVES.contains(&folded(found.first - 1))
    }

    /// A few capitals in running text are rather an abbreviation than a town.
    fn is_short_shout(&self, hit: &Hit) -> bool {
        let words = self.text.get(hit.found.start..hit.found.end).unwrap_or_default();
        words.len() <= 4 && !words.chars().any(char::is_lowercase)
    }

    fn follows_cue(&self, hit: &Hit) -> bool {
        let before = hit.found.first.checked_sub(1).and_then(|i| self.tokens.all().get(i));
        before.is_some_and(|token| PLACE_CUES.contains(&self.tokens.folded(token)))
    }

    /// "Orkney, Scotland": whatever the town of that name is that we know, it lies in no Scotland. A large city is rather an item of a list.
    fn lies_elsewhere(&self, hits: &[Hit], at: usize, entry: Entry) -> bool {
        const LISTED_BEFORE_COUNTRY: u32 = 100_000;
        let (Entry::City(city), Some(next)) = (entry, hits.get(at + 1)) else { return false };
        let between = self.text.get(hits[at].found.end..next.found.start).unwrap_or_default();
        let kinds = || next.entries.iter().map(|(entry, _)| entry);
        if between.trim() != "," || kinds().any(|entry| matches!(entry, Entry::City(_))) {
            return false;
        }
        let bound =
            if kinds().any(|entry| matches!(entry, Entry::Region(_))) { METROPOLIS } else { LISTED_BEFORE_COUNTRY };
        self.places.population(city) < bound
    }

    /// "NCR (Delhi | Gurgaon | Noida)": a region before the brackets that list its cities is not a place beside them.
    fn is_area_of_list(&self, hits: &[Hit], at: usize, entry: Entry) -> bool {
        let Some(next) = hits.get(at + 1).filter(|_| !matches!(entry, Entry::City(_))) else { return false };
        let between = self.text.get(hits[at].found.end..next.found.start).unwrap_or_default();
        let country = self.places.country_of(entry);
        let lists_cities = next
            .entries
            .iter()
            .any(|&(city, _)| matches!(city, Entry::City(_)) && self.places.country_of(city) == country);
        matches!(between.trim(), "(" | "[" | ":" | "-" | "–") && lists_cities
    }
}

fn index_of(entry: Entry) -> usize {
    match entry {
        Entry::City(index) | Entry::Region(index) | Entry::Country(index) => index,
    }
}

/// Whether `city` is the largest city that the words may mean.
fn city_is_chief(places: &Places, hit: &Hit, city: usize) -> bool {
    let largest = hit.entries.iter().filter_map(|&(entry, _)| match entry {
        Entry::City(index) => Some(places.population(index)),
        Entry::Region(_) | Entry::Country(_) => None,
    });
    largest.max() == Some(places.population(city))
}
