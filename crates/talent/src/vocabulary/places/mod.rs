//! Cities, regions and countries: their names of today, their aliases, and where they lie.

mod scan;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::PlaceMention;
use super::pack::{Kind, Numbers, Pack, VocabularyError};
use super::phrases::Phrases;
use super::tokens::Tokens;
use crate::{Country, Currency, Place};
use scan::{Reading, Scan};

/// Where the parts of the places' pack lie. Cities are sorted by population, largest first.
pub mod section {
    /// The names of cities to show.
    pub const CITY_NAMES: usize = 0;
    /// For each city its population in hundreds.
    pub const CITY_POPULATIONS: usize = 2;
    /// For each city its country.
    pub const CITY_COUNTRIES: usize = 3;
    /// For each city its region plus 1, 0 where no table of ours has it.
    pub const CITY_REGIONS: usize = 4;
    /// The names of regions.
    pub const REGION_NAMES: usize = 5;
    /// For each region its country.
    pub const REGION_COUNTRIES: usize = 7;
    /// The names of countries, sorted by code.
    pub const COUNTRY_NAMES: usize = 8;
    /// Five bytes for each country: its code, then its currency or zeros.
    pub const COUNTRY_CODES: usize = 10;
    /// Lists of places: their number, then each one. A phrase's payload is the index of a list plus 1, or a single entry.
    pub const LISTS: usize = 11;
    /// Names and aliases.
    pub const PHRASES: usize = 12;
}

/// The low bits of an entry of a list: the index of the place.
pub const ENTRY_INDEX: u32 = (1 << 17) - 1;
/// What the entry is: a city (0), a region or a country.
pub const ENTRY_REGION: u32 = 1 << 17;
/// See [`ENTRY_REGION`].
pub const ENTRY_COUNTRY: u32 = 2 << 17;
/// The words are everyday words or a person's name too: in running text they need a region or country behind them.
pub const ENTRY_COMMON: u32 = 1 << 19;
/// A code that counts only behind a city (`Seattle, WA`).
pub const ENTRY_CODE: u32 = 1 << 20;
/// The words must be in capitals (`US`).
pub const ENTRY_CAPITALS: u32 = 1 << 21;
/// A payload with this bit is itself the only entry.
pub const PAYLOAD_SINGLE: u32 = 1 << 23;

/// What a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    City(usize),
    Region(usize),
    Country(usize),
}

#[derive(Debug)]
pub(super) struct Places(Pack);

impl Places {
    pub(super) fn open(bytes: Cow<'static, [u8]>, trusted: bool) -> Result<Self, VocabularyError> {
        let open = if trusted { Pack::open_trusted } else { Pack::open };
        open(Kind::Places, bytes).map(Self)
    }

    pub(super) fn pack(&self) -> &Pack {
        &self.0
    }

    /// How many cities there are.
    pub(super) fn city_count(&self) -> usize {
        self.0.strings(section::CITY_NAMES).len()
    }

    /// A city as a place, written as its own name.
    pub(super) fn city(&self, index: usize) -> Place {
        let name = self.0.strings(section::CITY_NAMES).at(index).to_owned();
        self.place(Entry::City(index), name)
    }

