//! Who somebody is changes no byte of what they score.

use proptest::prelude::*;
use talent::{Basics, Location, Pay, Profile, Reference, SocialProfile};

use crate::invented::{any_posting, any_profile, any_wishes, matched};

#[expect(clippy::unnecessary_wraps, reason = "every field of a record is optional")]
fn words(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// The same record under everything that ranking must not see: who, where they live, where and when they studied, what they earn today.
fn somebody_else(profile: &Profile) -> Profile {
    let location = Location {
        address: words("9 Marmalade Lane"),
        postal_code: words("00042"),
        city: words("Pune"),
        country_code: Some(talent::Country::US),
        region: words("Maharashtra"),
        ..Location::default()
    };
    let basics = Basics {
        name: words("Wilhelmina Ogunbanjo-Iyer"),
        email: words("w@example.org"),
        phone: words("+00 0000 000000"),
        image: words("https://example.org/w.png"),
        url: words("https://example.org/w"),
        summary: words("A mother of three, born in 1961."),
        location: Some(location),
        profiles: vec![SocialProfile { username: words("wilhelmina"), ..SocialProfile::default() }],
        extra: [("gender".to_owned(), "female".into()), ("birthDate".to_owned(), "1961-02-03".into())].into(),
        ..profile.basics.clone()
    };
    let mut other = Profile { basics, pay_current: profile.pay_expected.clone().map(doubled), ..profile.clone() };
    for course in &mut other.education {
        course.institution = words("Royal Institute of Hats");
        course.start_date = talent::PartialDate::from_year(1979);
        course.end_date = talent::PartialDate::from_year(1983);
        course.score = words("3rd class");
        course.area = words("Hats");
    }
    for job in &mut other.work {
        job.name = words("Hatters United");
        job.location = words("Elsewhere");
    }
    other.references.push(Reference { name: words("A Bishop"), ..Reference::default() });
    other.text = words("Wilhelmina Ogunbanjo-Iyer, born in 1961");
    other.languages.push(crate::invented::language("Yoruba"));
    other
}

fn doubled(pay: Pay) -> Pay {
    Pay { max: pay.max.map(|max| talent::Amount::from_hundredths(max.hundredths() * 2)), ..pay }
}

proptest! {
    #[test]
    fn another_person_with_the_same_record_scores_the_same_bytes(
        posting in any_posting(), profile in any_profile(), wishes in any_wishes(),
    ) {
        let one = serde_json::to_string(&matched(&posting, &profile, &wishes)).unwrap();
        let other = serde_json::to_string(&matched(&posting, &somebody_else(&profile), &wishes)).unwrap();
        prop_assert_eq!(one, other);
    }
}
