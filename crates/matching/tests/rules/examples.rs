//! What each criterion makes of plain cases.

use matching::{Criterion, Match, Reason, Side, State};
use talent::{
    Agency, Country, Currency, EducationNeed, Employer, ExperienceRange, Importance, Pay, Period, Posting, Problem,
    ProblemKind, Profile, Remote, RemoteWish, Wishes,
};

use crate::invented::{education, job, matched, need, pay, place, skill, years};

fn one(of: &Match, side: Side, criterion: Criterion) -> &Reason {
    of.reasons.iter().find(|reason| reason.side == side && reason.criterion == criterion).unwrap()
}

/// The state, and whether the points are this many thousandths of what could be earned, to the nearest point.
#[track_caller]
fn check_stands(of: &Match, side: Side, criterion: Criterion, (state, share): (State, u32), case: &str) {
    let reason = one(of, side, criterion);
    let points = u16::try_from((u32::from(reason.points_max) * share + 500) / 1000).unwrap();
    assert_eq!((reason.state, reason.points), (state, points), "{case}: {share} thousandths of {}", reason.points_max);
}

fn check_skill(asked: (&str, Option<u16>), held: &[(&str, Option<u16>, Option<i16>)], expected: (State, u32)) {
    let posting =
        Posting { skills: vec![need(asked.0, Importance::Required, asked.1.map(years))], ..Posting::default() };
    let skills = held.iter().map(|&(name, of, used)| skill(name, of.map(years), used)).collect();
    let got = matched(&posting, &Profile { skills, ..Profile::default() }, &Wishes::default());
    check_stands(&got, Side::Team, Criterion::Skills, expected, &format!("{asked:?} of {held:?}"));
}

#[test]
fn a_skill_counts_by_relation_years_and_recency() {
    check_skill(("Quillwork", None), &[], (State::Unknown, 200));
    check_skill(("Quillwork", None), &[("quillwork", None, None)], (State::Satisfied, 810));
    check_skill(("Quillwork", None), &[("quillwork", Some(400), Some(2026))], (State::Satisfied, 1000));
    check_skill(("Quillwork", None), &[("quillwork", Some(400), Some(2010))], (State::Satisfied, 900));
    check_skill(("Quillwork", Some(400)), &[("quillwork", Some(200), Some(2026))], (State::Partly, 650));
    check_skill(("Quillwork", Some(400)), &[("quillwork", None, Some(2026))], (State::Partly, 600));
    check_skill(("Java", None), &[("JavaScript", Some(400), Some(2026))], (State::Unknown, 200));
    check_skill(("K8s", None), &[("Kubernetes", Some(400), Some(2026))], (State::Satisfied, 1000));
}

#[test]
fn what_implies_a_skill_counts_and_the_better_of_two_decides() {
    let posting = Posting { skills: vec![need("Python", Importance::Required, None)], ..Posting::default() };
    let with = |names: &[&str]| {
        let skills = names.iter().map(|name| skill(name, Some(years(400)), Some(2026))).collect();
        matched(&posting, &Profile { skills, ..Profile::default() }, &Wishes::default())
    };
    let (implied, same) = (with(&["Django"]), with(&["Django", "Python"]));
    assert!(one(&implied, Side::Team, Criterion::Skills).text.contains("“Django”, which implies it"));
    assert!(implied.points.team < same.points.team);
    assert!(one(&same, Side::Team, Criterion::Skills).text.contains("“Python”"));
}

#[test]
fn a_job_says_when_a_skill_was_used_and_proves_it_where_nothing_else_does() {
    let posting = Posting { skills: vec![need("Python", Importance::Required, None)], ..Posting::default() };
    let python = talent::SkillId::new("python");
    let work = vec![talent::Work { skills: vec![python], ..job("Keeper of Lanterns", false, Some(2012)) }];
    let evidence = |field: &str, at| (field.to_owned(), vec![talent::Span::new(at, at + 6)]);
    let evidence: talent::Evidence = [evidence("work[0].highlights", 10), evidence("skills[0]", 30)].into();
    let at_work = Profile { work, evidence, ..Profile::default() };
    let listed = Profile { skills: vec![skill("Python", None, None)], ..at_work.clone() };
    let resume = |profile: &Profile| {
        let got = matched(&posting, profile, &Wishes::default());
        let reason = one(&got, Side::Team, Criterion::Skills).clone();
        (reason.points, reason.evidence.resume)
    };
    let (points, spans) = resume(&at_work);
    assert_eq!(spans, [talent::Span::new(10, 16)]);
    assert_eq!(resume(&listed), (points, vec![talent::Span::new(30, 36)]));
    let bare = resume(&Profile { work: Vec::new(), ..listed }).0;
    assert!(points >= bare, "use long ago counts less than a bare list");
}

