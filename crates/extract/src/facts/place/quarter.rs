//! The places of a list that lie in the town behind them: "Andheri East, Mumbai", "Sale, Manchester".

use talent::vocabulary::Vocabulary;
use talent::{Country, Place, Span};

use super::PlaceItem;
use super::item::is_name;

/// A list of more items is a list of places, each by itself.
const ITEMS_MAX: usize = 3;

/// A little known town of a short list lies where the town behind it does, if there is one of that name in its region, rather than in
/// another country.
pub(super) fn settled(
    mut items: Vec<PlaceItem>,
    line: &str,
    vocabulary: &Vocabulary,
    home: Option<Country>,
) -> Vec<PlaceItem> {
    for at in (1..items.len().min(ITEMS_MAX)).rev() {
        let Some(town) = town_behind(&items, at, line) else { continue };
        let words = items[at - 1].span.of(line).unwrap_or_default().to_owned();
        let [place] = &mut items[at - 1].places[..] else { continue };
        // "Paris, Dallas" are two towns that everybody knows.
        let famous = || !vocabulary.place_mentions(&format!("in {words}"), home).is_empty();
        if place.city.is_some()
            && place.country != town.country
            && !famous()
            && let Some(near) = near(&words, &town, vocabulary)
        {
            *place = Place { as_written: words, ..near };
        }
    }
    items
}

/// In a list that is one of places for certain, an unknown name before a town is a part of it.
pub(crate) fn joined_with_town(mut items: Vec<PlaceItem>, line: &str) -> Vec<PlaceItem> {
    let unknown = items.first().is_some_and(|first| !first.known && first.span.of(line).is_some_and(is_quarter));
    if unknown
        && items.len() <= ITEMS_MAX
        && let Some(town) = town_behind(&items, 1, line)
    {
        let span = Span::new(items[0].span.start, items[1].span.end);
        let as_written = span.of(line).unwrap_or_default().to_owned();
        items.splice(..2, [PlaceItem { span, places: vec![Place { as_written, ..town }], known: true }]);
    }
    items
}

/// Whether words may name a part of a town: "Andheri East", "Hinjewadi Phase 2".
fn is_quarter(words: &str) -> bool {
    let numbered = words.rsplit_once(' ').filter(|(_, last)| last.bytes().all(|sign| sign.is_ascii_digit()));
    is_name(numbered.map_or(words, |(name, _)| name))
}

/// The town at a place of the list, where only a comma stands before it.
fn town_behind(items: &[PlaceItem], at: usize, line: &str) -> Option<Place> {
    let town = items.get(at)?;
    let place = town.places.first().filter(|place| town.known && place.city.is_some())?;
    (line[items[at - 1].span.end..town.span.start].trim() == ",").then(|| place.clone())
}

/// The town of that name in another one's region.
fn near(words: &str, town: &Place, vocabulary: &Vocabulary) -> Option<Place> {
    let region = town.region.as_deref()?;
    let found = vocabulary.find_places(&format!("{words}, {region}"), town.country).into_iter().next()?;
    (found.city.is_some() && found.region.as_deref() == Some(region) && found.country == town.country).then_some(found)
}
