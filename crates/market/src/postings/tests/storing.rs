//! Each text is stored once, with its employers, a change row and an audit entry; a posting ends once.

use std::sync::Arc;

use jiff::SignedDuration;
use jiff::civil::date;
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

use super::{BAKER, DRIVER, SEALED, read};
use crate::actor::Actor;

use crate::error::Error;
use crate::market::Market;
use crate::postings::{Closed, Reason, entity, source};
use crate::tests::{Fixture, on_both};
use crate::{audit, changes, employers};

/// How many sources, postings, employers, changes and audit entries there are.
async fn rows(market: &Market) -> [u64; 5] {
    let connection = market.store.read();
    [
        source::Entity::find().count(connection).await.unwrap(),
        entity::Entity::find().count(connection).await.unwrap(),
        employers::entity::Entity::find().count(connection).await.unwrap(),
        changes::entity::Entity::find().count(connection).await.unwrap(),
        audit::entity::Entity::find().count(connection).await.unwrap(),
    ]
}

async fn import(fixture: &Fixture, text: &str) -> Uuid {
    let imported = fixture.market.import_posts(Actor::Operator, vec![read("post.txt", text)]).await.unwrap();
    imported[0].postings[0]
}

#[test]
fn a_text_is_stored_once_however_often_it_comes() {
    on_both(async |fixture| {
        let batch = || vec![read("a.txt", BAKER), read("b.txt", DRIVER), read("copy-of-a.txt", BAKER)];
        let first = fixture.market.import_posts(Actor::Operator, batch()).await.unwrap();
        let said: Vec<_> = first.iter().map(|one| (one.file.as_str(), one.postings.len(), one.new)).collect();
        assert_eq!(said, [("a.txt", 1, true), ("b.txt", 1, true), ("copy-of-a.txt", 1, false)]);
        assert_eq!(first[0].postings, first[2].postings);
        let before = rows(&fixture.market).await;
        assert_eq!(before[..4], [2, 2, 2, 2]);
        let again = fixture.market.import_posts(Actor::Operator, batch()).await.unwrap();
        assert!(again.iter().all(|one| !one.new));
        assert_eq!(
            again.iter().map(|one| &one.postings).collect::<Vec<_>>(),
            first.iter().map(|one| &one.postings).collect::<Vec<_>>()
        );
        assert_eq!(rows(&fixture.market).await, before);
        assert!(fixture.market.import_posts(Actor::Operator, Vec::new()).await.unwrap().is_empty());
    });
}

#[test]
fn two_importers_of_the_same_texts_store_them_once() {
    on_both(async |fixture| {
        let other = Arc::new(fixture.another().await);
        let texts: Vec<String> = (0..60).map(|n| format!("{BAKER}\nShop number {n}.")).collect();
        let batch = |reversed: bool| {
            let mut posts: Vec<_> = texts.iter().map(|text| read("post.txt", text)).collect();
            if reversed {
                posts.reverse();
            }
            posts
        };
        let second = tokio::spawn({
            let (other, batch) = (Arc::clone(&other), batch(true));
            async move { other.import_posts(Actor::Operator, batch).await }
        });
        let one = fixture.market.import_posts(Actor::Operator, batch(false)).await;
        let (one, two) = (one.unwrap(), second.await.unwrap().unwrap());
        let fresh = one.iter().chain(&two).filter(|one| one.new).count();
        assert_eq!(fresh, 60);
        let ids = |imported: &[crate::ImportedPost]| {
            let mut ids: Vec<_> = imported.iter().flat_map(|one| one.postings.clone()).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&one), ids(&two));
        assert_eq!(rows(&fixture.market).await[..4], [60, 60, 1, 60]);
        other.close().await.unwrap();
    });
}

