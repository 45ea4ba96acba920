//! A browser is known by its token and by nothing else.

use jiff::SignedDuration;
use sea_orm::EntityTrait;

use super::entity;
use crate::actor::Actor;
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
