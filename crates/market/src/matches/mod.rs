//! Matches: a candidate's postings in the order of the chance that both sides say yes, each with its receipt.

use uuid::Uuid;

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;
use crate::postings::PostingLine;

/// A page of a candidate's matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches {
    /// How many open postings there are; every one has its rank.
    pub total: usize,
    /// How many of them no constraint excludes; the excluded follow them.
    pub open: usize,
    /// The page, from 1: the one that was asked for, or the last where there are fewer.
    pub page: usize,
    /// How many pages; at least 1.
    pub pages: usize,
    /// The matches of this page, best first.
    pub each: Vec<MatchView>,
    /// On the first page: the best that one change would bring within reach.
    pub outlooks: Vec<OutlookView>,
}

/// A posting as it matches the candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchView {
    /// The posting.
    pub line: PostingLine,
    /// Rank, score, reasons with words quoted from both texts, questions.
    pub matched: matching::Match,
}

/// A posting that is just out of reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlookView {
    /// The posting.
    pub line: PostingLine,
    /// What keeps it out of reach, the change that would lift that, and the rank and score that the change would bring.
    pub outlook: matching::Outlook,
}

impl Market {
    /// A candidate's matches, 20 a page, for whom the candidate is their own or an example.
    pub async fn matches(&self, actor: Actor, candidate: Uuid, page: usize) -> Result<Matches, Error> {
        let _ = (actor, candidate, page);
        Err(Error::NotFound)
    }
}
