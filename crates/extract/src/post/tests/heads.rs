//! Heads in the shapes in which people write them by hand.

use talent::{Amount, Channel, Posting, ProblemKind, Remote};

use super::only;

fn employer(posting: &Posting) -> Option<&str> {
    posting.employer.as_ref().map(|employer| employer.name.as_str())
}

fn written(posting: &Posting) -> Vec<&str> {
    posting.places.iter().map(|place| place.as_written.as_str()).collect()
}

fn pay(posting: &Posting) -> Option<(i64, i64)> {
    let units = |amount: Option<Amount>| amount.map_or(0, Amount::hundredths) / 100;
    posting.pay.as_ref().map(|pay| (units(pay.min), units(pay.max)))
}

#[test]
fn a_firm_and_its_place_behind_a_sign() {
    let posting = only(
        "Warden of Ovens @ Kettle & Rye, Kirkwall, Orkney, Scotland\n\n5 - 8 years, 58.000 - 64.000 EUR\n\nWe bake for the islands.",
    );
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Warden of Ovens"), Some("Kettle & Rye")));
    assert_eq!(written(&posting), ["Kirkwall, Orkney, Scotland"]);
    assert_eq!(posting.places[0].country.as_ref().map(talent::Country::code), Some("GB"));
    assert_eq!(posting.experience.and_then(|range| range.max_years).map(f64::from), Some(8.0));
    assert_eq!(pay(&posting), Some((58_000, 64_000)));
    assert!(posting.problems.is_empty(), "{:?}", posting.problems);
}

#[test]
fn a_bold_name_with_its_terms_in_brackets() {
    let posting =
        only("**Copperline** (remote, US only) — Senior Rust Engineer — $150-180k + equity\n\nWe bake in Rust.");
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Senior Rust Engineer"), Some("Copperline")));
    assert_eq!((posting.remote, pay(&posting)), (Some(Remote::Allowed), Some((150_000, 180_000))));
    assert_eq!(posting.remote_countries.iter().map(talent::Country::code).collect::<Vec<_>>(), ["US"]);
    assert_eq!(posting.equity.as_deref(), Some("equity"));
}

#[test]
fn where_remote_work_may_be_done_is_no_place_of_it() {
    let posting = only(
        "Tidewater | Principal Engineer | Remote (US or Canada, overlap with ET 10am-4pm) | $180k - $220k\n\nNo visa sponsorship.",
    );
    assert!(posting.places.is_empty(), "{:?}", posting.places);
    assert_eq!(posting.remote_countries.iter().map(talent::Country::code).collect::<Vec<_>>(), ["US", "CA"]);
    assert_eq!(posting.time_zones, ["ET"]);
    let posting = only("Fernhollow | Remote (EU timezones ±2h) | Senior Baker | Full-time\n\nWe bake.");
    assert_eq!(posting.time_zones, ["EU timezones ±2h"]);
}

#[test]
fn places_in_titles() {
    let posting =
        only("Physics Teacher (Secondary), Pokhara, Nepal\nGreenhill School\nNPR 45,000 per month\n\nWe teach.");
    assert_eq!(posting.title.as_deref(), Some("Physics Teacher (Secondary)"));
    assert_eq!((employer(&posting), written(&posting)), (Some("Greenhill School"), vec!["Pokhara, Nepal"]));
    let posting = only("Electrician wanted\n£22 per hour, Leeds\n\nWe wire ovens.");
    assert_eq!((posting.title.as_deref(), written(&posting)), (Some("Electrician"), vec!["Leeds"]));
    assert_eq!(pay(&posting), Some((22, 22)));
}

#[test]
fn brackets_of_titles_stay_whole() {
    for title in ["Product Manager (Full Time, Remote)", "RN - Operating Room (OR)"] {
        let posting = only(&format!("{title}\nGreenhill Clinic\nLeeds\n\nWe heal."));
        assert_eq!(posting.title.as_deref(), Some(title));
    }
}

#[test]
fn houses_of_all_kinds_are_employers_under_a_label() {
    let posting = only("Hospital: St Brannock's Infirmary\nPosition: Staff Nurse\nLocation: Leeds\n\nWe nurse.");
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("Staff Nurse"), Some("St Brannock's Infirmary")));
    let posting = only("Job Title: Baker\nAgency: Lantern Search\nLocation: Leeds\n\nA bakery needs you.");
    assert_eq!(posting.agency.as_ref().map(|agency| agency.name.as_str()), Some("Lantern Search"));
    assert_eq!(posting.channel, Some(Channel::Agency));
    assert!(posting.problems.iter().any(|problem| problem.kind == ProblemKind::ClientNotNamed));
}

#[test]
fn prose_states_where_how_and_how_many() {
    let posting = only(
        "We make software for vets. You would work with two others, from our office in Galway or from home in Ireland. We have two openings. Health insurance and ESOPs.",
    );
    assert_eq!((written(&posting), posting.remote), (vec!["Galway"], Some(Remote::Allowed)));
    assert_eq!((posting.openings, posting.equity.as_deref()), (Some(2), Some("ESOPs")));
    assert_eq!(posting.benefits, ["Health insurance"]);
}

#[test]
fn a_title_behind_a_lone_sign_ends_with_its_field() {
    let text = "# Oven Engineer or remote within India · ₹22L – ₹ other places where being late has consequences. Eleven bakers, two of the";
    let posting = only(text);
    assert!(posting.evidence.values().flatten().all(|span| span.of(text).is_some()), "{:?}", posting.evidence);
    assert_ne!(posting.title.as_deref(), Some(""));
}