    fn phrases(&self) -> Phrases<'_> {
        Phrases::of(&self.0, section::PHRASES)
    }

    fn entries(&self, payload: u32) -> impl Iterator<Item = (Entry, u32)> {
        let lists: Numbers<'_> = self.0.numbers(section::LISTS);
        let single = payload & PAYLOAD_SINGLE != 0;
        let start = payload.saturating_sub(1) as usize;
        let count = if payload == 0 || single { 0 } else { lists.at(start) as usize };
        let listed = (start + 1..=start + count).take_while(move |&at| at < lists.len()).map(move |at| lists.at(at));
        single.then_some(payload).into_iter().chain(listed).map(|entry| {
            let index = (entry & ENTRY_INDEX) as usize;
            let kind = if entry & ENTRY_COUNTRY != 0 {
                Entry::Country(index)
            } else if entry & ENTRY_REGION != 0 {
                Entry::Region(index)
            } else {
                Entry::City(index)
            };
            (kind, entry)
        })
    }

    fn population(&self, city: usize) -> u32 {
        self.0.numbers(section::CITY_POPULATIONS).at(city).saturating_mul(100)
    }

    fn region_of(&self, entry: Entry) -> Option<usize> {
        match entry {
            Entry::City(city) => (self.0.numbers(section::CITY_REGIONS).at(city) as usize).checked_sub(1),
            Entry::Region(region) => Some(region),
            Entry::Country(_) => None,
        }
    }

    fn country_of(&self, entry: Entry) -> usize {
        let (numbers, index) = match entry {
            Entry::City(city) => (section::CITY_COUNTRIES, city),
            Entry::Region(region) => (section::REGION_COUNTRIES, region),
            Entry::Country(country) => return country,
        };
        self.0.numbers(numbers).at(index) as usize
    }

    fn codes(&self, country: usize) -> Option<&str> {
        let codes = self.0.section(section::COUNTRY_CODES);
        std::str::from_utf8(codes.get(country * 5..country * 5 + 5)?).ok()
    }

    fn country(&self, index: usize) -> Option<Country> {
        self.codes(index).and_then(|codes| Country::from_code(codes.get(..2)?))
    }

    fn country_index(&self, country: Country) -> Option<usize> {
        let count = self.0.strings(section::COUNTRY_NAMES).len();
        (0..count).find(|&index| self.country(index) == Some(country))
    }

    fn place(&self, entry: Entry, as_written: String) -> Place {
        let city = match entry {
            Entry::City(city) => Some(self.0.strings(section::CITY_NAMES).at(city).to_owned()),
            Entry::Region(_) | Entry::Country(_) => None,
        };
        let regions = self.0.strings(section::REGION_NAMES);
        let region = self.region_of(entry).map(|region| regions.at(region).to_owned());
        Place { city, region, country: self.country(self.country_of(entry)), as_written }
    }

    pub(super) fn find(&self, written: &str, home: Option<Country>) -> Vec<Place> {
        let found = Scan::new(self, written, home, Reading::Value).run();
        let mut seen = BTreeSet::new();
        let mut places = Vec::new();
        for (span, entry) in found {
            let place = self.place(entry, written[span.start..span.end].to_owned());
            if seen.insert((place.city.clone(), place.region.clone(), place.country)) {
                places.push(place);
            }
        }
        places
    }

    pub(super) fn mentions(&self, text: &str, home: Option<Country>) -> Vec<PlaceMention> {
        let found = Scan::new(self, text, home, Reading::Prose).run();
        let mention = |(span, entry): (crate::Span, Entry)| PlaceMention {
            span,
            places: vec![self.place(entry, text[span.start..span.end].to_owned())],
        };
        found.into_iter().map(mention).collect()
    }

    /// Where places stand in a short text such as a title.
    pub(super) fn spans(&self, text: &str) -> Vec<crate::Span> {
        Scan::new(self, text, None, Reading::Prose).run().into_iter().map(|(span, _)| span).collect()
    }

    pub(super) fn find_country(&self, written: &str) -> Option<Country> {
        let written = written.trim();
        if let Some(country) = Country::from_code(written).filter(|&code| self.country_index(code).is_some()) {
            return Some(country);
        }
        let tokens = Tokens::of(written);
        let payload = self.phrases().whole(&tokens, 0..tokens.len())?;
        self.entries(payload).find_map(|(entry, flags)| match entry {
            Entry::Country(index) if flags & ENTRY_CODE == 0 => self.country(index),
            _ => None,
        })
    }

    pub(super) fn find_region(&self, written: &str, country: Country) -> Option<Place> {
        let (tokens, country) = (Tokens::of(written), self.country_index(country)?);
        let payload = self.phrases().whole(&tokens, 0..tokens.len())?;
        let mut entries = self.entries(payload).map(|(entry, _)| entry);
        let region = entries.find(|entry| matches!(entry, Entry::Region(_)) && self.country_of(*entry) == country)?;
        Some(self.place(region, written.trim().to_owned()))
    }

    pub(super) fn country_name(&self, country: Country) -> Option<&str> {
        Some(self.0.strings(section::COUNTRY_NAMES).at(self.country_index(country)?))
    }

    pub(super) fn country_currency(&self, country: Country) -> Option<Currency> {
        Currency::from_code(self.codes(self.country_index(country)?)?.get(2..)?)
    }
}
