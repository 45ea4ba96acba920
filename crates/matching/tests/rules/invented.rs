//! Invented postings, records and wishes: one readable pair, and generators over a small world in which facts often meet.

use jiff::civil::{Date, date};
use matching::{Match, Opening, Person, Weights, rank_postings};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use talent::vocabulary::Vocabulary;
use talent::{
    Amount, Basics, Certificate, Country, Currency, Education, EducationNeed, Employer, ExperienceRange, Importance,
    Language, Pay, Period, Place, Posting, Problem, ProblemKind, Profile, Remote, RemoteWish, Skill, SkillNeed, Source,
    Wishes, Work, Years,
};

pub(crate) const TODAY: Date = date(2026, 11, 20);

pub(crate) const SKILLS: [&str; 9] =
    ["Rust", "Kubernetes", "Terraform", "Python", "Django", "PostgreSQL", "MySQL", "Communication", "Quillwork"];
const TITLES: [&str; 5] = ["Platform Engineer", "Line Cook", "Accountant", "Software Engineer", "Keeper of Lanterns"];
const LANGUAGES: [&str; 3] = ["German", "Hindi", "French"];
const CERTIFICATES: [&str; 3] = ["CKA", "PMP", "Certified Lantern Keeper"];
const DEGREES: [&str; 4] = ["B.Tech", "Master of Arts", "PhD", "Diploma"];

/// One match between what was read.
pub(crate) fn matched(posting: &Posting, profile: &Profile, wishes: &Wishes) -> Match {
    let vocabulary = Vocabulary::embedded();
    let opening = Opening::new(posting, vocabulary);
    let person = Person::new(profile, wishes, vocabulary, TODAY);
    rank_postings(&person, &[opening], Weights::published(), vocabulary).remove(0)
}

pub(crate) fn years(hundredths: u16) -> Years {
    Years::from_hundredths(hundredths)
}

pub(crate) fn pay(min: Option<i64>, max: Option<i64>, currency: Currency, period: Period) -> Pay {
    let amount = |units: Option<i64>| units.map(Amount::from_units);
    Pay { min: amount(min), max: amount(max), currency: Some(currency), period: Some(period), estimated: false }
}

pub(crate) fn need(name: &str, importance: Importance, min_years: Option<Years>) -> SkillNeed {
    let (name, as_written) = (name.to_owned(), name.to_owned());
    SkillNeed { id: None, name, as_written, importance, min_years, listed: true, evidence: Vec::new() }
}

pub(crate) fn skill(name: &str, years: Option<Years>, last_used: Option<i16>) -> Skill {
    let last_used = last_used.and_then(talent::PartialDate::from_year);
    Skill { name: Some(name.to_owned()), years, last_used, ..Skill::default() }
}

pub(crate) fn place(city: &str, region: &str, country: Country) -> Place {
    let as_written = city.to_owned();
    Place { city: Some(city.to_owned()), region: Some(region.to_owned()), country: Some(country), as_written }
}

fn cities() -> Vec<Place> {
    vec![
        place("Pune", "Maharashtra", Country::IN),
        place("Mumbai", "Maharashtra", Country::IN),
        place("Chennai", "Tamil Nadu", Country::IN),
        place("Denver", "Colorado", Country::US),
        Place { as_written: "Lower Snugglethorpe".to_owned(), ..Place::default() },
    ]
}

fn maybe<T: std::fmt::Debug + Clone>(strategy: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(strategy)
}

fn any_years() -> impl Strategy<Value = Years> {
    (0_u16..2400).prop_map(years)
}

fn any_pay() -> impl Strategy<Value = Pay> {
    let currency = select(vec![Some(Currency::INR), Some(Currency::INR), Some(Currency::USD), None]);
    let period = select(vec![Some(Period::Year), Some(Period::Month), Some(Period::Hour), None]);
    (10_i64..40, 0_i64..30, 0..4, currency, period, any::<bool>()).prop_map(
        |(min, width, ends, currency, period, estimated)| {
            let scale = if period == Some(Period::Year) { 100_000 } else { 9_000 };
            let ends = (ends != 1, ends != 2);
            let amount = |units: i64| Some(Amount::from_units(units * scale));
            let (min, max) = (amount(min).filter(|_| ends.0), amount(min + width).filter(|_| ends.1));
            Pay { min, max, currency, period, estimated }
        },
    )
}

fn any_need() -> impl Strategy<Value = Vec<SkillNeed>> {
    let importance = || select(vec![Importance::Required, Importance::Preferred, Importance::Nice]);
    let one = move |name| (Just(name), importance(), maybe(any_years()), any::<bool>());
    let needs =
        subsequence(SKILLS.to_vec(), 0..=6).prop_flat_map(move |names| names.into_iter().map(one).collect::<Vec<_>>());
    let stated = |(name, importance, years, listed)| SkillNeed { listed, ..need(name, importance, years) };
    needs.prop_map(move |needs| needs.into_iter().map(stated).collect())
}

fn any_remote() -> impl Strategy<Value = Remote> {
    select(vec![Remote::No, Remote::Hybrid, Remote::Allowed, Remote::Only])
}

