//! Answering a search: one pass over all postings that finds what meets it, and counts what each choice and each dropping would bring.
//!
//! Each part of a search is a bit. A posting fails some of them: who fails none is found, who fails one alone is what dropping that part
//! would add. So every count is exact, and all of them come from one pass.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Amount, Pay, Period};
use uuid::Uuid;

use super::values::{Column, ValueId};
use super::{Index, Row};
use crate::postings::PostingLine;
use crate::search::facet::{Facet, VALUES_SHOWN, city_value, oldest};
use crate::search::{ActiveFilter, FacetCounts, FacetValue, Filter, Found, PAGE, PayFloor, Search};

type Bits = u16;
const WORDS: Bits = 1;
const PLACE: Bits = 1 << 1;
const PAY_FLOOR: Bits = 1 << 2;
/// The word "remote" in the field for places, beside the names of places.
const PLACE_REMOTE: Bits = 1 << 3;
const FACETS_FROM: u32 = 4;

fn bit(filter: Filter) -> Bits {
    match filter {
        Filter::Words => WORDS,
        Filter::Place => PLACE,
        Filter::PayFloor => PAY_FLOOR,
        Filter::Facet(facet) => facet_bit(facet),
    }
}

fn facet_bit(facet: Facet) -> Bits {
    1 << (FACETS_FROM + facet as u32)
}

/// A search made ready to be held against rows.
struct Plan<'a> {
    search: &'a Search,
    scores: Option<Vec<u32>>,
    /// For each slot whether the place is met, where the vocabulary does not know it.
    in_places: Option<Vec<u32>>,
    /// For each value the bit that it meets.
    meets: Vec<Bits>,
    /// For each value the bit of its facet.
    facet_of: Vec<Bits>,
    needed: Bits,
    /// For each choice of the facet "posted" the oldest day.
    since: Vec<(&'static str, Date)>,
    posted_since: Option<Date>,
}

/// What a pass over all rows counts.
#[derive(Default)]
struct Counts {
    found: Vec<(u32, u32)>,
    /// By value: how many are found with it, and how many only its own facet keeps out.
    within: Vec<usize>,
    beyond: Vec<usize>,
    /// By choice of the facet "posted": how many meet everything else.
    posted: Vec<usize>,
    /// By bit: how many fail it alone.
    alone: [usize; Bits::BITS as usize],
}

impl Index {
    /// The postings that meet a search, with all counts.
    pub(crate) fn answer(&self, search: &Search, vocabulary: &Vocabulary, today: Date) -> Found {
        let plan = self.plan(search, vocabulary, today);
        let mut counts = self.count(&plan);
        let total = counts.found.len();
        let pages = total.div_ceil(PAGE).max(1);
        let page = search.page.clamp(1, pages);
        Found {
            total,
            open: self.len(),
            page,
            pages,
            lines: self.page(&mut counts.found, page),
            facets: Facet::ALL.into_iter().filter_map(|facet| self.facet(facet, &plan, &counts, vocabulary)).collect(),
            filters: filters(search, &counts, vocabulary),
        }
    }

