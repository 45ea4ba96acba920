//! Places made ready for comparison, and how one stands to another.

use serde::Serialize;
use talent::{Country, Place, Remote};

use crate::fold::folded;

/// A place with its words folded, so that comparing many folds none.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Spot {
    pub(crate) place: Place,
    city: Option<String>,
    region: Option<String>,
    written: String,
}

/// A place that the person would work in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct PlaceWish {
    pub(crate) written: String,
    folded: String,
    /// What the vocabulary knows of it; one place of the written words alone where it knows nothing.
    pub(crate) spots: Vec<Spot>,
}

/// Where a person would work.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct PlaceWishes {
    pub(crate) wishes: Vec<PlaceWish>,
    /// Any place will do.
    pub(crate) anywhere: bool,
}

/// Where the work is, and from where it may be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Workplace {
    pub(crate) spots: Vec<Spot>,
    pub(crate) remote: Option<Remote>,
    pub(crate) remote_countries: Vec<Country>,
}

/// How one place of the posting stands to one place wished for, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    Inside,
    SameRegion,
    Unclear,
    Elsewhere,
}

impl Spot {
    pub(crate) fn of(place: Place) -> Self {
        let [city, region] = [&place.city, &place.region].map(|name| name.as_deref().map(folded));
        Self { city, region, written: folded(&place.as_written), place }
    }

    pub(crate) fn country(&self) -> Option<Country> {
        self.place.country
    }

    /// The city, or else the region, the country or the words as written.
    pub(crate) fn spoken(&self) -> String {
        let place = &self.place;
        let name = place.city.as_deref().or(place.region.as_deref()).unwrap_or(&place.as_written);
        let country =
            || place.country.map_or_else(|| "an unnamed place".to_owned(), |country| country.code().to_owned());
        if name.is_empty() { country() } else { name.to_owned() }
    }

    /// How this place of a posting stands to a wish.
    pub(crate) fn fit_of(&self, wish: &PlaceWish) -> Fit {
        let by_words = self.is_named(&wish.folded).then_some(Fit::Inside);
        let fits = wish.spots.iter().map(|spot| self.fit(spot));
        by_words.into_iter().chain(fits).min().unwrap_or(Fit::Unclear)
    }

    /// How this place stands to another posting's.
    pub(crate) fn fit_to(&self, other: &Self) -> Fit {
        if self.is_named(other.city.as_deref().unwrap_or(&other.written)) { Fit::Inside } else { self.fit(other) }
    }

    fn is_named(&self, wished: &str) -> bool {
        let name = self.city.as_deref().unwrap_or(&self.written);
        !wished.is_empty() && name == wished
    }

    fn is_unknown(&self) -> bool {
        self.city.is_none() && self.region.is_none() && self.place.country.is_none()
    }

    fn fit(&self, wish: &Self) -> Fit {
        if self.is_unknown() || wish.is_unknown() {
            return Fit::Unclear;
        }
        if let (Some(a), Some(b)) = (self.country(), wish.country())
            && a != b
        {
            return Fit::Elsewhere;
        }
        let region = self.region.as_ref().zip(wish.region.as_ref()).map(|(a, b)| a == b);
        match (&self.city, &wish.city) {
            (Some(a), Some(b)) => match region {
                Some(false) => Fit::Elsewhere,
                _ if a == b => Fit::Inside,
                Some(true) => Fit::SameRegion,
                None => Fit::Elsewhere,
            },
            // A whole region or country is wished for.
            (_, None) => match region {
                Some(true) => Fit::Inside,
                Some(false) => Fit::Elsewhere,
                None if wish.region.is_none() && self.country().is_some() => Fit::Inside,
                None => Fit::Unclear,
            },
            // A city is wished for, and the posting names only what it may lie in.
            (None, Some(_)) if region == Some(false) => Fit::Elsewhere,
            (None, Some(_)) => Fit::Unclear,
        }
    }
}

impl PlaceWish {
    /// What `written` wishes for, as far as `known` says what it means.
    pub(crate) fn of(written: &str, known: Vec<Place>) -> Self {
        let written = written.trim().to_owned();
        let as_written = || vec![Place { as_written: written.clone(), ..Place::default() }];
        let places = if known.is_empty() { as_written() } else { known };
        Self { folded: folded(&written), spots: places.into_iter().map(Spot::of).collect(), written }
    }
}
