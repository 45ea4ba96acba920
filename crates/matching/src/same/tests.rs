//! Posts that are one vacancy, and posts that only look like it.

use talent::vocabulary::Vocabulary;
use talent::{Agency, Channel, Employer, Place, Posting};

use super::{Fingerprint, NameRelation, vacancies};

const FIRM: &str = "Banyan Freight moves a million boxes a year between forty ports. Everybody here has a say, a bicycle and five \
    weeks of holiday. We are proud of warehouses that run on sunlight, and we publish how much diesel we burn. Apply with a letter of \
    one page; we answer within ten days. ";
const PLANNER: &str = "You plan the routes of thirty lorries, talk to drivers before dawn and keep the tachograph law. You know how a \
    customs form is filled in and have planned loads for three years. A licence for dangerous goods is welcome. ";
const WELDER: &str = "You repair containers with electrode and gas, read drawings and leave seams that pass an x-ray. You bring a \
    valid certificate, two years in a yard and patience with rust. Night shifts come with a bonus. ";

fn posting(title: &str, employer: &str, place: &str, description: &str) -> Posting {
    Posting {
        title: Some(title.to_owned()),
        employer: Some(Employer { name: employer.to_owned(), masked: false }),
        places: vec![Place { city: Some(place.to_owned()), as_written: place.to_owned(), ..Place::default() }],
        description: description.to_owned(),
        ..Posting::default()
    }
}

fn planner() -> Posting {
    posting("Route Planner", "Banyan Freight", "Pune", &format!("{FIRM}{PLANNER}"))
}

/// The planner as an agency posts it: the client's name and half of what it says of itself are gone.
fn masked(agency: &str, end: &str) -> Posting {
    let firm = FIRM
        .replace("Banyan Freight", "Our client")
        .replace("Everybody here has a say, a bicycle and five weeks of holiday. ", "");
    Posting {
        employer: Some(Employer { name: "a leading carrier".to_owned(), masked: true }),
        agency: Some(Agency { name: agency.to_owned() }),
        channel: Some(Channel::Agency),
        ..posting("Route Planner", "", "Pune", &format!("{PLANNER}{firm}{end}"))
    }
}

fn groups(postings: &[Posting]) -> Vec<Vec<usize>> {
    let prints: Vec<Fingerprint> =
        postings.iter().map(|posting| Fingerprint::of(posting, Vocabulary::embedded())).collect();
    vacancies(&prints).into_iter().map(|vacancy| vacancy.members).collect()
}

#[test]
fn a_vacancy_posted_directly_and_by_two_agencies_is_one() {
    let welder = posting("Welder", "Banyan Freight", "Pune", &format!("{FIRM}{WELDER}"));
    let first =
        masked("Pelican Staffing", "Send your papers to our desk; we place drivers and planners all year round.");
    let second = masked("Quill & Anchor", "No fee is taken from candidates. Refer a friend if this is not for you.");
    assert_eq!(groups(&[welder, planner(), first, second]), [[1, 2, 3]]);
}

#[test]
fn two_roles_of_one_employer_that_share_half_their_text_are_two() {
    let welder = posting("Welder", "Banyan Freight", "Pune", &format!("{FIRM}{WELDER}"));
    assert!(groups(&[planner(), welder]).is_empty());
}

#[test]
fn the_same_role_in_two_cities_is_two() {
    let there = Posting { places: posting("", "", "Kochi", "").places, ..planner() };
    assert!(groups(&[planner(), there]).is_empty());
}

#[test]
fn one_title_at_two_employers_is_two() {
    let elsewhere = posting("Route Planner", "Heron Haulage", "Pune", WELDER);
    assert!(groups(&[planner(), elsewhere]).is_empty());
}

#[test]
fn names_that_are_one_employer_are_told_with_how_sure_that_is() {
    let long =
        Posting { employer: Some(Employer { name: "Banyan Freight Pvt Ltd".to_owned(), masked: false }), ..planner() };
    let prints = [planner(), long].map(|posting| Fingerprint::of(&posting, Vocabulary::embedded()));
    let found = vacancies(&prints);
    let [vacancy] = found.as_slice() else { panic!("one vacancy: {found:?}") };
    let employer = vacancy.employer.as_ref().expect("two ways to write the name");
    assert_eq!(employer.names, ["Banyan Freight", "Banyan Freight Pvt Ltd"]);
    assert_eq!((employer.by, employer.by.confidence()), (NameRelation::LegalForm, 970));
    assert!(vacancy.because[0].ends_with("% of the shorter text stands in the other"), "{:?}", vacancy.because);
}

#[test]
fn the_order_of_the_posts_changes_no_group() {
    let first = masked("Pelican Staffing", "Send your papers to our desk.");
    let welder = posting("Welder", "Banyan Freight", "Pune", &format!("{FIRM}{WELDER}"));
    assert_eq!(groups(&[planner(), welder.clone(), first.clone()]), [[0, 2]]);
    assert_eq!(groups(&[first, planner(), welder]), [[0, 1]]);
}

#[test]
fn posts_without_a_word_are_alone() {
    assert!(groups(&[Posting::default(), Posting::default()]).is_empty());
    assert!(groups(&[]).is_empty());
}
