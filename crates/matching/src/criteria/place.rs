//! Where the work is against the places wished for.

use talent::{Country, Place, Remote, RemoteWish, Span};

use super::Pair;
use crate::fold::folded;
use crate::need::Stated;
use crate::offer::{PlaceWish, Proof};
use crate::receipt::{Finding, Quotes, Slot, State};
use crate::weights::WHOLE;

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let (need, offer) = (pair.need, pair.offer);
    let spans: Vec<_> = need.places.iter().flat_map(|place| &place.spans).copied().collect();
    let at_need = Quotes::posting(&spans);
    if offer.places.is_empty() && !offer.anywhere && offer.remote.is_none() {
        let question = need.places.first().map_or_else(
            || "To the person: where would you work?".to_owned(),
            |_| format!("To the person: would you work in {}?", listed(&need.places)),
        );
        return slot.unknown("No wish about places is stated.".to_owned(), Some(question), at_need);
    }
    if let Some(finding) = from_afar(pair, slot) {
        return finding;
    }
    let evidence = at_need.and(&Proof::wish("places"));
    if offer.anywhere {
        return slot.known(
            State::Satisfied,
            WHOLE,
            "Any place will do.".to_owned(),
            Quotes { posting: Vec::new(), ..evidence },
        );
    }
    if need.places.is_empty() {
        let question = "To the team: where is the work?".to_owned();
        return slot.unknown(
            "The post names no place.".to_owned(),
            Some(question),
            Quotes { posting: Vec::new(), ..evidence },
        );
    }
    if offer.places.is_empty() {
        let question = format!("To the person: would you work in {}?", listed(&need.places));
        return slot.unknown(
            "No wish about places is stated, only about remote work.".to_owned(),
            Some(question),
            evidence,
        );
    }
    compared(pair, slot, evidence)
}

/// Settled without comparing places where the person may and would work from anywhere, within the countries that the posting names.
fn from_afar(pair: Pair<'_>, slot: Slot) -> Option<Finding> {
    let mode = pair.need.remote.as_ref()?;
    let wish = pair.offer.remote.as_ref();
    let would = wish.is_some_and(|wish| wish.value != RemoteWish::No);
    let applies = match mode.value {
        Remote::Only => wish.is_none_or(|wish| wish.value != RemoteWish::No),
        Remote::Allowed => would,
        Remote::Hybrid | Remote::No => false,
    };
    if !applies {
        return None;
    }
    let proof = wish.map_or_else(|| Proof::wish("places"), |wish| wish.proof.clone());
    Some(within_countries(pair, slot, &mode.spans, &proof))
}

/// Remote work that is possible and wanted, within the countries that the posting names for it. Where it names none, the country of its
/// own place raises a question for somebody who wishes to be elsewhere, no more.
fn within_countries(pair: Pair<'_>, slot: Slot, mode_spans: &[Span], proof: &Proof) -> Finding {
    let (need, offer) = (pair.need, pair.offer);
    let evidence = Quotes::posting(&[mode_spans, &need.remote_countries_spans].concat()).and(proof);
    let wished: Vec<Country> =
        offer.places.iter().flat_map(|wish| &wish.places).filter_map(|place| place.country).collect();
    let meets = |countries: &[Country]| wished.iter().any(|country| countries.contains(country));
    let countries = &need.remote_countries;
    if countries.is_empty() || offer.anywhere {
        let home: Vec<Country> = need.places.iter().filter_map(|place| place.value.country).collect();
        let inside =
            |stated: &Stated<Place>| offer.places.iter().any(|wish| fit_of(&stated.value, wish) == Fit::Inside);
        if home.is_empty() || wished.is_empty() || offer.anywhere || meets(&home) || need.places.iter().any(inside) {
            return slot.known(State::Satisfied, WHOLE, "The work can be done from anywhere.".to_owned(), evidence);
        }
        let question = format!("To the team: can the work be done from {}?", wished_places(pair));
        let text = format!("Remote work for {}; wished for: {}.", listed(&need.places), wished_places(pair));
        return slot.unknown(text, Some(question), evidence);
    }
    let names = joined(countries.iter().map(|&country| country_name(pair, country)));
    if meets(countries) {
        return slot.known(
            State::Satisfied,
            WHOLE,
            format!("The work can be done from anywhere in {names}."),
            evidence,
        );
    }
    let every_country_known = offer.places.iter().all(|wish| wish.places.iter().all(|place| place.country.is_some()));
    if wished.is_empty() || !every_country_known {
        let question = format!("To the person: may you work from {names}?");
        return slot.unknown(format!("Remote work is possible from {names} only."), Some(question), evidence);
    }
    let wished = wished_places(pair);
    let text = format!(
        "Remote work is possible from {names} only; wished for: {wished}. With a place there this would not exclude."
    );
    slot.known(State::Violated, 0, text, evidence)
}

/// How one place of the posting stands to one place wished for, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Inside,
    SameRegion,
    Unclear,
    Elsewhere,
}