#[test]
fn not_everything_hangs_on_the_one_skill_that_a_post_names() {
    let posting = Posting { skills: vec![need("Python", Importance::Required, None)], ..Posting::default() };
    let got = matched(&posting, &Profile::default(), &Wishes::default());
    let skills: Vec<_> =
        got.reasons.iter().filter(|r| r.criterion == Criterion::Skills).map(|r| (r.points_max, &*r.text)).collect();
    assert_eq!(skills[0].0, 348);
    assert_eq!(skills[1], (174, "The post names few skills; what else the work needs is not known."));
}

#[test]
fn tags_that_name_one_skill_are_one_requirement() {
    let names = ["Windows Azure", "Microsoft Windows Azure", "Azure", "quill-work", "Quill Work"];
    let skills = names.iter().map(|name| need(name, Importance::Nice, None)).collect();
    let got = matched(&Posting { skills, ..Posting::default() }, &Profile::default(), &Wishes::default());
    let about: Vec<_> =
        got.reasons.iter().filter(|r| r.criterion == Criterion::Skills).filter_map(|r| r.about.as_deref()).collect();
    assert_eq!(about, ["Microsoft Azure", "quill-work"]);
}

#[test]
fn a_posting_with_more_skills_than_are_weighed_still_sums_to_a_thousand() {
    let skills = (0..300).map(|i| need(&format!("craft {i}"), Importance::Required, None)).collect();
    let got = matched(&Posting { skills, ..Posting::default() }, &Profile::default(), &Wishes::default());
    let sum: u16 = got.reasons.iter().filter(|r| r.side == Side::Team).map(|r| r.points_max).sum();
    assert_eq!(
        (sum, got.reasons.iter().filter(|r| r.criterion == Criterion::Skills && r.points_max > 0).count()),
        (1000, 60)
    );
}

#[test]
fn a_question_names_the_weightiest_skills_and_counts_the_rest() {
    let skills = |names: &[&str]| names.iter().map(|name| need(name, Importance::Nice, None)).collect();
    let asked = |posting: &Posting| {
        let questions = matched(posting, &Profile::default(), &Wishes::default()).questions;
        questions.into_iter().find(|question| question.contains("worked with")).unwrap()
    };
    let few = Posting { skills: skills(&["Quillwork", "Tinning", "Thatch"]), ..Posting::default() };
    assert_eq!(asked(&few), "To the person: have you worked with Quillwork, Tinning or Thatch?");
    let mut many: Vec<_> =
        skills(&["Quillwork", "Tinning", "Thatch", "Brass", "Wicker", "Felt", "Slate", "Cork", "Jute"]);
    many.push(need("Gilding", Importance::Required, None));
    let many = Posting { skills: many, ..Posting::default() };
    assert_eq!(
        asked(&many),
        "To the person: have you worked with Gilding, Quillwork, Tinning, Thatch, Brass, Wicker, Felt, Slate or 2 more skills?"
    );
}

fn check_experience(min: Option<u16>, max: Option<u16>, held: u16, expected: (State, u32)) {
    let range = ExperienceRange { min_years: min.map(years), max_years: max.map(years) };
    let posting = Posting { experience: Some(range), ..Posting::default() };
    let profile = Profile { total_years: Some(years(held)), ..Profile::default() };
    let got = matched(&posting, &profile, &Wishes::default());
    check_stands(&got, Side::Team, Criterion::Experience, expected, &format!("{held} in {min:?} to {max:?}"));
}

