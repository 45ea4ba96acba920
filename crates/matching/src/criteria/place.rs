//! Where the work is against the places wished for.

use talent::{Country, Remote, RemoteWish, Span};

use super::Pair;
use crate::offer::Proof;
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::spot::{Fit, PlaceWishes, Spot, Workplace};
use crate::weights::{Permille, PlaceRules};

/// How the place of the work stands to the wishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    NoWish,
    /// Remote work that is possible and wanted, in general, in a country that the posting names, and not in any of them.
    FromAnywhere,
    FromCountries,
    FromElsewhere,
    /// The posting names no country for remote work, and its own place lies outside the wishes.
    FromUnnamed,
    /// Whether the person may work from the countries that the posting names is not known.
    FromUnclear,
    AnyPlace,
    NoPlace,
    /// There is a wish about remote work only.
    NoPlaceWished,
    /// The place of the posting that fits best, by its position.
    Best(Fit, usize),
    /// No place fits, and remote work might spare it.
    RemoteOpen,
}

/// How the places of both sides stand to each other, however they are written down.
trait Places {
    fn is_any_place_named(&self) -> bool;
    fn is_any_place_wished(&self) -> bool;
    fn is_anywhere_wished(&self) -> bool;
    /// The place of the posting that fits best, by its position; `None` where either side names none.
    fn best(&self) -> Option<(Fit, usize)>;
    /// What becomes of remote work that is possible and wanted.
    fn done_from_afar(&self) -> Outcome;
}

/// Places as posts and wishes name them.
struct Named<'a> {
    work: &'a Workplace,
    wished: &'a PlaceWishes,
}

impl Places for Named<'_> {
    fn is_any_place_named(&self) -> bool {
        !self.work.spots.is_empty()
    }

    fn is_any_place_wished(&self) -> bool {
        !self.wished.wishes.is_empty()
    }

    fn is_anywhere_wished(&self) -> bool {
        self.wished.anywhere
    }

    fn best(&self) -> Option<(Fit, usize)> {
        let fits = self.work.spots.iter().enumerate();
        fits.flat_map(|(at, spot)| self.wished.wishes.iter().map(move |wish| (spot.fit_of(wish), at))).min()
    }

    fn done_from_afar(&self) -> Outcome {
        Outcome::from_afar(self.work, self.wished)
    }
}

/// Places as bits of a set that both sides share: one is either among those wished for or elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct PlaceSets {
    /// Where the work is; none set where no place is named.
    pub(crate) named: u64,
    /// What is wished for; none set for no wish, all for anywhere.
    pub(crate) wished: u64,
    /// Countries that the posting names for remote work.
    pub(crate) countries: u8,
    /// The country of the places wished for, as a bit of the same set; 0 where it is not known.
    pub(crate) country: u8,
}

impl Places for PlaceSets {
    fn is_any_place_named(&self) -> bool {
        self.named != 0
    }

    fn is_any_place_wished(&self) -> bool {
        self.wished != 0
    }

    fn is_anywhere_wished(&self) -> bool {
        self.wished == u64::MAX
    }

    fn best(&self) -> Option<(Fit, usize)> {
        let is_compared = self.named != 0 && self.wished != 0;
        let fit = if self.named & self.wished == 0 { Fit::Elsewhere } else { Fit::Inside };
        is_compared.then_some((fit, 0))
    }

    fn done_from_afar(&self) -> Outcome {
        match self {
            Self { countries: 0, .. } | Self { wished: u64::MAX, .. } => Outcome::FromAnywhere,
            Self { country: 0, .. } => Outcome::FromUnclear,
            Self { countries, country, .. } if countries & country == 0 => Outcome::FromElsewhere,
            Self { .. } => Outcome::FromCountries,
        }
    }
}

impl Outcome {
    fn of(places: &impl Places, mode: Option<Remote>, remote: Option<RemoteWish>) -> Self {
        if !places.is_any_place_wished() && !places.is_anywhere_wished() && remote.is_none() {
            return Self::NoWish;
        }
        if done_from_afar(mode, remote) {
            return places.done_from_afar();
        }
        if places.is_anywhere_wished() {
            return Self::AnyPlace;
        }
        if !places.is_any_place_named() {
            return Self::NoPlace;
        }
        match places.best() {
            Some((Fit::Elsewhere, _)) if remote_is_open(mode, remote) => Self::RemoteOpen,
            Some((fit, at)) => Self::Best(fit, at),
            None => Self::NoPlaceWished,
        }
    }

