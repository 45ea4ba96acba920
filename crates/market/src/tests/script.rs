//! A machine that does as the test says.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::machine::Machine;

/// Stands still at 2026-11-20T09:00:00Z until it is moved; its randomness is the same in every run.
#[derive(Debug)]
pub(crate) struct Script {
    now: Mutex<Timestamp>,
    drawn: AtomicU64,
}

impl Default for Script {
    fn default() -> Self {
        Self { now: Mutex::new("2026-11-20T09:00:00Z".parse().unwrap()), drawn: AtomicU64::new(0) }
    }
}

impl Script {
    /// Moves the time on.
    pub(crate) fn pass(&self, time: SignedDuration) {
        *self.now.lock().unwrap() += time;
    }

    /// Sets the time, RFC 3339, and returns it.
    pub(crate) fn at(&self, time: &str) -> Timestamp {
        let time = time.parse().unwrap();
        *self.now.lock().unwrap() = time;
        time
    }
}

impl Machine for Script {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap()
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let draw = self.drawn.fetch_add(1, Ordering::Relaxed);
            chunk.copy_from_slice(&Sha256::digest(draw.to_be_bytes())[..chunk.len()]);
        }
    }
}
