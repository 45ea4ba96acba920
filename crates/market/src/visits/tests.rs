//! A browser is known by its token and by nothing else.

use jiff::SignedDuration;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{entity, forget};
use crate::actor::Actor;
use crate::database::Moment;
use crate::documents::Document;
use crate::tests::on_both;

#[test]
fn a_browser_is_known_by_its_token_for_thirty_days() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (token, visitor) = market.begin_visit().await.unwrap();
        let (other_token, other) = market.begin_visit().await.unwrap();
        assert_ne!(visitor, other);
        assert_eq!(market.visitor(&token).await.unwrap(), visitor);
        assert_eq!(market.visitor(&other_token).await.unwrap(), other);
        fixture.machine.pass(SignedDuration::from_hours(30 * 24 - 1));
        assert_eq!(market.visitor(&token).await.unwrap(), visitor);
        fixture.machine.pass(SignedDuration::from_hours(1));
        assert_eq!(market.visitor(&token).await.unwrap(), Actor::Stranger);
    });
}

#[test]
fn whatever_else_a_cookie_says_is_a_strangers() {
    on_both(async |fixture| {
        let (token, _) = fixture.market.begin_visit().await.unwrap();
        let stored = entity::Entity::find().one(fixture.market.store.read()).await.unwrap().unwrap();
        for said in [
            "",
            " ",
            &token[1..],
            &token.to_uppercase(),
            &stored.token_hash,
            &stored.id.to_string(),
            "\0",
            "' OR 1=1 --",
        ] {
            assert_eq!(fixture.market.visitor(said).await.unwrap(), Actor::Stranger, "{said:?}");
        }
    });
}

#[test]
fn a_token_is_unforeseeable_and_not_stored() {
    on_both(async |fixture| {
        let (token, _) = fixture.market.begin_visit().await.unwrap();
        assert!(token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{token}");
        let stored = entity::Entity::find().one(fixture.market.store.read()).await.unwrap().unwrap();
        assert_ne!(stored.token_hash, token);
    });
}

#[test]
fn a_visit_is_forgotten_a_day_after_it_is_not_known_any_more() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let stored = async || entity::Entity::find().count(market.store.read()).await.unwrap();
        market.begin_visit().await.unwrap();
        fixture.machine.pass(SignedDuration::from_hours(31 * 24 - 1));
        let (_, late) = market.begin_visit().await.unwrap();
        market.work().await.unwrap();
        assert_eq!(stored().await, 2);
        fixture.machine.pass(SignedDuration::from_hours(1));
        market.work().await.unwrap();
        let left = entity::Entity::find().one(market.store.read()).await.unwrap().unwrap();
        assert_eq!((stored().await, Actor::Visitor(left.id)), (1, late));
    });
}

#[test]
fn a_visit_stays_while_something_of_it_does() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (_, visitor) = market.begin_visit().await.unwrap();
        let post = Document::plain("Lamplighter wanted in Quillhaven. You tend the lanterns of the old harbour.");
        market.add_draft(visitor, post, "0123456789abcdef").await.unwrap();
        fixture.machine.pass(SignedDuration::from_hours(40 * 24));
        let transaction = market.store.write().await.unwrap();
        forget(&transaction, Moment::of(market.machine.now())).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(entity::Entity::find().count(market.store.read()).await.unwrap(), 1);
        // The draft is forgotten in this round, the visit in the next.
        market.work().await.unwrap();
        market.work().await.unwrap();
        assert_eq!(entity::Entity::find().count(market.store.read()).await.unwrap(), 0);
    });
}