    /// Settled without comparing places, within the countries that the posting names for remote work. Where it names none, the country of
    /// its own place raises a question for somebody who wishes to be elsewhere, no more.
    fn from_afar(work: &Workplace, wished: &PlaceWishes) -> Self {
        let spots = || wished.wishes.iter().flat_map(|wish| &wish.spots);
        let countries = || spots().filter_map(Spot::country);
        if work.remote_countries.is_empty() || wished.anywhere {
            let mut home = work.spots.iter().filter_map(Spot::country).peekable();
            let inside = |spot: &Spot| wished.wishes.iter().any(|wish| spot.fit_of(wish) == Fit::Inside);
            let anywhere = home.peek().is_none()
                || countries().next().is_none()
                || wished.anywhere
                || home.any(|home| countries().any(|country| country == home))
                || work.spots.iter().any(inside);
            return if anywhere { Self::FromAnywhere } else { Self::FromUnnamed };
        }
        if countries().any(|country| work.remote_countries.contains(&country)) {
            return Self::FromCountries;
        }
        let is_every_country_known = spots().all(|spot| spot.country().is_some());
        if countries().next().is_none() || !is_every_country_known { Self::FromUnclear } else { Self::FromElsewhere }
    }

    fn verdict(self, rules: PlaceRules, prior: Permille) -> Verdict {
        match self {
            Self::FromAnywhere | Self::FromCountries | Self::AnyPlace | Self::Best(Fit::Inside, _) => {
                Verdict::SATISFIED
            }
            Self::Best(Fit::SameRegion, _) => Verdict::partly(rules.same_region),
            Self::FromElsewhere | Self::Best(Fit::Elsewhere, _) => Verdict::VIOLATED,
            Self::NoWish
            | Self::FromUnnamed
            | Self::FromUnclear
            | Self::NoPlace
            | Self::NoPlaceWished
            | Self::Best(Fit::Unclear, _)
            | Self::RemoteOpen => Verdict::unknown(prior),
        }
    }
}

/// The person may and would work from afar.
fn done_from_afar(mode: Option<Remote>, wish: Option<RemoteWish>) -> bool {
    match mode {
        Some(Remote::Only) => wish != Some(RemoteWish::No),
        Some(Remote::Allowed) => wish.is_some_and(|wish| wish != RemoteWish::No),
        Some(Remote::Hybrid | Remote::No) | None => false,
    }
}

/// Remote work would spare the place, and one side has not said whether it is possible or wanted.
fn remote_is_open(mode: Option<Remote>, wish: Option<RemoteWish>) -> bool {
    match mode {
        None => wish.is_some_and(|wish| wish != RemoteWish::No),
        Some(Remote::Allowed) => wish.is_none(),
        Some(_) => false,
    }
}

pub(crate) fn judge(
    work: &Workplace,
    wished: &PlaceWishes,
    remote: Option<RemoteWish>,
    rules: PlaceRules,
    prior: Permille,
) -> Verdict {
    Outcome::of(&Named { work, wished }, work.remote, remote).verdict(rules, prior)
}

/// As [`judge`], of places as sets.
pub(crate) fn judge_sets(
    places: PlaceSets,
    mode: Option<Remote>,
    remote: Option<RemoteWish>,
    rules: PlaceRules,
    prior: Permille,
) -> Verdict {
    Outcome::of(&places, mode, remote).verdict(rules, prior)
}

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let (work, wished) = (&pair.need.workplace, &pair.offer.places);
    let remote = pair.offer.remote.as_ref();
    let outcome = Outcome::of(&Named { work, wished }, work.remote, remote.map(|remote| remote.value));
    let (text, question) = spoken(pair, outcome);
    let evidence = evidence(pair, outcome);
    let verdict = outcome.verdict(pair.weights.place, slot.prior);
    Finding { question, ..slot.known(verdict, text, evidence) }
}

