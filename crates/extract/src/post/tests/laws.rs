//! What holds for any text at all.

use proptest::prelude::*;
use talent::{Posting, Span};

use super::read;

/// Lines of posts and of pages, in any order, between anything else.
fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "\\PC{0,30}",
        prop::sample::select(vec![
            "Rye Works",
            "at Rye Works",
            "Rye logo",
            "Posted by Om Shah",
            "via Bread by Tarun S",
            "Agency job",
            "3 recruiters",
            "2 - 5 yrs",
            "3+ years of Python",
            "₹10L - ₹40L / yr",
            "Best in industry",
            "Pune, Bengaluru (Bangalore)",
            "Remote only",
            "Skills",
            "skill iconKubernetes",
            "+5 more",
            "Read more",
            "Similar jobs",
            "Requirements:",
            "Good to have",
            "• Ansible is a plus",
            "\u{f0b7} Docker",
            "Job Title : Baker",
            "LOCATION:  Yerevan",
            "DEADLINE: 12 January 2026",
            "Acme | Engineer | Berlin | REMOTE | €60-80k",
            "Acme | Oven Engineer, Van Driver | Pune",
            "* Van Driver: rust, €50-60k",
            "We're hiring: • Baker • Van Driver",
            "B.Tech in Computer Science",
            "Dear Asha Menon, hello",
            "https://a.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.example\" target=\"_blank\">x",
            "R&amp;D <p> ovens",
            "",
            "Notice period: 30 days",
            "Key Skills",
            "Python, SQL (a, b), Go",
            "ountries: India, Nepal",
            "Oven Engineer Remote) 2",
            "Rye Works, Pune",
            "Experience - 8+ yrs",
            "fluent in German",
            "jobs@rye.example",
            "équipe – naïve 🥐",
            "Stellenangebot: Bäcker (m/w/d)",
            "Ofenhaus Qwz GmbH – 70565 Stuttgart",
            "Boulanger H/F – CDI – Lyon (69)",
            "2 400 à 2 900 € brut/mois, 32-36 K€",
            "Salário: R$ 9.000 a R$ 11.500/mês",
            "Lieu : Xqz Est, Lyon",
            "Benefícios: vale, férias",
            "Bakers x6 (Pune & Goa)",
            "Home weekly! avg $1,450/wk",
            "Ryely | Pune | Roles: [Baker, Van Driver] | 90K - 150K",
            "Part-time Baker needed for a small bakery",
            "Junior Baker (Hybrid – 2 days onsite)",
        ])
        .prop_map(str::to_owned),
    ];
    (prop::collection::vec(line, 0..24), prop::sample::select(vec!["\n", "\r\n", "\n\n", " | "]))
        .prop_map(|(lines, between)| lines.join(between))
}

/// The value itself, or markup that stands for it.
fn is_value(words: &str, value: &str) -> bool {
    words == value || words.contains(['&', '<'])
}

fn stands(value: Option<&str>, field: &str, posting: &Posting, text: &str) -> Result<(), TestCaseError> {
    let Some(value) = value else { return Ok(()) };
    let span = posting.evidence.get(field).and_then(|spans| spans.first()).copied();
    let words = span.and_then(|span| span.of(text));
    prop_assert!(words.is_some_and(|words| is_value(words, value)), "{field} {value:?} at {words:?}");
    Ok(())
}

proptest! {
    #[test]
    fn values_stand_at_their_evidence(text in text()) {
        for posting in read(&text) {
            let all = posting.evidence.values().flatten().chain(posting.skills.iter().flat_map(|skill| &skill.evidence)).chain(posting.problems.iter().flat_map(|problem| &problem.evidence));
            for span in all {
                prop_assert!(span.of(&text).is_some_and(|words| !words.is_empty()), "{span:?}");
            }
            prop_assert!(Span::new(posting.source.start, posting.source.end).of(&text).is_some());
            stands(posting.title.as_deref(), "title", &posting, &text)?;
            stands(posting.employer.as_ref().map(|employer| employer.name.as_str()), "employer", &posting, &text)?;
            stands(posting.agency.as_ref().map(|agency| agency.name.as_str()), "agency", &posting, &text)?;
            stands(posting.contact.as_deref(), "contact", &posting, &text)?;
            stands(posting.pay_note.as_deref(), "pay_note", &posting, &text)?;
            for (at, place) in posting.places.iter().enumerate() {
                let words = posting.evidence.get("places").and_then(|spans| spans.get(at)).and_then(|span| span.of(&text));
                let within = |words: &str| is_value(words, &place.as_written) || words.contains(&place.as_written);
                prop_assert!(words.is_some_and(within), "{:?} at {words:?}", place.as_written);
            }
            for (at, benefit) in posting.benefits.iter().enumerate() {
                let words = posting.evidence.get("benefits").and_then(|spans| spans.get(at)).and_then(|span| span.of(&text));
                prop_assert!(words.is_some_and(|words| is_value(words, benefit)), "{benefit:?} at {words:?}");
            }
            for skill in &posting.skills {
                let words = skill.evidence.first().and_then(|span| span.of(&text));
                prop_assert!(words.is_some_and(|words| is_value(words, &skill.as_written)), "{:?} at {words:?}", skill.as_written);
            }
        }
    }

    #[test]
    fn any_characters_can_be_read(text in any::<String>()) {
        read(&text);
    }

    #[test]
    fn reading_twice_gives_the_same(text in text()) {
        prop_assert_eq!(read(&text), read(&text));
    }

    #[test]
    fn postings_follow_one_another_or_are_openings_of_one_post(text in text()) {
        let postings = read(&text);
        for pair in postings.windows(2) {
            let (one, next) = (&pair[0], &pair[1]);
            let openings = one.source == next.source && one.title != next.title;
            prop_assert!(openings || one.source.end <= next.source.start);
        }
    }
}
