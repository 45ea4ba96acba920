//! Readers see what is held before a change or after it, never between.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::civil::date;
use matching::{Opening, Weights};
use talent::Posting;
use talent::vocabulary::Vocabulary;
use uuid::Uuid;

use crate::derived::prepared::{Base, Prepared};
use crate::derived::{Derived, Held};
use crate::postings::PostingLine;
use crate::search::{Document, Search};

const VERSIONS: [&str; 2] = ["Night Baker", "Van Driver"];
const ID: Uuid = Uuid::from_u128(7);

fn base() -> Base {
    let (vocabulary, weights) = (Vocabulary::embedded(), Weights::published());
    Base { vocabulary, weights, today: date(2026, 11, 20) }
}

fn version(title: &str) -> Prepared {
    let posting = Posting { title: Some(title.to_owned()), ..Posting::default() };
    let line = PostingLine::of(ID, &posting, None, None, base().today);
    let document = Document::of(&posting, line, base().weights);
    Prepared::Posting(Box::new(document), Arc::new(Opening::new(&posting, base().vocabulary)))
}

/// What the line, the words of the index and the network each say that the posting is called.
fn told(held: &Held) -> [Option<String>; 3] {
    let line = held.index.line(ID).and_then(|line| line.title.clone());
    let has_word = |title: &&&str| {
        let search = Search { words: (**title).to_owned(), ..Search::default() };
        held.index.answer(&search, base().vocabulary, base().today).total == 1
    };
    let word = VERSIONS.iter().find(has_word).map(|title| (*title).to_owned());
    let opening = held.network.opening(ID).and_then(|opening| opening.card.title.clone());
    [line, word, opening]
}

#[test]
fn whoever_reads_during_a_change_sees_before_or_after() {
    let derived = Derived::default();
    derived.replace(Held::new(base(), 0));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = || {
            let mut seen = [0; 3];
            while !done.load(Ordering::Relaxed) {
                let [line, word, opening] = derived.read(told).unwrap();
                assert_eq!((&line, &line), (&word, &opening));
                let at = VERSIONS.iter().position(|title| line.as_deref() == Some(title));
                seen[at.unwrap_or(2)] += 1;
            }
            seen
        };
        let readers = [scope.spawn(reader), scope.spawn(reader)];
        for seq in 1..=400 {
            let change = match seq % 3 {
                0 => Prepared::NoPosting(ID),
                at => version(VERSIONS[usize::try_from(at - 1).unwrap()]),
            };
            derived.apply(vec![change], seq);
        }
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
    });
    assert_eq!(derived.state(), Some((400, base().today)));
}