#[test]
fn a_near_miss_of_experience_is_partly_and_only_far_below_excludes() {
    check_experience(Some(500), Some(800), 500, (State::Satisfied, 1000));
    check_experience(Some(500), Some(800), 800, (State::Satisfied, 1000));
    check_experience(Some(500), None, 425, (State::Partly, 700));
    check_experience(Some(500), None, 350, (State::Partly, 400));
    check_experience(Some(500), None, 349, (State::Violated, 0));
    check_experience(Some(100), None, 0, (State::Partly, 400));
    check_experience(None, Some(200), 3000, (State::Partly, 700));
    check_experience(Some(0), Some(100), 0, (State::Satisfied, 1000));
}

#[test]
fn a_post_that_contradicts_itself_on_experience_excludes_nobody() {
    let problem = Problem { kind: ProblemKind::ExperienceContradiction, message: String::new(), evidence: Vec::new() };
    let experience = Some(ExperienceRange { min_years: Some(years(1200)), max_years: None });
    let posting = Posting { experience, problems: vec![problem], ..Posting::default() };
    let got = matched(&posting, &Profile { total_years: Some(years(300)), ..Profile::default() }, &Wishes::default());
    check_stands(&got, Side::Team, Criterion::Experience, (State::Partly, 0), "");
    assert!(!got.excluded);
}

fn check_pay(offered: Pay, floor: Pay, expected: (State, u32)) {
    let posting = Posting { pay: Some(offered.clone()), ..Posting::default() };
    let wishes = Wishes { pay_floor: Some(floor.clone()), ..Wishes::default() };
    let got = matched(&posting, &Profile::default(), &wishes);
    check_stands(&got, Side::Person, Criterion::Pay, expected, &format!("{offered:?} against {floor:?}"));
}

#[test]
fn pay_is_compared_by_the_year_and_only_in_one_currency() {
    let inr = |min, max| pay(min, max, Currency::INR, Period::Year);
    let floor = || inr(Some(2_000_000), None);
    check_pay(inr(Some(2_000_000), Some(2_500_000)), floor(), (State::Satisfied, 1000));
    check_pay(inr(Some(1_000_000), Some(3_000_000)), floor(), (State::Partly, 700));
    check_pay(inr(Some(1_000_000), Some(2_000_000)), floor(), (State::Partly, 400));
    check_pay(inr(Some(1_000_000), Some(1_999_999)), floor(), (State::Violated, 0));
    check_pay(inr(None, Some(2_400_000)), floor(), (State::Partly, 750));
    check_pay(inr(Some(1_500_000), None), floor(), (State::Unknown, 500));
    check_pay(pay(Some(200_000), None, Currency::INR, Period::Month), floor(), (State::Satisfied, 1000));
    check_pay(pay(Some(90_000), Some(120_000), Currency::USD, Period::Year), floor(), (State::Unknown, 500));
    check_pay(
        pay(Some(50), Some(60), Currency::USD, Period::Hour),
        pay(Some(104_000), None, Currency::USD, Period::Year),
        (State::Satisfied, 1000),
    );
    check_pay(Pay { period: None, ..inr(Some(2_500_000), None) }, floor(), (State::Unknown, 500));
}

#[test]
fn an_estimate_counts_half_and_never_excludes() {
    let estimate = |max| Pay { estimated: true, ..pay(Some(1_000_000), Some(max), Currency::INR, Period::Year) };
    let floor = |units| pay(Some(units), None, Currency::INR, Period::Year);
    check_pay(estimate(1_500_000), floor(1_000_000), (State::Satisfied, 750));
    check_pay(estimate(1_500_000), floor(2_000_000), (State::Partly, 350));
}

#[test]
fn a_hope_read_in_a_resume_never_excludes_and_pay_today_is_not_looked_at() {
    let posting =
        Posting { pay: Some(pay(Some(900_000), Some(1_000_000), Currency::INR, Period::Year)), ..Posting::default() };
    let hope = Some(pay(Some(1_500_000), None, Currency::INR, Period::Year));
    let hoping = Profile { pay_expected: hope.clone(), ..Profile::default() };
    let got = matched(&posting, &hoping, &Wishes::default());
    check_stands(&got, Side::Person, Criterion::Pay, (State::Partly, 200), "");
    let earning = Profile { pay_current: hope, ..Profile::default() };
    let got = matched(&posting, &earning, &Wishes::default());
    check_stands(&got, Side::Person, Criterion::Pay, (State::Unknown, 500), "");
}

