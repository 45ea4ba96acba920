//! Changes are numbered without a gap, in the order of their commits, whoever writes them and when.

use uuid::Uuid;

use super::{Became, Subject, after, last, record};
use crate::database::Moment;
use crate::market::Market;
use crate::tests::{Work, at_once, on_both};

/// Records changes of this many postings in one transaction.
async fn write(market: &Market, count: usize) -> Vec<Uuid> {
    let ids: Vec<Uuid> = (0..count).map(|_| market.machine.id()).collect();
    let transaction = market.store.write().await.unwrap();
    record(&transaction, Moment::of(market.machine.now()), Subject::Posting, Became::Stored, &ids).await.unwrap();
    transaction.commit().await.unwrap();
    ids
}

/// Follows until `count` changes are seen and returns their subjects. A follower never comes back for a number that it has passed.
async fn follow(market: &Market, count: i64) -> Vec<Uuid> {
    let (mut seen, mut subjects) = (0, Vec::new());
    while seen < count {
        for change in after(market.store.read(), seen, 7).await.unwrap() {
            assert_eq!(change.seq, seen + 1);
            seen = change.seq;
            subjects.push(change.subject_id);
        }
        tokio::task::yield_now().await;
    }
    subjects
}

#[test]
fn a_follower_misses_nothing_while_others_write() {
    async fn write_batches(market: &Market) -> Vec<Uuid> {
        let mut written = Vec::new();
        for batch in [1, 5, 2, 8, 1, 3, 4, 6] {
            written.extend(write(market, batch).await);
        }
        written
    }
    on_both(async |fixture| {
        let (two, follower) = (fixture.another().await, fixture.another().await);
        let work: [Work<_>; 3] =
            [Box::pin(write_batches(&fixture.market)), Box::pin(write_batches(&two)), Box::pin(follow(&follower, 60))];
        let [mut ours, theirs, mut seen] = at_once(work).await;
        ours.extend(theirs);
        ours.sort();
        seen.sort();
        assert_eq!(seen, ours);
        for other in [two, follower] {
            other.close().await.unwrap();
        }
    });
}

#[test]
fn what_is_rolled_back_leaves_no_gap() {
    on_both(async |fixture| {
        let market = &fixture.market;
        write(market, 2).await;
        let transaction = market.store.write().await.unwrap();
        let now = Moment::of(market.machine.now());
        record(&transaction, now, Subject::Candidate, Became::Gone, &[market.machine.id()]).await.unwrap();
        drop(transaction);
        write(market, 0).await;
        let [third] = write(market, 1).await[..] else { unreachable!("one was written") };
        assert_eq!(last(market.store.read()).await.unwrap(), 3);
        let changes = after(market.store.read(), 2, 10).await.unwrap();
        assert_eq!(changes.iter().map(|change| (change.seq, change.subject_id)).collect::<Vec<_>>(), [(3, third)]);
    });
}
