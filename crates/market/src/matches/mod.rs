//! Matches: a candidate's postings in the order of the chance that both sides say yes, each with its receipt.

mod quoted;
#[cfg(test)]
mod tests;

use matching::{Outlook, Person};
use uuid::Uuid;

use crate::actor::Actor;
use crate::candidates;
use crate::derived::Held;
use crate::error::Error;
use crate::market::Market;
use crate::policy::Operation;
use crate::postings::PostingLine;
use crate::search::PAGE;

/// How many postings a page shows that are just out of reach.
const OUTLOOKS: usize = 3;

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
    /// The best that one change would bring within reach, whatever the page.
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
    pub outlook: Outlook,
}

impl Market {
    /// A candidate's matches, 20 a page, for whom the candidate is their own or an example. They are ranked as the database has them now,
    /// so that a change of their wishes shows in the very next answer.
    pub async fn matches(&self, actor: Actor, candidate: Uuid, page: usize) -> Result<Matches, Error> {
        let row = candidates::permitted(self.store.read(), Operation::ReadMatches, actor, candidate).await?;
        let (profile, wishes) = (row.profile.0, row.wishes.0);
        let (vocabulary, today) = (self.vocabulary, self.machine.today());
        let ask = move |held: &Held| ranked(held, &Person::new(&profile, &wishes, vocabulary, today), page);
        let mut matches = self.ask(ask).await?;
        self.quote(&mut matches.each, &row.text).await?;
        Ok(matches)
    }

    /// One open posting as it matches the candidate, with its rank among all.
    pub async fn match_with(&self, actor: Actor, candidate: Uuid, posting: Uuid) -> Result<MatchView, Error> {
        let row = candidates::permitted(self.store.read(), Operation::ReadMatches, actor, candidate).await?;
        let person = Person::new(&row.profile.0, &row.wishes.0, self.vocabulary, self.machine.today());
        let found = self.ask(move |held| {
            let matched = held.network.ranking_for(&person).match_with(posting)?;
            Some(MatchView { line: held.index.line(posting)?.clone(), matched })
        });
        let mut view = found.await?.ok_or(Error::NotFound)?;
        self.quote(std::slice::from_mut(&mut view), &row.text).await?;
        Ok(view)
    }
}

fn ranked(held: &Held, person: &Person, page: usize) -> Matches {
    let ranking = held.network.ranking_for(person);
    let total = held.network.opening_count();
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let each = ranking.page((page - 1) * PAGE..page * PAGE);
    let outlooks = ranking.just_out_of_reach(OUTLOOKS);
    let line = |id| held.index.line(id).cloned();
    Matches {
        total,
        open: ranking.within_reach(),
        page,
        pages,
        each: each.into_iter().filter_map(|(id, matched)| Some(MatchView { line: line(id)?, matched })).collect(),
        outlooks: outlooks
            .into_iter()
            .filter_map(|(id, outlook)| Some(OutlookView { line: line(id)?, outlook }))
            .collect(),
    }
}
