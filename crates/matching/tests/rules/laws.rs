//! Laws that hold for every pair.

use matching::{Criterion, Match, Side, State, Weights};
use proptest::prelude::*;
use talent::{Period, Profile, Wishes};

use crate::invented::{
    SKILLS, any_posting, any_profile, any_wishes, certificate, education, job, language, matched, years,
};

fn sum_of(one: &Match, side: Side, value: impl Fn(&matching::Reason) -> u16) -> u16 {
    one.reasons.iter().filter(|reason| reason.side == side).map(value).sum()
}

fn is_state(one: &Match, criterion: Criterion, state: State) -> bool {
    one.reasons.iter().any(|reason| reason.criterion == criterion && reason.state == state)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn points_sum_and_every_side_has_a_thousand(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let one = matched(&posting, &profile, &wishes);
        for (side, points) in [(Side::Team, one.points.team), (Side::Person, one.points.person)] {
            prop_assert_eq!(sum_of(&one, side, |reason| reason.points), points);
            prop_assert_eq!(sum_of(&one, side, |reason| reason.points_max), 1000);
        }
        prop_assert!(one.reasons.iter().all(|reason| reason.points <= reason.points_max));
        prop_assert_eq!(one.excluded, one.reasons.iter().any(|reason| reason.state == State::Violated));
    }

    #[test]
    fn the_score_is_the_floor_of_the_product_and_effects_are_exact(
        posting in any_posting(), profile in any_profile(), wishes in any_wishes(),
    ) {
        let one = matched(&posting, &profile, &wishes);
        let table = |side, points: u16| u64::from(Weights::published().table(side)[usize::from(points)]);
        let score = |team, person| table(Side::Team, team) * table(Side::Person, person) / 1_000_000;
        let (team, person) = (one.points.team, one.points.person);
        prop_assert_eq!(u64::from(one.score.ppm()), score(team, person));
        for reason in &one.reasons {
            let without = |earned: u16| match reason.side {
                Side::Team => score(team - reason.points + earned, person),
                Side::Person => score(team, person - reason.points + earned),
            };
            let effect = i64::try_from(without(0)).unwrap() - i64::from(one.score.ppm());
            prop_assert_eq!(i64::from(reason.effect.ppm()), effect);
            let range = reason.range.map(|ends| ends.map(|end| u64::from(end.ppm())));
            let expected = (reason.state == State::Unknown).then(|| [without(0), without(reason.points_max)]);
            prop_assert_eq!(range, expected);
        }
    }

    #[test]
    fn what_is_unknown_earns_its_prior_and_nothing_else(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let one = matched(&posting, &profile, &wishes);
        let weights: serde_json::Value = serde_json::from_str(include_str!("../../weights.json")).unwrap();
        for reason in one.reasons.iter().filter(|r| r.state == State::Unknown && r.criterion != Criterion::BlockedEmployer) {
            let prior = weights["criteria"][reason.side.to_string()][reason.criterion.to_string()]["prior"].as_u64().unwrap();
            prop_assert_eq!(u64::from(reason.points), (u64::from(reason.points_max) * prior + 500) / 1000);
            prop_assert!(reason.question.is_some(), "{:?}", reason);
        }
    }

    #[test]
    fn adding_a_skill_never_lowers_the_team(
        posting in any_posting(), profile in any_profile(), wishes in any_wishes(),
        name in prop::sample::select(SKILLS.to_vec()), of in prop::option::of(0_u16..2000),
    ) {
        let before = matched(&posting, &profile, &wishes);
        // Few years stated where none were are a fact that need not fit.
        let held = profile.skills.iter().any(|skill| skill.name.as_deref() == Some(name));
        let mut more = profile;
        more.skills.push(crate::invented::skill(name, of.filter(|_| !held).map(years), None));
        let after = matched(&posting, &more, &wishes);
        prop_assert!(after.points.team >= before.points.team, "{} to {}", before.points.team, after.points.team);
        prop_assert_eq!(after.points.person, before.points.person);
    }

    #[test]
    fn adding_a_job_that_shows_a_skill_never_lowers_the_team(
        posting in any_posting(), profile in any_profile(),
        name in prop::sample::select(SKILLS.to_vec()), end in prop::option::of(1990_i16..2027), title in prop::bool::ANY,
    ) {
        let before = matched(&posting, &profile, &Wishes::default());
        let mut more = profile;
        let skills = talent::vocabulary::Vocabulary::embedded().find_skill(name).into_iter().collect();
        let mut work = talent::Work { skills, ..job("Keeper of Lanterns", end.is_none(), end) };
        work.position = posting.title.clone().filter(|_| title);
        more.work.push(work);
        prop_assert!(matched(&posting, &more, &Wishes::default()).points.team >= before.points.team);
    }

    #[test]
    fn a_year_more_never_lowers_the_team_up_to_the_maximum(
        posting in any_posting(), profile in any_profile(), total in 0_u16..2300,
    ) {
        let with = |hundredths: u16| {
            let profile = Profile { total_years: Some(years(hundredths)), ..profile.clone() };
            matched(&posting, &profile, &Wishes::default())
        };
        let (before, after) = (with(total), with(total + 100));
        let within = posting.experience.and_then(|range| range.max_years).is_none_or(|max| total + 100 <= max.hundredths());
        prop_assert!(!within || after.points.team >= before.points.team);
        prop_assert!(!after.excluded || before.excluded, "more years excluded");
    }

    #[test]
    fn a_year_more_of_a_skill_never_lowers_the_team(posting in any_posting(), profile in any_profile(), at in 0_usize..6) {
        let before = matched(&posting, &profile, &Wishes::default());
        let mut more = profile;
        if let Some(skill) = more.skills.get_mut(at) {
            skill.years = Some(years(skill.years.map_or(2400, |held| held.hundredths() + 100)));
        }
        prop_assert!(matched(&posting, &more, &Wishes::default()).points.team >= before.points.team);
    }

    #[test]
    fn adding_what_fits_never_lowers_the_team(posting in any_posting(), profile in any_profile()) {
        let mut profile = profile;
        let mut points = matched(&posting, &profile, &Wishes::default()).points.team;
        let mut check = |profile: &Profile| {
            let before = points;
            points = matched(&posting, profile, &Wishes::default()).points.team;
            points >= before
        };
        for name in &posting.languages {
            profile.languages.push(language(name));
            prop_assert!(check(&profile), "the language {}", name);
        }
        for name in &posting.certifications {
            profile.certificates.push(certificate(name));
            prop_assert!(check(&profile), "the certificate {}", name);
        }
        for asked in &posting.education {
            profile.education.push(education(&asked.degree));
            prop_assert!(check(&profile), "the degree {}", asked.degree);
        }
        if let Some(title) = &posting.title {
            profile.work.push(job(title, true, None));
            prop_assert!(check(&profile), "the title {}", title);
        }
        profile.notice_days = Some(0);
        prop_assert!(check(&profile), "no notice");
    }

    #[test]
    fn adding_a_wish_that_is_met_never_lowers_the_person(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let before = matched(&posting, &profile, &wishes);
        for place in &posting.places {
            let mut more = wishes.clone();
            more.places.push(place.city.clone().unwrap_or(place.as_written.clone()));
            let after = matched(&posting, &profile, &more);
            prop_assert!(after.points.person >= before.points.person, "{:?}: {:?} to {:?}", place, before.reasons, after.reasons);
            prop_assert!(is_state(&after, Criterion::Place, State::Satisfied) || is_state(&after, Criterion::Place, State::Violated));
        }
        let mut more = wishes.clone();
        more.titles.extend(posting.title.clone());
        prop_assert!(matched(&posting, &profile, &more).points.person >= before.points.person);
        let Some(least) = posting.pay.clone().filter(|pay| pay.currency.is_some() && pay.period.is_some() && pay.min.is_some()) else {
            return Ok(());
        };
        let more = Wishes { pay_floor: Some(talent::Pay { max: None, ..least }), ..wishes };
        prop_assert!(matched(&posting, &profile, &more).points.person >= before.points.person);
    }

    #[test]
    fn a_wish_for_the_employer_that_is_met_never_lowers_the_person(
        posting in any_posting(), profile in any_profile(), wishes in any_wishes(),
    ) {
        let vocabulary = talent::vocabulary::Vocabulary::embedded();
        let without = Wishes { employer_sizes: Vec::new(), employer_stages: Vec::new(), ..wishes };
        let with = Wishes { employer_sizes: vec!["50-200".to_owned()], ..without.clone() };
        let need = matching::Need::new(&posting, vocabulary).with_employer(Some("50-200".to_owned()), None);
        let points = |wishes: &Wishes| {
            let offer = matching::Offer::new(&profile, wishes, vocabulary, crate::invented::TODAY);
            matching::score(&need, &offer, matching::Standing::Clear, Weights::published(), vocabulary).points.person
        };
        prop_assert!(points(&with) >= points(&without));
    }

    #[test]
    fn a_lower_floor_never_lowers_the_person(posting in any_posting(), floor in 1_i64..80) {
        let with = |floor: i64| {
            let floor = crate::invented::pay(Some(floor * 100_000), None, talent::Currency::INR, Period::Year);
            matched(&posting, &Profile::default(), &Wishes { pay_floor: Some(floor), ..Wishes::default() }).points.person
        };
        prop_assert!(with(floor) >= with(floor + 1));
    }

    #[test]
    fn an_empty_record_is_unknown_on_everything_and_never_ahead_of_a_matching_skill(posting in any_posting()) {
        let empty = Profile { source: crate::invented::source("a-empty"), ..Profile::default() };
        let one = matched(&posting, &empty, &Wishes::default());
        prop_assert!(one.reasons.iter().all(|reason| reason.state == State::Unknown), "{:?}", one.reasons);
        prop_assert!(!one.known.team && !one.known.person && !one.excluded);
        for need in &posting.skills {
            let source = crate::invented::source("z-one-skill");
            let skilled = Profile { source, skills: vec![crate::invented::skill(&need.as_written, None, None)], ..Profile::default() };
            let ranked = ranked_people(&posting, &[empty.clone(), skilled]);
            prop_assert_eq!(&ranked[0].person_source.file, "z-one-skill");
            prop_assert!(ranked[0].known.team);
        }
    }

    #[test]
    fn a_match_survives_its_json(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let one = matched(&posting, &profile, &wishes);
        let json = serde_json::to_string(&one).unwrap();
        prop_assert!(!json.contains("null"), "{}", json);
        prop_assert_eq!(serde_json::from_str::<Match>(&json).unwrap(), one);
    }
}

fn ranked_people(posting: &talent::Posting, profiles: &[Profile]) -> Vec<Match> {
    let vocabulary = talent::vocabulary::Vocabulary::embedded();
    let person =
        |profile: &Profile| matching::Person::new(profile, &Wishes::default(), vocabulary, crate::invented::TODAY);
    let people: Vec<_> = profiles.iter().map(person).collect();
    matching::rank_people(&matching::Opening::new(posting, vocabulary), &people, Weights::published(), vocabulary)
}