fn check_place(posting: Posting, wished: &[&str], remote: Option<RemoteWish>, near: State, far: State) {
    let wish = Wishes { places: wished.iter().map(|&place| place.to_owned()).collect(), remote, ..Wishes::default() };
    let got = matched(&posting, &Profile::default(), &wish);
    let states = (one(&got, Side::Person, Criterion::Place).state, one(&got, Side::Person, Criterion::Remote).state);
    assert_eq!(states, (near, far), "{:?} {:?} for {wished:?} {remote:?}", posting.places, posting.remote);
}

#[test]
fn places_are_compared_where_the_work_needs_one() {
    use State::{Partly, Satisfied, Unknown, Violated};
    let at = |remote: Option<Remote>| Posting {
        places: vec![place("Pune", "Maharashtra", Country::IN)],
        remote,
        ..Posting::default()
    };
    check_place(at(None), &[], None, Unknown, Unknown);
    check_place(at(None), &["pune"], None, Satisfied, Unknown);
    check_place(at(None), &["Chennai"], None, Violated, Unknown);
    check_place(at(None), &["Mumbai"], None, Partly, Unknown);
    check_place(at(None), &["India"], None, Satisfied, Unknown);
    check_place(at(None), &["Chennai", "Remote"], None, Unknown, Satisfied);
    check_place(at(None), &["Remote"], None, Unknown, Unknown);
    check_place(at(None), &["Anywhere"], None, Satisfied, Unknown);
    check_place(at(None), &["Nether Wallop"], None, Unknown, Unknown);
    check_place(at(Some(Remote::No)), &["Remote"], None, Unknown, Violated);
    check_place(at(Some(Remote::No)), &["Chennai", "Remote"], None, Violated, Satisfied);
    check_place(at(Some(Remote::Allowed)), &["Chennai"], None, Unknown, Unknown);
    check_place(at(Some(Remote::Allowed)), &["Chennai"], Some(RemoteWish::Preferred), Satisfied, Satisfied);
    check_place(at(Some(Remote::Hybrid)), &["Pune"], Some(RemoteWish::Only), Satisfied, Violated);
    check_place(at(Some(Remote::Hybrid)), &["Pune"], Some(RemoteWish::No), Satisfied, Partly);
    check_place(at(Some(Remote::Only)), &["Chennai"], None, Satisfied, Unknown);
    check_place(at(Some(Remote::Only)), &["Pune"], Some(RemoteWish::No), Satisfied, Violated);
}

#[test]
fn remote_work_from_another_country_is_a_matter_of_the_countries_named() {
    use State::{Satisfied, Unknown, Violated};
    let from = |country| Posting { remote: Some(Remote::Only), remote_countries: vec![country], ..Posting::default() };
    check_place(from(Country::IN), &["Pune"], Some(RemoteWish::Only), Satisfied, Satisfied);
    check_place(from(Country::US), &["Pune"], Some(RemoteWish::Only), Violated, Satisfied);
    check_place(from(Country::US), &["Remote"], None, Unknown, Satisfied);
    let denver = Posting {
        places: vec![place("Denver", "Colorado", Country::US)],
        remote: Some(Remote::Only),
        ..Posting::default()
    };
    check_place(denver.clone(), &["Pune"], Some(RemoteWish::Only), Unknown, Satisfied);
    check_place(denver, &["Remote"], None, Satisfied, Satisfied);
}

#[test]
fn a_home_is_not_a_wish() {
    let home = talent::Location {
        city: Some("Chennai".to_owned()),
        country_code: Some(Country::IN),
        ..talent::Location::default()
    };
    let profile =
        Profile { basics: talent::Basics { location: Some(home), ..talent::Basics::default() }, ..Profile::default() };
    let posting = Posting { places: vec![place("Pune", "Maharashtra", Country::IN)], ..Posting::default() };
    let got = matched(&posting, &profile, &Wishes::default());
    assert_eq!(one(&got, Side::Person, Criterion::Place).state, State::Unknown);
    assert!(got.questions.contains(&"To the person: would you work in Pune?".to_owned()), "{:?}", got.questions);
}