fn words(all: &[&'static str]) -> impl Strategy<Value = Vec<String>> + use<> {
    subsequence(all.to_vec(), 0..=2).prop_map(|names| names.into_iter().map(str::to_owned).collect())
}

/// Any posting of the small world.
pub(crate) fn any_posting() -> impl Strategy<Value = Posting> {
    let what = (maybe(select(TITLES.to_vec())), any_need(), maybe(0_u32..8), maybe((maybe(any_years()), 0_u16..900)));
    let terms = (maybe(any_pay()), subsequence(cities(), 0..=2), maybe(any_remote()), maybe(5_u16..90));
    let further = (words(&LANGUAGES), words(&CERTIFICATES), words(&DEGREES), any::<bool>());
    let who = maybe(select(vec!["Banyan Freight", "Okapi Tax"]));
    (what, terms, further, who).prop_map(|(what, terms, further, who)| {
        let (title, skills, hidden_skills, experience) = what;
        let (pay, places, remote, notice_days_max) = terms;
        let (languages, certifications, degrees, disputed) = further;
        let experience = experience.map(|(min, width)| ExperienceRange {
            min_years: min,
            max_years: Some(years(min.unwrap_or_default().hundredths() + width)).filter(|_| width % 2 == 0),
        });
        let message = "Header and body differ.".to_owned();
        let problem = Problem { kind: ProblemKind::ExperienceContradiction, message, evidence: Vec::new() };
        Posting {
            title: title.map(str::to_owned),
            employer: who.map(|name| Employer { name: name.to_owned(), masked: false }),
            skills,
            hidden_skills,
            experience,
            pay: pay.filter(|pay| pay.min.or(pay.max).is_some()),
            places,
            remote,
            notice_days_max,
            languages,
            certifications,
            education: degrees.into_iter().map(|degree| EducationNeed { degree, field: None }).collect(),
            problems: if disputed { vec![problem] } else { Vec::new() },
            ..Posting::default()
        }
    })
}

/// Any record of the small world.
pub(crate) fn any_profile() -> impl Strategy<Value = Profile> {
    let held = subsequence(SKILLS.to_vec(), 0..=6).prop_flat_map(|names| {
        names.into_iter().map(|name| (Just(name), maybe(any_years()), maybe(2005_i16..2027))).collect::<Vec<_>>()
    });
    let work = prop::collection::vec((select(TITLES.to_vec()), any::<bool>(), maybe(2001_i16..2027)), 0..4);
    let further = (words(&LANGUAGES), words(&CERTIFICATES), words(&DEGREES));
    let numbers = (maybe(any_years()), maybe(0_u16..120), maybe(any_pay()));
    (held, work, maybe(select(TITLES.to_vec())), further, numbers).prop_map(|(held, work, label, further, numbers)| {
        let (languages, certificates, degrees) = further;
        let (total_years, notice_days, pay_expected) = numbers;
        Profile {
            basics: Basics { label: label.map(str::to_owned), ..Basics::default() },
            skills: held.into_iter().map(|(name, years, used)| skill(name, years, used)).collect(),
            work: work.into_iter().map(|(title, current, end)| job(title, current, end)).collect(),
            languages: languages.into_iter().map(|name| language(&name)).collect(),
            certificates: certificates.into_iter().map(|name| certificate(&name)).collect(),
            education: degrees.into_iter().map(|degree| education(&degree)).collect(),
            total_years,
            notice_days,
            pay_expected,
            ..Profile::default()
        }
    })
}

/// Any wishes of the small world.
pub(crate) fn any_wishes() -> impl Strategy<Value = Wishes> {
    let places = subsequence(vec!["Pune", "Mumbai", "Chennai", "Denver", "Remote", "Anywhere", "Nether Wallop"], 0..=2);
    let remote = select(vec![RemoteWish::Only, RemoteWish::Preferred, RemoteWish::Any, RemoteWish::No]);
    let employer = (words(&["1-10", "50-200"]), words(&["seed", "listed"]), words(&["Banyan", "Kettle & Loom"]));
    (maybe(any_pay()), places, maybe(remote), words(&TITLES), maybe(0_u16..120), employer).prop_map(
        |(pay_floor, places, remote, titles, notice_days, (employer_sizes, employer_stages, blocked_employers))| {
            Wishes {
                pay_floor,
                places: places.into_iter().map(str::to_owned).collect(),
                remote,
                titles,
                notice_days,
                employer_sizes,
                employer_stages,
                blocked_employers,
            }
        },
    )
}

pub(crate) fn job(title: &str, current: bool, end: Option<i16>) -> Work {
    let end_date = end.filter(|_| !current).and_then(talent::PartialDate::from_year);
    Work { position: Some(title.to_owned()), current, end_date, ..Work::default() }
}

pub(crate) fn language(name: &str) -> Language {
    Language { language: Some(name.to_owned()), ..Language::default() }
}

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate { name: Some(name.to_owned()), ..Certificate::default() }
}

pub(crate) fn education(degree: &str) -> Education {
    Education { study_type: Some(degree.to_owned()), ..Education::default() }
}

pub(crate) fn source(file: &str) -> Source {
    Source { file: file.to_owned(), start: 0, end: 0 }
}
