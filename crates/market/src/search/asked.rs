//! What somebody searches for, and its form in an address.

use std::collections::{BTreeMap, BTreeSet};

use talent::Currency;
use talent::vocabulary::Vocabulary;
use talent::vocabulary::tokens::Tokens;

use super::facet::Facet;
use crate::error::FieldError;

/// Longer words were pasted by mistake; what is longer is cut here.
const WORDS_BYTES_MAX: usize = 300;
const CHOICES_MAX: usize = 20;

/// A search: what stands in it must all hold, of the values of one facet any.
///
/// [`Search::pairs`] and [`Search::read`] are each other's inverse: an address holds a whole search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Words of title, employer, skills, places or description. The last may be the beginning of one.
    pub words: String,
    /// A city, region or country as a person writes it; `remote` is one.
    pub place: String,
    /// The least that it should pay. Postings that do not say, or pay in another currency, stay.
    pub pay_floor: Option<PayFloor>,
    /// The chosen values of each facet; never an empty set.
    pub chosen: BTreeMap<Facet, BTreeSet<String>>,
    /// The page, from 1; 0 is the first as well.
    pub page: usize,
}

/// A yearly amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayFloor {
    /// Whole units of the currency in a year of full-time work.
    pub units: u32,
    /// Its currency.
    pub currency: Currency,
}

/// A part of a search that can be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filter {
    /// The words.
    Words,
    /// The place.
    Place,
    /// The least pay.
    PayFloor,
    /// All chosen values of a facet.
    Facet(Facet),
}

impl Search {
    /// Reads the pairs of an address or a form. What cannot be understood is left out and said in one sentence each; names that are not
    /// ours are left alone.
    pub fn read<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        vocabulary: &Vocabulary,
    ) -> (Self, Vec<FieldError>) {
        let (mut search, mut errors) = (Self::default(), Vec::new());
        let (mut pay_min, mut currency) = ("", "");
        for (name, value) in pairs {
            match name {
                "q" => search.words = clipped(value, "q", &mut errors),
                "place" => search.place = clipped(value, "place", &mut errors),
                "pay_min" => pay_min = value.trim(),
                "currency" => currency = value.trim(),
                "page" => search.page = page(value, &mut errors),
                _ if value.trim().is_empty() => {}
                _ => {
                    if let Some(facet) = Facet::named(name) {
                        search.choose(facet, value, vocabulary, &mut errors);
                    }
                }
            }
        }
        search.pay_floor = pay_floor(pay_min, currency, &mut errors);
        (search, errors)
    }

    fn choose(&mut self, facet: Facet, value: &str, vocabulary: &Vocabulary, errors: &mut Vec<FieldError>) {
        match facet.value(value, vocabulary) {
            Ok(value) => {
                let chosen = self.chosen.entry(facet).or_default();
                if facet.single() {
                    chosen.clear();
                }
                if chosen.len() < CHOICES_MAX {
                    chosen.insert(value);
                }
            }
            Err(accepted) => {
                let message = format!("“{}” was left out: it would have to be {accepted}.", shortened(value));
                errors.push(FieldError { field: facet.name(), message });
            }
        }
    }

    /// The pairs of its address, in a fixed order; the first page and what is empty have none.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        for (name, text) in [("q", &self.words), ("place", &self.place)] {
            if !text.is_empty() {
                pairs.push((name, text.clone()));
            }
        }
        if let Some(floor) = self.pay_floor {
            pairs.push(("pay_min", floor.units.to_string()));
            pairs.push(("currency", floor.currency.code().to_owned()));
        }
        for (facet, values) in &self.chosen {
            pairs.extend(values.iter().map(|value| (facet.name(), value.clone())));
        }
        if self.page > 1 {
            pairs.push(("page", self.page.to_string()));
        }
        pairs
    }

    /// The pairs as the query of an address, without the question mark.
    pub fn query(&self) -> String {
        let pairs = self.pairs();
        let joined = pairs.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
        joined.collect::<Vec<_>>().join("&")
    }

    /// The same search at another page.
    #[must_use]
    pub fn at_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The first page of the same search with this value chosen, or no longer where it was.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Self {
        let mut search = self.at_page(0);
        let chosen = search.chosen.entry(facet).or_default();
        if !chosen.remove(value) {
            if facet.single() {
                chosen.clear();
            }
            chosen.insert(value.to_owned());
        }
        search.chosen.retain(|_, values| !values.is_empty());
        search
    }

    /// The first page of the same search without this part.
    #[must_use]
    pub fn without(&self, filter: Filter) -> Self {
        let mut search = self.at_page(0);
        match filter {
            Filter::Words => search.words.clear(),
            Filter::Place => search.place.clear(),
            Filter::PayFloor => search.pay_floor = None,
            Filter::Facet(facet) => drop(search.chosen.remove(&facet)),
        }
        search
    }

    /// The parts that can be dropped, in a fixed order.
    pub fn filters(&self) -> Vec<Filter> {
        let stated = [
            (Filter::Words, !self.words.is_empty()),
            (Filter::Place, !self.place.is_empty()),
            (Filter::PayFloor, self.pay_floor.is_some()),
        ];
        let stated = stated.into_iter().filter(|(_, active)| *active).map(|(filter, _)| filter);
        stated.chain(self.chosen.keys().copied().map(Filter::Facet)).collect()
    }
}