fn evidence(pair: Pair<'_>, outcome: Outcome) -> Quotes {
    let need = pair.need;
    let all_places = || Quotes::posting(&need.place_spans.concat());
    let by_places = Proof::wish("places");
    match outcome {
        Outcome::NoWish => all_places(),
        Outcome::FromAnywhere
        | Outcome::FromCountries
        | Outcome::FromElsewhere
        | Outcome::FromUnnamed
        | Outcome::FromUnclear => {
            let spans: Vec<Span> = [&*need.remote_spans, &need.remote_countries_spans].concat();
            Quotes::posting(&spans).and(pair.offer.remote.as_ref().map_or(&by_places, |remote| &remote.proof))
        }
        Outcome::AnyPlace | Outcome::NoPlace => Quotes::default().and(&by_places),
        Outcome::NoPlaceWished | Outcome::RemoteOpen | Outcome::Best(Fit::Elsewhere, _) => all_places().and(&by_places),
        Outcome::Best(_, at) => {
            Quotes::posting(need.place_spans.get(at).map_or(&[][..], |spans| spans)).and(&by_places)
        }
    }
}

/// A sentence, and the question where the outcome is open.
fn spoken(pair: Pair<'_>, outcome: Outcome) -> (String, Option<String>) {
    let work = &pair.need.workplace;
    let offered = listed(&work.spots);
    let wished = joined(pair.offer.places.wishes.iter().map(|wish| wish.written.clone()));
    let countries = joined(work.remote_countries.iter().map(|&country| country_name(pair, country)));
    let there = |at: usize| work.spots.get(at).map(Spot::spoken).unwrap_or_default();
    let would = format!("To the person: would you work in {offered}?");
    let (text, question) = match outcome {
        Outcome::NoWish => {
            let question =
                if work.spots.is_empty() { "To the person: where would you work?".to_owned() } else { would };
            ("No wish about places is stated.".to_owned(), Some(question))
        }
        Outcome::FromAnywhere => ("The work can be done from anywhere.".to_owned(), None),
        Outcome::FromCountries => (format!("The work can be done from anywhere in {countries}."), None),
        Outcome::FromElsewhere => (
            format!(
                "Remote work is possible from {countries} only; wished for: {wished}. With a place there this would not exclude."
            ),
            None,
        ),
        Outcome::FromUnnamed => (
            format!("Remote work for {offered}; wished for: {wished}."),
            Some(format!("To the team: can the work be done from {wished}?")),
        ),
        Outcome::FromUnclear => (
            format!("Remote work is possible from {countries} only."),
            Some(format!("To the person: may you work from {countries}?")),
        ),
        Outcome::AnyPlace => ("Any place will do.".to_owned(), None),
        Outcome::NoPlace => ("The post names no place.".to_owned(), Some("To the team: where is the work?".to_owned())),
        Outcome::NoPlaceWished => ("No wish about places is stated, only about remote work.".to_owned(), Some(would)),
        Outcome::RemoteOpen => (
            format!("In {offered}; wished for: {wished}. Whether it can be done remotely is not settled."),
            Some("To the team: can the work be done remotely?".to_owned()),
        ),
        Outcome::Best(fit, at) => return spoken_fit(fit, &there(at), &offered, &wished),
    };
    (text, question)
}

fn spoken_fit(fit: Fit, there: &str, offered: &str, wished: &str) -> (String, Option<String>) {
    match fit {
        Fit::Inside => (format!("In {there}, one of the places wished for: {wished}."), None),
        Fit::SameRegion => (format!("In {there}, in the same region as a place wished for: {wished}."), None),
        Fit::Unclear => (
            format!("Whether {there} lies in a place wished for ({wished}) is not known."),
            Some(format!("To the person: does {there} suit you?")),
        ),
        Fit::Elsewhere => {
            (format!("In {offered}; wished for: {wished}. With {there} among the places this would not exclude."), None)
        }
    }
}

fn listed(spots: &[Spot]) -> String {
    joined(spots.iter().map(Spot::spoken))
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" or ")
}

fn country_name(pair: Pair<'_>, country: Country) -> String {
    pair.vocabulary.country_name(country).unwrap_or(country.code()).to_owned()
}
