//! The facts of a posting in a reader's words.

use jiff::civil::Date;
use talent::{Country, EducationNeed, Employment, ExperienceRange, Pay, Place, Remote, Seniority};

/// Pay as an employer states it. A site's estimate is never shown as the employer's word.
pub(crate) fn pay(pay: Option<&Pay>, note: Option<&str>) -> String {
    match (pay, note) {
        (Some(pay), _) if pay.estimated => format!("Pay not stated; a site guesses {}", without_mark(pay)),
        (Some(pay), _) => pay.to_string(),
        (None, Some(note)) => format!("Pay not stated; “{note}”"),
        (None, None) => "Pay not stated".to_owned(),
    }
}

fn without_mark(pay: &Pay) -> Pay {
    Pay { estimated: false, ..pay.clone() }
}

/// `5 to 8 years`, `4 years or more`.
pub(crate) fn experience(range: ExperienceRange) -> Option<String> {
    match (range.min_years, range.max_years) {
        (Some(min), Some(max)) => Some(format!("{min} to {}", max.spoken())),
        (Some(min), None) => Some(format!("{} or more", min.spoken())),
        (None, Some(max)) => Some(format!("up to {}", max.spoken())),
        (None, None) => None,
    }
}

/// `Pune, Hyderabad and 3 more places`.
pub(crate) fn places(places: &[Place]) -> Option<String> {
    const SHOWN: usize = 3;
    let mut names: Vec<&str> = places.iter().take(SHOWN).map(place).collect();
    let more = match places.len().saturating_sub(SHOWN) {
        0 => None,
        1 => Some("1 more place".to_owned()),
        more => Some(format!("{more} more places")),
    };
    names.dedup();
    let names = names.join(", ");
    match (names.is_empty(), more) {
        (true, _) => None,
        (false, Some(more)) => Some(format!("{names} and {more}")),
        (false, None) => Some(names),
    }
}

/// The city, or what is known instead of one.
pub(crate) fn place(place: &Place) -> &str {
    let country = place.country.as_ref().map(Country::code);
    place.city.as_deref().or(place.region.as_deref()).or(country).unwrap_or(&place.as_written)
}

/// How remote the work is.
pub(crate) fn remote(remote: Remote) -> &'static str {
    match remote {
        Remote::No => "On site",
        Remote::Hybrid => "Hybrid",
        Remote::Allowed => "Remote possible",
        Remote::Only => "Remote only",
    }
}

/// The contract.
pub(crate) fn contract(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "full time",
        Employment::PartTime => "part time",
        Employment::Contract => "contract",
        Employment::Temporary => "temporary",
        Employment::Intern => "internship",
        Employment::Volunteer => "volunteer",
        Employment::PerDiem => "by the day",
    }
}

/// The rung.
pub(crate) fn rung(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Intern => "intern",
        Seniority::Entry => "entry",
        Seniority::Associate => "associate",
        Seniority::Senior => "senior",
        Seniority::Lead => "lead",
        Seniority::Manager => "manager",
        Seniority::Director => "director",
        Seniority::Executive => "executive",
    }
}

/// `B.Tech in Computer Science`.
pub(crate) fn degree(need: &EducationNeed) -> String {
    match &need.field {
        Some(field) => format!("{} in {field}", need.degree),
        None => need.degree.clone(),
    }
}

/// `20 Nov 2026`.
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// `today`, `yesterday`, `9 days ago`, and the day itself after a month.
pub(crate) fn ago(date: Date, today: Date) -> String {
    match today.since(date).map_or(0, |span| span.get_days()) {
        0 if date >= today => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 2..=30 => format!("{days} days ago"),
        _ => day(date),
    }
}

#[cfg(test)]
mod tests {
    use talent::{Amount, Currency, Period};

    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_sites_guess_is_never_the_employers_word() {
        let guess = Pay {
            min: Some(Amount::from_hundredths(4_100)),
            max: None,
            currency: Some(Currency::USD),
            period: Some(Period::Hour),
            estimated: true,
        };
        assert_eq!(pay(Some(&guess), None), "Pay not stated; a site guesses from $41 an hour");
        assert_eq!(pay(None, Some("Best in industry")), "Pay not stated; “Best in industry”");
    }

    #[test]
    fn a_day_is_told_from_today() {
        let today = date("2026-11-20");
        assert_eq!(ago(today, today), "today");
        assert_eq!(ago(date("2026-11-19"), today), "yesterday");
        assert_eq!(ago(date("2026-11-02"), today), "18 days ago");
        assert_eq!(ago(date("2025-11-19"), today), "19 Nov 2025");
        assert_eq!(ago(date("2026-12-24"), today), "24 Dec 2026");
    }

    #[test]
    fn many_places_are_counted() {
        let named = |city: &str| Place { as_written: city.to_owned(), ..Place::default() };
        let cities = ["Pune", "Goa", "Kochi", "Leh", "Ooty"].map(named);
        assert_eq!(places(&cities).unwrap(), "Pune, Goa, Kochi and 2 more places");
        assert_eq!(places(&cities[..1]).unwrap(), "Pune");
        assert_eq!(places(&[]), None);
    }
}
