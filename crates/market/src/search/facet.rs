//! What a search can be narrowed by.

use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Country, Currency, SkillId};

/// A property of postings with countable values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// How remote the work is: `only`, `allowed`, `hybrid`, `no`.
    Remote,
    /// The country, by its two letters: `IN`.
    Country,
    /// The city with its country: `Pune, IN`.
    City,
    /// The contract: `full_time` and so on, as in a posting's JSON.
    Employment,
    /// The rung: `senior` and so on, as in a posting's JSON.
    Seniority,
    /// A skill, by the vocabulary's id.
    Skill,
    /// Pay that the employer states: `stated`, or a currency: `INR`.
    Pay,
    /// Days since it was posted, at most: `1`, `7`, `30`.
    Posted,
    /// Who posts: `direct`, `agency`.
    Kind,
}

/// At most so many values of a facet are shown; a list of all cities narrows nothing.
pub(super) const VALUES_SHOWN: usize = 12;

const REMOTE: &[(&str, &str)] =
    &[("only", "Remote only"), ("allowed", "Remote possible"), ("hybrid", "Hybrid"), ("no", "On site")];
const EMPLOYMENT: &[(&str, &str)] = &[
    ("full_time", "Full time"),
    ("part_time", "Part time"),
    ("contract", "Contract"),
    ("temporary", "Temporary"),
    ("intern", "Internship"),
    ("volunteer", "Volunteer"),
    ("per_diem", "By the day"),
];
const SENIORITY: &[(&str, &str)] = &[
    ("intern", "Intern"),
    ("entry", "Entry"),
    ("associate", "Associate"),
    ("senior", "Senior"),
    ("lead", "Lead"),
    ("manager", "Manager"),
    ("director", "Director"),
    ("executive", "Executive"),
];
const POSTED: &[(&str, &str)] = &[("1", "Since yesterday"), ("7", "Last 7 days"), ("30", "Last 30 days")];
const KIND: &[(&str, &str)] = &[("direct", "Direct"), ("agency", "Agency")];
/// The value of [`Facet::Pay`] for pay in any currency or none.
pub(super) const STATED: &str = "stated";

impl Facet {
    /// All, in the order of a page.
    pub const ALL: [Self; 9] = [
        Self::Remote,
        Self::Country,
        Self::City,
        Self::Skill,
        Self::Pay,
        Self::Employment,
        Self::Seniority,
        Self::Posted,
        Self::Kind,
    ];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Remote => "remote",
            Self::Country => "country",
            Self::City => "city",
            Self::Employment => "employment",
            Self::Seniority => "seniority",
            Self::Skill => "skill",
            Self::Pay => "pay",
            Self::Posted => "posted",
            Self::Kind => "kind",
        }
    }

    /// Its name on a page.
    pub fn label(self) -> &'static str {
        match self {
            Self::Remote => "Remote",
            Self::Country => "Country",
            Self::City => "City",
            Self::Employment => "Contract",
            Self::Seniority => "Rung",
            Self::Skill => "Skills",
            Self::Pay => "Pay",
            Self::Posted => "Posted",
            Self::Kind => "Posted by",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.name() == name)
    }

    /// Only one value of it makes sense at a time: the others lie within it or around it.
    pub fn single(self) -> bool {
        self == Self::Posted
    }

    /// Its values where they are few and fixed, with their labels, in the order of a page.
    pub(super) fn fixed(self) -> Option<&'static [(&'static str, &'static str)]> {
        match self {
            Self::Remote => Some(REMOTE),
            Self::Employment => Some(EMPLOYMENT),
            Self::Seniority => Some(SENIORITY),
            Self::Posted => Some(POSTED),
            Self::Kind => Some(KIND),
            Self::Country | Self::City | Self::Skill | Self::Pay => None,
        }
    }

    /// The value that somebody wrote, in the one form that the index knows; or what would be accepted.
    pub(super) fn value(self, written: &str, vocabulary: &Vocabulary) -> Result<String, String> {
        let written = written.trim();
        if let Some(fixed) = self.fixed() {
            let lower = written.to_lowercase();
            let known = fixed.iter().find(|(value, _)| *value == lower);
            let all = || fixed.iter().map(|(value, _)| *value).collect::<Vec<_>>().join(", ");
            return known.map(|(value, _)| (*value).to_owned()).ok_or_else(|| format!("one of {}", all()));
        }
        match self {
            Self::Country => country(written, vocabulary).map(|country| country.code().to_owned()),
            Self::City => city(written, vocabulary),
            Self::Skill => skill(written, vocabulary).map(|id| id.as_str().to_owned()),
            _ if written.eq_ignore_ascii_case(STATED) => Ok(STATED.to_owned()),
            _ => currency(written).map(|currency| currency.code().to_owned()),
        }
    }

    /// How a value is called on a page.
    pub(super) fn spoken(self, value: &str, vocabulary: &Vocabulary) -> String {
        if let Some(fixed) = self.fixed() {
            return fixed.iter().find(|(known, _)| *known == value).map_or(value, |(_, label)| *label).to_owned();
        }
        match self {
            Self::Country => country_name(value, vocabulary).to_owned(),
            Self::City => match value.rsplit_once(", ") {
                Some((city, code)) => format!("{city}, {}", country_name(code, vocabulary)),
                None => value.to_owned(),
            },
            Self::Skill => vocabulary.skill(&SkillId::new(value)).map_or(value, |skill| skill.name).to_owned(),
            _ if value == STATED => "Pay stated".to_owned(),
            _ => format!("Paid in {value}"),
        }
    }
}

/// The oldest day that still lies within so many days of today.
pub(super) fn oldest(today: Date, days: &str) -> Date {
    let days = days.parse().unwrap_or(0);
    today.checked_sub(jiff::Span::new().days(i64::from(days.min(10_000_i32)))).unwrap_or(Date::MIN)
}

/// How a city is called in an address: `Pune, IN`.
pub(super) fn city_value(city: &str, country: Option<Country>) -> String {
    match country {
        Some(country) => format!("{city}, {}", country.code()),
        None => city.to_owned(),
    }
}

fn country_name<'a>(code: &'a str, vocabulary: &'a Vocabulary) -> &'a str {
    Country::from_code(code).and_then(|country| vocabulary.country_name(country)).unwrap_or(code)
}

fn country(written: &str, vocabulary: &Vocabulary) -> Result<Country, String> {
    vocabulary.find_country(written).ok_or_else(|| "a country or its two letters, such as IN".to_owned())
}

fn city(written: &str, vocabulary: &Vocabulary) -> Result<String, String> {
    let (name, home) = match written.rsplit_once(',') {
        Some((name, code)) => (name.trim(), vocabulary.find_country(code.trim())),
        None => (written, None),
    };
    let places = vocabulary.find_places(name, home);
    let place = places.iter().find(|place| home.is_none() || place.country == home);
    let city = place.and_then(|place| Some(city_value(place.city.as_deref()?, place.country)));
    city.ok_or_else(|| {
        "a city, with the letters of its country where several have its name, such as Pune, IN".to_owned()
    })
}

fn skill(written: &str, vocabulary: &Vocabulary) -> Result<SkillId, String> {
    let id = SkillId::new(written);
    if vocabulary.skill(&id).is_some() {
        return Ok(id);
    }
    vocabulary.find_skill(written).ok_or_else(|| "the name of a known skill, such as kubernetes".to_owned())
}

fn currency(written: &str) -> Result<Currency, String> {
    Currency::from_code(&written.to_uppercase())
        .ok_or_else(|| "the word stated, or the three letters of a currency, such as INR".to_owned())
}
