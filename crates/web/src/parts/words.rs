//! Values in words, as pages say them.

use jiff::civil::Date;
use talent::{Employment, ExperienceRange, Place, Remote, Seniority};

/// Days after which an age is told as a date.
const AGES_DAYS: i32 = 60;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A number of things, grouped as in India: `2,14,906`.
pub(crate) fn count(number: usize) -> String {
    talent::grouped(number as u64, true)
}

/// `1 posting`, `2,306 postings`.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {many}", count(number)) }
}

/// `22 Oct 2026`
pub(crate) fn date(day: Date) -> String {
    let month = usize::try_from(day.month() - 1).ok().and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{} {month} {}", day.day(), day.year())
}

/// How long ago or ahead a day is: `today`, `9 days ago`, `in 3 days`; the date where it is further away.
pub(crate) fn age(day: Date, today: Date) -> String {
    let days = today.since(day).map_or(i32::MAX, |span| span.get_days());
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        2..=AGES_DAYS => format!("{days} days ago"),
        days if (-AGES_DAYS..0).contains(&days) => format!("in {} days", -days),
        _ => date(day),
    }
}

/// `5 – 8 years`, `4 years or more`, `up to 3 years`, `2 years`.
pub(crate) fn years(range: ExperienceRange) -> Option<String> {
    match (range.min_years, range.max_years) {
        (Some(min), Some(max)) if min == max => Some(min.spoken()),
        (Some(min), Some(max)) => Some(format!("{min}\u{a0}–\u{a0}{}", max.spoken())),
        (Some(min), None) => Some(format!("{} or more", min.spoken())),
        (None, Some(max)) => Some(format!("up to {}", max.spoken())),
        (None, None) => None,
    }
}

/// The city, or what is known instead: the region, the country, the source's own words.
pub(crate) fn place(place: &Place) -> &str {
    place.city.as_deref().or(place.region.as_deref()).unwrap_or(&place.as_written)
}

/// The places in one line, each once.
pub(crate) fn places(places: &[Place]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in places.iter().map(place) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// `Remote only`
pub(crate) const fn remote(remote: Remote) -> &'static str {
    match remote {
        Remote::No => "On site",
        Remote::Hybrid => "Hybrid",
        Remote::Allowed => "Remote allowed",
        Remote::Only => "Remote only",
    }
}

/// `Full time`
pub(crate) const fn employment(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "Full time",
        Employment::PartTime => "Part time",
        Employment::Contract => "Contract",
        Employment::Temporary => "Temporary",
        Employment::Intern => "Internship",
        Employment::Volunteer => "Volunteering",
        Employment::PerDiem => "By the day",
    }
}

/// `Senior`
pub(crate) const fn seniority(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Intern => "Intern",
        Seniority::Entry => "Entry",
        Seniority::Associate => "Associate",
        Seniority::Senior => "Senior",
        Seniority::Lead => "Lead",
        Seniority::Manager => "Manager",
        Seniority::Director => "Director",
        Seniority::Executive => "Executive",
    }
}

#[cfg(test)]
mod tests {
    use talent::Years;

    use super::*;

    fn check(day: &str, expected: &str) {
        let today: Date = "2026-11-20".parse().unwrap();
        assert_eq!(age(day.parse().unwrap(), today), expected, "{day}");
    }

    #[test]
    fn an_age_is_told_in_days_and_then_as_a_date() {
        check("2026-11-20", "today");
        check("2026-11-19", "yesterday");
        check("2026-11-11", "9 days ago");
        check("2026-09-21", "60 days ago");
        check("2026-09-20", "20 Sep 2026");
        check("2026-11-21", "tomorrow");
        check("2026-12-01", "in 11 days");
        check("2027-03-01", "1 Mar 2027");
        check("0001-01-01", "1 Jan 1");
    }

    #[test]
    fn years_are_a_range_or_a_bound() {
        let said = |min: Option<u16>, max: Option<u16>| {
            let years_of = |years: Option<u16>| years.map(Years::from_hundredths);
            years(ExperienceRange { min_years: years_of(min), max_years: years_of(max) }).unwrap_or_default()
        };
        assert_eq!(said(Some(300), Some(550)), "3\u{a0}–\u{a0}5.5 years");
        assert_eq!(said(Some(400), None), "4 years or more");
        assert_eq!(said(None, Some(100)), "up to 1 year");
        assert_eq!(said(Some(200), Some(200)), "2 years");
        assert_eq!(said(None, None), "");
    }

    #[test]
    fn numbers_of_things_are_grouped() {
        assert_eq!(counted(1, "posting", "postings"), "1 posting");
        assert_eq!(counted(214_906, "person", "people"), "2,14,906 people");
    }
}