#[test]
fn an_employer_is_one_however_its_name_is_written_and_a_description_is_none() {
    on_both(async |fixture| {
        let baker = import(fixture, BAKER).await;
        let shouted = import(fixture, &BAKER.replace("Rye & Oven Ltd", "RYE&OVEN LTD.").replace("Night", "Day")).await;
        let sealed = import(fixture, SEALED).await;
        let market = &fixture.market;
        let employer = async |id| market.posting(Actor::Stranger, id).await.unwrap().employer;
        assert_eq!(employer(baker).await.unwrap().name, "Rye & Oven Ltd");
        assert_eq!(employer(shouted).await, employer(baker).await);
        let sealed = market.posting(Actor::Stranger, sealed).await.unwrap();
        assert_eq!(sealed.employer, None);
        assert_eq!(sealed.posting.employer.unwrap().name, "A profitable bread company");
        assert_eq!(sealed.agency.unwrap().name, "Lantern Search");
        assert_eq!(rows(market).await[2], 2);
    });
}

#[test]
fn a_posting_ends_once_and_says_when_and_why() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let id = import(fixture, BAKER).await;
        assert_eq!(market.posting(Actor::Stranger, id).await.unwrap().closed, None);
        market.close_posting(Actor::Operator, id, Reason::Filled).await.unwrap();
        let ended = rows(market).await;
        fixture.machine.pass(SignedDuration::from_hours(48));
        market.close_posting(Actor::Operator, id, Reason::Withdrawn).await.unwrap();
        let closed = market.posting(Actor::Stranger, id).await.unwrap().closed;
        assert_eq!(closed, Some(Closed { on: date(2026, 11, 20), reason: Reason::Filled }));
        assert_eq!(rows(market).await, ended);
        assert_eq!(ended[3..], [2, 2]);
    });
}

#[test]
fn a_posting_past_its_deadline_is_still_open_and_says_so() {
    on_both(async |fixture| {
        let id = import(fixture, BAKER).await;
        let seen = async || fixture.market.posting(Actor::Stranger, id).await.unwrap();
        fixture.machine.at("2026-11-30T23:59:59Z");
        assert!(!seen().await.past_deadline);
        fixture.machine.at("2026-12-01T00:00:00Z");
        let late = seen().await;
        assert!(late.past_deadline && late.closed.is_none());
        assert_eq!(fixture.market.counters(Actor::Stranger).await.unwrap().open_postings, 1);
    });
}

#[test]
fn only_the_operator_imports_and_ends_and_what_is_not_there_does_not_exist() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let id = import(fixture, BAKER).await;
        let before = rows(market).await;
        let (_, visitor) = market.begin_visit().await.unwrap();
        for actor in [Actor::Stranger, visitor, Actor::Market] {
            let imported = market.import_posts(actor, vec![read("b.txt", DRIVER)]).await;
            assert!(matches!(imported, Err(Error::NotFound)), "{actor:?}");
            let ended = market.close_posting(actor, id, Reason::Expired).await;
            assert!(matches!(ended, Err(Error::NotFound)), "{actor:?}");
        }
        assert_eq!(rows(market).await, before);
        let nothing = Uuid::from_u128(7);
        assert!(matches!(market.posting(Actor::Operator, nothing).await, Err(Error::NotFound)));
        let ended = market.close_posting(Actor::Operator, nothing, Reason::Filled).await;
        assert!(matches!(ended, Err(Error::NotFound)));
    });
}

#[test]
fn what_was_read_comes_back_as_it_was_even_with_characters_that_no_database_takes() {
    on_both(async |fixture| {
        let text = BAKER.replace("sourdough", "sour\0dough 🥖 “quoted” \u{1a}");
        let id = import(fixture, &text).await;
        let seen = fixture.market.posting(Actor::Stranger, id).await.unwrap().posting;
        assert_eq!(seen.title.as_deref(), Some("Night Baker"));
        assert!(seen.description.contains("🥖 “quoted”"), "{}", seen.description);
        let read = &read("post.txt", BAKER).postings[0];
        assert_eq!((&seen.pay, &seen.places, &seen.experience), (&read.pay, &read.places, &read.experience));
    });
}

#[test]
fn what_was_stored_is_there_after_the_market_was_opened_again() {
    on_both(async |fixture| {
        let id = import(fixture, BAKER).await;
        let before = fixture.market.posting(Actor::Stranger, id).await.unwrap();
        let again = fixture.another().await;
        assert_eq!(again.posting(Actor::Stranger, id).await.unwrap(), before);
        again.close().await.unwrap();
    });
}
