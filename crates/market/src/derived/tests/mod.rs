//! What is held in memory equals what the database says, and readers see it whole.

mod rebuilt;
mod whole;

use jiff::SignedDuration;

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;
use crate::postings::Reason;
use crate::postings::tests::{BAKER, DRIVER, read};
use crate::search::Search;
use crate::tests::on_both;

/// Everything that is held, as bytes.
pub(super) async fn bytes(market: &Market) -> Vec<u8> {
    market.ask(|held| [held.index.to_bytes(), held.network.to_bytes()].concat()).await.unwrap()
}

async fn total(market: &Market) -> usize {
    market.search(Actor::Stranger, &Search::default()).await.unwrap().total
}

#[test]
fn a_search_without_filters_finds_what_the_counters_count() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let posts = vec![read("baker.txt", BAKER), read("driver.txt", DRIVER)];
        let stored = market.import_posts(Actor::Operator, posts).await.unwrap();
        market.follow().await.unwrap();
        assert_eq!(total(market).await, 2);
        assert_eq!(market.counters(Actor::Stranger).await.unwrap().open_postings, 2);
        market.close_posting(Actor::Operator, stored[0].postings[0], Reason::Filled).await.unwrap();
        market.follow().await.unwrap();
        assert_eq!(total(market).await, 1);
        assert_eq!(market.counters(Actor::Stranger).await.unwrap().open_postings, 1);
    });
}

#[test]
fn a_market_is_ready_once_it_was_built() {
    on_both(async |fixture| {
        assert!(matches!(fixture.market.ready().await, Err(Error::Unavailable(_))));
        assert_eq!(fixture.market.follow().await.unwrap(), 0);
        fixture.market.ready().await.unwrap();
    });
}

#[test]
fn a_commit_wakes_the_follower_and_other_processes_are_followed_too() {
    on_both(async |fixture| {
        let other = fixture.another().await;
        assert_eq!(total(&other).await, 0);
        fixture.market.follow().await.unwrap();
        fixture.market.import_posts(Actor::Operator, vec![read("baker.txt", BAKER)]).await.unwrap();
        fixture.market.changed().await;
        assert_eq!(fixture.market.follow().await.unwrap(), 1);
        assert_eq!(fixture.market.follow().await.unwrap(), 0);
        assert_eq!(other.follow().await.unwrap(), 1);
        assert_eq!((total(&fixture.market).await, total(&other).await), (1, 1));
        other.close().await.unwrap();
    });
}

#[test]
fn on_a_new_day_everything_is_counted_from_that_day() {
    on_both(async |fixture| {
        let resume = rebuilt::resume(1);
        fixture.market.import_posts(Actor::Operator, vec![read("baker.txt", BAKER)]).await.unwrap();
        fixture.market.import_resumes(Actor::Operator, vec![resume], crate::Standing::Example).await.unwrap();
        fixture.market.follow().await.unwrap();
        fixture.machine.pass(SignedDuration::from_hours(24 * 365 * 5));
        fixture.market.follow().await.unwrap();
        let fresh = fixture.another().await;
        assert!(bytes(&fixture.market).await == bytes(&fresh).await);
        fresh.close().await.unwrap();
    });
}