fn clipped(value: &str, field: &'static str, errors: &mut Vec<FieldError>) -> String {
    let value = value.trim();
    if !value.is_empty() && Tokens::of(value).is_empty() {
        let message = format!("“{}” was left out: nothing in it is a word.", shortened(value));
        errors.push(FieldError { field, message });
        return String::new();
    }
    if value.len() > WORDS_BYTES_MAX {
        let message = format!("Only the first {WORDS_BYTES_MAX} letters were searched for; a few words find more.");
        errors.push(FieldError { field, message });
    }
    value[..value.floor_char_boundary(WORDS_BYTES_MAX)].trim_end().to_owned()
}

fn page(value: &str, errors: &mut Vec<FieldError>) -> usize {
    let value = value.trim();
    match value.parse() {
        // The first page has one form, so that a search and its address are each other's inverse.
        Ok(1) => 0,
        Ok(page) => page,
        Err(_) if value.is_empty() => 0,
        Err(_) => {
            let message = format!("“{}” is not the number of a page; this is the first.", shortened(value));
            errors.push(FieldError { field: "page", message });
            0
        }
    }
}

fn pay_floor(amount: &str, currency: &str, errors: &mut Vec<FieldError>) -> Option<PayFloor> {
    if amount.is_empty() {
        return None;
    }
    let digits: String = amount.chars().filter(|c| !matches!(c, ',' | '.' | '_' | '\'' | ' ' | '\u{a0}')).collect();
    let units = digits.parse::<u32>().ok().filter(|_| !amount.contains('.'));
    let currency = Currency::from_code(&currency.to_uppercase());
    match (units, currency) {
        (Some(0), _) => None,
        (Some(units), Some(currency)) => Some(PayFloor { units, currency }),
        (None, _) => {
            let message =
                format!("“{}” was left out: a yearly amount in whole units such as 1200000.", shortened(amount));
            errors.push(FieldError { field: "pay_min", message });
            None
        }
        (Some(_), None) => {
            let message = "The least pay was left out: name its currency by three letters, such as INR.".to_owned();
            errors.push(FieldError { field: "currency", message });
            None
        }
    }
}

/// What is quoted back of something that was not understood.
fn shortened(value: &str) -> &str {
    &value[..value.floor_char_boundary(60)]
}

/// The form encoding of addresses: a blank is a plus.
fn encoded(value: &str) -> String {
    use std::fmt::Write as _;
    value.bytes().fold(String::with_capacity(value.len()), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => write!(out, "%{byte:02X}").expect("a string takes everything"),
        }
        out
    })
}