    fn plan<'a>(&self, search: &'a Search, vocabulary: &Vocabulary, today: Date) -> Plan<'a> {
        let facet_of = |id| match self.values.column(id) {
            Column::Facet(facet) => facet_bit(facet),
            Column::Region => 0,
        };
        let since = Facet::Posted.fixed().unwrap_or_default().iter().map(|(days, _)| (*days, oldest(today, days)));
        let since: Vec<_> = since.collect();
        let posted = search.chosen.get(&Facet::Posted).and_then(|days| days.first());
        let posted_since =
            posted.and_then(|days| since.iter().find(|(known, _)| known == days).map(|(_, oldest)| *oldest));
        let mut plan = Plan {
            search,
            scores: self.score(&search.words, vocabulary),
            in_places: None,
            meets: vec![0; self.values.len()],
            facet_of: (0..).take(self.values.len()).map(facet_of).collect(),
            needed: search.chosen.keys().map(|facet| facet_bit(*facet)).sum(),
            since,
            posted_since,
        };
        if plan.scores.is_some() {
            plan.needed |= WORDS;
        }
        if search.pay_floor.is_some() {
            plan.needed |= PAY_FLOOR;
        }
        for (facet, values) in &search.chosen {
            let known = values.iter().filter_map(|value| self.values.find(Column::Facet(*facet), value));
            known.for_each(|id| plan.meets[id as usize] |= facet_bit(*facet));
        }
        self.plan_place(&mut plan, vocabulary);
        plan
    }

    /// Where the vocabulary knows a place, its postings are those that the readers have put there; else its words decide.
    fn plan_place(&self, plan: &mut Plan<'_>, vocabulary: &Vocabulary) {
        let words: Vec<&str> = plan.search.place.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let (remote, named): (Vec<&str>, Vec<&str>) =
            words.into_iter().partition(|word| word.eq_ignore_ascii_case("remote"));
        if !remote.is_empty() {
            plan.needed |= PLACE_REMOTE;
            for value in ["only", "allowed"] {
                if let Some(id) = self.values.find(Column::Facet(Facet::Remote), value) {
                    plan.meets[id as usize] |= PLACE_REMOTE;
                }
            }
        }
        if named.is_empty() {
            return;
        }
        plan.needed |= PLACE;
        let name = if remote.is_empty() { plan.search.place.clone() } else { named.join(" ") };
        let mut places = vocabulary.find_places(&name, None);
        if places.is_empty() {
            places.extend(
                vocabulary
                    .find_country(&name)
                    .map(|country| talent::Place { country: Some(country), ..talent::Place::default() }),
            );
        }
        if places.is_empty() {
            plan.in_places = Some(self.in_places(&name));
        }
        for place in places {
            let value = match (&place.city, &place.region, place.country) {
                (Some(city), _, country) => (Column::Facet(Facet::City), city_value(city, country)),
                (None, Some(region), country) => (Column::Region, city_value(region, country)),
                (None, None, Some(country)) => (Column::Facet(Facet::Country), country.code().to_owned()),
                (None, None, None) => continue,
            };
            if let Some(id) = self.values.find(value.0, &value.1) {
                plan.meets[id as usize] |= PLACE;
            }
        }
    }

    fn count(&self, plan: &Plan<'_>) -> Counts {
        let mut counts = Counts {
            within: vec![0; self.values.len()],
            beyond: vec![0; self.values.len()],
            posted: vec![0; plan.since.len()],
            ..Counts::default()
        };
        let posted = facet_bit(Facet::Posted);
        for (slot, row) in (0_u32..).zip(&self.rows) {
            let Some(row) = row else { continue };
            let failed = plan.failed(slot, row);
            if failed & !posted == 0 {
                for (count, (_, oldest)) in counts.posted.iter_mut().zip(&plan.since) {
                    *count += usize::from(row.dated >= *oldest);
                }
            }
            if failed == 0 {
                let score = plan.scores.as_ref().map_or(0, |scores| scores[slot as usize]);
                counts.found.push((score, slot));
                row.values.iter().for_each(|value| counts.within[*value as usize] += 1);
            } else if failed.is_power_of_two() {
                counts.alone[failed.ilog2() as usize] += 1;
                if failed >= 1 << FACETS_FROM {
                    let of_facet = row.values.iter().filter(|value| plan.facet_of[**value as usize] == failed);
                    of_facet.for_each(|value| counts.beyond[*value as usize] += 1);
                }
            }
        }
        counts
    }

    /// One page of what was found: the best first, then the newest, then by id.
    fn page(&self, found: &mut Vec<(u32, u32)>, page: usize) -> Vec<PostingLine> {
        let order = |(score, slot): &(u32, u32)| {
            let row = self.rows[*slot as usize].as_ref();
            let (dated, id) = row.map_or((Date::MIN, Uuid::nil()), |row| (row.dated, row.id));
            (Reverse(*score), Reverse(dated), id)
        };
        let end = (page * PAGE).min(found.len());
        if end < found.len() {
            found.select_nth_unstable_by_key(end, order);
            found.truncate(end);
        }
        found.sort_unstable_by_key(order);
        let shown = found.iter().skip((page - 1) * PAGE);
        shown.filter_map(|(_, slot)| self.lines[*slot as usize].as_deref().cloned()).collect()
    }

    fn facet(&self, facet: Facet, plan: &Plan<'_>, counts: &Counts, vocabulary: &Vocabulary) -> Option<FacetCounts> {
        let chosen = plan.search.chosen.get(&facet);
        let is_chosen = |value: &str| chosen.is_some_and(|chosen| chosen.contains(value));
        let counted = |value: &str| -> (usize, usize) {
            if facet == Facet::Posted {
                let at = plan.since.iter().position(|(days, _)| *days == value);
                let count = at.map_or(0, |at| counts.posted[at]);
                return (count, chosen.map_or(0, |_| count.saturating_sub(counts.found.len())));
            }
            let id = self.values.find(Column::Facet(facet), value);
            id.map_or((0, 0), |id| {
                let (within, beyond) = (counts.within[id as usize], counts.beyond[id as usize]);
                (within + beyond, beyond)
            })
        };
        let mut values = self.shown_values(facet, counts);
        values.extend(chosen.into_iter().flatten().map(String::as_str));
        let mut seen = BTreeSet::new();
        values.retain(|value| seen.insert(*value) && (is_chosen(value) || counted(value).0 > 0));
        let view = |value: &str| {
            let (count, adds) = counted(value);
            let label = facet.spoken(value, vocabulary);
            FacetValue { value: value.to_owned(), label, count, adds, chosen: is_chosen(value) }
        };
        (!values.is_empty()).then(|| FacetCounts { facet, values: values.into_iter().map(view).collect() })
    }

    /// The values of a facet that a page may show: the fixed ones in their order, others by how many have them.
    fn shown_values(&self, facet: Facet, counts: &Counts) -> Vec<&str> {
        if let Some(fixed) = facet.fixed() {
            return fixed.iter().map(|(value, _)| *value).collect();
        }
        let met = |id: ValueId| counts.within[id as usize] + counts.beyond[id as usize];
        let mut values: Vec<_> = self.values.of(Column::Facet(facet)).filter(|(_, id)| met(*id) > 0).collect();
        values.sort_by_key(|(_, id)| Reverse(met(*id)));
        values.truncate(VALUES_SHOWN);
        values.into_iter().map(|(value, _)| value).collect()
    }
}

