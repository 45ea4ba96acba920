//! A request has its effect once, whoever sends it how often and when. The effect here is an entry in the audit log.

use jiff::SignedDuration;
use sea_orm::{EntityTrait, PaginatorTrait};
use uuid::Uuid;

use super::{Request, earlier, forget, remember};
use crate::actor::Actor;
use crate::audit;
use crate::database::Moment;
use crate::error::Error;
use crate::market::Market;
use crate::policy::Operation;
use crate::tests::{Fixture, at_once, on_both};

const KEY: &str = "0123456789abcdef";
const ADA: Actor = Actor::Visitor(Uuid::from_u128(1));
const BEN: Actor = Actor::Visitor(Uuid::from_u128(2));

/// Adds an entry; its id is the outcome. What was sent before has the outcome that it had.
async fn ask(market: &Market, actor: Actor, key: &str, text: &str) -> Result<String, Error> {
    let now = Moment::of(market.machine.now());
    let request = Request::new(actor, key, Operation::AddDraft, &text, now)?;
    let transaction = market.store.write().await?;
    if let Some(outcome) = earlier(&transaction, &request).await? {
        return Ok(outcome);
    }
    let outcome = market.machine.id();
    audit::record(&transaction, &*market.machine, actor, Operation::AddDraft, Some(outcome)).await?;
    remember(&transaction, request, outcome.to_string()).await?;
    transaction.commit().await?;
    Ok(outcome.to_string())
}

async fn effects(fixture: &Fixture) -> u64 {
    audit::entity::Entity::find().count(fixture.market.store.read()).await.unwrap()
}

#[test]
fn a_form_that_is_sent_twice_has_its_effect_once_and_the_same_answer() {
    on_both(async |fixture| {
        let first = ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
        assert_eq!(ask(&fixture.market, ADA, KEY, "a post").await.unwrap(), first);
        assert_eq!(effects(fixture).await, 1);
    });
}

#[test]
fn a_key_is_good_for_one_content() {
    on_both(async |fixture| {
        ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
        let other = ask(&fixture.market, ADA, KEY, "another post").await;
        assert!(matches!(other, Err(Error::KeyReused)), "{other:?}");
        assert_eq!(effects(fixture).await, 1);
    });
}

#[test]
fn keys_of_two_holders_never_meet() {
    on_both(async |fixture| {
        let hers = ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
        let his = ask(&fixture.market, BEN, KEY, "a post").await.unwrap();
        assert_ne!(hers, his);
        assert_eq!(effects(fixture).await, 2);
    });
}

#[test]
fn what_was_not_committed_does_not_count() {
    on_both(async |fixture| {
        let now = Moment::of(fixture.market.machine.now());
        let request = Request::new(ADA, KEY, Operation::AddDraft, &"a post", now).unwrap();
        let transaction = fixture.market.store.write().await.unwrap();
        assert_eq!(earlier(&transaction, &request).await.unwrap(), None);
        drop(transaction);
        ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
        assert_eq!(effects(fixture).await, 1);
    });
}

#[test]
fn sent_at_once_over_two_connections_it_has_one_effect() {
    on_both(async |fixture| {
        let other = fixture.another().await;
        for round in 0..20 {
            let key = format!("round-{round:0>16}");
            let (here, there) = (ask(&fixture.market, ADA, &key, "a post"), ask(&other, ADA, &key, "a post"));
            let [here, there] = at_once([Box::pin(here), Box::pin(there)]).await;
            assert_eq!(here.unwrap(), there.unwrap());
            assert_eq!(effects(fixture).await, round + 1);
        }
        other.close().await.unwrap();
    });
}

#[test]
fn sent_at_once_with_two_contents_one_is_refused() {
    on_both(async |fixture| {
        let other = fixture.another().await;
        let (here, there) = (ask(&fixture.market, ADA, KEY, "a post"), ask(&other, ADA, KEY, "another"));
        let answers = at_once([Box::pin(here), Box::pin(there)]).await;
        let refused = answers.into_iter().filter(|answer| matches!(answer, Err(Error::KeyReused))).count();
        assert_eq!((refused, effects(fixture).await), (1, 1));
        other.close().await.unwrap();
    });
}

#[test]
fn a_key_is_forgotten_after_a_day() {
    on_both(async |fixture| {
        let first = ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
        for (hours, known) in [(23, true), (24, false)] {
            fixture.machine.at("2026-11-20T09:00:00Z");
            fixture.machine.pass(SignedDuration::from_hours(hours));
            let transaction = fixture.market.store.write().await.unwrap();
            forget(&transaction, Moment::of(fixture.market.machine.now())).await.unwrap();
            transaction.commit().await.unwrap();
            let again = ask(&fixture.market, ADA, KEY, "a post").await.unwrap();
            assert_eq!(again == first, known, "after {hours} hours");
        }
    });
}

#[test]
fn a_key_has_16_to_128_visible_ascii_characters() {
    let accepted = |key: &str| {
        let now = Moment::of("2026-11-20T09:00:00Z".parse().unwrap());
        Request::new(ADA, key, Operation::AddDraft, &"a post", now).map(drop).map_err(|error| error.to_string())
    };
    for key in [KEY, &"x".repeat(128), "!\"#$%&'()*+,-./~"] {
        assert_eq!(accepted(key), Ok(()), "{key}");
    }
    for key in ["", "0123456789abcde", &"x".repeat(129), "0123456789 abcdef", "0123456789abcdé", "0123456789abcdef\0"]
    {
        insta::allow_duplicates! {
            insta::assert_snapshot!(accepted(key).unwrap_err(), @"The form's key must have 16 to 128 visible ASCII characters; open the form again and send it once.");
        }
    }
}