#[test]
fn notice_is_the_teams_and_a_wish_overrides_the_resume() {
    let posting = Posting { notice_days_max: Some(30), ..Posting::default() };
    let check = |resume: Option<u16>, wish: Option<u16>, expected: (State, u32)| {
        let profile = Profile { notice_days: resume, ..Profile::default() };
        let got = matched(&posting, &profile, &Wishes { notice_days: wish, ..Wishes::default() });
        check_stands(&got, Side::Team, Criterion::Start, expected, &format!("{resume:?} {wish:?}"));
    };
    check(None, None, (State::Unknown, 500));
    check(Some(30), None, (State::Satisfied, 1000));
    check(Some(90), Some(15), (State::Satisfied, 1000));
    check(Some(45), None, (State::Partly, 400));
    check(Some(46), None, (State::Violated, 0));
}

#[test]
fn the_same_title_is_the_whole_only_where_it_was_held_again_and_lately() {
    let posting = Posting { title: Some("Keeper of Lanterns".to_owned()), ..Posting::default() };
    let check = |jobs: &[(bool, Option<i16>)], share: u32| {
        let work = jobs.iter().map(|&(current, end)| job("keeper of lanterns", current, end)).collect();
        let got = matched(&posting, &Profile { work, ..Profile::default() }, &Wishes::default());
        check_stands(&got, Side::Team, Criterion::Title, (State::Satisfied, share), &format!("{jobs:?}"));
    };
    check(&[(true, None)], 760);
    check(&[(true, None), (false, Some(2025)), (false, Some(2024))], 1000);
    check(&[(false, Some(2008))], 616);
}

#[test]
fn a_degree_is_compared_by_its_level_and_excludes_nobody() {
    let asked = |degree: &str| Posting {
        education: vec![EducationNeed { degree: degree.to_owned(), field: None }],
        ..Posting::default()
    };
    let check = |degree: &str, held: &[&str], expected: (State, u32)| {
        let profile =
            Profile { education: held.iter().map(|degree| education(degree)).collect(), ..Profile::default() };
        let got = matched(&asked(degree), &profile, &Wishes::default());
        check_stands(&got, Side::Team, Criterion::Education, expected, &format!("{degree} of {held:?}"));
        assert!(!got.excluded);
    };
    check("B.Tech", &["Bachelor of Arts"], (State::Satisfied, 1000));
    check("B.Tech", &["Diploma", "M.Sc"], (State::Satisfied, 1000));
    check("Master's degree", &["B.E."], (State::Partly, 500));
    check("PhD", &["Diploma"], (State::Partly, 200));
    check("PhD", &[], (State::Unknown, 500));
    check("a sound mind", &["PhD"], (State::Unknown, 500));
}

#[test]
fn a_blocked_employer_excludes_also_behind_an_agency_and_a_masked_one_is_a_question() {
    let wishes = Wishes { blocked_employers: vec!["Okapi Tax".to_owned()], ..Wishes::default() };
    let state = |name: &str, masked: bool, agency: Option<&str>| {
        let posting = Posting {
            employer: Some(Employer { name: name.to_owned(), masked }),
            agency: agency.map(|name| Agency { name: name.to_owned() }),
            ..Posting::default()
        };
        let got = matched(&posting, &Profile::default(), &wishes);
        got.reasons.iter().find(|r| r.criterion == Criterion::BlockedEmployer).map(|r| r.state)
    };
    assert_eq!(state("OKAPI TAX Private Limited", false, None), Some(State::Violated));
    assert_eq!(state("Banyan Freight", false, Some("Okapi Tax")), Some(State::Violated));
    assert_eq!(state("a tax office", true, None), Some(State::Unknown));
    assert_eq!(state("Banyan Freight", false, None), None);
}

#[test]
fn hidden_skills_weigh_as_a_question() {
    let posting = Posting {
        skills: vec![need("Rust", Importance::Required, None)],
        hidden_skills: Some(5),
        ..Posting::default()
    };
    let got = matched(&posting, &Profile::default(), &Wishes::default());
    let hidden = got.reasons.iter().find(|r| r.criterion == Criterion::Skills && r.about.is_none()).unwrap();
    assert_eq!(hidden.text, "The page counts 5 more skills without naming them.");
    assert!(hidden.points_max > 0 && hidden.state == State::Unknown);
}