fn compared(pair: Pair<'_>, slot: Slot, evidence: Quotes) -> Finding {
    let mut best = (Fit::Elsewhere, 0);
    for (at, stated) in pair.need.places.iter().enumerate().rev() {
        for wish in &pair.offer.places {
            best = best.min((fit_of(&stated.value, wish), at));
        }
    }
    let (fit, at) = best;
    let there = spoken(&pair.need.places[at].value);
    let (offered, wished) = (listed(&pair.need.places), wished_places(pair));
    let here = Quotes { posting: pair.need.places[at].spans.clone(), ..evidence.clone() };
    match fit {
        Fit::Inside => {
            slot.known(State::Satisfied, WHOLE, format!("In {there}, one of the places wished for: {wished}."), here)
        }
        Fit::SameRegion => {
            let text = format!("In {there}, in the same region as a place wished for: {wished}.");
            slot.known(State::Partly, pair.weights.place.same_region, text, here)
        }
        Fit::Unclear => {
            let question = format!("To the person: does {there} suit you?");
            slot.unknown(
                format!("Whether {there} lies in a place wished for ({wished}) is not known."),
                Some(question),
                here,
            )
        }
        Fit::Elsewhere if remote_is_open(pair) => {
            let question = "To the team: can the work be done remotely?".to_owned();
            let text = format!("In {offered}; wished for: {wished}. Whether it can be done remotely is not settled.");
            slot.unknown(text, Some(question), evidence)
        }
        Fit::Elsewhere => {
            let text =
                format!("In {offered}; wished for: {wished}. With {there} among the places this would not exclude.");
            slot.known(State::Violated, 0, text, evidence)
        }
    }
}

/// Remote work would spare the place, and one side has not said whether it is possible or wanted.
fn remote_is_open(pair: Pair<'_>) -> bool {
    let mode = pair.need.remote.as_ref().map(|remote| remote.value);
    let wish = pair.offer.remote.as_ref().map(|wish| wish.value);
    match mode {
        None => wish.is_some_and(|wish| wish != RemoteWish::No),
        Some(Remote::Allowed) => wish.is_none(),
        Some(_) => false,
    }
}

fn fit_of(stated: &Place, wish: &PlaceWish) -> Fit {
    let by_words = same_words(stated, &wish.written).then_some(Fit::Inside);
    let fits = wish.places.iter().map(|place| fit(stated, place));
    by_words.into_iter().chain(fits).min().unwrap_or(Fit::Unclear)
}

fn same_words(stated: &Place, wished: &str) -> bool {
    let wished = folded(wished);
    let named = |name: &str| !wished.is_empty() && folded(name) == wished;
    stated.city.as_deref().is_some_and(named) || (stated.city.is_none() && named(&stated.as_written))
}

fn fit(stated: &Place, wish: &Place) -> Fit {
    let same = |a: &str, b: &str| folded(a) == folded(b);
    let unknown = |place: &Place| place.city.is_none() && place.region.is_none() && place.country.is_none();
    if unknown(stated) || unknown(wish) {
        return Fit::Unclear;
    }
    if let (Some(a), Some(b)) = (stated.country, wish.country)
        && a != b
    {
        return Fit::Elsewhere;
    }
    let region = match (&stated.region, &wish.region) {
        (Some(a), Some(b)) => Some(same(a, b)),
        _ => None,
    };
    match (&stated.city, &wish.city) {
        (Some(a), Some(b)) if same(a, b) => {
            if region == Some(false) {
                Fit::Elsewhere
            } else {
                Fit::Inside
            }
        }
        (Some(_), Some(_)) => {
            if region == Some(true) {
                Fit::SameRegion
            } else {
                Fit::Elsewhere
            }
        }
        // A whole region or country is wished for.
        (_, None) => match region {
            Some(true) => Fit::Inside,
            Some(false) => Fit::Elsewhere,
            None if wish.region.is_none() && stated.country.is_some() => Fit::Inside,
            None => Fit::Unclear,
        },
        // A city is wished for, and the posting names only what it may lie in.
        (None, Some(_)) => {
            if region == Some(false) {
                Fit::Elsewhere
            } else {
                Fit::Unclear
            }
        }
    }
}

/// The city, or else the region, the country or the words as written.
pub(crate) fn spoken(place: &Place) -> String {
    let name = place.city.as_deref().or(place.region.as_deref()).unwrap_or(&place.as_written);
    let country = || place.country.map_or_else(|| "an unnamed place".to_owned(), |country| country.code().to_owned());
    if name.is_empty() { country() } else { name.to_owned() }
}

fn listed(places: &[Stated<Place>]) -> String {
    joined(places.iter().map(|place| spoken(&place.value)))
}

fn wished_places(pair: Pair<'_>) -> String {
    joined(pair.offer.places.iter().map(|wish| wish.written.clone()))
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" or ")
}

fn country_name(pair: Pair<'_>, country: Country) -> String {
    pair.vocabulary.country_name(country).unwrap_or(country.code()).to_owned()
}