impl Plan<'_> {
    /// The parts of the search that a posting does not meet.
    fn failed(&self, slot: u32, row: &Row) -> Bits {
        let mut met = row.values.iter().fold(0, |met, value| met | self.meets[*value as usize]);
        if self.scores.as_ref().is_some_and(|scores| scores[slot as usize] > 0) {
            met |= WORDS;
        }
        if self.in_places.as_ref().is_some_and(|met| met[slot as usize] > 0) {
            met |= PLACE;
        }
        if self.search.pay_floor.is_some_and(|floor| may_reach(row, floor)) {
            met |= PAY_FLOOR;
        }
        if self.posted_since.is_some_and(|oldest| row.dated >= oldest) {
            met |= facet_bit(Facet::Posted);
        }
        let failed = self.needed & !met;
        // Both stand in one field, so both go when it is emptied.
        if failed & PLACE_REMOTE == 0 { failed } else { failed & !PLACE_REMOTE | PLACE }
    }
}

/// Pay that is not stated, or in another currency, is unknown: neither met nor missed, and so kept.
fn may_reach(row: &Row, floor: PayFloor) -> bool {
    row.pay.is_none_or(|pay| pay.currency != floor.currency || pay.most_units >= i64::from(floor.units))
}

fn filters(search: &Search, counts: &Counts, vocabulary: &Vocabulary) -> Vec<ActiveFilter> {
    let label = |filter| match filter {
        Filter::Words => search.words.clone(),
        Filter::Place => search.place.clone(),
        Filter::PayFloor => search.pay_floor.map(spoken_floor).unwrap_or_default(),
        Filter::Facet(facet) => {
            let values = search.chosen.get(&facet).into_iter().flatten();
            values.map(|value| facet.spoken(value, vocabulary)).collect::<Vec<_>>().join(", ")
        }
    };
    let view = |filter| {
        let adds = counts.alone[bit(filter).ilog2() as usize];
        ActiveFilter { filter, label: label(filter), adds }
    };
    search.filters().into_iter().map(view).collect()
}

fn spoken_floor(floor: PayFloor) -> String {
    let min = Some(Amount::from_units(i64::from(floor.units)));
    let pay = Pay { min, max: None, currency: Some(floor.currency), period: Some(Period::Year), estimated: false };
    format!("Pay {pay}")
}
