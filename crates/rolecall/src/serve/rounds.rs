//! What the market does by itself while it is served: it follows its changes and carries out its tasks.

use std::sync::Arc;
use std::time::Duration;

use market::Market;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// How soon another process's changes are seen at the latest; our own are seen at once.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);
/// How soon a task that is due is begun at the latest.
const WORK_EVERY: Duration = Duration::from_secs(5);

/// The rounds while they run.
pub(super) struct Rounds {
    following: JoinHandle<()>,
    working: JoinHandle<()>,
}

impl Rounds {
    /// Starts both; they end soon after `stopping` says so.
    pub(super) fn start(market: &Arc<Market>, stopping: &watch::Receiver<bool>) -> Self {
        Self {
            following: tokio::spawn(follow(Arc::clone(market), stopping.clone())),
            working: tokio::spawn(work(Arc::clone(market), stopping.clone())),
        }
    }

    /// Waits until both have ended.
    pub(super) async fn end(self) {
        for round in [self.following, self.working] {
            if let Err(error) = round.await {
                tracing::error!(%error, "a round of the market broke");
            }
        }
    }
}

async fn follow(market: Arc<Market>, mut stopping: watch::Receiver<bool>) {
    let mut ticks = interval(FOLLOW_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut well = true;
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
            () = market.changed() => {}
        }
        let result = market.follow().await;
        tell("changes are not followed", &mut well, result.err());
    }
}

async fn work(market: Arc<Market>, mut stopping: watch::Receiver<bool>) {
    let mut ticks = interval(WORK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut well = true;
    loop {
        tokio::select! {
            _ = stopping.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => {}
        }
        let result = market.work().await;
        tell("tasks are not carried out", &mut well, result.err());
    }
}

/// Says that something stopped working, and that it works again, once each.
fn tell(what: &'static str, well: &mut bool, error: Option<market::Error>) {
    match error {
        Some(error) if *well => tracing::error!(error = &error as &dyn std::error::Error, "{what}"),
        None if !*well => tracing::info!("{what}: over"),
        _ => return,
    }
    *well = !*well;
}
