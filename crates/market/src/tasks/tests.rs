//! Tasks are carried out once, by one worker, and again after a failure or a crash.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

use super::lease::{Lease, Settled, claim, settle};
use super::{Kind, enqueue, entity};
use crate::database::Moment;
use crate::market::Market;
use crate::tests::{Fixture, Work, at_once, on_both};

/// Puts off the forgetting of somebody for `secs`.
async fn put_off(fixture: &Fixture, secs: i64) -> Uuid {
    let market = &fixture.market;
    let subject = market.machine.id();
    let due = Moment::of(market.machine.now()).after(secs);
    let transaction = market.store.write().await.unwrap();
    enqueue(&transaction, &*market.machine, Kind::ForgetCandidate, subject, due).await.unwrap();
    transaction.commit().await.unwrap();
    subject
}

async fn take(market: &Market) -> Option<Lease> {
    let transaction = market.store.write().await.unwrap();
    let lease = claim(&transaction, &*market.machine).await.unwrap();
    transaction.commit().await.unwrap();
    lease
}

async fn report(market: &Market, lease: &Lease, error: Option<&str>) -> Settled {
    let transaction = market.store.write().await.unwrap();
    let settled = settle(&transaction, &*market.machine, lease, error.map(str::to_owned)).await.unwrap();
    transaction.commit().await.unwrap();
    settled
}

async fn only_task(fixture: &Fixture) -> entity::Model {
    entity::Entity::find().one(fixture.market.store.read()).await.unwrap().unwrap()
}

#[test]
fn what_is_rolled_back_leaves_no_task() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let transaction = market.store.write().await.unwrap();
        let now = Moment::of(market.machine.now());
        enqueue(&transaction, &*market.machine, Kind::ForgetDraft, market.machine.id(), now).await.unwrap();
        drop(transaction);
        assert_eq!(take(market).await, None);
    });
}

#[test]
fn tasks_are_taken_when_they_are_due_and_the_longest_due_first() {
    on_both(async |fixture| {
        let second = put_off(fixture, 20).await;
        let first = put_off(fixture, 10).await;
        assert_eq!(take(&fixture.market).await, None);
        fixture.machine.pass(SignedDuration::from_secs(20));
        assert_eq!(take(&fixture.market).await.unwrap().subject_id, first);
        assert_eq!(take(&fixture.market).await.unwrap().subject_id, second);
        assert_eq!(take(&fixture.market).await, None);
    });
}

#[test]
fn no_two_workers_take_the_same_task() {
    async fn drain(market: &Market) -> Vec<Uuid> {
        let mut taken = Vec::new();
        while let Some(lease) = take(market).await {
            taken.push(lease.subject_id);
        }
        taken
    }
    on_both(async |fixture| {
        let mut waiting = BTreeSet::new();
        for _ in 0..60 {
            waiting.insert(put_off(fixture, 0).await);
        }
        let (two, three) = (fixture.another().await, fixture.another().await);
        let taken = at_once([&fixture.market, &two, &three].map(|market| -> Work<_> { Box::pin(drain(market)) })).await;
        let taken = taken.concat();
        assert_eq!((taken.len(), BTreeSet::from_iter(taken)), (60, waiting));
        for other in [two, three] {
            other.close().await.unwrap();
        }
    });
}

#[test]
fn a_worker_that_died_is_followed_after_its_lease_and_can_change_nothing_any_more() {
    on_both(async |fixture| {
        put_off(fixture, 0).await;
        let died = take(&fixture.market).await.unwrap();
        fixture.machine.pass(SignedDuration::from_secs(59));
        assert_eq!(take(&fixture.market).await, None);
        fixture.machine.pass(SignedDuration::from_secs(1));
        let follower = take(&fixture.market).await.unwrap();
        assert_eq!((follower.task, follower.attempt), (died.task, 2));
        report(&fixture.market, &died, Some("woke up again")).await;
        assert_eq!(only_task(fixture).await.last_error, None);
        report(&fixture.market, &follower, None).await;
        assert!(only_task(fixture).await.done_at.is_some());
        fixture.machine.pass(SignedDuration::from_hours(1));
        assert_eq!(take(&fixture.market).await, None);
    });
}

#[test]
fn a_task_that_fails_waits_longer_each_time_and_is_given_up_after_the_tenth() {
    on_both(async |fixture| {
        put_off(fixture, 0).await;
        let mut waits = Vec::new();
        loop {
            let lease = take(&fixture.market).await.unwrap();
            let settled = report(&fixture.market, &lease, Some("the disk is full")).await;
            let task = only_task(fixture).await;
            assert_eq!(task.last_error.as_deref(), Some("the disk is full"));
            if settled == Settled::Failed {
                break assert!(task.failed_at.is_some() && task.done_at.is_none());
            }
            let now = crate::Machine::now(&*fixture.machine);
            let wait = task.due_at.time().duration_since(now);
            fixture.machine.pass(wait - SignedDuration::from_secs(1));
            assert_eq!(take(&fixture.market).await, None);
            fixture.machine.pass(SignedDuration::from_secs(1));
            waits.push(format!("{wait:#}"));
        }
        fixture.machine.pass(SignedDuration::from_hours(24 * 365));
        assert_eq!(take(&fixture.market).await, None);
        insta::allow_duplicates! {
            insta::assert_snapshot!(waits.join(", "), @"10s, 30s, 1m, 5m, 15m, 1h, 3h, 8h, 24h");
        }
    });
}

#[test]
fn a_task_in_which_every_process_died_is_given_up() {
    on_both(async |fixture| {
        put_off(fixture, 0).await;
        for _ in 0..10 {
            take(&fixture.market).await.unwrap();
            fixture.machine.pass(SignedDuration::from_secs(60));
        }
        assert_eq!(fixture.market.work().await.unwrap(), 0);
        let task = only_task(fixture).await;
        assert!(task.failed_at.is_some());
        insta::allow_duplicates! {
            insta::assert_snapshot!(task.last_error.unwrap(), @"the process ended during the last attempt");
        }
    });
}

#[test]
fn what_is_gone_already_counts_as_forgotten() {
    on_both(async |fixture| {
        put_off(fixture, 0).await;
        put_off(fixture, 0).await;
        assert_eq!(fixture.market.work().await.unwrap(), 2);
        assert_eq!(fixture.market.work().await.unwrap(), 0);
        assert_eq!(only_task(fixture).await.attempts, 1);
    });
}

#[test]
fn a_verb_that_fails_is_tried_again() {
    on_both(async |fixture| {
        let connection = fixture.market.store.read();
        put_off(fixture, 0).await;
        connection.execute_unprepared("ALTER TABLE candidate RENAME TO mislaid").await.unwrap();
        assert_eq!(fixture.market.work().await.unwrap(), 0);
        let said = only_task(fixture).await.last_error.unwrap();
        assert!(said.contains("candidate"), "{said}");
        connection.execute_unprepared("ALTER TABLE mislaid RENAME TO candidate").await.unwrap();
        assert_eq!(fixture.market.work().await.unwrap(), 0);
        fixture.machine.pass(SignedDuration::from_secs(10));
        assert_eq!(fixture.market.work().await.unwrap(), 1);
    });
}
