//! Who sees which matches, with which words.

use jiff::civil::date;
use talent::{RemoteWish, Wishes};
use uuid::Uuid;

use super::Matches;
use crate::actor::Actor;
use crate::candidates::{ReadResume, Standing};
use crate::documents::Document;
use crate::error::Error;
use crate::market::Market;
use crate::postings::tests::{BAKER, DRIVER, SEALED, read};
use crate::tests::on_both;

const RESUME: &str = "\
Ottoline Brack
Night baker, 3 years of experience

Experience
Baker, Crumb & Daughters, Pune, Jan 2021 - Mar 2024
- Kept the books in Microsoft Excel, wrote the rota in Python

Skills
Python, Microsoft Excel
";

fn resume(wishes: Wishes) -> ReadResume {
    let read = ReadResume::of("ottoline.txt", Document::plain(RESUME), date(2026, 11, 20)).unwrap();
    ReadResume { wishes, ..read }
}

async fn example(market: &Market) -> Uuid {
    let resumes = vec![resume(Wishes::default())];
    market.import_resumes(Actor::Operator, resumes, Standing::Example).await.unwrap()[0].id
}

fn titles(matches: &Matches) -> Vec<&str> {
    matches.each.iter().map(|one| one.line.title.as_deref().unwrap_or_default()).collect()
}

#[test]
fn a_visitor_sees_the_matches_of_their_own_candidate_and_of_examples_and_nobody_elses() {
    on_both(async |fixture| {
        let market = &fixture.market;
        market.import_posts(Actor::Operator, vec![read("baker.txt", BAKER)]).await.unwrap();
        let (_, owner) = market.begin_visit().await.unwrap();
        let (_, other) = market.begin_visit().await.unwrap();
        let own = market.add_candidate(owner, resume(Wishes::default()), "form-that-is-sent-once").await.unwrap();
        let example = example(market).await;
        assert_eq!(market.matches(owner, own, 1).await.unwrap().total, 1);
        for actor in [owner, other, Actor::Stranger] {
            assert_eq!(market.matches(actor, example, 1).await.unwrap().total, 1);
        }
        for actor in [other, Actor::Stranger, Actor::Operator, Actor::Market] {
            assert!(matches!(market.matches(actor, own, 1).await, Err(Error::NotFound)), "{actor:?}");
        }
        assert!(matches!(market.matches(owner, Uuid::from_u128(1), 1).await, Err(Error::NotFound)));
    });
}

#[test]
fn receipts_quote_both_texts_and_points_sum_up() {
    on_both(async |fixture| {
        let market = &fixture.market;
        market.import_posts(Actor::Operator, vec![read("baker.txt", BAKER)]).await.unwrap();
        let matches = market.matches(Actor::Stranger, example(market).await, 1).await.unwrap();
        let best = &matches.each[0].matched;
        let python = best.reasons.iter().find(|reason| reason.about.as_deref() == Some("Python")).unwrap();
        let words = python.words.as_ref().unwrap();
        assert_eq!(words.posting, ["Python"]);
        assert!(words.resume.iter().all(|word| word == "Python") && !words.resume.is_empty());
        let team = best.reasons.iter().filter(|reason| reason.side == matching::Side::Team);
        assert_eq!(team.map(|reason| reason.points).sum::<u16>(), best.points.team);
        assert!(!best.questions.is_empty());
    });
}

#[test]
fn names_that_are_held_back_stand_in_no_receipt() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let text = SEALED.replace("forecasts in Python", "forecasts in Python for Oda Brimble");
        market.import_posts(Actor::Operator, vec![read("sealed.txt", &text)]).await.unwrap();
        let matches = market.matches(Actor::Stranger, example(market).await, 1).await.unwrap();
        assert_eq!(matches.total, 1);
        assert!(!format!("{matches:?}").to_lowercase().contains("brimble"));
    });
}

#[test]
fn changed_wishes_show_in_the_next_answer_and_the_excluded_follow() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let posts = vec![read("baker.txt", BAKER), read("driver.txt", DRIVER)];
        market.import_posts(Actor::Operator, posts).await.unwrap();
        let (_, owner) = market.begin_visit().await.unwrap();
        let id = market.add_candidate(owner, resume(Wishes::default()), "form-that-is-sent-once").await.unwrap();
        let before = market.matches(owner, id, 1).await.unwrap();
        assert_eq!((titles(&before), before.open), (vec!["Night Baker", "Van Driver"], 2));
        assert_eq!(before.outlooks, []);
        let wishes = Wishes { places: vec!["Kochi".to_owned()], ..Wishes::default() };
        market.change_wishes(owner, id, wishes, "form-about-places").await.unwrap();
        let after = market.matches(owner, id, 1).await.unwrap();
        assert_eq!((titles(&after), after.open, after.total), (vec!["Van Driver", "Night Baker"], 1, 2));
        assert!(after.each[1].matched.excluded);
        assert_eq!(after.outlooks.len(), 1);
        assert_eq!(after.outlooks[0].line.title.as_deref(), Some("Night Baker"));
        let wishes = Wishes { remote: Some(RemoteWish::Any), ..Wishes::default() };
        market.change_wishes(owner, id, wishes, "form-about-anywhere").await.unwrap();
        assert_eq!(market.matches(owner, id, 1).await.unwrap().open, 2);
    });
}

#[test]
fn a_page_holds_twenty_and_one_beyond_the_last_is_the_last() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let posts = (0..21).map(|at| read("baker.txt", &format!("{BAKER}\nOven {at}\n"))).collect();
        market.import_posts(Actor::Operator, posts).await.unwrap();
        let id = example(market).await;
        let first = market.matches(Actor::Stranger, id, 0).await.unwrap();
        let last = market.matches(Actor::Stranger, id, 9).await.unwrap();
        assert_eq!((first.each.len(), first.page, first.pages), (20, 1, 2));
        assert_eq!((last.each.len(), last.page, last.total), (1, 2, 21));
        assert_eq!(last.each[0].matched.rank, 21);
    });
}
