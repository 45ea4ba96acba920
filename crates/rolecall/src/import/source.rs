//! The two kinds of source that an import takes in.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use market::{Actor, Error, ImportedPost, ImportedResume, Market, ReadPost, ReadResume, Standing};
use serde::Serialize;
use talent::{Posting, Profile, Wishes};
use uuid::Uuid;

use crate::documents::Expect;
use crate::read::{self, Record};
use crate::tally::Unread;

/// A source that the market has: printed as one line when its transaction is committed.
#[derive(Debug, Serialize)]
pub(super) struct Stored {
    /// Where it came from.
    file: String,
    /// The postings, or the candidate.
    pub(super) ids: Vec<Uuid>,
    /// It was not known before.
    pub(super) new: bool,
}

/// What an import takes in.
pub(super) trait Source: Send + Sized {
    /// What one source is called, and several.
    const NAMES: [&'static str; 2];
    /// What is stored of it is called, one and several.
    const STORED: [&'static str; 2];
    /// What its files are asked to hold.
    const EXPECT: Expect;

    /// The sources of one file.
    fn read(path: &Path, today: Date) -> Vec<Result<Self, Unread>>;

    /// Stores a batch in one transaction.
    async fn store(market: &Market, batch: Vec<Self>) -> Result<Vec<Stored>, Error>;
}

/// A text with its postings.
pub(super) struct PostSource(ReadPost);

impl Source for PostSource {
    const NAMES: [&'static str; 2] = ["post", "posts"];
    const STORED: [&'static str; 2] = Posting::NAMES;
    const EXPECT: Expect = Posting::EXPECT;

    fn read(path: &Path, today: Date) -> Vec<Result<Self, Unread>> {
        let mut sources: Vec<Result<Self, Unread>> = Vec::new();
        let mut shared: Option<Arc<str>> = None;
        for record in read::records::<Posting>(path, today) {
            let text = match &record {
                Ok(posting) => posting.text.clone(),
                Err(_) => None,
            };
            match (record, text) {
                (Ok(mut posting), Some(text)) => {
                    posting.text = None;
                    match (sources.last_mut(), &shared) {
                        (Some(Ok(last)), Some(before)) if Arc::ptr_eq(before, &text) => last.0.postings.push(posting),
                        _ => {
                            let file = posting.source.file.clone();
                            let source = ReadPost { file, text: Arc::clone(&text), postings: vec![posting] };
                            sources.push(Ok(Self(source)));
                        }
                    }
                    shared = Some(text);
                }
                (Ok(posting), None) => sources.push(Err(without_text(&posting.source.file))),
                (Err(unread), _) => sources.push(Err(unread)),
            }
        }
        sources
    }

    async fn store(market: &Market, batch: Vec<Self>) -> Result<Vec<Stored>, Error> {
        let posts = batch.into_iter().map(|source| source.0).collect();
        let stored = market.import_posts(Actor::Operator, posts).await?;
        Ok(stored.into_iter().map(|ImportedPost { file, postings, new }| Stored { file, ids: postings, new }).collect())
    }
}

/// A résumé with its profile.
pub(super) struct ResumeSource(ReadResume);

impl Source for ResumeSource {
    const NAMES: [&'static str; 2] = Profile::NAMES;
    const STORED: [&'static str; 2] = ["candidate", "candidates"];
    const EXPECT: Expect = Profile::EXPECT;

    fn read(path: &Path, today: Date) -> Vec<Result<Self, Unread>> {
        let source = |mut profile: Profile| {
            let file = profile.source.file.clone();
            let text = profile.text.take().ok_or_else(|| without_text(&file))?;
            Ok(Self(ReadResume { file, text, profile, wishes: Wishes::default() }))
        };
        read::records::<Profile>(path, today).into_iter().map(|record| record.and_then(source)).collect()
    }

    async fn store(market: &Market, batch: Vec<Self>) -> Result<Vec<Stored>, Error> {
        let resumes = batch.into_iter().map(|source| source.0).collect();
        let stored = market.import_resumes(Actor::Operator, resumes, Standing::Private).await?;
        Ok(stored.into_iter().map(|ImportedResume { file, id, new }| Stored { file, ids: vec![id], new }).collect())
    }
}

fn without_text(file: &str) -> Unread {
    Unread::Bad(format!(
        "{file}: has no text, and what is stored can show its evidence; accepted: records as `rolecall read … --with-text` prints them"
    ))
}
