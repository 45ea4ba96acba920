//! What tests of pages stand on: an empty market in a file of its own, with a clock that stands still and random bytes that count up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use market::{Database, Document, Documents, Machine, Market};

use tempfile::TempDir;

use crate::site::{Settings, Site};

/// The time in tests: a Friday morning.
const NOW: &str = "2026-11-20T09:12:00Z";

struct Script(AtomicU64);

impl Machine for Script {
    fn now(&self) -> Timestamp {
        NOW.parse().unwrap()
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        bytes.fill(0);
        let count = self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let start = bytes.len().saturating_sub(count.len());
        bytes[start..].iter_mut().zip(count).for_each(|(byte, part)| *byte = part);
    }
}

struct PlainText;

impl Documents for PlainText {
    fn open_post(&self, _: &str, bytes: &[u8]) -> Result<Document, String> {
        Ok(Document::plain(String::from_utf8_lossy(bytes)))
    }

    fn open_resume(&self, file: &str, bytes: &[u8]) -> Result<Document, String> {
        self.open_post(file, bytes)
    }
}

/// A site over an empty market that visitors reach under `address`.
pub(crate) async fn site(address: &str) -> Site {
    let folder = TempDir::new().unwrap().keep();
    let database = Database::Sqlite(folder.join("rolecall.sqlite"));
    let machine: Arc<dyn Machine> = Arc::new(Script(AtomicU64::new(0)));
    let market = Market::open(&database, Arc::clone(&machine), Arc::new(PlainText)).await.unwrap();
    let settings =
        Settings { name: "Lowland market".to_owned(), address: address.parse().unwrap(), version: "0.0.0".to_owned() };
    market.follow().await.unwrap();
    // The database is an open file by now; its folder goes when the process ends.
    Site::new(settings, Arc::new(market), machine)
}
